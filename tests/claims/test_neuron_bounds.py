"""The neuron-bounds claims reach their verdicts, dropped hypotheses bite, and the table of counts is what the theorems say."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from deepcheap.bounds import read_range
from deepcheap.claim import Verdict
from deepcheap.claims import ALL_CLAIMS
from deepcheap.errors import CostError, InputError
from deepcheap.networks.models import Biases, Relation
from deepcheap.neuron_table import CheckedEntry, checked, table
from deepcheap.report.neuron_table import cell, entry_object, latex_table
from deepcheap.selection import select, without
from deepcheap.verification import verify_claims

Run = Callable[..., subprocess.CompletedProcess[str]]
DROPPABLE = sorted({(c.id, h.name) for f in ALL_CLAIMS for c in f.claims() for h in c.hypotheses if h.falsifiers})


@pytest.mark.parametrize("n", [2, 3, 5, 9])
def test_all_claims_reach_their_verdict(n: int, tmp_path: Path) -> None:
    results = {r.claim.id: r for r in verify_claims(select(["neuron-bounds"], {"n": n}), tmp_path)}
    assert all(r.reached for r in results.values()), [r.notes for r in results.values()]
    assert results["neuron-bounds"].printed is Verdict.REFUTED
    assert results["neuron-bounds"].corrected is Verdict.HOLDS
    assert results["neuron-bounds.accuracy"].printed is Verdict.REFUTED
    assert results["neuron-bounds.thirty-two"].printed is Verdict.HOLDS


@pytest.mark.parametrize(("claim", "name"), DROPPABLE)
def test_without_a_hypothesis_the_claim_is_refuted(claim: str, name: str, tmp_path: Path) -> None:
    results = verify_claims(without(select([claim], {}), name), tmp_path)
    assert all(r.printed is Verdict.REFUTED and r.reached for r in results), [r.notes for r in results]


def test_an_unknown_hypothesis_is_refused() -> None:
    with pytest.raises(InputError, match="bias-free, common-expansion-point"):
        without(select(["product-flattening"], {}), "nonsense")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[CheckedEntry]:
    return checked(table(range(2, 7), ["logistic", "softplus", "exp", "sin", "gelu"]), tmp_path_factory.mktemp("bounds"))


def lookup(rows: list[CheckedEntry], activation: str, biases: Biases, relation: Relation = Relation.TAYLOR) -> list[str]:
    chosen = [r for r in rows if (r.entry.activation, r.entry.biases, r.entry.relation, r.entry.zero) == (activation, biases, relation, None)]
    return [cell(r) for r in sorted(chosen, key=lambda r: r.entry.n)]


def test_every_entry_stands_on_verified_certificates(rows: list[CheckedEntry]) -> None:
    assert all(r.verified and r.certificates for r in rows)
    assert all(Path(c).is_file() for r in rows for c in r.certificates)


def test_the_table_of_the_issue(rows: list[CheckedEntry]) -> None:
    assert lookup(rows, "exp", Biases.NONE) == ["4", "8", "16", "32", "64"]
    assert lookup(rows, "exp", Biases.FREE) == ["3", "7", "15", "31", "63"]
    assert lookup(rows, "logistic", Biases.COMMON) == ["3", "4", "8", "16", "32"]
    assert lookup(rows, "softplus", Biases.COMMON) == ["3", "7", "8", "16", "32"]
    assert lookup(rows, "softplus", Biases.FREE) == ["3", "6", "8", "16", "32"]
    assert lookup(rows, "gelu", Biases.COMMON) == ["2", "4", "8", "16", "32"]
    assert lookup(rows, "logistic", Biases.NONE) == ["-", "4", "-", "16", "-"]
    assert lookup(rows, "any", Biases.FREE, Relation.UNIFORM) == ["2", "[3, 4]", "[6, 8]", "[10, 16]", "[20, 32]"]


def test_patterns_at_six_inputs_are_intervals(rows: list[CheckedEntry]) -> None:
    six = {r.entry.zero: cell(r) for r in rows if r.entry.zero is not None and r.entry.n == 6}
    assert six == {-1: "64", 0: "63", 1: "62", 2: "[57, 60]", 3: "[52, 56]", 4: "[42, 48]", 5: "32"}


def test_an_entry_without_a_verified_certificate_does_not_stand(rows: list[CheckedEntry]) -> None:
    assert cell(CheckedEntry(rows[0].entry, rows[0].certificates, False)) == "?"


def test_json_and_latex(rows: list[CheckedEntry]) -> None:
    found = [entry_object(r) for r in rows]
    assert {"n", "activation", "biases", "lower", "upper", "certificates"} <= set(found[0])
    text = latex_table(rows)
    assert text.count(r"\\") > 20
    assert "[57, 60]" in text


@pytest.mark.parametrize(
    ("text", "error"), [("1..3", InputError), ("4..2", InputError), ("x", InputError), ("2..400", CostError), ("-3", InputError)]
)
def test_ranges_are_read_strictly(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_range(text)


def test_the_command_prints_one_object_per_line(program: Run) -> None:
    done = program("deepcheap", "bounds", "--n", "2..3", "--activation", "logistic", "--json")
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(r["lower"] <= r["upper"] and r["certificates"] for r in found)
    assert (3, "logistic", "common", 4, 4) in {(r["n"], r["activation"], r["biases"], r["lower"], r["upper"]) for r in found}


def test_the_command_prints_the_whole_table(program: Run) -> None:
    done = program("deepcheap", "bounds", "--n", "2..10")
    assert done.returncode == 0, done.stderr
    assert "any continuous" in done.stdout
    assert "[57, 60]" in done.stdout
    assert "567 of 567 entries stand" in done.stdout


def test_drop_on_the_command_line(program: Run) -> None:
    done = program("deepcheap", "verify", "product-flattening", "--drop", "bias-free", "--json")
    assert done.returncode == 0, done.stderr
    first = json.loads(done.stdout.splitlines()[0])
    assert (first["printed"], first["corrected"]) == ("refuted", "holds")
    assert "output bias" in first["statements"][0]
    assert program("deepcheap", "verify", "product-flattening", "--drop", "nonsense").returncode == 2
