"""The hypotheses of the theorems about neuron counts, each with the facts that contradict the theorem without it."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Hypothesis
from ..exact.biased import six_softplus_neurons, three_logistic_neurons
from ..obligations import ActivationPattern, AffineNetworkError, BiasedNetwork, DerivativeZero, LargeWeightNetwork, Obligation, PatternNetwork

LARGEST_PATTERN = 32


def large_weights() -> tuple[Obligation, ...]:
    """Two neurons without biases that multiply two inputs to any accuracy, for sigma = 1 + u + u^2 and sigma = u^2 + exp(-(u-1)^2).

    Source: (lambda^2/4) [sigma((x+y)/lambda) - sigma((x-y)/lambda)].
    """
    one, quarter, zero = Fraction(1), Fraction(1, 4), Fraction(0)
    two = ((quarter, one, one), (-quarter, one, -one))
    return LargeWeightNetwork(2, two, (one, one, one)), LargeWeightNetwork(2, two, (zero, zero, one), "gaussian")


def half_cube(activation: str, n: int) -> tuple[Obligation, ...]:
    """2^(n-1) neurons at a bias where the derivative of order n - 1 vanishes, and such a bias."""
    return PatternNetwork(n, n - 1), DerivativeZero(activation, n - 1)


def certified_n(n: int) -> int:
    """The nearest n at which the constructions are certified."""
    return min(max(n, 2), LARGEST_PATTERN)


def bias_free(n: int) -> Hypothesis:
    """No output bias."""
    return Hypothesis(
        "bias-free",
        "no output bias",
        "with one, 2^n - 1 neurons are enough for every sigma with sigma_n != 0",
        (PatternNetwork(certified_n(n), 0, "output"),),
    )


def nonzero(n: int) -> Hypothesis:
    """sigma_k != 0 for k < n."""
    k = certified_n(n)
    return Hypothesis(
        "sigma-k-nonzero",
        "sigma_k != 0 for 0 <= k <= n",
        "where sigma_(n-1) = 0 != sigma_n, 2^(n-1) neurons are enough, and cos has such a bias",
        half_cube("cos", k),
    )


COMMON = Hypothesis(
    "common-expansion-point",
    "all neurons are expanded at the same point b",
    "three logistic neurons with rational weights at the biases ln 2, ln 2, ln 3 multiply two inputs, without an output bias",
    (BiasedNetwork("logistic", 2, three_logistic_neurons(), 0, "hidden"),),
)
COMMON_WITH_OUTPUT = Hypothesis(
    "common-expansion-point",
    "all neurons are expanded at the same point b",
    "six softplus neurons at two biases multiply three inputs, one fewer than 2^3 - 1",
    (BiasedNetwork("softplus", 3, six_softplus_neurons(), 1),),
)
TAYLOR = Hypothesis(
    "taylor-equality",
    "the Taylor polynomials to degree n are equal",
    "sigma = 1 + u + u^2, or sigma = u^2 + exp(-(u-1)^2), with large weights: two neurons without biases multiply two inputs "
    "to any accuracy on a box",
    large_weights(),
)
TOP = Hypothesis(
    "sigma-n-nonzero",
    "sigma_n != 0",
    "with sigma_n = 0 no network has a term of degree n; for affine sigma every network misses the product by 1",
    (AffineNetworkError(2), ActivationPattern("tanh", Fraction(0), 2, zero=(2,))),
)
