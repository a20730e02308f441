"""Explicit numbers: chains of comparisons and rounded figures, exactly, or by Arb balls where the exponential function occurs.

Source: `certificates/FORMAT.md`, 5.1.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from math import factorial
from operator import add, mul, sub, truediv
from typing import Any

from ..certificate import rational
from ..errors import CostError, InputError
from ..obligations import Comparison, Expression, Figure, Finding, Json, Statement

LARGEST = 2**24
PRECISIONS = (64, 256, 1024, 4096)
FOLD: dict[str, Callable[[Any, Any], Any]] = {"+": add, "-": sub, "*": mul, "/": truediv, "max": max}


def json_of(e: Expression | str) -> Json:
    """Spell an expression in the params of a statement."""
    if isinstance(e, str):
        return e
    return rational(e) if isinstance(e, Fraction) else [json_of(part) for part in e]


def has_exp(e: Expression | str) -> bool:
    """Say whether the exponential function occurs."""
    return isinstance(e, tuple) and (e[0] == "exp" or any(map(has_exp, e[1:])))


def exact(e: Expression | str) -> Fraction:
    """Evaluate an expression without exponentials.

    Raises: CostError for numbers of more than 2^24 bits; InputError for what is not an expression.

    >>> exact(("^", Fraction(2), ("!", Fraction(3))))
    Fraction(64, 1)
    """
    if isinstance(e, Fraction):
        return e
    if isinstance(e, str):
        raise InputError(f"{e!r} stands where a number is wanted: write rationals as Fraction")
    name, first, *rest = e[0], exact(e[1]), *map(exact, e[2:])
    if name == "!":
        return Fraction(factorial(int(first)))
    if name == "^":
        bits = (first.numerator.bit_length() + first.denominator.bit_length()) * int(rest[0])
        if bits > LARGEST:
            raise CostError(f"the power {e} has about {bits} bits: at most {LARGEST} are computed")
        return Fraction(first.numerator ** int(rest[0]), first.denominator ** int(rest[0]))
    return Fraction(reduce(FOLD[str(name)], rest, first))


def ball(e: Any) -> Any:
    """Evaluate an expression in Arb balls of the current precision."""
    from flint import arb, fmpq

    if not has_exp(e):
        value = exact(e)
        return arb(fmpq(value.numerator, value.denominator))
    if e[0] == "exp":
        return ball(e[1]).exp()
    return reduce(FOLD[str(e[0])], map(ball, e[2:]), ball(e[1]))


def separated(left: Expression | str, sign: str, right: Expression | str) -> bool | None:
    """Decide one comparison; None when 4096 bits do not separate the sides."""
    if not has_exp(left) and not has_exp(right):
        a, b = exact(left), exact(right)
        return {"<": a < b, "<=": a <= b, "=": a == b, "!=": a != b}[sign]
    from flint import ctx

    for precision in PRECISIONS:
        with ctx.workprec(precision):
            a, b = ball(left), ball(right)
            if a < b:
                return sign != "="
            if a > b:
                return sign == "!="
    return None


def comparison(o: Comparison) -> Finding:
    """Decide every comparison of a chain; `no` without a statement when one is false.

    >>> comparison(Comparison((("exp", Fraction(1)), "<", Fraction(3)))).statement.params
    {'chain': [['exp', '1'], '<', '3']}
    """
    answers = [separated(o.chain[i], str(o.chain[i + 1]), o.chain[i + 2]) for i in range(0, len(o.chain) - 2, 2)]
    if all(answers):
        return Finding("yes", Statement("comparison", {"chain": [json_of(e) for e in o.chain]}))
    if any(a is False for a in answers):
        return Finding("no", note="a comparison of the chain is false")
    return Finding("undecided", note=f"{PRECISIONS[-1]} bits do not separate two sides")


def figure(o: Figure) -> Finding:
    """Round a number to so many decimals, half a unit up, and prove the rounding.

    >>> figure(Figure(Fraction(2, 3), 2)).statement.params["chain"]
    ['133/200', '<=', '2/3', '<', '27/40']
    """
    value = rounded(o)
    if value is None:
        return Finding("undecided", note=f"{PRECISIONS[-1]} bits do not tell how the number is rounded")
    found = comparison(Comparison(o.chain(value)))
    if found.statement is None:
        return Finding("undecided", note=found.note)
    return Finding(o.answer(found.statement), found.statement, note=f"the figure is {rational(Fraction(value, 10**o.digits))}")


def rounded(o: Figure) -> int | None:
    """The figure in units of the last decimal."""
    if not o.log and not has_exp(o.expression):
        return int((exact(o.expression) * 10**o.digits + Fraction(1, 2)) // 1)
    from flint import arb, ctx

    for precision in PRECISIONS:
        with ctx.workprec(precision):
            number: Any = ball(o.expression)
            unit: Any = ((number.log() if o.log else number) * 10**o.digits + arb(1) / 2).floor().unique_fmpz()
            if unit is not None:
                return int(str(unit))
    return None
