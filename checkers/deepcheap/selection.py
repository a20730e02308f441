"""Which claims a user asks for, by name and parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from .claim import Claim, Family, Value
from .claims import ALL_CLAIMS
from .errors import InputError
from .parameters import spelled

Pair = tuple[Claim, Claim]
"""A claim, and the same claim at its default parameters."""


def find_family(name: str) -> Family:
    """The family of a claim or family name.

    Raises: InputError that lists what there is, and what was perhaps meant.
    """
    for family in ALL_CLAIMS:
        if name.split(".")[0] == family.name:
            return family
    names = [f.name for f in ALL_CLAIMS]
    close = get_close_matches(name, names, 1)
    raise InputError(f"there is no claim {name!r}: " + (f"did you mean {close[0]}?" if close else f"the families are {', '.join(names)}"))


def read_parameters(family: Family, given: Mapping[str, object]) -> dict[str, Value]:
    """Read the given parameters of a family, each with its own reader.

    Raises: InputError for a parameter that the family does not have.
    """
    known = {p.name: p for p in family.parameters}
    for name in given:
        if name not in known:
            raise InputError(f"{family.name} has no parameter {name!r}: it takes {', '.join(known)}")
    return {name: known[name].parse(name, spelled(value)) for name, value in given.items()}


def instances(family: Family, given: Mapping[str, object]) -> list[Pair]:
    """The claims of a family at the given parameters, each with its default instance; one without defaults is held against no parameters."""
    values = read_parameters(family, given)
    usual = {c.id: c for c in family.claims()}
    return [(c, usual.get(c.id, replace(c, params=()))) for c in family.claims(**values)]


def everything(given: Mapping[str, object], leave_out: Callable[[str], None]) -> list[Pair]:
    """All claims that take the given parameters; `leave_out` is told which families have the parameters but refuse these values.

    Raises: InputError when no family is left, with the reason of the last one.
    """
    chosen: list[Pair] = []
    reason = f"no claim family takes all of {', '.join(given)} together: see deepcheap list --parameters"
    for family in ALL_CLAIMS:
        if set(given) <= {p.name for p in family.parameters}:
            try:
                chosen += instances(family, given)
            except InputError as error:
                reason = str(error)
                leave_out(f"{family.name} is left out: {reason}")
    if not chosen:
        raise InputError(reason)
    return chosen


def select(names: Iterable[str], given: Mapping[str, object], leave_out: Callable[[str], None] = lambda _: None) -> list[Pair]:
    """The claims that the names mean: a family means all of its claims, a claim id that one; no name means everything.

    Raises: InputError for an unknown name, and for a parameter that no named family takes.
    """
    wanted = list(dict.fromkeys(names))
    if not wanted:
        return everything(given, leave_out)
    chosen: list[Pair] = []
    for name in wanted:
        pairs = instances(find_family(name), given)
        part = pairs if name == find_family(name).name else [p for p in pairs if p[0].id == name]
        if not part:
            raise InputError(f"there is no claim {name!r}: the family has {', '.join(p[0].id for p in pairs)}")
        chosen += [p for p in part if p not in chosen]
    return chosen


def without(pairs: Iterable[Pair], name: str) -> list[Pair]:
    """The claims that have falsifiers for a hypothesis, each without it.

    Raises: InputError that lists the hypotheses that can be dropped.
    """
    rows = list(pairs)
    found = [(c.without(name), d.without(name) if has(d, name) else d) for c, d in rows if has(c, name)]
    if not found:
        known = sorted({h.name for c, _ in rows for h in c.hypotheses if h.falsifiers})
        raise InputError(
            f"no hypothesis {name!r} can be dropped here: choose {', '.join(known)}"
            if known
            else "these claims have no hypothesis that can be dropped"
        )
    return found


def has(claim: Claim, name: str) -> bool:
    """Whether a claim has a hypothesis of this name with falsifiers."""
    return any(h.name == name and h.falsifiers for h in claim.hypotheses)
