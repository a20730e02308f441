"""What holds for every scale at once: the rate lambda^2 as lambda -> 0, and the failure as lambda -> infinity.

The paper prints "in the limit that lambda -> infinity, this approximation becomes exact" (section II.C.1); it is lambda -> 0.
"""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from ..certificate import rational
from ..errors import InputError
from ..networks.activations import ALL_ACTIVATIONS
from ..networks.balls import PRECISIONS, SLACK, absolute, ball, decimal, shown, tight, widened, working
from ..obligations import Finding, GateDiverges, GateRate, Json, ScaledBiasGate, Statement
from .gate import checked_digits, exact_input, gate
from .gate_series import Expansion, Gate, expansion

if TYPE_CHECKING:
    from flint import arb


def gate_rate(o: GateRate) -> Finding:
    """Enclose the constant C of sup |m(x) - x_1...x_n| <= C lambda^2, from both sides and for every 0 < lambda <= scale_max.

    Source: Appendix A after A1 ("arbitrary accuracy by scaling"); ledger D5; `certificates/FORMAT.md`, 4.8.
    Units: error of the output per lambda^2.
    Raises: InputError, see `gate.gate`.

    >>> finding = gate_rate(GateRate(2, "exp", Fraction(0), Fraction(1, 10)))
    >>> finding.answer, round(float(Fraction(finding.statement.params["upper"])), 4)
    ('yes', 0.3338)
    """
    g = gate(o.n, o.activation, o.bias, o.scale_max, o.radius)
    for prec in PRECISIONS:
        found = expansion(g, prec, leading=False)
        if found is None:
            break
        with working(prec):
            lower, upper = _constants(*found)
        if upper is not None:
            return _rate_finding(o, *widened(lower, upper), found[1])
    return Finding("undecided", note=_smaller_scale(g))


def _constants(e: Expansion, terms: int) -> tuple[Fraction, Fraction | None]:
    """Two-sided C, or None for the upper one where the precision is too low."""
    first, rest = abs(e.s[1]) * e.g[1], e.remainder(terms + 1) * e.g[terms + 1]
    for k in range(2, terms + 1):
        rest = rest + abs(e.s[k]) * e.g[k]
    unit = ball(e.gate.radius) ** e.gate.n / (ball(e.gate.scale) ** 2 * abs(e.s[0]))
    if not unit.is_finite():
        return Fraction(0), None
    low, high = unit * (first - rest), unit * (first + rest)
    return absolute(low)[0] if low > 0 else Fraction(0), absolute(high)[1] if tight(high) else None


def _rate_finding(o: GateRate, lower: Fraction, upper: Fraction, terms: int) -> Finding:
    checked_digits(lower, upper)
    params: dict[str, Json] = {
        "activation": o.activation,
        "bias": rational(o.bias),
        "lower": rational(lower),
        "n": o.n,
        "radius": rational(o.radius),
        "scale_max": rational(o.scale_max),
        "upper": rational(upper),
    }
    note = "" if lower else "The terms beyond lambda^2 can cancel the leading one at this scale, so that nothing is claimed from below"
    return Finding("yes", Statement("gate-rate", params), {"terms": terms}, note)


def _smaller_scale(g: Gate) -> str:
    reason = f"The Taylor series does not settle within 200 terms on |u - b| <= scale_max n radius = {shown(g.reach)}"
    scale = g.scale
    for _ in range(30):
        scale /= 2
        if expansion(g.moved(scale), PRECISIONS[1], leading=False) is not None:
            return f"{reason}; scale_max {scale} works."
    return f"{reason}; move the bias or take a far smaller scale."


