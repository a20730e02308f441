"""What the claims on deep networks share: hypotheses, the choice of the bias, and the question for a network."""

from __future__ import annotations

from fractions import Fraction

from ..certificate import rational as spell
from ..claim import Hypothesis
from ..errors import InputError
from ..networks.activations import GRID, activation
from ..networks.polynomials import monomial
from ..obligations import DeepNetwork, Terms

SMOOTH = Hypothesis(
    "curvature", "sigma is smooth near b with sigma''(b) != 0", "ReLU: m neurons miss uv by 1/(2(m+1)^2) (claim polynomial-networks.lemma)"
)
COMPACT = Hypothesis(
    "compact-box", "the inputs stay in a box [-R, R]^n", "on R^n a bounded network is infinitely far from every polynomial that is not constant"
)
SLOPE = Hypothesis("slope", "sigma'(b) != 0, where copy gates are used", "cos at b = 0: a copy gate divides by sigma'(b) = 0")
BINARY = Hypothesis(
    "binary-gates",
    "products are taken two at a time",
    "flat networks need no tree: for n = 3 one with 4 neurons is smaller (claim polynomial-networks.flat)",
)
UV = monomial(2)
SHRINK = 1_000_000


def curved_point(name: str, bias: Fraction | None) -> Fraction:
    """The given bias, or one where neither sigma' nor sigma'' is 0 and sigma'' is large.

    Raises: InputError when there is none on the grid.

    >>> curved_point("cos", None) != 0
    True
    """
    sigma = activation(name)
    if bias is not None:
        return bias
    if name == "exp":
        return Fraction(0)
    good = [b for b in GRID if not sigma.zero(b, 1) and not sigma.zero(b, 2)]
    if not good:
        raise InputError(f"{name} has no bias on the 1/16 grid over [-2, 2] with sigma' and sigma'' not 0: give --bias")
    return max(good, key=lambda b: min(abs(float(sigma.derivatives(b, 2, 64)[k].mid())) for k in (1, 2)))


Common = tuple[str, Fraction, Fraction, Fraction, int]
"""Activation, bias, radius, upper, neurons of a gate."""


def deep(terms: Terms, inputs: int, common: Common, shape: str = "tree", neurons: int | None = None, hidden_layers: int | None = None) -> DeepNetwork:
    """The question whether a deep network of the given size does it."""
    name, bias, radius, upper, gate = common
    return DeepNetwork(name, bias, inputs, terms, upper, radius, gate, shape, neurons, hidden_layers)


def described(common: Common, **more: str) -> tuple[tuple[str, str], ...]:
    """The parameters of a claim."""
    name, bias, radius, upper, gate = common
    return (*more.items(), ("activation", name), ("bias", spell(bias)), ("radius", spell(radius)), ("upper", spell(upper)), ("gate", str(gate)))
