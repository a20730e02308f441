"""The survey on polynomials by deep networks, and what is universal: claims of the family polynomial-networks."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..networks.polynomials import monomial
from ..obligations import BoundedNetworkGap, JumpError, LowDegreeNetworkError, ReluNetworkError, Terms
from .deep import COMPACT, SLOPE, SMOOTH, UV, Common, deep, described
from .sources import PAPER, SURVEY


def natural_layers(d: int) -> int:
    """2 ceil(ln d), by comparing powers of e with d in rationals.

    >>> [natural_layers(d) for d in (1, 2, 3, 7, 8, 20, 21)]
    [0, 2, 4, 4, 6, 6, 8]
    """
    low = sum((Fraction(1, f) for f in (1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800)), Fraction(0))
    high, k = low + Fraction(1, 30_000_000), 0
    while high**k < d:
        k += 1
    return 2 * k


def layers(d: int, terms: Terms, inputs: int, text: str, common: Common) -> Claim:
    """The survey's counts of layers."""
    degree = max((sum(key) for key, _ in terms), default=0)
    log = min(2 * max(1, (degree - 1).bit_length()), natural_layers(degree)) if degree > 1 else 1
    both = min(2 * (d - 1).bit_length(), natural_layers(d))
    return Claim(
        id="polynomial-networks.layers",
        title="2d, 2 ceil(log d) and 2 ceil(log d) + 1 layers are enough",
        source=SURVEY,
        location="survey 3.1, after the lemma",
        printed="A monomial of degree d takes 2d layers one gate after the other and 2 ceil(log d) in parallel; a polynomial of degree d takes"
        " one layer more.",
        reading="Upper bounds for affine maps (hidden layers plus 1), for the logarithm to base 2 and to base e: d, ceil(log2 d) + 1 are enough"
        " for a monomial and for a polynomial.",
        aims=Verdict.HOLDS,
        hypotheses=(SMOOTH, COMPACT, SLOPE),
        params=described(common, n=str(d), polynomial=text),
        ledger=("SURV-l122", "SURV-l124a", "SURV-l124b", "SURV-l126a"),
        steps=(
            Step(
                "chain",
                "one gate after the other: d - 1 hidden layers, so d affine maps",
                r"d\le2d",
                ("survey 3.1",),
                (),
                (deep(monomial(d), d, common, "chain", hidden_layers=d - 1),),
                uses=("compact-box", "curvature"),
            ),
            Step(
                "parallel",
                "in parallel: ceil(log2 d) hidden layers",
                r"\lceil\log_2d\rceil+1\le2\lceil\log d\rceil",
                ("survey 3.1",),
                (),
                (deep(monomial(d), d, common, hidden_layers=max(1, both - 1)),),
                uses=("compact-box", "curvature"),
            ),
            Step(
                "polynomial",
                "a polynomial: the sums go into the affine maps",
                r"\lceil\log_2d\rceil+1\le2\lceil\log d\rceil+1",
                ("survey 3.1",),
                (),
                (deep(terms, inputs, common, hidden_layers=log),),
                uses=("compact-box", "slope", "curvature"),
            ),
        ),
    )


