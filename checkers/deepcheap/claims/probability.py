"""Probabilities and Hamiltonians: Bayes' theorem as a softmax, Gaussians, maximum entropy. Source: sections II.A, II.B, II.D.1, Table I."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..networks.tables import read_model
from ..obligations import (
    BayesSoftmax,
    Comparison,
    Posterior,
    PosteriorFormula,
    softmax,
    term,
)
from ..parameters import path
from .probability_physics import energy, free_energy, gaussian, maximum_entropy, not_normalisable
from .probability_softmax import EXPONENTIAL, Vector, numbers, rationals, relu, sigmoid
from .sources import PAPER

Model = tuple[tuple[Vector, ...], Vector]


EXAMPLE: Model = ((rationals("1/2", "1/2", "0"), rationals("1/3", "2/3", "0"), rationals("0", "1", "0")), rationals("1/2", "1/3", "1/6"))
"""Three labels, three data; one datum that rules a label out, one that no label explains."""
BIASED: Model = ((rationals("1/2", "1/2"), rationals("1/2", "1/2")), rationals("1/4", "3/4"))
"""Two labels that differ in their prior only."""
EVIDENCE = Hypothesis("evidence", "p(x) > 0", "where no label explains x, the quotient is 0/0")
CONSTANT = Hypothesis(
    "constant", "an additive constant in H may depend on x, not on y", "with mu added instead of subtracted, p(y|x) comes out wrong"
)
DISTRIBUTION = Hypothesis("distributions", "p(y) and each p(x|y) are >= 0 and sum to 1", "without it the quotient is no probability")


def bayes(model: Model) -> Claim:
    """Equations 2 to 5 and 8."""
    return Claim(
        id="probability",
        title="Bayes' theorem is a Boltzmann form and a softmax",
        source=PAPER,
        location="II.A, II.B, (2)-(5), (8); survey (9)-(13)",
        printed="With H_y = -ln p(x|y) and mu_y = -ln p(y), p(y|x) = e^-(H_y + mu_y)/N = softmax(-H - mu).",
        reading="As printed, with e^-infinity = 0 where a probability is 0, for every x with p(x) > 0.",
        aims=Verdict.HOLDS,
        hypotheses=(EVIDENCE, DISTRIBUTION, CONSTANT),
        params=(("labels", str(len(model[1]))), ("data", str(len(model[0][0]))), *(() if model == EXAMPLE else (("model", "file"),))),
        ledger=("LTR-eq2", "LTR-eq3", "LTR-eq4", "LTR-eq5", "LTR-eq8", "SURV-eq9", "SURV-eq10", "SURV-eq11", "SURV-eq12", "SURV-eq13"),
        steps=(
            Step(
                "identity",
                "the quotients are the same rational function of the exponentials",
                r"\frac{p(x|y)p(y)}{\sum p(x|y')p(y')}=\frac{e^{-[H_y+\mu_y]}}{N}",
                ("(1)", "(3)", "(8)"),
                (),
                (BayesSoftmax(len(model[1])),),
                uses=("evidence", "constant"),
            ),
            Step(
                "model",
                "in a finite model, zeros included, all three are computed exactly",
                r"p(y|x)\,N(x)=e^{-[H_y(x)+\mu_y]}",
                ("(3)", "(4)"),
                ("identity",),
                (Posterior(*model),),
                uses=("evidence", "distributions"),
            ),
        ),
    )


def denominators() -> Claim:
    """Equations 1 and 7 as printed."""
    zeros, labels = rationals("0", "0"), rationals("1", "2")
    total = term("+", softmax(zeros, 0, labels), softmax(zeros, 1, labels))
    mended = term("+", softmax(labels, 0), softmax(labels, 1))
    sides = (Fraction(999_999, 10**6), "<", mended, "<", Fraction(1_000_001, 10**6))
    return Claim(
        id="probability.denominator",
        title="Two denominators lack a p and name the wrong vector",
        source=PAPER,
        location="(1), (7)",
        printed="The denominator of (1) multiplies p(x|y') by the label y' itself; that of (7) sums the exponentials of y, not of x.",
        reading="(1) has p(y') and (7) has x_i in the denominator.",
        aims=Verdict.CORRECTED,
        corrected="p(x|y') p(y') in (1), e^(x_i) in (7)",
        hypotheses=(EVIDENCE, EXPONENTIAL),
        ledger=("LTR-eq1", "LTR-eq7"),
        steps=(
            Step(
                "label",
                "with the labels 1 and 2 as factors the quotient is not p(y|x)",
                r"\sum_{y'}p(x|y')\,y'\ne p(x)",
                ("(1)",),
                (),
                (PosteriorFormula("label-for-prior", *BIASED),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "vector",
                "with another vector y = (1, 2) below, the outputs at x = (0, 0) do not sum to 1",
                r"2/(e+e^2)<1",
                ("(7)",),
                (),
                (Comparison((total, "<", Fraction(1))),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "bayes",
                "with the prior in its place the quotient is p(y|x)",
                r"p(y|x)p(x)=p(x|y)p(y)",
                ("(1)",),
                (),
                (Posterior(*BIASED),),
                uses=("evidence",),
            ),
            Step(
                "softmax",
                "with x in its place the outputs sum to 1, which is normalisation",
                r"\sum_i e^{x_i}/\sum_j e^{x_j}=1",
                ("(7)",),
                (),
                (BayesSoftmax(2), Comparison(sides)),
                uses=("exponential",),
            ),
        ),
    )


def bias() -> Claim:
    """The sign of mu in the last layer."""
    return Claim(
        id="probability.bias",
        title="The bias of the softmax layer is -mu",
        source=PAPER,
        location="II.B, after (8)",
        printed="The vector mu becomes the bias of the last layer.",
        reading="The last layer is softmax(W H + b) with W = -1 and b = -mu.",
        aims=Verdict.CORRECTED,
        corrected="the bias is -mu, and the weights are -1",
        hypotheses=(EVIDENCE, CONSTANT),
        ledger=("LTR-l106",),
        steps=(
            Step(
                "plus",
                "with the bias +mu two equally likely labels swap their priors",
                r"\tilde\sigma(-H+\mu)\ne p",
                ("(8)",),
                (),
                (PosteriorFormula("plus-mu", *BIASED),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "minus",
                "with the bias -mu the layer gives p(y|x)",
                r"\tilde\sigma(-H-\mu)=p",
                ("(8)",),
                (),
                (BayesSoftmax(2), Posterior(*BIASED)),
                uses=("evidence", "constant"),
            ),
        ),
    )


def build(model: str | None) -> tuple[Claim, ...]:
    """The claims of the family; with a model file, the claim about that model alone."""
    if model is not None:
        return (bayes(read_model(model)),)
    softmaxes = (bayes(EXAMPLE), denominators(), bias(), sigmoid(), numbers(), relu())
    return (*softmaxes, gaussian(), not_normalisable(), maximum_entropy(), energy(), free_energy())


FAMILY = Family(
    "probability",
    "Probabilities, Hamiltonians and the softmax",
    (Parameter("model", path, None, 'a JSON file {"prior": [...], "likelihood": [[...], ...]} of exact rationals, one row for each label'),),
    build,
)
