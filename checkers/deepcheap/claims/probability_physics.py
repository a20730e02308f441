"""Gaussians, maximum entropy, free energy. Source: section II.D.1, equation 14, Table I."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..obligations import (
    BayesSoftmax,
    Comparison,
    FreeEnergy,
    Gaussian,
    MaximumEntropy,
    MomentBoundary,
    term,
)
from .probability_softmax import Vector, rationals
from .sources import PAPER, SURVEY


def gaussian() -> Claim:
    """Equation 14."""
    one, zero = Fraction(1), Fraction(0)
    return Claim(
        id="probability.gaussian",
        title="A Gaussian is the exponential of a quadratic polynomial",
        source=PAPER,
        location="II.D.1, (14); Table I",
        printed="exp(h + sum h_i x_i - sum h_ij x_i x_j) is a Gaussian, with a quadratic Hamiltonian.",
        reading="When the symmetric part of h_ij is positive definite; completing the square gives mean and covariance, normalisation h.",
        aims=Verdict.HOLDS,
        hypotheses=(
            Hypothesis(
                "positive-definite",
                "sum h_ij v_i v_j > 0 for every v other than 0",
                "h_ij = 0 in some direction: no normalisation (probability.not-normalisable)",
            ),
        ),
        ledger=("LTR-eq14", "SURV-l172"),
        steps=(
            Step(
                "square",
                "the square is completed exactly, also for an h_ij that is not symmetric",
                r"h_ix_i-h_{ij}x_ix_j=-\tfrac12(x-m)^TC^{-1}(x-m)+\text{const}",
                ("(14)",),
                (),
                (
                    Gaussian((one, -one), ((one, one), (zero, one))),
                    Gaussian(rationals("1", "0", "1/2"), (rationals("2", "-1", "0"), rationals("-1", "2", "-1"), rationals("0", "-1", "2"))),
                ),
                uses=("positive-definite",),
            ),
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
        hypotheses=(
            Hypothesis("positive-definite", "sum h_ij v_i v_j > 0 for every v other than 0", "h_ij = 1 for all i, j: constant along (1, -1)"),
        ),
        ledger=("LTR-eq14",),
        steps=(
            Step(
                "flat",
                "along (1, -1) this density is constant, and has no integral",
                r"(x_1+x_2)^2=0\text{ at }(1,-1)",
                ("(14)",),
                (),
                (Gaussian((zero, zero), ((one, one), (one, one))),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "definite",
                "one more square makes it a Gaussian",
                r"(x_1+x_2)^2+x_2^2",
                ("(14)",),
                (),
                (Gaussian((zero, zero), ((one, one), (one, 2 * one))),),
                uses=("positive-definite",),
            ),
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
        reading="If a positive maximiser exists, -ln p is a polynomial in the constrained monomials, of degree at most the MAXIMUM of their |r|.",
        aims=Verdict.CORRECTED,
        corrected="d is the maximum over the constraints, and a maximiser must exist and be positive",
        hypotheses=(
            Hypothesis("maximiser", "some distribution attains the largest entropy", "on the integers with mean 0 the entropies are unbounded"),
            Hypothesis(
                "interior", "the maximiser is positive everywhere", "on {0, 1} with mean 0 the point 1 has probability 0 and H is infinite there"
            ),
        ),
        ledger=("LTR-l183", "SURV-l173"),
        steps=(
            Step(
                "unbounded",
                "uniform distributions on 3^B integers around 0 have mean 0 and entropy B ln 3 > B: there is no largest entropy",
                r"e<3",
                ("II.D.1",),
                (),
                (Comparison((term("exp", 1), "<", Fraction(3))),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "boundary",
                "on {0, 1} the mean 0 forces an infinite Hamiltonian",
                r"\langle x\rangle=0\Rightarrow p(1)=0",
                ("II.D.1",),
                (),
                (MomentBoundary(((0,), (1,)), ((1,),), (zero,), 2, (zero, one), (one, zero)),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "line",
                "with first and second moments the maximiser has a quadratic Hamiltonian",
                r"S(p)-S(q)=KL(q\|p)\ge0",
                ("II.D.1",),
                (),
                (boltzmann(line, ((1,), (2,)), rationals("2", "1/3")),),
                uses=("maximiser", "interior"),
            ),
            Step(
                "plane",
                "with moments of x_1, x_2 and x_1 x_2 the degree is 2, the maximum, not the sum 4",
                r"d=\max_r|r|",
                ("II.D.1",),
                (),
                (boltzmann(grid, ((1, 0), (0, 1), (1, 1)), rationals("1/2", "3", "2/3")),),
                uses=("maximiser", "interior"),
            ),
        ),
    )


def energy() -> Claim:
    """The survey's conclusion on simple distributions."""
    third = Fraction(1, 3)
    return Claim(
        id="probability.energy",
        title="A polynomial Hamiltonian needs a constant normalisation",
        source=SURVEY,
        location="5.2",
        printed="Common distributions have the form e^h(x)/N(x) with h a polynomial of low degree.",
        reading="The form e^h(x)/N with N the same for every x; if N may depend on x, every positive p has this form.",
        aims=Verdict.CORRECTED,
        corrected="N is a constant",
        hypotheses=(Hypothesis("constant-normalisation", "N does not depend on x", "with h = 0 and N(x) = 1/p(x) every positive p has the form"),),
        ledger=("SURV-con1",),
        steps=(
            Step(
                "vacuous",
                "with h = 0 and N(x) = 1/p(x) the form says nothing, here for p(x) = 1/3",
                r"e^0/(1/p)=p",
                ("survey 5.2",),
                (),
                (Comparison((term("/", 1, term("/", 1, third)), "=", third)),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "constant",
                "with a constant N a quadratic h gives this distribution on five points",
                r"p(x)=e^{h(x)}/N",
                ("survey 5.2",),
                (),
                (boltzmann(tuple((x,) for x in range(-2, 3)), ((1,), (2,)), rationals("2", "1/3")),),
                uses=("constant-normalisation",),
            ),
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
        hypotheses=(
            Hypothesis(
                "equilibrium", "p is the Boltzmann distribution of the same H and T", "for another p the difference may be negative, KL never is"
            ),
        ),
        ledger=("LTR-tab1",),
        steps=(
            Step(
                "identity",
                "both sides are the same logarithm, in a model with and without zeros",
                r"F[q]-F[p]=kT\,KL(q\|p)",
                ("Table I",),
                (),
                (
                    FreeEnergy(rationals("1", "1/2", "1/4"), rationals("1/3", "1/3", "1/3")),
                    FreeEnergy(rationals("3", "2", "1", "2"), rationals("1/2", "0", "1/4", "1/4")),
                ),
                uses=("equilibrium",),
            ),
            Step("softmax", "computing p from H is a softmax", r"p=\tilde\sigma(-H-\mu)", ("(8)", "Table I"), (), (BayesSoftmax(3),)),
            Step(
                "gaussian", "a quadratic H belongs to a Gaussian p", r"H=x^2", ("(14)", "Table I"), (), (Gaussian((Fraction(0),), ((Fraction(1),),)),)
            ),
        ),
    )
