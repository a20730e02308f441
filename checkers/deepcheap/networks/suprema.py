"""Upper bounds of |sigma^(j)| on an interval |u - b| <= r, by Cauchy's estimate where sigma is analytic in a strip.

If |sigma^(d)| <= M on |Im z| <= rho, then |sigma^(j)| <= (j-d)! M / rho^(j-d) on the real line. The bounds are weak on purpose: whoever
checks a certificate needs nothing more than these. Balls of the working precision; their upper ends are the bounds.
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial, isqrt
from typing import TYPE_CHECKING

from .balls import ball

if TYPE_CHECKING:
    from flint import arb

STRIPS = ((Fraction(3, 2), Fraction(1)), (Fraction(5, 2), Fraction(42, 25)), (Fraction(3), Fraction(71, 10)))
"""(rho, M) with |logistic| <= M on |Im z| <= rho: M = 1 up to pi/2, and 1/sin(rho) < 42/25, 71/10 from there to pi."""

SHIFT = {"logistic": 0, "tanh": 0, "softplus": 1, "silu": 1, "gaussian": 0, "erf": 1, "gelu": 2, "arctan": 1, "exp": 0, "sin": 0, "cos": 0}
"""The order d of the derivative that is bounded in the strip; bounds hold for j > d."""


def _cauchy(maximum: arb, rho: arb, order: int) -> arb:
    return maximum * factorial(order) / rho**order


def _logistic(j: int) -> arb:
    return ball(factorial(j) * min(m / rho**j for rho, m in STRIPS))


def _silu(j: int, reach: Fraction) -> arb:
    """silu^(j) = u logistic^(j) + j logistic^(j-1)."""
    return ball(reach) * _logistic(j) + j * _logistic(j - 1)


def _radius(order: int) -> Fraction:
    """A rational near sqrt(order / 2), where exp(rho^2) / rho^order is smallest."""
    return Fraction(max(isqrt(32 * order), 4), 8)


def _gaussian(j: int, scale: arb) -> arb:
    rho = ball(_radius(j))
    return _cauchy(scale * (rho * rho).exp(), rho, j)


def _gelu(j: int) -> arb:
    """gelu'' = (2 - z^2) phi(z), and |2 - z^2| exp(-Re(z^2)/2) <= (2 + rho^2) exp(rho^2/2) on the strip."""
    from flint import arb

    rho = ball(_radius(2 * (j - 2)))
    return _cauchy((2 + rho * rho) * (rho * rho / 2).exp() / (2 * arb.pi()).sqrt(), rho, j - 2)


def _arctan(j: int, nearest: Fraction) -> arb:
    """arctan^(j) = Im of (j-1)! (-1)^(j-1) / (u - i)^j up to sign, so at most (j-1)! / (1 + u^2)^(j/2)."""
    return ball(factorial(j - 1)) / ball(1 + nearest * nearest) ** (j // 2)


def derivative_bound(name: str, j: int, b: Fraction, r: Fraction) -> arb:
    """Bound |sigma^(j)| over |u - b| <= r, r >= 0.

    Source: Cauchy's estimate; `certificates/FORMAT.md`, 4.8.
    Units: r and b are arguments of sigma.
    Raises: ValueError for j below the order that is bounded.

    >>> derivative_bound("logistic", 2, Fraction(0), Fraction(1)).str(3)
    '[0.538 +/- 4.01e-4]'
    """
    from flint import arb

    if j <= SHIFT[name]:
        raise ValueError(f"no bound of order {j} for {name}; the order must be above {SHIFT[name]}")
    if name in ("sin", "cos"):
        return ball(1)
    if name == "exp":
        return ball(b + r).exp()
    if name == "arctan":
        return _arctan(j, max(abs(b) - r, Fraction(0)))
    if name == "gaussian":
        return _gaussian(j, ball(1))
    if name == "erf":
        return _gaussian(j - 1, 2 / arb.pi().sqrt())
    if name == "gelu":
        return _gelu(j)
    if name == "tanh":
        return arb(2) ** (j + 1) * _logistic(j)
    if name == "softplus":
        return _logistic(j - 1)
    return _silu(j, abs(b) + r) if name == "silu" else _logistic(j)
