"""A slow second opinion on claims, written from the definitions: it says `False` only for claims that are false.

Floating point is allowed here: a claim is called false when it is violated by a margin far above the rounding errors of mpmath's 60 digits.
"""

from fractions import Fraction
from itertools import product
from math import factorial, perm, prod

import mpmath
import oracle_chains
import oracle_finite
import oracle_flattening
import oracle_polynomials

FUNCTIONS = {
    "arctan": mpmath.atan, "cos": mpmath.cos, "erf": mpmath.erf, "exp": mpmath.exp, "gaussian": lambda u: mpmath.exp(-u * u),
    "gelu": lambda u: u * mpmath.ncdf(u), "logistic": lambda u: 1 / (1 + mpmath.exp(-u)), "silu": lambda u: u / (1 + mpmath.exp(-u)),
    "sin": mpmath.sin, "softplus": lambda u: mpmath.log(1 + mpmath.exp(u)), "tanh": mpmath.tanh,
}  # fmt: skip
TINY = mpmath.mpf(10) ** -25


def q(value):
    x = Fraction(int(value, 16)) if "0x" in value else Fraction(value)
    return mpmath.mpf(x.numerator) / x.denominator


def derivative(name, b, n):
    return mpmath.taylor(FUNCTIONS[name], b, n)[n] * factorial(n)


def errors(p, lam, radius, points=()):
    """Return |m - E| at the corner and at a few more points."""
    n, b = p["n"], q(p["bias"])
    bottom = 2**n * lam**n * derivative(p["activation"], b, n)
    grid = [(radius,) * n, *points, *product((radius, radius * mpmath.mpf("0.6")), repeat=n)] if n <= 3 else [(radius,) * n, *points]
    for x in grid:
        m = sum(prod(s) * FUNCTIONS[p["activation"]](b + lam * sum(a * c for a, c in zip(s, x, strict=True))) for s in product((1, -1), repeat=n))
        yield abs(m / bottom - prod(x))


def network(p):
    rows = [[Fraction(x) for x in row] for row in p["neurons"]]
    return lambda r: sum(w * prod(x**e for x, e in zip(a, r, strict=True)) for w, *a in rows)


def true_network(p):
    n, moment = p["n"], network(p)
    exponents = (r for r in product(range(n + 1), repeat=n) if sum(r) in p["nonzero"])
    return all(moment(r) * factorial(n) == 1 if r == (1,) * n else moment(r) == 0 for r in exponents)


def true_rank(p):
    rows = [[prod((Fraction(x) for i, x in enumerate(point) if S >> i & 1), start=Fraction(1)) for S in range(2 ** p["n"])] for point in p["points"]]
    rank = 0
    for column in range(len(rows[0])):
        pivot = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
        if pivot is not None:
            rows[rank], rows[pivot] = rows[pivot], rows[rank]
            for i in range(rank + 1, len(rows)):
                c = rows[i][column] / rows[rank][column]
                rows[i] = [x - c * y for x, y in zip(rows[i], rows[rank], strict=True)]
            rank += 1
    return rank == p["rank"]


def true_gate_error(p):
    if p["n"] > 5:
        return True
    found = list(errors(p, q(p["scale"]), q(p["radius"])))
    return max(found) <= q(p["upper"]) + TINY and q(p["lower"]) <= max(found) * (1 + mpmath.mpf("0.5")) + TINY


def true_gate_rate(p):
    if p["n"] > 5:
        return True
    for part in (1, mpmath.mpf("0.5"), mpmath.mpf("0.05")):
        lam = q(p["scale_max"]) * part
        found = max(errors(p, lam, q(p["radius"]))) / lam**2
        if found > q(p["upper"]) * (1 + TINY) + TINY or q(p["lower"]) > found * (1 + mpmath.mpf("0.5")) + TINY:
            return False
    return True


def true_divergence(p):
    point = [q(x) for x in p["point"]]
    scales = (q(p["scale_min"]) * factor for factor in (1, mpmath.mpf("1.7"), 40))
    return all(list(errors(p | {"n": p["n"]}, lam, point[0], [tuple(point)]))[1] >= q(p["gap"]) - TINY for lam in scales)


def true_scaled_bias(p):
    """Sample the gate whose bias is scaled too, at a few scales up to the largest."""
    n, b, x, f = p["n"], q(p["bias"]), [q(c) for c in p["point"]], FUNCTIONS[p["activation"]]
    bottom = derivative(p["activation"], b, n)
    gaps = []
    for lam in (q(p["scale_max"]) / factor for factor in (1, mpmath.mpf("1.7"), 40)):
        m = sum(prod(s) * f(lam * (b + sum(a * c for a, c in zip(s, x, strict=True)))) for s in product((1, -1), repeat=n))
        gaps.append(abs(m / (2**n * lam**n * bottom) - prod(x)))
    return all(gap >= q(p["gap"]) - TINY for gap in gaps)


def true_pattern(p):
    values = mpmath.taylor(FUNCTIONS[p["activation"]], q(p["bias"]), min(24, max(p["zero"] + p["nonzero"])))
    return all(abs(values[k]) < mpmath.mpf(10) ** -12 for k in p["zero"] if k <= 12)


def true_bound(p):
    grid = product(*([Fraction(a) + (Fraction(b) - Fraction(a)) * i / 6 for i in range(7)] for a, b in p["box"]))
    return all(sum(Fraction(c) * prod(x**k for x, k in zip(point, e, strict=True)) for e, c in p["terms"]) <= Fraction(p["upper"]) for point in grid)