def gate_diverges(o: GateDiverges) -> Finding:
    """Certify by how much the gate misses x_1...x_n at a point for every lambda >= scale_min: bounded activations tend to 0, not to the product.

    Source: section II.C.1, "lambda -> infinity" (wrong as printed; ledger LTR-l143b); `certificates/FORMAT.md`, 4.8.
    Units: error of the output, absolute.
    Shapes: `point` has n coordinates.
    Raises: InputError for an unbounded activation, a point of another length, or one with a coordinate 0, where the gate is exact.

    >>> gate_diverges(GateDiverges(2, "logistic", Fraction(1), (Fraction(1), Fraction(1, 2)), Fraction(10))).statement.params["gap"]
    '2224844598721/5000000000000'
    """
    g = gate(o.n, o.activation, o.bias, o.scale_min, Fraction(1))
    amplitude = g.sigma.amplitude
    if amplitude is None:
        bounded = ", ".join(a.name for a in ALL_ACTIVATIONS if a.amplitude is not None)
        raise InputError(f"{o.activation} is not bounded by 1 on the real line; choose one of {bounded}")
    if len(o.point) != o.n:
        raise InputError(f"the point has {len(o.point)} coordinates; give n = {o.n}")
    if 0 in o.point:
        raise InputError("a coordinate of the point is 0, where gate and product are both 0; give a point without zeros")
    for x in o.point:
        exact_input("coordinate", x)
    product = abs(prod(o.point, start=Fraction(1)))
    for prec in PRECISIONS:
        with working(prec):
            gap = ball(product) - _size(g, amplitude, prec)
        if gap > 0:
            return _gap_finding(o, decimal(absolute(gap)[0] * (1 - SLACK), up=False))
    return Finding("undecided", note=_larger_scale(g, amplitude, product))


def scaled_bias_gate(o: ScaledBiasGate) -> Finding:
    """Certify by how much the gate misses x_1...x_n at a point for every lambda <= scale_max when the bias is scaled along with the weights.

    Source: section II.C.1, A_1 -> lambda A_1 (A_1 holds the biases; ledger LTR-l143a); `certificates/FORMAT.md`, 4.8.
    Raises: InputError for a point of another length, or one with a coordinate 0, where the gate is exact.

    >>> scaled_bias_gate(ScaledBiasGate(2, "logistic", Fraction(1), (Fraction(1), Fraction(1, 2)), Fraction(1, 10))).answer
    'yes'
    """
    g = gate(o.n, o.activation, o.bias, o.scale_max, Fraction(1))
    if len(o.point) != o.n or 0 in o.point:
        raise InputError(f"the point has to have n = {o.n} coordinates other than 0, it is {o.point}")
    product, reach = abs(prod(o.point, start=Fraction(1))), o.scale_max * (abs(o.bias) + sum(map(abs, o.point)))
    with working(PRECISIONS[0]):
        ratio = g.sigma.largest(o.n, reach, PRECISIONS[0]) / abs(g.sigma.derivatives(g.bias, g.n, PRECISIONS[0])[g.n])
        gap = ball(product) * (1 - ratio)
        if not gap > 0:
            return Finding("undecided", note=f"sup |sigma^({o.n})| over |u| <= {reach} is not below |sigma^({o.n})(b)|: take a smaller scale_max")
        low = decimal(absolute(gap)[0] * (1 - SLACK), up=False)
    checked_digits(low)
    point: list[Json] = [rational(x) for x in o.point]
    params: dict[str, Json] = {"activation": o.activation, "bias": rational(o.bias), "gap": rational(low), "n": o.n, "point": point}
    return Finding("yes", Statement("scaled-bias-gate", params | {"scale_max": rational(o.scale_max)}))


def _size(g: Gate, amplitude: Fraction, prec: int) -> arb:
    """The bound of |m|, from |sigma - const| <= amplitude: the weights of all 2^n neurons add up to 1 / (lambda^n |sigma^(n)(b)|)."""
    return ball(amplitude) / (ball(g.scale) ** g.n * abs(g.sigma.derivatives(g.bias, g.n, prec)[g.n]))


def _gap_finding(o: GateDiverges, gap: Fraction) -> Finding:
    checked_digits(gap)
    params: dict[str, Json] = {
        "activation": o.activation,
        "bias": rational(o.bias),
        "gap": rational(gap),
        "n": o.n,
        "point": [rational(x) for x in o.point],
        "scale_min": rational(o.scale_min),
    }
    return Finding("yes", Statement("gate-diverges", params))


def _larger_scale(g: Gate, amplitude: Fraction, product: Fraction) -> str:
    reason = f"The bound of the network at scale_min {g.scale} is not below the product {product} at the point"
    scale = g.scale
    for _ in range(200):
        scale *= 2
        with working(PRECISIONS[0]):
            if _size(g.moved(scale), amplitude, PRECISIONS[0]) < ball(product):
                return f"{reason}; scale_min {scale} works."
    return f"{reason}; take a far larger scale_min."
