"""Every kind of certificate: its assumptions, its rule, and where its assurance comes from.

A rule takes the params, the witness and the budget, and returns the statement that it has just checked, regenerated from the params alone.
"""

from collections.abc import Callable

from ..errors import Budget, shape
from ..reader import Node
from . import (
    algebra,
    arithmetic,
    biases,
    bits,
    chains,
    counting,
    depth,
    expressions,
    fields,
    flattening,
    gates,
    information,
    kernel,
    linear_flattening,
    networks,
    neuron_bounds,
    polynomial_networks,
    probability,
    signs,
)

Rule = Callable[[Node, Node, Budget], str]

NETWORK = ("common-expansion-point", "bias-free", "taylor-equality-to-degree-n")
NETWORK_OUTPUT = ("common-expansion-point", "output-bias", "taylor-equality-to-degree-n")
LOWER = ("common-expansion-point", "bias-free", "sigma-k-nonzero-0-to-n", "taylor-equality-to-degree-n")
FREE = ("free-biases", "output-bias", "taylor-equality-to-degree-n")
HIDDEN = ("free-biases", "no-output-bias", "taylor-equality-to-degree-n")
MODELS = {"none": NETWORK, "output": NETWORK_OUTPUT, "free": FREE, "hidden": HIDDEN}
ANY_POLYNOMIAL = ("polynomial-network", "polynomial-lower-bound", "monomial-neurons")
# the assumptions of these depend on the parameter `biases`
BY_MODEL = ("product-network", "pattern-network", "neuron-lower-bound", "biased-network", *ANY_POLYNOMIAL)

