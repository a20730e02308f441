"""Monomials x^r as exponent vectors r = (r_1, ..., r_n), ordered by degree |r| and then lexicographically."""

from __future__ import annotations

from collections.abc import Iterator
from math import comb, factorial, prod


def monomials(n: int, degree: int) -> Iterator[tuple[int, ...]]:
    """List the exponent vectors of n variables of one degree, lexicographically increasing.

    >>> list(monomials(2, 2))
    [(0, 2), (1, 1), (2, 0)]
    """
    if n == 1:
        yield (degree,)
        return
    for first in range(degree + 1):
        for rest in monomials(n - 1, degree - first):
            yield (first, *rest)


def count(n: int, degree: int) -> int:
    """Count the monomials of exactly one degree in n variables.

    >>> count(2, 2), sum(count(3, k) for k in range(4)) == comb(6, 3)
    (3, True)
    """
    return comb(n + degree - 1, degree)


def multinomial(r: tuple[int, ...]) -> int:
    """Return k!/(r_1! ... r_n!), k = |r|: the coefficient of x^r in (x_1 + ... + x_n)^k.

    >>> multinomial((2, 1))
    3
    """
    return factorial(sum(r)) // prod(map(factorial, r))


def product_monomial(n: int) -> tuple[int, ...]:
    """Return the exponents (1, ..., 1) of E = x_1 ... x_n.

    >>> product_monomial(3)
    (1, 1, 1)
    """
    return (1,) * n
