// The sign-product matrix (A7) and the moment matrix of a network with exact weights, and their ranks.
"use strict";
(() => {
  const { Q, parse, rank, factorial, subsets, name, element } = window.Exact;
  const at = (id) => document.getElementById(id);
  const most = (n) => 1 << n;
  let weights = [];   // for each neuron [w, a_1, ..., a_n] as text

  const construction = (n) => subsets(n).map((set) => {
    const below = factorial(n) << BigInt(n);
    return [new Q(set.length % 2 ? -1n : 1n, below).toString(), ...Array.from({ length: n }, (_, i) => (set.includes(i + 1) ? "-1" : "1"))];
  });

  const others = (n, m) => {
    const pick = () => `${Math.floor(Math.random() * 9) - 4}` + (Math.random() < 0.3 ? "/2" : "");
    return Array.from({ length: m }, () => Array.from({ length: n + 1 }, () => new Q(parse(pick()).p, 2n).toString()));
  };

  const inputs = () => {
    const n = Number(at("matrix-n").value), m = weights.length;
    at("matrix-m").replaceChildren(...Array.from({ length: most(n) }, (_, i) => element("option", { value: i + 1 }, `${i + 1}`)));
    at("matrix-m").value = `${m}`;
    const head = element("tr", {}, element("th", {}, ""), ...weights.map((_, j) => element("th", { scope: "col" }, `j = ${j + 1}`)));
    const rows = Array.from({ length: n + 1 }, (_, i) => element("tr", {}, element("th", { scope: "row" }, i ? `a${i}j` : "wj"),
      ...weights.map((column, j) => {
        const input = element("input", { type: "text", size: 5, value: column[i], "aria-label": i ? `a ${i} ${j + 1}` : `w ${j + 1}`, id: i ? `a-${i}-${j + 1}` : `w-${j + 1}`, autocomplete: "off" });
        input.addEventListener("input", () => { weights[j][i] = input.value; compute(); });
        return element("td", {}, input);
      })));
    at("matrix-input").replaceChildren(element("caption", {}, "Weights"), element("tbody", {}, head, ...rows));
    compute();
  };

  const show = (table, title, corner, columns, rows, values) => {
    const head = element("tr", {}, element("th", {}, corner), ...columns.map((c) => element("th", { scope: "col" }, c)));
    const body = values.map((row, i) => element("tr", {}, element("th", { scope: "row" }, rows[i]), ...row.map((v) => element("td", { class: v.zero ? "nil" : "" }, `${v}`))));
    table.replaceChildren(element("caption", {}, title), element("thead", {}, head), element("tbody", {}, ...body));
  };

  function compute() {
    const n = Number(at("matrix-n").value), m = weights.length;
    const read = weights.map((column) => column.map(parse));
    let bad = null;
    read.forEach((column, j) => column.forEach((q, i) => {
      at(i ? `a-${i}-${j + 1}` : `w-${j + 1}`).setAttribute("aria-invalid", q ? "false" : "true");
      if (!q && !bad) bad = i ? `a${i},${j + 1}` : `w${j + 1}`;
    }));
    if (bad) {
      at("matrix-a").replaceChildren(); at("matrix-moments").replaceChildren();
      at("matrix-result").textContent = `${bad} is not a fraction: write it as -3/4, 2 or 0.25.`;
      return;
    }
    const sets = subsets(n), one = new Q(1n);
    const product = (set, column) => set.reduce((p, h) => p.times(column[h]), one);
    const A = sets.map((S) => read.map((column) => product(S, column)));
    const complements = sets.map((S) => Array.from({ length: n }, (_, i) => i + 1).filter((i) => !S.includes(i)));
    const M = sets.map((S) => complements.map((T) => read.reduce((sum, c) => sum.plus(c[0].times(product(S, c)).times(product(T, c))), new Q(0n))));
    show(at("matrix-a"), "Sign-product matrix A", "S", read.map((_, j) => `j = ${j + 1}`), sets.map(name), A);
    show(at("matrix-moments"), "Moment matrix M, columns in the order of complements", "S \\ T", complements.map(name), sets.map(name), M);
    const [ra, rm, full] = [rank(A), rank(M), 1 << n];
    const triangular = M.every((row, i) => row.every((v, j) => j < i || v.zero === (j > i)));
    const verdict = rm === full ? `M has full rank ${full}, so there are at least ${full} neurons.` : `2^n = ${full} is not reached: with these weights the network does not multiply to degree ${n}.`;
    at("matrix-result").textContent = `rank A = ${ra}, rank M = ${rm}, 2^n = ${full}, m = ${m}. ${verdict}${triangular && rm === full ? " M is triangular as in the proof." : ""}`;
  }

  at("matrix-n").addEventListener("change", () => { weights = construction(Number(at("matrix-n").value)); inputs(); });
  at("matrix-m").addEventListener("change", () => {
    const n = Number(at("matrix-n").value), m = Number(at("matrix-m").value);
    weights = construction(n).map((column, j) => weights[j] ?? column).slice(0, m);
    inputs();
    at("matrix-m").focus();
  });
  at("matrix-construction").addEventListener("click", () => { weights = construction(Number(at("matrix-n").value)); inputs(); });
  at("matrix-drop").addEventListener("click", () => { if (weights.length > 1) weights.pop(); inputs(); });
  at("matrix-random").addEventListener("click", () => { weights = others(Number(at("matrix-n").value), weights.length); inputs(); });
  at("matrix-form").addEventListener("submit", (event) => event.preventDefault());
  weights = construction(2);
  inputs();
})();
