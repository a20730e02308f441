"""Explicit numbers: exact where possible, enclosed otherwise, never guessed."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepcheap.errors import CostError, InputError
from deepcheap.methods.expressions import comparison, exact, figure
from deepcheap.obligations import Comparison, Figure, Statement, softmax, term

SMALL = st.fractions(min_value=-8, max_value=8, max_denominator=50)


@given(st.lists(SMALL, min_size=1, max_size=5), st.integers(0, 4))
def test_softmax_figures_agree_with_many_digits(inputs: list[Fraction], place: int) -> None:
    place %= len(inputs)
    found = figure(Figure(softmax(tuple(inputs), place), 6))
    assert found.statement is not None
    with mpmath.workdps(40):
        value = mpmath.exp(mpmath.mpf(inputs[place].numerator) / inputs[place].denominator)
        value /= mpmath.fsum(mpmath.exp(mpmath.mpf(q.numerator) / q.denominator) for q in inputs)
        chain = found.statement.params["chain"]
        assert isinstance(chain, list)
        low, high = Fraction(str(chain[0])), Fraction(str(chain[4]))
        assert float(low) <= value < float(high) or abs(value - float(low)) < 1e-9


@given(SMALL, SMALL)
def test_exact_comparisons_are_decided(a: Fraction, b: Fraction) -> None:
    assert comparison(Comparison((a, "<", b))).answer == ("yes" if a < b else "no")
    assert comparison(Comparison((a, "!=", b))).answer == ("yes" if a != b else "no")


def test_equality_with_exponentials_stays_open() -> None:
    one = term("exp", 1)
    assert comparison(Comparison((one, "=", one))).answer == "undecided"
    assert comparison(Comparison((one, "=", Fraction(3)))).answer == "no"


def test_a_false_link_makes_the_chain_false() -> None:
    found = comparison(Comparison((Fraction(1), "<", Fraction(2), "<", term("exp", 0))))
    assert found.answer == "no"
    assert found.statement is None


def test_a_figure_is_held_against_the_printed_one() -> None:
    assert figure(Figure(Fraction(2, 3), 2, Fraction(67, 100))).answer == "yes"
    assert figure(Figure(Fraction(2, 3), 2, Fraction(66, 100))).answer == "no"
    assert figure(Figure(term("^", 10, 10), 0, Fraction(23), True)).answer == "yes"


def test_another_chain_answers_nothing() -> None:
    asked = Figure(Fraction(2, 3), 2)
    assert asked.answer(Statement("comparison", {"chain": ["0", "<=", "2/3", "<", "1"]})) == "undecided"
    assert asked.answer(Statement("comparison", {"chain": ["133/200", "<=", "1/3", "<", "27/40"]})) == "undecided"
    assert asked.answer(Statement("comparison", {"chain": ["133/200", "<=", "2/3"]})) == "undecided"
    assert Comparison((Fraction(1), "<", Fraction(2))).answer(Statement("comparison", {"chain": ["1", "<=", "2"]})) == "undecided"


def test_too_large_numbers_are_refused_with_their_size() -> None:
    with pytest.raises(CostError, match="bits"):
        exact(term("^", 10, 10**9))
    with pytest.raises(InputError, match="Fraction"):
        exact("10")
