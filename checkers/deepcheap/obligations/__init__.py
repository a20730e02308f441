"""The kinds of obligation: one small question each, a frozen value; one module per claim family.

An obligation asks; a method (`deepcheap.methods`) answers with a `Finding`: the statement that it established, in the closed
vocabulary of `certificates/FORMAT.md`, and the witness that lets anybody re-check it. An obligation knows nothing of methods.
"""

from .base import Finding, Json, Obligation, Statement
from .linear_flattening import (
    Bilinear,
    BilinearRecursion,
    Convolution,
    Difference,
    Factor,
    Logarithm,
    MatrixProduct,
    RandomFactors,
    SparseTransform,
    WidthBound,
)
from .polynomial_networks import (
    BoundedNetworkGap,
    DeepNetwork,
    JumpError,
    LowDegreeNetworkError,
    ReluNetworkError,
    SizeFormula,
    Terms,
)
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
    SignCancellation,
    SignRank,
)

__all__ = [
    "ActivationPattern",
    "AffineNetworkError",
    "Bilinear",
    "BilinearRecursion",
    "BoundedNetworkGap",
    "Convolution",
    "DeepNetwork",
    "DerivativeFactor",
    "Difference",
    "Factor",
    "Finding",
    "GateDiverges",
    "GateError",
    "GateRate",
    "Json",
    "JumpError",
    "Logarithm",
    "LowDegreeNetworkError",
    "MatrixProduct",
    "NetworkValue",
    "Neuron",
    "NoProductNetwork",
    "Obligation",
    "PolynomialBound",
    "ProductLowerBound",
    "ProductNetwork",
    "ProductRank",
    "RandomFactors",
    "ReluNetworkError",
    "SignCancellation",
    "SignRank",
    "SizeFormula",
    "SparseTransform",
    "Statement",
    "Terms",
    "WidthBound",
]
