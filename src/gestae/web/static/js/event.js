// Keys on the page of a record: n and p go to the next and the previous one, r to the document.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const where = { n: "a[rel=next]", p: "a[rel=prev]", r: "#in-reader" }[event.key];
  if (where) document.querySelector(where)?.click();
});
