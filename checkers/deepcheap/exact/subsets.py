"""Subsets of {1, ..., n} as bit masks: bit h-1 stands for the element h.

Source: Lin-Tegmark-Rolnick, Appendix A, where S runs over the subsets of {1, ..., n}; `certificates/FORMAT.md`, 4.5.
"""

from __future__ import annotations


def subsets_by_size(n: int) -> tuple[int, ...]:
    """List all subsets by increasing size, and by mask within a size.

    >>> subsets_by_size(2)
    (0, 1, 2, 3)
    >>> subsets_by_size(3)
    (0, 1, 2, 4, 3, 5, 6, 7)
    """
    return tuple(sorted(range(1 << n), key=lambda mask: (mask.bit_count(), mask)))


def complement(mask: int, n: int) -> int:
    """Return the subset of all elements of {1, ..., n} that are not in `mask`.

    >>> complement(0b011, 3) == 0b100
    True
    """
    return ~mask & ((1 << n) - 1)


def elements(mask: int) -> tuple[int, ...]:
    """List the elements of a subset, from 1.

    >>> elements(0b101)
    (1, 3)
    """
    return tuple(h + 1 for h in range(mask.bit_length()) if mask >> h & 1)


def indicator(mask: int, n: int) -> tuple[int, ...]:
    """Return the vector 1_S with a one in the place of every element of S.

    >>> indicator(0b101, 3)
    (1, 0, 1)
    """
    return tuple(mask >> h & 1 for h in range(n))


def signs(mask: int, n: int) -> tuple[int, ...]:
    """Return the sign vector s(S) of the paper: -1 in the place of every element of S, +1 elsewhere.

    Source: Lin-Tegmark-Rolnick, before equation (A4).

    >>> signs(0b101, 3)
    (-1, 1, -1)
    """
    return tuple(-1 if mask >> h & 1 else 1 for h in range(n))


def sign_of(mask: int) -> int:
    """Return the product of the coordinates of s(S), which is (-1)**|S|.

    >>> [sign_of(mask) for mask in range(4)]
    [1, -1, -1, 1]
    """
    return -1 if mask.bit_count() & 1 else 1
