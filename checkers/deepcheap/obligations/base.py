"""What every obligation shares: a kind, and which statements answer it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import ClassVar

Json = str | int | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A certifiable fact: the `claim` object of a certificate."""

    kind: str
    params: dict[str, Json]
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a method found: a statement with its witness, or the reason why it cannot tell.

    `answer` is `yes` when the obligation is met, `no` when the statement refutes it, `undecided` when there is no statement.
    """

    answer: str
    statement: Statement | None = None
    witness: dict[str, Json] = field(default_factory=dict)
    note: str = ""


def spelled(value: object) -> object:
    """The spelling of an obligation's field in the params of a statement.

    >>> spelled((Fraction(1, 2), 3))
    ['1/2', 3]
    """
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, tuple):
        return [spelled(v) for v in value]
    return value


@dataclass(frozen=True, slots=True)
class Obligation:
    """One small question, a frozen value. An obligation asks; a method answers with a `Finding`."""

    kind: ClassVar[str]

    def asked_of(self, statement: Statement, exempt: tuple[str, ...] = ()) -> bool:
        """Whether every field of the obligation that occurs in the statement's params has the same value there."""
        params = statement.params
        return all(f.name not in params or f.name in exempt or params[f.name] == spelled(getattr(self, f.name)) for f in fields(self))

    def answer(self, statement: Statement) -> str:
        """Say what a statement answers to this question: `yes`, `no`, or `undecided` when it is about something else.

        Computed from the two; a method's own word is held against it.
        """
        return "yes" if statement.kind == self.kind and self.asked_of(statement) else "undecided"
