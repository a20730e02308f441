"""How many hidden neurons the product of n inputs needs, by model. Source: abstract, III.H and Appendix A, and past the paper."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..exact.biased import three_logistic_neurons
from ..obligations import (
    ActivationPattern,
    BiasedNetwork,
    DerivativeNonzero,
    DerivativeZero,
    NetworkFloor,
    NeuronLowerBound,
    Obligation,
    PatternNetwork,
    ProductLowerBound,
)
from ..parameters import count
from .falsifiers import COMMON, COMMON_WITH_OUTPUT, TAYLOR, TOP, bias_free, half_cube, nonzero
from .neuron_accuracy import accuracy, uniform
from .sources import PAPER, PAST

MODEL_COUNT = 32
SMOOTH = Hypothesis(
    TAYLOR.name,
    TAYLOR.statement,
    "for accuracy instead, C(n, floor(n/2)) neurons are certified to be necessary (claim neuron-bounds.uniform); that "
    "2^(n-1) are rests on the border rank (Oeding)",
)
DEFAULT = 4


def fewer(n: int) -> tuple[Obligation, ...]:
    """Networks of the logistic sigmoid with fewer than 2^n neurons."""
    return half_cube("logistic", n) if n > 2 else (BiasedNetwork("logistic", 2, three_logistic_neurons(), 0, "hidden"),)


def universal(n: int) -> Claim:
    """The sentence of the abstract and of III.H, for the affine networks of equation 6."""
    return Claim(
        id="neuron-bounds",
        theorem="AffineNetworks",
        title="With any biases 2^(n-1) hidden neurons are necessary",
        source=PAPER,
        location="Abstract; III.H, after (28); survey, section 3",
        printed="No network with one hidden layer of fewer than 2^n neurons implements the product of n inputs; networks are those of "
        "(6), with biases.",
        reading="For all biases, all weights and all activations, every network whose Taylor polynomial to degree n is the product has m >= 2^(n-1).",
        aims=Verdict.REFUTED,
        corrected="2^(n-1) neurons are necessary whatever the biases, and enough at a bias where sigma^(n-1) = 0 != sigma^(n); the "
        "logistic sigmoid has one for every n >= 3 tried",
        hypotheses=(SMOOTH,),
        params=(("n", str(n)),),
        ledger=("LTR-main28c", "LTR-abs1", "SURV-l183a", "N1-abs", "N3-abs"),
        steps=(
            Step(
                "fewer",
                "logistic neurons, fewer than 2^n: half of the sign vectors at a simple zero of the derivative of order n - 1 (three "
                "biases for n = 2)",
                r"\sum_{s_2,\dots,s_n}\prod_i s_i\,\sigma(b+x_1+\sum_i s_ix_i)=2^{n-1}\,\sigma^{(n)}(b)\,x_1\cdots "
                r"x_n+O(n+1),\quad\sigma^{(n-1)}(b)=0",
                ("(6)", "(28)"),
                (),
                fewer(n),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "reduction",
                "the terms of degree n, divided by powers of one input weight, satisfy the equations of the appendix for n - 1 inputs",
                r"\sum_j v_j(a_j\cdot x)^n=x_1\cdots x_n\ \Rightarrow\ m\ge2^{n-1}",
                ("(A2)", "(A5)-(A11)"),
                (),
                (NeuronLowerBound(n, "free", ()),),
                uses=("taylor-equality",),
            ),
        ),
    )


def output_bias(n: int) -> Claim:
    """Appendix A's model with the output bias of equation 6."""
    return Claim(
        id="neuron-bounds.output-bias",
        theorem="AffineNetworks",
        title="With an output bias 2^n - 1 neurons are necessary and enough",
        source=PAST,
        location="Appendix A.2 with the output bias of (6)",
        printed="With an output bias, a common expansion point and sigma_k != 0 for 1 <= k <= n the minimum is 2^n - 1.",
        reading="As stated, in the sense of equal Taylor polynomials to degree n.",
        aims=Verdict.HOLDS,
        hypotheses=(nonzero(n), COMMON_WITH_OUTPUT, TAYLOR),
        params=(("n", str(n)),),
        steps=(
            Step(
                "difference",
                "the mixed difference over the nonempty subsets, sigma(b) in the output bias",
                r"\sum_{T\ne\emptyset}(-1)^{n-|T|}\sigma(b+x_T)=n!\,\sigma_n\,x_1\cdots x_n+c+O(n+1)",
                ("(6)",),
                (),
                (PatternNetwork(n, 0, "output"),),
                uses=("common-expansion-point",),
            ),
            Step(
                "necessary",
                "the moment matrix without the row and column of degree 0",
                r"m\ge2^n-1",
                ("(A5)-(A11)",),
                (),
                (NeuronLowerBound(n, "output", tuple(range(1, n + 1))),),
                uses=("sigma-k-nonzero", "common-expansion-point", "taylor-equality"),
            ),
            Step("exp", "exp has this pattern", r"\sigma_k=1/k!", (), (), (ActivationPattern("exp", Fraction(0), n, nonzero=tuple(range(n + 1))),)),
        ),
    )


