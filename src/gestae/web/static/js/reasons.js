// What was asked comes into view in the middle; arrows and boxes show their words as tooltips.
import { roving, tip } from "./tips.js";

const graph = document.getElementById("graph");
if (graph) {
  const svg = graph.querySelector("svg");
  graph.scrollLeft = graph.dataset.x - graph.clientWidth / 2;
  graph.scrollTop = graph.dataset.y - graph.clientHeight / 2;
  svg.querySelectorAll("a.mark").forEach((one) => tip(one, one.getAttribute("aria-label")));
  roving(svg);
}
