"""`deepcheap flatten` and `deepcheap depth`: numbers, refusals in one sentence, exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deepcheap.cli import main
from deepcheap.errors import CostError, InputError
from deepcheap.polynomial_text import read_polynomial


def flatten(text: str, out: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    assert main(["flatten", text, "--json", "--out", str(out), *more]) == 0
    row = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert row["verified"] is True
    assert row["lower"] <= row["upper"]
    return dict(row)


@pytest.mark.parametrize(
    ("text", "biases", "lower", "upper", "deep"),
    [
        ("x*y*z", "none", 8, 8, 8), ("x*y*z", "output", 7, 7, 8), ("x**3*y", "none", 8, 8, 12), ("det2", "none", 6, 6, 8),
        ("det3", "none", 20, 24, 36),
        ("x^2 + 3*x*y", "none", 4, 4, 4), ("ising-chain:10", "none", 12, 12, 20), ("x", "none", 2, 2, 0), ("product40", "none", 2**40, 2**40, 156),
        ("x*y*z", "free", 4, 7, 8), ("y^4+3*x*y^2+x^2", "none", 5, 14, 12),
    ],
)  # fmt: skip
def test_bounds(text: str, biases: str, lower: int, upper: int, deep: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = flatten(text, tmp_path, capsys, "--biases", biases)
    assert (row["lower"], row["upper"], row["deep"]) == (lower, upper, deep)
    assert row["biases"] == biases


def test_inhomogeneous_polynomials_say_what_gives_accuracy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "alone do not give arbitrary accuracy" in str(flatten("x^2 + x", tmp_path, capsys)["note"])
    assert "alone" not in str(flatten("x^2 + x*y", tmp_path, capsys)["note"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0.5*x", "float"), ("1e3*x", "float"), (".5*x", "float"), ("x/y", "not polynomial"), ("x/0", "division by zero"),
        ("sin(x)", "not polynomial"),
        ("x**y", "exponents"), ("x**-1", "exponents"), ("x**(1/2)", "exponents"), ("x^", "exponents"), ("2x", "unexpected 'x'"), ("", "empty"),
        ("x+", "unexpected"), ("(x", "not closed"), ("x)", "unexpected"), ("x-x", "zero"), ("7", "constant"), ("__import__('os')", "unexpected"),
        ("x.y", "unexpected"), ("x==y", "unexpected"), ("det99", "no such size"), ("@/nowhere.json", "cannot read"), ("x\u00b2", "unexpected"),
        ("(" * 100 + "x" + ")" * 100, "nest"), ("ising-grid:1x1", "no bonds"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_in_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read_polynomial(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["(a+b+c+d+e+f+g+h)^40", "x^100000", "x^65 + y", "x*" * 120_000 + "x"])
def test_large_input_is_refused_with_its_size(text: str) -> None:
    with pytest.raises(CostError):
        read_polynomial(text)


def test_files_are_read_strictly(tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    file.write_text('{"variables": ["x", "y"], "terms": [[[1, 2], "1/3"], [[0, 1], 2]]}')
    assert read_polynomial(f"@{file}").terms == read_polynomial("x*y^2/3 + 2*y").terms
    bad_terms = ('[[[1], 0.5]]', '[[[1, 2], "1"]]', '[[[1], "1/0"]]', '[[[1], "1"], [[1], "2"]]', '[[[-1], "1"]]')
    for bad in ("[]", "no json", '{"variables": ["x", "x"], "terms": []}', *(f'{{"variables": ["x"], "terms": {terms}}}' for terms in bad_terms)):
        file.write_text(bad)
        with pytest.raises(InputError):
            read_polynomial(f"@{file}")


def test_depth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["depth", "--n", "2..16", "--layers", "3", "--json", "--out", str(tmp_path)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(row["n"], row["layers"]): row["neurons"] for row in rows}[16, 3] == 60
    assert all(row["verified"] for row in rows)
    assert main(["depth", "--n", "x"]) == 2
