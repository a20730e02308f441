"""The sign gate straight from its definition, in many digits: what every certificate is held against. No code of the methods is used."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import product
from math import prod

import mpmath

DIGITS = 60

SIGMA = {
    "logistic": lambda u: 1 / (1 + mpmath.exp(-u)),
    "tanh": mpmath.tanh,
    "softplus": lambda u: mpmath.log(1 + mpmath.exp(u)),
    "exp": mpmath.exp,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "gaussian": lambda u: mpmath.exp(-(u**2)),
    "erf": mpmath.erf,
    "gelu": lambda u: u * (1 + mpmath.erf(u / mpmath.sqrt(2))) / 2,
    "silu": lambda u: u / (1 + mpmath.exp(-u)),
    "arctan": mpmath.atan,
}


def real(q: Fraction) -> mpmath.mpf:
    return mpmath.mpf(q.numerator) / q.denominator


def sampled_errors(name: str, n: int, b: Fraction, scale: Fraction, points: Iterable[tuple[Fraction, ...]]) -> list[mpmath.mpf]:
    """|m(x) - x_1...x_n| at each point; the derivative is a central difference of mpmath, good to more digits than are used."""
    with mpmath.workdps(DIGITS + 20 * n):
        derivative = mpmath.diff(SIGMA[name], real(b), n)
        found = []
        for x in points:
            total = mpmath.mpf(0)
            for s in product((1, -1), repeat=n):
                total += prod(s) * SIGMA[name](real(b) + real(scale) * sum(i * real(c) for i, c in zip(s, x, strict=True)))
            found.append(abs(total / (2**n * real(scale) ** n * derivative) - real(prod(x, start=Fraction(1)))))
        return found
