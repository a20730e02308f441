"""Integer arithmetic in float64, exact below 2^53, with residues modulo primes.

A float64 holds every integer of absolute value at most 2^53. A sum of K products of integers of absolute value at most c is therefore exact, in any
order of summation and with fused multiply-add or without, when K c^2 <= 2^53: no intermediate sum is larger. (This speaks of matrix products
that add the products of entries, as BLAS libraries do; not of Strassen's scheme.)

**Folding.** `fold` replaces an integer x, |x| <= 2^53 - 2p, by x - p q, q the integer next to the rounded x * (1/p). Its two roundings move
that product by less than 4/p, so |q - x/p| <= 1/2 + 4/p and |x - p q| <= p/2 + 4 =: c(p). Then |p q| <= 2^53, so p q and the difference are
exact. For p > 8 a folded number is 0 exactly when p divides it.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

EXACT = 1 << 53
ROWS = 1 << 16
"""Entries folded at a time, so that the scratch stays in the cache."""


def size_of(p: int) -> int:
    """Return c(p), the largest absolute value that folding modulo p leaves."""
    return p // 2 + 4


def fits(terms: int, p: int) -> bool:
    """Decide whether a folded number plus `terms` products of folded numbers is exact and can be folded again.

    >>> fits(4096, 524287), fits(4096, 4194301)
    (True, False)
    """
    return terms * size_of(p) ** 2 + size_of(p) <= EXACT - 2 * p


def largest_modulus(terms: int) -> int:
    """Return the largest p with `fits(terms, p)`.

    >>> p = largest_modulus(512); fits(512, p), fits(512, p + 2)
    (True, False)
    """
    p = 2 * isqrt(EXACT // terms)
    while not fits(terms, p):
        p -= 1
    return p


def is_prime(p: int) -> bool:
    """Decide primality by trial division.

    >>> [p for p in range(20) if is_prime(p)]
    [2, 3, 5, 7, 11, 13, 17, 19]
    """
    return p > 1 and all(p % d for d in range(2, isqrt(p) + 1))


def primes_down(start: int) -> Iterator[int]:
    """List the primes from `start` downwards.

    >>> list(primes_down(20))
    [19, 17, 13, 11, 7, 5, 3, 2]
    """
    return (p for p in range(start, 1, -1) if is_prime(p))


def fold(x: Floats, p: int) -> None:
    """Reduce integers |x| <= 2^53 - 2p modulo p in place, to absolute value at most p/2 + 4.

    Shapes: any, contiguous. Raises: ValueError when it is not.

    >>> import numpy as np
    >>> x = np.array([[10.0, -8.0, 2.0**52]]); fold(x, 7); x.tolist()
    [[3.0, -1.0, 2.0]]
    """
    import numpy as np

    if not x.flags.c_contiguous:
        raise ValueError(f"an array of shape {x.shape} that is not contiguous would be copied, not folded; pass a contiguous one")
    flat = x.reshape(-1)
    inverse = 1.0 / p
    scratch = np.empty(min(ROWS, flat.size))
    for start in range(0, flat.size, ROWS):
        part = flat[start : start + ROWS]
        q = scratch[: part.size]
        np.multiply(part, inverse, out=q)
        np.rint(q, out=q)
        np.multiply(q, p, out=q)
        np.subtract(part, q, out=part)


def symmetric(value: int, p: int) -> int:
    """Return the residue of an integer in -p/2..p/2.

    >>> symmetric(10, 7), symmetric(12, 7)
    (3, -2)
    """
    r = value % p
    return r - p if 2 * r > p else r
