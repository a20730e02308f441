"""A second opinion on the kinds of FORMAT section 7: networks evaluated at points in 60 digits, matrices by fractions and complex numbers."""

from fractions import Fraction
from itertools import product
from math import ceil, log2

import mpmath

FUNCTIONS = {
    "logistic": lambda u: 1 / (1 + mpmath.exp(-u)),
    "softplus": lambda u: mpmath.log(1 + mpmath.exp(u)),
    "gaussian": lambda u: mpmath.exp(-u * u),
    "gelu": lambda u: u * (1 + mpmath.erf(u / mpmath.sqrt(2))) / 2,
    "silu": lambda u: u / (1 + mpmath.exp(-u)),
    "arctan": mpmath.atan,
    **{name: getattr(mpmath, name) for name in ("tanh", "exp", "sin", "cos", "erf")},
}

TINY = mpmath.mpf(10) ** -40


def q(text):
    value = Fraction(text)
    return mpmath.mpf(value.numerator) / value.denominator


def combine(pairs, values):
    return sum((q(c) * values[i] for i, c in pairs), mpmath.mpf(0))


def evaluate(p, point, t):
    """Run the network as it stands."""
    f, b, values = FUNCTIONS[p["activation"]], q(p["bias"]), [mpmath.mpf(1), *point]
    for layer in p["layers"]:
        fresh = [mpmath.mpf(1)]
        for scale, *forms in layer:
            h, arguments = q(scale) * t, [combine(form, values) for form in forms]
            if len(arguments) == 1:
                fresh.append((f(b + h * arguments[0]) - f(b)) / (h * mpmath.diff(f, b)))
                continue
            u, v = arguments
            if p["gate"] == 4:
                total = (f(b + h * (u + v)) + f(b - h * (u + v)) - f(b + h * (u - v)) - f(b - h * (u - v))) / 4
            else:
                total = f(b + h * (u + v)) - f(b + h * u) - f(b + h * v) + f(b)
            fresh.append(total / (h * h * mpmath.diff(f, b, 2)))
        values = fresh
    return combine(p["output"], values)


def true_network(p):
    count = sum(p["gate"] if len(unit) == 3 else 1 for layer in p["layers"] for unit in layer)
    if count != p["neurons"]:
        return False
    radius = q(p["radius"])
    for t in (mpmath.mpf(1), mpmath.mpf(1) / 1000):
        for signs in ((1,) * p["inputs"], tuple((-1) ** i * mpmath.mpf(i + 1) / (i + 2) for i in range(p["inputs"]))):
            point = [radius * s for s in signs]
            wanted = sum((q(c) * mpmath.fprod(x**e for x, e in zip(point, key, strict=True)) for key, c in p["terms"]), mpmath.mpf(0))
            if abs(evaluate(p, point, t) - wanted) > t * q(p["upper"]) + mpmath.mpf(10) ** -20:
                return False
    return True


def true_size(p):
    n = p["n"]
    values = {"tree-gates": n - 1, "tree-layers": ceil(log2(n)), "tree-neurons": 4 * n - 4, "four-per-input": 4 * n, "all-signs": 2**n}
    return int(p["value"], 0) == values[p["formula"]]


def best_affine(h):
    """The least distance of t^2 from affine functions on an interval of length 2h."""
    return h * h / 2


def matrix_of(name, n):
    if name == "fourier":
        return [[mpmath.expjpi(mpmath.mpf(2 * j * k) / n) for k in range(n)] for j in range(n)]
    result = [[mpmath.mpf(1)]]
    for _ in range(n.bit_length() - 1):
        m = len(result)
        if name == "walsh":
            result = [[a * b for a in (1, s) for b in row] for s in (1, -1) for row in result]
        else:
            result = [[x for x in row for _ in (0, 1)] for row in result] + [[0] * (2 * i) + [1, -1] + [0] * (2 * (m - 1 - i)) for i in range(m)]
    return result


