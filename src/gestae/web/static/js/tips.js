// Tooltips that are also text, and arrow keys among the marks of a chart.

// Shows the words beside a mark while it is pointed at or focused.
export function tip(link, words) {
  const show = (event) => {
    const box = tipBox();
    box.textContent = words;
    box.hidden = false;
    const at = event.currentTarget.getBoundingClientRect();
    const x = event.clientX || at.left + at.width / 2;
    const y = event.clientY || at.top;
    const room = box.getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(x + 12, window.innerWidth - room.width - 8))}px`;
    box.style.top = `${y - room.height - 12 > 8 ? y - room.height - 12 : y + 18}px`;
  };
  const hide = () => { tipBox().hidden = true; };
  for (const kind of ["pointerenter", "pointermove", "focus"]) link.addEventListener(kind, show);
  for (const kind of ["pointerleave", "blur"]) link.addEventListener(kind, hide);
}

function tipBox() {
  let box = document.getElementById("tip");
  if (!box) {
    box = document.createElement("div");
    box.id = "tip";
    box.hidden = true;
    box.setAttribute("aria-hidden", "true"); // the mark's own label says the same
    document.body.append(box);
  }
  return box;
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") tipBox().hidden = true; });

// One stop of the tab key a chart; arrows go from mark to mark, Home and End to the outermost.
export function roving(svg) {
  const marks = () => [...svg.querySelectorAll("a.mark")];
  marks().forEach((one, number) => one.setAttribute("tabindex", number ? "-1" : "0"));
  svg.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const all = marks();
    const here = all.indexOf(document.activeElement);
    if (here < 0 || (!by && event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    const to = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1
      : Math.max(0, Math.min(all.length - 1, here + by));
    all[here].setAttribute("tabindex", "-1");
    all[to].setAttribute("tabindex", "0");
    all[to].focus();
  });
}
