"""Power sums of networks: the coefficients of sum_j w_j (a_j.x)^k, and the moments of the construction by patterns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import factorial


def pattern_defect(n: int, q: int) -> tuple[int, int] | None:
    """The first (e, u) at which a moment of the points (s sqrt t, 1_T) has the wrong value, None when all are right.

    sum_j C(d, j-u) (-1)^(p-j) j^e, d = p - u, is the d-th difference of j^e at u: 0 for e < d, and d! for e = d. The point T = {} that is left
    out contributes at e = u = 0 only, in degree q.

    >>> pattern_defect(5, 2) is None
    True
    """
    p = n - q
    for u in range(p + 1):
        for e in range((p - u) // 2 + 1):
            differences = [j**e for j in range(u, p + 1)]
            for _ in range(p - u):
                differences = [b - a for a, b in pairwise(differences)]
            if differences != [int((e, u) == (0, p))] and (e, u) != (0, 0):
                return e, u
    return None


def exponents(n: int, degree: int) -> Iterator[tuple[int, ...]]:
    """The exponent vectors of n variables with sum `degree`.

    >>> list(exponents(2, 2))
    [(0, 2), (1, 1), (2, 0)]
    """
    if n == 1:
        yield (degree,)
        return
    for e in range(degree + 1):
        for rest in exponents(n - 1, degree - e):
            yield (e, *rest)


def power_sums(neurons: Sequence[Sequence[Fraction]], n: int, k: int) -> dict[tuple[int, ...], Fraction]:
    """The coefficients of sum_j w_j (a_j.x)^k.

    >>> one = Fraction(1)
    >>> power_sums([(one, one, one)], 2, 2)[1, 1]
    Fraction(2, 1)
    """
    found = {}
    for r in exponents(n, k):
        multinomial = factorial(k)
        for e in r:
            multinomial //= factorial(e)
        total = Fraction(0)
        for w, *a in neurons:
            for x, e in zip(a, r, strict=True):
                w *= x**e
            total += w
        found[r] = multinomial * total
    return found


def bump_coefficients(n: int) -> tuple[Fraction, ...]:
    """The rational h_k with exp(-(u-1)^2) = sum_k h_k/e u^k, by h' = (2 - 2u) h.

    >>> [str(h) for h in bump_coefficients(3)]
    ['1', '2', '1', '-2/3']
    """
    h = [Fraction(1)]
    for k in range(n):
        h.append((2 * h[k] - (2 * h[k - 1] if k else 0)) / (k + 1))
    return tuple(h)
