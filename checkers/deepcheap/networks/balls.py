"""Rationals to Arb balls and back, always outward.

A ball is midpoint +- radius; every operation of Arb returns a ball that holds the true value, so a comparison that Arb calls true is true.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

from ..errors import CostError

if TYPE_CHECKING:
    from flint import arb

PRECISIONS = (128, 256, 512, 1024, 2048, 4096)
"""Bits tried in turn; a question that needs more is undecided."""


LARGEST_EXPONENT = 50_000


@contextmanager
def working(prec: int, terms: int = 10) -> Iterator[None]:
    """Work at `prec` bits and with power series of `terms` terms, and restore what was set before.

    >>> from flint import ctx
    >>> with working(200): ctx.prec
    200
    """
    from flint import ctx

    before = ctx.prec, ctx.cap
    ctx.prec, ctx.cap = prec, terms
    try:
        yield
    finally:
        ctx.prec, ctx.cap = before


def ball(q: Fraction | int) -> arb:
    """Enclose a rational in a ball of the working precision.

    >>> ball(Fraction(1, 4)) == 0.25
    True
    """
    from flint import arb, fmpq

    q = Fraction(q)
    return arb(fmpq(q.numerator, q.denominator))


def exact(x: arb) -> Fraction:
    """The dyadic rational that is the midpoint of a ball.

    Raises: CostError beyond 2**+-50000.

    >>> exact(ball(3) / 8)
    Fraction(3, 8)
    """
    mantissa, exponent = x.mid().man_exp()
    m, e = int(mantissa), int(exponent)
    if abs(e) > LARGEST_EXPONENT:
        raise CostError(f"a number near 2**{e} does not fit into a certificate; take a bias, scale or radius nearer to 1")
    return Fraction(m << e) if e >= 0 else Fraction(m, 1 << -e)


def tight(x: arb) -> bool:
    """Tell whether a ball is away from 0 and narrow enough to be stated: relative width at most 2**-38.

    >>> tight(ball(1) / 3), tight(ball(1) / 3 - ball(1) / 3)
    (True, False)
    """
    return bool(abs(x) > 0) and int(x.rel_accuracy_bits()) >= 40


def ends(x: arb) -> tuple[Fraction, Fraction]:
    """The two ends of a ball, as exact dyadic rationals, rounded outward.

    >>> lo, hi = ends(ball(Fraction(1, 3)))
    >>> lo <= Fraction(1, 3) <= hi
    True
    """
    return exact(x.lower()), exact(x.upper())


def absolute(x: arb) -> tuple[Fraction, Fraction]:
    """Bounds of |x| from below and above.

    >>> absolute(ball(-2))
    (Fraction(2, 1), Fraction(2, 1))
    """
    return exact(x.abs_lower()), exact(x.abs_upper())


def symmetric(bound: arb) -> arb:
    """The ball [-bound, bound], for a remainder that is at most `bound` in absolute value.

    >>> symmetric(ball(2)).contains(ball(-2))
    True
    """
    from flint import arb

    return arb(0, bound.abs_upper())


def shown(q: Fraction) -> str:
    """Write a rational of any size in six digits, for a sentence.

    >>> shown(Fraction(10) ** 400 / 3), shown(Fraction(1, 4))
    ('3.33333e+399', '0.250000')
    """
    with working(64):
        return str(ball(q).str(6, radius=False))


DIGITS = 12
SLACK = Fraction(1, 10**10)
"""Relative widening of a stated bound: room for the coarser enclosures of another checker."""


def decimal(q: Fraction, up: bool) -> Fraction:
    """Round q >= 0 to 12 to 14 significant decimal digits, upward or downward.

    >>> decimal(Fraction(1, 3), up=True)
    Fraction(1666666666667, 5000000000000)
    """
    if q == 0:
        return q
    shift = DIGITS - (q.numerator.bit_length() - q.denominator.bit_length()) * 30103 // 100000
    unit = Fraction(10) ** -shift
    return Fraction(-(-q // unit) if up else q // unit) * unit


def widened(lower: Fraction, upper: Fraction) -> tuple[Fraction, Fraction]:
    """Short rationals around 0 <= lower <= upper, wider by a relative `SLACK` at each end.

    >>> lo, hi = widened(Fraction(1, 7), Fraction(1, 7))
    >>> lo < Fraction(1, 7) < hi and hi / lo < 1 + Fraction(1, 10**9)
    True
    """
    return decimal(lower * (1 - SLACK), up=False), decimal(upper * (1 + SLACK), up=True)
