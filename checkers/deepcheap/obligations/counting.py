"""Obligations that count: monomials under conventions spelled out, degrees, functions, parameters, neurons."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement


def integer(statement: Statement, name: str) -> int:
    """An integer of the params, however it is spelled."""
    return int(str(statement.params[name]), 0)


@dataclass(frozen=True, slots=True)
class MonomialCount(Obligation):
    """How many monomials of degree `lowest` to `degree` are there? Is it `claimed`, where that is given?

    `coupling` is `all`, `chain` or `ring` (nearest neighbours only), `variables` is `real` or `bits` (no variable twice), `symmetry` is `none` or
    `translation` (one for each orbit of cyclic shifts).
    """

    kind: ClassVar[str] = "monomial-count"
    n: int
    degree: int
    lowest: int = 0
    coupling: str = "all"
    symmetry: str = "none"
    variables: str = "real"
    claimed: int | None = None

    def answer(self, statement: Statement) -> str:
        """Compare the count with the claimed one, if any."""
        says = Obligation.answer(self, statement)
        return "no" if says == "yes" and self.claimed is not None and integer(statement, "count") != self.claimed else says


@dataclass(frozen=True, slots=True)
class LocalDegree(Obligation):
    """Is the degree of a product of pairwise coupled variables at most the largest number of neighbours plus `slack`? Source: section II.D.2."""

    kind: ClassVar[str] = "local-degree"
    n: int
    edges: tuple[tuple[int, int], ...]
    slack: int = 0

    def answer(self, statement: Statement) -> str:
        """Compare the two numbers."""
        says = Obligation.answer(self, statement)
        return "no" if says == "yes" and integer(statement, "degree") > integer(statement, "neighbours") + self.slack else says


@dataclass(frozen=True, slots=True)
class BooleanFunctions(Obligation):
    """How many functions of n bits do circuits of NAND gates compute? Is it `claimed`?"""

    kind: ClassVar[str] = "boolean-functions"
    n: int
    claimed: int

    def answer(self, statement: Statement) -> str:
        """Compare the count with the claimed one."""
        says = Obligation.answer(self, statement)
        return "no" if says == "yes" and integer(statement, "count") != self.claimed else says


@dataclass(frozen=True, slots=True)
class CountGrowth(Obligation):
    """Is the number of monomials of degree at most d at most constant * n^d for every n >= 1?"""

    kind: ClassVar[str] = "count-growth"
    degree: int
    constant: Fraction


@dataclass(frozen=True, slots=True)
class LayeredParameters(Obligation):
    """How many parameters can a layered network with so many hidden neurons have? Are they at least `needed`?"""

    kind: ClassVar[str] = "layered-parameters"
    inputs: int
    hidden: int
    outputs: int
    needed: int

    def answer(self, statement: Statement) -> str:
        """Compare the largest number of parameters with the number needed."""
        says = Obligation.answer(self, statement)
        return "no" if says == "yes" and integer(statement, "parameters") < self.needed else says


@dataclass(frozen=True, slots=True)
class SimplexInterpolation(Obligation):
    """Do the integer points of a simplex, as weights of one hidden layer, give every polynomial of degree at most d? In how many neurons?"""

    kind: ClassVar[str] = "simplex-interpolation"
    n: int
    degree: int
