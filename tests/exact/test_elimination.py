"""The rank modulo a prime, against FLINT and by construction."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.exact.elimination import NARROW, rank_modulo
from deepcheap.exact.residues import fits, fold, size_of

P = 524287


def flint_rank(rows: list[list[int]], p: int) -> int:
    from flint import nmod_mat

    return int(nmod_mat(len(rows), len(rows[0]), [a % p for row in rows for a in row], p).rank())


@given(st.integers(1, 40), st.integers(1, 70), st.integers(0, 45), st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_rank_of_products_of_thin_matrices(rows: int, columns: int, inner: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    matrix = (random.integers(-50, 50, (rows, inner)) @ random.integers(-50, 50, (inner, columns))).astype(np.float64)
    matrix[:, random.integers(0, 2, columns) == 0] *= random.integers(0, 2)
    exact = flint_rank(matrix.astype(int).tolist(), P)
    fold(matrix, P)
    assert rank_modulo(matrix, P) == exact


@pytest.mark.parametrize("rank", [0, 1, NARROW, NARROW + 1, 100, 150])
def test_a_given_rank_with_dependent_columns_first(rank: int) -> None:
    random = np.random.default_rng(rank)
    left = random.integers(-P // 2, P // 2, (200, rank)).astype(object)
    right = random.integers(-P // 2, P // 2, (rank, 150)).astype(object)
    right[:, : min(rank, 40)] = 0
    rows = (left @ right % P).tolist() if rank else [[0] * 150] * 200
    matrix = np.array(rows, dtype=np.float64)
    fold(matrix, P)
    assert rank_modulo(matrix, P) == flint_rank(rows, P)


def test_extreme_residues_at_the_edge_of_the_bound() -> None:
    matrix = np.full((300, 300), float(size_of(P)))
    matrix[np.tril_indices(300)] *= -1
    rows = matrix.astype(int).tolist()
    assert rank_modulo(matrix, P) == flint_rank(rows, P)


def test_a_prime_too_large_for_the_matrix_is_refused() -> None:
    assert fits(4096, P)
    with pytest.raises(ArithmeticError, match="might be rounded"):
        rank_modulo(np.ones((64, 64)), 94906249)
    with pytest.raises(ArithmeticError, match="over 8"):
        rank_modulo(np.ones((2, 2)), 7)
