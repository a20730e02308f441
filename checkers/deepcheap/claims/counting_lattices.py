"""Counting on lattices: what locality and translation symmetry leave. Source: sections II.D.2 and II.D.3; survey section 3.2."""

from __future__ import annotations

from math import comb

from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..obligations import (
    LocalDegree,
    MonomialCount,
)
from .sources import PAPER

CONVENTION = Hypothesis(
    "one-convention",
    "constant, linear and quadratic terms are counted alike at each stage",
    "dropping some of them in between makes the stages incomparable",
)
SPINS = Hypothesis("pairwise-coupled", "the variables of a term are coupled to one another", "without locality the degree may be n")


def locality() -> Claim:
    """Section II.D.2, first half."""
    counts = tuple(
        MonomialCount(n, d, coupling=c, claimed=1 + n * d + pairs * comb(d, 2))
        for d in (2, 4)
        for c, n, pairs in (("ring", 6, 6), ("ring", 12, 12), ("chain", 12, 11))
    )
    return Claim(
        id="counting.locality",
        title="Locality leaves a number of coefficients linear in n",
        source=PAPER,
        location="II.D.2",
        printed="With nearest-neighbour couplings only, the number of nonzero coefficients grows linearly with n.",
        reading="At a fixed degree d: 1 + n d + p C(d, 2) on a lattice with p pairs of neighbours, p = n on a ring and n - 1 on a chain.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("bounded-degree", "d is fixed", "powers of a single variable alone are infinitely many"),),
        ledger=("LTR-l195a",),
        steps=(
            Step(
                "linear", "rings and chains of several lengths are enumerated", r"1+nd+p\tbinom d2", ("II.D.2",), (), counts, uses=("bounded-degree",)
            ),
        ),
    )


def local(n: int) -> Claim:
    """Section II.D.3: 2n."""
    return Claim(
        id="counting.local",
        title="Locality leaves 3n + 1 parameters, not 2n",
        source=PAPER,
        location="II.D.3",
        printed="From (n+1)(n+2)/2, locality reduces the number of parameters to 2n.",
        reading="Counted alike, 3n + 1 on a ring and 3n on an open chain; 2n counts the quadratic terms on a ring only.",
        aims=Verdict.REFUTED,
        corrected="with constant, linear and quadratic terms: 3n + 1 on a ring (n >= 3), 3n on a chain; without the constant 3n; quadratic only 2n",
        hypotheses=(CONVENTION,),
        params=(("n", str(n)),),
        ledger=("LTR-l203b",),
        steps=(
            Step(
                "four",
                "the ring of four has 13 monomials in the convention of (n+1)(n+2)/2",
                r"13\ne8",
                ("II.D.3",),
                (),
                (MonomialCount(4, 2, coupling="ring", claimed=8),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "ring",
                "three conventions on a ring",
                r"3n+1,\ 3n,\ 2n",
                ("II.D.3",),
                (),
                tuple(MonomialCount(n, 2, low, "ring", claimed=c) for low, c in enumerate((3 * n + 1, 3 * n, 2 * n))),
                uses=("one-convention",),
            ),
            Step(
                "chain",
                "three conventions on an open chain",
                r"3n,\ 3n-1,\ 2n-1",
                ("II.D.3",),
                (),
                tuple(MonomialCount(n, 2, low, "chain", claimed=c) for low, c in enumerate((3 * n, 3 * n - 1, 2 * n - 1))),
                uses=("one-convention",),
            ),
            Step(
                "all",
                "three conventions without locality",
                r"\tbinom{n+2}2,\ \tfrac{n(n+3)}2,\ \tfrac{n(n+1)}2",
                ("II.D.3",),
                (),
                tuple(MonomialCount(n, 2, low, claimed=c) for low, c in enumerate((comb(n + 2, 2), n * (n + 3) // 2, n * (n + 1) // 2))),
                uses=("one-convention",),
            ),
        ),
    )


def symmetric(n: int) -> Claim:
    """Section II.D.3: 3."""
    return Claim(
        id="counting.symmetric",
        title="Translation symmetry leaves 4, 3 or 2 parameters",
        source=PAPER,
        location="II.D.3",
        printed="From (n+1)(n+2)/2 and 2n, translation symmetry reduces the number of parameters to 3.",
        reading="Counted like (n+1)(n+2)/2 there are 4; like 2n there are 2; 3 belongs to the convention without the constant.",
        aims=Verdict.REFUTED,
        corrected="the consistent triples are (C(n+2, 2), 3n+1, 4), (n(n+3)/2, 3n, 3) and (n(n+1)/2, 2n, 2)",
        hypotheses=(CONVENTION, Hypothesis("ring", "the lattice is a ring, so that shifts are symmetries", "an open chain has ends and no shifts")),
        params=(("n", str(n)),),
        ledger=("LTR-l203c",),
        steps=(
            Step(
                "with-constant",
                "in the convention of (n+1)(n+2)/2 there are four orbits",
                r"1,x_i,x_i^2,x_ix_{i+1}",
                ("II.D.3",),
                (),
                (MonomialCount(4, 2, 0, "ring", "translation", claimed=3),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "quadratic-only",
                "in the convention of 2n there are two",
                r"x_i^2,x_ix_{i+1}",
                ("II.D.3",),
                (),
                (MonomialCount(4, 2, 2, "ring", "translation", claimed=3),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "orbits",
                "the orbits in all three conventions",
                r"4,\ 3,\ 2",
                ("II.D.3",),
                (),
                tuple(MonomialCount(n, 2, low, "ring", "translation", claimed=4 - low) for low in range(3)),
                uses=("one-convention", "ring"),
            ),
        ),
    )


def neighbours() -> Claim:
    """Section II.D.2, binary case."""
    pair, square = ((1, 2),), ((1, 2), (1, 3), (2, 4), (3, 4))
    complete = tuple((i, j) for i in range(1, 6) for j in range(i + 1, 6))
    ring = tuple(sorted([(i, i + 1) for i in range(1, 8)] + [(1, 8)]))
    return Claim(
        id="counting.neighbours",
        title="The degree is at most one more than the number of neighbours",
        source=PAPER,
        location="II.D.2; survey 3.2",
        printed="For spins, locality limits the degree to the number of neighbours of a spin.",
        reading="A term in pairwise coupled spins has at most one more spin than a spin has neighbours: itself and some of them.",
        aims=Verdict.REFUTED,
        corrected="degree <= 1 + the largest number of neighbours, with equality for complete graphs",
        hypotheses=(SPINS,),
        ledger=("LTR-l195b", "SURV-l175"),
        steps=(
            Step(
                "pair",
                "two coupled spins have one neighbour each, and the term x_1 x_2 of degree 2",
                r"2\not\le1",
                ("II.D.2",),
                (),
                (LocalDegree(2, pair),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "graphs",
                "one more is enough: a pair, a square, a ring, a complete graph",
                r"d\le1+k",
                ("II.D.2",),
                (),
                (LocalDegree(2, pair, 1), LocalDegree(4, square, 1), LocalDegree(8, ring, 1), LocalDegree(5, complete, 1)),
                uses=("pairwise-coupled",),
            ),
        ),
    )
