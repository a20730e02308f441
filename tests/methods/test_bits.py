"""Moebius inversion, sharp sigmoids and the network for p_y(x)."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.errors import CostError, InputError
from deepcheap.methods.bits import bit_network, moebius, multilinear, multilinear_basis, sigmoid_product
from deepcheap.obligations import BitNetwork, Multilinear, MultilinearBasis, SigmoidProduct, Statement


@given(st.integers(0, 5), st.data())
def test_moebius_inversion_undoes_subset_sums(n: int, data: st.DataObject) -> None:
    h = data.draw(st.lists(st.integers(-50, 50), min_size=2**n, max_size=2**n))
    sums = [sum(h[k] for k in range(2**n) if k & x == k) for x in range(2**n)]
    assert moebius(sums) == h


def test_the_degree_is_read_off_the_coefficients() -> None:
    parity = tuple(Fraction(x.bit_count() % 2) for x in range(8))
    assert multilinear(Multilinear(3, parity, 2)).answer == "no"
    assert multilinear(Multilinear(3, parity, 3)).answer == "yes"
    assert Multilinear(3, parity).answer(Statement("multilinear", {"n": 3, "values": ["0"] * 8, "coefficients": ["0"] * 8})) == "undecided"


def test_tables_of_a_wrong_size_are_refused() -> None:
    with pytest.raises(InputError, match="give 2"):
        multilinear(Multilinear(2, (Fraction(1),) * 3))
    with pytest.raises(CostError, match="20"):
        multilinear(Multilinear(21, ()))
    with pytest.raises(CostError, match="moebius"):
        multilinear_basis(MultilinearBasis(9, "moebius"))


@settings(max_examples=40)
@given(st.integers(1, 8), st.fractions(min_value=Fraction(1, 9), max_value=300, max_denominator=9))
def test_the_error_of_the_sharp_sigmoid_is_enclosed(k: int, beta: Fraction) -> None:
    found = sigmoid_product(SigmoidProduct(k, beta)).statement
    assert found is not None
    with mpmath.workdps(200):
        b = mpmath.mpf(beta.numerator) / beta.denominator
        worst = max(abs(1 / (1 + mpmath.exp(b * (2 * (k - s) - 1) / 2)) - (s == k)) for s in range(k + 1))
        low, high = (Fraction(str(found.params[name])) for name in ("lower", "upper"))
        assert mpmath.mpf(low.numerator) / low.denominator <= worst <= mpmath.mpf(high.numerator) / high.denominator
        assert high < low * Fraction(1_000_001, 1_000_000)


@pytest.mark.parametrize(("beta", "says"), [(46, "no"), (47, "yes")])
def test_ten_decimals_need_beta_47(beta: int, says: str) -> None:
    assert sigmoid_product(SigmoidProduct(5, Fraction(beta), 10)).answer == says


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 3), st.data())
def test_a_network_is_found_for_every_conditional_distribution(n: int, data: st.DataObject) -> None:
    weights = [data.draw(st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any)) for _ in range(2**n)]
    table = tuple(tuple(Fraction(w[y], sum(w)) for w in weights) for y in range(3))
    assert bit_network(BitNetwork(n, table, Fraction(1, 10**4))).answer == "yes"


def test_a_flat_sigmoid_is_not_enough() -> None:
    half = (Fraction(1, 8), Fraction(7, 8))
    found = bit_network(BitNetwork(1, (half, half[::-1]), Fraction(1, 10**6), Fraction(1)))
    assert found.answer == "undecided"
    assert "larger beta" in found.note


def test_improper_tables_are_refused() -> None:
    with pytest.raises(InputError, match="sum 1"):
        bit_network(BitNetwork(1, ((Fraction(1), Fraction(1)), (Fraction(1), Fraction(0))), Fraction(1, 10)))
