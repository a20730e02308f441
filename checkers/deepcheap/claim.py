"""Claims: what a source says, how we read it, and the proof as a graph of steps.

A claim says *what*; it holds no result. Its steps carry obligations, which the methods decide at run time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from .obligations import Obligation

Value = int | str | Fraction | None
"""A parameter of a claim family as a user gives it."""


class Verdict(StrEnum):
    """The word for a printed claim; never a truth value."""

    HOLDS = "holds"
    CORRECTED = "corrected"
    REFUTED = "refuted"
    EMPIRICAL = "empirical"
    UNDECIDED = "undecided"


class Role(StrEnum):
    """What a step is for: part of the proof of our reading, a counterexample to the printed sentence, or a solver's opinion."""

    PROOF = "proof"
    COUNTEREXAMPLE = "counterexample"
    ORACLE = "oracle"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One condition of a claim, and what goes wrong without it: in words, and as facts whose certificates contradict the claim without it."""

    name: str
    statement: str
    falsifier: str
    falsifiers: tuple[Obligation, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof: words, formula, the equations it cites, the steps it needs, and the obligations to be established.

    `expect` is the answer that each obligation must get (`no` for a value that must differ); `uses` names the hypotheses of the claim that the
    step itself appeals to, apart from those of the steps it needs.
    """

    name: str
    words: str
    formula: str
    cites: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    role: Role = Role.PROOF
    expect: str = "yes"
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a source, with its location, our reading of what it prints, and what is to be decided.

    `aims` is the verdict that the steps would establish if every one of them is accepted: `holds` (the proof steps prove the printed
    statement), `corrected` (they prove the mended one) or `refuted` (the counterexample steps refute the printed one, and the
    proof steps prove `corrected`). Whether it is reached is computed, see `deepcheap.verification`.
    """

    id: str
    title: str
    source: str
    location: str
    printed: str
    reading: str
    aims: Verdict
    hypotheses: tuple[Hypothesis, ...]
    steps: tuple[Step, ...]
    params: tuple[tuple[str, str], ...] = ()
    corrected: str = ""
    ledger: tuple[str, ...] = ()
    theorem: str = ""
    """The Coq theorem for all n in `proofs/`, where there is one."""

    @property
    def family(self) -> str:
        """The family is the part of the id before the first dot.

        >>> from deepcheap.claims import ALL_CLAIMS
        >>> {c.family for f in ALL_CLAIMS for c in f.claims()} == {f.name for f in ALL_CLAIMS}
        True
        """
        return self.id.split(".")[0]

    def without(self, name: str) -> Claim:
        """The claim without one of its hypotheses, refuted by the hypothesis's falsifiers; the proof of the claim with it follows.

        >>> from deepcheap.claims.product_flattening import FAMILY
        >>> {c.id: c for c in FAMILY.claims()}["product-flattening"].without("bias-free").aims
        <Verdict.REFUTED: 'refuted'>
        """
        dropped = next(h for h in self.hypotheses if h.name == name)
        formula = rf"\lnot\;\text{{{name}}}"
        falsified = Step(f"without-{name}", dropped.falsifier, formula, ("hypothesis",), (), dropped.falsifiers, Role.COUNTEREXAMPLE)
        kept = [step for step in self.steps if step.role is Role.PROOF]
        names = {step.name for step in kept}
        return replace(
            self,
            id=f"{self.id}.without-{name}",
            title=f"{self.title}, without {name}",
            printed=f"{self.reading} Now without this hypothesis: {dropped.statement}.",
            reading=f"The same without the hypothesis {name}.",
            aims=Verdict.REFUTED,
            corrected=self.reading,
            hypotheses=tuple(h for h in self.hypotheses if h is not dropped),
            steps=(falsified, *(replace(step, needs=tuple(n for n in step.needs if n in names)) for step in kept)),
            ledger=(),
            theorem="",
        )


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a family: its name, how it is read from text, its default and its meaning."""

    name: str
    parse: Callable[[str, str], Value]
    default: Value
    meaning: str


@dataclass(frozen=True, slots=True)
class Family:
    """A claim family: a name that runs through module, docs, Coq file, certificates and tests, and its claims for chosen parameters."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    build: Callable[..., tuple[Claim, ...]]

    def claims(self, **values: Value) -> tuple[Claim, ...]:
        """Build the claims of the family; parameters that are not given take their defaults."""
        return self.build(**({p.name: p.default for p in self.parameters} | values))
