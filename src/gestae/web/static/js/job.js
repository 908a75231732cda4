// How an upload is read, as it goes on: asked anew every second while the page is looked at.
import { island } from "./shell.js";

const { id, states, abouts, heard: phrase } = island("job");
const at = (name) => document.getElementById(name);
const numbers = new Intl.NumberFormat("en");
const ENDED = ["done", "cancelled", "failed"];
let saidAt = 0;
let said = "";
let shown = at("state").textContent;

async function ask() {
  let job;
  try {
    const answer = await fetch(`/api/jobs/${id}`, { headers: { Accept: "application/json" } });
    if (answer.status === 404 || answer.status === 401) { window.location.reload(); return; }
    job = await answer.json();
  } catch {
    setTimeout(ask, 4000);
    return;
  }
  if (ENDED.includes(job.state)) { window.location.reload(); return; }
  show(job);
  setTimeout(ask, document.hidden ? 5000 : 800);
}

function show(job) {
  const isLinking = job.state === "linking";
  at("progress").max = isLinking ? Math.max(1, job.pairs) : job.total;
  if (isLinking && !job.pairs) at("progress").removeAttribute("value");
  else at("progress").value = isLinking ? job.pairs_compared : job.settled;
  at("at").textContent = job.at ?? "";
  at("settled").textContent = `${numbers.format(job.settled)} / ${numbers.format(job.total)}`;
  for (const name of ["documents", "known", "events", "measures"]) at(name).textContent = numbers.format(job[name]);
  at("failures").textContent = numbers.format(job.failures.length);
  if (states[job.state] !== shown) {
    shown = states[job.state];
    at("state").textContent = shown;
    at("about").textContent = abouts[job.state];
  }
  // A screen reader hears a change at most every six seconds.
  const now = `${shown}: ${phrase.replace("{settled}", job.settled).replace("{total}", job.total)}`;
  if (now !== said && Date.now() - saidAt > 6000) {
    at("heard").textContent = now;
    said = now;
    saidAt = Date.now();
  }
}

ask();
