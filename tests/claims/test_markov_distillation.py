"""Markov chains from files, and the verdicts on them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deepcheap.claims.markov_distillation import FAMILY
from deepcheap.errors import CostError, InputError
from deepcheap.networks.chain_files import EXAMPLE, read_chain
from deepcheap.selection import select
from deepcheap.verification import verify_claims


def written(folder: Path, text: str, name: str = "chain.json") -> str:
    path = folder / name
    path.write_text(text)
    return str(path)


def test_json_and_csv_say_the_same(tmp_path: Path) -> None:
    data = json.loads(EXAMPLE.read_text())
    blocks = [[data["initial"]], *data["steps"]]
    text = "\n\n".join("\n".join(", ".join(row) for row in block) for block in blocks)
    assert read_chain(written(tmp_path, text, "chain.csv")) == read_chain(str(EXAMPLE))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"initial": ["1/2", "1/2"]}', "two keys"),
        ('{"initial": ["1/2", "1/2"], "steps": []}', "no transition matrix"),
        ('{"initial": ["1/2", 0.5], "steps": [[["1"]]]}', "exact rational"),
        ('{"initial": ["1/2", "1/3"], "steps": [[["1", "1"]]]}', "adds up to 5/6"),
        ('{"initial": ["3/2", "-1/2"], "steps": [[["1", "1"]]]}', "negative entry"),
        ('{"initial": ["1/2", "1/2"], "steps": [[["1/2", "1/2"], ["1", "0"]]]}', "M_1, column 1"),
        ('{"initial": ["1/2", "1/2"], "steps": [[["1"]]]}', "must have 2 columns"),
        ("{", "is not JSON"),
        ("1/2,1/2\n1,1\n", "empty line must follow"),
    ],
)
def test_wrong_files_are_refused_with_the_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_chain(written(tmp_path, text))


def test_too_many_steps_are_refused_with_the_cost(tmp_path: Path) -> None:
    with pytest.raises(CostError, match="at most 32"):
        read_chain(written(tmp_path, json.dumps({"initial": ["1"], "steps": [[["1"]]] * 33})))


def test_a_missing_file_and_a_wrong_correlation() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        FAMILY.claims(chain="/nowhere/chain.json")
    with pytest.raises(InputError, match="strictly between 0 and 1"):
        select(["markov-distillation"], {"rho": "1"})


def test_a_chain_of_one_s_own_is_decided(tmp_path: Path) -> None:
    chain = {"initial": ["1/4", "3/4", 0], "steps": [[["1/2", "0", "1"], ["1/2", "1", "0"]], [[1, "1/3"], [0, "1/3"], [0, "1/3"]]]}
    pairs = select(["markov-distillation"], {"chain": written(tmp_path, json.dumps(chain))})
    results = verify_claims(pairs, tmp_path / "out")
    assert [str(r.printed) for r in results] == ["holds", "holds", "corrected", "corrected", "holds"]
    assert all(r.reached for r in results)


def test_too_many_paths_are_undecided_not_accepted(tmp_path: Path) -> None:
    row = ["1/10"] * 10
    chain = {"initial": row, "steps": [[row] * 10] * 5}
    pairs = select(["markov-distillation.chain"], {"chain": written(tmp_path, json.dumps(chain))})
    result = verify_claims(pairs, tmp_path / "out")[0]
    assert str(result.printed) == "undecided"
    assert "1000000 paths" in result.notes[0]
