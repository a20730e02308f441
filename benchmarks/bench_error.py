"""The certified error of the sign gate beside the usual ways to bound it, in one run: tightness and CPU time.

    python benchmarks/bench_error.py [--json] [--scales 1/10,1] [--inputs 2,3]

Tightness is the certified upper bound over the largest error sampled in 60 digits. A time is the CPU time of the first call (cold, after
imports, nothing kept from an earlier case); `warm` is the least of five more. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import comb, factorial, isfinite, prod
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "checkers"))

import mpmath
from flint import arb

from deepcheap.methods.crosscheck import context, derivative_interval, interval
from deepcheap.methods.gate import gate, gate_error
from deepcheap.methods.gate_series import Gate
from deepcheap.networks.activations import ACTIVATIONS, Activation
from deepcheap.networks.balls import ball, working
from deepcheap.networks.derivatives import logistic_polynomial, tanh_polynomial
from deepcheap.obligations import GateError

NAMES = ("logistic", "tanh", "softplus", "gelu", "erf", "sin", "exp")
CELLS = 64
GRIDS = {2: 24, 3: 8}
"""Boxes per coordinate for the plain subdivision of the network; beyond n = 3 it is left out."""

Row = dict[str, Any]


def largest_derivative(sigma: Activation, n: int) -> Fraction:
    """The bias on a 1/16 grid over [-5, 5] where |sigma^(n)| is largest (0 for exp, where every bias gives the same gate)."""
    if sigma.name == "exp":
        return Fraction(0)
    return max((Fraction(i, 16) for i in range(-80, 81)), key=lambda b: abs(float(sigma.derivatives(b, n, 128)[n].mid())))


def sampled(g: Gate) -> mpmath.mpf:
    """The largest error at the corner and on a grid of sorted points, by the 2^n values of the network; shares no code with the bounds."""
    name, n = g.sigma.name, g.n
    steps = 8 if n <= 3 else 4
    grid = [g.radius * Fraction(i, steps) for i in range(1, steps + 1)]
    best = mpmath.mpf(0)
    with mpmath.workdps(60 + 20 * n):
        unit = (2 * real(g.scale)) ** n * mpmath.diff(FUNCTIONS[name], real(g.bias), n)
        for x in combinations_with_replacement(grid, n):
            total = mpmath.mpf(0)
            for s in product((1, -1), repeat=n):
                total += prod(s) * FUNCTIONS[name](real(g.bias) + real(g.scale * sum(i * c for i, c in zip(s, x, strict=True))))
            best = max(best, abs(total / unit - real(prod(x))))
    return best


def real(q: Fraction) -> mpmath.mpf:
    return mpmath.mpf(q.numerator) / q.denominator


FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "logistic": lambda u: 1 / (1 + mpmath.exp(-u)),
    "tanh": mpmath.tanh,
    "softplus": lambda u: mpmath.log1p(mpmath.exp(u)),
    "gelu": lambda u: u * (1 + mpmath.erf(u / mpmath.sqrt(2))) / 2,
    "erf": mpmath.erf,
    "sin": mpmath.sin,
    "exp": mpmath.exp,
}


def iv_derivative(iv: Any, name: str, k: int, u: Any) -> Any:
    """sigma^(k) on an interval: polynomials in sigma, or Hermite polynomials, by Horner."""
    if name in ("sin", "exp"):
        return iv.exp(u) if name == "exp" else (iv.sin(u), iv.cos(u), -iv.sin(u), -iv.cos(u))[k % 4]
    if name in ("erf", "gelu"):
        step, shift = (2, 1) if name == "erf" else (1, 2)
        before, now = iv.mpf(0), iv.mpf(1)
        for j in range(k - 1):
            before, now = now, step * (u * now - j * before)
        bell = iv.exp(-(u * u) * step / 2)
        if shift == 1:
            return (-1) ** (k - 1) * now * bell * 2 / iv.sqrt(iv.pi)
        return (-1) ** k * (k * before - u * now) * bell / iv.sqrt(2 * iv.pi)
    t = 1 - 2 / (1 + iv.exp(2 * u)) if name == "tanh" else 1 / (1 + iv.exp(-u))
    p = tanh_polynomial(k) if name == "tanh" else logistic_polynomial(k - (name == "softplus"))
    total = iv.mpf(0)
    for c in reversed(p):
        total = total * t + c
    return total


def iv_supremum(g: Gate, k: int) -> tuple[Any, Any]:
    """sup |sigma^(k)| over the reach by CELLS intervals, and |sigma^(n)(b)|, in mpmath.iv at 80 bits."""
    iv = context(80)
    sup = iv.mpf(0)
    low = g.bias - g.reach
    for i in range(CELLS):
        left, right = (interval(iv, low + g.reach * Fraction(2 * j, CELLS)) for j in (i, i + 1))
        cell = iv_derivative(iv, g.sigma.name, k, iv.mpf([left.a, right.b]))
        sup = iv.mpf(max(sup.b, abs(cell).b))
    return sup, abs(derivative_interval(iv, g.sigma.name, g.bias, g.n))


def mean_value(g: Gate) -> float:
    """|E| lambda^2 |x|^2 / 6 sup |sigma^(n+2)| / |sigma^(n)(b)|: the identity with the mean value theorem (ledger D5), mpmath.iv."""
    sup, unit = iv_supremum(g, g.n + 2)
    return float((sup / unit).b) * float(g.radius**g.n * g.scale**2 * g.n * g.radius**2 / 6)


def taylor_remainder(g: Gate) -> float:
    """The remainder of order n + 2 of every neuron, |s.x| <= n R: what Taylor's theorem gives without the identity, mpmath.iv."""
    sup, unit = iv_supremum(g, g.n + 2)
    return float((sup / unit).b) * float((g.n * g.radius) ** (g.n + 2) * g.scale**2) / factorial(g.n + 2)


