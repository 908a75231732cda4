// What every page does: the navigation folds on narrow windows, "/" finds, keys move in lists.
const folds = document.getElementById("places");
const narrow = window.matchMedia("(max-width: 60rem)");
const fold = () => { if (folds) folds.open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !field) {
    event.preventDefault();
    document.getElementById("find")?.focus();
  }
  if (field) return;
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
});

// j and k go to the next and the previous thing marked data-step.
function step(by) {
  const all = [...document.querySelectorAll("[data-step]")];
  if (!all.length) return;
  const here = all.indexOf(document.activeElement?.closest("[data-step]"));
  const next = all[Math.min(all.length - 1, Math.max(0, here + by))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

// Data of a page for its script: <script type="application/json" id="…">.
export const island = (id) => JSON.parse(document.getElementById(id).textContent);
export const token = () => document.querySelector("input[name=csrf]")?.value ?? "";
