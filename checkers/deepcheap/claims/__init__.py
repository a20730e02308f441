"""The claims of the sources, one module per family, in the paper's order."""

from __future__ import annotations

from ..claim import Family
from . import linear_flattening, multiplication_gate, neuron_bounds, polynomial_networks, product_accuracy, product_flattening

ALL_CLAIMS: tuple[Family, ...] = (
    multiplication_gate.FAMILY,
    polynomial_networks.FAMILY,
    linear_flattening.FAMILY,
    product_flattening.FAMILY,
    product_accuracy.FAMILY,
    neuron_bounds.FAMILY,
)
