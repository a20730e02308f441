// Exact fractions on integers of any size, and the rank of a matrix of them.
"use strict";
window.Exact = (() => {
  const gcd = (a, b) => { a = a < 0n ? -a : a; b = b < 0n ? -b : b; while (b) [a, b] = [b, a % b]; return a; };

  class Q {
    constructor(p, q = 1n) {
      if (q === 0n) throw new RangeError("division by zero");
      const d = (q < 0n ? -1n : 1n) * (gcd(p, q) || 1n);
      this.p = p / d; this.q = q / d;
      Object.freeze(this);
    }
    plus(b) { return new Q(this.p * b.q + b.p * this.q, this.q * b.q); }
    minus(b) { return new Q(this.p * b.q - b.p * this.q, this.q * b.q); }
    times(b) { return new Q(this.p * b.p, this.q * b.q); }
    over(b) { return new Q(this.p * b.q, this.q * b.p); }
    get zero() { return this.p === 0n; }
    toString() { return this.q === 1n ? `${this.p}` : `${this.p}/${this.q}`; }
  }

  // Read "-3/4", "2" or "0.25"; null for anything else.
  const parse = (text) => {
    const found = /^\s*([+-]?)(\d{1,200})(?:\.(\d{1,200})|\s*\/\s*(\d{1,200}))?\s*$/.exec(text.replace("\u2212", "-"));
    if (!found) return null;
    const [, sign, whole, decimals, below] = found;
    const q = below ? BigInt(below) : decimals ? 10n ** BigInt(decimals.length) : 1n;
    if (q === 0n) return null;
    return new Q((sign === "-" ? -1n : 1n) * BigInt(whole + (decimals || "")), q);
  };

  const rank = (rows) => {
    const m = rows.map((row) => [...row]);
    let r = 0;
    for (let c = 0; m.length && c < m[0].length && r < m.length; c++) {
      const pivot = m.findIndex((row, i) => i >= r && !row[c].zero);
      if (pivot < 0) continue;
      [m[r], m[pivot]] = [m[pivot], m[r]];
      for (let i = r + 1; i < m.length; i++) {
        if (m[i][c].zero) continue;
        const f = m[i][c].over(m[r][c]);
        for (let j = c; j < m[i].length; j++) m[i][j] = m[i][j].minus(f.times(m[r][j]));
      }
      r++;
    }
    return r;
  };

  const factorial = (n) => { let f = 1n; for (let i = 2n; i <= BigInt(n); i++) f *= i; return f; };
  // The subsets of {1..n}, small ones first, as lists of numbers.
  const subsets = (n) => {
    const all = Array.from({ length: 1 << n }, (_, mask) => Array.from({ length: n }, (_, i) => i + 1).filter((i) => mask >> (i - 1) & 1));
    return all.sort((a, b) => a.length - b.length || String(a).localeCompare(String(b)));
  };
  const name = (set) => `{${set.join(",")}}`;
  const element = (tag, attributes = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };
  return { Q, parse, rank, factorial, subsets, name, element };
})();
