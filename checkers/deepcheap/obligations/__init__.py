"""The kinds of obligation: one small question each, a frozen value; one module per claim family.

An obligation asks; a method (`deepcheap.methods`) answers with a `Finding`: the statement that it established, in the closed
vocabulary of `certificates/FORMAT.md`, and the witness that lets anybody re-check it. An obligation knows nothing of methods.
"""

from .base import Finding, Json, Obligation, Statement
from .chains import (
    BalancedStrings,
    ChainDistillation,
    ChainMemory,
    ChainTheorem,
    CorollaryIndices,
    FewDescriptions,
    Forgetting,
    InformationLoss,
    MarkovChain,
    OrderedWords,
    PosteriorLikelihood,
    SymmetricDecay,
    TreeInformation,
)
from .fields import BlockAverage, Rescaling, TorusAverage
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
    "BalancedStrings",
    "BlockAverage",
    "ChainDistillation",
    "ChainMemory",
    "ChainTheorem",
    "CorollaryIndices",
    "DerivativeFactor",
    "FewDescriptions",
    "Finding",
    "Forgetting",
    "GateDiverges",
    "GateError",
    "GateRate",
    "InformationLoss",
    "Json",
    "MarkovChain",
    "NetworkValue",
    "Neuron",
    "NoProductNetwork",
    "Obligation",
    "OrderedWords",
    "PolynomialBound",
    "PosteriorLikelihood",
    "ProductLowerBound",
    "ProductNetwork",
    "ProductRank",
    "Rescaling",
    "SignCancellation",
    "SignRank",
    "Statement",
    "SymmetricDecay",
    "TorusAverage",
    "TreeInformation",
]
