"""The multiplication gate: four hidden neurons multiply two numbers. Source: section II.C.1, equations 10 and 11, Figure 2 left."""

from __future__ import annotations

from fractions import Fraction

from ..certificate import rational as spell
from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..networks.activations import activation as named
from ..obligations import (
    ActivationPattern,
    AffineNetworkError,
    BoundedNetworkGap,
    GateDiverges,
    GateError,
    GateRate,
    PolynomialBound,
    ReluNetworkError,
    ScaledBiasGate,
    SignCancellation,
)
from ..parameters import positive, rational, word
from .expansion import expansion_point
from .sources import PAPER

SMOOTH = Hypothesis(
    "twice-differentiable",
    "sigma is twice continuously differentiable near b",
    "four ReLU neurons miss uv by at least 1/50 on [-1,1]^2",
    (ReluNetworkError(2, 4, Fraction(1, 50)),),
)
CURVED = Hypothesis(
    "curvature", "sigma''(b) != 0 (so sigma is not affine)", "every affine sigma misses uv by at least 1 on [-1,1]^2", (AffineNetworkError(2),)
)
COMPACT = Hypothesis(
    "compact-box",
    "(u, v) stays in a box [-R, R]^2",
    "a bounded sigma gives a bounded network, and uv is unbounded on the plane",
    (BoundedNetworkGap("logistic", 2, (((1, 1), Fraction(1)),)),),
)


def error_core(activation: str, bias: Fraction, scale: Fraction, radius: Fraction) -> PolynomialBound | None:
    """The first two terms of the error of the gate as a polynomial in u, v >= 0, with its value at the corner as the bound.

    Source: the identity of FORMAT.md 4.8 at n = 2: error = uv (c_1 e_1 + c_2 e_2 + ...), e_1 = (u^2 + v^2)/6.
    None where the ratios c_k = sigma^(2+2k)(b)/sigma''(b) are not rational.
    """
    first, second = (named(activation).ratio(bias, 2, k) for k in (1, 2))
    if not first or second is None:
        return None
    c1, c2 = abs(first) * scale**2, second * scale**4 * (1 if first > 0 else -1)
    weights = {(1, 3): c1 / 6, (1, 5): c2 / 120, (3, 1): c1 / 6, (3, 3): c2 / 36, (5, 1): c2 / 120}
    terms = tuple((e, c) for e, c in sorted(weights.items()) if c)
    corner = sum((c * radius ** sum(e) for e, c in terms), Fraction(0))
    return PolynomialBound(terms, ((Fraction(0), radius),) * 2, corner)


