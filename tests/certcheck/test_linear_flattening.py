"""Guards that watch a computation which is right for every input: broken on purpose, they bite."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from certcheck.errors import Budget, Failure
from certcheck.reader import envelope, parse
from certcheck.rules import check, linear_flattening


def verify(kind: str, **params: object) -> str:
    claim = {"assumptions": [], "kind": kind, "params": params}
    value = {"claim": claim, "end": "deepcheap", "format": "deepcheap/1", "witness": {}}
    return check(*envelope(parse(json.dumps(value, sort_keys=True, separators=(",", ":")).encode() + b"\n")), Budget(200_000_000))[1]


def no_reordering(name: str, n: int) -> Any:
    """Factors of the Walsh-Hadamard matrix where those of another transform are wanted."""
    return FACTORS("walsh", n)


def doubled(name: str, n: int) -> Any:
    """A factor too many, so that two paths meet."""
    return [*FACTORS(name, n), *FACTORS(name, n)]


FACTORS = linear_flattening.sparse_factors
TRANSFORM = {"dense": 16, "n": 4, "passing": 0, "synapses": 16, "transform": "fourier"}


@pytest.mark.parametrize(("guard", "broken"), [("transform-product", no_reordering), ("one-path", doubled)])
def test_wrong_factors_are_noticed(guard: str, broken: Callable[[str, int], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear_flattening, "sparse_factors", broken)
    with pytest.raises(Failure) as caught:
        verify("sparse-transform", **TRANSFORM)
    assert caught.value.guard == guard


def test_a_wrong_definition_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear_flattening, "entry", lambda name, n, j, k: (j * k + j * j * k) % n)
    with pytest.raises(Failure) as caught:
        verify("convolution", multiplications=6, n=4)
    assert caught.value.guard == "shift-diagonal"


def test_a_wrong_sum_over_the_cases_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear_flattening, "prod", lambda values: 0)
    with pytest.raises(Failure) as caught:
        verify("random-factors", density="1/2", lower="1/4", n=1, upper="1/4")
    assert caught.value.guard == "random-cases"
