"""The numbers of the lower bounds: bands of binomials, the case distinction on diagonal quadrics, and free biases.

Source: docs/claims/neuron_bounds.md, where each is proved.
"""

from __future__ import annotations

from math import comb

QUADRIC_CASES = {(4, 2): (1,), (5, 3): (2,), (5, 2): (1, 2)}
"""(n, q) to the degrees I of the space V_I that is orthogonal to V_2."""


def band_bound(n: int, q: int) -> int:
    """The largest dim V_I + dim V_J over splits s + t = q + 1, K + L = n - 1 of the degrees, q = -1 when no coefficient vanishes.

    >>> [band_bound(3, q) for q in (-1, 0, 1, 2)], [band_bound(6, q) for q in (2, 3, 4)]
    ([8, 7, 6, 4], [57, 52, 42])
    """
    head = [0]
    for k in range(n):
        head.append(head[-1] + comb(n - 1, k))
    best = 0
    for s in range(q + 2):
        for top in range(s, n - (q + 1 - s)):
            best = max(best, _space(n, s, top, head) + _space(n, q + 1 - s, n - 1 - top, head))
    return best or 1 << (n - 1)


def _space(n: int, low: int, high: int, head: list[int]) -> int:
    """At least so large is the space of the values of polynomials with degrees low..high."""
    return head[low + 1] + sum(comb(n, k) for k in range(low + 1, high + 1))


def quadric_bound(n: int, q: int) -> int:
    """The least m left by the cases: c diagonal quadrics and d diagonal quadrics minus linear forms through all points.

    >>> quadric_bound(4, 2), quadric_bound(5, 3), quadric_bound(5, 2)
    (12, 24, 28)
    """
    degrees = QUADRIC_CASES[n, q]
    least = 1 << n
    for c in range(n + 1):
        for d in range(c, n + 1):
            if c >= n - 1:
                continue  # n quadrics leave no point; n - 1 leave 2^(n-1) directions with two neurons each: 2^n
            lost = {(1,): 0, (2,): c, (1, 2): d}[degrees]
            m = sum(comb(n + k - 1, k) for k in degrees) - lost + comb(n + 1, 2) - c
            impossible = degrees == (1, 2) and d == n and c == 3 and m > 2**n - 2**c
            least = least if impossible else min(least, m)
    return least


def free_bound(n: int, nonvanishing: bool) -> int:
    """2^(n-1) for any biases; more when the derivative of order n - 1 vanishes at no bias.

    >>> free_bound(2, True), free_bound(3, True), free_bound(4, False)
    (3, 6, 8)
    """
    if not nonvanishing:
        return 1 << (n - 1)
    return {2: 3, 3: 6}.get(n, (1 << (n - 1)) + 1)
