// The error of the multiplication gate against lambda: certified band, rounding estimate, and a sample computed here in float64.
"use strict";
(() => {
  const data = window.GATE_ERRORS;
  const at = (id) => document.getElementById(id);
  const NS = "http://www.w3.org/2000/svg";
  const logistic = (u) => 1 / (1 + Math.exp(-u));
  const SIGMA = {
    logistic: [logistic, (u) => logistic(u) * logistic(-u)],
    tanh: [Math.tanh, (u) => 1 - Math.tanh(u) ** 2],
    softplus: [(u) => Math.log1p(Math.exp(u)), logistic],
    silu: [(u) => u * logistic(u), (u) => logistic(u) * (1 + u * logistic(-u))],
    exp: [Math.exp, Math.exp],
    gaussian: [(u) => Math.exp(-u * u), (u) => -2 * u * Math.exp(-u * u)],
    sin: [Math.sin, Math.cos],
    arctan: [Math.atan, (u) => 1 / (1 + u * u)],
  };
  const GRID = 21;

  // The largest error at GRID^2 points of the box, in float64 as a network would be run.
  const sampled = (row, lambda) => {
    const [sigma] = SIGMA[row.name];
    let worst = 0;
    for (let i = 0; i < GRID; i++) for (let j = 0; j < GRID; j++) {
      const u = -1 + i / 10, v = -1 + j / 10;
      const sum = sigma(row.b + lambda * (u + v)) + sigma(row.b - lambda * (u + v)) - sigma(row.b + lambda * (u - v)) - sigma(row.b - lambda * (u - v));
      worst = Math.max(worst, Math.abs(sum / (4 * lambda * lambda * row.curvature) - u * v));
    }
    return worst;
  };

  // What rounding costs, to an order of magnitude: the size of a neuron and of the rounding of its argument.
  const floor = (row, lambda) => {
    const [sigma, slope] = SIGMA[row.name];
    const size = Math.max(...[-2, 2].map((s) => row.b + s * lambda).map((z) => Math.abs(sigma(z)) + Math.abs(z * slope(z))));
    return 2 ** -53 * size / (lambda * lambda * Math.abs(row.curvature));
  };

  const short = (x) => x.toExponential(2);
  const draw = (tag, attributes, text) => {
    const made = document.createElementNS(NS, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const LOW = { x: -6, y: -16 }, HIGH = { x: 0, y: 1 };

  const plot = (row, lambda) => {
    const width = Math.max(280, Math.min(760, at("error-plot").clientWidth || 640)), height = Math.round(Math.min(460, width * 0.85));
    const left = 52, right = 10, top = 10, bottom = 44;
    const x = (value) => left + (Math.log10(value) - LOW.x) / (HIGH.x - LOW.x) * (width - left - right);
    const y = (value) => top + (HIGH.y - Math.max(LOW.y, Math.min(HIGH.y, Math.log10(value)))) / (HIGH.y - LOW.y) * (height - top - bottom);
    const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-labelledby": "error-caption" });
    for (let k = LOW.x; k <= HIGH.x; k++) {
      svg.append(draw("line", { class: "grid", x1: x(10 ** k), x2: x(10 ** k), y1: top, y2: height - bottom }));
      svg.append(draw("text", { class: "tick", x: x(10 ** k), y: height - bottom + 16, "text-anchor": "middle" }, k ? `1e${k}` : "1"));
    }
    for (let k = LOW.y; k <= HIGH.y; k += 2) {
      svg.append(draw("line", { class: "grid", x1: left, x2: width - right, y1: y(10 ** k), y2: y(10 ** k) }));
      svg.append(draw("text", { class: "tick", x: left - 6, y: y(10 ** k) + 4, "text-anchor": "end" }, k ? `1e${k}` : "1"));
    }
    svg.append(draw("text", { class: "axis", x: (left + width) / 2, y: height - 8, "text-anchor": "middle" }, "lambda"));
    svg.append(draw("text", { class: "axis", x: 12, y: height / 2, transform: `rotate(-90 12 ${height / 2})`, "text-anchor": "middle" }, "largest error on the box"));
    const points = row.points;
    const line = (values) => values.map(([a, b], i) => `${i ? "L" : "M"}${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join("");
    const upper = points.map((p) => [p.lambda, p.high]), lower = points.map((p) => [p.lambda, p.low]).reverse();
    svg.append(draw("path", { class: "band", d: `${line([...upper, ...lower])}Z` }));
    const lambdas = points.map((p) => p.lambda);
    svg.append(draw("path", { class: "floor", d: line(lambdas.map((l) => [l, floor(row, l)])) }));
    if (row.rate) {
      const end = lambdas.filter((l) => l <= 0.1);
      svg.append(draw("path", { class: "rate", d: line(end.map((l) => [l, row.rate.high * l * l])) }));
    }
    for (const p of points) svg.append(draw("circle", { class: "mark", cx: x(p.lambda), cy: y(p.high), r: 3 }));
    for (const l of lambdas) {
      const [cx, cy] = [x(l), y(Math.max(sampled(row, l), 1e-30))];
      svg.append(draw("path", { class: "cross", d: `M${cx - 4} ${cy - 4}l8 8m0-8l-8 8` }));
    }
    svg.append(draw("line", { class: "chosen", x1: x(lambda), x2: x(lambda), y1: top, y2: height - bottom }));
    at("error-plot").replaceChildren(svg);
  };

  const scales = data.activations[0].points.map((p) => p.scale);
  const value = (p, row) => Math.max(p.high, floor(row, p.lambda));

  const table = (scale, chosen) => {
    const rows = data.activations.flatMap((row) => row.points.filter((p) => p.scale === scale).map((p) => ({ row, p })));
    rows.sort((a, b) => value(a.p, a.row) - value(b.p, b.row));
    const cell = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    const head = document.createElement("tr");
    head.append(...["activation", "bias b", "certified error at most", "rounding, about", "sampled here", "C in C lambda^2"].map((h) => cell("th", h)));
    const body = rows.map(({ row, p }) => {
      const line = document.createElement("tr");
      line.dataset.activation = row.name;
      if (row === chosen) line.setAttribute("aria-current", "true");
      line.append(...[row.name, row.bias, short(p.high), short(floor(row, p.lambda)), short(sampled(row, p.lambda)), row.rate ? short(row.rate.high) : "not certified"].map((t) => cell("td", t)));
      return line;
    });
    at("error-table").replaceChildren(cell("caption", `Activations at lambda = ${scale}, the smallest error first`), head, ...body);
    return rows[0].row.name;
  };

  const update = () => {
    const row = data.activations.find((a) => a.name === at("error-activation").value);
    const scale = scales[Number(at("error-lambda").value)];
    const p = row.points.find((q) => q.scale === scale);
    at("error-lambda-text").textContent = scale;
    at("error-lambda").setAttribute("aria-valuetext", scale);
    const best = table(scale, row);
    const lowest = row.points.reduce((a, b) => (value(b, row) < value(a, row) ? b : a));
    at("error-result").textContent = p
      ? `${row.name}, b = ${row.bias}, lambda = ${scale}: certified supremum between ${p.lower} and ${p.upper} (about ${short(p.high)}); sampled in float64: ${short(sampled(row, p.lambda))}. ` +
        `Smallest error at this lambda: ${best}. In float64, ${row.name} is best near lambda = ${lowest.scale}.`
      : `${row.name} has no certificate at lambda = ${scale}.`;
    at("error-caption").textContent = `${row.name}: band and dots certified, dashed line C lambda^2 (certified for lambda up to ${data.rate_up_to}), dotted line rounding estimate, crosses sampled float64 error.`;
    plot(row, Number(p ? p.lambda : row.points[0].lambda));
  };

  at("error-activation").append(...data.activations.map((row) => new Option(row.name, row.name)));
  at("error-lambda").max = scales.length - 1;
  at("error-lambda").value = scales.indexOf("1/10");
  at("error-activation").addEventListener("change", update);
  at("error-lambda").addEventListener("input", update);
  at("error-form").addEventListener("submit", (event) => event.preventDefault());
  let waiting = 0;
  addEventListener("resize", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(update); });
  update();
})();
