"""Obligations about linear networks: products of sparse matrices, and what flattening them costs in synapses."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement

Entries = tuple[tuple[int, int, Fraction], ...]
Factor = tuple[int, int, Entries]
"""Rows, columns, and the nonzero entries (i, j, value), counted from 1, in increasing order of (i, j)."""
Bilinear = tuple[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]], ...]
"""Terms (alpha, beta, gamma) of a bilinear algorithm for matrix products."""


def whole(statement: Statement, name: str) -> int:
    """Read a count of a statement."""
    return int(str(statement.params[name]), 0)


@dataclass(frozen=True, slots=True)
class SparseTransform(Obligation):
    """Do the fast `fourier`, `walsh` or `haar` factors have fewer synapses than their product, pass-through entries counted or not?"""

    kind: ClassVar[str] = "sparse-transform"
    transform: str
    n: int
    pass_through: bool = True

    def answer(self, statement: Statement) -> str:
        """Flattening costs synapses, or it does not."""
        if Obligation.answer(self, statement) != "yes":
            return "undecided"
        free = 0 if self.pass_through else whole(statement, "passing")
        return "yes" if whole(statement, "dense") > whole(statement, "synapses") - free else "no"


@dataclass(frozen=True, slots=True)
class Convolution(Obligation):
    """Does every cyclic convolution of n numbers take at most `most` multiplications by the fast Fourier transform? Source: II.D.3."""

    kind: ClassVar[str] = "convolution"
    n: int
    most: int

    def answer(self, statement: Statement) -> str:
        """A larger count answers nothing, since another algorithm may do better."""
        says = Obligation.answer(self, statement)
        return says if says != "yes" or whole(statement, "multiplications") <= self.most else "undecided"


@dataclass(frozen=True, slots=True)
class MatrixProduct(Obligation):
    """What is the synapse count of sparse factors and of their product? `question`: `value` (nothing more), `costs` (is the product's larger?),
    or `square` (is the product n x n for the n of the first factor's larger side?)."""

    kind: ClassVar[str] = "matrix-product"
    factors: tuple[Factor, ...]
    question: str = "value"

    def answer(self, statement: Statement) -> str:
        """Compare the two counts, or the size."""
        if Obligation.answer(self, statement) != "yes":
            return "undecided"
        side = max(self.factors[0][:2])
        good = {
            "value": True,
            "costs": whole(statement, "dense") > whole(statement, "synapses"),
            "square": (self.factors[0][0], self.factors[-1][1]) == (side, side),
        }
        return "yes" if good[self.question] else "no"


@dataclass(frozen=True, slots=True)
class WidthBound(Obligation):
    """Does a matrix have rank at least `rank`, so that no linear network with a narrower layer computes it?"""

    kind: ClassVar[str] = "width-bound"
    matrix: tuple[tuple[Fraction, ...], ...]
    rank: int


@dataclass(frozen=True, slots=True)
class BilinearRecursion(Obligation):
    """Is a bilinear algorithm for base x base matrices right, and does its recursion have fewer synapses than the one matrix of M -> N M?"""

    kind: ClassVar[str] = "bilinear-recursion"
    base: int
    terms: Bilinear
    levels: int

    def answer(self, statement: Statement) -> str:
        """Compare the two counts."""
        says = Obligation.answer(self, statement)
        return "no" if says == "yes" and whole(statement, "dense") <= whole(statement, "synapses") else says


@dataclass(frozen=True, slots=True)
class RandomFactors(Obligation):
    """What is [1 - (1-p^2)^n]/(2p), the ratio of expected synapse counts? Is it above `above`, where that is given? Source: equation 27."""

    kind: ClassVar[str] = "random-factors"
    n: int
    density: Fraction
    above: Fraction | None = None

    def answer(self, statement: Statement) -> str:
        """Compare the enclosure with the bound that was asked for, if any."""
        if Obligation.answer(self, statement) != "yes":
            return "undecided"
        lower, upper = (Fraction(str(statement.params[k])) for k in ("lower", "upper"))
        if self.above is None or lower > self.above:
            return "yes"
        return "no" if upper <= self.above else "undecided"


@dataclass(frozen=True, slots=True)
class Logarithm(Obligation):
    """Does the binary logarithm of a whole number lie in [lower, upper]?"""

    kind: ClassVar[str] = "logarithm"
    argument: int
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True, slots=True)
class Difference(Obligation):
    """Is left - right = value?"""

    kind: ClassVar[str] = "difference"
    left: Fraction
    right: Fraction
    value: Fraction

    def answer(self, statement: Statement) -> str:
        """Another value answers `no`."""
        if statement.kind != self.kind or not self.asked_of(statement, ("value",)):
            return "undecided"
        return "yes" if self.asked_of(statement) else "no"
