"""A claim without one of its hypotheses: where the proof breaks, and what exploits the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..claim import Claim, Hypothesis, Role, Step
from ..errors import InputError
from .blocks import Block, Formula, Heading, Paragraph, Table
from .runs import run_step
from .typeset import capital

if TYPE_CHECKING:
    from ..verification import Result


def dropped(claim: Claim, name: str) -> Hypothesis:
    """The hypothesis to be dropped.

    Raises: InputError that lists the hypotheses.
    """
    for hypothesis in claim.hypotheses:
        if hypothesis.name == name:
            return hypothesis
    raise InputError(f"{claim.id} has no hypothesis {name!r}: it has {', '.join(h.name for h in claim.hypotheses)}")


def broken_steps(claim: Claim, name: str) -> dict[str, str]:
    """For each proof step that does not survive without the hypothesis, why: `uses it`, or the lost steps that it needs.

    >>> from deepcheap.claims.product_flattening import FAMILY
    >>> broken_steps({c.id: c for c in FAMILY.claims()}["product-flattening"], "taylor-equality")
    {'derivatives': 'uses it', 'moments': 'needs derivatives', 'smallest-case': 'uses it'}
    """
    lost: dict[str, str] = {}
    for step in proof_steps(claim):
        missing = [need for need in step.needs if need in lost]
        if name in step.uses:
            lost[step.name] = "uses it"
        elif missing:
            lost[step.name] = "needs " + ", ".join(missing)
    return lost


def proof_steps(claim: Claim) -> tuple[Step, ...]:
    """The steps that prove the claim, each after those it needs."""
    return tuple(s for s in claim.steps if s.role is Role.PROOF)


def damage(claim: Claim, name: str) -> list[Block]:
    """Which steps fall with the hypothesis, and the first of them in full."""
    lost = broken_steps(claim, name)
    rows = tuple((s.name, ", ".join(s.needs) or "-", "breaks: " + lost[s.name] if s.name in lost else "stands") for s in proof_steps(claim))
    blocks: list[Block] = [Heading("Where the proof breaks"), Table(("step", "needs", f"without {name}"), rows)]
    for step in (s for s in proof_steps(claim) if lost.get(s.name) == "uses it"):
        blocks += [Paragraph(f"{capital(step.words)}.", f"Breaks at {step.name}"), Formula(step.formula)]
    return blocks


def exploit(hypothesis: Hypothesis, without: Result | None) -> list[Block]:
    """What contradicts the claim without the hypothesis: in words, and as statements that the checker has just verified, run on the instance."""
    blocks: list[Block] = [Heading("What exploits it"), Paragraph(f"{capital(hypothesis.falsifier)}.")]
    if without is None:
        return [*blocks, Paragraph("This sentence is not backed by a certificate.", "Assurance")]
    step = without.claim.steps[0]
    checked = [e.checked for e in without.evidence if e.step is step and e.checked is not None and e.checked.status == "verified"]
    blocks += [Paragraph(f"{c.statement} (claim id {c.claim_id[:16]}, {c.assurance})", "Verified by certcheck") for c in checked]
    corrected = without.corrected or "-"
    verdict = f"without the hypothesis: {without.printed}; with it: {corrected} (assurance: {without.assurance})"
    return [*blocks, *run_step(without, step), Paragraph(verdict, "Verdict")]


def explain_without(claim: Claim, name: str, without: Result | None) -> list[Block]:
    """Explain what the hypothesis is for; `without` is the verdict on the claim without it, where there are certificates for that."""
    hypothesis = dropped(claim, name)
    rows = [("Claim", claim.reading), ("Dropped", hypothesis.statement)]
    chosen = ", ".join(f"{k} = {v}" for k, v in claim.params)
    rows += [("Instance", chosen)] if chosen else []
    top: list[Block] = [Heading(f"{claim.title}: the proof without {name}", 1), *(Paragraph(words, label) for label, words in rows)]
    return [*top, *damage(claim, name), *exploit(hypothesis, without)]
