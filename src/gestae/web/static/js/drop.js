// Files and folders are dropped or chosen, sent in parts that the server takes, and then read.
import { island, token } from "./shell.js";

const form = document.getElementById("drop");
if (form) {
  const facts = island("drop-facts");
  const files = document.getElementById("files");
  const folder = document.getElementById("folder");
  const progress = form.querySelector(".drop-progress");
  const bar = document.getElementById("sending");
  const label = document.getElementById("sending-label");
  const told = form.querySelector(".told");
  let isBusy = false;

  form.classList.add("scripted");
  form.querySelector(".with-script").hidden = false;

  const complain = (text) => {
    told.textContent = text;
    told.hidden = !text;
    progress.hidden = true;
    isBusy = false;
  };

  const choose = (input) => {
    const chosen = [...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
    input.value = "";
    start(chosen);
  };
  files.addEventListener("change", () => choose(files));
  folder.addEventListener("change", () => choose(folder));

  // Anywhere on the page will do: a file that is let go beside the field would be opened instead.
  let depth = 0;
  const holdsFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  const over = (by) => (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    depth = Math.max(0, depth + by);
    form.classList.toggle("over", depth > 0);
    const hidden = form.closest("details");
    if (hidden && depth > 0) hidden.open = true;
  };
  document.addEventListener("dragenter", over(1));
  document.addEventListener("dragleave", over(-1));
  document.addEventListener("dragover", (event) => { if (holdsFiles(event)) event.preventDefault(); });
  document.addEventListener("drop", async (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    depth = 0;
    form.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const plain = [...event.dataTransfer.files].map((file) => ({ file, name: file.name }));
    if (entries.some((entry) => entry.isDirectory)) show(facts.reading, 0);
    start(entries.length ? (await Promise.all(entries.map((entry) => walk(entry, "")))).flat() : plain);
  });

  async function walk(entry, above) {
    if (entry.name.startsWith(".")) return [];
    const name = above + entry.name;
    if (entry.isFile) {
      const file = await new Promise((resolve) => entry.file(resolve, () => resolve(null)));
      return file ? [{ file, name }] : [];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
      if (!some.length) break;
      found.push(...some);
    }
    return (await Promise.all(found.map((each) => walk(each, `${name}/`)))).flat();
  }

  function show(text, share) {
    label.textContent = text;
    progress.hidden = false;
    bar.value = share;
  }

  async function start(all) {
    if (isBusy) return;
    complain("");
    const tooLarge = all.filter(({ file }) => file.size > facts.bytes).map(({ name }) => name);
    const sent = all.filter(({ file, name }) => file.size <= facts.bytes && !name.split("/").pop().startsWith("."));
    if (!sent.length) { complain(tooLarge.length ? facts.tooLarge + tooLarge.join(", ") : facts.nothing); return; }
    isBusy = true;
    const total = sent.reduce((sum, { file }) => sum + file.size, 0) || 1;
    let done = 0;
    let job = null;
    const problems = tooLarge.length ? [facts.tooLarge + tooLarge.join(", ")] : [];
    for (const part of parts(sent)) {
      const size = part.reduce((sum, { file }) => sum + file.size, 0);
      try {
        job = await send(part, (share) => show(facts.sending, (done + share * size) / total));
      } catch (error) {
        problems.push(error.message || facts.failed);
      }
      done += size;
    }
    if (problems.length) complain(problems.join(" "));
    if (job && !problems.length) window.location.assign(`/jobs/${job.id}`);
    else if (job) {
      const link = document.createElement("a");
      link.href = `/jobs/${job.id}`;
      link.textContent = ` ${job.inputs.join(", ")}`;
      told.append(link);
    }
  }

  // As many files at once as the server takes.
  function parts(all) {
    const found = [[]];
    let size = 0;
    for (const one of all) {
      if (found.at(-1).length && (size + one.file.size > facts.bytes || found.at(-1).length >= facts.files)) {
        found.push([]);
        size = 0;
      }
      found.at(-1).push(one);
      size += one.file.size;
    }
    return found;
  }

  // XMLHttpRequest, because fetch does not tell how much was sent.
  function send(part, onProgress) {
    const body = new FormData();
    for (const { file, name } of part) body.append("files", file, name);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", "/api/uploads");
      request.setRequestHeader("X-CSRF-Token", token());
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) onProgress(event.loaded / event.total);
      });
      request.addEventListener("load", () => {
        if (request.status === 202) resolve(request.response);
        else reject(new Error(request.response?.message));
      });
      request.addEventListener("error", () => reject(new Error(facts.failed)));
      request.send(body);
    });
  }
}
