// A cell is saved as soon as it is chosen; without this script its button saves it.
document.documentElement.classList.add("js");
for (const form of document.querySelectorAll("form[data-cell]")) {
  form.elements.value.addEventListener("change", () => form.requestSubmit());
}
