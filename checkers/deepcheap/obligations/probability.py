"""Obligations about finite probability models, Gaussians and maximum entropy."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement

Vector = tuple[Fraction, ...]
Points = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class BayesSoftmax(Obligation):
    """Are Bayes' theorem, the Boltzmann form and the softmax the same rational function of e^-H and e^-mu? Source: equations 1 to 8."""

    kind: ClassVar[str] = "bayes-softmax"
    labels: int


@dataclass(frozen=True, slots=True)
class Posterior(Obligation):
    """What is p(y|x) in a finite model? One row of `likelihood` for each label y, one column for each datum x."""

    kind: ClassVar[str] = "posterior"
    likelihood: tuple[Vector, ...]
    prior: Vector


@dataclass(frozen=True, slots=True)
class PosteriorFormula(Obligation):
    """Does another formula (`plus-mu`, `label-for-prior`) give p(y|x) at the first datum and the first label?"""

    kind: ClassVar[str] = "posterior-other"
    form: str
    likelihood: tuple[Vector, ...]
    prior: Vector

    def answer(self, statement: Statement) -> str:
        """Such a statement says that the value is another."""
        return "no" if Obligation.answer(self, statement) == "yes" else "undecided"


@dataclass(frozen=True, slots=True)
class MaximumEntropy(Obligation):
    """Has a distribution proportional to prod_r bases[r]^(x^r) the largest entropy among those with the same moments? Source: after equation 14."""

    kind: ClassVar[str] = "maximum-entropy"
    points: Points
    exponents: Points
    distribution: Vector
    bases: Vector


@dataclass(frozen=True, slots=True)
class MomentBoundary(Obligation):
    """Do given moments force the probability 0 at a point? Shown by a polynomial >= 0 with expectation 0, and an example of such a distribution."""

    kind: ClassVar[str] = "moment-boundary"
    points: Points
    exponents: Points
    moments: Vector
    point: int
    polynomial: Vector
    example: Vector


@dataclass(frozen=True, slots=True)
class Gaussian(Obligation):
    """Is exp(h + sum h_i x_i - sum h_ij x_i x_j) a Gaussian density for some h? Source: equation 14."""

    kind: ClassVar[str] = "gaussian"
    linear: Vector
    quadratic: tuple[Vector, ...]

    def answer(self, statement: Statement) -> str:
        """A direction in which the form is not positive answers `no`."""
        if statement.kind == "not-gaussian":
            return "no" if self.asked_of(statement) else "undecided"
        return Obligation.answer(self, statement)


@dataclass(frozen=True, slots=True)
class FreeEnergy(Obligation):
    """Is the difference of free energies the KL divergence times kT, for given Boltzmann weights and another distribution? Source: Table I."""

    kind: ClassVar[str] = "free-energy"
    weights: Vector
    distribution: Vector
