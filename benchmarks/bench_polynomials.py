"""Polynomials <= eps on [-1, 1]^2, degree n. Ours by Bernstein coefficients against z3.

    python benchmarks/bench_polynomials.py [--json] [--timeout 60]

`gate`: sup |p - u v| <= eps for the Taylor polynomial p of degree n of the 2-4-1 gate with softplus at bias 0 and lambda = 1/10, both
signs, eps the exact supremum (times 1, 1.01, 2). `random`: dense polynomials with eps 1 % above the largest value on a 41 x 41 grid.
"""

from __future__ import annotations

import random
from fractions import Fraction
from math import factorial

from cells import Cell, Run, main

from deepcheap.methods.polynomials import polynomial_bound, supremum
from deepcheap.obligations import PolynomialBound

Terms = tuple[tuple[tuple[int, ...], Fraction], ...]
BOX = ((Fraction(-1), Fraction(1)),) * 2
SOFTPLUS = {2: Fraction(1, 4), 4: Fraction(-1, 8), 6: Fraction(1, 4), 8: Fraction(-17, 16)}
"""The even derivatives of ln(1 + e^u) at 0."""


def gate_terms(degree: int, sign: int) -> Terms:
    """p - u v: by the expansion of the four neurons, sum over even k of sigma_k lambda^(k-2) ((u+v)^k - (u-v)^k) / (4 * 2 sigma_2)."""
    terms: dict[tuple[int, ...], Fraction] = {}
    scale = Fraction(1, 10)
    for k in range(4, degree + 1, 2):
        for i in range(1, k, 2):
            coefficient = SOFTPLUS[k] * scale ** (k - 2) / (factorial(i) * factorial(k - i)) / SOFTPLUS[2]
            terms[(i, k - i)] = sign * coefficient
    return tuple(sorted(terms.items()))


def gate(degree: int, factor: Fraction) -> list[PolynomialBound]:
    both = [gate_terms(degree, sign) for sign in (1, -1)]
    tops = [supremum(terms, BOX) for terms in both]
    eps = max(top for top in tops if top is not None) * factor
    return [PolynomialBound(terms, BOX, eps) for terms in both]


def dense(degree: int, seed: int) -> list[PolynomialBound]:
    source = random.Random(100 * degree + seed)
    terms = tuple(
        ((i, j), Fraction(source.randrange(1, 1001) * source.choice((1, -1)), 1000)) for i in range(degree + 1) for j in range(degree + 1 - i)
    )
    grid = [Fraction(i, 20) for i in range(-20, 21)]
    top = max(sum(c * x ** e[0] * y ** e[1] for e, c in terms) for x in grid for y in grid)
    return [PolynomialBound(terms, BOX, top + abs(top) / 100)]


def ours(questions: list[PolynomialBound]) -> Run:
    return lambda: ", ".join(f"{f.answer} {f.witness.get('tree', '')}"[:24] for f in map(polynomial_bound, questions))


def z3(questions: list[PolynomialBound]) -> Run:
    import z3 as _  # noqa: F401

    from deepcheap.methods.smt import ask_z3, smtlib

    texts = [smtlib(o) for o in questions]
    return lambda: ", ".join(ask_z3(text, 25) for text in texts)


WORK = [
    *((f"gate, eps = sup x {f}", d, lambda d=d, f=f: gate(d, Fraction(f))) for d in (4, 6, 8) for f in ("1", "101/100", "2")),
    *((f"random {seed}", d, lambda d=d, seed=seed: dense(d, seed)) for d in (4, 6, 8) for seed in (1, 2)),
]
CELLS = [
    cell
    for name, d, make in WORK
    for cell in (
        Cell(name, d, "ours, Bernstein tree", lambda make=make: ours(make()), True),
        Cell(name, d, "z3 QF_NRA", lambda make=make: z3(make())),
    )
]

if __name__ == "__main__":
    main("Polynomial <= eps on [-1, 1]^2, degree n", CELLS)
