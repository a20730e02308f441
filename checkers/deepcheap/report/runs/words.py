"""Names of subsets and monomials, numbers with few digits, cut instances."""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10
from typing import Any

from ...exact.subsets import elements

SMALL = 4
"""The largest n whose 2**n rows are shown."""


def subset_name(mask: int) -> str:
    """The name of a subset that is given as a bit mask.

    >>> subset_name(5), subset_name(0)
    ('{1,3}', '{}')
    """
    return "{" + ",".join(map(str, elements(mask))) + "}"


def monomial_name(exponents: tuple[int, ...]) -> str:
    """The name of a monomial.

    >>> monomial_name((1, 0, 2)), monomial_name((0, 0))
    ('x_1 x_3^2', '1')
    """
    return " ".join(f"x_{i}" + (f"^{e}" if e > 1 else "") for i, e in enumerate(exponents, 1) if e) or "1"


def cut(n: int, largest: int = SMALL) -> tuple[int, str]:
    """The instance to be shown, and what to say when it is a smaller one.

    >>> cut(12)
    (4, ' (shown at n = 4; n = 12 is too large for a page)')
    """
    return (n, "") if n <= largest else (largest, f" (shown at n = {largest}; n = {n} is too large for a page)")


def short(value: Any, digits: int = 10) -> str:
    """A rational as it is when it is short, else its decimals; dots say that they are cut off.

    >>> short(Fraction(1, 3)), short("973824887059/5000000000000000"), short(Fraction(10**40))
    ('1/3', '0.0001947649774...', '1.000000000e+40')
    """
    q = Fraction(value)
    if len(str(q)) <= 14:
        return str(q)
    power = floor(log10(abs(q.numerator)) - log10(q.denominator))
    power += (abs(q) >= Fraction(10) ** (power + 1)) - (abs(q) < Fraction(10) ** power)
    figures = str(int(abs(q) / Fraction(10) ** power * 10 ** (digits - 1)))
    sign, dots = "-" if q < 0 else "", "" if abs(q) / Fraction(10) ** power * 10 ** (digits - 1) == int(figures) else "..."
    if -6 <= power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{figures}{dots}"
    if 0 <= power < digits - 1:
        return f"{sign}{figures[: power + 1]}.{figures[power + 1 :]}{dots}"
    return f"{sign}{figures[0]}.{figures[1:]}{dots}e{power:+d}"


def digits_of(ball: Any, digits: int = 8) -> str:
    """The digits of an Arb ball that are certain, at most so many; a bound where the ball holds 0."""
    if ball.contains(0) and not ball.is_zero():
        return f"0, within {abs(ball).upper().str(2, radius=False)}"
    return str(ball.str(digits, radius=False))


def vector(values: Any) -> str:
    """A vector in parentheses.

    >>> vector((Fraction(1, 2), 3))
    '(1/2, 3)'
    """
    return "(" + ", ".join(short(v) for v in values) + ")"
