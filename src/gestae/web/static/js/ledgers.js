// The picture of a ledger, and totals that open under their row.
import { island } from "./shell.js";
import { address, bottomAxis, chart, d3, mark, short } from "./chart.js";

const host = document.getElementById("picture");
if (host) {
  const { groups, stages, money, query, order } = island("drawn");
  const { ledger, label, axis, lines } = host.dataset;
  const to = (group, stage) => `${address(`/ledgers/${ledger}`, query, { group, stage, offset: null })}#lines`;
  chart(host, label, ({ svg, width }) => {
    const names = Math.min(170, width * 0.34);
    const inner = width - names - 92;
    const of = (group) => stages.filter((stage) => group.bars[stage.id]?.value);
    const rows = groups.map((group) => (money ? Math.max(1, of(group).length) * 15 + 12 : 30));
    const tops = rows.map((_, number) => 42 + d3.sum(rows.slice(0, number)));
    const height = 42 + d3.sum(rows) + 34;
    svg.attr("height", height);
    const most = d3.max(groups, (group) => (money ? d3.max(of(group), (s) => Math.max(group.bars[s.id].value, group.bars[s.id].bounds[1])) : d3.sum(of(group), (s) => group.bars[s.id].value)));
    const x = d3.scaleLinear([0, most || 1], [0, inner]);
    bottomAxis(svg, x, { height: height - 30, left: names, ticks: money ? Math.max(2, inner / 110) : Math.min(most, inner / 80), format: short, grid: height - 64 });
    svg.append("text").attr("class", "soft").attr("x", width - 12).attr("y", height - 4).attr("text-anchor", "end").text(axis);
    let at = width < 600 ? 12 : names;
    stages.forEach((stage, number) => {
      const item = svg.append("g").attr("transform", `translate(${at},20)`);
      item.append("rect").attr("width", 10).attr("height", 10).attr("y", -9).attr("rx", 2).style("fill", `var(--s${order[stage.id]})`);
      at += 26 + item.append("text").attr("x", 15).text(stage.name).node().getComputedTextLength();
      if (at > width - 60 && number < stages.length - 1) at = names;
    });
    groups.forEach((group, number) => {
      const row = svg.append("g").attr("transform", `translate(0,${tops[number]})`);
      const name = group.key.length * 7 > names - 14 ? `${group.key.slice(0, Math.floor((names - 20) / 7))}…` : group.key;
      row.append("text").attr("x", names - 8).attr("y", rows[number] / 2 - 2).attr("text-anchor", "end").text(name).append("title").text(group.key);
      let start = 0;
      of(group).forEach((stage, place) => {
        const { value, bounds, lines: many } = group.bars[stage.id];
        const [low, high] = bounds;
        const told = low === high ? short(value) : `${short(low)}–${short(high)}`;
        const words = `${group.key}, ${stage.name}: ${money ? `USD ${told}, ` : ""}${many} ${lines}`;
        const bar = mark(row, to(group.key, stage.id), words);
        const top = money ? place * 15 : 4;
        bar.append("rect").attr("class", "bar").attr("x", names + x(start)).attr("y", top).attr("rx", 2)
          .attr("width", Math.max(2, x(value) - (money ? 0 : 1))).attr("height", money ? 12 : 16).style("fill", `var(--s${order[stage.id]})`);
        if (money && high > low) bar.append("line").attr("class", "range").attr("x1", names + x(low)).attr("x2", names + x(high)).attr("y1", top + 6).attr("y2", top + 6);
        if (money) bar.append("text").attr("class", "soft").attr("x", names + x(Math.max(value, high)) + 6).attr("y", top + 10).text(told);
        else start += value;
      });
    });
  });
}

// A total opens its lines below its row; without script its link leads to them.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-open]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const row = link.closest("tr");
  const was = link.getAttribute("aria-expanded") === "true";
  row.querySelectorAll("[data-open]").forEach((one) => one.setAttribute("aria-expanded", "false"));
  if (row.nextElementSibling?.classList.contains("opened")) row.nextElementSibling.remove();
  if (was) return;
  const url = new URL(link.href);
  const answer = await fetch(`${url.pathname}/lines${url.search}`);
  if (!answer.ok) { window.location = link.href; return; }
  const opened = document.createElement("tr");
  opened.className = "opened";
  const cell = opened.insertCell();
  cell.colSpan = row.cells.length;
  cell.innerHTML = await answer.text(); // our own page, escaped on the server
  row.after(opened);
  link.setAttribute("aria-expanded", "true");
});
