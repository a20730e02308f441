"""Block averages against the closed form, and against each other."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.errors import CostError, InputError
from deepcheap.methods.fields import block_average, combined, rescaling, solved, torus_average, twisted
from deepcheap.obligations import BlockAverage, Rescaling, TorusAverage

positive = st.builds(Fraction, st.integers(1, 40), st.integers(1, 9))


@given(st.integers(2, 6), positive, positive)
@settings(deadline=None, max_examples=25)
def test_the_closed_form(b: int, y0: Fraction, y1: Fraction) -> None:
    statement = block_average(BlockAverage(b, (y0, y1))).statement
    assert statement is not None
    cycle = combined((y0, y1), twisted(b, 0))
    trace = sum((solved(cycle, [Fraction(i == j) for j in range(b)])[i] for i in range(b)), Fraction(0))
    assert statement.params["result"] == [str(b * b * y0), str(y0 * y1 * trace)]
    assert y1 < y0 * y1 * trace < b * y1


def test_the_torus_of_two_blocks_has_the_exact_mode() -> None:
    statement = torus_average(TorusAverage(2, (Fraction(1), Fraction(1)), 4)).statement
    assert statement is not None
    row = [Fraction(str(v)) for v in statement.params["row"]]  # type: ignore[union-attr]
    assert sum(row) == 4
    assert row[0] + row[1] - row[2] - row[3] == 4 * (1 + 2)  # the wave (pi, 0): s = 1/2


def test_conventions() -> None:
    assert [rescaling(Rescaling(0, i, 2 - 2 * i)).answer for i in range(5)] == ["yes"] * 5
    assert rescaling(Rescaling(-2, 2, -2)).answer == "no"
    assert rescaling(Rescaling(0, 1, 0, "relevant")).answer == "no"


def test_refusals() -> None:
    with pytest.raises(InputError, match="y_0 > 0"):
        block_average(BlockAverage(2, (Fraction(0), Fraction(1))))
    with pytest.raises(InputError, match="multiple of b"):
        torus_average(TorusAverage(3, (Fraction(1), Fraction(1)), 8))
    with pytest.raises(CostError, match="400 linear equations"):
        torus_average(TorusAverage(2, (Fraction(1), Fraction(1)), 20))
