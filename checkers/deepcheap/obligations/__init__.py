"""The kinds of obligation: one small question each, a frozen value; one module per claim family.

An obligation asks; a method (`deepcheap.methods`) answers with a `Finding`: the statement that it established, in the closed
vocabulary of `certificates/FORMAT.md`, and the witness that lets anybody re-check it. An obligation knows nothing of methods.
"""

from .base import Finding, Json, Obligation, Statement
from .flattening import (
    CurveNetwork,
    DeepPolynomial,
    DeepProduct,
    DerivativeSpace,
    MonomialNeurons,
    PolynomialLowerBound,
    PolynomialNetwork,
)
from .neuron_bounds import BiasedNetwork, Block, DerivativeNonzero, DerivativeZero, LargeWeightNetwork, NetworkFloor, NeuronLowerBound, PatternNetwork
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
    "BiasedNetwork",
    "Block",
    "CurveNetwork",
    "DeepPolynomial",
    "DeepProduct",
    "DerivativeFactor",
    "DerivativeNonzero",
    "DerivativeSpace",
    "DerivativeZero",
    "Finding",
    "GateDiverges",
    "GateError",
    "GateRate",
    "Json",
    "LargeWeightNetwork",
    "MonomialNeurons",
    "NetworkFloor",
    "NetworkValue",
    "Neuron",
    "NeuronLowerBound",
    "NoProductNetwork",
    "Obligation",
    "PatternNetwork",
    "PolynomialBound",
    "PolynomialLowerBound",
    "PolynomialNetwork",
    "ProductLowerBound",
    "ProductNetwork",
    "ProductRank",
    "ScaledBiasGate",
    "SignCancellation",
    "SignRank",
    "Statement",
]
