"""How each kind of obligation is decided: one explicit table from kind to function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import obligations as ask
from ..obligations import Finding, Obligation
from . import (
    activation,
    biases,
    bits,
    cancellation,
    counting,
    distillation,
    elementary,
    expressions,
    fields,
    gate,
    gate_limits,
    information,
    linear_flattening,
    lower_bound,
    moments,
    neuron_bounds,
    polynomial_networks,
    polynomials,
    probability,
    rank,
)

METHODS: dict[type, Callable[[Any], Finding]] = {
    ask.SignCancellation: cancellation.sign_cancellation,
    ask.ProductNetwork: moments.product_network,
    ask.SignRank: rank.sign_rank,
    ask.ProductRank: rank.product_rank,
    ask.ProductLowerBound: lower_bound.product_lower_bound,
    ask.NoProductNetwork: lower_bound.no_product_network,
    ask.GateError: gate.gate_error,
    ask.GateRate: gate_limits.gate_rate,
    ask.GateDiverges: gate_limits.gate_diverges,
    ask.ScaledBiasGate: gate_limits.scaled_bias_gate,
    ask.ActivationPattern: activation.activation_pattern,
    ask.PolynomialBound: polynomials.polynomial_bound,
    ask.NetworkValue: elementary.network_value,
    ask.AffineNetworkError: elementary.affine_network_error,
    ask.DerivativeFactor: elementary.derivative_factor,
    ask.DeepNetwork: polynomial_networks.deep_network,
    ask.SizeFormula: polynomial_networks.size_formula,
    ask.ReluNetworkError: polynomial_networks.relu_network_error,
    ask.LowDegreeNetworkError: polynomial_networks.low_degree_network_error,
    ask.BoundedNetworkGap: polynomial_networks.bounded_network_gap,
    ask.JumpError: polynomial_networks.jump_error,
    ask.SparseTransform: linear_flattening.sparse_transform,
    ask.Convolution: linear_flattening.convolution,
    ask.MatrixProduct: linear_flattening.matrix_product,
    ask.WidthBound: linear_flattening.width_bound,
    ask.BilinearRecursion: linear_flattening.bilinear_recursion,
    ask.RandomFactors: linear_flattening.random_factors,
    ask.Logarithm: linear_flattening.logarithm,
    ask.Difference: linear_flattening.difference,
    ask.Comparison: expressions.comparison,
    ask.Figure: expressions.figure,
    ask.BayesSoftmax: probability.bayes_softmax,
    ask.Posterior: probability.posterior,
    ask.PosteriorFormula: probability.posterior_formula,
    ask.MaximumEntropy: probability.maximum_entropy,
    ask.MomentBoundary: probability.moment_boundary,
    ask.Gaussian: probability.gaussian,
    ask.FreeEnergy: probability.free_energy,
    ask.MonomialCount: counting.monomial_count,
    ask.LocalDegree: counting.local_degree,
    ask.BooleanFunctions: counting.boolean_functions,
    ask.CountGrowth: counting.count_growth,
    ask.LayeredParameters: counting.layered_parameters,
    ask.SimplexInterpolation: counting.simplex_interpolation,
    ask.Multilinear: bits.multilinear,
    ask.MultilinearBasis: bits.multilinear_basis,
    ask.SigmoidProduct: bits.sigmoid_product,
    ask.BitNetwork: bits.bit_network,
    ask.MarkovChain: distillation.markov_chain,
    ask.ChainDistillation: distillation.chain_distillation,
    ask.CorollaryIndices: distillation.corollary_indices,
    ask.PosteriorLikelihood: distillation.posterior_likelihood,
    ask.ChainTheorem: distillation.chain_theorem,
    ask.ChainMemory: distillation.chain_memory,
    ask.InformationLoss: information.information_loss,
    ask.Forgetting: information.forgetting,
    ask.SymmetricDecay: information.symmetric_decay,
    ask.TreeInformation: information.tree_information,
    ask.FewDescriptions: information.few_descriptions,
    ask.BalancedStrings: information.balanced_strings,
    ask.OrderedWords: information.ordered_words,
    ask.Rescaling: fields.rescaling,
    ask.BlockAverage: fields.block_average,
    ask.TorusAverage: fields.torus_average,
    ask.PatternNetwork: neuron_bounds.pattern_network,
    ask.NeuronLowerBound: neuron_bounds.neuron_lower_bound,
    ask.NetworkFloor: neuron_bounds.network_floor,
    ask.LargeWeightNetwork: neuron_bounds.large_weight_network,
    ask.BiasedNetwork: biases.biased_network,
    ask.DerivativeZero: biases.derivative_zero,
    ask.DerivativeNonzero: biases.derivative_nonzero,
}


def decide(obligation: Obligation) -> Finding:
    """Decide an obligation by its method.

    >>> decide(ask.AffineNetworkError(2)).answer
    'yes'
    """
    return METHODS[type(obligation)](obligation)
