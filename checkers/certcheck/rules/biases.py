"""Neurons with biases of their own, and zeros of derivatives of activations: biased-network, derivative-zero, derivative-nonzero."""

from fractions import Fraction
from math import comb, prod

from ..activations import FORMULAS, bound, taylor
from ..errors import Budget, proof, shape
from ..reader import Node
from .networks import horner
from .neuron_bounds import exponents
from .wording import listing, number, product

SLOPES = {"logistic": [0, 1, -1], "softplus": [0, 1, -1], "tanh": [1, 0, -1]}  # dt/db as a polynomial in t
ENDS = {"logistic": (0, 1), "softplus": (0, 1), "tanh": (-1, 1)}


def derivative(p: list[int]) -> list[int]:
    """Return the coefficients of P'."""
    return [i * c for i, c in enumerate(p)][1:]


def chain(name: str, order: int) -> list[int]:
    """Return P with sigma^(order)(b) = P(t): t, then each time P' times dt/db; softplus' = logistic."""
    p = [0, 1]
    for _ in range(order - (name == "softplus")):
        q = derivative(p)
        p = [sum(c * q[i - j] for j, c in enumerate(SLOPES[name]) if 0 <= i - j < len(q)) for i in range(len(q) + 2)]
    return p


def bernstein(p: list[int], low: Fraction, high: Fraction) -> list[Fraction]:
    """Return the Bernstein coefficients of P on [low, high]."""
    d = len(p) - 1
    shifted = [sum((p[k] * comb(k, i) * low ** (k - i) for k in range(i, d + 1)), Fraction(0)) * (high - low) ** i for i in range(d + 1)]
    return [sum((Fraction(comb(i, k), comb(d, k)) * shifted[k] for k in range(i + 1)), Fraction(0)) for i in range(d + 1)]


def biased_network(params: Node, witness: Node, budget: Budget) -> str:
    """All coefficients of degree 1..n, and 0 without an output bias; the signs are summed in closed form, so only even powers of roots occur."""
    activation, model, blocks, size, flips = params.fields("activation", "biases", "blocks", "n", "signs")
    witness.fields()
    lowest = {"free": 1, "hidden": 0}[model.word("free", "hidden")]
    name, n = activation.word(*("exp", "logistic", "tanh", "softplus")[: 3 + lowest]), size.integer(1, 8)
    q, rows = flips.integer(0, n), [node.rationals(n + 3) for node in blocks.items(1)]
    shape("ratio-positive", all(row[1] > 0 for row in rows), blocks.path, "the exponential of a bias must be positive")
    shape("square-positive", all(row[2] > 0 for row in rows), blocks.path, "the square d must be positive")
    budget.spend(len(rows) * comb(2 * n, n) * n * 20, "the coefficients")
    values = [[derivative_at(name, k, row[1]) for k in range(lowest, n + 1)] for row in rows]
    for r in exponents(n, n):
        if sum(r) < lowest or not all(e % 2 for e in r[:q]):
            continue
        half = (sum(r[:q]) - q) // 2
        terms = (2**q * w * d**half * prod(map(pow, a, r)) * v[sum(r) - lowest] for (w, _, d, *a), v in zip(rows, values, strict=True))
        total, wanted = sum(terms, Fraction(0)), int(r == (1,) * n)
        proof("biased-coefficient", total == wanted, blocks.path, f"the coefficient at the exponents {r} is wrong", total, wanted)
    return (
        f"The network with {len(rows) * 2**q} hidden neurons of {FORMULAS[name]}, for each block [w, r, d, a_1..a_{n}] in "
        f"{listing(blocks)} and all signs s_1..s_{q} one with output weight"
        f" prod(s) w / d^({q}/2), bias ln r and inner weights (s_i sqrt(d) a_i for i <= {q}, a_i for i > {q}), has "
        f"{'with a suitable output bias' if lowest else 'without an output bias'} the Taylor polynomial {product(n)} to degree "
        f"{n}."
    )


