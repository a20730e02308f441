"""The rules of FORMAT section 9 against a second opinion, and guards that watch the computation."""

from __future__ import annotations

import json
from typing import Any

import pytest

from certcheck.errors import Budget, Failure
from certcheck.reader import envelope, parse
from certcheck.rules import check, flattening


def cases() -> Any:
    import flattening as corpus

    return corpus


def verify(value: object, budget: int = 200_000_000) -> str:
    data = json.dumps(value, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    return check(*envelope(parse(data)), Budget(budget))[1]


def test_true_certificates_are_true_in_a_second_opinion() -> None:
    import oracle

    for name, value in cases().accepted():
        assert oracle.is_true(value["claim"]), name
        assert verify(value).isascii()


def test_the_guard_on_differences_can_bite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flattening, "comb", lambda n, k: 1)
    with pytest.raises(Failure) as caught:
        verify(cases().monomial([2], 3))
    assert caught.value.guard == "difference"


def test_the_naive_bound_for_an_inhomogeneous_polynomial_is_refused() -> None:
    corpus = cases()
    assert "dimension at least 6" in verify(corpus.space(corpus.WEIGHTED, 6, *six()))
    assert "tend to p" in verify(corpus.curve())


def six() -> tuple[list[Any], list[Any]]:
    rows = [[], [[1, 1]], [[1, 2]], [[2, 1]], [[2, 2]], [[2, 3]]]
    return rows, rows


def test_the_work_is_counted() -> None:
    with pytest.raises(Failure) as caught:
        verify(cases().bound(cases().PRODUCT, 4, cases().FOUR), 10)
    assert caught.value.guard == "work-budget"
