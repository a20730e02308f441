"""Runs of the steps about gates: derivatives, Taylor terms of the error, the enclosed error, gates at the wrong end."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product as tuples
from math import prod
from typing import Any

from ..blocks import Block, Paragraph, Table
from .words import digits_of, monomial_name, short, vector

Params = dict[str, Any]
PRECISION = 256
TERMS = 4
LARGEST_SUM = 8


def pattern(o: Any, _: Params) -> list[Block]:
    """The derivatives of the activation at the bias."""
    from ...networks.activations import activation

    orders = range(min(o.n, 8) + 1)
    sigma = activation(o.activation)
    values = sigma.derivatives(o.bias, len(orders), PRECISION)
    rows = tuple((str(k), "0, exactly" if sigma.zero(o.bias, k) else digits_of(values[k])) for k in orders)
    return [Paragraph(f"The derivatives of {o.activation} at b = {o.bias}.", "Run"), Table(("k", "sigma^(k)(b)"), rows)]


def error(o: Any, params: Params) -> list[Block]:
    """The first Taylor terms of the error at the corner of the box, beside the enclosure."""
    from ...methods.gate import gate
    from ...methods.gate_series import moments
    from ...networks.balls import ball, working

    g = gate(o.n, o.activation, o.bias, o.scale, o.radius)
    with working(PRECISION, TERMS + 2):
        s = g.sigma.derivatives(o.bias, o.n + 2 * TERMS, PRECISION)[o.n :: 2]
        averages, _ = moments(o.n, (o.scale * o.radius) ** 2, TERMS + 1)
        corner, total, rows = ball(o.radius**o.n), ball(0), []
        for k in range(1, TERMS + 1):
            part = corner * s[k] / s[0] * averages[k]
            total = total + part
            rows.append((str(k), digits_of(s[k] / s[0]), digits_of(averages[k]), digits_of(part), digits_of(total)))
    about = (
        f"The error at the corner x = (R, ..., R) is R^n times the sum over k of c_k A_k, c_k = sigma^(n+2k)(b)/sigma^(n)(b), A_k the average of "
        f"(lambda t.x)^(2k)/(2k)!; n = {o.n}, lambda = {o.scale}, R = {o.radius}. Enclosed with all higher terms over the whole box: "
        f"{short(params['lower'], 13)} <= sup <= {short(params['upper'], 13)}."
    )
    return [Paragraph(about, "Run"), Table(("k", "c_k", "A_k", "term", "sum so far"), tuple(rows))]


def rate(o: Any, params: Params) -> list[Block]:
    """The band that the rate gives for smaller scales."""
    low, high = Fraction(params["lower"]), Fraction(params["upper"])
    scales = [o.scale_max / 10**k for k in range(4)]
    rows = tuple((str(s), short(low * s * s, 6), short(high * s * s, 6)) for s in scales)
    about = f"C is between {short(low)} and {short(high)}: ten times smaller lambda, a hundred times smaller error."
    return [Paragraph(about, "Run"), Table(("lambda", "error at least", "error at most"), rows)]


def far(o: Any, params: Params) -> list[Block]:
    """The gate at growing scales."""
    return at_scales(o, params, [o.scale_min * 10**k for k in range(4)], False)


def near(o: Any, params: Params) -> list[Block]:
    """The gate with a scaled bias at shrinking scales."""
    return at_scales(o, params, [o.scale_max / 10**k for k in range(4)], True)


def at_scales(o: Any, params: Params, scales: list[Fraction], scaled_bias: bool) -> list[Block]:
    """The value of the gate at the point, for several scales."""
    if o.n > LARGEST_SUM:
        return []
    rows = tuple((str(s), digits_of(gate_value(o, s, scaled_bias), 6)) for s in scales)
    wanted = prod(o.point, start=Fraction(1))
    about = f"At x = {vector(o.point)} the product is {wanted}; the gate stays away from it by at least {short(params['gap'])}."
    return [Paragraph(about, "Run"), Table(("lambda", "gate"), rows)]


def gate_value(o: Any, scale: Fraction, scaled_bias: bool) -> Any:
    """The value of the gate at the point, in balls."""
    from ...networks.activations import activation
    from ...networks.balls import ball, working

    sigma, bias = activation(o.activation), o.bias * scale if scaled_bias else o.bias
    top = sigma.derivatives(o.bias, o.n, PRECISION)[o.n]
    with working(PRECISION, 2):
        total = ball(0)
        for s in tuples((1, -1), repeat=o.n):
            u = bias + scale * sum((a * b for a, b in zip(s, o.point, strict=True)), Fraction(0))
            total = total + prod(s) * sigma.derivatives(u, 0, PRECISION)[0]
        return total / (ball((2 * scale) ** o.n) * top)


def polynomial(o: Any, _: Params) -> list[Block]:
    """The terms of a polynomial, and its value at the upper corner."""
    corner = [side[1] for side in o.box]
    values = [c * prod((x**e for x, e in zip(corner, r, strict=True)), start=Fraction(1)) for r, c in o.terms]
    rows = tuple((monomial_name(r), short(c), short(v)) for (r, c), v in zip(o.terms, values, strict=True))
    about = f"At the corner {vector(corner)} the terms sum to {short(sum(values, Fraction(0)))}; the bound is {short(o.upper)}."
    return [Paragraph(about, "Run"), Table(("monomial", "coefficient", "at the corner"), rows)]


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {
    "ActivationPattern": pattern,
    "GateError": error,
    "GateRate": rate,
    "GateDiverges": far,
    "ScaledBiasGate": near,
    "PolynomialBound": polynomial,
}
