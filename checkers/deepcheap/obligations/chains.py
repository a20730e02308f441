"""Obligations about finite Markov chains, information, and bit strings. Source: section III of the paper, section 4 of the survey."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement

Law = tuple[Fraction, ...]
Matrix = tuple[Law, ...]


@dataclass(frozen=True, slots=True)
class MarkovChain(Obligation):
    """Do equations 15 to 18 hold for a chain, by summation over all of its paths?"""

    kind: ClassVar[str] = "markov-chain"
    initial: Law
    steps: tuple[Matrix, ...]


@dataclass(frozen=True, slots=True)
class ChainDistillation(Obligation):
    """What are the minimal sufficient statistics T_i of a chain, the maps f_i of Theorem 2, and P(y_0 | y_n) as their composition?"""

    kind: ClassVar[str] = "chain-distillation"
    initial: Law
    steps: tuple[Matrix, ...]


@dataclass(frozen=True, slots=True)
class CorollaryIndices(Obligation):
    """Do the indices printed in Corollary 2 make sense for a chain?"""

    kind: ClassVar[str] = "corollary-indices"
    initial: Law
    steps: tuple[Matrix, ...]

    def answer(self, statement: Statement) -> str:
        """Such a statement says that they do not."""
        return "no" if Obligation.answer(self, statement) == "yes" else "undecided"


@dataclass(frozen=True, slots=True)
class PosteriorLikelihood(Obligation):
    """Is P(y_0 = cause | y_n = data) equal to P(y_n = data | y_0 = cause)?"""

    kind: ClassVar[str] = "posterior-likelihood"
    initial: Law
    steps: tuple[Matrix, ...]
    cause: int
    data: int

    def answer(self, statement: Statement) -> str:
        """Such a statement says that it is not."""
        return "no" if Obligation.answer(self, statement) == "yes" else "undecided"


@dataclass(frozen=True, slots=True)
class ChainTheorem(Obligation):
    """Does Theorem 2 hold for every chain with so many states of y_i and y_(i+1), and any number of y_n?"""

    kind: ClassVar[str] = "chain-theorem"
    sizes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class InformationLoss(Obligation):
    """How much of the information in y_n about y_0 does the statistic `map` keep, and does it keep all of it? Source: equations 21, 22."""

    kind: ClassVar[str] = "information-loss"
    initial: Law
    steps: tuple[Matrix, ...]
    map: tuple[int, ...]
    loss: str = "zero"

    def answer(self, statement: Statement) -> str:
        """The other word for the loss answers `no`."""
        if statement.kind != self.kind or not self.asked_of(statement, ("loss",)):
            return "undecided"
        return "yes" if statement.params["loss"] == self.loss else "no"


@dataclass(frozen=True, slots=True)
class ChainMemory(Obligation):
    """How many past values does a process need to be Markov? Checked against `memory`. Source: footnote 4."""

    kind: ClassVar[str] = "chain-memory"
    sizes: tuple[int, ...]
    law: Law
    memory: int

    def answer(self, statement: Statement) -> str:
        """Another number of past values answers `no`."""
        if statement.kind != self.kind or not self.asked_of(statement, ("memory",)):
            return "undecided"
        return "yes" if statement.params["memory"] == self.memory else "no"


@dataclass(frozen=True, slots=True)
class Forgetting(Obligation):
    """At which rate does a chain with one matrix forget its beginning? Source: the survey's "information decays exponentially"."""

    kind: ClassVar[str] = "forgetting"
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class SymmetricDecay(Obligation):
    """By which factor does the information of the binary symmetric chain decay at each step from `distance` on?"""

    kind: ClassVar[str] = "symmetric-decay"
    rho: Fraction
    distance: int


@dataclass(frozen=True, slots=True)
class TreeInformation(Obligation):
    """With which power of the distance does information decay between the leaves of a binary tree?"""

    kind: ClassVar[str] = "tree-information"
    rho: Fraction
    depth: int


@dataclass(frozen=True, slots=True)
class FewDescriptions(Obligation):
    """Which share of 2**objects objects has a description of at most `bits` bits?"""

    kind: ClassVar[str] = "few-descriptions"
    bits: int
    objects: int


@dataclass(frozen=True, slots=True)
class BalancedStrings(Obligation):
    """Which share of the bit strings of a length has a frequency of ones farther than `deviation` from 1/2? Source: Borel's theorem."""

    kind: ClassVar[str] = "balanced-strings"
    length: int
    deviation: Fraction


@dataclass(frozen=True, slots=True)
class OrderedWords(Obligation):
    """Does the string of all words of `digits` digits in base `base` pass every test that almost all strings pass?"""

    kind: ClassVar[str] = "ordered-words"
    base: int
    digits: int

    def answer(self, statement: Statement) -> str:
        """Such a statement names a test that it fails."""
        return "no" if Obligation.answer(self, statement) == "yes" else "undecided"
