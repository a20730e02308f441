"""Bernstein coefficients of a polynomial on a box, as integers over one common scale.

On [0, 1] a polynomial of degree D is sum_j b_j C(D, j) t^j (1-t)^(D-j); b_j = sum_{i <= j} C(j, i)/C(D, i) a_i. Its values lie between the
least and the largest b_j, and b_0, b_D are the values at the ends. In several variables the same holds axis by axis. Halving a box is de
Casteljau's scheme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import comb, lcm, prod

Terms = Sequence[tuple[tuple[int, ...], Fraction]]
Box = tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Bernstein:
    """Bernstein coefficients times `scale` > 0, all integers, in row-major order (the last variable runs fastest).

    Shapes: coefficients has prod (degree + 1) entries.
    """

    degrees: tuple[int, ...]
    coefficients: tuple[int, ...]
    scale: int

    def stride(self, axis: int) -> int:
        """Return the distance of neighbours along an axis."""
        return prod(d + 1 for d in self.degrees[axis + 1 :])

    def lines(self, axis: int) -> list[slice]:
        """List the lines of coefficients along an axis."""
        step, length = self.stride(axis), self.degrees[axis] + 1
        return [
            slice(start + offset, start + offset + step * (length - 1) + 1, step)
            for start in range(0, len(self.coefficients), step * length)
            for offset in range(step)
        ]

    def corners(self) -> list[tuple[tuple[int, ...], Fraction]]:
        """List the corners, 0 for the low and 1 for the high end of each axis, with the exact values there."""
        found: list[tuple[tuple[int, ...], int]] = [((), 0)]
        for axis, degree in enumerate(self.degrees):
            found = [((*corner, end), index + end * degree * self.stride(axis)) for corner, index in found for end in (0, 1)]
        return [(corner, Fraction(self.coefficients[index], self.scale)) for corner, index in found]

    def variation(self, axis: int) -> int:
        """Return the sum of the absolute differences of neighbours along an axis."""
        total = 0
        for line in self.lines(axis):
            values = self.coefficients[line]
            total += sum(abs(b - a) for a, b in pairwise(values))
        return total

    def halves(self, axis: int) -> tuple[Bernstein, Bernstein]:
        """Cut the box in two along an axis.

        >>> square = bernstein((((2,), Fraction(1)),), ((Fraction(0), Fraction(1)),))
        >>> [[Fraction(c, h.scale) for c in h.coefficients] for h in square.halves(0)][1]
        [Fraction(1, 4), Fraction(1, 2), Fraction(1, 1)]
        """
        low, high = list(self.coefficients), list(self.coefficients)
        degree = self.degrees[axis]
        for line in self.lines(axis):
            row = list(self.coefficients[line])
            firsts, lasts = [], []
            for step in range(degree + 1):  # after `step` averages, written without dividing, row is 2^step times the averages
                firsts.append(row[0] << (degree - step))
                lasts.append(row[-1] << (degree - step))
                row = [a + b for a, b in pairwise(row)]
            low[line], high[line] = firsts, lasts[::-1]
        scale = self.scale << degree
        return Bernstein(self.degrees, tuple(low), scale), Bernstein(self.degrees, tuple(high), scale)


def bernstein(terms: Terms, box: Box) -> Bernstein:
    """Compute the Bernstein coefficients of a polynomial on a box, its degree in each variable taken as small as it is.

    >>> bernstein((((1,), Fraction(1, 2)),), ((Fraction(-1), Fraction(1)),))
    Bernstein(degrees=(1,), coefficients=(-1, 1), scale=2)
    """
    degrees = tuple(max((e[axis] for e, _ in terms), default=0) for axis in range(len(box)))
    scale = lcm(*(c.denominator for _, c in terms))
    flat = [0] * prod(d + 1 for d in degrees)
    frame = Bernstein(degrees, tuple(flat), 1)
    for exponents, c in terms:
        flat[sum(e * frame.stride(axis) for axis, e in enumerate(exponents))] = c.numerator * (scale // c.denominator)
    for axis, (degree, side) in enumerate(zip(degrees, box, strict=True)):
        matrix, factor = axis_matrix(degree, side)
        for line in frame.lines(axis):
            column = flat[line]
            flat[line] = [sum(m * c for m, c in zip(row, column, strict=True)) for row in matrix]
        scale *= factor
    return Bernstein(degrees, tuple(flat), scale)


def axis_matrix(degree: int, side: tuple[Fraction, Fraction]) -> tuple[list[list[int]], int]:
    """Return the integers that turn coefficients of x^i into Bernstein coefficients on [low, high], and their common scale.

    Row j, column i is the blossom of x^i at j times high and degree - j times low: the average of the products of i of these numbers.

    >>> axis_matrix(2, (Fraction(0), Fraction(1)))
    ([[2, 0, 0], [2, 1, 0], [2, 2, 2]], 2)
    """
    low, high = side
    denominator = lcm(low.denominator, high.denominator)
    a, b = int(low * denominator), int(high * denominator)
    common = lcm(*(comb(degree, i) for i in range(degree + 1)))
    matrix = []
    for j in range(degree + 1):
        symmetric = [1] + [0] * degree  # elementary symmetric polynomials of the arguments
        for argument in [b] * j + [a] * (degree - j):
            for i in range(degree, 0, -1):
                symmetric[i] += argument * symmetric[i - 1]
        matrix.append([symmetric[i] * (common // comb(degree, i)) * denominator ** (degree - i) for i in range(degree + 1)])
    return matrix, common * denominator**degree
