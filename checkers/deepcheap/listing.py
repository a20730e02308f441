"""The list of all sentences with their verdicts, computed by re-checking the reference certificates."""

from __future__ import annotations

import json
from pathlib import Path

from .certificate import certificate_bytes, claim_id
from .checker import Checked, check
from .claim import Claim, Role
from .ledger import deciding, row_verdict, rows
from .obligations import Finding, Statement
from .selection import select
from .verification import ASSURANCE, Evidence, Result, tasks

STRENGTH = (*ASSURANCE, "none")


def read_statement(path: Path) -> tuple[Statement, bytes] | None:
    """Read the statement of a reference certificate, None when there is no such file in the right form."""
    try:
        raw = path.read_bytes()
        data = json.loads(raw)
        statement = Statement(data["claim"]["kind"], data["claim"]["params"], tuple(data["claim"]["assumptions"]))
        return (statement, raw) if certificate_bytes(statement, data["witness"]) == raw else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def from_reference(claim: Claim, folder: Path, checked: dict[str, Checked]) -> Result:
    """The verdict on a claim from the certificates in a folder, as if they had just been made."""
    evidence = []
    for step, obligation, name in tasks(claim):
        if step.role is Role.ORACLE:
            continue
        path = folder / claim.family / name
        read = read_statement(path)
        if read is None:
            evidence.append(Evidence(step, Finding("undecided", note=f"no certificate {path}"), None))
            continue
        says = obligation.answer(read[0])
        seen = checked.get(str(path))
        good = seen is not None and seen.claim_id == claim_id(read[0])
        evidence.append(Evidence(step, Finding(says, read[0] if says != "undecided" else None), seen if good else None))
    return Result(claim, tuple(evidence), (), 0.0)


def list_claims(folder: Path) -> list[Result]:
    """Every claim at its default parameters with the verdict that the reference certificates in `folder` support."""
    claims = [claim for claim, _ in select((), {})]
    files = [folder / c.family / name for c in claims for step, _, name in tasks(c) if step.role is not Role.ORACLE]
    checked = check([f for f in dict.fromkeys(files) if f.is_file()])
    return [from_reference(c, folder, checked) for c in claims]


def listed(results: list[Result]) -> list[dict[str, str]]:
    """One row for every sentence of the ledger, then one for every claim that no sentence of it names."""
    table = []
    for row in rows():
        mine = deciding(row, results)
        names = ", ".join(r.claim.id for r in mine)
        weakest = max((r.assurance for r in mine), key=STRENGTH.index, default="none")
        words = row.reason or "; ".join(r.claim.title for r in mine)
        table.append(entry(row.id, row.source, row.location, str(row_verdict(row, results)), names, weakest, words))
    known = {row.id for row in rows()}
    others = [r for r in results if not known & set(r.claim.ledger)]
    return table + [entry(r.claim.id, r.claim.source, r.claim.location, str(r.printed), r.claim.id, r.assurance, r.claim.title) for r in others]


def entry(name: str, source: str, location: str, verdict: str, claim: str, assurance: str, title: str) -> dict[str, str]:
    """A row of the list as an object."""
    return {"id": name, "source": source, "location": location, "verdict": verdict, "claim": claim, "assurance": assurance, "title": title}
