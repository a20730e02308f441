"""Strassen's seven products for 2 x 2 matrices.

Source: Strassen (1969), cited as [47] in section III.G. Entries are numbered 11, 12, 21, 22; N is the left factor and M the right one.
"""

from __future__ import annotations

STRASSEN = (
    ((1, 0, 0, 1), (1, 0, 0, 1), (1, 0, 0, 1)),
    ((0, 0, 1, 1), (1, 0, 0, 0), (0, 0, 1, -1)),
    ((1, 0, 0, 0), (0, 1, 0, -1), (0, 1, 0, 1)),
    ((0, 0, 0, 1), (-1, 0, 1, 0), (1, 0, 1, 0)),
    ((1, 1, 0, 0), (0, 0, 0, 1), (-1, 1, 0, 0)),
    ((-1, 0, 1, 0), (1, 1, 0, 0), (0, 0, 0, 1)),
    ((0, 1, 0, -1), (0, 0, 1, 1), (1, 0, 0, 0)),
)
"""Seven terms (alpha, beta, gamma) with sum alpha(N) beta(M) gamma = N M."""

SCHOOL = tuple(
    tuple(tuple(int(cell == wanted) for cell in range(4)) for wanted in (2 * i + k, 2 * k + j, 2 * i + j))
    for i in range(2)
    for j in range(2)
    for k in range(2)
)
"""The eight products of the definition."""
