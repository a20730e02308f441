"""The table of neuron counts: for each model, activation and n a lower and an upper bound, each with the certificates that prove it.

A bound is computed from findings only: the lower one is read off a `neuron-lower-bound` or `network-floor` statement, the upper one off the
statement of a construction, and both count only once `certcheck` has verified every certificate that they rest on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import comb
from pathlib import Path

from .certificate import certificate_bytes, claim_id
from .checker import check
from .exact.biased import six_softplus_neurons, three_logistic_neurons
from .methods import decide
from .networks.activations import ACTIVATIONS
from .networks.models import TABLE, Biases, Pattern, Relation
from .obligations import (
    ActivationPattern,
    BiasedNetwork,
    DerivativeNonzero,
    DerivativeZero,
    Finding,
    NetworkFloor,
    NeuronLowerBound,
    Obligation,
    PatternNetwork,
    SignCancellation,
)
from .verification import audited, write

MONOTONE = ("logistic", "tanh", "softplus", "exp", "erf", "arctan")
ANY = "any"
TRIED = (Fraction(1), Fraction(1, 2), Fraction(2))
"""Biases at which sigma^(n) is expected not to vanish; the certificate decides."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A number of neurons, and the facts that it rests on."""

    neurons: int
    facts: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of the table: `lower` and `upper` are None where the facts show that no network of the model exists."""

    n: int
    activation: str
    biases: Biases
    relation: Relation
    lower: Bound | None
    upper: Bound | None
    zero: int | None = None
    reason: tuple[Obligation, ...] = ()

    @property
    def facts(self) -> tuple[Obligation, ...]:
        """All facts of the entry, each once."""
        bounds = [b.facts for b in (self.lower, self.upper) if b is not None]
        return tuple(dict.fromkeys(fact for facts in (self.reason, *bounds) for fact in facts))


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """An entry with the certificate files of its facts, and whether `certcheck` verified them all."""

    entry: Entry
    certificates: tuple[str, ...]
    verified: bool


@cache
def find(fact: Obligation) -> Finding:
    """Decide a fact once."""
    return audited(fact, decide(fact))


def holds(fact: Obligation) -> bool:
    """Whether a method establishes the fact."""
    return find(fact).answer == "yes"


def certified(fact: Obligation, *others: Obligation) -> Bound:
    """The number of neurons that a fact's statement names, resting on this fact and others."""
    statement = find(fact).statement
    if statement is None:
        raise ValueError(find(fact).note)
    params = statement.params
    if statement.kind == "sign-cancellation":
        count = 2 ** int(str(params["n"]))
    elif statement.kind == "biased-network" and isinstance(params["blocks"], list):
        count = len(params["blocks"]) << int(str(params["signs"]))
    else:
        count = int(str(params["neurons"]), 0) + (statement.kind == "network-floor")
    return Bound(count, (fact, *others))


def least(bounds: Iterable[Bound]) -> Bound:
    """The smallest upper bound."""
    return min(bounds, key=lambda b: b.neurons)


def greatest(bounds: Iterable[Bound]) -> Bound:
    """The largest lower bound."""
    return max(bounds, key=lambda b: b.neurons)


def by_pattern(n: int, biases: str, pattern: Pattern, *others: Obligation) -> tuple[Bound, Bound]:
    """The bounds for a pattern of Taylor coefficients at the common expansion point."""
    q = pattern.last_zero
    construction = SignCancellation(n, "product") if q is None else PatternNetwork(n, q, biases)
    return certified(NeuronLowerBound(n, biases, pattern.tail), *others), certified(construction, *others)


def unbiased(activation: str, biases: Biases, n: int) -> Entry:
    """All hidden biases 0: the pattern of the activation at 0 decides."""
    at_zero = ActivationPattern(activation, Fraction(0), n)
    statement = find(at_zero).statement
    known = statement.params["nonzero"] if statement is not None else []
    nonzero = tuple(k for k in (known if isinstance(known, list) else []) if isinstance(k, int))
    if n not in nonzero:
        return Entry(n, activation, biases, Relation.TAYLOR, None, None, reason=(at_zero,))
    pattern = Pattern(n, tuple(k for k in nonzero if k or biases is Biases.NONE))
    return Entry(n, activation, biases, Relation.TAYLOR, *by_pattern(n, biases.value, pattern, at_zero))


def common(activation: str, n: int) -> Entry:
    """One hidden bias: at a zero of sigma^(n-1), or else, where sigma', ..., sigma^(n-1) vanish nowhere, at any bias with sigma^(n) != 0."""
    zero, nowhere = DerivativeZero(activation, n - 1), DerivativeNonzero(activation, tuple(range(1, n)))
    curved = next((ActivationPattern(activation, b, n, nonzero=(n,)) for b in TRIED if ACTIVATIONS[activation].zero(b, n) is False), None)
    upper = [certified(PatternNetwork(n, 0, "output"), curved)] if curved is not None else []
    if holds(zero):
        upper.append(certified(PatternNetwork(n, n - 1), zero))
    lower = [certified(NeuronLowerBound(n, "free", ()))]
    if holds(nowhere):
        lower.append(certified(NeuronLowerBound(n, "output", tuple(range(1, n + 1))), nowhere))
    return Entry(n, activation, Biases.COMMON, Relation.TAYLOR, greatest(lower), least(upper))


