"""Probabilities and Hamiltonians: Bayes' theorem as a softmax, Gaussians, maximum entropy. Source: sections II.A, II.B, II.D.1, Table I."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..networks.tables import read_model
from ..obligations import (
    BayesSoftmax,
    Comparison,
    Figure,
    FreeEnergy,
    Gaussian,
    MaximumEntropy,
    MomentBoundary,
    Posterior,
    PosteriorFormula,
    softmax,
    term,
)
from ..parameters import path
from .sources import PAPER, SURVEY

Vector = tuple[Fraction, ...]
Model = tuple[tuple[Vector, ...], Vector]


def rationals(*texts: str) -> Vector:
    """Exact rationals from their spelling."""
    return tuple(map(Fraction, texts))


EXAMPLE: Model = ((rationals("1/2", "1/2", "0"), rationals("1/3", "2/3", "0"), rationals("0", "1", "0")), rationals("1/2", "1/3", "1/6"))
"""Three labels, three data; one datum that rules a label out, one that no label explains."""
BIASED: Model = ((rationals("1/2", "1/2"), rationals("1/2", "1/2")), rationals("1/4", "3/4"))
"""Two labels that differ in their prior only."""
EVIDENCE = Hypothesis("evidence", "p(x) > 0", "where no label explains x, the quotient is 0/0")
CONSTANT = Hypothesis("constant", "an additive constant in H may depend on x, not on y", "with mu added instead of subtracted, p(y|x) comes out wrong")
DISTRIBUTION = Hypothesis("distributions", "p(y) and each p(x|y) are >= 0 and sum to 1", "without it the quotient is no probability")
EXPONENTIAL = Hypothesis("exponential", "e is the base of the natural logarithm", "with base 2 the components are other ones")


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
            Step("identity", "the quotients are the same rational function of the exponentials", r"\frac{p(x|y)p(y)}{\sum p(x|y')p(y')}=\frac{e^{-[H_y+\mu_y]}}{N}",
                 ("(1)", "(3)", "(8)"), (), (BayesSoftmax(len(model[1])),)),
            Step("model", "in a finite model, zeros included, all three are computed exactly", r"p(y|x)\,N(x)=e^{-[H_y(x)+\mu_y]}", ("(3)", "(4)"), ("identity",),
                 (Posterior(*model),)),
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
            Step("label", "with the labels 1 and 2 as factors the quotient is not p(y|x)", r"\sum_{y'}p(x|y')\,y'\ne p(x)", ("(1)",), (),
                 (PosteriorFormula("label-for-prior", *BIASED),), Role.COUNTEREXAMPLE, "no"),
            Step("vector", "with another vector y = (1, 2) below, the outputs at x = (0, 0) do not sum to 1", r"2/(e+e^2)<1", ("(7)",), (),
                 (Comparison((total, "<", Fraction(1))),), Role.COUNTEREXAMPLE),
            Step("bayes", "with the prior in its place the quotient is p(y|x)", r"p(y|x)p(x)=p(x|y)p(y)", ("(1)",), (), (Posterior(*BIASED),)),
            Step("softmax", "with x in its place the outputs sum to 1, which is normalisation", r"\sum_i e^{x_i}/\sum_j e^{x_j}=1", ("(7)",), (), (BayesSoftmax(2), Comparison(sides))),
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
            Step("plus", "with the bias +mu two equally likely labels swap their priors", r"\tilde\sigma(-H+\mu)\ne p", ("(8)",), (), (PosteriorFormula("plus-mu", *BIASED),),
                 Role.COUNTEREXAMPLE, "no"),
            Step("minus", "with the bias -mu the layer gives p(y|x)", r"\tilde\sigma(-H-\mu)=p", ("(8)",), (), (BayesSoftmax(2), Posterior(*BIASED))),
        ),
    )


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
            Step("one-input", "for the single number 0 the printed formula gives 1 and the sigmoid 1/2", r"e^0/e^0=1\ne\tfrac12", ("survey (2)",), (),
                 (Comparison((logistic, "<", Fraction(3, 4), "<", softmax(zero, 0))),), Role.COUNTEREXAMPLE),
            Step("not-elementwise", "the first output changes with the second input", r"\tilde\sigma(0,1)_1<\tilde\sigma(0,0)_1", ("(7)",), (),
                 (Comparison((softmax(rationals("0", "1"), 0), "<", Fraction(1, 3), "<", softmax(pair, 0))),), Role.COUNTEREXAMPLE),
            Step("first-component", "the sigmoid is the first of two components of a softmax, at u = 0 and u = 1 to ten decimals", r"\frac{e^u}{e^u+e^0}=\frac1{1+e^{-u}}", ("(7)",), (),
                 tuple(Figure(e, 10) for u in ("0", "1") for e in (softmax(rationals(u, "0"), 0), term("/", one, term("+", one, term("exp", -Fraction(u))))))),
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
            Step("wrong", "the first and the third component round to other figures", r"\tilde\sigma(2,-3,4,-1)_1\not\approx0.26", ("survey (3)",), (),
                 tuple(Figure(softmax(inputs, i), 2, printed[i]) for i in (0, 2)), Role.COUNTEREXAMPLE, "no"),
            Step("value", "the components to two decimals", r"e^{x_i}/\sum_je^{x_j}", ("survey (3)",), (), tuple(Figure(softmax(inputs, i), 2) for i in range(4))),
            Step("source", "the printed figures are the softmax of (2, -3, 3, -1)", r"\tilde\sigma(2,-3,3,-1)", ("survey (3)",), (),
                 tuple(Figure(softmax(other, i), 2, printed[i]) for i in range(4))),
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
        steps=(Step("components", "the larger of 0 and each component", r"\max(0,x_i)", ("survey (2)",), (), tuple(Comparison((term("max", 0, x), "=", Fraction(y))) for x, y in pairs)),),
    )


def gaussian() -> Claim:
    """Equation 14."""
    one, zero = Fraction(1), Fraction(0)
    return Claim(
        id="probability.gaussian",
        title="A Gaussian is the exponential of a quadratic polynomial",
        source=PAPER,
        location="II.D.1, (14); Table I",
        printed="exp(h + sum h_i x_i - sum h_ij x_i x_j) is a Gaussian, with a quadratic Hamiltonian.",
        reading="When the symmetric part of h_ij is positive definite; then mean and covariance follow by completing the square, and h by normalisation.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("positive-definite", "sum h_ij v_i v_j > 0 for every v other than 0", "h_ij = 0 in some direction: no normalisation (probability.not-normalisable)"),),
        ledger=("LTR-eq14",),
        steps=(
            Step("square", "the square is completed exactly, also for an h_ij that is not symmetric", r"h_ix_i-h_{ij}x_ix_j=-\tfrac12(x-m)^TC^{-1}(x-m)+\text{const}", ("(14)",), (),
                 (Gaussian((one, -one), ((one, one), (zero, one))), Gaussian(rationals("1", "0", "1/2"), (rationals("2", "-1", "0"), rationals("-1", "2", "-1"), rationals("0", "-1", "2"))))),
        ),
    )


def not_normalisable() -> Claim:
    """The hypothesis of equation 14 that is not printed."""
    one, zero = Fraction(1), Fraction(0)
    return Claim(
        id="probability.not-normalisable",
        title="A quadratic Hamiltonian needs a positive definite form",
        source=PAPER,
        location="II.D.1, (14)",
        printed="exp(h + sum h_i x_i - sum h_ij x_i x_j), whatever the coefficients h_ij, is a probability density.",
        reading="Only for a positive definite form.",
        aims=Verdict.CORRECTED,
        corrected="the form must be positive definite",
        hypotheses=(Hypothesis("positive-definite", "sum h_ij v_i v_j > 0 for every v other than 0", "h_ij = 1 for all i, j: constant along (1, -1)"),),
        ledger=("LTR-eq14",),
        steps=(
            Step("flat", "along (1, -1) this density is constant, and has no integral", r"(x_1+x_2)^2=0\text{ at }(1,-1)", ("(14)",), (), (Gaussian((zero, zero), ((one, one), (one, one))),),
                 Role.COUNTEREXAMPLE, "no"),
            Step("definite", "one more square makes it a Gaussian", r"(x_1+x_2)^2+x_2^2", ("(14)",), (), (Gaussian((zero, zero), ((one, one), (one, 2 * one))),)),
        ),
    )


def boltzmann(points: tuple[tuple[int, ...], ...], exponents: tuple[tuple[int, ...], ...], bases: Vector) -> MaximumEntropy:
    """The distribution proportional to prod_r bases[r]^(x^r)."""
    weights = []
    for x in points:
        weight = Fraction(1)
        for base, r in zip(bases, exponents, strict=True):
            power = 1
            for a, e in zip(x, r, strict=True):
                power *= a**e
            weight *= base**power
        weights.append(weight)
    return MaximumEntropy(points, exponents, tuple(w / sum(weights) for w in weights), bases)


def maximum_entropy() -> Claim:
    """Moment constraints and the degree of the Hamiltonian."""
    line = tuple((x,) for x in range(-2, 3))
    grid = tuple(product((0, 1, 2), repeat=2))
    zero, one = Fraction(0), Fraction(1)
    return Claim(
        id="probability.maximum-entropy",
        title="Maximum entropy under moment constraints has a polynomial Hamiltonian",
        source=PAPER,
        location="II.D.1, after (14)",
        printed="The maximum-entropy distribution with given moments has a Hamiltonian of degree at most d, the sum of the exponents.",
        reading="If a maximiser exists and is positive, -ln p is a polynomial in the constrained monomials, of degree at most the MAXIMUM of |r| over the constraints.",
        aims=Verdict.CORRECTED,
        corrected="d is the maximum over the constraints, and a maximiser must exist and be positive",
        hypotheses=(
            Hypothesis("maximiser", "some distribution attains the largest entropy", "on the integers with mean 0 the entropies are unbounded"),
            Hypothesis("interior", "the maximiser is positive everywhere", "on {0, 1} with mean 0 the point 1 has probability 0 and H is infinite there"),
        ),
        ledger=("LTR-l183", "SURV-l173"),
        steps=(
            Step("unbounded", "uniform distributions on 3^B points, symmetric about 0, have mean 0 and entropy B ln 3 > B for every B, so there is no largest entropy", r"e<3", ("II.D.1",), (),
                 (Comparison((term("exp", 1), "<", Fraction(3))),), Role.COUNTEREXAMPLE),
            Step("boundary", "on {0, 1} the mean 0 forces an infinite Hamiltonian", r"\langle x\rangle=0\Rightarrow p(1)=0", ("II.D.1",), (),
                 (MomentBoundary(((0,), (1,)), ((1,),), (zero,), 2, (zero, one), (one, zero)),), Role.COUNTEREXAMPLE),
            Step("line", "with first and second moments the maximiser has a quadratic Hamiltonian", r"S(p)-S(q)=KL(q\|p)\ge0", ("II.D.1",), (), (boltzmann(line, ((1,), (2,)), rationals("2", "1/3")),)),
            Step("plane", "with moments of x_1, x_2 and x_1 x_2 the degree is 2, the maximum, not the sum 4", r"d=\max_r|r|", ("II.D.1",), (),
                 (boltzmann(grid, ((1, 0), (0, 1), (1, 1)), rationals("1/2", "3", "2/3")),)),
        ),
    )


def free_energy() -> Claim:
    """Table I, the row on free energies."""
    return Claim(
        id="probability.free-energy",
        title="Free energy differences are KL divergences",
        source=PAPER,
        location="Table I",
        printed="The physicist's free energy difference is the machine learner's KL divergence.",
        reading="F[q] - F[p] = kT KL(q||p) for p = e^(-H/kT)/Z, every distribution q and F[r] = <H>_r - kT S[r], with 0 ln 0 = 0.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("equilibrium", "p is the Boltzmann distribution of the same H and T", "for another p the difference may be negative, KL never is"),),
        ledger=("LTR-tab1",),
        steps=(
            Step("identity", "both sides are the same logarithm, in a model with and without zeros", r"F[q]-F[p]=kT\,KL(q\|p)", ("Table I",), (),
                 (FreeEnergy(rationals("1", "1/2", "1/4"), rationals("1/3", "1/3", "1/3")), FreeEnergy(rationals("3", "2", "1", "2"), rationals("1/2", "0", "1/4", "1/4")))),
            Step("softmax", "computing p from H is a softmax", r"p=\tilde\sigma(-H-\mu)", ("(8)", "Table I"), (), (BayesSoftmax(3),)),
            Step("gaussian", "a quadratic H belongs to a Gaussian p", r"H=x^2", ("(14)", "Table I"), (), (Gaussian((Fraction(0),), ((Fraction(1),),)),)),
        ),
    )


def build(model: str | None) -> tuple[Claim, ...]:
    """The claims of the family; with a model file, the claim about that model alone."""
    if model is not None:
        return (bayes(read_model(model)),)
    return bayes(EXAMPLE), denominators(), bias(), sigmoid(), numbers(), relu(), gaussian(), not_normalisable(), maximum_entropy(), free_energy()


FAMILY = Family(
    "probability",
    "Probabilities, Hamiltonians and the softmax",
    (Parameter("model", path, None, 'a JSON file {"prior": [...], "likelihood": [[...], ...]} of exact rationals, one row for each label'),),
    build,
)
