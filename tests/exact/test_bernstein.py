"""Bernstein coefficients: they enclose, they meet the corners, and halving keeps the polynomial."""

from __future__ import annotations

from fractions import Fraction
from math import comb

from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.exact.bernstein import Bernstein, Terms, bernstein

Q = Fraction
numbers = st.fractions(-5, 5, max_denominator=9)
Case = tuple[Terms, tuple[tuple[Fraction, Fraction], ...]]


@st.composite
def polynomials_on_boxes(draw: st.DrawFn) -> Case:
    d = draw(st.integers(1, 3))
    exponents = draw(st.lists(st.tuples(*[st.integers(0, 4)] * d), max_size=6, unique=True))
    terms = tuple((e, c) for e in sorted(exponents) if (c := draw(numbers)) != 0)
    box = tuple((low, low + draw(st.fractions(Q(1, 9), 4, max_denominator=9))) for low in draw(st.lists(numbers, min_size=d, max_size=d)))
    return terms, box


def value(terms: Terms, point: list[Fraction]) -> Fraction:
    total = Q(0)
    for exponents, c in terms:
        for x, e in zip(point, exponents, strict=True):
            c *= x**e
        total += c
    return total


def value_of(b: Bernstein, t: list[Fraction]) -> Fraction:
    """The Bernstein form at a point of the unit cube, by definition."""
    total = Q(0)
    for index, coefficient in enumerate(b.coefficients):
        weight = Q(1)
        for axis, degree in enumerate(b.degrees):
            j = index // b.stride(axis) % (degree + 1)
            weight *= comb(degree, j) * t[axis] ** j * (1 - t[axis]) ** (degree - j)
        total += weight * coefficient
    return total / b.scale


@given(polynomials_on_boxes(), st.data())
@settings(max_examples=80, deadline=None)
def test_the_form_is_the_polynomial(case: Case, data: st.DataObject) -> None:
    terms, box = case
    t = [data.draw(st.fractions(0, 1, max_denominator=8)) for _ in box]
    x = [low + (high - low) * s for s, (low, high) in zip(t, box, strict=True)]
    b = bernstein(terms, box)
    assert value_of(b, t) == value(terms, x)
    assert Q(min(b.coefficients), b.scale) <= value(terms, x) <= Q(max(b.coefficients), b.scale)


@given(polynomials_on_boxes(), st.data())
@settings(max_examples=80, deadline=None)
def test_halving_is_the_form_on_the_half_box(case: Case, data: st.DataObject) -> None:
    terms, box = case
    axis = data.draw(st.integers(0, len(box) - 1))
    low, high = box[axis]
    middle = (low + high) / 2
    halves = bernstein(terms, box).halves(axis)
    for half, side in zip(halves, ((low, middle), (middle, high)), strict=True):
        direct = bernstein(terms, (*box[:axis], side, *box[axis + 1 :]))
        assert [Q(c, half.scale) for c in half.coefficients] == [Q(c, direct.scale) for c in direct.coefficients]


@given(polynomials_on_boxes())
@settings(max_examples=50, deadline=None)
def test_corners_are_values(case: Case) -> None:
    terms, box = case
    for corner, at in bernstein(terms, box).corners():
        assert at == value(terms, [side[end] for side, end in zip(box, corner, strict=True)])
