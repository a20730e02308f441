"""The statements for all n: what counts as proved, and what a user without Coq is told."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deepcheap.claims import ALL_CLAIMS
from deepcheap.kernel import audit, axiom_names, coq_folder, record, statement_text, theorems

ROOT = Path(__file__).resolve().parent.parent
PROOFS = ROOT / "proofs"
SOURCE = (PROOFS / "Audit.v").read_text()
PRINTED = (PROOFS / "axioms.expected").read_text()
Run = Callable[..., subprocess.CompletedProcess[str]]


def test_every_audited_theorem_is_read() -> None:
    found = theorems(SOURCE, PRINTED)
    assert len(found) == SOURCE.count(": Statements.")
    assert {t.name for t in found if t.axioms} == {"gate_limit", "gate_rate", "bit_product", "bit_limit"}
    assert len({t.statement for t in found}) == len(found)


def test_a_planted_axiom_shows() -> None:
    planted = PRINTED.replace(
        "product_flattening\n     : Statements.product_flattening\nClosed under the global context",
        "product_flattening\n     : Statements.product_flattening\nAxioms:\nProductFlattening.trust_me : False",
    )
    assert planted != PRINTED
    assert axiom_names(planted, "product_flattening") == ("ProductFlattening.trust_me",)


def test_a_weakened_statement_has_another_digest() -> None:
    text = statement_text(PRINTED, "product_necessary")
    weak = PRINTED.replace(text, text.replace("<=", "<"))
    strong = {t.name: t.statement for t in theorems(SOURCE, PRINTED)}
    assert {t.name for t in theorems(SOURCE, weak) if t.statement != strong[t.name]} == {"product_necessary"}


def test_a_theorem_that_was_not_printed_does_not_count() -> None:
    cut = PRINTED.replace("any_bias\n     : Statements.any_bias\nClosed under the global context\n", "")
    assert cut != PRINTED
    assert "any_bias" not in {t.name for t in theorems(SOURCE, cut)}
    other = SOURCE.replace("Definition any_bias : Statements.any_bias", "Definition any_bias : Statements.half_cube")
    assert "any_bias" not in {t.name for t in theorems(other, PRINTED)}


def test_every_claim_names_a_file_of_the_development() -> None:
    named = {c.theorem for f in ALL_CLAIMS for c in f.claims() if c.theorem}
    assert named == {t.file for t in theorems(SOURCE, PRINTED)}


def test_certcheck_does_not_believe_the_record(program: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_bytes(record(theorems(SOURCE, PRINTED)[0], PROOFS))
    done = program("certcheck", str(path), "--json")
    assert done.returncode == 3
    assert json.loads(done.stdout.splitlines()[0])["status"] == "undecided"


def test_without_coq_one_is_told_how_to_get_it(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT / "checkers"), "PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "deepcheap", "prove"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "apt install coq" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_without_proofs_is_named(program: Run) -> None:
    done = program("deepcheap", "prove")
    assert done.returncode == 2
    assert "no Coq development in 'proofs'" in done.stderr


@pytest.mark.coq
@pytest.mark.skipif(shutil.which("coqc") is None, reason="coqc is not installed")
def test_prove_gives_kernel_only_to_what_the_audit_accepted(program: Run, tmp_path: Path) -> None:
    copy = tmp_path / "proofs"
    shutil.copytree(PROOFS, copy)
    done = program("deepcheap", "prove", "product-flattening", "--json", "--proofs", str(copy))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert {r["assurance"] for r in rows} == {"kernel"}
    assert "product_flattening" in {r["theorem"] for r in rows}
    (copy / "axioms.expected").write_text(PRINTED.replace("Closed", "Open", 1))
    failed = audit(coq_folder(str(copy)))
    assert failed.theorems == ()
    assert "axioms.expected" in failed.complaint
