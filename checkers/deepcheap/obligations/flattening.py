"""Obligations about hidden neurons for any polynomial, and about depth. Source: `certificates/FORMAT.md`, section 9."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ..exact.sparse import Polynomial
from .base import Obligation, Statement


def number(value: object) -> int:
    """Read a number of a statement, written as an integer or as a big integer."""
    return value if isinstance(value, int) else int(str(value), 0)


@dataclass(frozen=True, slots=True)
class PolynomialLowerBound(Obligation):
    """How many hidden neurons does a polynomial need? At least `least`, where given. `biases` is `none`, `output` or `free`."""

    kind: ClassVar[str] = "polynomial-lower-bound"
    n: int
    polynomial: Polynomial
    biases: str = "none"
    least: int = 0

    def answer(self, statement: Statement) -> str:
        """A smaller bound does not answer."""
        says = Obligation.answer(self, statement)
        return says if says != "yes" or number(statement.params["neurons"]) >= self.least else "undecided"


@dataclass(frozen=True, slots=True)
class PolynomialNetwork(Obligation):
    """Which network has the Taylor polynomial p? With at most `most` neurons, where given."""

    kind: ClassVar[str] = "polynomial-network"
    n: int
    polynomial: Polynomial
    biases: str = "none"
    most: int | None = None

    def answer(self, statement: Statement) -> str:
        """A larger network does not answer."""
        says, neurons = Obligation.answer(self, statement), statement.params.get("neurons")
        return says if says != "yes" or self.most is None or (isinstance(neurons, list) and len(neurons) <= self.most) else "undecided"


@dataclass(frozen=True, slots=True)
class MonomialNeurons(Obligation):
    """Are the prod(r_i + 1) neurons of a monomial enough, and necessary?"""

    kind: ClassVar[str] = "monomial-neurons"
    exponents: tuple[int, ...]
    biases: str = "none"


@dataclass(frozen=True, slots=True)
class DerivativeSpace(Obligation):
    """Has the space of all partial derivatives of p at least this dimension?"""

    kind: ClassVar[str] = "derivative-space"
    n: int
    polynomial: Polynomial
    dimension: int


@dataclass(frozen=True, slots=True)
class CurveNetwork(Obligation):
    """Do networks whose inner weights run along a curve tend to p?"""

    kind: ClassVar[str] = "curve-network"
    n: int
    polynomial: Polynomial
    sigma: tuple[Fraction, ...]
    curve: tuple[tuple[Fraction, ...], ...]
    neurons: tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True, slots=True)
class DeepPolynomial(Obligation):
    """With how many neurons, four for each multiplication gate, does a deep network approximate p?"""

    kind: ClassVar[str] = "deep-polynomial"
    n: int
    polynomial: Polynomial


@dataclass(frozen=True, slots=True)
class DeepProduct(Obligation):
    """With how many neurons do `depth` hidden layers of blocks multiply n factors? With at most `most`, and within `factor` of the known order."""

    kind: ClassVar[str] = "deep-product"
    n: int
    depth: int
    most: int | None = None

    def answer(self, statement: Statement) -> str:
        """The layers are counted."""
        layers = statement.params.get("layers")
        if Obligation.answer(self, statement) != "yes" or not isinstance(layers, list) or len(layers) != self.depth:
            return "undecided"
        return "yes" if self.most is None or number(statement.params["neurons"]) <= self.most else "undecided"
