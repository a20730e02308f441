"""Obligations about how many neurons a product needs, by model. Source: `certificates/FORMAT.md`, section 8."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement
from .products import Neuron


@dataclass(frozen=True, slots=True)
class PatternNetwork(Obligation):
    """Are 2**n - 2**zero neurons enough for every activation with sigma_n != 0 = sigma_zero? `biases` is `none` or `output`."""

    kind: ClassVar[str] = "pattern-network"
    n: int
    zero: int
    biases: str = "none"


@dataclass(frozen=True, slots=True)
class NeuronLowerBound(Obligation):
    """How many neurons are necessary in a model? `biases` is `none`, `output` or `free`; `nonzero` as in FORMAT 8.2.

    Where `least` is given, it must be reached.
    """

    kind: ClassVar[str] = "neuron-lower-bound"
    n: int
    biases: str
    nonzero: tuple[int, ...]
    least: int | None = None

    def answer(self, statement: Statement) -> str:
        """A smaller bound does not answer."""
        says = Obligation.answer(self, statement)
        return says if self.least is None or says != "yes" or int(str(statement.params["neurons"]), 0) >= self.least else "undecided"


@dataclass(frozen=True, slots=True)
class NetworkFloor(Obligation):
    """By how much does every network with so many neurons miss the product somewhere on [-1,1]**n? At least `lower`, where given."""

    kind: ClassVar[str] = "network-floor"
    n: int
    neurons: int
    activations: str = "continuous"
    biases: str = "free"
    lower: Fraction | None = None

    def answer(self, statement: Statement) -> str:
        """Compare the number of neurons and the floor."""
        if statement.kind != self.kind or not self.asked_of(statement, ("neurons", "lower")):
            return "undecided"
        enough = int(str(statement.params["neurons"]), 0) >= self.neurons
        return "yes" if enough and (self.lower is None or Fraction(str(statement.params["lower"])) >= self.lower) else "undecided"


@dataclass(frozen=True, slots=True)
class LargeWeightNetwork(Obligation):
    """Does lambda**n sum_j w_j sigma(a_j.x/lambda) tend to the product uniformly?

    sigma is sum_k sigma[k] u**k, plus exp(-(u-1)**2) with `bump` gaussian.
    """

    kind: ClassVar[str] = "large-weight-network"
    n: int
    neurons: tuple[Neuron, ...]
    sigma: tuple[Fraction, ...]
    bump: str = "none"
    upper: Fraction | None = None

    def answer(self, statement: Statement) -> str:
        """A bound at most the one asked for answers."""
        if statement.kind != self.kind or not self.asked_of(statement, ("upper",)):
            return "undecided"
        return "yes" if self.upper is None or Fraction(str(statement.params["upper"])) <= self.upper else "undecided"


Block = tuple[Fraction, ...]
"""w, r, d, a_1, ..., a_n: the 2**signs neurons of FORMAT 8.5 with bias ln r."""


@dataclass(frozen=True, slots=True)
class BiasedNetwork(Obligation):
    """Does a network whose neurons have the biases ln r, and signed square roots in their weights, Taylor-equal the product?"""

    kind: ClassVar[str] = "biased-network"
    activation: str
    n: int
    blocks: tuple[Block, ...]
    signs: int = 0
    biases: str = "free"  # free: with an output bias; hidden: without


@dataclass(frozen=True, slots=True)
class DerivativeZero(Obligation):
    """Is there a bias at which the derivative of this order vanishes and the next one does not?"""

    kind: ClassVar[str] = "derivative-zero"
    activation: str
    order: int


@dataclass(frozen=True, slots=True)
class DerivativeNonzero(Obligation):
    """Do the derivatives of these orders vanish at no bias at all?"""

    kind: ClassVar[str] = "derivative-nonzero"
    activation: str
    orders: tuple[int, ...]
