"""Canonical bytes: one spelling of each value."""

from __future__ import annotations

import json
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from deepcheap.certificate import big_integer, canonical, certificate_bytes, claim_id, rational
from deepcheap.obligations import Statement

TREES = st.recursive(
    st.integers(-(10**15) + 1, 10**15 - 1) | st.text("abc-/", max_size=5),
    lambda s: st.lists(s, max_size=4) | st.dictionaries(st.text("abc", max_size=3), s, max_size=4),
    max_leaves=20,
)


@given(TREES)
def test_canonical_bytes_are_a_fixed_point(value: object) -> None:
    raw = canonical(value)  # type: ignore[arg-type]
    assert canonical(json.loads(raw)) == raw


@given(st.fractions())
def test_rationals_are_in_lowest_terms(q: Fraction) -> None:
    text = rational(q)
    assert Fraction(text) == q
    assert not text.endswith("/1")


def test_big_integers_change_their_spelling_once() -> None:
    assert big_integer(10**4000 - 1).isdigit()
    assert int(big_integer(10**4000), 16) == 10**4000


def test_the_claim_id_depends_on_the_assumptions_and_not_on_the_witness() -> None:
    one, other = Statement("sign-rank", {"n": 3}), Statement("sign-rank", {"n": 3}, ("bias-free",))
    assert claim_id(one) != claim_id(other)
    assert certificate_bytes(one, {}) != certificate_bytes(one, {"method": "kronecker"})
