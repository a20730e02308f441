"""A claim explained: its proof as a graph of steps, each in words and formula, decided and run on the chosen instance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..claim import Claim, Role, Step
from ..errors import InputError
from .blocks import Block, Formula, Heading, Paragraph, Table
from .runs import run_step
from .typeset import capital

if TYPE_CHECKING:
    from ..verification import Result

ROLES = {Role.PROOF: "step", Role.COUNTEREXAMPLE: "counterexample to the printed sentence", Role.ORACLE: "a solver's opinion"}


def chosen_steps(claim: Claim, name: str | None) -> tuple[Step, ...]:
    """All steps, or the one that is named.

    Raises: InputError that lists the steps.
    """
    found = tuple(s for s in claim.steps if name in (None, s.name))
    if not found:
        raise InputError(f"{claim.id} has no step {name!r}: it has {', '.join(s.name for s in claim.steps)}")
    return found


def header(result: Result) -> list[Block]:
    """What the source prints, how it is read, and the verdict."""
    claim = result.claim
    verdict = (
        f"{result.printed}" + ("" if result.corrected is None else f"; corrected statement: {result.corrected}") + f" (assurance: {result.assurance})"
    )
    rows = [
        ("Source", f"{claim.source}, {claim.location}"),
        ("As printed", claim.printed),
        ("Our reading", claim.reading),
        ("Correction", claim.corrected),
    ]
    chosen = ", ".join(f"{k} = {v}" for k, v in claim.params)
    theorem = f"proofs/{claim.theorem}.v" if claim.theorem else ""
    rows += [("Instance", chosen), ("Verdict", verdict), ("For all n", theorem)]
    return [Heading(claim.title, 1), *(Paragraph(words, label) for label, words in rows if words)]


def hypotheses(claim: Claim) -> list[Block]:
    """The conditions, each with what goes wrong without it."""
    return [Heading("Hypotheses"), Table(("name", "condition", "without it"), tuple((h.name, h.statement, h.falsifier) for h in claim.hypotheses))]


def graph(result: Result) -> list[Block]:
    """The steps and what each needs, with verdict and assurance."""
    rows = tuple(
        (s.name, ROLES[s.role], ", ".join(s.needs) or "-", ", ".join(s.uses) or "-", ", ".join(s.cites) or "-", standing(result, s))
        for s in result.claim.steps
    )
    return [Heading("The proof as a graph"), Table(("step", "what it is", "needs", "hypotheses", "equation", "standing"), rows)]


def standing(result: Result, step: Step) -> str:
    """How a step stands: accepted with its assurance, open, or part of the argument that the certificates of other steps carry."""
    if step.role is Role.ORACLE:
        return ", ".join(f"z3: {answer}" for name, answer in result.oracles if name == step.name)
    mine = [e for e in result.evidence if e.step.name == step.name]
    if not mine:
        return "argument in words"
    return ", ".join(sorted({e.checked.assurance for e in mine if e.checked})) if all(e.accepted for e in mine) else "open"


def explained(result: Result, step: Step) -> list[Block]:
    """One step: words, formula, what it rests on, what the checker verified, and the step run on the instance."""
    parts = (("needs", step.needs), ("uses", step.uses), ("cites", step.cites))
    rests = "; ".join(f"{word} {', '.join(names)}" for word, names in parts if names)
    checked = [e.checked.statement for e in result.evidence if e.step.name == step.name and e.checked and e.checked.status == "verified"]
    blocks: list[Block] = [
        Heading(f"{step.name} ({ROLES[step.role]})"),
        Paragraph(capital(step.words) + "."),
        Formula(step.formula),
    ]
    blocks += [Paragraph(rests, "Rests on")] if rests else []
    blocks += [Paragraph(words, "Verified by certcheck") for words in dict.fromkeys(checked)]
    return blocks + run_step(result, step)


def explain(result: Result, step: str | None = None) -> list[Block]:
    """Explain a claim, or one step of it."""
    chosen = chosen_steps(result.claim, step)
    parts = [b for s in chosen for b in explained(result, s)]
    return parts if step is not None else [*header(result), *hypotheses(result.claim), *graph(result), *parts]
