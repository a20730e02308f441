"""A network with rational weights, cleared of denominators row by row: its moments become sums of products of integers.

The moment of an exponent vector r is M(r) = sum_j w_j prod_i a_ij^(r_i); k!/r! M(r) is the coefficient of x^r in sum_j w_j (a_j.x)^k, k = |r|.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm, prod
from operator import mul

from .monomials import multinomial

Neuron = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class ScaledNetwork:
    """Integers W_j and A_ij with w_j = unit_w W_j and a_ij = unit_i A_ij; neurons of weight 0 are left out.

    Shapes: weights m, rows n x m, units n + 1 (that of the weights first).
    """

    weights: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]
    units: tuple[Fraction, ...]

    def moment(self, r: Sequence[int]) -> int:
        """Sum W_j prod_i A_ij^(r_i) exactly: the moment but for its unit."""
        terms = list(self.weights)
        for row, exponent in zip(self.rows, r, strict=True):
            if exponent:
                terms = [t * a**exponent for t, a in zip(terms, row, strict=True)]
        return sum(terms)

    def unit(self, r: Sequence[int]) -> Fraction:
        """Return the unit of the moment of r."""
        return self.units[0] * prod((u**e for u, e in zip(self.units[1:], r, strict=True) if e), start=Fraction(1))

    def coefficient(self, r: Sequence[int]) -> Fraction:
        """Return the coefficient of x^r in sum_j w_j (a_j.x)^|r|."""
        return multinomial(tuple(r)) * self.moment(r) * self.unit(r)

    def bound(self, degree: int) -> int:
        """Bound |moment(r)| for every |r| <= degree: sum_j |W_j| max(1, |A_1j|, ..., |A_nj|)^degree."""
        sizes = [max(1, *map(abs, column)) for column in zip(*self.rows, strict=True)]
        return sum(abs(w) * a**degree for w, a in zip(self.weights, sizes, strict=True))


def scaled(neurons: Sequence[Neuron]) -> ScaledNetwork:
    """Clear the denominators of a network, row by row, and divide each row by its common factor.

    >>> net = scaled([(Fraction(1, 8), Fraction(1, 2)), (Fraction(-1, 8), Fraction(-1, 2))])
    >>> net.weights, net.rows, net.coefficient((1,))
    ((1, -1), ((1, -1),), Fraction(1, 8))
    """
    columns = list(zip(*neurons, strict=True))
    if not all(columns[0]):
        kept = [neuron for neuron in neurons if neuron[0]]
        columns = list(zip(*kept, strict=True)) if kept else [()] * len(columns)
    integral = [integers(column) for column in columns]
    return ScaledNetwork(integral[0][0], tuple(row for row, _ in integral[1:]), tuple(unit for _, unit in integral))


def integers(column: Sequence[Fraction]) -> tuple[tuple[int, ...], Fraction]:
    """Write rationals as integers without common factor times a positive unit.

    >>> integers([Fraction(1, 2), Fraction(-3, 4)])
    ((2, -3), Fraction(1, 4))
    """
    ratios = [q.as_integer_ratio() for q in column]
    distinct = set(ratios)
    denominator = lcm(*{d for _, d in distinct})
    content = gcd(*(p * (denominator // d) for p, d in distinct)) or 1
    table = {(p, d): p * (denominator // d) // content for p, d in distinct}
    return tuple([table[ratio] for ratio in ratios]), Fraction(content, denominator)


def scan_degree(net: ScaledNetwork, degree: int) -> tuple[int, ...] | None:
    """Return the first exponent vector of one degree, lexicographically, other than (1, ..., 1), whose moment is not 0.

    >>> scan_degree(scaled([(Fraction(1), Fraction(1), Fraction(0))]), 2)
    (2, 0)
    """
    ones = (1,) * len(net.rows)

    def walk(prefix: tuple[int, ...], left: int, terms: Sequence[int]) -> tuple[int, ...] | None:
        row = net.rows[len(prefix)]
        if len(prefix) == len(net.rows) - 1:
            r = (*prefix, left)
            total = sum(map(mul, terms, (a**left for a in row)))
            return r if total and r != ones else None
        for exponent in range(left + 1):
            found = walk((*prefix, exponent), left - exponent, terms)
            if found:
                return found
            terms = list(map(mul, terms, row))
        return None

    return walk((), degree, net.weights)