def gate(activation: str, bias: Fraction, scale: Fraction, radius: Fraction) -> Claim:
    """The theorem of II.C.1: a 2-4-1 network approximates multiplication arbitrarily well."""
    core = error_core(activation, bias, scale, radius)
    core_steps = (
        ()
        if core is None
        else (
            Step(
                "core",
                "the first two terms of the error are largest at the corner of the box",
                r"uv\,(c_1\lambda^2 e_1+c_2\lambda^4 e_2)\le q(R,R)",
                ("(11)",),
                ("taylor",),
                (core,),
            ),
            Step(
                "core-solver",
                "an SMT solver's opinion on the same polynomial inequality",
                r"\neg\exists\,u,v:\ q(u,v)>q(R,R)",
                ("(11)",),
                ("core",),
                (core,),
                Role.ORACLE,
            ),
        )
    )
    return Claim(
        id="multiplication-gate",
        title="Four hidden neurons multiply two numbers",
        source=PAPER,
        location="II.C.1 Theorem, (10), (11), Fig. 2 left",
        printed="For smooth non-linear sigma a network with layers of 2, 4 and 1 neurons approximates multiplication arbitrarily well.",
        reading="For sigma twice continuously differentiable near b, sigma''(b) != 0, the gate (11) tends to uv with lambda, uniformly on boxes.",
        aims=Verdict.CORRECTED,
        corrected="non-linear has to mean non-affine, and the approximation is uniform on bounded boxes only",
        hypotheses=(SMOOTH, CURVED, COMPACT),
        params=(("activation", activation), ("bias", spell(bias)), ("scale", spell(scale)), ("radius", spell(radius))),
        ledger=("LTR-thm1", "LTR-eq10", "LTR-eq11", "LTR-l132", "LTR-fig2a", "LTR-l143c", "LTR-l143d"),
        theorem="MultiplicationGate",
        steps=(
            Step(
                "affine",
                "with an affine sigma, which is non-linear in the strict sense when it has a constant, no network multiplies",
                r"\sum_s s_1s_2F(s)=0\ne 4=\sum_s s_1s_2\cdot s_1s_2",
                ("Theorem",),
                (),
                (AffineNetworkError(2),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "curvature",
                "the bias b is a point with nonzero second derivative",
                r"\sigma''(b)\ne0",
                ("(10)",),
                (),
                (ActivationPattern(activation, bias, 2, nonzero=(2,)),),
                uses=("curvature",),
            ),
            Step(
                "taylor",
                "in the four terms of the gate every monomial of degree at most 2 cancels except uv",
                r"\sum_s s_1s_2(s_1u+s_2v)^k=8uv\,[k=2]",
                ("(11)",),
                ("curvature",),
                (SignCancellation(2, "classes"),),
            ),
            *core_steps,
            Step(
                "error",
                "the error on the box is enclosed, all higher terms included",
                r"\sup_{|u|,|v|\le R}|m(u,v)-uv|",
                ("(11)",),
                ("taylor",),
                (GateError(2, activation, bias, scale, radius),),
                uses=("twice-differentiable", "compact-box"),
            ),
        ),
    )


def limit(activation: str, bias: Fraction, scale: Fraction, radius: Fraction) -> Claim:
    """The sentence after (11) on the limit of lambda, which prints the wrong end."""
    return Claim(
        id="multiplication-gate.limit",
        title="The gate becomes exact as lambda shrinks",
        source=PAPER,
        location="II.C.1, after (11)",
        printed="In the limit lambda -> infinity the gate becomes exact.",
        reading="For every 0 < lambda <= lambda_0 the error on the box is at most C lambda^2, with explicit C; so it tends to 0 with lambda.",
        aims=Verdict.REFUTED,
        corrected="lambda -> 0, with error at most C lambda^2",
        hypotheses=(
            SMOOTH,
            CURVED,
            COMPACT,
            Hypothesis(
                "weights-only",
                "only the weights are scaled, the bias stays",
                "scaling the bias too moves the expansion point: logistic, b = 1, gives 0 for uv",
                (ScaledBiasGate(2, "logistic", Fraction(1), (Fraction(1), Fraction(1, 2)), Fraction(1, 10)),),
            ),
        ),
        params=(("activation", activation), ("bias", spell(bias)), ("scale_max", spell(scale)), ("radius", spell(radius))),
        ledger=("LTR-l143b", "SURV-eq6", "SURV-eq7", "SURV-eq8"),
        theorem="MultiplicationGate",
        steps=(
            Step(
                "large-lambda",
                "for the logistic sigmoid at b = 1 and all lambda >= 10 the gate at (1, 1/2) is far from 1/2",
                r"|m_\lambda(1,\tfrac12)-\tfrac12|\ge\text{gap}\quad\forall\lambda\ge10",
                ("after (11)",),
                (),
                (GateDiverges(2, "logistic", Fraction(1), (Fraction(1), Fraction(1, 2)), Fraction(10)),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "rate",
                "for every smaller lambda the error is at most C lambda^2",
                r"\sup|m_\lambda-uv|\le C\lambda^2\quad\forall\,0<\lambda\le\lambda_0",
                ("(11)",),
                (),
                (GateRate(2, activation, bias, scale, radius),),
                uses=("twice-differentiable", "curvature", "compact-box", "weights-only"),
            ),
        ),
    )


def weights_only(activation: str, bias: Fraction, scale: Fraction, radius: Fraction) -> Claim:
    """The rescaling of A_1 by lambda, which must not touch the bias."""
    return Claim(
        id="multiplication-gate.weights-only",
        title="The bias is not scaled",
        source=PAPER,
        location="II.C.1, after (11), A_1 -> lambda A_1",
        printed="Scale A_1 (weights and biases) by lambda and A_2 by lambda^-2 to make the arguments small.",
        reading="The weights of A_1 are scaled by lambda; the bias b, which fixes the expansion point, stays.",
        aims=Verdict.CORRECTED,
        corrected="scale the weights only",
        hypotheses=(SMOOTH, CURVED, COMPACT),
        params=(("activation", activation), ("bias", spell(bias)), ("scale", spell(scale)), ("radius", spell(radius))),
        ledger=("LTR-l143a", "SURV-l120"),
        theorem="MultiplicationGate",
        steps=(
            Step(
                "bias-scaled",
                "for the logistic sigmoid at b = 1, with the bias scaled too, the gate at (1, 1/2) stays away from 1/2 for every lambda <= 1/10",
                r"|\tilde m_\lambda(1,\tfrac12)-\tfrac12|\ge\text{gap}\quad\forall\,0<\lambda\le\tfrac1{10}",
                ("after (11)",),
                (),
                (ScaledBiasGate(2, "logistic", Fraction(1), (Fraction(1), Fraction(1, 2)), Fraction(1, 10)),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "bias-kept",
                "with the bias kept, the error is at most C lambda^2",
                r"\sup|m_\lambda-uv|\le C\lambda^2\quad\forall\,0<\lambda\le\lambda_0",
                ("(11)",),
                (),
                (GateRate(2, activation, bias, scale, radius),),
                uses=("twice-differentiable", "curvature", "compact-box"),
            ),
        ),
    )


def logistic(scale: Fraction, radius: Fraction) -> Claim:
    """The remark that the logistic sigmoid will do, which needs a bias."""
    bias = expansion_point("logistic", 2, None)
    return Claim(
        id="multiplication-gate.logistic",
        title="The logistic sigmoid multiplies, with a bias",
        source=PAPER,
        location="II.C.1, before the Theorem",
        printed="The logistic sigmoid will do as the non-linearity.",
        reading="At a bias b other than 0: sigma''(0) = 0, so (11) at the origin divides by 0.",
        aims=Verdict.CORRECTED,
        corrected="with a bias other than 0",
        hypotheses=(CURVED, COMPACT),
        params=(("bias", spell(bias)), ("scale", spell(scale)), ("radius", spell(radius))),
        ledger=("LTR-l124",),
        theorem="MultiplicationGate",
        steps=(
            Step(
                "origin",
                "at the origin the second derivative vanishes",
                r"\sigma''(0)=0",
                ("(10)",),
                (),
                (ActivationPattern("logistic", Fraction(0), 2, zero=(2,)),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "biased",
                "at a bias other than 0 the error on the box is enclosed",
                r"\sup_{|u|,|v|\le R}|m(u,v)-uv|",
                ("(11)",),
                (),
                (ActivationPattern("logistic", bias, 2, nonzero=(2,)), GateError(2, "logistic", bias, scale, radius)),
                uses=("curvature", "compact-box"),
            ),
        ),
    )


def build(activation: str, bias: Fraction | None, scale: Fraction, radius: Fraction) -> tuple[Claim, ...]:
    """The claims of the family; without a bias, one with sigma''(b) far from 0 is chosen."""
    point = expansion_point(activation, 2, bias)
    chosen = (activation, point, scale, radius)
    return gate(*chosen), limit(*chosen), weights_only(*chosen), logistic(scale, radius)


FAMILY = Family(
    "multiplication-gate",
    "The multiplication gate of section II.C.1",
    (
        Parameter("activation", word, "logistic", "activation function"),
        Parameter("bias", rational, None, "expansion point b, a rational with sigma''(b) != 0 (default: chosen for the activation)"),
        Parameter("scale", positive, Fraction(1, 10), "lambda; for the limit, the largest lambda"),
        Parameter("radius", positive, Fraction(1), "R of the box [-R, R]^2"),
    ),
    build,
)
