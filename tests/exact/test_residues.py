"""Exactness of float64 as integers: folding, and the bounds, at and over their edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.exact.residues import EXACT, fits, fold, is_prime, largest_modulus, primes_down, size_of, symmetric

primes = st.sampled_from([11, 101, 524287, 2097143, 8388593, 94906249])


@given(primes, st.data())
@settings(deadline=None)
def test_folding_keeps_the_residue_and_the_bound(p: int, data: st.DataObject) -> None:
    edge = EXACT - 2 * p
    x = data.draw(st.lists(st.integers(-edge, edge) | st.sampled_from([edge, -edge, edge - 1, p, -p, 0]), min_size=1, max_size=20))
    folded = np.array(x, dtype=np.float64)
    fold(folded, p)
    for before, after in zip(x, folded.tolist(), strict=True):
        assert after == int(after)
        assert (int(after) - before) % p == 0
        assert abs(after) <= size_of(p)
        assert (after == 0) == (before % p == 0)


@given(primes, st.integers(1, 5000))
@settings(deadline=None)
def test_multiples_next_to_a_half_are_folded_within_the_bound(p: int, k: int) -> None:
    for delta in (-1, 0, 1, p // 2, p // 2 + 1, -(p // 2), -(p // 2) - 1):
        x = np.array([float(k * p * (EXACT // p // 6000) + delta)])
        fold(x, p)
        assert abs(x[0]) <= size_of(p)


def test_a_longer_array_than_the_scratch_is_folded_throughout() -> None:
    x = np.arange(200_000, dtype=np.float64)
    fold(x, 101)
    assert np.array_equal(x % 101, np.arange(200_000) % 101)


def test_a_strided_array_is_refused() -> None:
    with pytest.raises(ValueError, match="not contiguous"):
        fold(np.ones((4, 4))[:, 1:3], 11)


@pytest.mark.parametrize("terms", [1, 64, 448, 512, 4096])
def test_the_largest_modulus_fits_and_the_worst_case_is_exact(terms: int) -> None:
    p = largest_modulus(terms)
    assert fits(terms, p)
    assert not fits(terms, p + 2)
    c = size_of(p)
    a = np.full((1, terms), float(c))
    total = (a @ a.T).item() + c
    assert int(total) == terms * c * c + c <= EXACT - 2 * p


def test_beyond_the_bound_float64_does_lose_integers() -> None:
    assert float(EXACT) + 1.0 == float(EXACT)
    c = size_of(largest_modulus(4096)) * 2 + 1
    a = np.full((1, 4096), float(c))
    a[0, 1:4] += 1
    assert int((a @ a.T).item()) != sum(int(v) ** 2 for v in a[0]) or not fits(4096, 2 * c)


def test_primes_go_down() -> None:
    assert [p for p in range(30) if is_prime(p)] == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    first = primes_down(524287)
    assert [next(first), next(first)] == [524287, 524269]


@given(st.integers(-(10**30), 10**30), primes)
@settings(deadline=None)
def test_symmetric_residues(value: int, p: int) -> None:
    assert (symmetric(value, p) - value) % p == 0
    assert abs(symmetric(value, p)) <= p // 2
