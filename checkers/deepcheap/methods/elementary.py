"""Facts that one exact evaluation decides: a network's value, the error of affine networks, the constant of (A5) and (A6)."""

from __future__ import annotations

from fractions import Fraction
from math import factorial, perm, prod

from ..certificate import big_integer, rational
from ..errors import InputError
from ..obligations import AffineNetworkError, DerivativeFactor, Finding, Json, NetworkValue, Statement

LARGEST_N = 1_000_000
LARGEST_K = 10_000


def network_value(o: NetworkValue) -> Finding:
    """Compute the value of a network with a polynomial activation at a point; `no` when it is not the product of the coordinates.

    Source: `certificates/FORMAT.md`, 4.11. When the value is the product the answer is `yes`, without a statement.
    Shapes: neurons (w, b, a_1, ..., a_n).
    Raises: InputError for a wrong shape.

    >>> one = Fraction(1)
    >>> found = network_value(NetworkValue((one, one), ((one, one, one),), Fraction(0), (one,)))
    >>> found.answer, found.statement.params["value"]
    ('no', '3')
    """
    n = len(o.point)
    if not n or not o.sigma or any(len(neuron) != n + 2 for neuron in o.neurons):
        raise InputError(f"each neuron needs n + 2 = {n + 2} numbers (w, b, a_1, ..., a_n), n >= 1 as in the point, and sigma at least one")
    value = o.offset + sum((w * horner(o.sigma, b + dot(a, o.point)) for w, b, *a in o.neurons), Fraction(0))
    product = prod(o.point, start=Fraction(1))
    if value == product:
        return Finding("yes", note=f"the network has the value {rational(value)} there, which is the product of the coordinates")
    params: dict[str, Json] = {
        "neurons": [[rational(q) for q in neuron] for neuron in o.neurons],
        "offset": rational(o.offset),
        "point": [rational(q) for q in o.point],
        "sigma": [rational(q) for q in o.sigma],
        "value": rational(value),
    }
    return Finding("no", Statement("network-value", params), {})


def dot(a: list[Fraction], x: tuple[Fraction, ...]) -> Fraction:
    """Return the inner product a.x."""
    return sum((p * q for p, q in zip(a, x, strict=True)), Fraction(0))


def horner(sigma: tuple[Fraction, ...], u: Fraction) -> Fraction:
    """Return sum_k sigma[k] u^k.

    >>> horner((Fraction(1), Fraction(0), Fraction(2)), Fraction(3))
    Fraction(19, 1)
    """
    value = Fraction(0)
    for coefficient in reversed(sigma):
        value = value * u + coefficient
    return value


def affine_network_error(o: AffineNetworkError) -> Finding:
    """State that every network with an affine activation misses x_1...x_n by at least 1 somewhere on [-1, 1]^n, n >= 2.

    Such a network is an affine function F = c_0 + c.x, and sum_s prod(s) s_i = sum_s prod(s) = 0 for n >= 2, so sum_s prod(s) (E - F)(s) =
    2^n: the largest of the 2^n errors is at least 1.

    Source: Lin-Tegmark-Rolnick, section II.C.1 (the activation must not be linear); `certificates/FORMAT.md`, 4.12.
    Raises: InputError for n out of range (one input alone is affine).

    >>> affine_network_error(AffineNetworkError(2)).statement.params
    {'lower': '1', 'n': 2}
    """
    if not 2 <= o.n <= LARGEST_N:
        raise InputError(f"n = {o.n} is not in 2..{LARGEST_N}; choose n in that range (for n = 1 the product is itself affine)")
    return Finding("yes", Statement("affine-network-error", {"lower": "1", "n": o.n}), {})


def derivative_factor(o: DerivativeFactor) -> Finding:
    """Compare the constant k!/(k-size)! of the derivative of (a.x)^k by `size` distinct variables with the printed k!/size!.

    `no`, with a statement, when they differ: the printed constant is wrong. `yes`, without one, when they happen to agree.

    Source: Lin-Tegmark-Rolnick, equations (A5), (A6); `certificates/FORMAT.md`, 4.13.
    Raises: InputError unless 0 <= size <= k <= 10,000.

    >>> derivative_factor(DerivativeFactor(2, 0)).statement.params
    {'factor': '1', 'k': 2, 'printed': '2', 'size': 0}
    >>> derivative_factor(DerivativeFactor(2, 1)).answer
    'yes'
    """
    k, size = o.k, o.size
    if not 0 <= size <= k <= LARGEST_K:
        raise InputError(f"k = {k} and size = {size} do not satisfy 0 <= size <= k <= {LARGEST_K}; choose them so")
    factor, printed = perm(k, size), factorial(k) // factorial(size)
    if factor == printed:
        return Finding("yes", note=f"at k = {k}, size = {size} both constants are {big_integer(factor)}")
    params: dict[str, Json] = {"factor": big_integer(factor), "k": k, "printed": big_integer(printed), "size": size}
    return Finding("no", Statement("derivative-factor", params), {})
