"""The ledger: every checkable sentence of the four sources, with the claims that decide it or the reason why no proof can.

The rows are data (`ledger.json`); which claims decide a row stands in the claims themselves. A row's verdict is computed from the
evidence of its claims, the row only says what would have to be shown: `aims`, as for a claim.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from .claim import Verdict

if TYPE_CHECKING:
    from .verification import Result


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of a source. `reason` says why no proof can decide it; then no claim lists it."""

    id: str
    source: str
    location: str
    aims: Verdict
    reason: str = ""


@cache
def rows() -> tuple[Row, ...]:
    """Every row, in the order of the sources.

    >>> rows()[0].id, rows()[0].location
    ('LTR-abs1', 'Abstract')
    """
    data = json.loads((files(__package__) / "ledger.json").read_text(encoding="ascii"))
    return tuple(Row(r["id"], r["source"], r["location"], Verdict(r["aims"]), r.get("reason", "")) for r in data)


def deciding(row: Row, results: Iterable[Result]) -> list[Result]:
    """The results of the claims that decide a row."""
    return [r for r in results if row.id in r.claim.ledger]


def row_verdict(row: Row, results: Iterable[Result]) -> Verdict:
    """The verdict on a row: `empirical` with a reason; else what the row aims at, if some claim of it carries that and all were reached."""
    if row.reason:
        return Verdict.EMPIRICAL
    mine = deciding(row, results)
    shown = any(r.supports(row.aims) for r in mine) and all(r.reached for r in mine)
    return row.aims if shown else Verdict.UNDECIDED
