"""Neurons with biases of their own, and the zeros of the derivatives of the activations."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ..certificate import rational
from ..errors import InputError
from ..exact.moment_sums import exponents
from ..networks.activations import Activation, activation
from ..networks.balls import PRECISIONS, absolute
from ..networks.derivatives import logistic_polynomial, tanh_polynomial, value
from ..networks.models import Biases, Model
from ..obligations import BiasedNetwork, DerivativeNonzero, DerivativeZero, Finding, Json, Statement

Polynomial = tuple[int, ...]
COORDINATES = {"logistic": (Fraction(0), Fraction(1)), "softplus": (Fraction(0), Fraction(1)), "tanh": (Fraction(-1), Fraction(1))}
"""Where the derivatives are polynomials in t: the range of t = logistic(b) or tanh(b)."""
STEPS = 96


def derivative_polynomial(name: str, k: int) -> Polynomial:
    """The P with sigma^(k)(b) = P(t), k >= 1, for logistic, softplus (t = logistic(b)) and tanh (t = tanh(b)).

    >>> derivative_polynomial("softplus", 2)
    (0, 1, -1)
    """
    if name == "tanh":
        return tanh_polynomial(k)
    return logistic_polynomial(k - (name == "softplus"))


def biased_network(o: BiasedNetwork) -> Finding:
    """Compute every Taylor coefficient of degree 1..n exactly, and the constant when no output bias absorbs it.

    Source: `certificates/FORMAT.md`, 8.5.
    """
    if o.activation not in ("exp", *COORDINATES):
        raise InputError(f"the derivatives of {o.activation} at ln r are not rational: take logistic, tanh, softplus or exp")
    lowest = 0 if o.biases == "hidden" else 1
    if o.activation == "softplus" and lowest == 0:
        raise InputError("softplus(ln r) is not rational: a softplus network needs an output bias that absorbs it")
    for degree in range(lowest, o.n + 1):
        for r in exponents(o.n, degree):
            found = sum((_term(o, block, r) for block in o.blocks), Fraction(0))
            if found != int(r == (1,) * o.n):
                return Finding("undecided", note=f"the coefficient at the exponents {r} is {found}")
    blocks: list[Json] = [[rational(x) for x in block] for block in o.blocks]
    params: dict[str, Json] = {"activation": o.activation, "biases": o.biases, "blocks": blocks, "n": o.n, "signs": o.signs}
    return Finding("yes", Statement("biased-network", params, Model(Biases(o.biases)).assumptions))


def _term(o: BiasedNetwork, block: tuple[Fraction, ...], r: tuple[int, ...]) -> Fraction:
    """The part of one block in the coefficient of x^r, times r!: the sum over the signs is 2^q when r_1..r_q are odd, else 0."""
    weight, ratio, square, *inner = block
    if any(e % 2 == 0 for e in r[: o.signs]):
        return Fraction(0)
    total: Fraction = 2**o.signs * weight * square ** ((sum(r[: o.signs]) - o.signs) // 2)
    for a, e in zip(inner, r, strict=True):
        total *= a**e
    if o.activation == "exp":
        return total * ratio
    t: Fraction = 1 - 2 / (1 + ratio * ratio) if o.activation == "tanh" else 1 - 1 / (1 + ratio)
    return total * value(derivative_polynomial(o.activation, sum(r)), t)


def derivative_zero(o: DerivativeZero) -> Finding:
    """Isolate a simple zero of sigma^(order), the one nearest to b = 0 that is found.

    Source: `certificates/FORMAT.md`, 8.6. In t = logistic(b) or tanh(b) exactly, for the other activations by enclosures.

    >>> derivative_zero(DerivativeZero("logistic", 3)).answer, derivative_zero(DerivativeZero("exp", 3)).answer
    ('yes', 'undecided')
    """
    sigma = activation(o.activation)
    if not 1 <= o.order <= 32:
        raise InputError(f"order = {o.order}: zeros are isolated for orders from 1 to 32")
    found = _polynomial_zero(o.activation, o.order) if o.activation in COORDINATES else _enclosed_zero(sigma, o.order)
    if found is None:
        return Finding("undecided", note=f"no simple zero of the derivative of order {o.order} of {o.activation} was found")
    params: dict[str, Json] = {"activation": o.activation, "hi": rational(found[1]), "lo": rational(found[0]), "order": o.order}
    return Finding("yes", Statement("derivative-zero", params))


def _polynomial_zero(name: str, k: int) -> tuple[Fraction, Fraction] | None:
    low, high = COORDINATES[name]
    p, middle = derivative_polynomial(name, k), (low + high) / 2
    slope = tuple(i * c for i, c in enumerate(p))[1:]
    step = (high - low) / (2 * STEPS)
    for lo, hi in ((middle + (2 * i - 1) * step / 2, middle + (2 * i + 1) * step / 2) for i in range(STEPS)):
        if value(p, lo) * value(p, hi) >= 0:
            continue
        for _ in range(60):
            if _keeps_sign(slope, lo, hi):
                return lo, hi
            mid = (2 * lo + hi) / 3
            lo, hi = (lo, mid) if value(p, lo) * value(p, mid) < 0 else (mid, hi)
    return None


def _keeps_sign(p: Polynomial, lo: Fraction, hi: Fraction) -> bool:
    """Whether p has no zero in [lo, hi]: |p(u) - p(c)| <= sum_k |p^(k)(c)|/k! r^k < |p(c)| about the middle c."""
    c, r = (lo + hi) / 2, (hi - lo) / 2
    taylor = [Fraction(x) for x in p]
    for k in range(len(taylor)):
        for i in range(len(taylor) - 2, k - 1, -1):
            taylor[i] += c * taylor[i + 1]
    return sum((abs(x) * r**k for k, x in enumerate(taylor) if k), Fraction(0)) < abs(taylor[0])


def _brackets() -> Iterator[tuple[Fraction, Fraction]]:
    """Intervals of length 1/16 around 0, 1/16, -1/16, ..., nearest to 0 first; 0 is in the middle of the first."""
    for i in range(128):
        for j in (i, -i) if i else (0,):
            yield Fraction(2 * j - 1, 32), Fraction(2 * j + 1, 32)


def _enclosed_zero(sigma: Activation, k: int) -> tuple[Fraction, Fraction] | None:
    for lo, hi in _brackets():
        before, after = _sign(sigma, lo, k), _sign(sigma, hi, k)
        if before * after >= 0:
            continue
        for _ in range(40):
            if _monotone(sigma, lo, hi, k):
                return lo, hi
            mid = (2 * lo + hi) / 3
            at = _sign(sigma, mid, k)
            if at == 0:
                break
            lo, hi = (lo, mid) if before * at < 0 else (mid, hi)
    return None


def _sign(sigma: Activation, b: Fraction, k: int) -> int:
    x = sigma.derivatives(b, k, PRECISIONS[1])[k]
    return int(x > 0) - int(x < 0)


def _monotone(sigma: Activation, lo: Fraction, hi: Fraction, k: int) -> bool:
    """Whether sigma^(k+1) has no zero in [lo, hi], with half of the margin to spare."""
    least = absolute(sigma.derivatives(lo, k + 1, PRECISIONS[0])[k + 1])[0]
    radius = (hi - lo) / 2
    most = absolute(sigma.bound(k + 2, lo + radius, radius))[1]
    return least > 2 * (hi - lo) * most


def derivative_nonzero(o: DerivativeNonzero) -> Finding:
    """Decide whether the derivatives vanish nowhere: closed forms, or a polynomial with no zero in the range of t.

    Source: `certificates/FORMAT.md`, 8.7.

    >>> derivative_nonzero(DerivativeNonzero("softplus", (1, 2))).answer, derivative_nonzero(DerivativeNonzero("logistic", (1, 2))).answer
    ('yes', 'undecided')
    """
    activation(o.activation)
    bad = [k for k in o.orders if not _nowhere_zero(o.activation, k)]
    if bad or not o.orders:
        return Finding("undecided", note=f"the derivative of order {bad[0]} of {o.activation} may vanish" if bad else "no order is given")
    return Finding("yes", Statement("derivative-nonzero", {"activation": o.activation, "orders": list(o.orders)}))


def _nowhere_zero(name: str, k: int) -> bool:
    if name in COORDINATES:
        return derivative_polynomial(name, k) in ((0, 1), (0, 1, -1), (1, 0, -1))  # t and t (1 - t) on (0, 1), 1 - t^2 on (-1, 1)
    return name == "exp" or (name in ("erf", "arctan") and k == 1)
