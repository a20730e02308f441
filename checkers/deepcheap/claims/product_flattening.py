"""The product of n numbers in one hidden layer: 2**n neurons suffice, and are necessary. Source: equation 28 and Appendix A."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..exact.constructions import half_cube_network, subset_network
from ..networks.files import read_network
from ..obligations import (
    ActivationPattern,
    DerivativeFactor,
    NetworkValue,
    Neuron,
    NoProductNetwork,
    ProductLowerBound,
    ProductNetwork,
    ProductRank,
    SignCancellation,
    SignRank,
)
from ..parameters import count, path
from .falsifiers import COMMON, TAYLOR, TOP, bias_free, nonzero
from .sources import PAPER

EXHAUSTIVE = 20
SAME_POINT = Hypothesis(COMMON.name, COMMON.statement, "each neuron then needs coefficients of its own")


def suffices(n: int) -> Claim:
    """Appendix A.1: the sign construction."""
    exhaustive = () if n > EXHAUSTIVE else (SignCancellation(n, "classes"),)
    return Claim(
        id="product-flattening.suffices",
        title="2^n hidden neurons multiply n numbers",
        source=PAPER,
        location="Appendix A.1, (A1)-(A4)",
        printed="With 2^n hidden neurons the sign construction (A4) satisfies (A2) and (A3).",
        reading="As printed; only sigma_n != 0 is used.",
        aims=Verdict.HOLDS,
        hypotheses=(TOP, SAME_POINT),
        params=(("n", str(n)),),
        ledger=("LTR-appthm-up", "LTR-A1", "LTR-A2", "LTR-A3", "LTR-A4", "LTR-l453", "LTR-l457", "LTR-l470", "LTR-grp", "LTR-main28b"),
        theorem="SignCancellation",
        steps=(
            Step(
                "signs",
                "one neuron for each sign vector, its weight the product of the signs",
                r"a_{ij}=s_i(S_j),\quad w_j=\frac{(-1)^{|S_j|}}{2^n\,n!\,\sigma_n}",
                ("(A4)",),
                uses=("sigma-n-nonzero", "common-expansion-point"),
            ),
            Step(
                "missing",
                "a monomial of degree at most n other than x_1...x_n misses some variable, by the pigeonhole principle",
                r"|r|\le n,\ r\ne(1,\dots,1)\ \Rightarrow\ \exists i_0:\ r_{i_0}=0",
                ("A.1",),
            ),
            Step(
                "pairs",
                "flipping the sign of the missing variable pairs the terms, and each pair cancels",
                r"\sum_s \prod_i s_i^{1+r_i}=\prod_i\bigl(1+(-1)^{1+r_i}\bigr)=0",
                ("(A2)", "(A3)"),
                ("signs", "missing"),
                (*exhaustive, SignCancellation(n, "product")),
            ),
            Step(
                "product",
                "the monomial x_1...x_n itself gets n! from each neuron",
                r"\sum_s \prod_i s_i\,(s\cdot x)^n=2^n n!\,x_1\cdots x_n",
                ("(A2)",),
                ("signs", "pairs"),
            ),
        ),
    )


def pairing(n: int) -> Claim:
    """The display of Appendix A.1 that pairs the terms, which sums over the wrong half of the subsets."""
    half = (((1,), 2), ((1, 2), -2))
    printed = tuple((Fraction(-w), *(Fraction(-1 if i in s else 1) for i in (1, 2))) for s, w in half)
    return Claim(
        id="product-flattening.pairing",
        title="The pairs are counted from the sets without i_0",
        source=PAPER,
        location="Appendix A.1, display after (A4)",
        printed="The sum over all subsets is the sum over the subsets that contain i_0 of the terms of S and S with i_0.",
        reading="It is the sum over the subsets that do not contain i_0 of those two terms.",
        aims=Verdict.CORRECTED,
        corrected="sum over the subsets that do not contain i_0, and sigma_n in the denominators",
        hypotheses=(TOP, COMMON),
        params=(("n", str(n)),),
        ledger=("LTR-disp",),
        theorem="SignCancellation",
        steps=(
            Step(
                "printed-half",
                "as printed, for n = 2 and i_0 = 1, each set is joined with itself, and the coefficient of x_2 is not 0",
                r"\sum_{S\ni1}2(-1)^{|S|}(s\cdot x)=-4x_2\ne0",
                ("A.1",),
                (),
                (ProductNetwork(2, printed, (0, 1, 2)),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "other-half",
                "summed over the sets without i_0, every monomial that misses a variable cancels",
                r"\sum_{S\not\ni i_0}(-1)^{|S|}\bigl[(s(S)\cdot x)^r-(s(S\cup\{i_0\})\cdot x)^r\bigr]",
                ("(A2)", "(A3)"),
                (),
                (SignCancellation(n, "auto"),),
                uses=("sigma-n-nonzero", "common-expansion-point"),
            ),
        ),
    )


def formula(n: int) -> Claim:
    """Equation 28, which lacks its constant and its limit."""
    square = (Fraction(0), Fraction(0), Fraction(1))
    signs = ((1, 1), (1, -1), (-1, 1), (-1, -1))
    neurons = tuple((Fraction(s * t, 4), Fraction(0), Fraction(s), Fraction(t)) for s, t in signs)
    return Claim(
        id="product-flattening.formula",
        title="Equation 28 needs a constant and a limit",
        source=PAPER,
        location="III.H, (28)",
        printed="The product of n inputs equals 2^-n times the signed sum over all sign vectors, for the activation as it is.",
        reading="The signed sum divided by 2^n n! sigma_n equals the product to degree n; it equals it exactly only in the limit of small inputs.",
        aims=Verdict.REFUTED,
        corrected="divide by n! sigma_n as well, and read the equality as one of Taylor polynomials to degree n",
        hypotheses=(TOP, SAME_POINT),
        params=(("n", str(n)),),
        ledger=("LTR-main28", "LTR-eq11b"),
        theorem="SignCancellation",
        steps=(
            Step(
                "square",
                "with sigma(u) = u^2, n = 2 and x = (1, 1) the printed formula gives 2, not 1",
                r"\tfrac14\sum_s s_1s_2\,(s_1+s_2)^2=2\ne1",
                ("(28)",),
                (),
                (NetworkValue(square, neurons, Fraction(0), (Fraction(1), Fraction(1))),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "constant",
                "with the constant of (A4) all other monomials cancel",
                r"\frac1{2^n n!\,\sigma_n}\sum_s\prod_i s_i\,\sigma(s\cdot x)=x_1\cdots x_n+O(|x|^{n+1})",
                ("(A4)",),
                (),
                (SignCancellation(n, "auto"),),
                uses=("sigma-n-nonzero", "common-expansion-point"),
            ),
        ),
    )


def necessary(n: int) -> Claim:
    """Appendix A.2: the lower bound in the model of Appendix A."""
    return Claim(
        id="product-flattening",
        title="2^n hidden neurons are necessary without biases",
        source=PAPER,
        location="Appendix A.2, (A5)-(A11)",
        printed="Fewer than 2^n neurons cannot satisfy (A2) and (A3).",
        reading="With sigma_k != 0 for 0 <= k <= n, one expansion point, no output bias, and Taylor equality to degree n: m >= 2^n for all weights.",
        aims=Verdict.CORRECTED,
        corrected="the constants of (A5), (A6) and (A11) have (n-|S|)! for |S|!, and the conclusion stands",
        hypotheses=(nonzero(n), bias_free(n), COMMON, TAYLOR),
        params=(("n", str(n)),),
        ledger=("LTR-A5", "LTR-A6", "LTR-A7", "LTR-A10", "LTR-A11", "LTR-Aend", "LTR-appthm-hyp"),
        theorem="ProductFlattening",
        steps=(
            Step(
                "misprint",
                "the constant printed in (A5) is wrong already for n = 2 and the empty set S",
                r"\frac{n!}{|S|!}=2\ne1=\frac{n!}{(n-|S|)!}",
                ("(A5)", "(A6)"),
                (),
                (DerivativeFactor(2, 0),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "derivatives",
                "differentiating (A2) and (A3) by the variables of S",
                r"\partial_S (a\cdot x)^k=\frac{k!}{(k-|S|)!}\prod_{h\in S}a_h\,(a\cdot x)^{k-|S|}",
                ("(A5)", "(A6)"),
                uses=("sigma-k-nonzero", "common-expansion-point", "taylor-equality"),
            ),
            Step(
                "matrix",
                "for the construction itself the sign-product matrix has full rank",
                r"\operatorname{rank}A=2^n,\quad A_{Sj}=\prod_{h\in S}a_{hj}",
                ("(A7)",),
                (),
                (SignRank(n),),
            ),
            Step(
                "moments",
                "for every network, M = A diag(w) A^T is anti-triangular with nonzero entries at complementary sets, so its rank is 2^n",
                r"M_{ST}=0\ (|S|+|T|<n),\quad M_{ST}\ne0\iff T=S^c\ (|S|+|T|=n)",
                ("(A8)", "(A9)", "(A10)", "(A11)"),
                ("derivatives",),
                (ProductLowerBound(n),),
                uses=("bias-free", "sigma-k-nonzero"),
            ),
            Step(
                "smallest-case",
                "independently, two inputs and three neurons have no solution",
                r"1\in(f_0,\dots,f_5)",
                ("(A2)", "(A3)"),
                (),
                (NoProductNetwork(2, 3),),
                uses=("sigma-k-nonzero", "bias-free", "common-expansion-point", "taylor-equality"),
            ),
            Step(
                "smallest-case-solver",
                "an SMT solver's opinion on the same system over the reals",
                r"\neg\exists\,w,a:\ f_0=\dots=f_5=0",
                ("(A2)", "(A3)"),
                ("smallest-case",),
                (NoProductNetwork(2, 3),),
                Role.ORACLE,
            ),
        ),
    )


def affine(n: int) -> Claim:
    """The sentence of III.H and of the abstract, for the affine networks of equation 6."""
    zero, two, three = Fraction(0), tuple(range(1, 3)), (0, 1, 3)
    return Claim(
        id="product-flattening.affine",
        title="With biases fewer than 2^n neurons are enough",
        source=PAPER,
        location="Abstract; III.H, after (28); IV",
        printed="No network with one hidden layer of fewer than 2^n neurons implements the product; networks are those of (6), with biases.",
        reading="The lower bound 2^n belongs to the model of Appendix A: no output bias, and sigma_k != 0 for 0 <= k <= n.",
        aims=Verdict.REFUTED,
        corrected="without biases and with sigma_k != 0 for 0 <= k <= n, 2^n is the minimum in the sense of Taylor equality",
        hypotheses=(nonzero(n), bias_free(n), COMMON, TAYLOR),
        params=(("n", str(n)),),
        ledger=("LTR-main28c", "LTR-abs1", "LTR-l406b", "SURV-l183a", "N1-abs", "N3-abs"),
        theorem="ProductFlattening",
        steps=(
            Step(
                "output-bias",
                "three neurons and an output bias multiply two inputs, for every sigma with sigma_2 != 0",
                r"\sigma(x+y)-\sigma(x)-\sigma(y)+\sigma(0)=2\sigma_2\,xy+O(3)",
                ("(6)", "(A1)"),
                (),
                (ProductNetwork(2, subset_network(2), two, "output"),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "half-cube",
                "where sigma_2 = 0, four neurons multiply three inputs without any bias",
                r"\sum_{s_2,s_3}s_2s_3\,\sigma(x_1+s_2x_2+s_3x_3)=24\,\sigma_3\,x_1x_2x_3+O(4)",
                ("(A1)",),
                (),
                (ProductNetwork(3, half_cube_network(3), three),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "logistic",
                "the logistic sigmoid at 0 is such a function",
                r"\sigma''(0)=0\ne\sigma'''(0)",
                ("II.C.1",),
                ("half-cube",),
                (ActivationPattern("logistic", zero, 3, zero=(2,), nonzero=three),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "appendix-model",
                "in the model of Appendix A the bound holds",
                r"m\ge2^n",
                ("(A5)-(A11)",),
                (),
                (ProductLowerBound(n),),
                uses=("sigma-k-nonzero", "bias-free", "common-expansion-point", "taylor-equality"),
            ),
        ),
    )


def own_network(n: int, neurons: tuple[Neuron, ...]) -> Claim:
    """The conditions A2 and A3, and the rank of A, for a network that the user brings."""
    degrees = tuple(range(n + 1))
    return Claim(
        id="product-flattening.network",
        title="The given network satisfies (A2) and (A3)",
        source="the network file",
        location="(A2), (A3), (A7) for the given weights",
        printed="The given weights satisfy (A2) and (A3).",
        reading="As stated, for every one of the C(2n, n) monomials of degree at most n.",
        aims=Verdict.HOLDS,
        hypotheses=(TOP, SAME_POINT),
        params=(("n", str(n)), ("neurons", str(len(neurons)))),
        steps=(
            Step(
                "cancellation",
                "every monomial of degree at most n is computed exactly",
                r"\sum_j w_j(a_j\cdot x)^k=[k=n]\,x_1\cdots x_n",
                ("(A2)", "(A3)"),
                (),
                (ProductNetwork(n, neurons, degrees),),
                uses=("sigma-n-nonzero", "common-expansion-point"),
            ),
            Step(
                "rank",
                "the sign-product matrix of the given inner weights has full row rank",
                r"\operatorname{rank}A=2^n",
                ("(A7)",),
                (),
                (ProductRank(n, tuple(row[1:] for row in neurons)),),
            ),
        ),
    )


def build(n: int, network: str | None) -> tuple[Claim, ...]:
    """The claims of the family for n inputs; with a network file, the claim about that network alone."""
    if network is not None:
        return (own_network(*read_network(network)),)
    return suffices(n), pairing(n), formula(n), necessary(n), affine(n)


FAMILY = Family(
    "product-flattening",
    "The polynomial no-flattening theorem of Appendix A",
    (
        Parameter("n", count(1, 1_000_000, "the certificate holds 2^n n! only as a formula, but 2^n in full"), 4, "number of inputs"),
        Parameter("network", path, None, 'a JSON file {"n": n, "neurons": [[w, a_1, ..., a_n], ...]} of exact rationals, to be checked instead'),
    ),
    build,
)
