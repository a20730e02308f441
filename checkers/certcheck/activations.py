"""The eleven activations: Taylor coefficients enclosed, derivatives bounded on an interval, zeros of derivatives decided exactly."""

from fractions import Fraction
from functools import lru_cache
from math import comb, factorial, isqrt

from .errors import reach
from .exact import Real, arctangent, cosine_sine, error_function, exponential, logarithm_1p, normal, pi, power, root

FORMULAS = {
    "arctan": "arctan(u)",
    "cos": "cos(u)",
    "erf": "erf(u)",
    "exp": "exp(u)",
    "gaussian": "exp(-u^2)",
    "gelu": "u (1 + erf(u/sqrt(2)))/2",
    "logistic": "1/(1 + exp(-u))",
    "silu": "u/(1 + exp(-u))",
    "sin": "sin(u)",
    "softplus": "ln(1 + exp(u))",
    "tanh": "tanh(u)",
}
LIMIT = 4096


def taylor(name: str, u: Fraction, order: int, bits: int) -> list[Real]:
    """Enclose sigma^(k)(u)/k! for k = 0..order."""
    _within(u)
    work = bits + 2 * order + 16
    return [value.to(bits) for value in SERIES[name](u, max(order, 2), work)[: order + 1]]


def _within(u: Fraction) -> None:
    reach("argument", abs(u) <= LIMIT, "$.claim.params", f"activations are enclosed for arguments up to {LIMIT} only", u)


def _exp(u: Fraction, order: int, bits: int) -> list[Real]:
    terms = [exponential(u, bits)]
    for k in range(1, order + 1):
        terms.append(terms[-1] / k)
    return terms


def _cos(u: Fraction, order: int, bits: int, turn: int = 0) -> list[Real]:
    cos, sin = cosine_sine(u, bits)
    cycle, scale, terms = (cos, -sin, -cos, sin), 1, []
    for k in range(order + 1):
        scale *= max(k, 1)
        terms.append(cycle[(k + turn) % 4] / scale)
    return terms


def _sin(u: Fraction, order: int, bits: int) -> list[Real]:
    return _cos(u, order, bits, 3)


def _logistic(u: Fraction, order: int, bits: int) -> list[Real]:
    """y' = y - y^2, coefficient by coefficient."""
    one = Real.of(1, bits)
    return _riccati(one / (one + exponential(-u, bits)), order)