def subdivision(g: Gate) -> float | None:
    """m - E on small boxes by intervals of the network itself, in Arb (much faster than mpmath.iv at the same width)."""
    parts = GRIDS.get(g.n)
    if parts is None:
        return None
    worst = arb(0)
    with working(128):
        unit = (2 * ball(g.scale)) ** g.n * g.sigma.derivatives(g.bias, g.n, 128)[g.n]
        sides = [ball(g.radius) * (2 * i + 1) / (2 * parts) + ball(g.radius) / (2 * parts) * arb(0, 1) for i in range(parts)]
        for x in combinations_with_replacement(sides, g.n):
            total = arb(0)
            for s in product((1, -1), repeat=g.n):
                u = ball(g.bias) + ball(g.scale) * sum((i * c for i, c in zip(s, x, strict=True)), start=arb(0))
                total += prod(s) * ball_value(g.sigma.name, u)
            worst = max(worst, abs(total / unit - prod(x[1:], start=x[0])).upper())
    return float(worst)


def ball_value(name: str, u: arb) -> arb:
    if name in ("exp", "sin", "erf", "tanh"):
        return getattr(u, name)()
    if name == "gelu":
        return u * (1 + (u / arb(2).sqrt()).erf()) / 2
    return (1 + u.exp()).log() if name == "softplus" else 1 / (1 + (-u).exp())


def ours(g: Gate) -> tuple[float | None, str]:
    finding = gate_error(GateError(g.n, g.sigma.name, g.bias, g.scale, g.radius))
    if finding.statement is None:
        return None, "undecided"
    witness = finding.witness
    size = f"tree {str(witness['tree']).count('L')}" if witness["method"] == "tree" else f"corner {witness['terms']}"
    return float(Fraction(str(finding.statement.params["upper"]))), size


