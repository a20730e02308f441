"""Runs of the steps about neuron counts: the smaller networks, and the floors that no network gets below."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import Any

from ...exact.constructions import half_cube_network, subset_network
from ..blocks import Block, Paragraph, Table
from .words import cut, digits_of, short, vector

Params = dict[str, Any]
SHOWN = 3
FULL_LIST = 16


def pattern_network(o: Any, params: Params) -> list[Block]:
    """The neurons of the construction, where it is one of the two that have rational weights."""
    n, note = cut(o.n, SHOWN)
    if o.zero == 0:
        neurons, extra = (
            subset_network(n),
            " and an output bias, which takes up sigma_0" if o.biases == "output" else "; sigma_0 = 0 removes the constant",
        )
    elif o.zero == o.n - 1:
        neurons, extra = half_cube_network(n), f"; sigma_{n - 1} = 0 removes what remains in degree {n - 1}"
    else:
        return [Paragraph(f"{params['neurons']} = 2^{o.n} - 2^{o.zero} neurons.", "Run")]
    rows = tuple((str(j), short(row[0]), vector(row[1:])) for j, row in enumerate(neurons, 1))
    about = f"The {len(neurons)} neurons for n = {n}, fewer than 2^{n} = {2**n}, with sigma_{n} = 1{extra}{note}."
    return [Paragraph(about, "Run"), Table(("j", "w_j", "a_j"), rows)]


def lower_bound(o: Any, params: Params) -> list[Block]:
    """The bound, and the pattern of the moments that it rests on."""
    known = "no coefficient is known to be nonzero but sigma_n" if not o.nonzero else f"sigma_k is not 0 for k in {', '.join(map(str, o.nonzero))}"
    if o.biases == "free":
        known = "every neuron has its own bias; only the terms of degree n are used" if not o.nonzero else f"sigma^({o.nonzero[0]}) vanishes nowhere"
    rows = (("known", known), ("neurons necessary", short(int(str(params["neurons"]), 0))), ("2^n", short(2**o.n)))
    return [Paragraph(f"The bound for n = {o.n}.", "Run"), Table(("what", "value"), rows)]


def floor(o: Any, params: Params) -> list[Block]:
    """The matrix behind a floor, and its value."""
    lower = Fraction(params["lower"])
    rows = [("neurons", short(o.neurons)), ("the error is at least", short(lower))]
    if o.activations == "continuous":
        rows.insert(0, ("rank of the product's matrix C(n, floor(n/2))", str(comb(o.n, o.n // 2))))
    elif o.activations == "exp":
        rows.insert(0, ("rank of the product's matrix 2^n", short(2**o.n)))
    return [Paragraph(f"Every network of this kind for n = {o.n} misses the product somewhere.", "Run"), Table(("what", "value"), tuple(rows))]


def large_weights(o: Any, _: Params) -> list[Block]:
    """The network at a corner of the box as the weights grow."""
    if o.bump != "none":
        return []
    rows = []
    corner = (Fraction(1),) * o.n
    for k in range(4):
        scale = Fraction(1, 10**k)
        value = Fraction(0)
        for w, *a in o.neurons:
            u = sum((p * q for p, q in zip(a, corner, strict=True)), Fraction(0)) / scale
            value += w * sum((c * u**i for i, c in enumerate(o.sigma)), Fraction(0))
        rows.append((str(scale), short(scale**o.n * value), short(scale**o.n * value - 1)))
    sigma = " + ".join(str(c) if i == 0 else "u" if (i, c) == (1, 1) else f"u^{i}" if c == 1 else f"{c} u^{i}" for i, c in enumerate(o.sigma) if c)
    neurons = "; ".join(f"w = {short(row[0])}, a = {vector(row[1:])}/lambda" for row in o.neurons)
    about = f"sigma(u) = {sigma}, the {len(o.neurons)} neurons {neurons}, times lambda^{o.n}, at x = {vector(corner)}: the error vanishes."
    return [Paragraph(about, "Run"), Table(("lambda", "network", "error"), tuple(rows))]


def biased(o: Any, _: Params) -> list[Block]:
    """The neurons with their biases."""
    rows = tuple((short(w), f"ln({r})", "" if d == 1 else f"sqrt({d})", vector(a)) for w, r, d, *a in o.blocks)
    signs = f"; each row stands for {2**o.signs} neurons, the signs of the first {o.signs} weights flipped" if o.signs else ""
    total = len(o.blocks) * 2**o.signs
    about = f"{total} {o.activation} neurons for n = {o.n}, w_j sigma(b_j + a_j.x){signs}."
    if o.signs:
        return [Paragraph(about, "Run"), Table(("w_j", "b_j", "factor of a_1j", "a_j"), rows)]
    return [Paragraph(about, "Run"), Table(("w_j", "b_j", "a_j"), tuple((w, b, a) for w, b, _, a in rows))]


def zero(o: Any, params: Params) -> list[Block]:
    """The sign of the derivative at both ends of the interval that holds its zero."""
    from ...networks.activations import activation

    sigma = activation(o.activation)
    low, high = Fraction(params["lo"]), Fraction(params["hi"])
    if o.activation in ("logistic", "tanh"):
        about = (
            f"In t = {o.activation}(b) the derivative of order {o.order} is a polynomial with a simple zero between {short(low)} and {short(high)}."
        )
        return [Paragraph(about, "Run")]
    rows = tuple(
        (short(b), *(digits_of(v, 6) for v in sigma.derivatives(b, o.order + 1, 256)[o.order : o.order + 2])) for b in (low, (low + high) / 2, high)
    )
    about = f"The derivative of order {o.order} of {o.activation} changes its sign in the interval, the next one does not."
    return [Paragraph(about, "Run"), Table(("b", f"sigma^({o.order})(b)", f"sigma^({o.order + 1})(b)"), rows)]


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {
    "PatternNetwork": pattern_network,
    "NeuronLowerBound": lower_bound,
    "NetworkFloor": floor,
    "LargeWeightNetwork": large_weights,
    "BiasedNetwork": biased,
    "DerivativeZero": zero,
}