def derivative_at(name: str, k: int, r: Fraction) -> Fraction:
    """Return sigma^(k)(ln r), k >= 1 for softplus."""
    if name == "exp":
        return r
    t = (r * r - 1) / (r * r + 1) if name == "tanh" else r / (1 + r)
    return horner([Fraction(c) for c in chain(name, k)], t)


def derivative_zero(params: Node, witness: Node, budget: Budget) -> str:
    """A change of sign of sigma^(k), and no zero of sigma^(k+1) between."""
    activation, high, low, degree = params.fields("activation", "hi", "lo", "order")
    witness.fields()
    name, k, lo, hi = activation.word(*FORMULAS), degree.integer(1, 64), low.rational(), high.rational()
    shape("zero-order", lo < hi, low.path, "the interval is empty or reversed", lo, hi)
    bits = sum(x.numerator.bit_length() + x.denominator.bit_length() for x in (lo, hi))
    budget.spend(k**3 * (1 + bits // 30) * 10 + 20_000 * (k + 20), "the derivatives")
    if name in ENDS:
        shape("zero-range", ENDS[name][0] < lo and hi < ENDS[name][1], low.path, "t(b) does not take these values", lo, hi)
        p = chain(name, k)
        ends = horner([Fraction(c) for c in p], lo) * horner([Fraction(c) for c in p], hi)
        proof("zero-sign", ends < 0, low.path, "the derivative does not change its sign", ends, 0)
        slope = bernstein(derivative(p), lo, hi)
        proof("zero-simple", min(slope) > 0 or max(slope) < 0, low.path, "the next derivative may vanish", min(slope), max(slope))
    else:
        enclosed_zero(name, k, lo, hi, low.path, bits)
    t = {"logistic": "1/(1+exp(-b))", "softplus": "1/(1+exp(-b))", "tanh": "tanh(b)"}.get(name, "b")
    return (
        f"For sigma(u) = {FORMULAS[name]} there is exactly one b with {number(lo)} < {t} < {number(hi)} at which the derivative "
        f"of order {k} vanishes,"
        f" and the derivative of order {k + 1} is not 0 there."
    )


def enclosed_zero(name: str, k: int, lo: Fraction, hi: Fraction, path: str, bits: int) -> None:
    """|sigma^(k+1)(u) - sigma^(k+1)(lo)| <= (hi - lo) sup |sigma^(k+2)|, in Taylor coefficients."""
    left, right = taylor(name, lo, k + 1, 128 + bits + 8 * k), taylor(name, hi, k, 128 + bits + 8 * k)
    changes = left[k].hi < 0 < right[k].lo or right[k].hi < 0 < left[k].lo
    proof("enclosed-sign", changes, path, "the derivative does not certainly change its sign", left[k].lower(), right[k].lower())
    least, drift = abs(left[k + 1]).lower(), (hi - lo) * (k + 2) * bound(name, k + 2, lo, hi)
    proof("enclosed-simple", least > drift, path, "the next derivative may vanish", least, drift)


def derivative_nonzero(params: Node, witness: Node, budget: Budget) -> str:
    """Closed forms, or Bernstein coefficients of one sign."""
    activation, degrees = params.fields("activation", "orders")
    witness.fields()
    name, orders = activation.word(*FORMULAS), degrees.increasing(1, 64)
    shape("orders-empty", bool(orders), degrees.path, "at least one order is wanted")
    budget.spend(sum(k**3 for k in orders) * 10, "the derivatives")
    for k in orders:
        if name in ENDS:
            values = bernstein(chain(name, k), Fraction(ENDS[name][0]), Fraction(ENDS[name][1]))
            one = any(values) and (min(values) >= 0 or max(values) <= 0)
        else:
            one = name == "exp" or (name in ("erf", "arctan") and k == 1)
        proof("nonzero-sign", one, degrees.path, "this derivative may vanish somewhere", k)
    return f"For sigma(u) = {FORMULAS[name]} the derivatives of the orders {orders} vanish at no real b."