def pattern(n: int) -> Claim:
    """The hypothesis of the theorem of Appendix A is sharp."""
    steps = tuple(
        Step(
            f"q{q}",
            f"sigma_{q} = 0, and sigma_k != 0 for {q} < k <= n: 2^n - 2^{q} neurons are enough, and so many are necessary as the certificate says",
            rf"\sigma_{{{q}}}=0\ \Rightarrow\ m\le2^n-2^{{{q}}}",
            ("(A3)",),
            (),
            (PatternNetwork(n, q), NeuronLowerBound(n, "none", tuple(range(q + 1, n + 1)))),
            uses=("bias-free", "common-expansion-point", "taylor-equality", "sigma-n-nonzero"),
        )
        for q in range(n)
    )
    return Claim(
        id="neuron-bounds.pattern",
        title="2^n are needed exactly when no Taylor coefficient vanishes",
        source=PAPER,
        location="Appendix A, Theorem, hypothesis sigma_k != 0 for 0 <= k <= n",
        printed="The theorem assumes sigma_k != 0 for 0 <= k <= n.",
        reading="Without biases and in the sense of Taylor polynomials this is necessary and sufficient for the minimum 2^n: if sigma_q "
        "= 0, q < n, then 2^n - 2^q are enough.",
        aims=Verdict.HOLDS,
        hypotheses=(bias_free(n), COMMON, TAYLOR, TOP),
        params=(("n", str(n)),),
        ledger=("LTR-appthm-hyp",),
        steps=(
            Step(
                "none",
                "no coefficient vanishes",
                r"m\ge2^n",
                ("(A5)-(A11)",),
                (),
                (ProductLowerBound(n),),
                uses=("bias-free", "common-expansion-point", "taylor-equality"),
            ),
            *steps,
        ),
    )


def two_inputs() -> Claim:
    """The multiplication gate is not the smallest one."""
    monotone = Hypothesis("monotone", "the activations are monotone", "silu is not, and two of its neurons multiply two inputs", half_cube("silu", 2))
    return Claim(
        id="neuron-bounds.two-inputs",
        title="Two inputs: three neurons always suffice, two for non-monotone activations only",
        source=PAST,
        location="II.C.1, Theorem: four hidden neurons",
        printed="The gate's four hidden neurons are enough; they are not necessary: three suffice for every sigma with sigma''(b) != 0, "
        "and two where sigma'(b) = 0 != sigma''(b).",
        reading="As stated, with an output bias; and three are necessary for monotone activations, even for accuracy 1/4 on the box.",
        aims=Verdict.HOLDS,
        hypotheses=(monotone,),
        ledger=("LTR-thm1",),
        steps=(
            Step(
                "three",
                "a mixed difference and an output bias",
                r"\sigma(b+x+y)-\sigma(b+x)-\sigma(b+y)+\sigma(b)=\sigma''(b)\,xy+O(3)",
                ("II.C.1",),
                (),
                (PatternNetwork(2, 0, "output"),),
            ),
            Step(
                "two",
                "two neurons at the minimum of silu",
                r"\sigma(b+x+y)-\sigma(b+x-y)=2\sigma''(b)\,xy+O(3)",
                (),
                (),
                (PatternNetwork(2, 1), DerivativeZero("silu", 1), NeuronLowerBound(2, "free", (), 2)),
            ),
            Step(
                "logistic",
                "where sigma' vanishes nowhere, three are necessary in the sense of Taylor polynomials",
                r"m\ge3",
                (),
                (),
                (DerivativeNonzero("logistic", (1,)), NeuronLowerBound(2, "free", (1,), 3)),
            ),
            Step(
                "floor",
                "two monotone neurons miss the product by 1/4: along the kernel of one neuron the other one has differences of one sign",
                r"\sup|F-xy|\ge\tfrac14",
                (),
                (),
                (NetworkFloor(2, 2, "monotone", lower=Fraction(1, 4)),),
                uses=("monotone",),
            ),
            Step(
                "biases",
                "three logistic neurons with rational weights and no output bias",
                r"b=(\ln2,\ln2,\ln3)",
                (),
                (),
                (BiasedNetwork("logistic", 2, three_logistic_neurons(), 0, "hidden"),),
            ),
        ),
    )


def thirty_two() -> Claim:
    """The number in III.H."""
    return Claim(
        id="neuron-bounds.thirty-two",
        theorem="AffineNetworks",
        title="32 inputs: 2^32 = 4,294,967,296 neurons without biases, 2^31 with them",
        source=PAPER,
        location="III.H, after (28)",
        printed="Multiplying 32 numbers takes 2^32 = 4,294,967,296 neurons in one hidden layer.",
        reading="In the model of Appendix A; with biases 2^31 = 2,147,483,648 are necessary, and enough for sin.",
        aims=Verdict.HOLDS,
        hypotheses=(bias_free(MODEL_COUNT), nonzero(MODEL_COUNT), COMMON, TAYLOR),
        ledger=("LTR-l398d",),
        steps=(
            Step(
                "appendix-model",
                "the number is that of the lower bound",
                r"2^{32}=4294967296",
                ("III.H",),
                (),
                (ProductLowerBound(MODEL_COUNT),),
                uses=("bias-free", "sigma-k-nonzero", "common-expansion-point", "taylor-equality"),
            ),
            Step(
                "with-biases",
                "half as many with biases",
                r"2^{31}=2147483648",
                ("(6)",),
                (),
                (NeuronLowerBound(MODEL_COUNT, "free", (), 2**31), *half_cube("sin", MODEL_COUNT)),
            ),
        ),
    )


def build(n: int) -> tuple[Claim, ...]:
    """The claims of the family for n inputs."""
    return universal(n), output_bias(n), pattern(n), accuracy(n), uniform(n), two_inputs(), thirty_two()


FAMILY = Family(
    "neuron-bounds",
    "How many hidden neurons a product needs, with and without biases",
    (Parameter("n", count(2, 24, "zeros of derivatives of order n - 1 are isolated"), DEFAULT, "number of inputs"),),
    build,
)
