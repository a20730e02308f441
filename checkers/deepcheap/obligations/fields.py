"""Obligations about coarse-grained Gaussian fields. Source: equations 23 and 24."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement

Couplings = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Rescaling(Obligation):
    """Is y_i' = b**exponent y_i when lengths shrink by b and the field is multiplied by b**field; is it relevant? Source: equation 24."""

    kind: ClassVar[str] = "rescaling"
    field: int
    order: int
    exponent: int
    flow: str = ""

    def answer(self, statement: Statement) -> str:
        """Another exponent, or another word for the flow where one is asked, answers `no`."""
        if statement.kind != self.kind or not self.asked_of(statement, ("exponent", "flow")):
            return "undecided"
        same = statement.params["exponent"] == self.exponent and self.flow in ("", statement.params["flow"])
        return "yes" if same else "no"


@dataclass(frozen=True, slots=True)
class BlockAverage(Obligation):
    """What are y_0' and y_1' after averaging over b x b blocks of the infinite lattice? Checked against `result` where given."""

    kind: ClassVar[str] = "block-average"
    b: int
    couplings: Couplings
    field: int = 0
    result: Couplings = ()

    def answer(self, statement: Statement) -> str:
        """Compare with the couplings that were asked for, if any."""
        if statement.kind != self.kind or not self.asked_of(statement, ("result",)):
            return "undecided"
        return "yes" if not self.result or statement.params["result"] == [str(y) for y in self.result] else "no"


@dataclass(frozen=True, slots=True)
class TorusAverage(Obligation):
    """What is the quadratic form of the block averages on a finite torus, exactly?"""

    kind: ClassVar[str] = "torus-average"
    b: int
    couplings: Couplings
    side: int
