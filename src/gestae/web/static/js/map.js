// The map: outlines once from the server, places and rings from the page.
import { island } from "./shell.js";
import { address, chart, d3, mark, zoomable } from "./chart.js";

const host = document.getElementById("map");
const { places, rings, query } = island("drawn");
const { label, events, ring: ringWord } = host.dataset;
const KILOMETRES = 111.195; // a degree of a great circle
const LABELS = 14;
const WIDE = 2500; // kilometres beyond which a region has its name alone
const exact = Object.fromEntries(["point", "city", "region", "sea", "country"].map((key, number) => [key, host.dataset.precisions.split("|")[number]]));
const world = await (await fetch(host.dataset.outlines)).json();
// A ring that runs the wrong way round would stand for all of the earth but itself.
for (const one of world.features) {
  for (const polygon of one.geometry.coordinates) {
    if (d3.geoArea({ type: "Polygon", coordinates: [polygon[0]] }) > 2 * Math.PI) polygon[0].reverse();
  }
}
const known = new Set(world.features.map((one) => one.properties.code));
const to = (place) => `${address("/map", query, { place: place.key, offset: null })}#events`;
const words = (place) => `${place.name} (${exact[place.precision]})\n${events}: ${place.events.toLocaleString()}`;
const circle = (at, kilometres) => d3.geoCircle().center(at).radius(Math.min(89, kilometres / KILOMETRES)).precision(3)();

chart(host, label, ({ svg, width }) => {
  const height = Math.round(Math.max(300, width * 0.52));
  svg.attr("height", height).attr("tabindex", 0);
  const projection = d3.geoNaturalEarth1().fitExtent([[4, 4], [width - 4, height - 4]], { type: "Sphere" });
  const path = d3.geoPath(projection);
  const hatch = svg.append("defs").append("pattern").attr("id", "hatch").attr("width", 6).attr("height", 6).attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)");
  hatch.append("line").attr("class", "lines").attr("y2", 6);
  const ground = svg.append("g");
  const extents = svg.append("g");
  const top = svg.append("g");
  ground.selectAll("path").data(world.features).join("path").attr("class", "land").attr("d", path).append("title").text((one) => one.properties[document.documentElement.lang] ?? one.properties.en);

  for (const place of places.filter((one) => one.precision === "country" && known.has(one.country))) {
    const shape = { type: "FeatureCollection", features: world.features.filter((one) => one.properties.code === place.country) };
    const link = mark(extents, to(place), words(place));
    link.append("path").attr("class", "wash").attr("d", path(shape));
    link.append("path").attr("class", "hatch").attr("d", path(shape)).attr("fill", "url(#hatch)");
  }
  for (const place of places.filter((one) => one.at && one.reach && one.reach <= WIDE)) {
    mark(extents, to(place), words(place)).append("path").attr("class", "around").attr("d", path(circle(place.at, place.reach)));
  }
  for (const ring of rings) {
    const told = `${ringWord}: ${ring.subject} · ${ring.place}\n${Math.round(ring.inner)}${ring.inner < ring.outer ? `–${Math.round(ring.outer)}` : ""} km`;
    const link = mark(extents, `#ring-${ring.number}`, told);
    link.append("path").attr("class", "ring").attr("d", path(circle(ring.at, ring.outer)));
    if (ring.inner < ring.outer) link.append("path").attr("class", "ring inner").attr("d", path(circle(ring.at, ring.inner)));
  }

  const spots = places.filter((one) => one.at && !one.reach && one.precision !== "country");
  const size = d3.scaleSqrt([1, Math.max(8, d3.max(spots, (one) => one.events) ?? 1)], [4, Math.min(22, width / 40)]);
  const drawn = spots.map((place) => {
    const link = mark(top, to(place), words(place));
    link.append("circle").attr("class", "spot").attr("r", size(place.events));
    return { place, link, at: projection(place.at), r: size(place.events), name: link.append("text").attr("x", size(place.events) + 3).attr("y", 4).text(place.name) };
  });
  const named = places.filter((one) => one.at && one.reach).map((place) => {
    const wide = place.reach > WIDE;
    const name = (wide ? mark(top, to(place), words(place)) : top).append("text").attr("class", wide ? "wide" : "soft").attr("text-anchor", "middle").text(place.name);
    return { at: projection(place.at), name, r: 0 };
  });

  const show = (view) => {
    for (const layer of [ground, extents]) layer.attr("transform", view);
    hatch.attr("patternTransform", `rotate(45) scale(${1 / view.k})`);
    // The largest marks get their names, as far as these do not lie on each other.
    const taken = [];
    for (const one of [...drawn, ...named]) {
      const [x, y] = view.apply(one.at);
      (one.link ?? one.name).attr("transform", `translate(${x},${y})`);
      const inside = x > -20 && x < width + 20 && y > -20 && y < height + 20;
      one.link?.attr("display", inside ? null : "none");
      const box = { x0: x - 4, x1: x + one.r + 8 + one.name.text().length * 7, y0: y - 9, y1: y + 9 };
      const free = inside && taken.length < LABELS * Math.sqrt(view.k) && !taken.some((o) => o.x0 < box.x1 && box.x0 < o.x1 && o.y0 < box.y1 && box.y0 < o.y1);
      if (free) taken.push(box);
      one.name.attr("display", free ? null : "none");
    }
  };
  show(d3.zoomIdentity);
  const { zoom, stop } = zoomable(svg, { width, height, most: 60, changed: show });
  const toMarks = () => {
    const all = [...places.filter((one) => one.at && !(one.reach > WIDE)), ...rings].map((one) => projection(one.at));
    if (!all.length) return;
    const [[x0, x1], [y0, y1]] = [d3.extent(all, (one) => one[0]), d3.extent(all, (one) => one[1])];
    const k = Math.min(8, 0.75 / Math.max((x1 - x0) / width, (y1 - y0) / height, 0.01));
    svg.call(zoom.transform, d3.zoomIdentity.translate(width / 2, height / 2).scale(Math.max(1, k)).translate(-(x0 + x1) / 2, -(y0 + y1) / 2));
  };
  toMarks();
  const press = (event) => { if (event.target.closest("[data-zoom=marks]")) toMarks(); };
  host.addEventListener("click", press);
  return () => { stop(); host.removeEventListener("click", press); };
});
