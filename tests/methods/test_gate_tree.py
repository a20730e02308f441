"""`gate-error` by boxes: the boxes tile, every box is enclosed, and where the supremum is elsewhere the finding says so."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deepcheap.methods.gate import gate, gate_error
from deepcheap.methods.gate_series import Expansion
from deepcheap.methods.gate_tree import ORDER, ROOM, halves, leaf_of, tree
from deepcheap.networks.activations import ACTIVATIONS, suggest_bias
from deepcheap.networks.balls import ball, working
from deepcheap.obligations import GateError

from .sampling import real, sampled_errors

Box = tuple[tuple[Fraction, Fraction], ...]


def leaves(string: str, radius: Fraction, n: int) -> list[Box]:
    """Read a preorder string as FORMAT says, with no help from the code under test."""
    found: list[Box] = []
    pending = [tuple((Fraction(0), radius) for _ in range(n))]
    for letter in string:
        box = pending.pop()
        if letter == "L":
            found.append(box)
            continue
        axis = int(letter) - 1
        low, high = box[axis]
        middle = (low + high) / 2
        pending.append((*box[:axis], (middle, high), *box[axis + 1 :]))
        pending.append((*box[:axis], (low, middle), *box[axis + 1 :]))
    assert not pending
    return found


@pytest.mark.parametrize("name", ["logistic", "tanh", "softplus", "gelu", "erf", "silu", "gaussian", "arctan"])
@pytest.mark.parametrize("n", [2, 3, 4])
def test_lambda_one_within_one_percent(name: str, n: int) -> None:
    b = suggest_bias(ACTIVATIONS[name], n)
    found = tree(gate(n, name, b, Fraction(1), Fraction(1)))
    assert not isinstance(found, str)
    assert found.upper <= found.lower * Fraction(101, 100)
    volume = sum(prod_sides(box) for box in leaves(found.tree, Fraction(1), n))
    assert volume == 1
    grid = [tuple(Fraction(i, 3) for i in x) for x in product(range(4), repeat=n) if list(x) == sorted(x)]
    errors = sampled_errors(name, n, b, Fraction(1), grid)
    assert real(found.lower) <= max(errors) <= real(found.upper)


def prod_sides(box: Box) -> Fraction:
    volume = Fraction(1)
    for low, high in box:
        volume *= high - low
    return volume


@given(
    st.sampled_from(tuple(ACTIVATIONS)),
    st.integers(1, 3),
    st.fractions(-2, 2, max_denominator=9),
    st.fractions(Fraction(1, 4), 2, max_denominator=9),
    st.data(),
)
@settings(max_examples=60, deadline=None)
def test_a_box_bound_holds_inside_the_box(name: str, n: int, b: Fraction, scale: Fraction, data: st.DataObject) -> None:
    assume(ACTIVATIONS[name].zero(b, n) is False)
    unit = st.fractions(0, 1, max_denominator=16)
    box = tuple((data.draw(unit), data.draw(unit) / 2) for _ in range(n))
    points = [tuple(c + s * h for s, (c, h) in zip(signs, box, strict=True)) for signs in product((-1, 0, 1), repeat=n)]
    with working(192, ORDER + 1):
        value, bound = leaf_of(gate(n, name, b, scale, Fraction(1)), 192).error(box)
        errors = sampled_errors(name, n, b, scale, [tuple(c for c, _ in box), *points])
        assert abs(float(abs(value).mid()) - float(errors[0])) <= 1e-9 * (1 + float(errors[0]))
        assert max(map(float, errors)) <= float(bound.upper()) * (1 + 1e-12)


def test_leaves_have_room_for_a_coarser_checker() -> None:
    g = gate(3, "tanh", Fraction(0), Fraction(1), Fraction(1))
    found = tree(g)
    assert not isinstance(found, str)
    with working(128, ORDER + 1):
        leaf = leaf_of(g, 128)
        for box in leaves(found.tree, Fraction(1), 3):
            _, bound = leaf.error(tuple(((low + high) / 2, (high - low) / 2) for low, high in box))
            assert bound <= ball(found.upper / ROOM)


def test_halves_tile() -> None:
    low, high = halves(((Fraction(1, 2), Fraction(1, 2)), (Fraction(1), Fraction(1))), 1)
    assert (low[1], high[1]) == ((Fraction(1, 2), Fraction(1, 2)), (Fraction(3, 2), Fraction(1, 2)))
    assert low[0] == high[0] == (Fraction(1, 2), Fraction(1, 2))


INSIDE = (GateError(2, "gaussian", Fraction(557, 1000), Fraction(1, 2)), (Fraction(5, 8), Fraction(3, 4)))
"""Near a zero of sigma^(4) the parts of order lambda^2 and lambda^4 cancel at the corner and not inside."""


def test_a_supremum_elsewhere_is_said() -> None:
    question, inside = INSIDE
    finding = gate_error(question)
    assert finding.statement is not None
    assert finding.note.startswith("The supremum is not at the corner: the error is at least 0.0163")
    lower, upper = (Fraction(str(finding.statement.params[k])) for k in ("lower", "upper"))
    at_corner, elsewhere = sampled_errors("gaussian", 2, question.bias, question.scale, [(Fraction(1), Fraction(1)), inside])
    assert real(lower) <= at_corner < elsewhere <= real(upper)


def test_without_the_monotonicity_guard_the_corner_would_deceive(monkeypatch: pytest.MonkeyPatch) -> None:
    question, inside = INSIDE
    monkeypatch.setattr(Expansion, "monotone", lambda self, terms: True)
    finding = gate_error(question)
    assert finding.statement is not None
    assert finding.witness["method"] == "corner"
    assert max(sampled_errors("gaussian", 2, question.bias, question.scale, [inside])) > real(Fraction(str(finding.statement.params["upper"])))


def test_without_the_remainder_a_box_bound_is_too_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard of the leaves: with the terms of order >= 3 left out, a box is claimed below an error inside it."""
    g = gate(1, "exp", Fraction(0), Fraction(3), Fraction(1))
    box = ((Fraction(1, 2), Fraction(1, 2)),)
    points = [(Fraction(i, 16),) for i in range(17)]
    largest = float(max(sampled_errors("exp", 1, g.bias, g.scale, points)))
    with working(192, ORDER + 1):
        assert float(leaf_of(g, 192).error(box)[1].lower()) >= largest
    monkeypatch.setattr("deepcheap.methods.gate_tree.ORDER", 2)
    monkeypatch.setattr("deepcheap.methods.gate_tree.factorial", lambda k: 10**9)
    with working(192, 3):
        assert float(leaf_of(g, 192).error(box)[1].upper()) < largest


def test_a_wanted_bound_is_enough() -> None:
    finding = gate_error(GateError(3, "tanh", Fraction(0), Fraction(1), upper=Fraction(2)))
    assert finding.answer == "yes"
    assert gate_error(GateError(3, "tanh", Fraction(0), Fraction(1), upper=Fraction(1, 100))).answer == "no"


def test_hopeless_gates_end_with_a_reason() -> None:
    found = tree(gate(2, "gaussian", Fraction(1000), Fraction(1, 10), Fraction(1)))
    assert isinstance(found, str)
    assert "boxes" in found
