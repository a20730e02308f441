// The terms of the construction (A4) in the coefficient of a monomial, cancelling in pairs.
"use strict";
(() => {
  const { Q, factorial, name, element } = window.Exact;
  const at = (id) => document.getElementById(id);
  let state = null;

  const members = (mask, n) => Array.from({ length: n }, (_, i) => i + 1).filter((i) => mask >> (i - 1) & 1);

  // What the neuron with the signs of `mask` contributes to the coefficient of x^r.
  const term = (n, mask, r) => {
    const k = r.reduce((a, b) => a + b, 0);
    const multinomial = r.reduce((a, e) => a / factorial(e), factorial(k));
    const odd = r.filter((e, i) => (mask >> i & 1) && (1 + e) % 2).length;
    return new Q(odd % 2 ? -multinomial : multinomial, factorial(n) << BigInt(n));
  };

  const spell = (r) => r.map((e, i) => (e === 0 ? "" : e === 1 ? `x${i + 1}` : `x${i + 1}^${e}`)).filter(Boolean).join(" ") || "1";

  const exponents = (n, keep) => {
    const row = at("cancel-exponents");
    row.replaceChildren(...Array.from({ length: n }, (_, i) => {
      const input = element("input", { type: "number", min: 0, max: n, step: 1, value: keep[i] ?? 0, id: `cancel-r${i + 1}`, inputmode: "numeric" });
      input.addEventListener("input", start);
      return element("label", { class: "field" }, `of x${i + 1} `, input);
    }));
  };

  const read = (n) => {
    const r = Array.from({ length: n }, (_, i) => at(`cancel-r${i + 1}`).value.trim());
    if (!r.every((e) => /^\d$/.test(e))) return { wrong: `Exponents are whole numbers from 0 to ${n}.` };
    const values = r.map(Number);
    const degree = values.reduce((a, b) => a + b, 0);
    if (degree > n) return { wrong: `The degree is ${degree}, more than n = ${n}: the theorem speaks of degrees up to n. Choose smaller exponents.` };
    return { values };
  };

  function start() {
    const n = Number(at("cancel-n").value);
    const { values: r, wrong } = read(n);
    const terms = at("cancel-terms");
    for (const id of ["cancel-step", "cancel-all"]) at(id).disabled = Boolean(wrong);
    if (wrong) { terms.replaceChildren(); at("cancel-result").textContent = wrong; state = null; return; }
    const lacking = r.indexOf(0);
    const all = Array.from({ length: 1 << n }, (_, mask) => ({ mask, value: term(n, mask, r) }));
    const order = lacking < 0 ? all.map((t) => [t]) : all.filter((t) => !(t.mask >> lacking & 1)).map((t) => [t, all[t.mask | 1 << lacking]]);
    terms.replaceChildren(...order.map((group) => element("li", { class: "pair" }, ...group.map(({ mask, value }) => {
      const sign = value.p < 0n ? "minus" : "plus";
      return element("span", { class: `term ${sign}` }, element("span", { class: "set" }, `S = ${name(members(mask, n))}`), element("span", { class: "value" }, `${value.p < 0n ? "" : "+"}${value}`));
    }))));
    state = { r, lacking, order, done: 0, sum: all.reduce((s, t) => s.plus(t.value), new Q(0n)) };
    tell();
  }

  const tell = () => {
    const { r, lacking, order, done, sum } = state;
    const count = order.length * (lacking < 0 ? 1 : 2);
    const rest = order.slice(done).flat().length;
    const head = `Coefficient of ${spell(r)}: ${count} terms, exact sum ${sum}.`;
    const tail = lacking < 0 ? " No variable is missing: all terms are equal, nothing cancels."
      : ` x${lacking + 1} is missing: ${done} of ${order.length} pairs cancelled, ${rest} terms left.`;
    at("cancel-result").textContent = head + tail;
    at("cancel-step").disabled = at("cancel-all").disabled = lacking < 0 || done === order.length;
  };

  const advance = (to) => {
    if (!state || state.lacking < 0) return;
    const items = at("cancel-terms").children;
    for (; state.done < to; state.done++) {
      const group = state.order[state.done];
      if (!group[0].value.plus(group[1].value).zero) throw new Error("a pair does not cancel");
      items[state.done].classList.add("gone");
      items[state.done].append(element("span", { class: "zero" }, "sum 0"));
    }
    tell();
  };

  at("cancel-n").addEventListener("change", () => {
    const n = Number(at("cancel-n").value);
    exponents(n, Array.from({ length: n }, (_, i) => (i === n - 1 && n > 1 ? n : 0)));
    start();
  });
  at("cancel-step").addEventListener("click", () => state && advance(Math.min(state.done + 1, state.order.length)));
  at("cancel-all").addEventListener("click", () => state && advance(state.order.length));
  at("cancel-reset").addEventListener("click", start);
  at("cancel-form").addEventListener("submit", (event) => event.preventDefault());
  exponents(3, [0, 2, 1]);
  start();
})();