def timed(work: Callable[[], Any], again: int) -> tuple[Any, float, float]:
    """The value, the cold and the least warm CPU time in milliseconds."""
    times = []
    for _ in range(1 + again):
        start = time.process_time()
        value = work()
        times.append((time.process_time() - start) * 1000)
    return value, times[0], min(times[1:], default=times[0])


PEERS: tuple[tuple[str, Callable[[Gate], float | None]], ...] = (
    ("mean value, mpmath.iv", mean_value),
    ("Taylor remainder, mpmath.iv", taylor_remainder),
    ("boxes of the network, Arb", subdivision),
)


def rows(scales: list[Fraction], inputs: list[int]) -> Iterator[Row]:
    for scale, name, n in product(scales, NAMES, inputs):
        if n > 6 and scale * n > 1:
            continue
        bias = largest_derivative(ACTIVATIONS[name], n)
        g = gate(n, name, bias, scale, Fraction(1))
        (bound, kind), cold, warm = timed(lambda g=g: ours(g), 5)
        truth = float(sampled(g)) if n <= 6 else corner_value(g)
        row: Row = {"scale": str(scale), "activation": name, "n": n, "bias": str(bias), "sampled": truth, "witness": kind}
        row["deepcheap"] = {"ratio": bound / truth if bound is not None else None, "cold_ms": cold, "warm_ms": warm}
        for label, peer in PEERS:
            value, first, _ = timed(lambda g=g, peer=peer: peer(g), 0)
            known = value is not None and isfinite(value)
            row[label] = {"ratio": value / truth if known else None, "cold_ms": None if value is None else first}
        yield row


def corner_value(g: Gate) -> float:
    """The error at the corner by the n + 1 distinct values, in 400 digits: for n beyond what can be sampled."""
    with mpmath.workdps(400):
        derivative = mpmath.diff(FUNCTIONS[g.sigma.name], real(g.bias), g.n)
        total = sum((-1) ** j * comb(g.n, j) * FUNCTIONS[g.sigma.name](real(g.bias + g.scale * g.radius * (g.n - 2 * j))) for j in range(g.n + 1))
        return float(abs(total / ((2 * real(g.scale)) ** g.n * derivative) - real(g.radius) ** g.n))


def spread(values: list[float | None], digits: int = 3) -> str:
    known = [v for v in values if v is not None]
    return f"{statistics.median(known):.{digits}g} / {max(known):.{digits}g}" if known else "-"


def summary(found: list[Row]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="upper bound / sampled supremum (median / worst) and CPU ms (median / worst)")
    for column in ("lambda", "n", "method", "answers", "ratio", "cold ms", "warm ms"):
        table.add_column(column)
    for scale in dict.fromkeys(r["scale"] for r in found):
        part = [r for r in found if r["scale"] == scale]
        inputs = ",".join(str(n) for n in dict.fromkeys(r["n"] for r in part))
        for label in ("deepcheap", *(label for label, _ in PEERS)):
            cells = [r[label] for r in part]
            answers = sum(c["ratio"] is not None for c in cells)
            warm = spread([c.get("warm_ms") for c in cells])
            table.add_row(
                scale,
                inputs,
                label,
                f"{answers}/{len(cells)}",
                spread([c["ratio"] for c in cells], 10 if label == "deepcheap" else 4),
                spread([c["cold_ms"] for c in cells]),
                warm,
            )
    Console(width=150).print(table)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--json", action="store_true", help="one JSON object per case instead of the table")
    parser.add_argument("--scales", default="1/10000,1/100,1/10,3/10,1", help="scales lambda, separated by commas")
    parser.add_argument("--inputs", default="2,3,4,6", help="numbers of inputs n, separated by commas")
    options = parser.parse_args()
    found = []
    for row in rows([Fraction(x) for x in options.scales.split(",")], [int(x) for x in options.inputs.split(",")]):
        found.append(row)
        if options.json:
            print(json.dumps(row), flush=True)
    if not options.json:
        summary(found)


if __name__ == "__main__":
    main()
