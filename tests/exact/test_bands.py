"""The numbers of the lower bounds, against the closed formula of the checker and against the constructions."""

from __future__ import annotations

from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certcheck.rules import neuron_bounds as checker
from deepcheap.exact.bands import QUADRIC_CASES, band_bound, free_bound, quadric_bound


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(-1, n - 1))))
def test_the_best_split_is_the_formula(case: tuple[int, int]) -> None:
    n, q = case
    s = (q + 1) // 2
    assert band_bound(n, q) == 2 ** (n - 1) + sum(comb(n - 1, k) for k in range(s, s + n - q - 1)) == checker.bands(n, q)


@pytest.mark.parametrize("case", QUADRIC_CASES)
def test_both_sides_find_the_same_least_case(case: tuple[int, int]) -> None:
    assert quadric_bound(*case) == checker.quadrics(*case, "") == 2 ** case[0] - 2 ** case[1]


@pytest.mark.parametrize(("n", "q"), [(n, q) for n in range(1, 6) for q in range(n)])
def test_the_minimum_is_exact_up_to_five_inputs(n: int, q: int) -> None:
    bound = quadric_bound(n, q) if (n, q) in QUADRIC_CASES else band_bound(n, q)
    assert bound == 2**n - 2**q


@pytest.mark.parametrize(("q", "low"), [(2, 57), (3, 52), (4, 42)])
def test_six_inputs_leave_an_interval(q: int, low: int) -> None:
    assert band_bound(6, q) == low < 64 - 2**q


@given(st.integers(2, 40), st.data())
def test_a_bound_never_exceeds_the_construction(n: int, data: st.DataObject) -> None:
    q = data.draw(st.integers(0, n - 1))
    assert 2 ** (n - 1) <= band_bound(n, q) <= 2**n - 2**q


def test_characters_on_the_sign_vectors_are_independent() -> None:
    """n - 1 diagonal quadrics leave sign vectors up to sign, on which the even products are independent, and the odd ones."""
    for n in (4, 5):
        points = [(1, *s) for s in product((1, -1), repeat=n - 1)]
        for parity in (0, 1):
            masks = [m for m in range(1 << n) if bin(m).count("1") % 2 == parity]
            rows = [[(-1) ** sum(p[i] < 0 for i in range(n) if m >> i & 1) for p in points] for m in masks]
            gram = [[sum(a * b for a, b in zip(r, t, strict=True)) for t in rows] for r in rows]
            assert gram == [[len(points) * (i == j) for j in range(len(masks))] for i in range(len(masks))]


@given(st.integers(2, 50))
def test_free_biases_need_half_as_many(n: int) -> None:
    assert free_bound(n, False) == 2 ** (n - 1) < free_bound(n, True) <= 2**n - 1
