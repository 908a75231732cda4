// What every chart shares: a frame as wide as its place, marks that are links with words, tooltips
// that say the same, arrow keys among the marks. Needs d3 (libraries/d3.min.js) loaded before.
// Colours are the variables of the style sheets, set with .style("fill", "var(--name)").
import { roving, tip } from "./tips.js";

const d3 = window.d3;
export { d3, roving, tip };

// Draws into a figure now and whenever its width changes. render({ svg, width }) sets the height
// itself (svg.attr("height", …)) and may return a function to be called before the next drawing.
export function chart(host, label, render) {
  let before = null;
  let known = 0;
  const draw = () => {
    const width = Math.round(host.clientWidth);
    if (!width || width === known) return;
    known = width;
    before?.();
    host.querySelector(":scope > svg")?.remove();
    const svg = d3.select(host).insert("svg", ":first-child")
      .attr("role", "group").attr("aria-label", label).attr("width", width).attr("class", "chart");
    before = render({ svg, width }) ?? null;
    svg.attr("viewBox", `0 0 ${width} ${svg.attr("height")}`);
    roving(svg.node());
  };
  new ResizeObserver(draw).observe(host);
  draw();
  return { redraw: () => { known = 0; draw(); } };
}

// A mark: a link with words, which are also its tooltip. Give it shapes as children.
export function mark(parent, href, words) {
  const link = parent.append("a").attr("href", href).attr("aria-label", words).attr("class", "mark");
  tip(link.node(), words);
  return link;
}

// Axes: at the bottom or the left, with a grid as fine as the ticks.
export function bottomAxis(svg, scale, { height, left = 0, ticks = 6, format = null, grid = 0 }) {
  const axis = d3.axisBottom(scale).ticks(ticks).tickSizeOuter(0).tickSizeInner(-grid);
  if (format) axis.tickFormat(format);
  return svg.append("g").attr("class", "axis").attr("aria-hidden", "true")
    .attr("transform", `translate(${left},${height})`).call(axis);
}
export function leftAxis(svg, scale, { left, ticks = 5, format = null, grid = 0 }) {
  const axis = d3.axisLeft(scale).ticks(ticks).tickSizeOuter(0).tickSizeInner(-grid);
  if (format) axis.tickFormat(format);
  return svg.append("g").attr("class", "axis").attr("aria-hidden", "true")
    .attr("transform", `translate(${left},0)`).call(axis);
}

// Numbers as short as they can be read: 12.4 billion, 124亿.
export const short = (value) => new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumSignificantDigits: 3 }).format(value);

// The address of the page with some of its question changed.
export function address(path, query, changed) {
  const params = new URLSearchParams(query);
  for (const [key, value] of Object.entries(changed)) {
    params.delete(key);
    if (value !== null && value !== undefined && value !== "") params.append(key, value);
  }
  return `${path}?${params}`;
}

// Zooms and pans by mouse, touch, keys (+, -, 0, and Shift with the arrows) and by buttons with
// data-zoom="in|out|whole" in the figure; changed(transform) is told of each step. The wheel zooms
// once the picture has the focus (a click, Tab), or with Ctrl: else it scrolls the page.
export function zoomable(svg, { width, height, most = 40, changed }) {
  const zoom = d3.zoom().scaleExtent([1, most]).translateExtent([[0, 0], [width, height]])
    .extent([[0, 0], [width, height]])
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey || svg.node().contains(document.activeElement) : !event.button))
    .on("zoom", (event) => changed(event.transform));
  svg.on("pointerdown.focus", () => svg.node().focus({ preventScroll: true }));
  svg.call(zoom).on("dblclick.zoom", null);
  const steps = {
    "+": () => svg.call(zoom.scaleBy, 1.6), "=": () => svg.call(zoom.scaleBy, 1.6),
    "-": () => svg.call(zoom.scaleBy, 1 / 1.6), 0: () => svg.call(zoom.transform, d3.zoomIdentity),
  };
  const pan = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  svg.on("keydown.zoom", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (steps[event.key]) { event.preventDefault(); steps[event.key](); }
    else if (event.shiftKey && pan[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      const by = d3.zoomTransform(svg.node()).k;
      svg.call(zoom.translateBy, ...pan[event.key].map((one) => one / by));
    }
  });
  const host = svg.node().parentNode;
  const press = (event) => {
    const way = event.target.closest("[data-zoom]")?.dataset.zoom;
    steps[{ in: "+", out: "-", whole: 0 }[way]]?.();
  };
  host.addEventListener("click", press);
  return { zoom, stop: () => host.removeEventListener("click", press) };
}
