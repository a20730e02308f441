"""Methods about any polynomial: what they find, and when they do not answer."""

from __future__ import annotations

from fractions import Fraction

import pytest

from deepcheap.errors import CostError, InputError
from deepcheap.exact.models import determinant, product_of
from deepcheap.exact.sparse import frozen
from deepcheap.methods import decide
from deepcheap.methods.flattening import along
from deepcheap.obligations import CurveNetwork, DeepProduct, DerivativeSpace, MonomialNeurons, PolynomialLowerBound, PolynomialNetwork


def test_more_than_is_true_is_not_answered() -> None:
    p = frozen(product_of(3))
    assert decide(PolynomialLowerBound(3, p, "none", 9)).answer == "undecided"
    assert decide(PolynomialNetwork(3, p, "none", 7)).answer == "undecided"
    assert decide(DerivativeSpace(3, p, 9)).answer == "no"
    assert decide(DeepProduct(8, 2, 27)).answer == "undecided"


@pytest.mark.parametrize(("n", "least"), [(2, 2), (3, 4), (4, 8)])
def test_with_free_biases_half_as_many(n: int, least: int) -> None:
    found = decide(PolynomialLowerBound(n, frozen(product_of(n)), "free", least))
    assert found.statement is not None
    assert found.statement.params["neurons"] == str(least)


def test_curves_that_miss_the_polynomial() -> None:
    p = frozen({((1, 2),): Fraction(1)})
    halves = ((Fraction(1, 2), Fraction(-1)), (Fraction(-1), Fraction(0)), (Fraction(1, 2), Fraction(1)))
    line = ((Fraction(1), Fraction(0)),)
    right = CurveNetwork(1, p, (Fraction(1),) * 3, line, halves)
    assert along(right) == dict(p)
    assert decide(right).answer == "yes"
    assert decide(CurveNetwork(1, p, (Fraction(1), Fraction(1), Fraction(2)), line, halves)).answer == "undecided"
    assert decide(CurveNetwork(1, p, (Fraction(1),) * 3, line, halves[:2])).answer == "undecided"


def test_large_or_bad_input_is_refused() -> None:
    with pytest.raises(CostError, match="MB"):
        decide(PolynomialLowerBound(20, frozen(product_of(20))))
    with pytest.raises(CostError, match="MB"):
        decide(PolynomialNetwork(25, frozen(product_of(25) | {((1, 25),): Fraction(1)})))
    with pytest.raises(InputError, match="exponents"):
        decide(MonomialNeurons((65,)))
    with pytest.raises(InputError, match="hidden layers"):
        decide(DeepProduct(8, 0))


def test_determinants_have_networks_of_fewer_neurons_than_divisors() -> None:
    assert decide(PolynomialNetwork(9, frozen(determinant(3)), "none", 24)).answer == "yes"
