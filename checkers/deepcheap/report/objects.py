"""Verdicts as plain objects for `--json`, and as HTML and LaTeX for notebooks."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..claim import Verdict

if TYPE_CHECKING:
    from ..verification import Result


def result_object(result: Result) -> dict[str, object]:
    """The verdict on one claim as a JSON object."""
    claim = result.claim
    return {
        "claim": claim.id,
        "family": claim.family,
        "title": claim.title,
        "source": claim.source,
        "location": claim.location,
        "params": dict(claim.params),
        "printed": str(result.printed),
        "corrected": None if result.corrected is None else str(result.corrected),
        "assurance": result.assurance,
        "seconds": round(result.seconds, 4),
        "certificates": list(result.certificates),
        "statements": [e.checked.statement for e in result.evidence if e.checked is not None and e.checked.status == "verified"],
        "oracles": [{"step": step, "solver": "z3", "answer": answer} for step, answer in result.oracles],
        "notes": list(result.notes),
    }


def cells(result: Result) -> tuple[str, ...]:
    """The verdict on one claim as the cells of a table."""
    claim = result.claim
    verdict = str(result.printed) + ("" if result.corrected is None else f", {result.corrected}")
    return claim.id, claim.location, verdict, ", ".join(f"{k} = {v}" for k, v in claim.params), result.assurance, claim.reading


@dataclass(frozen=True, slots=True)
class Report:
    """What `deepcheap.verify` returns: the results of the claims asked for, the headline claim last or named like the family."""

    results: tuple[Result, ...]

    @property
    def headline(self) -> Result:
        """The result of the claim that carries the family's name, or the only or last one."""
        named = [r for r in self.results if r.claim.id == r.claim.family]
        return (named or list(self.results))[-1]

    @property
    def verdict(self) -> Verdict:
        """The verdict on the headline claim as printed."""
        return self.headline.printed

    @property
    def corrected(self) -> Verdict | None:
        """The verdict on the corrected headline claim."""
        return self.headline.corrected

    @property
    def certificates(self) -> tuple[Path, ...]:
        """The certificate files of all claims."""
        return tuple(Path(p) for r in self.results for p in r.certificates)

    @property
    def certificate(self) -> bytes:
        """The bytes of the last certificate of the headline claim, the one that carries its conclusion."""
        return Path(self.headline.certificates[-1]).read_bytes()

    @property
    def reached(self) -> bool:
        """Whether every claim reached its verdict."""
        return all(r.reached for r in self.results)

    def __getitem__(self, claim: str) -> Result:
        """The result of one claim by its id."""
        return {r.claim.id: r for r in self.results}[claim]

    def _repr_html_(self) -> str:
        heads = ("claim", "in the paper", "as printed, corrected", "parameters", "assurance", "reading")
        rows = [[f"<th>{h}</th>" for h in heads], *([f"<td>{html.escape(text)}</td>" for text in cells(r)] for r in self.results)]
        return "<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "</table>"

    def _repr_latex_(self) -> str:
        formulas = [rf"\text{{{s.name}:}}\quad & {s.formula}" for s in self.headline.claim.steps]
        return r"$$\begin{aligned}" + r" \\ ".join(formulas) + r"\end{aligned}$$"
