"""Given networks with arbitrary rational weights: all C(2n, n) monomials exactly. Ours against FLINT and sympy.

    python benchmarks/bench_moments.py [--json] [--timeout 120]

The network: 2^n neurons, rows of two 10-bit rationals each, valid for x_1...x_n. `two values` lets our method recognise that; `generic`
forbids it and sweeps every monomial, as for rows without any structure. `linked` has rows of four values, and weights of 10 n bits.
"""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache
from math import comb, factorial, prod

from cells import Cell, Run, main

from deepcheap.exact.constructions import Neuron, linked_network, sign_network
from deepcheap.exact.monomials import monomials


@cache
def two_valued_network(n: int) -> tuple[Neuron, ...]:
    source = random.Random(n)
    ends = [(Fraction(source.randrange(513, 1024), 1024), Fraction(-source.randrange(1, 512), 1024)) for _ in range(n)]
    unit = prod((2 / (high - low) for high, low in ends), start=Fraction(1))
    return tuple((w * unit, *(pair[a < 0] for a, pair in zip(row, ends, strict=True))) for w, *row in sign_network(n))


@cache
def linked(n: int) -> tuple[Neuron, ...]:
    source = random.Random(n)

    def level() -> tuple[Fraction, Fraction]:
        return Fraction(source.randrange(1, 512), 1024), Fraction(source.randrange(513, 1024), 1024)

    return linked_network(level(), tuple(level() for _ in range(n - 1)))


def recognised(n: int) -> Run:
    from deepcheap.methods.moments import product_network
    from deepcheap.obligations import ProductNetwork

    o = ProductNetwork(n, two_valued_network(n), tuple(range(n + 1)))
    return lambda: product_network(o).answer


def swept(n: int, neurons: tuple[Neuron, ...]) -> Run:
    import numpy  # noqa: F401

    from deepcheap.exact.halves import first_failure, sweep_for
    from deepcheap.exact.scaled import scaled

    def run() -> str:
        net = scaled(neurons)
        failure = first_failure(sweep_for(net, n, [n] * n), frozenset(range(n + 1)))
        return "yes" if failure is None and net.coefficient((1,) * n) == 1 else "no"

    return run


def flint_matrix(n: int) -> Run:
    """The same split into halves with FLINT's exact integer matrices, degree block by degree block."""
    from flint import fmpz_mat

    from deepcheap.exact.scaled import scaled

    net, cut = scaled(two_valued_network(n)), (n + 1) // 2
    m = len(net.weights)

    def monomial(r: tuple[int, ...], columns: list[tuple[int, ...]], first: tuple[int, ...]) -> list[int]:
        return [w * prod(a**e for a, e in zip(column, r, strict=True)) for w, column in zip(first, columns, strict=True)]

    def table(rows: tuple[tuple[int, ...], ...], first: tuple[int, ...]) -> list[list[list[int]]]:
        columns = list(zip(*rows, strict=True))
        return [[monomial(r, columns, first) for r in monomials(len(rows), d)] for d in range(n + 1)]

    def run() -> str:
        left, right = table(net.rows[:cut], net.weights), table(net.rows[cut:], (1,) * m)
        wrong = 0
        for d, rows in enumerate(left):
            for e in range(n + 1 - d):
                moments = fmpz_mat(rows) * fmpz_mat(right[e]).transpose()
                wrong += sum(v != 0 for v in moments.entries())
        return "yes" if wrong == 1 and net.coefficient((1,) * n) == 1 else "no"

    return run


def flint_mpoly(n: int) -> Run:
    from flint import Ordering, fmpq, fmpq_mpoly_ctx

    context = fmpq_mpoly_ctx.get([f"x{i}" for i in range(n)], Ordering.degrevlex)
    x = context.gens()
    rational = [[fmpq(q.numerator, q.denominator) for q in neuron] for neuron in two_valued_network(n)]

    def run() -> str:
        totals = [context.constant(0) for _ in range(n + 1)]
        for w, *a in rational:
            form = sum((c * v for c, v in zip(a, x, strict=True)), context.constant(0))
            for k in range(n + 1):
                totals[k] += w * form**k
        return "yes" if totals[n] == prod(x[1:], start=x[0]) and all(t == 0 for t in totals[:n]) else "no"

    return run


def sympy_ring(n: int) -> Run:
    from sympy import QQ, ring

    r, *x = ring([f"x{i}" for i in range(n)], QQ)
    rational = [[QQ(q.numerator, q.denominator) for q in neuron] for neuron in two_valued_network(n)]

    def run() -> str:
        totals = [r.zero] * (n + 1)
        for w, *a in rational:
            form = sum((c * v for c, v in zip(a, x, strict=True)), r.zero)
            for k in range(n + 1):
                totals[k] += w * form**k
        return "yes" if totals[n] == prod(x[1:], start=x[0]) and all(t == 0 for t in totals[:n]) else "no"

    return run


TWO, GENERIC, LINKED = "two values per row", "generic, 10 bits", "linked rows"
CELLS = [
    *(Cell(TWO, n, "ours, 2^n moments", lambda n=n: recognised(n), True) for n in (8, 10, 12, 14, 16)),
    *(Cell(GENERIC, n, "ours, split halves", lambda n=n: swept(n, two_valued_network(n)), True) for n in (5, 6, 7, 8, 9, 10, 11, 12)),
    *(Cell(GENERIC, n, "FLINT fmpz_mat, split halves", lambda n=n: flint_matrix(n)) for n in (6, 8, 9, 10)),
    *(Cell(GENERIC, n, "FLINT fmpq_mpoly, expansion", lambda n=n: flint_mpoly(n)) for n in (6, 7, 8)),
    *(Cell(GENERIC, n, "sympy ring, expansion", lambda n=n: sympy_ring(n)) for n in (5, 6)),
    *(Cell(LINKED, n, "ours, split halves", lambda n=n: swept(n, linked(n)), True) for n in (8, 10, 11)),
]

if __name__ == "__main__":
    main(f"Given networks: all monomials of degree <= n (n = 12: {comb(24, 12):,}; target 1/{factorial(12)})", CELLS)