def lemma(common: Common) -> Claim:
    """The survey's lemma, and its sentence on any activation."""
    return Claim(
        id="polynomial-networks.lemma",
        title="Four ReLU neurons do not multiply",
        source=SURVEY,
        location="survey 3.1, Lemma and proof; 5.2",
        printed="For every elementwise non-linearity a network with layers of 2, 4 and 1 neurons approximates multiplication arbitrarily well;"
        " non-linear means sigma''(x) != 0 somewhere.",
        reading="ReLU is non-linear with sigma'' = 0 wherever it exists, and every network of four ReLU neurons misses uv by at least 1/50 on"
        " [-1,1]^2.",
        aims=Verdict.REFUTED,
        corrected="sigma twice continuously differentiable near b with sigma''(b) != 0: then four neurons do, on boxes",
        hypotheses=(SMOOTH, COMPACT),
        params=described(common),
        ledger=("SURV-lem", "SURV-l106", "SURV-con2"),
        steps=(
            Step(
                "relu",
                "on u = v = t the network is affine on an interval of length 2/5 at least, and misses t^2 there",
                r"\tfrac12\left(\tfrac15\right)^2=\tfrac1{50}",
                ("survey Lemma",),
                (),
                (ReluNetworkError(2, 4, Fraction(1, 50)),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "smooth",
                "with sigma''(b) != 0 four neurons do",
                r"\sup|m_t-uv|\le\varepsilon t",
                ("(11)",),
                (),
                (deep(UV, 2, (*common[:4], 4), neurons=4, hidden_layers=1),),
                uses=("compact-box", "curvature"),
            ),
        ),
    )


def exactly(common: Common) -> Claim:
    """The survey's sentence on exact representation."""
    return Claim(
        id="polynomial-networks.exact",
        title="Deep networks approximate polynomials, they do not represent them exactly",
        source=SURVEY,
        location="survey 3.1, last paragraph",
        printed="Deep neural networks can exactly represent polynomials if the depth is sufficient.",
        reading="A network with the logistic activation and an affine output is bounded and analytic, whatever its depth, so it equals uv on no"
        " open set.",
        aims=Verdict.REFUTED,
        corrected="they approximate polynomials arbitrarily well on bounded boxes",
        hypotheses=(SMOOTH, COMPACT, Hypothesis("bounded-activation", "sigma is bounded and analytic", "sigma(u) = u^2 gives uv exactly")),
        params=described(common),
        ledger=("SURV-l126b",),
        steps=(
            Step(
                "logistic",
                "no network of logistic neurons of any depth equals uv on an open set",
                r"F|_U\ne uv|_U",
                ("survey 3.1",),
                (),
                (BoundedNetworkGap("logistic", 2, UV),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "approximation",
                "approximation on the box",
                r"\sup|F_t-uv|\le\varepsilon t",
                ("Corollary",),
                (),
                (deep(UV, 2, common),),
                uses=("curvature", "bounded-activation", "compact-box"),
            ),
        ),
    )


def universal(terms: Terms, inputs: int, text: str, common: Common) -> Claim:
    """Footnotes 1 and 2 and the comparison with universal approximation theorems."""
    return Claim(
        id="polynomial-networks.universal",
        title="What is universal, and what the corollary adds",
        source=PAPER,
        location="II.C, footnotes 1 and 2; after the Corollary",
        printed="Any generic smooth non-linear activation is universal for any computable function; ReLU generates the piecewise linear functions; "
        "polynomials and piecewise linear functions approximate continuous functions; the corollary is stronger than universal approximation.",
        reading="Continuous functions on compact sets, non-polynomial activations, continuous piecewise linear functions. The corollary and"
        " universal approximation are incomparable: "
        "the first has a fixed size, but for polynomials and smooth sigma only.",
        aims=Verdict.CORRECTED,
        corrected="discontinuous functions are not approximated uniformly, one layer of a polynomial activation is not universal, and for ReLU,"
        " which is universal, no fixed size will do even for uv",
        hypotheses=(
            SMOOTH,
            COMPACT,
            Hypothesis("continuous-target", "the function to be approximated is continuous", "the step function is missed by 1/2"),
        ),
        params=described(common, polynomial=text),
        ledger=("LTR-fn2a", "LTR-l147a"),
        steps=(
            Step(
                "jump",
                "a computable function with a jump is missed by 1/2 by every continuous function; so ReLU networks give no piecewise linear"
                " function with a jump",
                r"\sup|F-[x\ge0]|\ge\tfrac12",
                ("footnote 1", "footnote 2"),
                (),
                (JumpError(Fraction(1, 2)),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "polynomial-activation",
                "one layer of neurons with sigma of degree 2, however many, misses x_1x_2x_3 by 1",
                r"\sum_s s_1s_2s_3F(s)=0\ne8",
                ("footnote 1",),
                (),
                (LowDegreeNetworkError(3, 2),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "fixed-size",
                "a thousand ReLU neurons still miss uv by a fixed amount: universal, but not with a fixed size (and piecewise linear functions"
                " are not closed under products)",
                r"\tfrac1{2(m+1)^2}",
                ("after Corollary",),
                (),
                (ReluNetworkError(2, 1000, Fraction(1, 2_004_002)),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "polynomials",
                "with smooth sigma every polynomial is approximated by a network of fixed size, which with Weierstrass' theorem gives every"
                " continuous function on a box",
                r"\sup|F_t-P|\le\varepsilon t",
                ("Corollary",),
                (),
                (deep(terms, inputs, common),),
                uses=("compact-box", "continuous-target", "curvature"),
            ),
        ),
    )
