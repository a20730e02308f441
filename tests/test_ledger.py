"""The ledger: no row is silently left out, and a row's verdict comes from certificates."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from deepcheap.claim import Verdict
from deepcheap.claims import ALL_CLAIMS
from deepcheap.ledger import row_verdict, rows
from deepcheap.listing import list_claims, listed
from deepcheap.verification import Result

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "ledger.json"
CLAIMS = [c for f in ALL_CLAIMS for c in f.claims()]
AIMS = {"a": "holds", "b": "corrected", "c": "refuted", "d": "empirical"}


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return list_claims(ROOT / "certificates" / "paper")


@pytest.mark.skipif(not SHARED.is_file(), reason="the ledger of the sources is not beside the project")
def test_the_rows_are_those_of_the_ledger_of_the_sources() -> None:
    theirs = {r["id"]: AIMS[r["verdict"][0]] for r in json.loads(SHARED.read_text())}
    assert [r.id for r in rows()] == list(theirs)
    assert {r.id: str(r.aims) for r in rows()} == theirs


def test_claims_name_rows_that_exist() -> None:
    known = {r.id for r in rows()}
    assert {i for c in CLAIMS for i in c.ledger} <= known


@pytest.mark.parametrize("row", rows(), ids=lambda r: r.id)
def test_every_row_has_claims_or_a_reason(row: object) -> None:
    named = [c.id for c in CLAIMS if row.id in c.ledger]  # type: ignore[attr-defined]
    assert bool(named) != bool(row.reason)  # type: ignore[attr-defined]


def test_every_row_is_decided(results: list[Result]) -> None:
    assert [r["id"] for r in listed(results) if r["verdict"] == "undecided"] == []


def test_a_row_without_accepted_certificates_is_undecided(results: list[Result]) -> None:
    bare = [dataclasses.replace(r, evidence=()) for r in results]
    assert {row_verdict(row, bare) for row in rows() if not row.reason} == {Verdict.UNDECIDED}
