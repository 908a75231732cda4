// The network as the server laid it out: ties lead to relations, parties to their events.
import { island } from "./shell.js";
import { address, chart, d3, mark, zoomable } from "./chart.js";

const host = document.getElementById("network");
if (host) {
  const { nodes, ties, query } = island("drawn");
  const { label, deeds, balance, degree } = host.dataset;
  const kinds = host.dataset.words.split("|");
  const by = new Map(nodes.map((node) => [node.id, node]));
  const most = d3.max(nodes, (node) => node.deeds);
  const busiest = d3.max(ties, (tie) => tie.deeds);
  const tone = (value) => {
    const part = Math.round(Math.min(1, Math.abs(value) / 6) * 100);
    return `color-mix(in oklab, var(--${value < 0 ? "hurts" : "helps"}) ${part}%, var(--even))`;
  };
  chart(host, label, ({ svg, width }) => {
    const height = Math.max(380, Math.min(720, width * 0.62));
    svg.attr("height", height).attr("tabindex", 0);
    const edge = Math.min(70, width * 0.12);
    const x = d3.scaleLinear([0, 1], [edge, width - edge]);
    const y = d3.scaleLinear([0, 1], [46, height - 40]);
    const size = d3.scaleSqrt([0, most], [3, Math.min(30, width / 26)]);
    // What the server laid out, moved only as far as discs would lie on each other.
    const spots = nodes.map((node) => ({ x: x(node.x), y: y(node.y), tox: x(node.x), toy: y(node.y), r: size(node.deeds) + (width < 600 ? 5 : 11) }));
    d3.forceSimulation(spots).stop().force("x", d3.forceX((spot) => spot.tox).strength(0.25)).force("y", d3.forceY((spot) => spot.toy).strength(0.25))
      .force("apart", d3.forceCollide((spot) => spot.r)).tick(90);
    const spotOf = new Map(nodes.map((node, number) => [node.id, spots[number]]));
    const thick = d3.scaleSqrt([0, busiest], [0.8, 9]);
    const lines = svg.append("g");
    const discs = svg.append("g");
    const drawnTies = ties.map((tie) => {
      const told = kinds.map((kind, number) => (tie.quads[number] ? `${kind}: ${tie.quads[number]}` : "")).filter(Boolean).join("\n");
      const link = mark(lines, address("/relations", "", { a: tie.one, b: tie.other }), `${by.get(tie.one).name} – ${by.get(tie.other).name}\n${deeds}: ${tie.deeds}\n${told}`);
      link.append("line").attr("class", "seen").style("stroke", tone(tie.intensity)).attr("stroke-width", thick(tie.deeds)).attr("stroke-opacity", 0.55);
      link.append("line").attr("class", "near");
      return { tie, link };
    });
    const drawnNodes = nodes.map((node) => {
      const to = `/events${address("", query, { source: node.id, least: null, most: null })}`;
      const link = mark(discs, to, `${node.name}\n${deeds}: ${node.deeds}\n${degree}: ${node.degree}\n${balance}: ${node.balance.toFixed(1)}`);
      link.append("circle").attr("r", size(node.deeds)).style("fill", tone(node.balance));
      link.append("text").attr("y", -size(node.deeds) - 4).text(width > 600 && node.deeds > most / 12 ? node.name : node.id);
      const near = (on) => () => {
        drawnTies.forEach(({ tie, link: line }) => line.classed("faded", on && tie.one !== node.id && tie.other !== node.id));
      };
      link.on("pointerenter.near", near(true)).on("pointerleave.near", near(false)).on("focus.near", near(true)).on("blur.near", near(false));
      return { node, link };
    });
    const place = (view) => {
      const at = (node) => view.apply([spotOf.get(node.id).x, spotOf.get(node.id).y]);
      for (const { tie, link } of drawnTies) {
        const [one, other] = [at(by.get(tie.one)), at(by.get(tie.other))];
        link.selectAll("line").attr("x1", one[0]).attr("y1", one[1]).attr("x2", other[0]).attr("y2", other[1]);
      }
      for (const { node, link } of drawnNodes) link.attr("transform", `translate(${at(node)})`);
    };
    place(d3.zoomIdentity);
    const { stop } = zoomable(svg, { width, height, most: 12, changed: place });
    return stop;
  });
}
