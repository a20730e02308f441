"""2^n neurons suffice: three ways that agree where their ranges meet, and what is refused."""

from __future__ import annotations

from itertools import product
from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.errors import CostError, InputError
from deepcheap.exact import packed, walsh
from deepcheap.exact.monomials import multinomial
from deepcheap.methods.cancellation import (
    cancelling_pairs,
    class_sum,
    classes_cancel,
    expanded,
    product_argument,
    sign_cancellation,
    term,
)
from deepcheap.obligations import SignCancellation


def low_monomials(n: int) -> list[tuple[int, ...]]:
    return [r for r in product(range(n + 1), repeat=n) if sum(r) <= n]


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_expansion_leaves_only_the_product(n: int) -> None:
    assert expanded(n) == {(1,) * n: factorial(n) << n}


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_expansion_classes_and_product_agree_on_every_monomial(n: int) -> None:
    by_hand = expanded(n)
    sums = walsh.sign_weights(n)
    walsh.walsh(sums)
    stdlib = packed.walsh_packed([(-1) ** mask.bit_count() for mask in range(1 << n)])
    for r in low_monomials(n):
        parity = sum((e & 1) << i for i, e in enumerate(r))
        assert int(sums[parity]) == stdlib[parity] == class_sum(r)
        assert by_hand.get(r, 0) == multinomial(r) * class_sum(r)


@pytest.mark.parametrize("n", [1, 2, 3, 10, 16, 17, 18, 19, 20])
def test_ways_agree_where_they_meet(n: int) -> None:
    assert classes_cancel(n)
    assert packed.sign_sums_vanish(n)
    assert walsh.sign_sums_vanish(n)
    assert product_argument(n)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=7))
@settings(deadline=None)
def test_class_sum_is_the_sum_over_all_sign_vectors(r: list[int]) -> None:
    total = 0
    for s in product((1, -1), repeat=len(r)):
        value = 1
        for sign, exponent in zip(s, r, strict=True):
            value *= sign ** (1 + exponent)
        total += value
    assert class_sum(tuple(r)) == total


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_pairs_cancel_and_exhaust_the_subsets(n: int) -> None:
    for r in low_monomials(n):
        if r == (1,) * n:
            continue
        pairs = cancelling_pairs(n, r)
        assert sorted(mask for pair in pairs for mask in pair) == list(range(1 << n))
        assert all(term(n, a, r) + term(n, b, r) == 0 for a, b in pairs)


def test_pairs_go_over_the_first_missing_variable() -> None:
    assert all(b == a | 0b010 and not a & 0b010 for a, b in cancelling_pairs(3, (1, 0, 0)))


def test_pairing_over_a_present_variable_would_not_cancel() -> None:
    assert term(2, 0b00, (1, 0)) + term(2, 0b01, (1, 0)) != 0


def test_terms_of_the_product_add_up_to_one() -> None:
    assert sum(term(3, mask, (1, 1, 1)) for mask in range(8)) == 1


@pytest.mark.parametrize(("r", "reason"), [((1, 1), "every variable"), ((3, 0), "degree"), ((1,), "exponent vector"), ((-1, 1), "exponent")])
def test_pairs_are_refused(r: tuple[int, ...], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        cancelling_pairs(2, r)


@pytest.mark.parametrize(("n", "method"), [(1, "classes"), (20, "classes"), (21, "product"), (1_000_000, "product")])
def test_auto_chooses_the_method(n: int, method: str) -> None:
    found = sign_cancellation(SignCancellation(n))
    assert found.answer == "yes"
    assert found.witness == {"method": method}
    assert found.statement is not None
    assert found.statement.params == {"n": n}


@pytest.mark.parametrize("n", [0, -1, 1_000_001])
def test_n_out_of_range_is_refused(n: int) -> None:
    with pytest.raises(InputError, match="choose n in that range"):
        sign_cancellation(SignCancellation(n))


def test_unknown_method_is_refused() -> None:
    with pytest.raises(InputError, match="choose auto, classes or product"):
        sign_cancellation(SignCancellation(3, "guess"))


def test_too_costly_ways_say_what_they_cost() -> None:
    with pytest.raises(CostError, match="bytes; use method product"):
        sign_cancellation(SignCancellation(25, "classes"))
    with pytest.raises(CostError, match="use the product argument"):
        classes_cancel(27)
    with pytest.raises(CostError, match="8 times per n"):
        expanded(5)


def test_a_wrong_weight_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    right = walsh.sign_weights

    def wrong(n: int) -> walsh.Ints:
        weights = right(n)
        weights[3] = -weights[3]
        return weights

    monkeypatch.setattr(walsh, "sign_weights", wrong)
    assert not walsh.sign_sums_vanish(10)
    monkeypatch.setattr("deepcheap.methods.cancellation.classes_cancel", lambda n: walsh.sign_sums_vanish(n))
    assert sign_cancellation(SignCancellation(10)).answer == "undecided"
