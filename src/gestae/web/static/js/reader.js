// The reader: hovering or stepping shows the record, the legend switches marks, parts follow.
const text = document.getElementById("text");
const panel = document.getElementById("panel");
const cards = document.getElementById("cards");
const legend = document.getElementById("legend");
const known = new Map();
let wanted = "";
let waiting = 0;

document.documentElement.classList.add("scripted");

// The kinds that are marked stand in the address, so that it can be kept and sent.
legend.addEventListener("change", () => {
  const boxes = [...legend.querySelectorAll("input[type=checkbox]")];
  const on = boxes.filter((box) => box.checked).map((box) => box.value);
  text.dataset.show = on.join(" ");
  const address = new URL(location.href);
  address.searchParams.delete("show");
  if (on.length < boxes.length) (on.length ? on : ["none"]).forEach((kind) => address.searchParams.append("show", kind));
  history.replaceState(null, "", address);
});

// What was read from the words under the pointer, or under the focus.
const recordOf = (target) => target.closest?.("#text a")?.querySelector("[data-record]") ?? target.closest?.("#text [data-record]");

text.addEventListener("pointerover", (event) => {
  const mark = recordOf(event.target);
  clearTimeout(waiting);
  if (mark && event.pointerType === "mouse") waiting = setTimeout(() => show(mark.dataset.record), 90);
});
text.addEventListener("pointerleave", () => clearTimeout(waiting));
text.addEventListener("focusin", (event) => {
  const mark = recordOf(event.target);
  if (mark) show(mark.dataset.record);
});

// Where nothing can hover, the first touch shows the record and the second opens it.
text.addEventListener("click", (event) => {
  const mark = recordOf(event.target);
  if (!mark) return;
  const link = mark.closest("a");
  if (!link || (matchMedia("(hover: none)").matches && wanted !== mark.dataset.record)) {
    event.preventDefault();
    show(mark.dataset.record);
  } else {
    keepPlace(mark);
  }
});

// Going back from the event comes back to these words.
function keepPlace(mark) {
  const start = offsetOf(mark);
  if (start === null) return;
  const address = new URL(location.href);
  address.searchParams.set("at", `${start}-${start + [...mark.textContent].length}`);
  address.searchParams.delete("part");
  address.searchParams.delete("page");
  address.hash = "at";
  history.replaceState(null, "", address);
}

function offsetOf(mark) {
  const block = mark.closest(".block");
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEndBefore(mark);
  return Number(block.dataset.start) + [...before.toString()].length;
}

async function show(records) {
  if (records === wanted && panel.classList.contains("filled")) return;
  wanted = records;
  try {
    if (!known.has(records)) known.set(records, load(records));
    const html = await known.get(records);
    if (wanted !== records) return;
    cards.innerHTML = html;
    panel.classList.add("filled");
    panel.scrollTop = 0;
    highlight();
  } catch {
    known.delete(records);
  }
}

async function load(records) {
  const asked = new URLSearchParams(records.split(" ").slice(0, 12).map((id) => ["id", id]));
  const answer = await fetch(`/events/cards?${asked}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

panel.querySelector(".close").addEventListener("click", () => {
  panel.classList.remove("filled");
  wanted = "";
  CSS.highlights?.clear();
});

// The words of the record that is shown, each in the colour of what it is to the deed.
function highlight() {
  if (!CSS.highlights) return;
  CSS.highlights.clear();
  const first = cards.querySelector("[data-spans]")?.dataset.spans ?? "";
  for (const part of first.split(" ").filter(Boolean)) {
    const [kind, place] = part.split(":");
    const range = rangeOf(...place.split("-").map(Number));
    if (!range) continue;
    if (!CSS.highlights.has(kind)) CSS.highlights.set(kind, new Highlight());
    CSS.highlights.get(kind).add(range);
  }
}

function rangeOf(start, end) {
  const blocks = [...text.querySelectorAll(".block")];
  const block = blocks.findLast((each) => Number(each.dataset.start) <= start);
  if (!block) return null;
  const range = document.createRange();
  const from = placeIn(block, start - Number(block.dataset.start));
  const to = placeIn(block, end - Number(block.dataset.start));
  if (!from || !to) return null;
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

// Offsets count characters as people do; a script counts some of them twice.
function placeIn(block, offset) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = offset;
  while (walker.nextNode()) {
    const characters = [...walker.currentNode.data];
    if (left <= characters.length) return [walker.currentNode, characters.slice(0, left).join("").length];
    left -= characters.length;
  }
  return null;
}

// j and k step through all that was read, n and p from event to event; from what has the focus, or
// from what is in sight.
const STEPS = { j: [1, "a[data-step]"], k: [-1, "a[data-step]"], n: [1, "a[data-step]:has(.event)"], p: [-1, "a[data-step]:has(.event)"] };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "Escape") panel.querySelector(".close").click();
  const [by, kind] = STEPS[event.key] ?? [0];
  if (!by) return;
  event.stopImmediatePropagation();
  const next = nextOf([...text.querySelectorAll(kind)], by);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}, true);

function nextOf(all, by) {
  const from = text.contains(document.activeElement) ? document.activeElement : null;
  if (from) {
    const follows = Node.DOCUMENT_POSITION_FOLLOWING;
    const beyond = (link) => Boolean(from.compareDocumentPosition(link) & follows) === by > 0 && link !== from;
    return by > 0 ? all.find(beyond) : all.findLast(beyond);
  }
  const marked = document.getElementById("at");
  const isInside = (link) => (marked ? marked.contains(link) || marked.getBoundingClientRect().top <= link.getBoundingClientRect().top : link.getBoundingClientRect().top > 120);
  return by > 0 ? all.find(isInside) : all.findLast((link) => !isInside(link));
}

// The next part is fetched when the end of this one comes near, so that reading goes on.
function follow(pager) {
  const link = pager?.querySelector("a[rel=next]");
  if (!link || !window.IntersectionObserver) return;
  const watcher = new IntersectionObserver(async (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    const answer = await fetch(link.href);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector("#text .part");
    const pagers = page.querySelectorAll("#text > .pager");
    pager.replaceWith(part);
    const last = pagers[pagers.length - 1];
    if (last) part.after(last);
    follow(last);
  }, { rootMargin: "1200px" });
  watcher.observe(pager);
}
const pagers = text.querySelectorAll(":scope > .pager");
follow(pagers[pagers.length - 1]);

// Words chosen in the text may tell a deed that was not read: the panel leads to the form for it.
const chosen = document.getElementById("chosen");
const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

function offer() {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const block = range && elementOf(range.startContainer).closest("#text .block");
  const words = range?.toString() ?? "";
  chosen.hidden = !(block && words.trim() && block.contains(range.endContainer));
  if (chosen.hidden) return;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const lead = [...words].length - [...words.trimStart()].length;
  const start = Number(block.dataset.start) + [...before.toString()].length + lead;
  const at = `${start}-${start + [...words.trim()].length}`;
  chosen.firstElementChild.href = `/review/new?${new URLSearchParams({ document: chosen.dataset.document, at })}`;
}

if (chosen) {
  document.addEventListener("selectionchange", offer);
  offer(); // what was chosen before this script ran
}
