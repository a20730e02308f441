"""`activation-pattern`: exact zeros, wrong lists, refusals."""

from __future__ import annotations

from fractions import Fraction

import pytest

from deepcheap.errors import InputError
from deepcheap.methods.activation import activation_pattern
from deepcheap.obligations import ActivationPattern


def test_whole_pattern() -> None:
    finding = activation_pattern(ActivationPattern("silu", Fraction(0), 6))
    assert finding.statement is not None
    assert finding.statement.params == {"activation": "silu", "bias": "0", "zero": [0, 3, 5], "nonzero": [1, 2, 4, 6]}
    assert finding.witness == {}


def test_only_what_is_asked() -> None:
    finding = activation_pattern(ActivationPattern("tanh", Fraction(0), 64, zero=(64,), nonzero=(63, 1)))
    assert finding.answer == "yes"
    assert finding.statement is not None
    assert (finding.statement.params["zero"], finding.statement.params["nonzero"]) == ([64], [1, 63])


def test_a_wrong_list_is_refuted_with_the_true_pattern() -> None:
    finding = activation_pattern(ActivationPattern("gelu", Fraction(2), 4, zero=(2,), nonzero=(3,)))
    assert finding.answer == "no"
    assert finding.statement is not None
    assert (finding.statement.params["zero"], finding.statement.params["nonzero"]) == ([3], [2])
    assert "order 2 does not vanish, the derivative of order 3 vanishes" in finding.note


def test_lindemann_leaves_no_zero_off_the_origin() -> None:
    for name in ("logistic", "tanh", "softplus", "silu", "exp"):
        finding = activation_pattern(ActivationPattern(name, Fraction(1, 3), 64))
        assert finding.statement is not None
        assert finding.statement.params["zero"] == []


def test_the_slope_of_gelu_near_its_zero_is_enclosed() -> None:
    """gelu' changes sign at -0.7517915..., which no rational can be shown to hit; nearby rationals are decided."""
    finding = activation_pattern(ActivationPattern("gelu", Fraction("-0.75179152946"), 1))
    assert finding.statement is not None
    assert finding.statement.params["zero"] == []


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (ActivationPattern("relu", Fraction(0), 2), "unknown activation"),
        (ActivationPattern("tanh", Fraction(0), 65), "n = 65; patterns are decided for 0 <= n <= 64"),
        (ActivationPattern("tanh", Fraction(0), -1), "n = -1"),
        (ActivationPattern("tanh", Fraction(0), 3, zero=(4,)), "order 4 is outside 0..3"),
        (ActivationPattern("tanh", Fraction(0), 3, zero=(2,), nonzero=(2,)), "listed twice"),
    ],
)
def test_refusals(question: ActivationPattern, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        activation_pattern(question)
