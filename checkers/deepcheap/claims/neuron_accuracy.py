"""Neuron counts for accuracy on a box instead of equal Taylor polynomials. Source: Appendix A, the theorem as it is printed."""

from __future__ import annotations

from math import comb

from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..obligations import NetworkFloor, ProductLowerBound
from .falsifiers import COMMON, TAYLOR, bias_free, half_cube, large_weights
from .sources import PAPER, PAST


def accuracy(n: int) -> Claim:
    """The theorem of Appendix A as printed speaks of accuracy, not of Taylor polynomials."""
    middle = comb(n, n // 2)
    return Claim(
        id="neuron-bounds.accuracy",
        title="Accuracy alone does not force 2^n neurons",
        source=PAPER,
        location="Appendix A, Theorem, second half, and the sentence before (A2)",
        printed="With sigma_k != 0 for 0 <= k <= n, 2^n is the smallest number of hidden neurons for every desired accuracy; it is the "
        "minimum for equal Taylor polynomials.",
        reading="The minimum for equal Taylor polynomials is 2^n; for accuracy on a box with arbitrary weights it can be smaller.",
        aims=Verdict.REFUTED,
        corrected="equal Taylor polynomials need 2^n; exp needs 2^n for accuracy too; any activations need C(n, floor(n/2)) for accuracy",
        hypotheses=(bias_free(n), COMMON, TAYLOR),
        params=(("n", str(n)),),
        ledger=("LTR-appthm-low", "LTR-A1b"),
        steps=(
            Step(
                "large-weights",
                "two neurons without biases and with large inner weights multiply two inputs to any accuracy, though sigma_0, sigma_1, sigma_2 != 0",
                r"\tfrac{\lambda^2}{4}\Bigl[\sigma\bigl(\tfrac{x+y}\lambda\bigr)-"
                r"\sigma\bigl(\tfrac{x-y}\lambda\bigr)\Bigr]=xy+\tfrac{\lambda y}{2},\quad\sigma=1+u+u^2",
                ("(A1)",),
                (),
                large_weights(),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "taylor",
                "equal Taylor polynomials need 2^n neurons",
                r"m\ge2^n",
                ("(A5)-(A11)",),
                (),
                (ProductLowerBound(n),),
                uses=("bias-free", "common-expansion-point", "taylor-equality"),
            ),
            Step(
                "exp",
                "with exp 2^n - 1 neurons and any weights stay away from the product",
                r"\sup|F-E|\ge\sqrt{2^n-m}/2^n",
                (),
                (),
                (NetworkFloor(n, 2**n - 1, "exp", "hidden"),),
                uses=("bias-free",),
            ),
            Step(
                "any",
                "with any continuous activations fewer than C(n, floor(n/2)) neurons stay away from it",
                r"\sup|F-E|\ge\sqrt{N-m}/(2^nN),\ N=\tbinom n{\lfloor n/2\rfloor}",
                (),
                (),
                (NetworkFloor(n, middle - 1),),
            ),
        ),
    )


def uniform(n: int) -> Claim:
    """What holds for accuracy, whatever the activations."""
    few = Hypothesis("few-neurons", "m < C(n, floor(n/2))", "2^(n-1) neurons of sin multiply n inputs to any accuracy", half_cube("sin", n))
    only = Hypothesis("exp", "sigma = exp", "for sigma = 1 + u + u^2 two neurons without biases multiply two inputs to any accuracy", large_weights())
    middle = comb(n, n // 2)
    return Claim(
        id="neuron-bounds.uniform",
        title="Too few neurons stay away from the product by a stated distance",
        source=PAST,
        location="Appendix A, Theorem, read with accuracy",
        printed="m < N = C(n, floor(n/2)) neurons with any continuous activations miss the product on [-1,1]^n by sqrt(N-m)/(2^n N); m < "
        "2^n of exp by sqrt(2^n-m)/2^n.",
        reading="As stated, for all weights and hidden biases; with any output bias in the first case, and with m + 1 for m in the second.",
        aims=Verdict.HOLDS,
        hypotheses=(few, only),
        params=(("n", str(n)),),
        steps=(
            Step(
                "catalecticant",
                "second differences of a sum of m ridge functions fill a matrix of rank at most m; those of the product, a permutation matrix",
                r"\Vert M-P\Vert_F^2\ge N-m,\quad|M-P|_{\beta\gamma}\le2^n\sup|F-E|",
                (),
                (),
                (NetworkFloor(n, middle - 1),),
                uses=("few-neurons",),
            ),
            Step(
                "exp",
                "F(x+y) has rank at most m on {-1/2,1/2}^n, E(x+y) is diagonal with entries 1 and -1",
                r"2^n\sup|F-E|\ge\Vert M-D\Vert_F\ge\sqrt{2^n-m}",
                (),
                (),
                (NetworkFloor(n, 2**n - 1, "exp", "hidden"), NetworkFloor(n, 2**n - 2, "exp")),
                uses=("exp",),
            ),
        ),
    )
