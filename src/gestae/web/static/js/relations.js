// The trend of a relation: deeds by kind above, their mean weight below, changes across both.
import { island } from "./shell.js";
import { address, bottomAxis, chart, d3, leftAxis, mark } from "./chart.js";

const host = document.getElementById("trend");
const { pair, period, query, quads, points, changes } = island("drawn");
const words = host.dataset;
const day = (text) => new Date(`${text}T00:00:00`);
const starts = [...new Set(points.map((point) => point.start))];
const step = { day: d3.timeDay, week: d3.timeMonday, month: d3.timeMonth, quarter: d3.timeMonth.every(3), year: d3.timeYear }[period];
const ways = [{ forward: true, sign: 1, colour: "--source" }, { forward: false, sign: -1, colour: "--target" }];
const name = (way) => (way.forward ? `${pair[0]} → ${pair[1]}` : `${pair[1]} → ${pair[0]}`);
const to = (start) => `${address("/relations", query, { at: start, offset: null })}#deeds`;
let measure = "count";

const share = (point) => {
  const all = d3.sum(point.counts);
  return measure === "count" || !all ? 1 : (point.rate ?? 0) / all;
};

const drawing = chart(host, words.label, ({ svg, width }) => {
  const left = 44;
  const right = width - 12;
  const upper = [28, 240];
  const lower = [290, 430];
  svg.attr("height", 462);
  const x = d3.scaleTime([day(starts[0]), step.offset(day(starts.at(-1)))], [left, right]);
  const of = (way) => points.filter((point) => point.forward === way.forward);
  const most = ways.map((way) => d3.max(of(way), (point) => d3.sum(point.counts) * share(point)) || 0);
  const y = d3.scaleLinear([-Math.max(most[1], most[0] / 8, 0.1), Math.max(most[0], most[1] / 8, 0.1)], [upper[1], upper[0]]).nice(5);
  const weight = d3.scaleLinear([-10, 10], [lower[1], lower[0]]);
  leftAxis(svg, y, { left, ticks: 6, format: (value) => d3.format("~g")(Math.abs(value)), grid: right - left });
  leftAxis(svg, weight, { left, ticks: 5, format: d3.format("+~g"), grid: right - left });
  bottomAxis(svg, x, { height: lower[1] + 6, ticks: Math.max(2, (right - left) / 90) });
  svg.append("text").attr("x", left).attr("y", 14).text(`↑ ${name(ways[0])}   ↓ ${name(ways[1])}   ${measure === "count" ? words.deeds : words.rate}`);
  svg.append("text").attr("x", left).attr("y", lower[0] - 12).text(words.intensity);
  const wide = Math.max(2, x(step.offset(day(starts[0]))) - x(day(starts[0])) - 1);
  for (const way of ways) {
    for (const point of of(way)) {
      const all = d3.sum(point.counts);
      if (!all) continue;
      const told = quads.map(([, , label], number) => (point.counts[number] ? `${label}: ${point.counts[number]}` : "")).filter(Boolean).join("\n");
      const rate = point.rate === null ? "" : `\n${words.rate}: ${point.rate.toFixed(2)}`;
      const bar = mark(svg, to(point.start), `${point.start}, ${name(way)}\n${told}${rate}`);
      let base = 0;
      quads.forEach(([, sign], number) => {
        const value = point.counts[number] * share(point);
        if (!value) return;
        const [one, other] = [y(way.sign * base), y(way.sign * (base + value))];
        bar.append("rect").attr("x", x(day(point.start))).attr("width", wide).attr("y", Math.min(one, other)).attr("height", Math.max(1, Math.abs(one - other))).style("fill", `var(--${sign})`);
        base += value;
      });
    }
  }
  svg.append("line").attr("x1", left).attr("x2", right).attr("y1", y(0)).attr("y2", y(0)).style("stroke", "var(--soft)");
  svg.append("line").attr("x1", left).attr("x2", right).attr("y1", weight(0)).attr("y2", weight(0)).style("stroke", "var(--soft)");
  const middle = (point) => x(day(point.start)) + wide / 2;
  ways.forEach((way, number) => {
    const told = of(way).filter((point) => point.intensity !== null);
    const sure = told.filter((point) => point.low !== null);
    const shift = number ? 2 : -2;
    svg.append("path").attr("d", d3.area().x(middle).y0((p) => weight(p.low)).y1((p) => weight(p.high))(sure)).style("fill", `var(${way.colour})`).attr("opacity", 0.13);
    svg.append("path").attr("d", d3.line().x(middle).y((p) => weight(p.intensity))(told)).style("fill", "none").style("stroke", `var(${way.colour})`).attr("stroke-width", 1.6);
    for (const point of told) {
      const band = point.low === null ? "" : `\n${words.interval}: ${point.low.toFixed(1)} … ${point.high.toFixed(1)}`;
      const dot = mark(svg, to(point.start), `${point.start}, ${name(way)}\n${words.intensity}: ${point.intensity.toFixed(1)}${band}`);
      if (point.low !== null && wide > 5) dot.append("line").attr("x1", middle(point) + shift).attr("x2", middle(point) + shift).attr("y1", weight(point.low)).attr("y2", weight(point.high)).style("stroke", `var(${way.colour})`).attr("stroke-width", 1.5).attr("opacity", 0.5);
      dot.append("circle").attr("cx", middle(point)).attr("cy", weight(point.intensity)).attr("r", 3.2).style("fill", `var(${way.colour})`);
    }
    const key = svg.append("g").attr("transform", `translate(${right - (number ? 100 : 210)},${lower[0] - 12})`);
    key.append("line").attr("x2", 14).attr("y1", -4).attr("y2", -4).style("stroke", `var(${way.colour})`).attr("stroke-width", 2);
    key.append("text").attr("x", 18).text(name(way));
  });
  for (const change of changes) {
    const at = x(day(change.start));
    const words_ = `${words.change}: ${change.start}\n${change.before.toFixed(1)} → ${change.after.toFixed(1)}`;
    const line = mark(svg, to(change.start), words_);
    line.append("line").attr("x1", at).attr("x2", at).attr("y1", 22).attr("y2", lower[1]).style("stroke", "var(--ink)").attr("stroke-dasharray", "4 3");
    line.append("circle").attr("cx", at).attr("cy", 22).attr("r", 4).style("fill", change.after > change.before ? "var(--good)" : "var(--warn)");
  }
});

document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-measure]");
  if (!chosen) return;
  measure = chosen.dataset.measure;
  document.querySelectorAll("[data-measure]").forEach((one) => one.setAttribute("aria-pressed", String(one === chosen)));
  drawing.redraw();
});
