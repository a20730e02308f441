"""Null vectors: modular, combined, reconstructed, and exact."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.exact.dependencies import annihilated, combine, null_vectors, rational_residue

Q = Fraction


@given(st.fractions(-1000, 1000, max_denominator=1000))
@settings(deadline=None)
def test_reconstruction_inverts_reduction(q: Fraction) -> None:
    modulus = (1 << 61) - 1
    assert rational_residue(q.numerator * pow(q.denominator, -1, modulus) % modulus, modulus) == q


@given(st.integers(0, 10006))
@settings(deadline=None)
def test_what_is_reconstructed_has_that_residue(a: int) -> None:
    q = rational_residue(a, 10007)
    if q is not None:
        assert (q.numerator - a * q.denominator) % 10007 == 0
        assert max(abs(q.numerator), q.denominator) <= isqrt(10007 // 2)


@given(st.integers(0, 10**6))
@settings(deadline=None)
def test_chinese_remainders(value: int) -> None:
    assert combine(((0,), [[value % 1009]]), 1009, ((0,), [[value % 10007]]), 10007)[1] == [[value % (1009 * 10007)]]


@given(st.lists(st.lists(st.integers(-(10**30), 10**30), min_size=4, max_size=4), min_size=2, max_size=2))
@settings(max_examples=30, deadline=None)
def test_long_numbers_take_several_primes(rows: list[list[int]]) -> None:
    import sympy

    equations = [[Q(a) for a in row] for row in rows]
    rank = sympy.Matrix(rows).rank()
    found = null_vectors(equations, rank, 4000, 1e9)
    assert found is not None
    assert len(found) == 4 - rank
    assert annihilated(rows, found)


def test_a_rank_that_is_too_small_finds_nothing() -> None:
    assert null_vectors([[Q(1), Q(2)]], 0, 10, 1e4) is None


def test_vectors_that_do_not_vanish_are_noticed() -> None:
    assert not annihilated([[1, 2]], [[Q(1), Q(1)]])


def test_too_many_digits_are_refused() -> None:
    assert null_vectors([[Q(10**20), Q(10**20 + 1)]], 1, 5, 1e6) is None
