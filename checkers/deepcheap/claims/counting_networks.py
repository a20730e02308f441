"""Counting neurons and parameters: universality, quartics in 20 variables. Source: sections II.C and II.D.1; survey section 3.3."""

from __future__ import annotations

from fractions import Fraction
from math import comb

from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..obligations import (
    Comparison,
    LayeredParameters,
    MonomialCount,
    SignCancellation,
    SimplexInterpolation,
    term,
)
from .sources import PAPER, SURVEY

SIGMA = Hypothesis(
    "derivatives",
    "sigma_k != 0 for 0 <= k <= d at the expansion point",
    "a polynomial sigma of degree below n misses x_1...x_n by 1 somewhere on [-1, 1]^n",
)


def universal(n: int, degree: int) -> Claim:
    """Section II.C, universal approximation."""
    return Claim(
        id="counting.universal",
        title="One hidden layer gives every polynomial, if sigma is no polynomial",
        source=PAPER,
        location="II.C, footnote 1",
        printed="With virtually any nonlinear sigma, and any generic smooth one, a network with one hidden layer approximates any function.",
        reading="For sigma_k != 0, k <= d, one hidden layer Taylor-matches every polynomial of degree d; on boxes Stone and Weierstrass do the rest.",
        aims=Verdict.CORRECTED,
        corrected="sigma must not be a polynomial, the functions are continuous, and the boxes bounded",
        hypotheses=(SIGMA, Hypothesis("compact-box", "x stays in a bounded box", "a bounded sigma gives a bounded network, and x_1 is unbounded")),
        params=(("n", str(n)), ("degree", str(degree))),
        ledger=("LTR-l110a", "LTR-fn1"),
        steps=(
            Step(
                "square",
                "with sigma(u) = u^2, smooth and nonlinear, every such network is orthogonal to the signs of x_1 x_2 x_3, and misses it by 1",
                r"\sum_ss_1s_2s_3(b+s\cdot a)^2=0",
                ("II.C",),
                (),
                (SignCancellation(3, "classes"),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "interpolation",
                "the neurons with weights in a simplex of integer points give every polynomial",
                r"\det(a^r)\ne0",
                ("II.C",),
                (),
                (SimplexInterpolation(n, degree),),
                uses=("derivatives", "compact-box"),
            ),
        ),
    )


def prior(n: int, degree: int) -> Claim:
    """Section II.D.1, the naive prior."""
    top = comb(n + degree - 1, degree)
    return Claim(
        id="counting.prior",
        title="Almost every polynomial of degree at most N has degree N",
        source=PAPER,
        location="II.D.1, end",
        printed="With a uniform prior on polynomials of degree N a random one almost always has degree N.",
        reading="Otherwise all C(n+N-1, N) leading coefficients vanish: an event of measure 0, or of probability q^-C(n+N-1, N) for q values each.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("continuous-prior", "the coefficients have a joint density", "for q values each the probability is small, not 0"),),
        params=(("n", str(n)), ("degree", str(degree))),
        ledger=("LTR-l189",),
        steps=(
            Step(
                "leading",
                "the number of leading coefficients",
                r"\tbinom{n+N-1}N\ge1",
                ("II.D.1",),
                (),
                (MonomialCount(n, degree, degree, claimed=top),),
                uses=("continuous-prior",),
            ),
            Step(
                "fraction",
                "with ten values for each leading coefficient the exceptional fraction is at most a tenth",
                r"10^{-\binom{n+N-1}N}",
                ("II.D.1",),
                ("leading",),
                (Comparison((term("/", 1, term("^", 10, min(top, 1000))), "<=", Fraction(1, 10))),),
                uses=("continuous-prior",),
            ),
        ),
    )


def deep() -> Claim:
    """The survey's 80 neurons."""
    return Claim(
        id="counting.deep-quartic",
        title="80 neurons have too few parameters for a quartic in 20 variables",
        source=SURVEY,
        location="3.3",
        printed="A deep network represents a degree-4 polynomial in 20 variables with 4 * 20 = 80 neurons.",
        reading="Quartics have more coefficients than such a network has parameters: the smooth map from these to those misses almost all (Sard).",
        aims=Verdict.REFUTED,
        corrected="4n bounds the gates of the one monomial x_1...x_20, which takes 4 * 19 = 76",
        hypotheses=(
            Hypothesis(
                "smooth",
                "sigma is smooth, layers are fully connected, without shortcuts",
                "with a sigma that encodes its parameters bit by bit, counting says nothing",
            ),
        ),
        ledger=("SURV-l183b",),
        steps=(
            Step(
                "coefficients",
                "the coefficients of a quartic in 20 variables",
                r"\tbinom{24}4",
                ("survey 3.3",),
                (),
                (MonomialCount(20, 4, claimed=comb(24, 4)),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "parameters",
                "the most parameters with 80 hidden neurons, over all numbers and widths of layers",
                r"<\tbinom{24}4",
                ("survey 3.3",),
                ("coefficients",),
                (LayeredParameters(20, 80, 1, comb(24, 4)),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "monomial",
                "19 gates of four neurons multiply 20 numbers, fewer than 80",
                r"4\cdot19<4\cdot20=80",
                ("survey 3.3",),
                (),
                (Comparison((term("*", 4, 19), "=", Fraction(76), "<", term("*", 4, 20), "=", Fraction(80))),),
                uses=("smooth",),
            ),
        ),
    )


def shallow() -> Claim:
    """The survey's 2^20 neurons."""
    neurons = term("/", term("!", 24), term("*", term("!", 20), term("!", 4)))
    return Claim(
        id="counting.shallow-quartic",
        title="One hidden layer gives every quartic in 20 variables with far fewer than 2^20 neurons",
        source=SURVEY,
        location="3.3",
        printed="A shallow network for a degree-4 polynomial in 20 variables needs 2^20 > 1,000,000 neurons.",
        reading="C(24, 4) neurons Taylor-match every such polynomial; 2^20 belongs to the monomial x_1...x_20 of degree 20.",
        aims=Verdict.REFUTED,
        corrected="C(24, 4) neurons are enough for every polynomial of degree at most 4 in 20 variables",
        hypotheses=(SIGMA,),
        ledger=("SURV-l183c",),
        steps=(
            Step(
                "enough",
                "a simplex of integer weights gives every quartic",
                r"\det(a^r)\ne0,\ |r|\le4",
                ("survey 3.3",),
                (),
                (SimplexInterpolation(20, 4),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "fewer",
                "they are fewer than 2^20",
                r"\tbinom{24}4<2^{20}",
                ("survey 3.3",),
                ("enough",),
                (Comparison((neurons, "<", term("^", 2, 20))),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "every",
                "the number of neurons is the number of coefficients",
                r"\tbinom{24}4",
                ("survey 3.3",),
                (),
                (SimplexInterpolation(20, 4), MonomialCount(20, 4, claimed=comb(24, 4))),
                uses=("derivatives",),
            ),
        ),
    )
