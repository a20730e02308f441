"""Obligations about functions of bits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement

Vector = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Multilinear(Obligation):
    """Which multilinear polynomial has the given values on {0,1}^n (in the order of x_1 + 2 x_2 + ...)? Is its degree at most `degree`?"""

    kind: ClassVar[str] = "multilinear"
    n: int
    values: Vector
    degree: int | None = None

    def answer(self, statement: Statement) -> str:
        """Read the degree off the coefficients."""
        h = statement.params.get("coefficients")
        if Obligation.answer(self, statement) != "yes" or not isinstance(h, list):
            return "undecided"
        found = max((mask.bit_count() for mask, value in enumerate(h) if value != "0"), default=0)
        return "no" if self.degree is not None and found > self.degree else "yes"


@dataclass(frozen=True, slots=True)
class MultilinearBasis(Obligation):
    """Is every function on {0,1}^n exactly one multilinear polynomial? Source: after equation 12."""

    kind: ClassVar[str] = "multilinear-basis"
    n: int
    method: str = "kronecker"  # or moebius: the inverse multiplied out, n <= 8


@dataclass(frozen=True, slots=True)
class SigmoidProduct(Obligation):
    """What is the largest error of the sharp sigmoid of equation 13 over k bits? Is it at most 10^-decimals?"""

    kind: ClassVar[str] = "sigmoid-product"
    k: int
    beta: Fraction
    decimals: int | None = None

    def answer(self, statement: Statement) -> str:
        """Compare the enclosed error with 10^-decimals."""
        if Obligation.answer(self, statement) != "yes":
            return "undecided"
        lower, upper = (Fraction(str(statement.params[name])) for name in ("lower", "upper"))
        if self.decimals is None or upper <= Fraction(1, 10**self.decimals):
            return "yes"
        return "no" if lower > Fraction(1, 10**self.decimals) else "undecided"


@dataclass(frozen=True, slots=True)
class BitNetwork(Obligation):
    """Is there a network with one hidden layer of sharp sigmoids and a softmax within `upper` of p_y(x)? One row of `probabilities` for each y.

    `beta` is chosen by the method where it is not given.
    """

    kind: ClassVar[str] = "bit-network"
    n: int
    probabilities: tuple[Vector, ...]
    upper: Fraction
    beta: Fraction | None = None

    def answer(self, statement: Statement) -> str:
        """The bound must be the one that was asked for, or a smaller one."""
        if statement.kind != self.kind or not self.asked_of(statement, ("upper",) if self.beta is not None else ("upper", "beta")):
            return "undecided"
        return "yes" if Fraction(str(statement.params["upper"])) <= self.upper else "undecided"
