"""Obligations about products of inputs and their gates."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement

Neuron = tuple[Fraction, ...]
"""Output weight w_j followed by the input weights a_1j, ..., a_nj (bias-free)."""


@dataclass(frozen=True, slots=True)
class SignCancellation(Obligation):
    """Do all monomials of degree <= n other than x_1...x_n cancel in the sign construction? Source: equations A1 to A4."""

    kind: ClassVar[str] = "sign-cancellation"
    n: int
    method: str = "auto"  # classes, product, or auto: classes while 2**n is small


@dataclass(frozen=True, slots=True)
class ProductNetwork(Obligation):
    """Does a network with given rational weights satisfy A2 and A3 in the degrees where sigma_k is nonzero?

    `biases` is `none` or `output`; `nonzero` lists the degrees k <= n with sigma_k != 0 (with an output bias, k = 0 is absorbed).
    """

    kind: ClassVar[str] = "product-network"
    n: int
    neurons: tuple[Neuron, ...]
    nonzero: tuple[int, ...]
    biases: str = "none"

    def answer(self, statement: Statement) -> str:
        """A wrong coefficient in one of the degrees answers `no`."""
        if statement.kind != "network-coefficient":
            return Obligation.answer(self, statement)
        monomial = statement.params["monomial"]
        degree = sum(r for r in monomial if isinstance(r, int)) if isinstance(monomial, list) else -1
        return "no" if degree in self.nonzero and self.asked_of(statement) else "undecided"


@dataclass(frozen=True, slots=True)
class SignRank(Obligation):
    """Is the rank of the sign-product matrix A_{Sj} equal to 2**n? Source: equation A7 at the construction A4."""

    kind: ClassVar[str] = "sign-rank"
    n: int


@dataclass(frozen=True, slots=True)
class ProductRank(Obligation):
    """Is the rank of A_{Sj} = prod_{h in S} a_hj full (2**n) at given rational points a_j? Source: equation A7."""

    kind: ClassVar[str] = "product-rank"
    n: int
    points: tuple[tuple[Fraction, ...], ...]

    def answer(self, statement: Statement) -> str:
        """Any other rank than 2**n answers `no`."""
        says = Obligation.answer(self, statement)
        return "no" if says == "yes" and statement.params["rank"] != 2**self.n else says


@dataclass(frozen=True, slots=True)
class ProductLowerBound(Obligation):
    """Does every bias-free network that Taylor-equals x_1...x_n have at least 2**n neurons? Source: equations A5 to A11."""

    kind: ClassVar[str] = "product-lower-bound"
    n: int


@dataclass(frozen=True, slots=True)
class NoProductNetwork(Obligation):
    """Do the equations A2, A3 for n inputs and m neurons have no solution at all? (A Nullstellensatz certificate.)"""

    kind: ClassVar[str] = "no-product-network"
    n: int
    neurons: int


@dataclass(frozen=True, slots=True)
class GateError(Obligation):
    """What is sup |m(x) - x_1...x_n| over [-radius, radius]**n for the sign gate? Is it <= `upper`, where that is given?"""

    kind: ClassVar[str] = "gate-error"
    n: int
    activation: str
    bias: Fraction
    scale: Fraction
    radius: Fraction = Fraction(1)
    upper: Fraction | None = None

    def answer(self, statement: Statement) -> str:
        """Compare the enclosed supremum with the bound that was asked for, if any."""
        if statement.kind != self.kind or not self.asked_of(statement, ("upper",)):
            return "undecided"
        lower, upper = (Fraction(str(statement.params[k])) for k in ("lower", "upper"))
        if self.upper is None or upper <= self.upper:
            return "yes"
        return "no" if lower > self.upper else "undecided"


@dataclass(frozen=True, slots=True)
class GateRate(Obligation):
    """Which C has sup |m(x) - x_1...x_n| <= C lambda**2 for *every* 0 < lambda <= scale_max? Source: Appendix A, after A1."""

    kind: ClassVar[str] = "gate-rate"
    n: int
    activation: str
    bias: Fraction
    scale_max: Fraction
    radius: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class GateDiverges(Obligation):
    """By how much is the gate wrong at `point` for *every* lambda >= scale_min? Source: section II.C.1, "lambda -> infinity"."""

    kind: ClassVar[str] = "gate-diverges"
    n: int
    activation: str
    bias: Fraction
    point: tuple[Fraction, ...]
    scale_min: Fraction


@dataclass(frozen=True, slots=True)
class ScaledBiasGate(Obligation):
    """By how much is the gate wrong at `point` for *every* lambda <= scale_max when lambda scales the bias too? Source: II.C.1, A_1 -> lambda A_1."""

    kind: ClassVar[str] = "scaled-bias-gate"
    n: int
    activation: str
    bias: Fraction
    point: tuple[Fraction, ...]
    scale_max: Fraction


@dataclass(frozen=True, slots=True)
class ActivationPattern(Obligation):
    """Which derivatives of the activation vanish at the bias? Checked against `zero` and `nonzero` where given, k <= n."""

    kind: ClassVar[str] = "activation-pattern"
    activation: str
    bias: Fraction
    n: int
    zero: tuple[int, ...] = ()
    nonzero: tuple[int, ...] = ()

    def answer(self, statement: Statement) -> str:
        """A statement that decides more derivatives than asked answers as well; one derivative on the other list answers `no`."""
        if statement.kind != self.kind or not self.asked_of(statement, ("zero", "nonzero")):
            return "undecided"
        zero, nonzero = (says if isinstance(says := statement.params[name], list) else [] for name in ("zero", "nonzero"))
        if any(k in nonzero for k in self.zero) or any(k in zero for k in self.nonzero):
            return "no"
        return "yes" if all(k in zero for k in self.zero) and all(k in nonzero for k in self.nonzero) else "undecided"


@dataclass(frozen=True, slots=True)
class PolynomialBound(Obligation):
    """Is a polynomial <= upper on a closed box? `terms` maps exponents to coefficients, in increasing order of exponents."""

    kind: ClassVar[str] = "polynomial-bound"
    terms: tuple[tuple[tuple[int, ...], Fraction], ...]
    box: tuple[tuple[Fraction, Fraction], ...]
    upper: Fraction


@dataclass(frozen=True, slots=True)
class NetworkValue(Obligation):
    """What is the value of a network with a polynomial activation at a rational point, against the product of the coordinates?

    `sigma` lists the coefficients of u**k; a neuron is (w, b, a_1, ..., a_n).
    """

    kind: ClassVar[str] = "network-value"
    sigma: tuple[Fraction, ...]
    neurons: tuple[Neuron, ...]
    offset: Fraction
    point: tuple[Fraction, ...]

    def answer(self, statement: Statement) -> str:
        """Such a statement says that the value differs from the product."""
        return "no" if Obligation.answer(self, statement) == "yes" else "undecided"


@dataclass(frozen=True, slots=True)
class AffineNetworkError(Obligation):
    """Does every network with an affine activation miss x_1...x_n by at least 1 somewhere on [-1, 1]**n?"""

    kind: ClassVar[str] = "affine-network-error"
    n: int


@dataclass(frozen=True, slots=True)
class DerivativeFactor(Obligation):
    """Is the constant printed in A5, A6 right: k!/size! when (a.x)**k is differentiated once by each of `size` variables?"""

    kind: ClassVar[str] = "derivative-factor"
    k: int
    size: int

    def answer(self, statement: Statement) -> str:
        """Such a statement says that the printed constant is wrong."""
        return "no" if Obligation.answer(self, statement) == "yes" else "undecided"
