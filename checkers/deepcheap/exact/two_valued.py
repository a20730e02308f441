"""Networks in which every row a_i takes at most two values: 2^n moments settle all of them.

On two values lo, hi every power is a combination a^e = c_e + d_e a, since a^2 = (lo + hi) a - lo hi. Hence every moment is
M(r) = sum_{T in support} M(1_T) prod_{i in T} d_i(r_i) prod_{i not in T} c_i(r_i), with c(0), d(0) = 1, 0 and c(1), d(1) = 0, 1: the 2^n square-free
moments M(1_T) determine all. They come from one butterfly, O(n 2^n); and the monomials that the nonzero ones among them can
reach are listed one by one, which for a valid network are few. (With all sigma_k nonzero only T = {1..n} may remain: the whole check.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .scaled import ScaledNetwork

LARGEST_N = 20
STEPS = 2_000_000

Members = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class TwoValued:
    """The two values of each row and the square-free moments that are not 0, by subset mask (bit i-1 for row i)."""

    values: tuple[tuple[int, int], ...]
    support: tuple[tuple[int, int], ...]

    def power(self, i: int, exponent: int) -> tuple[int, int]:
        """Return (c, d) with a^exponent = c + d a on the two values of row i."""
        lo, hi = self.values[i]
        c, d = 1, 0
        for _ in range(exponent):
            c, d = -lo * hi * d, c + (lo + hi) * d
        return c, d


def recognise(net: ScaledNetwork) -> TwoValued | None:
    """Return the square-free moments when every row takes at most two values and n <= 20, else None.

    >>> from deepcheap.exact.constructions import sign_network
    >>> from deepcheap.exact.scaled import scaled
    >>> recognise(scaled(sign_network(2))).support
    ((3, 4),)
    """
    if len(net.rows) > LARGEST_N:
        return None
    values = []
    for row in net.rows:
        distinct = sorted(set(row))
        if len(distinct) > 2:
            return None
        values.append((distinct[0], distinct[1]) if len(distinct) == 2 else second_value(distinct))
    moments = butterfly(collect(net, values), values)
    return TwoValued(tuple(values), tuple((mask, v) for mask, v in enumerate(moments) if v))


def second_value(distinct: list[int]) -> tuple[int, int]:
    """Add a second value to a constant row: the opposite one, which keeps its powers short (1 for a row of zeros)."""
    lo = distinct[0] if distinct else 0
    return lo, -lo if lo else 1


def collect(net: ScaledNetwork, values: list[tuple[int, int]]) -> list[int]:
    """Add up the weights at each of the 2^n points, bit i-1 set where row i takes its second value."""
    masks = [0] * len(net.weights)
    for i, (row, (_, hi)) in enumerate(zip(net.rows, values, strict=True)):
        bit = 1 << i
        masks = [mask | bit if a == hi else mask for mask, a in zip(masks, row, strict=True)]
    totals = [0] * (1 << len(values))
    for mask, weight in zip(masks, net.weights, strict=True):
        totals[mask] += weight
    return totals


def butterfly(totals: list[int], values: list[tuple[int, int]]) -> list[int]:
    """Turn weights at the 2^n points into the moments of the 2^n square-free monomials, one variable after the other."""
    for i, (lo, hi) in enumerate(values):
        h = 1 << i
        for start in range(0, len(totals), 2 * h):
            u, v = totals[start : start + h], totals[start + h : start + 2 * h]
            totals[start : start + h] = [a + b for a, b in zip(u, v, strict=True)]
            totals[start + h : start + 2 * h] = [lo * a + hi * b for a, b in zip(u, v, strict=True)]
    return totals


def nonzero_moments(table: TwoValued, degree: int) -> Iterator[tuple[tuple[int, ...], int]]:
    """List the exponent vectors of one degree that the support can reach, lexicographically, with their moments (0 ones included).

    Raises: TimeoutError after `STEPS` steps.
    """
    n, steps = len(table.values), 0

    def walk(prefix: tuple[int, ...], left: int, members: Members) -> Iterator[tuple[tuple[int, ...], int]]:
        nonlocal steps
        i = len(prefix)
        if i == n:
            if left == 0:
                yield prefix, sum(value for _, value in members)
            return
        for exponent in range(left + 1):
            steps += 1 + len(members)
            if steps > STEPS:
                raise TimeoutError
            alive = reach(table, members, i, exponent, left - exponent)
            if alive:
                yield from walk((*prefix, exponent), left - exponent, alive)

    yield from walk((), degree, [(mask, v) for mask, v in table.support if mask.bit_count() <= degree])


def reach(table: TwoValued, members: Members, i: int, exponent: int, left: int) -> Members:
    """Keep the subsets whose factor at row i is not 0 and whose later elements still fit into the degree left, times that factor."""
    c, d = table.power(i, exponent)
    scaled = ((mask, value * (d if mask >> i & 1 else c)) for mask, value in members)
    return [(mask, value) for mask, value in scaled if value and (mask >> (i + 1)).bit_count() <= left]
