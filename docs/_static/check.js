// Drop a certificate, have certcheck look at it in a worker, show what it says.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const MARK = { verified: "✓", refused: "✗", malformed: "✗", undecided: "?", unreadable: "✗", error: "!" };
  const folder = new URL(".", document.currentScript.src);
  let worker = null;

  const say = (text) => { at("check-status").textContent = text; };
  const served = location.protocol !== "file:";
  at("check-digest").textContent = window.CERTCHECK_DIGEST;
  if (!served) {
    say("Opened from the file system, a browser does not let this page load Python: run make docs-serve and open the address that it prints.");
    for (const control of at("check-form").querySelectorAll("input, button")) control.disabled = true;
    return;
  }

  const stop = (words) => {
    if (worker) worker.terminate();
    worker = null;
    at("check-stop").hidden = true;
    if (words) say(words);
  };

  const fact = (list, name, value, kind = "") => {
    if (value === "" || value === undefined || (Array.isArray(value) && !value.length)) return;
    const dt = Object.assign(document.createElement("dt"), { textContent: name });
    const dd = Object.assign(document.createElement("dd"), { textContent: Array.isArray(value) ? value.join(", ") : value, className: kind });
    list.append(dt, dd);
  };

  const show = (name, record, digest) => {
    const list = Object.assign(document.createElement("dl"), { className: "facts" });
    fact(list, "File", name);
    fact(list, "Statement", record.statement, "statement");
    fact(list, "Reason", record.reason);
    fact(list, "Place", record.json_path);
    fact(list, "Left", record.left);
    fact(list, "Right", record.right);
    fact(list, "Kind", record.kind);
    fact(list, "Assumptions", record.assumptions);
    fact(list, "Assurance", record.assurance);
    fact(list, "Claim id", record.claim_id, "id");
    const title = Object.assign(document.createElement("h2"), { className: `outcome outcome-${record.status}` });
    title.textContent = `${MARK[record.status] || ""} ${record.status}`;
    at("check-result").replaceChildren(title, list);
    at("check-digest").textContent = digest;
    say(`${name}: ${record.status}. ${record.reason || record.statement}`);
  };

  const examine = (name, bytes) => {
    at("check-result").replaceChildren();
    say(worker ? `Checking ${name} ...` : `Loading the checker, then checking ${name} ...`);
    if (!worker) {
      worker = new Worker(new URL("check-worker.js", folder), { type: "module" });
      worker.addEventListener("error", () => stop("The checker could not be started in this browser; use python3 certcheck.pyz FILE."));
    }
    at("check-stop").hidden = false;
    worker.onmessage = ({ data }) => {
      if (data.stage === "checking") { say(`Checking ${name} ...`); return; }
      at("check-stop").hidden = true;
      if (data.stage === "done") show(name, data.record, data.digest);
      else stop(`Could not check ${name}: ${data.reason}`);
    };
    worker.postMessage(bytes, [bytes]);
  };

  const take = async (files) => {
    if (files.length !== 1) { say(files.length ? "One file at a time, please." : "No file was chosen."); return; }
    examine(files[0].name, await files[0].arrayBuffer());
  };

  at("check-file").addEventListener("change", (event) => take(event.target.files));
  const drop = at("check-drop");
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); take(event.dataTransfer.files); });
  for (const button of document.querySelectorAll("[data-sample]")) {
    button.addEventListener("click", async () => {
      const answer = await fetch(new URL(`samples/${button.dataset.sample}`, folder));
      if (answer.ok) examine(button.dataset.sample, await answer.arrayBuffer());
      else say(`The example ${button.dataset.sample} could not be loaded.`);
    });
  }
  at("check-stop").addEventListener("click", () => stop("Stopped. The next certificate loads the checker again."));
  at("check-form").addEventListener("submit", (event) => event.preventDefault());
})();
