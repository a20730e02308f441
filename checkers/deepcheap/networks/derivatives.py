"""Exact derivatives of the activations at a rational bias, up to one transcendental factor, and the exact decision whether one vanishes.

Where sigma^(k)(b) = q * unit with a rational q and a unit != 0 that does not depend on k (for sin and cos: that depends on the parity of k
only), the rational q decides. Otherwise sigma^(k)(b) is a polynomial with rational coefficients in t = logistic(b) or tanh(b), which is
transcendental for rational b != 0 (Lindemann: e^b is), so it vanishes only if the polynomial does.
"""

from __future__ import annotations

from fractions import Fraction

Polynomial = tuple[int, ...]
"""Coefficients of 1, t, t^2, ..."""

HALF = Fraction(1, 2)


def logistic_polynomial(k: int) -> Polynomial:
    """The polynomial P_k with logistic^(k) = P_k(t), t = logistic(u), by t' = t - t^2.

    >>> logistic_polynomial(1), logistic_polynomial(2)
    ((0, 1, -1), (0, 1, -3, 2))
    """
    return _chain((0, 1), (0, 1, -1), k)


def tanh_polynomial(k: int) -> Polynomial:
    """The polynomial Q_k with tanh^(k) = Q_k(t), t = tanh(u), by t' = 1 - t^2.

    >>> tanh_polynomial(2)
    (0, -2, 0, 2)
    """
    return _chain((0, 1), (1, 0, -1), k)


def _chain(p: Polynomial, slope: Polynomial, k: int) -> Polynomial:
    for _ in range(k):
        derived = [i * c for i, c in enumerate(p)][1:]
        product = [0] * (len(derived) + 2)
        for i, c in enumerate(derived):
            for j, d in enumerate(slope):
                product[i + j] += c * d
        p = tuple(product)
    return p


def value(p: Polynomial, t: Fraction) -> Fraction:
    """The value of a polynomial by Horner's rule.

    >>> value((0, 1, -1), HALF)
    Fraction(1, 4)
    """
    total = Fraction(0)
    for c in reversed(p):
        total = total * t + c
    return total


def hermite(k: int, u: Fraction, step: int = 2) -> Fraction:
    """The Hermite polynomial H_k(u) (step 2, for exp(-u^2)), or He_k(u) (step 1, for exp(-u^2/2)); 0 for k < 0.

    >>> hermite(3, Fraction(1)), hermite(3, Fraction(2), step=1)
    (Fraction(-4, 1), Fraction(2, 1))
    """
    before, now = Fraction(0), Fraction(int(k >= 0))
    for j in range(k):
        before, now = now, step * (u * now - j * before)
    return now


def arctan_derivative(k: int, u: Fraction) -> Fraction:
    """The rational arctan^(k)(u), k >= 1, by (1 + u^2) y_{k+1} + 2 k u y_k + k (k-1) y_{k-1} = 0.

    >>> [arctan_derivative(k, Fraction(1)) for k in (1, 2, 3, 4)]
    [Fraction(1, 2), Fraction(-1, 2), Fraction(1, 2), Fraction(0, 1)]
    """
    before, now = Fraction(0), 1 / (1 + u * u)
    for j in range(1, k):
        before, now = now, -(2 * j * u * now + j * (j - 1) * before) / (1 + u * u)
    return now


def _sign(k: int) -> int:
    return -1 if k % 2 else 1


def _gelu(k: int, b: Fraction) -> Fraction:
    """gelu^(k) / phi = u phi^(k-1) / phi + k phi^(k-2) / phi for k >= 2, phi the normal density."""
    return _sign(k) * (k * hermite(k - 2, b, 1) - b * hermite(k - 1, b, 1))


def rational_factor(name: str, b: Fraction, k: int) -> Fraction | None:
    """The rational q with sigma^(k)(b) = q * unit, where there is one; see the top of the module.

    Source: Rodrigues' formula for gaussian, erf and gelu; the chain rule for the others.

    >>> rational_factor("gaussian", Fraction(1), 3), rational_factor("tanh", Fraction(1), 3)
    (Fraction(4, 1), None)
    """
    if name == "exp":
        return Fraction(1)
    if name == "gaussian":
        return _sign(k) * hermite(k, b)
    if name == "erf" and k >= 1:
        return _sign(k - 1) * hermite(k - 1, b)
    if name == "gelu" and k >= 2:
        return _gelu(k, b)
    if name == "arctan" and k >= 1:
        return arctan_derivative(k, b)
    if name in ("sin", "cos"):
        return _circular(name, b, k)
    return _at_zero(name, k) if b == 0 else None


def _circular(name: str, b: Fraction, k: int) -> Fraction:
    """Signs of sin, cos, -sin, -cos; sin b = 0 for rational b only at 0, cos b never (pi is irrational)."""
    turn = k + (1 if name == "cos" else 0)
    return Fraction(0) if b == 0 and turn % 2 == 0 else Fraction((1, 1, -1, -1)[turn % 4])


def _at_zero(name: str, k: int) -> Fraction | None:
    if name == "logistic":
        return value(logistic_polynomial(k), HALF)
    if name == "softplus" and k >= 1:
        return value(logistic_polynomial(k - 1), HALF)
    if name == "silu":
        return k * value(logistic_polynomial(k - 1), HALF) if k else Fraction(0)
    if name == "tanh":
        return value(tanh_polynomial(k), Fraction(0))
    return Fraction(0) if name in ("erf", "arctan", "gelu") and k == 0 else None


def vanishes(name: str, b: Fraction, k: int) -> bool | None:
    """Decide exactly whether sigma^(k)(b) = 0; None only for gelu' at b != 0, which needs an enclosure.

    Source: Lindemann's theorem, for logistic, tanh, softplus and silu at b != 0 (logistic^(k) has degree k + 1 in t, silu^(k) =
    b logistic^(k) + k logistic^(k-1) the same); 0 < softplus; erf, arctan and gelu vanish at 0 only.

    >>> vanishes("tanh", Fraction(0), 2), vanishes("tanh", Fraction(1, 2), 2), vanishes("gelu", Fraction(2), 3)
    (True, False, True)
    """
    q = rational_factor(name, b, k)
    if q is not None:
        return q == 0
    return None if name == "gelu" and k == 1 and b != 0 else False
