"""The list of all claims with their verdicts, computed by re-checking the reference certificates."""

from __future__ import annotations

import json
from pathlib import Path

from .certificate import certificate_bytes, claim_id
from .checker import Checked, check
from .claim import Claim, Role
from .obligations import Finding, Statement
from .selection import select
from .verification import Evidence, Result, tasks


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
