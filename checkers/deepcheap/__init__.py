"""Machine-checked companion to Lin, Tegmark and Rolnick, *Why does deep and cheap learning work so well?* (arXiv 1608.08225)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .report.blocks import Document
    from .report.objects import Report

__version__ = "0.1.0"


def verify(*claims: str, out: str | None = None, jobs: int = 1, **parameters: object) -> Report:
    """Verify claims and return their verdicts with the certificates, each already re-checked by `certcheck`.

    Without names, all claims that take the given parameters. Certificates go below `out`, by default into a new temporary folder.
    Raises: InputError for an unknown claim or parameter; CostError for what would need more memory or time than stated.

    >>> report = verify("product-flattening", n=3)
    >>> report.verdict, report.corrected
    (<Verdict.CORRECTED: 'corrected'>, <Verdict.HOLDS: 'holds'>)
    """
    import tempfile
    from pathlib import Path

    from .report.objects import Report
    from .selection import select
    from .verification import verify_claims

    folder = Path(out) if out is not None else Path(tempfile.mkdtemp(prefix="deepcheap-"))
    return Report(tuple(verify_claims(select(claims, parameters), folder, jobs)))


def explain(claim: str, step: str | None = None, drop: str | None = None, **parameters: object) -> Document:
    """Explain a claim, one step of it, or what one of its hypotheses is for, run on the chosen instance and re-checked by `certcheck`.

    Print it, or let a notebook show it. Raises: InputError for an unknown claim, step, hypothesis or parameter.

    >>> print(str(explain("product-flattening.suffices", "signs", n=1)).splitlines()[0])
    signs (step)
    """
    from .errors import InputError
    from .report.blocks import Document
    from .teaching import blocks_of, chosen_pair

    if step is not None and drop is not None:
        raise InputError("give a step or a hypothesis to be dropped, not both")
    return Document(tuple(blocks_of(chosen_pair(claim, parameters), step, drop)[0]))
