"""Enclosures contain the value (mpmath as the reference), derivative bounds hold at sampled points, and zero decisions agree."""

from fractions import Fraction
from math import factorial

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certcheck import exact
from certcheck.activations import FORMULAS, bound, taylor, vanishes
from certcheck.exact import Real

RATIONALS = st.fractions(min_value=-12, max_value=12, max_denominator=10**6)
BITS = st.sampled_from([16, 64, 200])
FUNCTIONS = {
    "arctan": mpmath.atan,
    "cos": mpmath.cos,
    "erf": mpmath.erf,
    "exp": mpmath.exp,
    "gaussian": lambda u: mpmath.exp(-u * u),
    "gelu": lambda u: u * mpmath.ncdf(u),
    "logistic": lambda u: 1 / (1 + mpmath.exp(-u)),
    "silu": lambda u: u / (1 + mpmath.exp(-u)),
    "sin": mpmath.sin,
    "softplus": lambda u: mpmath.log(1 + mpmath.exp(u)),
    "tanh": mpmath.tanh,
}


def number(u):
    return mpmath.mpf(u.numerator) / u.denominator


def contains(real, value, slack=0):
    """Say whether the enclosure holds the value, which mpmath knows to about 300 digits (or to `slack`)."""
    return mpmath.ldexp(real.lo, -real.bits) - slack <= value <= mpmath.ldexp(real.hi, -real.bits) + slack


@settings(max_examples=150, deadline=None, derandomize=True)
@given(RATIONALS, BITS)
def test_elementary_functions(u, bits):
    with mpmath.workdps(300):
        x, slack = number(u), mpmath.mpf(10) ** -280
        cos, sin = exact.cosine_sine(u, bits)
        density, distribution = exact.normal(u, bits)
        pairs = [
            (exact.exponential(u, bits), mpmath.exp(x)),
            (cos, mpmath.cos(x)),
            (sin, mpmath.sin(x)),
            (exact.arctangent(u, bits), mpmath.atan(x)),
            (exact.error_function(u, bits), mpmath.erf(x)),
            (density, mpmath.npdf(x)),
            (distribution, mpmath.ncdf(x)),
            (exact.pi(bits), mpmath.pi),
            (exact.logarithm_1p(exact.exponential(-abs(u), bits)), mpmath.log(1 + mpmath.exp(-abs(x)))),
        ]
        for index, (real, value) in enumerate(pairs):
            assert contains(real, value, slack), index
            assert real.hi - real.lo <= (64 + 4 * bits) * max(1, abs(value)), index


@settings(max_examples=300, deadline=None, derandomize=True)
@given(*[st.fractions(min_value=-50, max_value=50, max_denominator=999)] * 4, st.integers(4, 40))
def test_interval_arithmetic(a, b, c, d, bits):
    for x in (min(a, b), max(a, b)):
        for y in (min(c, d), max(c, d)):
            left = Real(Real.of(min(a, b), bits).lo, Real.of(max(a, b), bits).hi, bits)
            right = Real(Real.of(min(c, d), bits).lo, Real.of(max(c, d), bits).hi, bits)
            results = [
                (left + right, x + y),
                (left - right, x - y),
                (left * right, x * y),
                (abs(left), abs(x)),
                (left * 7, 7 * x),
                (left.times(-3, 7), -x * 3 / 7),
            ]
            if right.lo > 0 or right.hi < 0:
                results.append((left / right, x / y))
            else:
                with pytest.raises(exact.TooWide):
                    left / right
            assert all(real.lower() <= value <= real.upper() for real, value in results)
            assert all(real.to(3).lower() <= value <= real.to(3).upper() for real, value in results)


@pytest.mark.parametrize("name", FORMULAS)
@settings(max_examples=12, deadline=None, derandomize=True)
@given(u=st.fractions(min_value=-6, max_value=6, max_denominator=100), bits=st.sampled_from([64, 160]))
def test_taylor_coefficients_and_zeros(name, u, bits):
    with mpmath.workdps(120):
        wanted = mpmath.taylor(FUNCTIONS[name], number(u), 9)
        for k, (real, value) in enumerate(zip(taylor(name, u, 9, bits), wanted, strict=True)):
            assert contains(real, value, mpmath.mpf(10) ** -45), k
            assert real.hi - real.lo < 2**24 * max(1, 10 * abs(value)), k
            assert vanishes(name, u, k) in (None, abs(value) < mpmath.mpf(10) ** -40), k


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize(("centre", "radius"), [("0", "1/10"), ("3/4", "1"), ("-5/2", "3"), ("0", "20")])
def test_derivative_bounds(name, centre, radius):
    centre, radius = Fraction(centre), Fraction(radius)
    with mpmath.workdps(80):
        for j in (2, 3, 6, 11):
            top = bound(name, j, centre - radius, centre + radius)
            for i in range(-10, 11, 2):
                value = mpmath.taylor(FUNCTIONS[name], number(centre + radius * i / 10), j)[j]
                assert abs(value) <= number(top) * (1 + mpmath.mpf(10) ** -30) + mpmath.mpf(10) ** -30, (j, i)


def test_zero_decisions_are_exact_where_intervals_cannot_tell():
    assert vanishes("tanh", Fraction(0), 64) is True
    assert vanishes("logistic", Fraction(1, 10**300), 64) is False
    assert vanishes("sin", Fraction(314159265358979323846, 10**20), 0) is False
    assert vanishes("gelu", Fraction(-3, 4), 1) is None
    assert [k for k in range(1, 12) if vanishes("arctan", Fraction(1), k)] == [4, 8]
    assert all(vanishes("silu", Fraction(0), k) is ((k != 1 and k % 2 == 1) or k == 0) for k in range(20))


def test_corner_weights_are_averages():
    """A_k of the gate module equals (n+2k)!/n! [w^2k] (sinh w / w)^n."""
    for n in (1, 2, 5):
        row = [Fraction(1)] + [Fraction(0)] * 6
        for _ in range(n):
            row = [sum(row[i] / factorial(2 * (k - i) + 1) for i in range(k + 1)) for k in range(7)]
        from math import comb

        for k in range(7):
            a = Fraction(sum((-1) ** i * comb(n, i) * (n - 2 * i) ** (n + 2 * k) for i in range(n + 1)), 2**n * factorial(n))
            assert a == row[k] * factorial(n + 2 * k) / factorial(n)
