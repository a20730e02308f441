"""Rounding is outward, always."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepcheap.errors import CostError
from deepcheap.networks.balls import ball, decimal, ends, exact, symmetric, tight, widened, working

positive = st.fractions(min_value=Fraction(1, 10**40), max_value=10**40)


@given(positive)
def test_decimal_rounds_outward_to_about_twelve_digits(q: Fraction) -> None:
    low, high = decimal(q, up=False), decimal(q, up=True)
    assert low <= q <= high
    assert high - low <= q / 10**10
    assert len(str((high * Fraction(10) ** 60).numerator).rstrip("0")) <= 15


@given(positive)
def test_widened_leaves_room_on_both_sides(q: Fraction) -> None:
    low, high = widened(q, q)
    assert low < q * (1 - Fraction(1, 10**11)) < q * (1 + Fraction(1, 10**11)) < high
    assert high / low < 1 + Fraction(1, 10**9)


@given(st.fractions(), st.integers(20, 300))
def test_a_ball_holds_its_rational(q: Fraction, prec: int) -> None:
    with working(prec):
        low, high = ends(ball(q))
    assert low <= q <= high


def test_numbers_beyond_any_certificate_are_refused() -> None:
    with working(64):
        far = ball(10**9).exp()
    with pytest.raises(CostError, match="does not fit into a certificate"):
        exact(far)


def test_working_restores_the_precision_after_an_error() -> None:
    from flint import ctx

    before = ctx.prec, ctx.cap
    with pytest.raises(ZeroDivisionError), working(777, 3):
        raise ZeroDivisionError
    assert (ctx.prec, ctx.cap) == before


def test_tight_knows_zero_and_wide_balls() -> None:
    with working(128):
        assert tight(ball(Fraction(1, 3)))
        assert not tight(ball(Fraction(1, 3)) + symmetric(ball(Fraction(1, 10**9))))
        assert not tight(symmetric(ball(1)))
