"""The exact rank of the 2^n x 2^n product matrix at 10-bit integer points. Ours against FLINT, sympy, and numpy's floating point.

    python benchmarks/bench_rank.py [--json] [--timeout 120]

The true rank is 2^n; numpy's matrix_rank reports another. Building the matrix is inside our time and outside the peers'.
"""

from __future__ import annotations

import random
from fractions import Fraction

from cells import Cell, Run, main

from deepcheap.methods.rank import best_rank, exact_products

Points = tuple[tuple[Fraction, ...], ...]


def points(n: int) -> Points:
    source = random.Random(n)
    return tuple(tuple(Fraction(source.randrange(-1023, 1024)) for _ in range(n)) for _ in range(1 << n))


def ours(n: int) -> Run:
    import numpy  # noqa: F401

    given = points(n)
    return lambda: str(best_rank(n, given)[0])


def rows(n: int) -> list[list[int]]:
    return [[int(a) for a in exact_products(point)] for point in points(n)]


def flint_nmod(n: int) -> Run:
    from flint import nmod_mat

    p = (1 << 61) - 1
    matrix = nmod_mat(1 << n, 1 << n, [a % p for row in rows(n) for a in row], p)
    return lambda: str(matrix.rank())


def flint_integers(n: int) -> Run:
    from flint import fmpz_mat

    matrix = fmpz_mat(rows(n))
    return lambda: str(matrix.rank())


def sympy_domain(n: int) -> Run:
    from sympy import QQ
    from sympy.polys.matrices import DomainMatrix

    matrix = DomainMatrix([[QQ(a) for a in row] for row in rows(n)], (1 << n, 1 << n), QQ)
    return lambda: str(matrix.rank())


def numpy_svd(n: int) -> Run:
    import numpy as np

    matrix = np.array([[float(a) for a in row] for row in rows(n)])

    def run() -> str:
        found = int(np.linalg.matrix_rank(matrix))
        return str(found) if found == 1 << n else f"{found} WRONG"

    return run


WORK = "rank over Q"
CELLS = [
    *(Cell(WORK, n, "ours, recursive LU mod 2^19 - 1", lambda n=n: ours(n), True) for n in (5, 6, 7, 8, 9, 10, 11, 12)),
    *(Cell(WORK, n, "FLINT nmod_mat.rank, 61 bits", lambda n=n: flint_nmod(n)) for n in (6, 8, 10, 11)),
    *(Cell(WORK, n, "FLINT fmpz_mat.rank", lambda n=n: flint_integers(n)) for n in (6, 8, 10)),
    *(Cell(WORK, n, "sympy DomainMatrix.rank", lambda n=n: sympy_domain(n)) for n in (5, 6, 7)),
    *(Cell(WORK, n, "numpy matrix_rank", lambda n=n: numpy_svd(n)) for n in (5, 6, 7, 8, 9, 10, 11)),
]

if __name__ == "__main__":
    main("Rank of A_{Sj} = prod_{h in S} a_hj at 2^n points", CELLS)