def _riccati(start: Real, order: int) -> list[Real]:
    y = [start]
    for k in range(order):
        square = Real(0, 0, start.bits)
        for i in range((k + 1) // 2):
            square = square + y[i] * y[k - i] * 2
        if k % 2 == 0:
            square = square + y[k // 2] * y[k // 2]
        y.append((y[k] - square) / (k + 1))
    return y


def _tanh(u: Fraction, order: int, bits: int) -> list[Real]:
    """tanh u = 2 logistic(2u) - 1."""
    terms = [term * 2 ** (k + 1) for k, term in enumerate(_logistic(2 * u, order, bits + order))]
    return [(terms[0] - Real.of(1, bits + order)).to(bits)] + [term.to(bits) for term in terms[1:]]


def _softplus(u: Fraction, order: int, bits: int) -> list[Real]:
    """softplus' = logistic; softplus(u) = max(u, 0) + ln(1 + exp(-|u|))."""
    start = Real.of(max(u, Fraction(0)), bits) + logarithm_1p(exponential(-abs(u), bits))
    return [start] + [term / (k + 1) for k, term in enumerate(_logistic(u, order - 1, bits))]


def _silu(u: Fraction, order: int, bits: int) -> list[Real]:
    """silu(u + h) = (u + h) logistic(u + h)."""
    base, point = _logistic(u, order, bits), Real.of(u, bits)
    return [base[0] * point] + [base[k] * point + base[k - 1] for k in range(1, order + 1)]


def _bell(u: Fraction, order: int, start: Real, c: int) -> list[Real]:
    """Enclose the coefficients of y with y' = -c u y: (k+1) y_(k+1) = -c (u y_k + y_(k-1))."""
    y, point = [start], Real.of(u, start.bits)
    for k in range(order):
        y.append((y[k] * point + (y[k - 1] if k else Real(0, 0, start.bits))) * -c / (k + 1))
    return y


def _gaussian(u: Fraction, order: int, bits: int) -> list[Real]:
    return _bell(u, order, exponential(-u * u, bits), 2)


def _erf(u: Fraction, order: int, bits: int) -> list[Real]:
    """erf' = 2/sqrt(pi) gaussian."""
    factor = Real.of(2, bits) / root(pi(bits))
    return [error_function(u, bits)] + [term * factor / (k + 1) for k, term in enumerate(_gaussian(u, order - 1, bits))]


def _gelu(u: Fraction, order: int, bits: int) -> list[Real]:
    """gelu = u Phi, gelu' = Phi + u phi, gelu'' = (2 - u^2) phi."""
    density, distribution = normal(u, bits)
    y, point, zero = _bell(u, order, density, 1), Real.of(u, bits), Real(0, 0, bits)
    y = [zero, zero, *y]
    second = [y[k + 2] * 2 - y[k + 2] * point * point - y[k + 1] * point * 2 - y[k] for k in range(order - 1)]
    return [distribution * point, distribution + density * point] + [term / ((k + 1) * (k + 2)) for k, term in enumerate(second)]


def _arctan(u: Fraction, order: int, bits: int) -> list[Real]:
    """z = 1/(1 + u^2) is arctan': (1 + u^2) z_k = -2 u z_(k-1) - z_(k-2)."""
    factor, point = Real.of(1 / (1 + u * u), bits), Real.of(u, bits)
    z = [Real(0, 0, bits), factor]
    for _ in range(1, order):
        z.append(-(z[-1] * point * 2 + z[-2]) * factor)
    return [arctangent(u, bits)] + [term / k for k, term in enumerate(z) if k]


SERIES = {
    "arctan": _arctan, "cos": _cos, "erf": _erf, "exp": _exp, "gaussian": _gaussian, "gelu": _gelu,
    "logistic": _logistic, "silu": _silu, "sin": _sin, "softplus": _softplus, "tanh": _tanh,
}  # fmt: skip


@lru_cache(maxsize=1)
def _strips() -> tuple[tuple[Fraction, Fraction], ...]:
    """Pairs (rho, M) with |logistic| <= M for |Im z| <= rho. With a = exp(-x) > 0: |1 + exp(-z)|^2 = 1 + 2a cos y + a^2 is >= 1 for |y| <= pi/2,
    and >= 1 - cos^2 y = sin^2 y for pi/2 < |y| < pi, where sin decreases."""
    radii = [Fraction(20, 10), Fraction(25, 10), Fraction(28, 10), Fraction(30, 10), Fraction(31, 10), Fraction(313, 100)]
    return ((Fraction(3, 2), Fraction(1)), *((rho, 1 / cosine_sine(rho, 64)[1].lower()) for rho in radii))


def bound(name: str, j: int, low: Fraction, high: Fraction) -> Fraction:
    """Bound |sigma^(j)|/j! on [low, high] from above, j >= 2: by `_crude`, and for small orders also by Taylor's formula about the middles c of
    16 pieces, |sigma_j(c + d)| <= sum_(i<12) C(j+i, i) |sigma_(j+i)(c)| |d|^i + the same with i = 12 and the crude bound."""
    _within(max(abs(low), abs(high)))
    best, half = _crude(name, j, low, high), (high - low) / 32
    if j > 40:
        return best
    step, rest = Real.of(half, 96), Real.of(_crude(name, j + 12, low, high) * comb(j + 12, 12), 96)
    tops = []
    for piece in range(16):
        value, middle = rest, taylor(name, low + half * (2 * piece + 1), j + 11, 96)
        for i in range(11, -1, -1):
            value = value * step + abs(middle[j + i]) * comb(j + i, i)
        tops.append(value.upper())
    return min(best, max(tops))


def _crude(name: str, j: int, low: Fraction, high: Fraction) -> Fraction:
    """Bound |sigma^(j)|/j! on [low, high] from above, j >= 1, by Cauchy's estimate or a closed form.

    logistic: `_strips`. gaussian: |exp(-z^2)| <= exp(rho^2) on |Im z| <= rho. erf: 2/sqrt(pi) < 1129/1000 times that. gelu'' = (2 - z^2) phi(z):
    |2 - z^2| <= 2 + x^2 + y^2, x^2 exp(-x^2/2) < 1 and 1/sqrt(2 pi) < 2/5. silu = u logistic: Leibniz. arctan^(j)(u) =
    (j-1)! cos^j(v) sin(j (v + pi/2)) with v = arctan u, so at most (j-1)!/(1 + u^2)^floor(j/2)."""
    if name in ("sin", "cos", "exp"):
        top = exponential(high, 64).upper() if name == "exp" else Fraction(1)
        return top / factorial(j)
    if name in ("gaussian", "erf"):
        k = j - (name == "erf")
        rho = Fraction(max(1, isqrt(k * 32)), 8)
        top = exponential(rho * rho, 64).upper() / power(rho, k)
        return top if name == "gaussian" else top * Fraction(1129, 1000 * j)
    if name == "gelu":
        rho = Fraction(max(4, isqrt((j - 2) * 64)), 8)
        return exponential(rho * rho / 2, 64).upper() * (3 + rho * rho) * Fraction(2, 5) / power(rho, j - 2) / (j * (j - 1))
    if name == "arctan":
        nearest = Fraction(0) if low <= 0 <= high else min(abs(low), abs(high))
        return 1 / (j * power(1 + nearest * nearest, j // 2))
    logistic, before = (min(top / power(rho, k) for rho, top in _strips()) for k in (j, j - 1))
    farthest = max(abs(low), abs(high))
    table = {"logistic": logistic, "tanh": logistic * (2 << j), "softplus": before / j, "silu": before + farthest * logistic}
    return table[name]


def vanishes(name: str, b: Fraction, k: int) -> bool | None:
    """Decide whether sigma^(k)(b) = 0 for rational b; None for gelu', where only an enclosure can tell.

    Lindemann: exp(b) is transcendental for rational b != 0, hence so is t = logistic(b), and a polynomial in t with rational coefficients is 0
    only if all of them are. Lambert: pi is irrational, so sin b = 0 only at b = 0 and cos b is never 0. The others are a positive factor
    times a rational number, or, at k = 0, odd and strictly increasing through 0 or positive."""
    if name == "exp" or (name in ("logistic", "softplus") and k == 0):
        return False
    if name in ("sin", "cos"):
        return b == 0 and k % 2 == (name == "cos")
    if name in ("logistic", "softplus", "silu", "tanh"):
        return b == 0 if k == 0 else _logistic_vanishes(name, b, k)
    if name != "gaussian" and k == 0:
        return b == 0
    if name == "gelu" and k == 1:
        return None
    return _rational_part(name, b.numerator, b.denominator, k) == 0


def _logistic_vanishes(name: str, b: Fraction, k: int) -> bool:
    """Write the derivative as a polynomial in t = logistic(b) or logistic(2b): P_0 = t, P_(k+1) = (t - t^2) P_k'."""
    polynomials = [[0, 1]]
    for _ in range(k):
        slope = [0, *(i * c for i, c in enumerate(polynomials[-1]) if i)]
        polynomials.append([(slope[i] if i < len(slope) else 0) - (slope[i - 1] if i else 0) for i in range(len(slope) + 1)])
    last, before = polynomials[k], polynomials[k - 1]
    if name == "softplus":
        last = before
    if name == "silu":
        last = [b.numerator * c + (b.denominator * k * before[i] if i < len(before) else 0) for i, c in enumerate(last)]
    if b == 0:
        return sum(c << (len(last) - i) for i, c in enumerate(last)) == 0
    return not any(last)


def _rational_part(name: str, p: int, q: int, k: int) -> int:
    """Return the k-th derivative at p/q over its positive factor and times a power of q, by the recurrences that the differential equations give."""
    if name == "gelu":
        j = [0, 0, *_hermite(p, q, k - 2, 1)][-3:]
        m = k - 2
        return (2 * q * q - p * p) * j[2] - 2 * m * p * q * q * j[1] - m * (m - 1) * q**4 * j[0]
    if name == "arctan":
        z = [0, 1]
        for m in range(1, k):
            z.append(-2 * m * p * z[-1] - m * (m - 1) * (p * p + q * q) * z[-2])
        return z[-1]
    return _hermite(p, q, k if name == "gaussian" else k - 1, 2)[-1]


def _hermite(p: int, q: int, k: int, c: int) -> list[int]:
    """y' = -c u y: y^(m+1) = -c (u y^(m) + m y^(m-1)), times q^m."""
    y = [0, 1]
    for m in range(k):
        y.append(-c * (p * y[-1] + m * q * q * y[-2]))
    return y[1:]
