"""The claims of the sources, one module per family, in the paper's order."""

from __future__ import annotations

from ..claim import Family
from . import (
    bits,
    counting,
    depth,
    flattening,
    linear_flattening,
    markov_distillation,
    multiplication_gate,
    neuron_bounds,
    polynomial_networks,
    probability,
    product_accuracy,
    product_flattening,
    renormalisation,
)

ALL_CLAIMS: tuple[Family, ...] = (
    probability.FAMILY,
    counting.FAMILY,
    multiplication_gate.FAMILY,
    polynomial_networks.FAMILY,
    bits.FAMILY,
    markov_distillation.FAMILY,
    renormalisation.FAMILY,
    linear_flattening.FAMILY,
    product_flattening.FAMILY,
    product_accuracy.FAMILY,
    neuron_bounds.FAMILY,
    flattening.FAMILY,
    depth.FAMILY,
)