RULES: dict[str, tuple[tuple[str, ...], Rule, str]] = {
    "sign-cancellation": ((), signs.sign_cancellation, "recomputed"),
    "product-network": (NETWORK, networks.product_network, "recomputed"),
    "network-coefficient": (NETWORK, networks.network_coefficient, "recomputed"),
    "sign-rank": ((), signs.sign_rank, "recomputed"),
    "product-rank": ((), algebra.product_rank, "witness"),
    "product-lower-bound": (LOWER, signs.product_lower_bound, "recomputed"),
    "no-product-network": (LOWER, algebra.no_product_network, "witness"),
    "gate-error": ((), gates.gate_error, "recomputed"),
    "gate-rate": ((), gates.gate_rate, "recomputed"),
    "gate-diverges": ((), gates.gate_diverges, "recomputed"),
    "scaled-bias-gate": ((), gates.scaled_bias_gate, "recomputed"),
    "activation-pattern": ((), gates.activation_pattern, "recomputed"),
    "polynomial-bound": ((), algebra.polynomial_bound, "witness"),
    "network-value": ((), networks.network_value, "recomputed"),
    "affine-network-error": ((), signs.affine_network_error, "recomputed"),
    "derivative-factor": ((), networks.derivative_factor, "recomputed"),
    "deep-network": ((), polynomial_networks.deep_network, "recomputed"),
    "size-formula": ((), arithmetic.size_formula, "recomputed"),
    "relu-network-error": ((), polynomial_networks.relu_network_error, "recomputed"),
    "low-degree-network-error": ((), polynomial_networks.low_degree_network_error, "recomputed"),
    "bounded-network-gap": ((), polynomial_networks.bounded_network_gap, "recomputed"),
    "jump-error": ((), polynomial_networks.jump_error, "recomputed"),
    "sparse-transform": ((), linear_flattening.sparse_transform, "recomputed"),
    "convolution": ((), linear_flattening.convolution, "recomputed"),
    "matrix-product": ((), linear_flattening.matrix_product, "recomputed"),
    "width-bound": ((), linear_flattening.width_bound, "witness"),
    "bilinear-recursion": ((), linear_flattening.bilinear_recursion, "recomputed"),
    "random-factors": ((), linear_flattening.random_factors, "recomputed"),
    "logarithm": ((), arithmetic.logarithm, "recomputed"),
    "difference": ((), arithmetic.difference, "recomputed"),
    "comparison": ((), expressions.comparison, "recomputed"),
    "bayes-softmax": ((), probability.bayes_softmax, "recomputed"),
    "posterior": ((), probability.posterior, "recomputed"),
    "posterior-other": ((), probability.posterior_other, "recomputed"),
    "maximum-entropy": ((), probability.maximum_entropy, "witness"),
    "moment-boundary": ((), probability.moment_boundary, "witness"),
    "gaussian": ((), probability.gaussian, "recomputed"),
    "not-gaussian": ((), probability.not_gaussian, "recomputed"),
    "free-energy": ((), probability.free_energy, "recomputed"),
    "monomial-count": ((), counting.monomial_count, "recomputed"),
    "local-degree": ((), counting.local_degree, "recomputed"),
    "boolean-functions": ((), counting.boolean_functions, "recomputed"),
    "count-growth": ((), counting.count_growth, "recomputed"),
    "layered-parameters": ((), counting.layered_parameters, "recomputed"),
    "simplex-interpolation": ((), counting.simplex_interpolation, "recomputed"),
    "multilinear": ((), bits.multilinear, "recomputed"),
    "multilinear-basis": ((), bits.multilinear_basis, "recomputed"),
    "sigmoid-product": ((), bits.sigmoid_product, "recomputed"),
    "bit-network": ((), bits.bit_network, "recomputed"),
    "markov-chain": ((), chains.markov_chain, "recomputed"),
    "chain-distillation": ((), chains.chain_distillation, "recomputed"),
    "corollary-indices": ((), chains.corollary_indices, "recomputed"),
    "posterior-likelihood": ((), chains.posterior_likelihood, "recomputed"),
    "chain-theorem": ((), chains.chain_theorem, "recomputed"),
    "information-loss": ((), information.information_loss, "recomputed"),
    "chain-memory": ((), chains.chain_memory, "recomputed"),
    "forgetting": ((), information.forgetting, "recomputed"),
    "symmetric-decay": ((), information.symmetric_decay, "recomputed"),
    "tree-information": ((), information.tree_information, "recomputed"),
    "few-descriptions": ((), information.few_descriptions, "recomputed"),
    "balanced-strings": ((), information.balanced_strings, "recomputed"),
    "ordered-words": ((), information.ordered_words, "recomputed"),
    "rescaling": ((), fields.rescaling, "recomputed"),
    "block-average": ((), fields.block_average, "witness"),
    "torus-average": ((), fields.torus_average, "witness"),
    "coq-theorem": ((), kernel.coq_theorem, "kernel"),
    "pattern-network": (NETWORK, neuron_bounds.pattern_network, "recomputed"),
    "neuron-lower-bound": (NETWORK, neuron_bounds.neuron_lower_bound, "recomputed"),
    "network-floor": ((), neuron_bounds.network_floor, "recomputed"),
    "large-weight-network": ((), neuron_bounds.large_weight_network, "recomputed"),
    "biased-network": (FREE, biases.biased_network, "recomputed"),
    "derivative-zero": ((), biases.derivative_zero, "recomputed"),
    "derivative-nonzero": ((), biases.derivative_nonzero, "recomputed"),
    "polynomial-lower-bound": (NETWORK, flattening.polynomial_lower_bound, "witness"),
    "polynomial-network": (NETWORK, flattening.polynomial_network, "recomputed"),
    "monomial-neurons": (NETWORK, flattening.monomial_neurons, "recomputed"),
    "derivative-space": ((), flattening.derivative_space, "witness"),
    "curve-network": ((), depth.curve_network, "recomputed"),
    "deep-polynomial": ((), depth.deep_polynomial, "recomputed"),
    "deep-product": ((), depth.deep_product, "recomputed"),
}


def check(claim: Node, witness: Node, budget: Budget) -> tuple[str, str, tuple[str, ...]]:
    """Return kind, statement and assumptions of a claim that its witness proves."""
    stated, kind, params = claim.fields("assumptions", "kind", "params")
    name = kind.word(*RULES)
    wanted, rule, _ = RULES[name]
    if name in BY_MODEL and type(params.value) is dict and type(params.value.get("biases")) is str:
        wanted = MODELS.get(params.value["biases"], wanted)
    words = [node.text() for node in stated.items()]
    shape("assumptions", words == list(wanted), stated.path, "the assumptions are not those of this kind", " ".join(words), " ".join(wanted))
    return name, rule(params, witness, budget), wanted
