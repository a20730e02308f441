// Show only the sentences with a chosen verdict and with given words; the address keeps the choice.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("#ledger tbody tr")];
  const form = at("ledger-filter");
  const update = () => {
    const verdict = form.elements.verdict.value;
    const words = at("ledger-words").value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !((verdict === "all" || row.dataset.verdict === verdict) && words.every((w) => text.includes(w)));
      shown += row.hidden ? 0 : 1;
    }
    at("ledger-count").textContent = `${shown} of ${rows.length} sentences shown.`;
  };
  const asked = /^#verdict=([a-z]+)$/.exec(location.hash);
  const radio = asked && form.querySelector(`input[value="${asked[1]}"]`);
  if (radio) radio.checked = true;
  form.addEventListener("change", (event) => {
    update();
    if (event.target.name === "verdict") history.replaceState(null, "", `#verdict=${event.target.value}`);
  });
  at("ledger-words").addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  update();
})();
