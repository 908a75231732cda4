// The bar of filters: empty fields stay out of the address, and the suggestions follow what is asked.
const form = document.querySelector("[data-filters]");
form?.addEventListener("submit", () => {
  for (const field of form.elements) if (field.name && field.type !== "checkbox" && !field.value.trim()) field.disabled = true;
});
// A page that comes back from the browser's memory has its fields again.
window.addEventListener("pageshow", () => { for (const field of form?.elements ?? []) field.disabled = false; });

// Counts on the page are those of the whole casebook; here they become those of what is asked for.
let asked = false;
async function follow() {
  if (asked || !location.search) return;
  asked = true;
  const address = new URL("/events", location.href);
  address.search = location.search;
  address.searchParams.set("part", "facets");
  const answer = await fetch(address);
  if (!answer.ok) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const fresh of found.querySelectorAll("[data-facet]")) {
    const old = form.querySelector(`[data-facet="${fresh.dataset.facet}"]`);
    const value = old.value;
    old.replaceChildren(...fresh.childNodes);
    if (value) old.value = value;
  }
}
form?.addEventListener("focusin", follow);
form?.addEventListener("pointerenter", follow);
