"""The same questions put to z3, an oracle: it must agree with what is proved elsewhere."""

from __future__ import annotations

from fractions import Fraction

import pytest

from deepcheap.errors import InputError
from deepcheap.methods.smt import ask_z3, number, smtlib
from deepcheap.obligations import AffineNetworkError, NoProductNetwork, PolynomialBound

Q = Fraction


@pytest.mark.parametrize(
    ("n", "m", "degrees", "word"),
    [
        (1, 1, None, "unsat"),
        (2, 2, None, "unsat"),
        (2, 3, None, "unsat"),
        (2, 4, None, "sat"),
        (2, 3, (2,), "sat"),  # without A3: sigma_0 and sigma_1 nonzero matter
        (2, 1, (2,), "unsat"),
    ],
)
def test_product_networks(n: int, m: int, degrees: tuple[int, ...] | None, word: str) -> None:
    assert ask_z3(smtlib(NoProductNetwork(n, m), degrees), 60) == word


@pytest.mark.parametrize(("upper", "word"), [(Q(1, 4), "unsat"), (Q(6, 25), "sat")])
def test_polynomial_bounds(upper: Fraction, word: str) -> None:
    o = PolynomialBound((((1, 0), Q(1)), ((2, 0), Q(-1))), ((Q(0), Q(1)), (Q(-1, 2), Q(1))), upper)
    text = smtlib(o)
    assert "(> (+ (* 1 x1) (* (- 1) x1 x1))" in text
    assert "(<= (- (/ 1 2)) x2 1)" in text
    assert ask_z3(text, 60) == word


def test_a_constant_polynomial() -> None:
    assert ask_z3(smtlib(PolynomialBound((), ((Q(0), Q(1)),), Q(0))), 10) == "unsat"


def test_numbers() -> None:
    assert [number(q) for q in (Q(0), Q(-3), Q(2, 3))] == ["0", "(- 3)", "(/ 2 3)"]


def test_other_kinds_are_refused() -> None:
    with pytest.raises(InputError, match="no SMT-LIB text for AffineNetworkError"):
        smtlib(AffineNetworkError(2))


def test_unknown_is_said_when_time_runs_out() -> None:
    assert ask_z3(smtlib(NoProductNetwork(3, 5)), 0.2) == "unknown"
