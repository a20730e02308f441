"""The point at which an activation is expanded."""

from __future__ import annotations

from fractions import Fraction

from ..networks.activations import activation, suggest_bias


def expansion_point(name: str, n: int, bias: Fraction | None) -> Fraction:
    """The given bias, or else one at which the n-th derivative is far from 0.

    Raises: InputError for an unknown activation, which lists the known ones.

    >>> expansion_point("logistic", 2, None), expansion_point("tanh", 2, Fraction(1, 2))
    (Fraction(21, 16), Fraction(1, 2))
    """
    sigma = activation(name)
    return suggest_bias(sigma, n) if bias is None else bias
