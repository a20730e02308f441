"""Polynomials with names: products, determinants, and the Hamiltonians of the paper's section II.D."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import permutations

from .sparse import Monomial, times

Named = dict[Monomial, Fraction]


def product_of(n: int) -> Named:
    """x_1 ... x_n."""
    return {tuple((i, 1) for i in range(1, n + 1)): Fraction(1)}


def determinant(n: int) -> Named:
    """The determinant of the n x n matrix with entries x_1, ..., x_(n^2), row by row.

    >>> len(determinant(3))
    6
    """
    terms: Named = {}
    for s in permutations(range(n)):
        swaps = sum(s[j] > s[i] for i in range(n) for j in range(i))
        terms[tuple((n * i + s[i] + 1, 1) for i in range(n))] = Fraction((-1) ** swaps)
    return terms


def bonds(rows: int, columns: int) -> Iterator[Monomial]:
    """Products of neighbours in an open grid."""
    for i in range(rows):
        for j in range(columns):
            site = columns * i + j + 1
            if j + 1 < columns:
                yield ((site, 1), (site + 1, 1))
            if i + 1 < rows:
                yield ((site, 1), (site + columns, 1))


def ising(rows: int, columns: int) -> Named:
    """The Ising model on an open grid, J = 1: minus the sum over the bonds.

    >>> len(ising(10, 10))
    180
    """
    return {bond: Fraction(-1) for bond in bonds(rows, columns)}


def phi4(rows: int, columns: int) -> Named:
    """The phi^4 model on an open grid: sum (phi_i - phi_j)^2/2 over bonds + phi_i^2/2 + phi_i^4/24 over sites."""
    terms: Named = {}
    for bond in bonds(rows, columns):
        terms[bond] = Fraction(-1)
        for i, _ in bond:
            terms[((i, 2),)] = terms.get(((i, 2),), Fraction(0)) + Fraction(1, 2)
    for i in range(1, rows * columns + 1):
        terms[((i, 2),)] = terms.get(((i, 2),), Fraction(0)) + Fraction(1, 2)
        terms[((i, 4),)] = Fraction(1, 24)
    return terms


def multiplied(left: Named, right: Named) -> Named:
    """The product of two polynomials."""
    total: Named = {}
    for a, c in left.items():
        for b, e in right.items():
            m = times(a, b)
            total[m] = total.get(m, Fraction(0)) + c * e
    return {m: c for m, c in total.items() if c}


NAMED: dict[str, tuple[int, int, str, Callable[..., Named]]] = {
    "product": (1, 200, "n", product_of),
    "det": (1, 5, "n", determinant),
    "ising-chain": (2, 400, "n", lambda n: ising(1, n)),
    "ising-grid": (1, 30, "RxC", ising),
    "phi4": (1, 12, "RxC", phi4),
}
"""Name, smallest and largest size, how sizes are written, and the polynomial."""
