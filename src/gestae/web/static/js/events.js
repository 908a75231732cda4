// The table goes on as one scrolls: pages come from the server, and those far away are let go.
const table = document.querySelector("table.rows");
const after = document.getElementById("after");
const where = document.getElementById("where");
const FAR = 6000; // pixels from the window at which rows are let go; well past what one page needs
const address = (offset) => {
  const asked = new URL(location.href);
  asked.searchParams.delete("row");
  asked.searchParams.set("offset", offset);
  return asked;
};

async function bring(offset) {
  const asked = address(offset);
  asked.searchParams.set("part", "rows");
  const answer = await fetch(asked);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const found = new DOMParser().parseFromString(`<table>${await answer.text()}</table>`, "text/html");
  return document.adoptNode(found.querySelector("tbody"));
}

// One request at a time: scrolling asks often.
let busy = false;
async function once(work) {
  if (busy) return;
  busy = true;
  table.setAttribute("aria-busy", "true");
  try { await work(); } catch { after.querySelector("[rel=next]")?.removeAttribute("data-own"); } finally {
    busy = false;
    table.removeAttribute("aria-busy");
  }
}

const parts = () => [...table.tBodies];
const first = () => Number(parts()[0].dataset.offset);
const last = () => Number(parts().at(-1).dataset.last);
const total = () => Number(parts().at(-1).dataset.total);
const size = () => Math.max(50, Number(parts()[0].dataset.last) - first());

function tell() {
  const seen = parts().find((part) => part.getBoundingClientRect().bottom > 120);
  if (!seen) return;
  const offset = Number(seen.dataset.offset);
  const shown = offset ? address(offset) : (() => { const bare = address(0); bare.searchParams.delete("offset"); return bare; })();
  history.replaceState(null, "", shown);
  const told = [first() + 1, last()].map((number) => number.toLocaleString("en"));
  where.textContent = where.textContent.replace(/[\d,]+–[\d,]+/, told.join("–"));
  const next = after.querySelector("[rel=next]");
  if (next) { next.href = address(last()); next.hidden = last() >= total(); }
}

// Rows that are far away leave a gap of their height; a gap that comes near is filled anew.
function tidy() {
  for (const part of parts()) {
    const box = part.getBoundingClientRect();
    const far = box.bottom < -FAR || box.top > window.innerHeight + FAR;
    const gone = part.dataset.gone === "yes";
    if (far && !gone && !part.contains(document.activeElement)) {
      const cell = document.createElement("td");
      cell.colSpan = 8;
      cell.style.height = `${box.height}px`;
      const row = document.createElement("tr");
      row.className = "gap";
      row.append(cell);
      part.replaceChildren(row);
      part.dataset.gone = "yes";
    } else if (gone && box.bottom > -FAR / 3 && box.top < window.innerHeight + FAR / 3) {
      once(async () => part.replaceWith(await bring(part.dataset.offset)));
      return;
    }
  }
}

async function onward() {
  const end = after.getBoundingClientRect().top < window.innerHeight + FAR / 3;
  if (end && last() < total()) {
    await once(async () => parts().at(-1).after(await bring(last())));
  }
  const before = document.getElementById("before");
  if (before && before.getBoundingClientRect().bottom > 0 && first() > 0 && moved) {
    await once(async () => {
      const earlier = Math.max(0, first() - size());
      const part = await bring(earlier);
      // Where the window begins within a page, its rows that are shown already are left out.
      const twice = earlier + part.rows.length - first();
      for (let n = 0; n < twice; n += 1) part.deleteRow(-1);
      part.dataset.last = first();
      const height = document.documentElement.scrollHeight;
      table.tHead.after(part);
      if (!first()) before.remove();
      window.scrollBy(0, document.documentElement.scrollHeight - height);
    });
  }
  tidy();
  tell();
}

let moved = false;
let waiting = 0;
const soon = () => {
  moved = true;
  if (!waiting) waiting = setTimeout(() => { waiting = 0; onward(); }, 60);
};
if (table) {
  // Scroll anchoring would move the window a second time when earlier rows come in.
  document.documentElement.style.overflowAnchor = "none";
  document.addEventListener("scroll", soon, { passive: true });
  document.addEventListener("focusin", soon);
  onward();
}
// A menu closes with Escape, and when one goes elsewhere.
for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
  });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
}
