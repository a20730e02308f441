"""Facts for pictures: decided, written as certificates, and re-checked by `certcheck` before they are drawn."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from ...certificate import certificate_bytes
from ...checker import check
from ...errors import InputError
from ...obligations import Finding, Obligation, Statement
from ...verification import audited
from .style import verified


def certified(questions: Iterable[Obligation]) -> list[Statement]:
    """The statements that answer the questions, each with a certificate that `certcheck` has just accepted.

    Raises: InputError for a question that is undecided, with the reason.
    """
    from ...methods import decide

    asked = list(questions)
    findings = [audited(o, decide(o)) for o in asked]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, (o, finding) in enumerate(zip(asked, findings, strict=True)):
            if finding.statement is None:
                raise InputError(f"{type(o).__name__} is undecided, so there is nothing to draw: {finding.note or finding.answer}")
            paths.append(written(Path(folder) / f"{i}.json", finding.statement, finding))
        verified(check(paths))
    return [f.statement for f in findings if f.statement is not None]


def written(path: Path, statement: Statement, finding: Finding) -> Path:
    """Write one certificate."""
    path.write_bytes(certificate_bytes(statement, finding.witness))
    return path
