"""Taylor data against three independent sources: mpmath, sympy and the exact derivatives."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.errors import InputError
from deepcheap.networks.activations import ACTIVATIONS, ALL_ACTIVATIONS, activation, suggest_bias
from deepcheap.networks.balls import ball, ends, working
from deepcheap.networks.derivatives import rational_factor
from deepcheap.networks.suprema import SHIFT, STRIPS

NAMES = tuple(ACTIVATIONS)
BIASES = (Fraction(0), Fraction(1), Fraction(-7, 5), Fraction(21, 16))

FLOATING = {
    "logistic": lambda u: 1 / (1 + mpmath.exp(-u)),
    "tanh": mpmath.tanh,
    "softplus": lambda u: mpmath.log(1 + mpmath.exp(u)),
    "exp": mpmath.exp,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "gaussian": lambda u: mpmath.exp(-(u**2)),
    "erf": mpmath.erf,
    "gelu": lambda u: u * mpmath.ncdf(u),
    "silu": lambda u: u / (1 + mpmath.exp(-u)),
    "arctan": mpmath.atan,
}


def real(q: Fraction) -> mpmath.mpf:
    return mpmath.mpf(q.numerator) / q.denominator


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("b", BIASES)
def test_taylor_coefficients_are_those_of_mpmath(name: str, b: Fraction) -> None:
    with mpmath.workdps(60):
        expected = mpmath.taylor(FLOATING[name], real(b), 8)
        for found, value in zip(ACTIVATIONS[name].taylor(b, 8, 128), expected, strict=True):
            low, high = ends(found)
            assert real(low) - mpmath.mpf(10) ** -25 <= value <= real(high) + mpmath.mpf(10) ** -25


@pytest.mark.parametrize("name", NAMES)
def test_formula_is_the_function(name: str) -> None:
    expression = ACTIVATIONS[name].expression()
    (symbol,) = expression.free_symbols
    assert abs(float(expression.subs(symbol, 0.7)) - float(FLOATING[name](mpmath.mpf("0.7")))) < 1e-14


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("b", BIASES)
def test_exact_ratios_lie_in_the_balls(name: str, b: Fraction) -> None:
    sigma = ACTIVATIONS[name]
    found = sigma.derivatives(b, 16, 256)
    for n in range(2, 9):
        if sigma.zero(b, n):
            continue
        for k in (1, 2, 3):
            ratio = sigma.ratio(b, n, k)
            if ratio is not None:
                with working(256):
                    assert (found[n + 2 * k] / found[n]).overlaps(ball(ratio))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("b", BIASES)
def test_zero_decisions_agree_with_enclosures(name: str, b: Fraction) -> None:
    for k, x in enumerate(ACTIVATIONS[name].derivatives(b, 24, 512)):
        decided = ACTIVATIONS[name].zero(b, k)
        assert decided is bool(x.contains(0)), (name, b, k)


def test_known_zeros() -> None:
    zeros = {
        ("tanh", "0"): (0, 2, 4, 6),
        ("logistic", "0"): (2, 4, 6),
        ("softplus", "0"): (3, 5),
        ("gaussian", "0"): (1, 3, 5),
        ("erf", "0"): (0, 2, 4, 6),
        ("gelu", "0"): (0, 3, 5),
        ("gelu", "2"): (3,),
        ("gelu", "-2"): (3,),
        ("silu", "0"): (0, 3, 5),
        ("arctan", "0"): (0, 2, 4, 6),
        ("arctan", "1"): (4,),
        ("sin", "0"): (0, 2, 4, 6),
        ("cos", "0"): (1, 3, 5),
        ("exp", "0"): (),
    }
    for (name, b), expected in zeros.items():
        assert tuple(k for k in range(7) if ACTIVATIONS[name].zero(Fraction(b), k)) == expected, (name, b)


@given(st.sampled_from(NAMES), st.fractions(-3, 3, max_denominator=50), st.fractions(-1, 1, max_denominator=50), st.integers(3, 24))
@settings(max_examples=150, deadline=None)
def test_no_derivative_exceeds_its_bound(name: str, b: Fraction, offset: Fraction, j: int) -> None:
    sigma = ACTIVATIONS[name]
    value = sigma.derivatives(b + offset, j, 256)[j]
    with working(256):
        assert abs(value) < sigma.bound(j, b, Fraction(1)) * ball(Fraction(1001, 1000))


def test_the_strips_are_inside_the_strip_of_analyticity() -> None:
    assert all(real(rho) < mpmath.pi for rho, _ in STRIPS)
    assert STRIPS[0][1] == 1
    assert real(STRIPS[0][0]) < mpmath.pi / 2
    assert all(1 / mpmath.sin(real(rho)) < real(m) for rho, m in STRIPS[1:])
    with pytest.raises(ValueError, match="no bound of order 2 for gelu"):
        ACTIVATIONS["gelu"].bound(SHIFT["gelu"], Fraction(0), Fraction(1))


@pytest.mark.parametrize("sigma", ALL_ACTIVATIONS, ids=lambda a: a.name)
def test_suggested_biases_are_certified(sigma) -> None:  # type: ignore[no-untyped-def]
    for n in (1, 2, 3, 8, 64):
        assert sigma.zero(suggest_bias(sigma, n), n) is False


def test_strips_and_amplitudes_bound_the_function() -> None:
    for sigma in ALL_ACTIVATIONS:
        if sigma.amplitude is not None:
            middle = mpmath.mpf("0.5") if sigma.name == "logistic" else 0
            assert all(abs(FLOATING[sigma.name](mpmath.mpf(i) / 4) - middle) <= real(sigma.amplitude) for i in range(-40, 41))
        if sigma.strip is not None:
            d, rho, m = sigma.strip
            function = FLOATING["logistic"] if sigma.name == "softplus" else FLOATING[sigma.name]
            assert d == (sigma.name == "softplus")
            assert all(abs(function(mpmath.mpc(mpmath.mpf(i) / 8, real(rho) * j / 4))) <= m for i in range(-40, 41) for j in range(5))


def test_derivatives_stay_accurate_far_out() -> None:
    for name in ("logistic", "silu", "erf", "gaussian"):
        x = ACTIVATIONS[name].derivatives(Fraction(40), 3, 128)[3]
        assert not x.contains(0)


def test_rational_factors_have_the_sign_of_the_derivative() -> None:
    for name in ("gaussian", "erf", "gelu", "arctan"):
        for k in range(2, 12):
            q = rational_factor(name, Fraction(3, 7), k)
            x = ACTIVATIONS[name].derivatives(Fraction(3, 7), k, 128)[k]
            assert (x > 0) == (q > 0)


def test_unknown_activation_lists_the_known() -> None:
    with pytest.raises(InputError, match=r"unknown activation 'relu'; choose one of logistic, tanh, .*arctan"):
        activation("relu")
