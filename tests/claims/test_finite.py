"""The families probability, counting and bits reach their verdicts, and a wrong input does not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from deepcheap.claim import Verdict
from deepcheap.selection import select
from deepcheap.verification import Result, verify_claims


def run(folder: Path, name: str, given: Mapping[str, object] | None = None) -> list[Result]:
    return verify_claims(select([name], given or {}), folder)


@pytest.mark.parametrize("name", ["probability", "counting", "bits"])
def test_every_claim_reaches_what_it_aims_at(tmp_path: Path, name: str) -> None:
    for result in run(tmp_path, name):
        assert result.printed is result.claim.aims, (result.claim.id, result.notes)
        assert result.reached


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("counting", {"n": 3, "degree": 1}),
        ("counting", {"n": 12, "degree": 6}),
        ("bits", {"n": 10, "k": 20, "beta": "1/2", "upper": "1/10"}),
        ("bits.decimals", {"decimals": 1}),
        ("bits.decimals", {"decimals": 30}),
    ],
)
def test_other_parameters_reach_the_same_verdicts(tmp_path: Path, name: str, given: dict[str, object]) -> None:
    results = [r for r in run(tmp_path, name, given) if not (r.claim.id == "bits.network" and "beta" in given)]
    assert all(r.reached for r in results), [(r.claim.id, r.notes) for r in results if not r.reached]


def test_a_users_model_and_tables(tmp_path: Path) -> None:
    model, values, table = tmp_path / "m.json", tmp_path / "v.json", tmp_path / "p.json"
    model.write_text('{"prior": ["1/3", "2/3"], "likelihood": [["1/2", "1/2", 0], [0, 1, 0]]}')
    values.write_text('{"n": 2, "values": [0, 1, 1, "1/2"]}')
    table.write_text('{"n": 2, "probabilities": [[0, "1/3", 1, "1/2"], [1, "2/3", 0, "1/2"]]}')
    results = run(tmp_path, "probability", {"model": str(model)}) + run(tmp_path, "bits", {"table": str(values)})
    assert [r.printed for r in results] == [Verdict.HOLDS, Verdict.HOLDS]
    (network,) = run(tmp_path, "bits", {"table": str(table), "upper": "1/1000"})
    assert network.reached


def test_a_sigmoid_that_is_too_flat_leaves_the_network_undecided(tmp_path: Path) -> None:
    (result,) = run(tmp_path, "bits.network", {"beta": 2})
    assert result.printed is Verdict.UNDECIDED
    assert "larger beta" in " ".join(result.notes)
