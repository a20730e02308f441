"""Which statements answer an obligation."""

from __future__ import annotations

from fractions import Fraction

import pytest

from deepcheap import obligations as ask
from deepcheap.obligations import Statement

GATE = {"activation": "exp", "bias": "0", "lower": "1/100", "n": 2, "radius": "1", "scale": "1/10", "upper": "1/50"}


def gate(upper: Fraction | None, **changed: str) -> str:
    obligation = ask.GateError(2, "exp", Fraction(0), Fraction(1, 10), Fraction(1), upper)
    return obligation.answer(Statement("gate-error", GATE | changed))


def test_a_statement_about_other_parameters_answers_nothing() -> None:
    assert ask.SignCancellation(3).answer(Statement("sign-cancellation", {"n": 3})) == "yes"
    assert ask.SignCancellation(3).answer(Statement("sign-cancellation", {"n": 2})) == "undecided"
    assert ask.SignCancellation(3).answer(Statement("sign-rank", {"n": 3})) == "undecided"


@pytest.mark.parametrize(("upper", "says"), [(None, "yes"), (Fraction(1, 50), "yes"), (Fraction(1, 200), "no"), (Fraction(3, 200), "undecided")])
def test_a_gate_bound_is_compared_with_the_enclosure(upper: Fraction | None, says: str) -> None:
    assert gate(upper) == says


@pytest.mark.parametrize("changed", [{"bias": "1"}, {"scale": "1/20"}, {"activation": "tanh"}, {"radius": "1/2"}])
def test_an_easier_gate_answers_nothing(changed: dict[str, str]) -> None:
    assert gate(None, **changed) == "undecided"


def test_a_wrong_coefficient_refutes_only_in_the_degrees_asked() -> None:
    neurons = ((Fraction(1), Fraction(1)),)
    statement = Statement("network-coefficient", {"n": 1, "neurons": [["1", "1"]], "monomial": [0], "value": "1"})
    assert ask.ProductNetwork(1, neurons, (0, 1)).answer(statement) == "no"
    assert ask.ProductNetwork(1, neurons, (1,)).answer(statement) == "undecided"
    assert ask.ProductNetwork(1, ((Fraction(2), Fraction(1)),), (0, 1)).answer(statement) == "undecided"


def test_a_deficient_rank_answers_no() -> None:
    points = ((Fraction(1),), (Fraction(1),))
    statement = Statement("product-rank", {"n": 1, "points": [["1"], ["1"]], "rank": 1})
    assert ask.ProductRank(1, points).answer(statement) == "no"


def test_a_pattern_may_say_more_but_not_less() -> None:
    pattern = Statement("activation-pattern", {"activation": "logistic", "bias": "0", "zero": [2, 4], "nonzero": [1, 3]})
    assert ask.ActivationPattern("logistic", Fraction(0), 3, zero=(2,), nonzero=(3,)).answer(pattern) == "yes"
    assert ask.ActivationPattern("logistic", Fraction(0), 3, zero=(3,)).answer(pattern) == "no"
    assert ask.ActivationPattern("logistic", Fraction(0), 5, zero=(5,)).answer(pattern) == "undecided"
    assert ask.ActivationPattern("tanh", Fraction(0), 3, zero=(2,)).answer(pattern) == "undecided"
