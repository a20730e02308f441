"""Reading parameters: what is accepted, and the sentence for what is not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepcheap.errors import InputError
from deepcheap.parameters import count, positive, rational, spelled
from deepcheap.selection import find_family, read_parameters


@given(st.fractions())
def test_every_fraction_is_read_back(q: Fraction) -> None:
    assert rational("bias", str(q)) == q


@pytest.mark.parametrize(("text", "value"), [("0.01", Fraction(1, 100)), ("-1/2", Fraction(-1, 2)), ("+3", Fraction(3)), ("4/8", Fraction(1, 2))])
def test_spellings_of_rationals(text: str, value: Fraction) -> None:
    assert rational("scale", text) == value


@pytest.mark.parametrize("text", ["", "1e5", "1_000", "\u0661", " 1", "1\n", "0x10", "nan", "inf", "1/2/3", "--1", "1/-2", ".5", "9" * 2000])
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="scale .* is not a rational number"):
        rational("scale", text)


def test_zero_denominator_is_named() -> None:
    with pytest.raises(InputError, match="scale '1/0' divides by zero"):
        rational("scale", "1/0")


@pytest.mark.parametrize("text", ["0", "-1/2"])
def test_positive_refuses_the_rest(text: str) -> None:
    with pytest.raises(InputError, match="must be greater than 0"):
        positive("scale", text)


@pytest.mark.parametrize("text", ["0", "65", "-3", "1000000000"])
def test_counts_out_of_range_name_the_range(text: str) -> None:
    with pytest.raises(InputError, match="from 1 to 64"):
        count(1, 64, "a reason")("n", text)


@pytest.mark.parametrize("text", ["1.0", "x", "", "1" * 30])
def test_counts_are_whole(text: str) -> None:
    with pytest.raises(InputError, match="not a whole number"):
        count(1, 64, "a reason")("n", text)


@pytest.mark.parametrize("value", [0.5, True, None, [1]])
def test_inexact_python_values_are_refused(value: object) -> None:
    with pytest.raises(InputError, match="which are exact"):
        spelled(value)


def test_unknown_parameter_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match="multiplication-gate has no parameter 'n': it takes activation"):
        read_parameters(find_family("multiplication-gate"), {"n": "3"})
