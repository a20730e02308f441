"""The corner method: where |G| increases in every |x_i|, the supremum of the error is its value at one corner, whatever n.

Source: `certificates/FORMAT.md`, 4.8, "Why it is enough (corner)"; the identity m = E avg_t[sigma^(n)(b + lambda t.x)] / sigma^(n)(b).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING

from ..networks.balls import PRECISIONS, absolute, ball, shown, tight, working
from .gate_series import Gate, expansion

if TYPE_CHECKING:
    from flint import arb


@dataclass(frozen=True, slots=True)
class Corner:
    """The supremum of |m - E| lies in [lower, upper], certified with `terms` terms."""

    lower: Fraction
    upper: Fraction
    terms: int


def corner(gate: Gate) -> Corner | str:
    """Certify the supremum of |m - E| over the box as its value at the corner, or tell why not.

    Shapes: n <= 64, no sum over 2^n neurons anywhere.

    >>> from deepcheap.networks.activations import activation
    >>> found = corner(Gate(2, activation("exp"), Fraction(0), Fraction(1, 10), Fraction(1)))
    >>> 0.0033 < found.lower <= found.upper < 0.0034
    True
    """
    reason = "the precision limit is reached"
    for prec in PRECISIONS:
        found = _at(gate, prec)
        if isinstance(found, Corner):
            return found
        reason = found or reason
        if found:
            break
    return reason


def _at(gate: Gate, prec: int) -> Corner | str:
    """One attempt at a given precision: the certificate, a final reason, or "" to ask for more precision."""
    found = expansion(gate, prec)
    if found is None:
        return _why_not(gate, prec)
    e, terms = found
    with working(prec):
        if not e.monotone(terms):
            return "the terms against monotonicity outweigh the leading one; take a smaller scale or radius"
        power = ball(gate.radius) ** gate.n
        error = power * e.corner(terms) / e.s[0]
        return Corner(*absolute(error), terms) if tight(error) else ""


def _why_not(gate: Gate, prec: int) -> str:
    s = gate.sigma.derivatives(gate.bias, gate.n + 2, prec)
    if gate.sigma.zero(gate.bias, gate.n + 2):
        return f"the derivative of order n + 2 = {gate.n + 2} vanishes at the bias, so the leading term of the error has no sign; move the bias"
    if not (abs(s[gate.n]) > 0 and abs(s[gate.n + 2]) > 0):
        return ""
    return f"the Taylor series does not settle within 200 terms on |u - b| <= lambda n radius = {shown(gate.reach)}; take a smaller scale or radius"


def corner_error(gate: Gate, prec: int) -> arb:
    """Enclose |m - E| at x = (radius, ..., radius) by the n + 1 distinct values of the network, at `prec` bits.

    Source: s.x = radius (n - 2 j) for the C(n, j) sign vectors s with j entries -1.

    >>> from deepcheap.networks.activations import activation
    >>> corner_error(Gate(2, activation("exp"), Fraction(0), Fraction(1, 10), Fraction(1)), 128).str(6, radius=False)
    '0.00333778'
    """
    with working(prec):
        total = ball(0)
        for j in range(gate.n + 1):
            u = gate.bias + gate.scale * gate.radius * (gate.n - 2 * j)
            total = total + (-1) ** j * comb(gate.n, j) * gate.sigma.derivatives(u, 0, prec)[0]
        unit = (2 * ball(gate.scale)) ** gate.n * gate.sigma.derivatives(gate.bias, gate.n, prec)[gate.n]
        return abs(total / unit - ball(gate.radius) ** gate.n)
