"""Runs of the steps about numbers: the sides of a comparison, the decimals of a figure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from ...obligations import Expression
from ..blocks import Block, Paragraph, Table
from .words import digits_of, short

Params = dict[str, Any]
LARGEST_POWER = 4000
"""Powers with larger exponents are shown, not evaluated."""
FUNCTIONS = ("exp", "max")


def infix(e: Expression | str) -> str:
    """An expression as one writes it.

    >>> infix(("+", Fraction(1), ("^", Fraction(2), ("!", Fraction(3)))))
    '1 + 2^(3!)'
    """
    if isinstance(e, str):
        return e
    if isinstance(e, Fraction):
        return str(e)
    name, parts = str(e[0]), [infix(part) for part in e[1:]]
    if name in FUNCTIONS:
        return f"{name}({', '.join(parts)})"
    inner = [part if atomic(x) else f"({part})" for x, part in zip(e[1:], parts, strict=True)]
    if name == "!":
        return inner[0] + "!"
    if name == "+":
        return " + ".join(parts)
    if name == "^":
        return inner[0] + "^" + (inner[1] if isinstance(e[2], Fraction) else f"({parts[1]})")
    return f" {name} ".join(inner)


def atomic(e: Expression | str) -> bool:
    """Whether an expression needs no parentheses: a whole number, a factorial, a function."""
    return isinstance(e, Fraction) and e >= 0 and e.denominator == 1 if not isinstance(e, tuple) else e[0] in (*FUNCTIONS, "!")


def modest(e: Expression | str) -> bool:
    """Whether an expression is small enough to be evaluated for show."""
    if not isinstance(e, tuple):
        return True
    if e[0] in ("^", "!", "exp") and not (isinstance(e[-1], Fraction) and abs(e[-1]) <= LARGEST_POWER):
        return False
    return all(modest(part) for part in e[1:])


def value(e: Expression) -> str:
    """An expression evaluated: exactly where it is short, else its first digits."""
    from ...methods.expressions import ball, exact, has_exp
    from ...networks.balls import working

    if not modest(e):
        return "not written out"
    if not has_exp(e):
        return short(exact(e))
    with working(256):
        return digits_of(ball(e), 10) + "..."


def decimals(q: Fraction, digits: int) -> str:
    """A rational with so many decimals, which are all of them.

    >>> decimals(Fraction(3, 25), 2), decimals(Fraction(-1, 2), 1), decimals(Fraction(23), 0)
    ('0.12', '-0.5', '23')
    """
    units = str(abs(int(q * 10**digits))).rjust(digits + 1, "0")
    return ("-" if q < 0 else "") + units[: len(units) - digits] + (f".{units[-digits:]}" if digits else "")


def comparison(o: Any, _: Params) -> list[Block]:
    """The sides of a chain of comparisons."""
    rows = tuple((sign, infix(side), value(side)) for sign, side in zip(("", *o.chain[1::2]), o.chain[::2], strict=True))
    return [Paragraph("The sides, from left to right.", "Run"), Table(("", "side", "value"), rows)]


def figure(o: Any, _: Params) -> list[Block]:
    """A number beside its rounding."""
    from ...methods.expressions import ball, rounded
    from ...networks.balls import working

    units = rounded(o)
    if units is None or not modest(o.expression):
        return []
    with working(512):
        found = ball(o.expression)
        digits = digits_of(found.log() if o.log else found, o.digits + 6)
    name = f"ln({infix(o.expression)})" if o.log else infix(o.expression)
    row = (name, digits + "...", decimals(Fraction(units, 10**o.digits), o.digits), "-" if o.printed is None else decimals(o.printed, o.digits))
    return [Paragraph(f"Rounded to {o.digits} decimals.", "Run"), Table(("number", "digits", "rounded", "printed"), (row,))]


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {"Comparison": comparison, "Figure": figure}