def true_transform(p):
    n, k = p["n"], p["n"].bit_length() - 1
    dense = sum(abs(x) > mpmath.mpf(10) ** -20 for row in matrix_of(p["transform"], n) for x in row) if n <= 64 else p["dense"]
    counts = (n * k + 2 * n - 2, n * k - 2 * n + 2) if p["transform"] == "haar" else (2 * n * k, 0)
    return (p["dense"], p["synapses"], p["passing"]) == (dense, *counts)


def true_product(p):
    def full(factor):
        rows, columns, entries = factor
        cells = {(i, j): Fraction(v) for i, j, v in entries}
        return [[cells.get((i, j), Fraction(0)) for j in range(1, columns + 1)] for i in range(1, rows + 1)]

    result, *others = map(full, p["factors"])
    for other in others:
        if len(result[0]) != len(other):
            return False
        result = [[sum(map(Fraction.__mul__, row, column), Fraction(0)) for column in zip(*other, strict=True)] for row in result]
    synapses = sum(len(f[2]) for f in p["factors"])
    return p["synapses"] == synapses and p["dense"] == sum(map(bool, (x for row in result for x in row)))


def true_rank(p):
    rows, rank = [[Fraction(x) for x in row] for row in p["matrix"]], 0
    for column in range(len(rows[0])):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rank += 1
        rows = [[a - row[column] / pivot[column] * b for a, b in zip(row, pivot, strict=True)] for row in rows]
    return rank >= p["rank"]


def true_recursion(p):
    k, r, size = p["levels"], len(p["terms"]), p["base"]
    left, right = ([(3 * i * i + s * i + 1) % 101 for i in range(size * size)] for s in (5, 7))
    got = [sum(sum(map(int.__mul__, a, left)) * sum(map(int.__mul__, b, right)) * c[z] for a, b, c in p["terms"]) for z in range(size * size)]
    wanted = [sum(left[i * size + m] * right[m * size + j] for m in range(size)) for i, j in product(range(size), repeat=2)]
    ones = sum(x != 0 for t in p["terms"] for part in t[1:] for x in part)
    count, down = r**k, 1
    for level in range(k):
        count, down = count + ones * down * size ** (2 * (k - 1 - level)), down * r
    return got == wanted and int(p["synapses"], 0) == count and int(p["dense"], 0) == size ** (3 * k)


def true_random(p):
    density = q(p["density"])
    cost = (1 - (1 - density**2) ** p["n"]) / (2 * density)
    return 0 < density < 1 and q(p["lower"]) <= cost + TINY and cost <= q(p["upper"]) + TINY


ORACLES = {
    "deep-network": true_network,
    "size-formula": true_size,
    "relu-network-error": lambda p: 0 < q(p["lower"]) <= best_affine(mpmath.mpf(1) / (p["neurons"] + 1)) + TINY and p["n"] >= 2,
    "low-degree-network-error": lambda p: p["degree"] < p["n"] and 0 < q(p["lower"]) <= 1,
    "bounded-network-gap": lambda p: any(sum(key) for key, _ in p["terms"]) and p["activation"] not in ("exp", "softplus", "gelu", "silu"),
    "jump-error": lambda p: 0 < q(p["lower"]) <= mpmath.mpf(1) / 2,
    "sparse-transform": true_transform,
    "convolution": lambda p: p["multiplications"] == p["n"] * (p["n"].bit_length() - 1) - p["n"] + 2 and p["n"].bit_count() == 1,
    "matrix-product": true_product,
    "width-bound": true_rank,
    "bilinear-recursion": true_recursion,
    "random-factors": true_random,
    "logarithm": lambda p: q(p["lower"]) - TINY <= mpmath.log(p["argument"], 2) <= q(p["upper"]) + TINY,
    "difference": lambda p: Fraction(p["left"]) == Fraction(p["right"]) + Fraction(p["value"]),
}
