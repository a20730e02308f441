"""Bounds of polynomials on boxes: trees that prove them, points that refute them, and honest silence."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.errors import CostError, InputError
from deepcheap.exact.bernstein import bernstein
from deepcheap.methods import polynomials
from deepcheap.methods.polynomials import cut, polynomial_bound, supremum
from deepcheap.obligations import PolynomialBound

Q = Fraction
UNIT = ((Q(0), Q(1)),)
SQUARE = ((Q(-1), Q(1)),) * 2
HUMP = (((1,), Q(1)), ((2,), Q(-1)))  # x - x^2, at most 1/4 at 1/2


def replay(o: PolynomialBound, tree: str) -> bool:
    """Check a tree from scratch, every leaf by its own Bernstein coefficients."""
    stack = [o.box]
    for symbol in tree:
        box = stack.pop()
        if symbol == "L":
            b = bernstein(o.terms, box)
            if Q(max(b.coefficients), b.scale) > o.upper:
                return False
        else:
            left, right = cut(box, int(symbol) - 1)
            stack += [right, left]
    return not stack


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6, unique=True), st.data())
@settings(max_examples=60, deadline=None)
def test_answers_are_right(exponents: list[tuple[int, int]], data: st.DataObject) -> None:
    terms = tuple((e, c) for e in sorted(exponents) if (c := data.draw(st.fractions(-2, 2, max_denominator=5))) != 0)
    o = PolynomialBound(terms, SQUARE, data.draw(st.fractions(-1, 4, max_denominator=7)))
    found = polynomial_bound(o)
    samples = [(Q(i, 8), Q(j, 8)) for i in range(-8, 9) for j in range(-8, 9)]
    largest = max(sum((c * x ** e[0] * y ** e[1] for e, c in terms), Q(0)) for x, y in samples)
    if found.answer == "yes":
        assert largest <= o.upper
        assert replay(o, str(found.witness["tree"]))
    elif found.answer == "no":
        assert f"more than {o.upper}" in found.note
    else:
        assert largest <= o.upper


def test_a_bound_that_needs_halving() -> None:
    o = PolynomialBound(HUMP, UNIT, Q(1, 4))
    assert Q(max(bernstein(HUMP, UNIT).coefficients), bernstein(HUMP, UNIT).scale) > Q(1, 4)
    found = polynomial_bound(o)
    assert (found.answer, found.witness) == ("yes", {"tree": "1LL"})
    assert found.statement is not None
    assert found.statement.params == {"box": [["0", "1"]], "terms": [[[1], "1"], [[2], "-1"]], "upper": "1/4"}


def test_a_point_above_the_bound_is_named() -> None:
    found = polynomial_bound(PolynomialBound(HUMP, UNIT, Q(6, 25)))
    assert (found.answer, found.statement) == ("no", None)
    assert found.note == "the polynomial is 1/4 at (1/2), more than 6/25"


def test_the_exact_bound_at_an_irregular_point_stays_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polynomials, "BUDGET", 2000)
    third = (((1,), Q(2, 3)), ((2,), Q(-1)))  # at most 1/9, at 1/3, which no halving reaches
    found = polynomial_bound(PolynomialBound(third, UNIT, Q(1, 9)))
    assert (found.answer, found.statement) == ("undecided", None)
    assert "within 2000 Bernstein coefficients" in found.note
    assert polynomial_bound(PolynomialBound(third, UNIT, Q(12, 100))).answer == "yes"


def test_constants() -> None:
    assert polynomial_bound(PolynomialBound((), UNIT, Q(0))).answer == "yes"
    assert polynomial_bound(PolynomialBound((), UNIT, Q(-1))).answer == "no"


def test_the_supremum_at_a_corner_is_exact() -> None:
    terms = (((0, 2), Q(1, 3)), ((1, 1), Q(1)), ((4, 0), Q(1, 7)))
    top = supremum(terms, SQUARE)
    assert top == Q(1, 3) + 1 + Q(1, 7)
    assert polynomial_bound(PolynomialBound(terms, SQUARE, top)).answer == "yes"
    assert polynomial_bound(PolynomialBound(terms, SQUARE, top - Q(1, 10**30))).answer == "no"


def test_a_supremum_inside_is_not_claimed() -> None:
    assert supremum(HUMP, UNIT) is None


@pytest.mark.parametrize(
    ("o", "reason"),
    [
        (PolynomialBound(HUMP, (), Q(1)), "sides lo < hi"),
        (PolynomialBound(HUMP, ((Q(1), Q(0)),), Q(1)), "sides lo < hi"),
        (PolynomialBound(((tuple([0] * 7), Q(1)),), UNIT * 7, Q(1)), "sides lo < hi"),
        (PolynomialBound(HUMP, UNIT * 2, Q(1)), "exponent vector"),
        (PolynomialBound((((41,), Q(1)),), UNIT, Q(1)), "exponent vector"),
        (PolynomialBound((((-1,), Q(1)),), UNIT, Q(1)), "exponent vector"),
        (PolynomialBound(HUMP[::-1], UNIT, Q(1)), "strictly increasing"),
        (PolynomialBound((HUMP[0], HUMP[0]), UNIT, Q(1)), "strictly increasing"),
        (PolynomialBound((((1,), Q(0)),), UNIT, Q(1)), "nonzero"),
    ],
)
def test_wrong_shapes_are_refused(o: PolynomialBound, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        polynomial_bound(o)


def test_too_many_coefficients_are_refused_with_their_number() -> None:
    with pytest.raises(CostError, match="68921 Bernstein coefficients"):
        polynomial_bound(PolynomialBound((((40, 40, 40), Q(1)),), UNIT * 3, Q(1)))
