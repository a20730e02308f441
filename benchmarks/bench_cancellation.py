"""The sign construction: do all monomials of degree <= n but x_1...x_n cancel? Ours against expansion by sympy and FLINT.

    python benchmarks/bench_cancellation.py [--json] [--timeout 120]

Peers expand sum_s prod(s) (s.x)^k for all k <= n; ours sums over all sign vectors for all parity classes of monomials.
"""

from __future__ import annotations

from itertools import product
from math import factorial, prod

from cells import Cell, Run, main


def sympy_expand(n: int) -> Run:
    import sympy

    x = sympy.symbols(f"x1:{n + 1}")

    def run() -> str:
        total = [
            sympy.expand(sum(prod(s) * sum(a * v for a, v in zip(s, x, strict=True)) ** k for s in product((1, -1), repeat=n))) for k in range(n + 1)
        ]
        return word(total[:-1] == [0] * n and total[n] == 2**n * factorial(n) * sympy.prod(x))

    return run


def sympy_ring(n: int) -> Run:
    from sympy import ZZ, ring

    r, *x = ring([f"x{i}" for i in range(n)], ZZ)

    def run() -> str:
        zero, full = True, prod(x[1:], start=x[0]) * (2**n * factorial(n))
        for k in range(n + 1):
            total = r.zero
            for s in product((1, -1), repeat=n):
                total += prod(s) * sum((a * v for a, v in zip(s, x, strict=True)), r.zero) ** k
            zero = zero and total == (full if k == n else r.zero)
        return word(zero)

    return run


def flint_mpoly(n: int) -> Run:
    from flint import Ordering, fmpz_mpoly_ctx

    context = fmpz_mpoly_ctx.get([f"x{i}" for i in range(n)], Ordering.degrevlex)
    x = context.gens()

    def run() -> str:
        right, full = True, prod(x[1:], start=x[0]) * (2**n * factorial(n))
        totals = [context.constant(0) for _ in range(n + 1)]
        for s in product((1, -1), repeat=n):
            form = sum((a * v for a, v in zip(s, x, strict=True)), context.constant(0))
            for k in range(n + 1):
                totals[k] += prod(s) * form**k
        for k, total in enumerate(totals):
            right = right and total == (full if k == n else 0)
        return word(right)

    return run


def packed_sums(n: int) -> Run:
    from deepcheap.exact import packed

    return lambda: word(packed.sign_sums_vanish(n))


def walsh_sums(n: int) -> Run:
    import numpy  # noqa: F401

    from deepcheap.exact import walsh

    return lambda: word(walsh.sign_sums_vanish(n))


def product_argument(n: int) -> Run:
    from deepcheap.methods.cancellation import product_argument

    return lambda: word(product_argument(n))


def word(right: bool) -> str:
    return "cancels" if right else "WRONG"


WORK = "all monomials"
CELLS = [
    *(Cell(WORK, n, "ours, classes (numpy)", lambda n=n: walsh_sums(n), True) for n in (4, 6, 7, 8, 9)),
    *(Cell(WORK, n, "sympy expand", lambda n=n: sympy_expand(n)) for n in (4, 6, 7)),
    *(Cell(WORK, n, "sympy ring", lambda n=n: sympy_ring(n)) for n in (4, 6, 7, 8)),
    *(Cell(WORK, n, "FLINT fmpz_mpoly", lambda n=n: flint_mpoly(n)) for n in (4, 6, 8, 9)),
    *(Cell(WORK, n, "ours, classes (numpy)", lambda n=n: walsh_sums(n), True) for n in (12, 16, 20, 22, 24, 26)),
    *(Cell(WORK, n, "ours, classes (stdlib)", lambda n=n: packed_sums(n)) for n in (9, 12, 16, 20, 22)),
    *(Cell(WORK, n, "ours, product argument", lambda n=n: product_argument(n)) for n in (20, 10_000, 1_000_000)),
]

if __name__ == "__main__":
    main("Sign construction: every monomial of degree <= n", CELLS)
