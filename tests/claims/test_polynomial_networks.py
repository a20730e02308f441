"""The families on deep and linear networks reach their verdicts, for other parameters too, and refuse bad input."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Program = Callable[..., CompletedProcess[str]]


def verdicts(program: Program, *arguments: str) -> dict[str, tuple[str, str]]:
    run = program("deepcheap", "verify", *arguments, "--json", "--jobs", "1")
    assert run.returncode == 0, run.stderr + run.stdout
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    return {row["claim"]: (row["printed"], row["corrected"] or "") for row in rows}


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--n", "12", "--gate", "3", "--activation", "tanh", "--radius", "2", "--upper", "1/1000000", "--polynomial", "(x+y)**3*z/7 - 0.5*w"),
        ("--activation", "softplus", "--n", "5", "--polynomial", "3*x - 1/2"),
    ],
)
def test_polynomial_networks(program: Program, options: tuple[str, ...]) -> None:
    found = verdicts(program, "polynomial-networks", *options)
    assert {name.partition(".")[2]: printed for name, (printed, _) in found.items()} == {
        "": "corrected",
        "tree": "refuted",
        "figures": "holds",
        "flat": "corrected",
        "layers": "holds",
        "lemma": "refuted",
        "exact": "refuted",
        "universal": "corrected",
    }
    assert {corrected for _, corrected in found.values()} <= {"holds", ""}


@pytest.mark.parametrize("options", [(), ("--n", "64", "--rank", "40", "--density", "2/7", "--levels", "30")])
def test_linear_flattening(program: Program, options: tuple[str, ...]) -> None:
    found = verdicts(program, "linear-flattening", *options)
    assert [printed for printed, _ in found.values()] == [
        "corrected",
        "refuted",
        "corrected",
        "corrected",
        "corrected",
        "corrected",
        "holds",
        "corrected",
    ]


def test_own_factors(program: Program, tmp_path: Path) -> None:
    shear = {"rows": 2, "columns": 2, "entries": [[1, 1, 1], [1, 2, "1/3"], [2, 2, 1]]}
    (tmp_path / "mine.json").write_text(json.dumps({"factors": [shear, shear, shear]}))
    assert verdicts(program, "linear-flattening", "--factors", "mine.json") == {"linear-flattening.factors": ("holds", "")}


@pytest.mark.parametrize(
    ("factors", "words"),
    [
        ('{"factors": []}', "1 to 64 factors"),
        ('{"factors": [{"rows": 1, "columns": 1, "entries": [[1, 1, 0.5]]}]}', "exact rational"),
        ('{"factors": [{"rows": 1, "columns": 1, "entries": [[1, 2, 1]]}]}', "within 1 x 1"),
        ('{"factors": [{"rows": 1, "columns": 1, "entries": [[1, 1, 1], [1, 1, 1]]}]}', "once"),
        ('{"factors": [{"rows": 1, "columns": 2, "entries": []}, {"rows": 1, "columns": 1, "entries": []}]}', "sizes must fit"),
        ("nonsense", "cannot be read"),
    ],
)
def test_bad_factors_are_refused(program: Program, tmp_path: Path, factors: str, words: str) -> None:
    (tmp_path / "mine.json").write_text(factors)
    run = program("deepcheap", "verify", "linear-flattening", "--factors", "mine.json")
    assert run.returncode == 2
    assert words in run.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [(("--n", "12"), "power of 2"), (("--rank", "16"), "not below"), (("--density", "1"), "below 1"), (("--levels", "61"), "out of range")],
)
def test_bad_parameters_are_refused(program: Program, options: tuple[str, ...], words: str) -> None:
    run = program("deepcheap", "verify", "linear-flattening", *options)
    assert run.returncode == 2
    assert words in run.stderr


def test_a_polynomial_file(program: Program, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text('{"inputs": 3, "terms": [[[1, 1, 1], "1/2"], [[2, 0, 0], -3]]}')
    assert "polynomial-networks" in verdicts(program, "polynomial-networks", "--polynomial", "p.json", "--n", "4")
    (tmp_path / "p.json").write_text('{"inputs": 3, "terms": [[[1, 1], "1/2"]]}')
    run = program("deepcheap", "verify", "polynomial-networks", "--polynomial", "p.json")
    assert run.returncode == 2
    assert "terms[0]" in run.stderr
