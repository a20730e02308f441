"""Every claim is well formed: sources, hypotheses with falsifiers, steps that form a graph, names that run through."""

from __future__ import annotations

import re

import pytest

from deepcheap.claim import Claim, Role, Verdict
from deepcheap.claims import ALL_CLAIMS
from deepcheap.methods import METHODS
from deepcheap.selection import select

CLAIMS = [c for f in ALL_CLAIMS for c in f.claims()]


def test_ids_are_unique_and_belong_to_their_family() -> None:
    ids = [c.id for c in CLAIMS]
    assert len(ids) == len(set(ids))
    assert all(c.id in {p[0].id for p in select([f.name], {})} for f in ALL_CLAIMS for c in f.claims())


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.id)
def test_steps_need_only_earlier_steps(claim: Claim) -> None:
    seen: set[str] = set()
    for step in claim.steps:
        assert set(step.needs) <= seen
        assert step.name not in seen
        assert re.fullmatch(r"[a-z0-9-]+", step.name)
        seen.add(step.name)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.id)
def test_aims_fit_the_steps(claim: Claim) -> None:
    roles = {s.role for s in claim.steps if s.obligations}
    assert Role.PROOF in roles or claim.aims is Verdict.REFUTED
    if claim.aims is Verdict.REFUTED:
        assert Role.COUNTEREXAMPLE in roles
    if claim.aims is Verdict.HOLDS:
        assert Role.COUNTEREXAMPLE not in roles
        assert not claim.corrected
    else:
        assert claim.corrected


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.id)
def test_hypotheses_say_what_goes_wrong_without_them(claim: Claim) -> None:
    assert claim.hypotheses
    assert all(h.falsifier and h.statement for h in claim.hypotheses)
    assert claim.location
    assert claim.printed
    assert claim.reading


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.id)
def test_every_obligation_has_a_method(claim: Claim) -> None:
    assert all(type(o) in METHODS for s in claim.steps for o in s.obligations)
