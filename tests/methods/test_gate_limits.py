"""`gate-rate` and `gate-diverges`: for every lambda, so for each that is tried; and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deepcheap.errors import InputError
from deepcheap.methods.gate_limits import gate_diverges, gate_rate
from deepcheap.networks.activations import ACTIVATIONS, suggest_bias
from deepcheap.obligations import GateDiverges, GateRate

from .sampling import real, sampled_errors

BOUNDED = ("logistic", "tanh", "sin", "cos", "gaussian", "erf")


@given(
    st.sampled_from(tuple(ACTIVATIONS)),
    st.integers(1, 4),
    st.fractions(-2, 2, max_denominator=9),
    st.fractions(Fraction(1, 50), 1, max_denominator=50),
)
@settings(max_examples=40, deadline=None)
def test_rate_holds_at_every_scale(name: str, n: int, b: Fraction, part: Fraction) -> None:
    assume(ACTIVATIONS[name].zero(b, n) is False)
    finding = gate_rate(GateRate(n, name, b, Fraction(1, 10)))
    if finding.statement is None:
        assert finding.note
        return
    lower, upper = (Fraction(str(finding.statement.params[k])) for k in ("lower", "upper"))
    scale = part / 10
    points = [(Fraction(1),) * n, (Fraction(1, 2),) * n, (Fraction(-1), *(Fraction(3, 4),) * (n - 1))]
    errors = sampled_errors(name, n, b, scale, points)
    assert max(errors) <= real(upper * scale**2)
    assert real(lower * scale**2) <= errors[0]


def test_rate_tends_to_the_leading_constant() -> None:
    """Relative error lambda^2 c_1 |x|^2 / 6, so C = n c_1 / 6 at radius 1; c_1 = 1 for exp."""
    finding = gate_rate(GateRate(3, "exp", Fraction(0), Fraction(1, 10**6)))
    assert finding.statement is not None
    lower, upper = (Fraction(str(finding.statement.params[k])) for k in ("lower", "upper"))
    assert lower < Fraction(1, 2) < upper < Fraction(1, 2) + Fraction(1, 10**9)


def test_rate_without_a_leading_term_claims_nothing_from_below() -> None:
    finding = gate_rate(GateRate(2, "arctan", Fraction(1), Fraction(1, 10)))
    assert finding.statement is not None
    assert finding.statement.params["lower"] == "0"
    assert "nothing is claimed from below" in finding.note


def test_rate_beyond_convergence_names_a_scale_that_works() -> None:
    finding = gate_rate(GateRate(3, "tanh", Fraction(1, 2), Fraction(1)))
    assert finding.answer == "undecided"
    assert "scale_max 1/4 works" in finding.note
    assert gate_rate(GateRate(3, "tanh", Fraction(1, 2), Fraction(1, 4))).answer == "yes"


@given(st.sampled_from(BOUNDED), st.integers(1, 3), st.fractions(1, 50, max_denominator=9), st.data())
@settings(max_examples=40, deadline=None)
def test_gap_holds_at_every_scale(name: str, n: int, factor: Fraction, data: st.DataObject) -> None:
    b = suggest_bias(ACTIVATIONS[name], n)
    point = tuple(data.draw(st.fractions(Fraction(1, 2), 2, max_denominator=9)) for _ in range(n))
    finding = gate_diverges(GateDiverges(n, name, b, point, Fraction(5)))
    if finding.statement is None:
        assert "works" in finding.note
        return
    gap = Fraction(str(finding.statement.params["gap"]))
    assert gap > 0
    assert min(sampled_errors(name, n, b, 5 * factor, [point])) >= real(gap)


def test_the_gap_that_is_too_small_names_a_scale() -> None:
    finding = gate_diverges(GateDiverges(2, "tanh", Fraction(1, 2), (Fraction(1), Fraction(1, 2)), Fraction(1)))
    assert finding.answer == "undecided"
    assert "scale_min 2 works" in finding.note


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (
            GateDiverges(2, "exp", Fraction(0), (Fraction(1), Fraction(1)), Fraction(1)),
            "exp is not bounded by 1 .* choose one of logistic, tanh, sin, cos, gaussian, erf$",
        ),
        (GateDiverges(2, "arctan", Fraction(1), (Fraction(1), Fraction(1)), Fraction(1)), "arctan is not bounded by 1"),
        (GateDiverges(2, "tanh", Fraction(1), (Fraction(1),), Fraction(1)), "the point has 1 coordinates; give n = 2"),
        (GateDiverges(2, "tanh", Fraction(1), (Fraction(1), Fraction(0)), Fraction(1)), "a coordinate of the point is 0"),
        (GateDiverges(2, "tanh", Fraction(0), (Fraction(1), Fraction(1)), Fraction(1)), "is 0 at bias 0"),
        (GateDiverges(2, "tanh", Fraction(1), (Fraction(1), Fraction(1)), Fraction(0)), "scale 0 is not positive"),
    ],
)
def test_refusals(question: GateDiverges, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        gate_diverges(question)
