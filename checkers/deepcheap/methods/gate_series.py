"""The sign gate near its bias: certified signs and sizes of G = m / E - 1 through the even Taylor series.

m(x) = sum_s prod(s) sigma(b + lambda s.x) / (2^n lambda^n sigma^(n)(b)) = E (1 + G), E = x_1 ... x_n. With c_k = sigma^(n+2k)(b) / sigma^(n)(b),
G = sum_{k>=1} c_k lambda^(2k) avg_t[(t.x)^(2k)] / (2k)! for t uniform on [-1, 1]^n: every factor but c_k is >= 0 and largest at the corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial
from typing import TYPE_CHECKING

from ..networks.activations import Activation
from ..networks.balls import ball, symmetric, working

if TYPE_CHECKING:
    from flint import arb, arb_series

LIMITS = (12, 48, 200)
"""Numbers of terms that are tried; the last is the format's limit."""
NEGLIGIBLE = Fraction(1, 2**44)
"""A remainder that is this small beside what it is added to is small enough."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The sign gate of n inputs with common bias b, scale lambda and the box [-radius, radius]^n.

    Source: equation A4; equation 11 for n = 2.
    """

    n: int
    sigma: Activation
    bias: Fraction
    scale: Fraction
    radius: Fraction

    @property
    def reach(self) -> Fraction:
        """How far the arguments of sigma go from the bias: lambda n radius."""
        return self.scale * self.n * self.radius

    def moved(self, scale: Fraction) -> Gate:
        """The same gate at another scale."""
        return Gate(self.n, self.sigma, self.bias, scale, self.radius)


def moments(n: int, q: Fraction, count: int) -> tuple[tuple[arb, ...], tuple[arb, ...]]:
    """The corner values g_k q^k and h_k q^k, k < count, at the working precision, for q = (lambda radius)^2.

    g_k = avg_t[(t.1)^(2k)]/(2k)! are the coefficients of (sum v^j/(2j+1)!)^n; for h_k = avg_t[(1-t_1^2)/2 (t.1)^(2k)]/(2k)! one factor is
    sum v^j/((2j)! (2j+1)(2j+3)).

    >>> g, h = moments(2, Fraction(1), 2)
    >>> g[1].str(6, radius=False), h[0].str(6, radius=False)
    ('0.333333', '0.333333')
    """
    from flint import arb, arb_series

    power, plain, weighted = ball(1), [], []
    for j in range(count):
        plain.append(power / factorial(2 * j + 1))
        weighted.append(power / (factorial(2 * j + 1) * (2 * j + 3)))
        power = power * ball(q)
    one = arb_series([arb(1)], count)
    rest: arb_series = arb_series(plain, count) ** (n - 1) if n > 1 else one
    g, h = rest * arb_series(plain, count), rest * arb_series(weighted, count)
    return tuple(g.coeffs()), tuple(h.coeffs())


@dataclass(frozen=True, slots=True)
class Expansion:
    """Everything about the gate up to K terms: derivatives s_k = sigma^(n+2k)(b), moments, and bounds of the derivatives on the whole box."""

    gate: Gate
    s: tuple[arb, ...]
    g: tuple[arb, ...]
    h: tuple[arb, ...]

    def remainder(self, k: int) -> arb:
        """The bound of |sigma^(n+2k)| over the reach of the gate."""
        return self.gate.sigma.bound(self.gate.n + 2 * k, self.gate.bias, self.gate.reach)

    def slope(self, terms: int) -> tuple[arb, arb]:
        """The leading part of avg_t[(1-t_1^2)/2 sigma^(n+2)(b + lambda t.x)], and a bound of all that can act against it.

        The parts k = 1..K-1 count only where their sign is not certainly that of the leading one.
        """
        lead = self.s[1] * self.h[0]
        adverse = self.remainder(terms + 1) * self.h[terms]
        for k in range(1, terms):
            part = self.s[k + 1] * self.h[k]
            if not lead * part > 0:
                adverse = adverse + abs(part)
        return abs(lead), adverse

    def corner(self, terms: int) -> arb:
        """Enclose sigma^(n)(b) G at the corner by K terms and the remainder."""
        total = symmetric(self.remainder(terms + 1) * self.g[terms + 1])
        for k in range(1, terms + 1):
            total = total + self.s[k] * self.g[k]
        return total

    def monotone(self, terms: int) -> bool:
        """Certify that |G| increases in every |x_i| on the box, so that its supremum is its value at the corner."""
        lead, adverse = self.slope(terms)
        return bool(lead > adverse)


def enough(e: Expansion, limit: int, leading: bool) -> int | None:
    """The least K <= limit whose remainders are negligible: in `corner` beside the first two terms, in `slope` (if `leading`) beside the lead.

    None where the series does not get there: then the box is beyond what these bounds can follow.
    """
    first, second = abs(e.s[1] * e.g[1]), abs(e.s[2] * e.g[2])
    scale, lead = ball(NEGLIGIBLE) * (first + second), abs(e.s[1] * e.h[0]) / 256
    for terms in range(1, limit + 1):
        bound = e.remainder(terms + 1)
        if bound * e.g[terms + 1] < scale and (not leading or bound * e.h[terms] < lead):
            return terms
    return None


def expansion(gate: Gate, prec: int, leading: bool = True) -> tuple[Expansion, int] | None:
    """Expand the gate at `prec` bits to K terms with negligible remainders, and a term or more to spare; None if there is no such K <= 200.

    >>> from deepcheap.networks.activations import activation
    >>> e, terms = expansion(Gate(2, activation("exp"), Fraction(0), Fraction(1, 10), Fraction(1)), 128)
    >>> with working(128): terms, e.monotone(terms)
    (6, True)
    """
    few = gate.sigma.derivatives(gate.bias, gate.n + 4, prec)[gate.n :: 2]
    for limit in LIMITS:
        with working(prec, limit + 2):
            g, h = moments(gate.n, (gate.scale * gate.radius) ** 2, limit + 2)
            found = enough(Expansion(gate, few, g, h), limit, leading)
        if found is not None:
            terms = min(found + 1 + found // 8, limit)
            return Expansion(gate, gate.sigma.derivatives(gate.bias, gate.n + 2 * terms, prec)[gate.n :: 2], g, h), terms
    return None
