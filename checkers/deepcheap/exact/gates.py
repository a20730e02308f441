"""Deep networks by counting: multiplication gates for the monomials of a polynomial, and products by layers of blocks."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from .sparse import Monomial, degree, divisors, quotient, times

NEURONS_PER_GATE = 4
SEARCHED = 4096
Gate = tuple[Monomial, Monomial]


def gates(monomials: Iterable[Monomial]) -> list[Gate]:
    """Gates that compute all monomials, each from two that are there; common factors are computed once.

    >>> len(gates([((1, 4),)])), len(gates([((1, 1), (2, 1)), ((1, 1), (2, 1), (3, 1))]))
    (2, 2)
    """
    made: set[Monomial] = set()
    found: list[Gate] = []
    for m in sorted(monomials, key=lambda m: (degree(m), m)):
        compute(m, made, found)
    return found


def compute(m: Monomial, made: set[Monomial], found: list[Gate]) -> None:
    """Add the gates that a monomial still needs."""
    if degree(m) < 2 or m in made:
        return
    left, right = split(m, made)
    compute(left, made, found)
    compute(right, made, found)
    made.add(m)
    found.append((left, right))


def split(m: Monomial, made: set[Monomial]) -> Gate:
    """Two factors: both there, or the largest one that is there and the rest, or halves."""
    size = 1
    for _, e in m:
        size *= e + 1
    there = [u for u in divisors(m) if (u in made or degree(u) == 1) and u != m] if size <= SEARCHED else []
    pairs = [(u, rest) for u in there if (rest := quotient(m, u)) is not None]
    ready = [(u, v) for u, v in pairs if v in made or degree(v) == 1]
    if ready:
        return max(ready, key=lambda pair: degree(pair[0]))
    even = tuple((i, e // 2) for i, e in m if e > 1)
    if even and all(e % 2 == 0 for _, e in m):
        return even, even
    left: Monomial = max((u for u, _ in pairs), key=lambda u: (degree(u), u), default=())
    if degree(left) < 2:
        left = ()
        for i, e in m:
            take = min(e, degree(m) // 2 - degree(left))
            left = times(left, ((i, take),)) if take else left
    return left, quotient(m, left) or ()


@cache
def layers(n: int, k: int) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """The fewest neurons for the product of n factors with k hidden layers of blocks, 2^s neurons for a block of s, and the blocks.

    Blocks of one layer differ by at most one: 2^s is convex. Source: `certificates/FORMAT.md`, 9.7.

    >>> layers(4, 1)[0], layers(4, 2)
    (16, (12, ((2, 2), (2,))))
    """
    if k == 1:
        return 1 << n, ((n,),)
    options = []
    for count in range(1, n + 1):
        blocks = (n // count + 1,) * (n % count) + (n // count,) * (count - n % count)
        rest, others = layers(count, k - 1)
        options.append((sum(1 << s for s in blocks) + rest, (blocks, *others)))
    return min(options, key=lambda option: (option[0], len(option[1][0])))


def lower_root(n: int, k: int) -> Fraction:
    """The largest multiple of 1/64 that is at most n^(1/k).

    >>> lower_root(8, 3)
    Fraction(2, 1)
    """
    low, high = 0, 64 * n
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if Fraction(middle, 64) ** k <= n else (low, middle - 1)
    return Fraction(low, 64)


def least_factor(total: int, n: int, k: int) -> Fraction:
    """The smallest multiple C of 1/8 with total <= C n^((k-1)/k) 2^r, r the lower root.

    >>> least_factor(8, 3, 1)
    Fraction(1, 1)
    """
    r = lower_root(n, k)
    power = k * r.denominator
    right = Fraction(n) ** ((k - 1) * r.denominator) * Fraction(2) ** (r.numerator * k)
    low, high = 1, 8
    while Fraction(total) ** power > Fraction(high, 8) ** power * right:
        high *= 2
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if Fraction(total) ** power <= Fraction(middle, 8) ** power * right else (middle + 1, high)
    return Fraction(low, 8)
