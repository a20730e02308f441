"""The rules of FORMAT section 8: true certificates pass, every forgery is stopped by its guard, and by that guard alone."""

from __future__ import annotations

import ast
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from certcheck import errors
from certcheck.errors import Budget, Failure
from certcheck.reader import envelope, parse
from certcheck.rules import biases, check, neuron_bounds

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "neuron_bounds.py"


def load() -> Any:
    spec = importlib.util.spec_from_file_location("neuron_bounds_corpus", CORPUS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CASES = load()
FORGED = [(name, guard, value, "malformed") for name, guard, value in CASES.malformed()] + [(n, g, v, "refused") for n, g, v in CASES.refused()]


def verify(value: object) -> str:
    data = json.dumps(value, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    return check(*envelope(parse(data)), Budget(200_000_000))[1]


@pytest.mark.parametrize(("name", "value"), list(CASES.accepted()), ids=lambda x: x if isinstance(x, str) else "")
def test_true_certificates_are_verified(name: str, value: object) -> None:
    statement = verify(value)
    assert statement.isascii()
    assert '"' not in statement


@pytest.mark.parametrize(("name", "guard", "value", "status"), FORGED, ids=lambda x: x if isinstance(x, str) else "")
def test_forgeries_are_stopped_by_their_guard(name: str, guard: str, value: object, status: str) -> None:
    with pytest.raises(Failure) as caught:
        verify(value)
    assert (caught.value.guard, caught.value.status) == (guard, status)


def own_guards() -> set[str]:
    calls = [n for m in (biases, neuron_bounds) for n in ast.walk(ast.parse(Path(m.__file__).read_text())) if isinstance(n, ast.Call)]
    named = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id in ("shape", "proof", "reach")]
    return {c.args[0].value for c in named if isinstance(c.args[0], ast.Constant) and isinstance(c.args[0].value, str)}


def test_every_guard_has_a_forgery_or_a_reason() -> None:
    assert own_guards() == ({g for _, g, _, _ in FORGED} & own_guards()) | set(CASES.CANNOT_FAIL)


@pytest.mark.parametrize("guard", sorted(own_guards() - set(CASES.CANNOT_FAIL)))
def test_without_the_guard_its_forgery_gets_in(guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "passes", lambda name, ok: ok or name == guard)
    outcomes = []
    for value in (v for _, g, v, _ in FORGED if g == guard):
        try:
            verify(value)
        except Failure as failure:
            outcomes.append(failure.guard)
        except Exception:  # noqa: BLE001 (a crash of the checker is status 4, not acceptance)
            outcomes.append("crash")
        else:
            outcomes.append("in")
    assert set(outcomes) & {"in", "crash"}, outcomes


def test_the_guard_on_the_moments_can_bite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neuron_bounds, "comb", lambda n, k: 1)
    with pytest.raises(Failure) as caught:
        verify(CASES.network(4, 1))
    assert caught.value.guard == "pattern-moment"


def test_at_least_forty_percent_are_forgeries() -> None:
    assert len(FORGED) >= 0.4 * (len(FORGED) + len(list(CASES.accepted())))


def test_the_work_is_counted() -> None:
    data = json.dumps(CASES.network(64, 0), sort_keys=True, separators=(",", ":")).encode() + b"\n"
    with pytest.raises(Failure) as caught:
        check(*envelope(parse(data)), Budget(1000))
    assert caught.value.guard == "work-budget"
