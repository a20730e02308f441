"""The two Walsh-Hadamard transforms against the definition, and the bounds that make them exact."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.exact import packed, walsh

vectors = st.integers(0, 7).flatmap(lambda n: st.lists(st.integers(-(10**12), 10**12), min_size=1 << n, max_size=1 << n))


def by_definition(v: list[int]) -> list[int]:
    return [sum((-1) ** (s & t).bit_count() * c for s, c in enumerate(v)) for t in range(len(v))]


@given(vectors)
@settings(deadline=None)
def test_both_transforms_are_the_definition(v: list[int]) -> None:
    assert packed.walsh_packed(v) == by_definition(v)
    x = np.array(v, dtype=np.int64)
    walsh.walsh(x)
    assert x.tolist() == by_definition(v)


@pytest.mark.parametrize("n", [15, 16, 17, 19])
def test_transforms_agree_across_blocks_and_chunks(n: int) -> None:
    v = np.random.default_rng(n).integers(-1000, 1000, 1 << n)
    x = v.copy()
    walsh.walsh(x)
    assert packed.walsh_packed(v.tolist()) == x.tolist()
    walsh.walsh(x)
    assert np.array_equal(x, v << n)  # the transform is its own inverse up to 2^n


@given(vectors)
@settings(deadline=None)
def test_fields_hold_every_value_that_can_occur(v: list[int]) -> None:
    total = sum(map(abs, v))
    assert total < 1 << (packed.field_width(total) - 2)


@pytest.mark.parametrize("v", [[7, 7, 7, 7], [-7, -7, -7, -7], [1 << 60, -(1 << 60)]])
def test_extreme_values_do_not_carry_into_a_neighbour(v: list[int]) -> None:
    assert packed.walsh_packed(v) == by_definition(v)


def test_a_field_two_bits_narrower_would_carry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "field_width", lambda total: total.bit_length())
    assert packed.walsh_packed([7, 7, 7, 7]) != by_definition([7, 7, 7, 7])


@pytest.mark.parametrize("n", [1, 4, 9])
def test_sign_weights_are_the_product_of_the_signs(n: int) -> None:
    assert walsh.sign_weights(n).tolist() == [(-1) ** mask.bit_count() for mask in range(1 << n)]
    assert walsh.sign_weights(n).dtype == np.int32
