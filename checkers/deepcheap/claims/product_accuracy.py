"""The error of the gate with 2**n neurons as lambda shrinks. Source: Appendix A, "arbitrary accuracy" after equation A1."""

from __future__ import annotations

from fractions import Fraction

from ..certificate import rational as spell
from ..claim import Claim, Family, Hypothesis, Parameter, Step, Verdict
from ..obligations import ActivationPattern, GateError, GateRate
from ..parameters import count, positive, rational, word
from .expansion import expansion_point
from .sources import PAPER

SMOOTH = Hypothesis(
    "smooth", "sigma is n + 2 times continuously differentiable near b", "with n derivatives only, the error still tends to 0, but without a rate"
)
CURVED = Hypothesis("sigma-n-nonzero", "sigma^(n)(b) != 0", "otherwise the gate divides by 0")
COMPACT = Hypothesis("compact-box", "x stays in a box [-R, R]^n", "a bounded sigma gives a bounded network")


def accuracy(n: int, activation: str, bias: Fraction, scale: Fraction, radius: Fraction, upper: Fraction | None) -> Claim:
    """The first half of the theorem of Appendix A, with explicit error and rate."""
    bound = "" if upper is None else f" The error on the box is at most {spell(upper)}."
    asked = () if upper is None else (("upper", spell(upper)),)
    return Claim(
        id="product-accuracy",
        title="The gate with 2^n neurons reaches every accuracy",
        source=PAPER,
        location="Appendix A Theorem; after (A1)",
        printed="For every accuracy there is a network with one hidden layer of 2^n neurons that implements the product." + bound,
        reading="As printed, on boxes: for every 0 < lambda <= lambda_0 the error is at most C lambda^2, so lambda = sqrt(eps/C) gives accuracy eps.",
        aims=Verdict.HOLDS,
        hypotheses=(SMOOTH, CURVED, COMPACT),
        params=(("n", str(n)), ("activation", activation), ("bias", spell(bias)), ("scale", spell(scale)), ("radius", spell(radius)), *asked),
        ledger=("LTR-appthm-up", "LTR-appthm-smooth"),
        theorem="SignCancellation",
        steps=(
            Step(
                "derivative",
                "the bias is a point with nonzero n-th derivative",
                r"\sigma^{(n)}(b)\ne0",
                ("(A4)",),
                (),
                (ActivationPattern(activation, bias, n, nonzero=(n,)),),
                uses=("sigma-n-nonzero",),
            ),
            Step(
                "identity",
                "the gate is the product times an average of the n-th derivative",
                r"m(x)=\prod_i x_i\;\mathbb E_{t\in[-1,1]^n}\frac{\sigma^{(n)}(b+\lambda t\cdot x)}{\sigma^{(n)}(b)}",
                ("(A1)", "(A4)"),
                ("derivative",),
                uses=("smooth",),
            ),
            Step(
                "error",
                "the error on the box at the given scale is enclosed",
                r"\sup_{|x_i|\le R}|m(x)-\textstyle\prod_i x_i|",
                ("(A1)",),
                ("identity",),
                (GateError(n, activation, bias, scale, radius, upper),),
                uses=("compact-box",),
            ),
            Step(
                "rate",
                "for every smaller scale the error is at most C lambda^2",
                r"\sup|m_\lambda-\textstyle\prod x_i|\le C\lambda^2\quad\forall\,0<\lambda\le\lambda_0",
                ("after (A1)",),
                ("identity",),
                (GateRate(n, activation, bias, scale, radius),),
                uses=("smooth", "compact-box"),
            ),
        ),
    )


def build(n: int, activation: str, bias: Fraction | None, scale: Fraction, radius: Fraction, upper: Fraction | None) -> tuple[Claim, ...]:
    """The claim of the family; without a bias, one with sigma^(n)(b) far from 0 is chosen."""
    return (accuracy(n, activation, expansion_point(activation, n, bias), scale, radius, upper),)


FAMILY = Family(
    "product-accuracy",
    "The error of the product gate as lambda shrinks",
    (
        Parameter("n", count(1, 64, "derivatives of order n + 2K are enclosed"), 4, "number of inputs"),
        Parameter("activation", word, "logistic", "activation function"),
        Parameter("bias", rational, None, "expansion point b, a rational with sigma^(n)(b) != 0 (default: chosen for the activation)"),
        Parameter("scale", positive, Fraction(1, 100), "lambda; for the rate, the largest lambda"),
        Parameter("radius", positive, Fraction(1), "R of the box [-R, R]^n"),
        Parameter("upper", positive, None, "ask whether the error on the box is at most this"),
    ),
    build,
)
