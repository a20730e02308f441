"""The methods behind the neuron counts: constructions against brute force, floors against networks, refusals with their reasons."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from math import comb, cos, exp, factorial, isclose, log, pi, prod, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.errors import InputError
from deepcheap.exact.biased import six_softplus_neurons, three_logistic_neurons
from deepcheap.exact.moment_sums import bump_coefficients, exponents
from deepcheap.methods import decide
from deepcheap.networks.activations import ALL_ACTIVATIONS
from deepcheap.obligations import (
    BiasedNetwork,
    DerivativeNonzero,
    DerivativeZero,
    LargeWeightNetwork,
    NetworkFloor,
    NeuronLowerBound,
    PatternNetwork,
)

ONE = Fraction(1)
TWO = ((ONE / 4, ONE, ONE), (-ONE / 4, ONE, -ONE))


def pattern_points(n: int, q: int) -> list[tuple[float, tuple[float, ...]]]:
    p, found = n - q, []
    for size in range(1, p + 1):
        for chosen in combinations(range(p), size):
            for s in product((1, -1), repeat=q):
                weight = prod(s) * (-1) ** (p - size) / (2**q * size ** (q / 2))
                found.append((weight, (*(x * sqrt(size) for x in s), *(float(i in chosen) for i in range(p)))))
    return found


@pytest.mark.parametrize(("n", "q"), [(n, q) for n in range(1, 6) for q in range(n)])
def test_the_moments_of_the_construction_by_brute_force(n: int, q: int) -> None:
    points = pattern_points(n, q)
    found = decide(PatternNetwork(n, q)).statement
    assert found is not None
    assert found.params["neurons"] == str(len(points))
    for degree in range(n + 1):
        for r in exponents(n, degree) if degree != q else ():
            moment = sum(w * prod(x**e for x, e in zip(a, r, strict=True)) for w, a in points)
            assert isclose(moment, float(r == (1,) * n), abs_tol=1e-8)


def test_output_bias_and_common_bias_have_their_assumptions() -> None:
    with_bias, without = decide(PatternNetwork(3, 0, "output")).statement, decide(PatternNetwork(3, 0)).statement
    assert with_bias is not None
    assert without is not None
    assert "output-bias" in with_bias.assumptions
    assert "bias-free" in without.assumptions


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (PatternNetwork(3, 3), "0 <= zero < n"),
        (PatternNetwork(65, 1), "n from 1 to 64"),
        (NeuronLowerBound(0, "none", ()), "n from 1"),
        (NeuronLowerBound(3, "free", (1,)), "n - 1"),
        (NeuronLowerBound(1, "free", (0,)), "n - 1"),
        (NeuronLowerBound(3, "none", (1, 2)), "end with n"),
        (NeuronLowerBound(3, "output", (0, 3)), "without 0"),
        (NetworkFloor(2, 0), "at least one neuron"),
        (DerivativeZero("logistic", 33), "orders from 1 to 32"),
        (DerivativeZero("relu", 1), "unknown activation"),
        (BiasedNetwork("sin", 2, ()), "not rational"),
        (BiasedNetwork("softplus", 3, six_softplus_neurons(), 1, "hidden"), "output bias"),
    ],
)
def test_questions_out_of_range_are_refused(question: object, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        decide(question)  # type: ignore[arg-type]


def logistic(u: float) -> float:
    return 1 / (1 + exp(-u))


def test_three_logistic_neurons_multiply() -> None:
    for scale, most in ((1e-1, 0.6), (1e-2, 0.06), (1e-3, 0.006)):
        worst = 0.0
        for x, y in product((-1.0, -0.5, 0.3, 1.0), repeat=2):
            value = sum(float(w) * logistic(log(r) + scale * (float(a) * x + float(b) * y)) for w, r, _, a, b in three_logistic_neurons())
            worst = max(worst, abs(value / scale**2 - x * y))
        assert worst < most


@given(st.fractions(Fraction(1, 3), 4), st.fractions(Fraction(1, 3), 4))
@settings(max_examples=40)
def test_three_logistic_neurons_are_a_family(r: Fraction, t: Fraction) -> None:
    if r + t <= 1 or 1 in (r, t, r + t - 1):
        return
    assert decide(BiasedNetwork("logistic", 2, three_logistic_neurons(r, t), 0, "hidden")).answer == "yes"


def test_a_changed_weight_is_noticed() -> None:
    (first, *rest), finding = six_softplus_neurons(), decide
    wrong = ((first[0] * 2, *first[1:]), *rest)
    found = finding(BiasedNetwork("softplus", 3, wrong, 1))
    assert found.answer == "undecided"
    assert "coefficient" in found.note


@pytest.mark.parametrize("sigma", ALL_ACTIVATIONS, ids=lambda a: a.name)
@pytest.mark.parametrize("order", [1, 2, 3, 4, 9])
def test_a_zero_is_found_or_there_is_none(sigma: object, order: int) -> None:
    name = getattr(sigma, "name", "")
    zero, nowhere = decide(DerivativeZero(name, order)), decide(DerivativeNonzero(name, (order,)))
    assert {zero.answer, nowhere.answer} == {"yes", "undecided"}


def test_the_zero_for_four_logistic_inputs_is_ln_2_plus_sqrt_3() -> None:
    found = decide(DerivativeZero("logistic", 3)).statement
    assert found is not None
    t = (1 + 1 / sqrt(3)) / 2
    assert float(Fraction(str(found.params["lo"]))) < t < float(Fraction(str(found.params["hi"])))
    assert isclose(log(t / (1 - t)), log(2 + sqrt(3)))


@given(st.integers(2, 30), st.data())
@settings(max_examples=60)
def test_floors_are_positive_and_below_the_argument(n: int, data: st.DataObject) -> None:
    order = comb(n, n // 2)
    m = data.draw(st.integers(1, order - 1))
    found = decide(NetworkFloor(n, m)).statement
    assert found is not None
    floor = Fraction(str(found.params["lower"]))
    assert 0 < (floor * order * 2**n) ** 2 <= order - m


def test_a_floor_is_not_above_the_error_of_a_good_network() -> None:
    found = decide(NetworkFloor(2, 1)).statement
    assert found is not None
    grid = [i / 10 - 1 for i in range(21)]
    best = min(max(abs(c * (1 - cos(pi * (x + y) / 2)) - x * y) for x in grid for y in grid) for c in (0, 0.1, 0.2, 0.25, 0.5))
    assert float(Fraction(str(found.params["lower"]))) <= best


def test_too_many_neurons_have_no_floor() -> None:
    assert decide(NetworkFloor(4, 6)).answer == "undecided"
    assert decide(NetworkFloor(2, 3, "monotone")).answer == "undecided"
    assert decide(NetworkFloor(3, 8, "exp", "hidden")).answer == "undecided"


def test_the_bump_has_the_coefficients_of_its_series() -> None:
    h = bump_coefficients(8)
    direct = [sum(Fraction((-1) ** i * 2 ** (k - 2 * i), factorial(i) * factorial(k - 2 * i)) for i in range(k // 2 + 1)) for k in range(9)]
    assert list(h) == direct


def test_large_weights_give_the_constant_of_the_remainder() -> None:
    found = decide(LargeWeightNetwork(2, TWO, (ONE, ONE, ONE))).statement
    assert found is not None
    assert found.params["upper"] == "1/2"
    assert decide(LargeWeightNetwork(2, TWO, (0 * ONE, ONE, ONE))).answer == "undecided"
    assert decide(LargeWeightNetwork(2, TWO, (ONE, ONE, 2 * ONE))).answer == "undecided"
    assert decide(LargeWeightNetwork(2, TWO, (ONE, ONE, ONE), upper=ONE / 3)).answer == "undecided"