def explicit_network(activation: str, n: int) -> BiasedNetwork | None:
    """The known networks with different biases that beat every common bias."""
    known = {("logistic", 2): (three_logistic_neurons(), 0, "hidden"), ("softplus", 3): (six_softplus_neurons(), 1, "free")}
    if (activation, n) not in known:
        return None
    blocks, signs, biases = known[activation, n]
    return BiasedNetwork(activation, n, blocks, signs, biases)


def free(activation: str, n: int) -> Entry:
    """Each neuron its own bias."""
    shared, own = common(activation, n).upper, explicit_network(activation, n)
    upper = [b for b in (shared, None if own is None else certified(own)) if b is not None]
    lower, nowhere = [certified(NeuronLowerBound(n, "free", ()))], DerivativeNonzero(activation, (n - 1,))
    if holds(nowhere):
        lower.append(certified(NeuronLowerBound(n, "free", (n - 1,)), nowhere))
    if activation == "exp":
        lower.append(certified(NetworkFloor(n, 2**n - 2, "exp")))
    return Entry(n, activation, Biases.FREE, Relation.TAYLOR, greatest(lower), least(upper))


def uniform(activation: str, n: int) -> Entry:
    """Uniformly on [-1,1]^n to any accuracy: below the lower bound the error stays above a certified floor."""
    lower = [certified(NetworkFloor(n, comb(n, n // 2) - 1))]
    if activation == "exp":
        lower.append(certified(NetworkFloor(n, 2**n - 2, "exp")))
    if n == 2 and activation in MONOTONE:
        lower.append(certified(NetworkFloor(2, 2, "monotone"), DerivativeNonzero(activation, (1,))))
    upper = free("sin" if activation == ANY else activation, n).upper
    return Entry(n, activation, Biases.FREE, Relation.UNIFORM, greatest(lower), upper)


def patterned(n: int, zero: int | None) -> Entry:
    """Every activation whose last vanishing Taylor coefficient below n is sigma_zero (none when it is None), no biases."""
    pattern = Pattern(n, tuple(k for k in range(n + 1) if k != zero))
    lower, upper = by_pattern(n, "none", pattern)
    return Entry(n, ANY, Biases.NONE, Relation.TAYLOR, lower, upper, zero=-1 if zero is None else zero)


def entry(activation: str, biases: Biases, n: int) -> Entry:
    """The entry of a model for an activation.

    >>> e = entry("logistic", Biases.COMMON, 4)
    >>> e.lower.neurons, e.upper.neurons
    (8, 8)
    """
    if biases is Biases.COMMON:
        return common(activation, n)
    return free(activation, n) if biases is Biases.FREE else unbiased(activation, biases, n)


def table(degrees: Iterable[int], activations: Iterable[str], patterns: bool = True) -> list[Entry]:
    """All entries: by activation and biases, then uniformly, then by pattern."""
    columns, names = tuple(degrees), tuple(activations)
    rows = [entry(a, biases, n) for biases in TABLE for a in names for n in columns]
    rows += [uniform(a, n) for a in (*names, ANY) for n in columns]
    if patterns:
        rows += [patterned(n, q) for q in (None, *range(max(columns, default=1))) for n in columns if q is None or q < n]
    return rows


def checked(entries: Iterable[Entry], folder: Path) -> list[CheckedEntry]:
    """Write the certificates of all facts, each once, have `certcheck` check them, and say which entries stand."""
    rows = list(entries)
    files = {fact: folder / file_name(find(fact)) for e in rows for fact in e.facts}
    for fact, path in files.items():
        finding = find(fact)
        if finding.statement is not None:
            write(path, certificate_bytes(finding.statement, finding.witness))
    answers = check(dict.fromkeys(path for fact, path in files.items() if find(fact).statement is not None))
    good = {fact for fact, path in files.items() if stands(fact, answers.get(str(path)))}
    return [CheckedEntry(e, tuple(dict.fromkeys(str(files[f]) for f in e.facts)), all(f in good for f in e.facts)) for e in rows]


def stands(fact: Obligation, answer: object) -> bool:
    """Whether a fact was found and its certificate verified, claim for claim."""
    found = find(fact)
    if found.statement is None or found.answer != "yes":
        return False
    return getattr(answer, "status", "") == "verified" and getattr(answer, "claim_id", "") == claim_id(found.statement)


def file_name(finding: Finding) -> str:
    """The name of a certificate file: its kind and the start of its claim id."""
    return "none" if finding.statement is None else f"{finding.statement.kind}.{claim_id(finding.statement)[:16]}.json"
