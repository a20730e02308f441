"""A second enclosure of the gate's error at the corner, by mpmath's intervals and exact derivative polynomials: nothing is shared with Arb."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import Any

from ..networks.balls import shown
from ..networks.derivatives import logistic_polynomial, rational_factor, tanh_polynomial
from .gate_series import Gate

PRECISIONS = (128, 256, 512, 1024, 2048, 4096)
WIDTH = Fraction(1, 10**11)

Interval = Any
"""An interval of an mpmath context; mpmath has no types."""


class DisagreementError(RuntimeError):
    """Two rigorous enclosures of one number do not overlap: an internal error, one of them is wrong."""


def compare(gate: Gate, lower: Fraction, upper: Fraction) -> None:
    """Require that [lower, upper], found with Arb, overlaps the enclosure of the corner's error by mpmath.

    Raises: DisagreementError, which names both intervals.

    >>> from deepcheap.networks.activations import activation
    >>> compare(Gate(2, activation("exp"), Fraction(0), Fraction(1, 10), Fraction(1)), Fraction(33, 10000), Fraction(34, 10000))
    """
    low, high = second_corner_error(gate)
    if high < lower or upper < low:
        raise DisagreementError(
            f"the error of the {gate.sigma.name} gate at the corner: Arb gives [{shown(lower)}, {shown(upper)}], "
            f"mpmath.iv gives [{shown(low)}, {shown(high)}]"
        )


def second_corner_error(gate: Gate) -> tuple[Fraction, Fraction]:
    """Enclose |m - E| at (radius, ..., radius) by the n + 1 distinct values of the network in mpmath.iv.

    >>> from deepcheap.networks.activations import activation
    >>> low, high = second_corner_error(Gate(2, activation("exp"), Fraction(0), Fraction(1, 10), Fraction(1)))
    >>> 0 < high - low < Fraction(1, 10**9)
    True
    """
    found = Fraction(0), Fraction(0)
    for prec in PRECISIONS:
        iv = context(prec)
        derivative = derivative_interval(iv, gate.sigma.name, gate.bias, gate.n)
        if 0 in derivative:
            continue
        total = iv.mpf(0)
        for j in range(gate.n + 1):
            u = gate.bias + gate.scale * gate.radius * (gate.n - 2 * j)
            total += (-1) ** j * comb(gate.n, j) * _value(iv, gate.sigma.name, u)
        found = ends(abs(total / ((2 * interval(iv, gate.scale)) ** gate.n * derivative) - interval(iv, gate.radius) ** gate.n))
        if found[1] - found[0] <= WIDTH * found[1]:
            break
    return found


def context(prec: int) -> Any:
    """A context of intervals of its own, so that no global precision is touched.

    >>> context(80).prec
    80
    """
    from mpmath.ctx_iv import MPIntervalContext

    iv = MPIntervalContext()
    iv.prec = prec
    return iv


def interval(iv: Any, q: Fraction) -> Interval:
    """Enclose a rational.

    >>> 0.5 in interval(context(53), Fraction(1, 2))
    True
    """
    return iv.mpf(q.numerator) / iv.mpf(q.denominator)


def ends(x: Interval) -> tuple[Fraction, Fraction]:
    """The ends of an interval as exact rationals.

    >>> ends(interval(context(53), Fraction(-3, 2)))
    (Fraction(-3, 2), Fraction(-3, 2))
    """
    return _dyadic(x._mpi_[0]), _dyadic(x._mpi_[1])


def _dyadic(end: tuple[int, int, int, int]) -> Fraction:
    sign, mantissa, exponent, _ = end
    size = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    return -size if sign else size


def _value(iv: Any, name: str, q: Fraction) -> Interval:
    """sigma at a rational."""
    u = interval(iv, q)
    if name in ("exp", "sin", "cos"):
        return getattr(iv, name)(u)
    if name == "gaussian":
        return iv.exp(-(u * u))
    if name == "softplus":
        return iv.log(1 + iv.exp(u))
    if name == "tanh":
        return 1 - 2 / (1 + iv.exp(2 * u))
    if name == "erf":
        return _erf(iv, u)
    if name == "gelu":
        return u * (1 + _erf(iv, u / iv.sqrt(2))) / 2
    if name == "arctan":
        return _arctan(iv, u)
    logistic = 1 / (1 + iv.exp(-u))
    return u * logistic if name == "silu" else logistic


def _erf(iv: Any, u: Interval) -> Interval:
    """2/sqrt(pi) exp(-u^2) sum_k 2^k u^(2k+1) / (1 3 5 ... (2k+1)); from the ratio 1/2 on, the tail is at most the last term."""
    term = total = u
    k = 0
    while k < 10**5:
        k += 1
        term = term * (2 * u * u) / (2 * k + 1)
        total += term
        if 2 * k + 3 > 4 * (u * u).b and abs(term).b < iv.ldexp(iv.mpf(1), -iv.prec).a * (1 + abs(u)).a:
            break
    size = abs(term).b
    return 2 / iv.sqrt(iv.pi) * iv.exp(-(u * u)) * (total + iv.mpf([-size, size]))


def _arctan(iv: Any, u: Interval) -> Interval:
    """Halve the angle until |u| <= 1/8, then the alternating series with its first omitted term."""
    halvings = 0
    while abs(u).b > 0.125:
        u, halvings = u / (1 + iv.sqrt(1 + u * u)), halvings + 1
    terms = iv.prec // 6 + 2
    total = iv.mpf(0)
    for k in range(terms):
        total += (-1) ** k * u ** (2 * k + 1) / (2 * k + 1)
    size = abs(u ** (2 * terms + 1)).b
    return 2**halvings * (total + iv.mpf([-size, size]))


def derivative_interval(iv: Any, name: str, b: Fraction, k: int) -> Interval:
    """Enclose sigma^(k)(b), k >= 1, by the exact polynomials of `networks.derivatives` times one transcendental factor.

    >>> 0.25 in derivative_interval(context(53), "logistic", Fraction(0), 1)
    True
    """
    if name in ("logistic", "softplus", "tanh", "silu"):
        return _by_polynomial(iv, name, b, k)
    factor = rational_factor(name, b, k)
    if factor is None:  # gelu', the one derivative that is no rational multiple of an elementary value
        u = interval(iv, b)
        return (1 + _erf(iv, u / iv.sqrt(2))) / 2 + u * iv.exp(-(u * u) / 2) / iv.sqrt(2 * iv.pi)
    return interval(iv, factor) * _unit(iv, name, b, k)


def _unit(iv: Any, name: str, b: Fraction, k: int) -> Interval:
    u = interval(iv, b)
    if name in ("sin", "cos"):
        return iv.sin(u) if (k + (name == "cos")) % 2 == 0 else iv.cos(u)
    if name == "exp":
        return iv.exp(u)
    if name == "gaussian":
        return iv.exp(-(u * u))
    if name == "erf":
        return 2 * iv.exp(-(u * u)) / iv.sqrt(iv.pi)
    return iv.exp(-(u * u) / 2) / iv.sqrt(2 * iv.pi) if name == "gelu" else iv.mpf(1)


def _by_polynomial(iv: Any, name: str, b: Fraction, k: int) -> Interval:
    if name == "tanh":
        return _horner(iv, tanh_polynomial(k), _value(iv, name, b))
    t = _value(iv, "logistic", b)
    if name == "softplus":
        return _horner(iv, logistic_polynomial(k - 1), t)
    if name == "silu":
        return interval(iv, b) * _horner(iv, logistic_polynomial(k), t) + k * _horner(iv, logistic_polynomial(k - 1), t)
    return _horner(iv, logistic_polynomial(k), t)


def _horner(iv: Any, p: tuple[int, ...], t: Interval) -> Interval:
    total = iv.mpf(0)
    for c in reversed(p):
        total = total * t + c
    return total
