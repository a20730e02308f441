"""Sparse polynomials obey the laws of a ring and agree with evaluation."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.exact.polynomial import Polynomial

polynomials = st.lists(st.tuples(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.fractions(-3, 3, max_denominator=4)), max_size=5).map(
    lambda terms: Polynomial.of(2, terms)
)


def at(p: Polynomial, x: int, y: int) -> Fraction:
    return sum((c * x ** e[0] * y ** e[1] for e, c in p.terms()), Fraction(0))


@given(polynomials, polynomials, polynomials)
@settings(deadline=None)
def test_ring_laws(p: Polynomial, q: Polynomial, r: Polynomial) -> None:
    assert (p + q).terms() == (q + p).terms()
    assert (p * q).terms() == (q * p).terms()
    assert (p * (q + r)).terms() == (p * q + p * r).terms()
    assert ((p * q) * r).terms() == (p * (q * r)).terms()
    assert (p - p).terms() == ()
    assert p.times(0).terms() == ()


@given(polynomials, polynomials, st.integers(-3, 3), st.integers(-3, 3))
@settings(deadline=None)
def test_evaluation_is_a_homomorphism(p: Polynomial, q: Polynomial, x: int, y: int) -> None:
    assert at(p * q, x, y) == at(p, x, y) * at(q, x, y)
    assert at(p + q, x, y) == at(p, x, y) + at(q, x, y)
