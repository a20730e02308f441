"""`gate-error` by the corner method: the identity, soundness against sampled errors, refusals, and the ledger's figures."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from itertools import product
from math import factorial, prod

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deepcheap.errors import CostError, InputError
from deepcheap.methods.crosscheck import DisagreementError, compare, second_corner_error
from deepcheap.methods.gate import gate, gate_error
from deepcheap.methods.gate_corner import corner, corner_error
from deepcheap.methods.gate_series import moments
from deepcheap.networks.activations import ACTIVATIONS, suggest_bias
from deepcheap.networks.balls import ball, ends, working
from deepcheap.obligations import Finding, GateError

from .sampling import real, sampled_errors

NAMES = tuple(ACTIVATIONS)
FUZZED = ("logistic", "tanh", "softplus", "gelu", "erf", "sin", "exp", "gaussian")
small = st.fractions(-2, 2, max_denominator=9)


def bounds(finding: Finding) -> tuple[Fraction, Fraction]:
    assert finding.statement is not None, finding.note
    return Fraction(str(finding.statement.params["lower"])), Fraction(str(finding.statement.params["upper"]))


def average(x: tuple[Fraction, ...], k: int) -> Fraction:
    """avg_t[(t.x)^k] over [-1, 1]^n by expansion, monomial by monomial."""
    total = Fraction(0)
    for r in product(range(k + 1), repeat=len(x)):
        if sum(r) == k and all(i % 2 == 0 for i in r):
            total += Fraction(factorial(k), prod(factorial(i) for i in r)) * prod(c**i / (i + 1) for c, i in zip(x, r, strict=True))
    return total


@given(st.integers(1, 3), st.lists(small, min_size=1, max_size=8), small, st.fractions(Fraction(1, 9), 2, max_denominator=9), st.data())
@settings(max_examples=60, deadline=None)
def test_identity_for_polynomial_activations(n: int, sigma: list[Fraction], b: Fraction, scale: Fraction, data: st.DataObject) -> None:
    """sum_s prod(s) sigma(b + lambda s.x) = 2^n lambda^n E avg_t[sigma^(n)(b + lambda t.x)], exactly."""
    x = tuple(data.draw(small) for _ in range(n))
    at_bias = [
        sum((c * factorial(j) // (factorial(k) * factorial(j - k)) * b ** (j - k) for j, c in enumerate(sigma) if j >= k), Fraction(0))
        for k in range(len(sigma))
    ]

    def value(u: Fraction) -> Fraction:
        return sum((c * (u - b) ** k for k, c in enumerate(at_bias)), Fraction(0))

    left = sum(prod(s) * value(b + scale * sum(i * c for i, c in zip(s, x, strict=True))) for s in product((1, -1), repeat=n))
    derived = [Fraction(factorial(k), factorial(k - n)) * at_bias[k] for k in range(n, len(at_bias))]
    right = (2 * scale) ** n * prod(x) * sum((c * scale**k * average(x, k) for k, c in enumerate(derived)), Fraction(0))
    assert left == right


@given(st.integers(1, 3), st.fractions(Fraction(1, 9), 3, max_denominator=9))
@settings(max_examples=25, deadline=None)
def test_moments_are_averages_at_the_corner(n: int, radius: Fraction) -> None:
    corner_point = (radius,) * n
    with working(128):
        g, h = moments(n, radius**2, 4)
        for k in range(4):
            assert g[k].overlaps(ball(average(corner_point, 2 * k) / factorial(2 * k)))
            parts = Fraction(0)
            for j in range(k + 1):  # E[(1 - t^2)/2 t^2j] = 1/((2j+1)(2j+3)); the other coordinates are independent
                rest = average(corner_point[1:], 2 * (k - j)) if n > 1 else Fraction(j == k)
                parts += radius ** (2 * j) / ((2 * j + 1) * (2 * j + 3)) / factorial(2 * j) * rest / factorial(2 * (k - j))
            assert h[k].overlaps(ball(parts))


@pytest.mark.parametrize("name", ["logistic", "tanh", "softplus", "gelu", "erf", "sin", "exp"])
@pytest.mark.parametrize("n", [2, 3, 4, 6])
@pytest.mark.parametrize("scale", [Fraction(1, 10), Fraction(1, 10000)])
def test_the_supremum_comes_out_to_nine_digits(name: str, n: int, scale: Fraction) -> None:
    finding = gate_error(GateError(n, name, suggest_bias(ACTIVATIONS[name], n), scale))
    low, high = bounds(finding)
    assert finding.witness["method"] == "corner"
    assert high <= low * (1 + Fraction(1, 10**9))


@pytest.mark.parametrize("name", ["logistic", "tanh", "softplus", "gelu", "erf", "sin", "exp"])
@pytest.mark.parametrize(("n", "scale"), [(8, "3/100"), (12, "3/100"), (16, "3/100"), (64, "1/1000")])
def test_many_inputs(name: str, n: int, scale: str) -> None:
    finding = gate_error(GateError(n, name, suggest_bias(ACTIVATIONS[name], n), Fraction(scale)), crosscheck=n <= 16)
    low, high = bounds(finding)
    assert 0 < low <= high <= low * (1 + Fraction(1, 10**9))


@given(
    st.sampled_from(FUZZED),
    st.integers(2, 5),
    st.fractions(-2, 2, max_denominator=40),
    st.fractions(Fraction(1, 100), 1, max_denominator=100),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_no_certificate_is_below_a_sampled_error(name: str, n: int, b: Fraction, scale: Fraction, random) -> None:  # type: ignore[no-untyped-def]
    assume(not ACTIVATIONS[name].zero(b, n))
    finding = gate_error(GateError(n, name, b, scale))
    if finding.statement is None:
        assert finding.note
        return
    low, high = bounds(finding)
    points = [(Fraction(1),) * n, (Fraction(1),) * (n - 1) + (Fraction(-1),)]
    points += [tuple(Fraction(random.randint(-64, 64), 64) for _ in range(n)) for _ in range(4)]
    errors = sampled_errors(name, n, b, scale, points)
    assert max(errors) <= real(high)
    assert real(low) <= max(errors[:2])


@pytest.mark.parametrize("name", NAMES)
def test_arb_and_mpmath_agree(name: str) -> None:
    for n in (1, 2, 5):
        g = gate(n, name, suggest_bias(ACTIVATIONS[name], n), Fraction(1, 20), Fraction(3, 2))
        found, values = corner(g), ends(corner_error(g, 256))
        second = second_corner_error(g)
        assert not isinstance(found, str)
        assert found.lower <= values[1]
        assert values[0] <= found.upper
        assert found.lower <= second[1]
        assert second[0] <= found.upper


def test_disagreement_names_both_intervals() -> None:
    g = gate(2, "exp", Fraction(0), Fraction(1, 10), Fraction(1))
    with pytest.raises(DisagreementError, match=r"exp gate at the corner: Arb gives \[0.00\d+, 0.00\d+\], mpmath.iv gives \[0.0033"):
        compare(g, Fraction(1, 1000), Fraction(2, 1000))


LEDGER = (("logistic", "1317/1000", "0.0033"), ("softplus", "0", "0.0017"), ("gelu", "0", "0.0066"), ("tanh", None, "0.0133"), ("exp", "0", "0.0033"))


@pytest.mark.parametrize(("name", "bias", "printed"), LEDGER)
def test_figures_of_the_ledger(name: str, bias: str | None, printed: str) -> None:
    """LTR-l143d: lambda = 1/10 on [-1, 1]^2. For tanh the ledger names no bias: the argmax of |tanh''| is -1/2 ln(2 + sqrt 3) = -0.658..."""
    b = Fraction(bias) if bias is not None else Fraction(6585, 10000)
    low, high = bounds(gate_error(GateError(2, name, b, Fraction(1, 10))))
    assert low <= high
    assert round(float(high), 4) == float(printed)


REFUSED = (
    (GateError(2, "relu", Fraction(0), Fraction(1, 10)), "unknown activation 'relu'; choose one of logistic"),
    (GateError(0, "exp", Fraction(0), Fraction(1, 10)), "n = 0 inputs"),
    (GateError(65, "exp", Fraction(0), Fraction(1, 10)), "n = 65 inputs"),
    (GateError(10**9, "exp", Fraction(0), Fraction(1, 10)), "1 <= n <= 64"),
    (GateError(2, "exp", Fraction(0), Fraction(0)), "scale 0 is not positive"),
    (GateError(2, "exp", Fraction(0), Fraction(-1)), "scale -1 is not positive"),
    (GateError(2, "exp", Fraction(0), Fraction(1), Fraction(0)), "radius 0 is not positive"),
    (GateError(2, "exp", Fraction(0), Fraction(1), upper=Fraction(-1)), "upper -1 is negative"),
    (GateError(2, "exp", Fraction(1, 10**4000), Fraction(1)), "the bias has more than 4000 digits"),
    (GateError(2, "exp", Fraction(0), 0.1), r"scale 0.1 is not an exact rational; give a Fraction"),  # type: ignore[arg-type]
    (GateError(2, "tanh", Fraction(0), Fraction(1, 10)), r"derivative of order 2 of tanh is 0 at bias 0.*; bias 11/16 works"),
    (GateError(3, "gelu", Fraction(2), Fraction(1, 10)), r"order 3 of gelu is 0 at bias 2.*; bias .* works"),
    (GateError(4, "arctan", Fraction(1), Fraction(1, 10)), r"order 4 of arctan is 0 at bias 1"),
)


@pytest.mark.parametrize(("question", "reason"), REFUSED)
def test_refusals_name_the_input_and_the_remedy(question: GateError, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        gate_error(question)


def test_bounds_that_no_certificate_can_hold() -> None:
    with pytest.raises(CostError, match="4000 digits"):
        gate_error(GateError(64, "exp", Fraction(0), Fraction(1, 10**70), Fraction(10**65)))


def test_answers_to_a_bound() -> None:
    question = GateError(2, "exp", Fraction(0), Fraction(1, 10))
    low, high = bounds(gate_error(question))
    ask = lambda upper: gate_error(GateError(2, "exp", Fraction(0), Fraction(1, 10), upper=upper))  # noqa: E731
    assert [ask(q).answer for q in (high, low - Fraction(1, 10**16), (low + high) / 2)] == ["yes", "no", "undecided"]
    assert ask((low + high) / 2).statement is None


def test_the_corner_method_refuses_where_it_does_not_hold() -> None:
    """sin at lambda = 3: the error is larger inside; tanh, n = 6, lambda = 3/10: not monotone term by term."""
    for n, name, b, scale in ((2, "sin", "1", "3"), (6, "tanh", "-5/16", "3/10"), (2, "arctan", "1", "1/10"), (1, "gelu", "2", "1/10")):
        assert isinstance(corner(gate(n, name, Fraction(b), Fraction(scale), Fraction(1))), str)


def test_undecided_has_a_reason() -> None:
    finding = gate_error(GateError(8, "tanh", Fraction(1, 2), Fraction(1)))
    assert (finding.answer, finding.statement) == ("undecided", None)
    assert "take a smaller scale or radius" in finding.note


def test_gelu_slope_is_decided_by_an_enclosure() -> None:
    low, high = bounds(gate_error(GateError(1, "gelu", Fraction(-3, 4), Fraction(1, 100))))
    assert 0 < low <= high


def test_nothing_heavy_is_imported_with_the_module() -> None:
    code = "import sys, deepcheap.methods.gate_tree, deepcheap.methods.gate_limits, deepcheap.methods.activation, deepcheap.methods.crosscheck;"
    code += "print([m for m in ('flint', 'mpmath', 'sympy', 'numpy', 'z3', 'rich') if m in sys.modules])"
    path = next(p for p in sys.path if p.endswith("checkers"))
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": path})
    assert found.stdout.strip() == "[]"


def test_huge_parameters_end_quickly() -> None:
    assert gate_error(GateError(2, "logistic", Fraction(10**9), Fraction(1, 10))).answer == "undecided"
    with pytest.raises(CostError, match="does not fit into a certificate; take a bias, scale or radius nearer to 1"):
        gate_error(GateError(2, "gaussian", Fraction(10**9), Fraction(1, 10)))
