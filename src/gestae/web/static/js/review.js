// One key decides; words chosen in the sentence are put behind the value one is at.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const asked = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!asked) return;
  event.preventDefault();
  if (asked.getAttribute("href") === "#fields") document.getElementById("f-type").focus();
  else asked.click();
});

const form = document.getElementById("correct");
let last = null;
form?.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-words]")) last = event.target;
});
form?.addEventListener("input", (event) => mark(event.target));

// A field whose words differ from those it had is marked as changed.
function mark(field) {
  const was = form.elements[`was.${field.name}`];
  if (was) field.classList.toggle("changed", field.value.trim() !== was.value.trim());
}
for (const field of form?.querySelectorAll("input:not([type=hidden])") ?? []) mark(field);

document.getElementById("told")?.addEventListener("mouseup", () => {
  const words = getSelection().toString().replace(/\s+/g, " ").trim();
  if (!words || !last) return;
  const quoted = /[,;，；、=]/.test(words) ? `"${words}"` : words;
  const told = last.value.trim();
  last.value = !told || /[,;，；]$/.test(told) ? `${told} ${quoted}`.trim() : `${told.replace(/=("[^"]*"|[^,;=]*)$/, "")}=${quoted}`;
  mark(last);
  last.focus();
});