def true_value(p):
    sigma, point = [Fraction(c) for c in p["sigma"]], [Fraction(x) for x in p["point"]]
    total = Fraction(p["offset"])
    for w, b, *a in ([Fraction(x) for x in row] for row in p["neurons"]):
        u = b + sum(x * y for x, y in zip(a, point, strict=True))
        total += w * sum(c * u**k for k, c in enumerate(sigma))
    return total == Fraction(p["value"]) != prod(point)


def true_coefficient(p):
    r = p["monomial"]
    value = network(p)(r) * factorial(sum(r)) / prod(map(factorial, r))
    return value == Fraction(p["value"]) != (r == [1] * p["n"])


def big(text):
    return int(text, 16) if "0x" in text else int(text)


ORACLES = {
    "sign-cancellation": lambda p: p["n"] >= 1,
    "sign-rank": lambda p: p["n"] >= 1,
    "product-network": true_network,
    "network-coefficient": true_coefficient,
    "product-rank": true_rank,
    "product-lower-bound": lambda p: big(p["neurons"]) == 2 ** p["n"],
    "no-product-network": lambda p: p["neurons"] < 2 ** p["n"],
    "gate-error": true_gate_error,
    "gate-rate": true_gate_rate,
    "gate-diverges": true_divergence,
    "scaled-bias-gate": true_scaled_bias,
    "activation-pattern": true_pattern,
    "polynomial-bound": true_bound,
    "network-value": true_value,
    "affine-network-error": lambda p: p["n"] >= 2 and 0 < Fraction(p["lower"]) <= 1,
    "derivative-factor": lambda p: big(p["factor"]) == perm(p["k"], p["size"]) != big(p["printed"]) == factorial(p["k"]) // factorial(p["size"]),
}


def fewest(p):
    """Return how many neurons are known to be enough in the model of a lower bound."""
    n = p["n"]
    if p["biases"] == "free":
        return 2 ** (n - 1) if not p["nonzero"] else {2: 3, 3: 6}.get(n, 2**n - 1)
    missing = [k for k in range(n) if k not in p["nonzero"]]
    return 2**n - (2 ** max(missing) if missing else 0)


def true_floor(p):
    n, m = p["n"], big(p["neurons"])
    enough = {"continuous": 2 ** (n - 1), "exp": 2**n - (p["biases"] == "free"), "monotone": 3 if n == 2 else 2 ** (n - 1)}[p["activations"]]
    return 1 <= m < enough and 0 < Fraction(p["lower"]) <= 1


def true_large_weights(p):
    n, sigma = p["n"], [q(c) for c in p["sigma"]]
    points = [[mpmath.mpf((7 * i + 3 * j) % 5 - 2) / 2 for i in range(n)] for j in range(5)]
    for scale, x in product((mpmath.mpf(1), mpmath.mpf(1) / 10), points):
        total = mpmath.mpf(0)
        for w, *a in p["neurons"]:
            u = sum(q(c) * y for c, y in zip(a, x, strict=True)) / scale
            total += q(w) * (sum(c * u**k for k, c in enumerate(sigma)) + (mpmath.exp(-((u - 1) ** 2)) if p["bump"] == "gaussian" else 0))
        if abs(total * scale**n - prod(x)) > q(p["upper"]) * scale + TINY:
            return False
    return True


def true_biases(p):
    """Compare with the product at inputs near 10^-9, where the rest of the Taylor series is 10^-9 times smaller."""
    n, flips, small = p["n"], p["signs"], mpmath.mpf(10) ** -9
    for x in ([mpmath.mpf(1)] * n, [mpmath.mpf(i + 2) / 3 for i in range(n)], [mpmath.mpf((-1) ** i) / (i + 1) for i in range(n)]):
        total = mpmath.mpf(0)
        for (w, r, d, *a), s in product(p["blocks"], product((1, -1), repeat=flips)):
            f, b, root = FUNCTIONS[p["activation"]], mpmath.log(q(r)), mpmath.sqrt(q(d))
            inner = [q(c) * (s[i] * root if i < flips else 1) for i, c in enumerate(a)]
            value = f(b + small * sum(c * y for c, y in zip(inner, x, strict=True)))
            total += prod(s) * q(w) / root**flips * (value - (f(b) if p["biases"] == "free" else 0))
        if abs(total / small**n - prod(x)) > mpmath.mpf(10) ** -5:
            return False
    return True


def base_point(name, t):
    if name in ("logistic", "softplus"):
        return mpmath.log(t / (1 - t))
    return mpmath.atanh(t) if name == "tanh" else t


def true_zero(p):
    name, ends = p["activation"], [base_point(p["activation"], q(p[key])) for key in ("lo", "hi")]
    left, right = (derivative(name, b, p["order"]) for b in ends)
    return p["order"] > 12 or (ends[0] < ends[1] and left * right < 0)


def true_nowhere(p):
    grid = [mpmath.mpf(i) / 4 + mpmath.mpf(1) / 97 for i in range(-16, 17)]
    signs = [{mpmath.sign(derivative(p["activation"], b, k)) for b in grid} for k in p["orders"] if k <= 8]
    return all(len(found) == 1 for found in signs)


NEURONS = {
    "pattern-network": lambda p: 0 <= p["zero"] < p["n"] and big(p["neurons"]) == 2 ** p["n"] - 2 ** p["zero"],
    "neuron-lower-bound": lambda p: big(p["neurons"]) <= fewest(p),
    "network-floor": true_floor,
    "large-weight-network": true_large_weights,
    "biased-network": true_biases,
    "derivative-zero": true_zero,
    "derivative-nonzero": true_nowhere,
}


def is_true(claim):
    """Say whether a claim stands up to a second look."""
    with mpmath.workdps(60):
        others = oracle_chains.ORACLES | oracle_finite.ORACLES | oracle_flattening.ORACLES | oracle_polynomials.ORACLES
        return (ORACLES | NEURONS | others)[claim["kind"]](claim["params"])
