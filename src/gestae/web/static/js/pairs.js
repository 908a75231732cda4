// While a comparison is on its way the page asks after it, and shows it as soon as it is there.
const waiting = document.getElementById("waiting");

async function ask() {
  const answer = await fetch(waiting.dataset.state);
  const told = answer.ok ? await answer.json() : { done: true };
  if (told.done) location.reload();
  else setTimeout(ask, 200);
}
if (waiting) ask().catch(() => setTimeout(() => location.reload(), 3000));
