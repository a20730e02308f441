"""Sharp sigmoids that multiply bits, and how sharp they must be. Source: section II.C.2, equation 13, Figure 2 right."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..obligations import Comparison, Figure, SigmoidProduct, term
from .sources import PAPER

BITS = Hypothesis(
    "bits", "each x_i is 0 or 1", "for real x_i the product of equation (13) at x = (1/2, 3/2) is 3/4, but the sum 2 makes the sigmoid tend to 1"
)
SHARP = Hypothesis("limit", "beta tends to infinity", "at a finite beta the error is 1/(1 + e^(beta/2)), not 0")
LOGISTIC = Hypothesis("logistic", "sigma is the logistic sigmoid", "a sigmoid with slower tails needs a larger beta")


def sum_check(k: int) -> Claim:
    """The sum decides the product."""
    return Claim(
        id="bits.sum-check",
        title="A product of bits is read off their sum",
        source=PAPER,
        location="II.C.2; Fig. 2 right",
        printed="x_1 x_2 x_3 = 1 exactly when the sum is 3; a sharp sigmoid checks it, exactly in the limit.",
        reading="As printed, for k bits; the error at beta is 1/(1 + e^(beta/2)) < 2/beta.",
        aims=Verdict.HOLDS,
        hypotheses=(BITS, SHARP),
        params=(("k", str(k)),),
        ledger=("LTR-l161a", "LTR-fig2b"),
        steps=(
            Step(
                "three",
                "all eight strings of three bits",
                r"x_1x_2x_3=1\iff x_1+x_2+x_3=3",
                ("II.C.2",),
                (),
                (SigmoidProduct(3, Fraction(40)),),
                uses=("bits",),
            ),
            Step(
                "limit",
                "the error at growing beta",
                r"1/(1+e^{\beta/2})\to0",
                ("(13)", "Fig. 2"),
                ("three",),
                tuple(SigmoidProduct(k, Fraction(10**e), e) for e in (1, 2, 3)),
                uses=("limit",),
            ),
        ),
    )


def product(k: int, beta: Fraction) -> Claim:
    """Equation 13."""
    small = term("/", Fraction(1), term("+", Fraction(1), term("exp", 20)))
    large = term("/", Fraction(1), term("+", Fraction(1), term("exp", -20)))
    return Claim(
        id="bits.product",
        theorem="BitProduct",
        title="A sharp sigmoid multiplies k bits",
        source=PAPER,
        location="II.C.2, (13)",
        printed="The product of k bits is the limit of sigma[-beta(k - 1/2 - sum over x in K of x_i)]; sigma is near 1 for x much larger than 1.",
        reading="The sum runs over i in K; the largest error over all bit strings is exactly 1/(1 + e^(beta/2)), where the sum is k or k - 1.",
        aims=Verdict.CORRECTED,
        corrected="i in K under the sum; sigma is near 1 for x much larger than 0, as 1 - sigma(x) = sigma(-x)",
        hypotheses=(BITS, SHARP, LOGISTIC),
        params=(("k", str(k)), ("beta", str(beta))),
        ledger=("LTR-eq13", "LTR-l161b"),
        steps=(
            Step(
                "sigmoid",
                "the logistic sigmoid at -20 and 20",
                r"\sigma(-20)\approx0,\ \sigma(20)\approx1",
                ("II.C.2",),
                (),
                (Comparison((Fraction(0), "<", small, "<", Fraction(1, 10**8))), Comparison((1 - Fraction(1, 10**8), "<", large, "<", Fraction(1)))),
                uses=("logistic",),
            ),
            Step(
                "error",
                "the worst bit strings are those with the sum k and k - 1",
                r"\max_x|\sigma-\prod x_i|=\frac1{1+e^{\beta/2}}",
                ("(13)",),
                (),
                (SigmoidProduct(k, beta),),
                uses=("bits", "limit", "logistic"),
            ),
        ),
    )


def decimals(k: int, places: int) -> Claim:
    """How large beta must be."""
    power, ten = term("^", 10, places), Fraction(10)
    threshold = term("^", term("-", power, 1), 2)
    beta = whole_above(10**places + 1)
    return Claim(
        id="bits.decimals",
        theorem="BitProduct",
        title="D correct decimals need beta >= 2 ln(10^D - 1), not D ln 10",
        source=PAPER,
        location="II.C.2, after (13)",
        printed="For D = 10 correct decimals any beta > D ln 10, about 23, is enough.",
        reading="The error 1/(1 + e^(beta/2)) is at most 10^-D exactly for beta >= 2 ln(10^D - 1), about twice as much.",
        aims=Verdict.REFUTED,
        corrected="beta >= 2 ln(10^D - 1)",
        hypotheses=(BITS, LOGISTIC),
        params=(("k", str(k)), ("decimals", str(places))),
        ledger=("LTR-l165",),
        steps=(
            Step(
                "above",
                "this beta is larger than D ln 10",
                r"e^\beta>10^D",
                ("II.C.2",),
                (),
                (Comparison((power, "<", term("exp", beta))),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "too-large",
                "at this beta the error is still larger than 10^-D",
                r"\frac1{1+e^{\beta/2}}>10^{-D}",
                ("(13)",),
                ("above",),
                (SigmoidProduct(k, beta, places),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "printed",
                "D ln 10 for D = 10 rounds to the printed 23",
                r"10\ln10\approx23",
                ("II.C.2",),
                (),
                (Figure(term("^", ten, 10), 0, Fraction(23), True),),
            ),
            Step(
                "threshold",
                "the least beta that is enough, to two decimals",
                r"2\ln(10^D-1)",
                ("(13)",),
                (),
                (Figure(threshold, 2, None, True),),
                uses=("logistic",),
            ),
            Step(
                "enough",
                "the next whole number above it is enough",
                r"\beta=\lceil2\ln(10^D-1)\rceil",
                ("(13)",),
                ("threshold",),
                (SigmoidProduct(k, whole_above((10**places - 1) ** 2), places),),
                uses=("bits", "logistic"),
            ),
        ),
    )


def whole_above(number: int) -> Fraction:
    """A whole beta with e^beta >= number, by e > 2.718281828; whether it is the right one is decided by the methods, not here."""
    low, power = Fraction(2718281828, 10**9), Fraction(1)
    beta = 0
    while power < number:
        beta, power = beta + 1, power * low
    return Fraction(max(beta, 1))
