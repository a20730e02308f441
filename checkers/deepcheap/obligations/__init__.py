"""The kinds of obligation: one small question each, a frozen value; one module per claim family.

An obligation asks; a method (`deepcheap.methods`) answers with a `Finding`: the statement that it established, in the closed
vocabulary of `certificates/FORMAT.md`, and the witness that lets anybody re-check it. An obligation knows nothing of methods.
"""

from .base import Finding, Json, Obligation, Statement
from .bits import BitNetwork, Multilinear, MultilinearBasis, SigmoidProduct
from .counting import BooleanFunctions, CountGrowth, LayeredParameters, LocalDegree, MonomialCount, SimplexInterpolation
from .expressions import Comparison, Expression, Figure, softmax, term
from .neuron_bounds import BiasedNetwork, Block, DerivativeNonzero, DerivativeZero, LargeWeightNetwork, NetworkFloor, NeuronLowerBound, PatternNetwork
from .probability import BayesSoftmax, FreeEnergy, Gaussian, MaximumEntropy, MomentBoundary, Posterior, PosteriorFormula
from .products import (
    ActivationPattern,
    AffineNetworkError,
    DerivativeFactor,
    GateDiverges,
    GateError,
    GateRate,
    NetworkValue,
    Neuron,
    NoProductNetwork,
    PolynomialBound,
    ProductLowerBound,
    ProductNetwork,
    ProductRank,
    ScaledBiasGate,
    SignCancellation,
    SignRank,
)

__all__ = [
    "ActivationPattern",
    "AffineNetworkError",
    "BayesSoftmax",
    "BiasedNetwork",
    "BitNetwork",
    "Block",
    "BooleanFunctions",
    "Comparison",
    "CountGrowth",
    "DerivativeFactor",
    "DerivativeNonzero",
    "DerivativeZero",
    "Expression",
    "Figure",
    "Finding",
    "FreeEnergy",
    "GateDiverges",
    "GateError",
    "GateRate",
    "Gaussian",
    "Json",
    "LargeWeightNetwork",
    "LayeredParameters",
    "LocalDegree",
    "MaximumEntropy",
    "MomentBoundary",
    "MonomialCount",
    "Multilinear",
    "MultilinearBasis",
    "NetworkFloor",
    "NetworkValue",
    "Neuron",
    "NeuronLowerBound",
    "NoProductNetwork",
    "Obligation",
    "PatternNetwork",
    "PolynomialBound",
    "Posterior",
    "PosteriorFormula",
    "ProductLowerBound",
    "ProductNetwork",
    "ProductRank",
    "ScaledBiasGate",
    "SigmoidProduct",
    "SignCancellation",
    "SignRank",
    "SimplexInterpolation",
    "Statement",
    "softmax",
    "term",
]
