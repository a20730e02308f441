"""The survey's formula for the sigmoid and its numerical examples. Source: survey section 2.1, equations 2 and 3."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..obligations import (
    Comparison,
    Figure,
    softmax,
    term,
)
from .sources import SURVEY

Vector = tuple[Fraction, ...]


def rationals(*texts: str) -> Vector:
    """Exact rationals from their spelling."""
    return tuple(map(Fraction, texts))


EXPONENTIAL = Hypothesis("exponential", "e is the base of the natural logarithm", "with base 2 the components are other ones")


def sigmoid() -> Claim:
    """The survey's equation 2."""
    zero, one, pair = rationals("0"), Fraction(1), rationals("0", "0")
    logistic = term("/", one, term("+", one, term("exp", 0)))
    return Claim(
        id="probability.sigmoid",
        title="The survey's sigmoid is the softmax",
        source=SURVEY,
        location="2.1, (2)",
        printed="sigmoid(x) is e^x divided by the sum of all e^(x_i).",
        reading="That function is the softmax. The sigmoid 1/(1 + e^-u) acts on one number, and is the first component of softmax(u, 0).",
        aims=Verdict.REFUTED,
        corrected="sigmoid(u) = 1/(1 + e^-u) = softmax(u, 0)_1; the softmax is not elementwise",
        hypotheses=(EXPONENTIAL,),
        ledger=("SURV-eq2",),
        steps=(
            Step(
                "one-input",
                "for the single number 0 the printed formula gives 1 and the sigmoid 1/2",
                r"e^0/e^0=1\ne\tfrac12",
                ("survey (2)",),
                (),
                (Comparison((logistic, "<", Fraction(3, 4), "<", softmax(zero, 0))),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "not-elementwise",
                "the first output changes with the second input",
                r"\tilde\sigma(0,1)_1<\tilde\sigma(0,0)_1",
                ("(7)",),
                (),
                (Comparison((softmax(rationals("0", "1"), 0), "<", Fraction(1, 3), "<", softmax(pair, 0))),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "first-component",
                "the sigmoid is the first of two components of a softmax, at u = 0 and u = 1 to ten decimals",
                r"\frac{e^u}{e^u+e^0}=\frac1{1+e^{-u}}",
                ("(7)",),
                (),
                tuple(
                    Figure(e, 10)
                    for u in ("0", "1")
                    for e in (softmax(rationals(u, "0"), 0), term("/", one, term("+", one, term("exp", -Fraction(u)))))
                ),
                uses=("exponential",),
            ),
        ),
    )


def numbers() -> Claim:
    """The survey's equation 3, softmax part."""
    inputs, other = rationals("2", "-3", "4", "-1"), rationals("2", "-3", "3", "-1")
    printed = rationals("26/100", "0", "72/100", "1/100")
    return Claim(
        id="probability.softmax-value",
        title="The survey's numerical softmax belongs to another vector",
        source=SURVEY,
        location="2.1, (3)",
        printed="The softmax of (2, -3, 4, -1) is (0.26, 0.00, 0.72, 0.01).",
        reading="The four components to two decimals.",
        aims=Verdict.REFUTED,
        corrected="the components are those that the certificates of the step `value` enclose; the printed ones belong to (2, -3, 3, -1)",
        hypotheses=(EXPONENTIAL,),
        ledger=("SURV-eq3b",),
        steps=(
            Step(
                "wrong",
                "the first and the third component round to other figures",
                r"\tilde\sigma(2,-3,4,-1)_1\not\approx0.26",
                ("survey (3)",),
                (),
                tuple(Figure(softmax(inputs, i), 2, printed[i]) for i in (0, 2)),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "value",
                "the components to two decimals",
                r"e^{x_i}/\sum_je^{x_j}",
                ("survey (3)",),
                (),
                tuple(Figure(softmax(inputs, i), 2) for i in range(4)),
                uses=("exponential",),
            ),
            Step(
                "source",
                "the printed figures are the softmax of (2, -3, 3, -1)",
                r"\tilde\sigma(2,-3,3,-1)",
                ("survey (3)",),
                (),
                tuple(Figure(softmax(other, i), 2, printed[i]) for i in range(4)),
                uses=("exponential",),
            ),
        ),
    )


def relu() -> Claim:
    """The survey's equation 3, ReLU part."""
    pairs = ((2, 2), (-3, 0), (4, 4), (-1, 0))
    return Claim(
        id="probability.relu",
        title="The survey's numerical ReLU",
        source=SURVEY,
        location="2.1, (3)",
        printed="ReLU maps (2, -3, 4, -1) to (2, 0, 4, 0).",
        reading="As printed, component by component.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("elementwise", "ReLU acts on each component", "the survey's other example, the softmax, does not"),),
        ledger=("SURV-eq3a",),
        steps=(
            Step(
                "components",
                "the larger of 0 and each component",
                r"\max(0,x_i)",
                ("survey (2)",),
                (),
                tuple(Comparison((term("max", 0, x), "=", Fraction(y))) for x, y in pairs),
                uses=("elementwise",),
            ),
        ),
    )
