"""Sparse polynomials: a monomial is a tuple of pairs (variable, exponent), a polynomial a mapping from monomials to rationals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product
from math import factorial, prod

Monomial = tuple[tuple[int, int], ...]
Terms = Mapping[Monomial, Fraction]
Polynomial = tuple[tuple[Monomial, Fraction], ...]


def degree(m: Monomial) -> int:
    """The sum of the exponents."""
    return sum(e for _, e in m)


def times(a: Monomial, b: Monomial) -> Monomial:
    """The product of two monomials.

    >>> times(((1, 1),), ((1, 2), (3, 1)))
    ((1, 3), (3, 1))
    """
    total = dict(a)
    for i, e in b:
        total[i] = total.get(i, 0) + e
    return tuple(sorted(total.items()))


def divisors(m: Monomial) -> list[Monomial]:
    """All divisors of a monomial.

    >>> len(divisors(((1, 2), (2, 1))))
    6
    """
    choices = [[(i, e) for e in range(top + 1)] for i, top in m]
    return [tuple(pair for pair in chosen if pair[1]) for chosen in product(*choices)]


def quotient(m: Monomial, by: Monomial) -> Monomial | None:
    """m / by, or None when `by` does not divide m."""
    left = dict(m)
    for i, e in by:
        if left.get(i, 0) < e:
            return None
        left[i] -= e
    return tuple((i, e) for i, e in left.items() if e)


def factorials(m: Monomial) -> int:
    """r! of a monomial x^r."""
    return prod(factorial(e) for _, e in m)


def components(terms: Terms) -> dict[int, dict[Monomial, Fraction]]:
    """The homogeneous components by degree.

    >>> sorted(components({((1, 2),): Fraction(1), (): Fraction(3)}))
    [0, 2]
    """
    found: dict[int, dict[Monomial, Fraction]] = {}
    for m, c in terms.items():
        found.setdefault(degree(m), {})[m] = c
    return found


def frozen(terms: Terms) -> Polynomial:
    """The terms as a sorted tuple, without zero coefficients."""
    return tuple(sorted((m, c) for m, c in terms.items() if c))


def divisor_count(monomials: Iterable[Monomial]) -> int:
    """An upper bound on the number of divisors of several monomials."""
    return sum(prod(e + 1 for _, e in m) for m in monomials)
