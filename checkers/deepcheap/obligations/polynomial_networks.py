"""Obligations about deep networks for polynomials, their sizes, and what other networks miss."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement

Terms = tuple[tuple[tuple[int, ...], Fraction], ...]
"""A sparse polynomial: exponents and nonzero coefficients, the exponents strictly increasing."""


@dataclass(frozen=True, slots=True)
class DeepNetwork(Obligation):
    """Does a deep network of product and copy gates approximate a polynomial on [-radius, radius]**inputs to `upper`? Source: Corollary of II.C.1.

    `gate` is the number of neurons of a product gate, 4 or 3; `shape` is `tree` or `chain`. `neurons` and `hidden_layers` ask for at most so many.
    """

    kind: ClassVar[str] = "deep-network"
    activation: str
    bias: Fraction
    inputs: int
    terms: Terms
    upper: Fraction
    radius: Fraction = Fraction(1)
    gate: int = 4
    shape: str = "tree"
    neurons: int | None = None
    hidden_layers: int | None = None

    def answer(self, statement: Statement) -> str:
        """A network that is small enough and accurate enough answers `yes`; another one answers nothing."""
        if statement.kind != self.kind or not self.asked_of(statement, ("upper", "neurons")):
            return "undecided"
        layers, neurons = statement.params["layers"], statement.params["neurons"]
        fits = (
            isinstance(neurons, int) and (self.neurons is None or neurons <= self.neurons) and Fraction(str(statement.params["upper"])) <= self.upper
        )
        return "yes" if fits and isinstance(layers, list) and (self.hidden_layers is None or len(layers) <= self.hidden_layers) else "undecided"


@dataclass(frozen=True, slots=True)
class SizeFormula(Obligation):
    """Is the printed number the value of a formula (`tree-gates`, `tree-layers`, `tree-neurons`, `four-per-input`, `all-signs`) at n?"""

    kind: ClassVar[str] = "size-formula"
    formula: str
    n: int
    printed: int

    def answer(self, statement: Statement) -> str:
        """Another value answers `no`."""
        says = Obligation.answer(self, statement)
        return "no" if says == "yes" and int(str(statement.params["value"]), 0) != self.printed else says


@dataclass(frozen=True, slots=True)
class ReluNetworkError(Obligation):
    """Does every one-layer ReLU network with `neurons` hidden neurons miss x_1...x_n by at least `lower` somewhere on [-1, 1]**n?"""

    kind: ClassVar[str] = "relu-network-error"
    n: int
    neurons: int
    lower: Fraction


@dataclass(frozen=True, slots=True)
class LowDegreeNetworkError(Obligation):
    """Does every one-layer network with a polynomial activation of degree <= `degree` < n miss x_1...x_n by at least 1?"""

    kind: ClassVar[str] = "low-degree-network-error"
    n: int
    degree: int


@dataclass(frozen=True, slots=True)
class BoundedNetworkGap(Obligation):
    """Is the polynomial neither equal to a network with a bounded analytic activation on an open set, nor uniformly close to it on R**n?"""

    kind: ClassVar[str] = "bounded-network-gap"
    activation: str
    inputs: int
    terms: Terms


@dataclass(frozen=True, slots=True)
class JumpError(Obligation):
    """Does every continuous function miss the step function by `lower` (or come arbitrarily near to missing it)?"""

    kind: ClassVar[str] = "jump-error"
    lower: Fraction
