"""Obligations about explicit numbers: chains of comparisons, and the rounded figures that a source prints."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from .base import Obligation, Statement, spelled

Expression = Fraction | tuple["str | Expression", ...]
"""A rational, or an operation (`+ - * / ^ ! exp max`) followed by its operands."""


def term(name: str, *operands: Expression | int) -> Expression:
    """An expression from an operation and its operands.

    >>> term("^", 2, 10)
    ('^', Fraction(2, 1), Fraction(10, 1))
    """
    return (name, *(Fraction(o) if isinstance(o, int) else o for o in operands))


def softmax(inputs: tuple[Fraction, ...], place: int, exponents: tuple[Fraction, ...] | None = None) -> Expression:
    """The softmax of `inputs` at a place; with `exponents`, the sum in the denominator runs over those instead, as equation (7) is printed."""
    under = [term("exp", u) for u in (inputs if exponents is None else exponents)]
    return term("/", term("exp", inputs[place]), term("+", *under) if len(under) > 1 else under[0])


@dataclass(frozen=True, slots=True)
class Comparison(Obligation):
    """Is a chain such as a < b <= c true? Sides and signs (`<`, `<=`, `=`, `!=`) alternate."""

    kind: ClassVar[str] = "comparison"
    chain: tuple[Expression | str, ...]


@dataclass(frozen=True, slots=True)
class Figure(Obligation):
    """What is a number (with `log`, its natural logarithm) rounded to so many decimals? Is it the `printed` figure, where that is given?"""

    kind: ClassVar[str] = "comparison"
    expression: Expression
    digits: int
    printed: Fraction | None = None
    log: bool = False

    def chain(self, value: int) -> tuple[Expression | str, ...]:
        """The comparisons that say that the figure is value / 10^digits, half a unit above the value excluded."""
        ends = [Fraction(2 * value + side, 2 * 10**self.digits) for side in (-1, 1)]
        low, high = (term("exp", end) if self.log else end for end in ends)
        return low, "<=", self.expression, "<", high

    def answer(self, statement: Statement) -> str:
        """Read the figure off the chain, and compare it with the printed one, if any."""
        chain = statement.params.get("chain")
        if statement.kind != self.kind or not isinstance(chain, list) or len(chain) != 5:
            return "undecided"
        low = chain[0][1] if self.log and isinstance(chain[0], list) and len(chain[0]) == 2 else chain[0]
        value = Fraction(low) * 10**self.digits + Fraction(1, 2) if isinstance(low, str) else Fraction(1, 2)
        if value.denominator != 1 or spelled(self.chain(value.numerator)) != chain:
            return "undecided"
        return "yes" if self.printed is None or self.printed * 10**self.digits == value else "no"
