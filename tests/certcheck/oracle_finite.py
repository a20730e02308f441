"""The slow second opinion on claims about probabilities, counting and bits, written from the definitions."""

from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import comb, factorial, prod

import mpmath

TINY = mpmath.mpf(10) ** -40


def floating(x):
    return mpmath.mpf(x.numerator) / x.denominator


def value(e):
    """Evaluate an expression: a rational where it is one, else a floating-point number."""
    if isinstance(e, str):
        return Fraction(e)
    name, *rest = e[0], *map(value, e[1:])
    if name == "exp":
        return mpmath.exp(floating(rest[0]))
    if name == "!":
        return Fraction(factorial(int(rest[0])))
    if name == "^":
        return Fraction(rest[0]) ** int(rest[1])
    if any(isinstance(x, mpmath.mpf) for x in rest):
        rest = [floating(x) if isinstance(x, Fraction) else x for x in rest]
    total = rest[0]
    for x in rest[1:]:
        total = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "max": max}[name](total, x)
    return total


def true_chain(p):
    sides = [value(e) for e in p["chain"][::2]]
    for a, sign, b in zip(sides, p["chain"][1::2], sides[1:], strict=False):
        if isinstance(a, mpmath.mpf) or isinstance(b, mpmath.mpf):
            gap = (floating(b) if isinstance(b, Fraction) else b) - (floating(a) if isinstance(a, Fraction) else a)
            ok = {"<": gap > -TINY, "<=": gap > -TINY, "!=": True, "=": abs(gap) < TINY}[sign]
        else:
            ok = {"<": a < b, "<=": a <= b, "!=": a != b, "=": a == b}[sign]
        if not ok:
            return False
    return True


def fractions(rows):
    return [Fraction(x) for x in rows]


def distribution(p):
    return min(p) >= 0 and sum(p) == 1


def table(p):
    return [fractions(row) for row in p["likelihood"]], fractions(p["prior"])


def true_posterior(p):
    rows, prior = table(p)
    for x, found in enumerate(p["posterior"]):
        evidence = sum(row[x] * q for row, q in zip(rows, prior, strict=True))
        if fractions(found) != ([row[x] * q / evidence for row, q in zip(rows, prior, strict=True)] if evidence else []):
            return False
    return all(map(distribution, [*rows, prior])) and len(p["posterior"]) == len(rows[0])


def true_other(p):
    rows, prior = table(p)
    if not all(map(distribution, [*rows, prior])):
        return False
    right = rows[0][0] * prior[0] / sum(row[0] * q for row, q in zip(rows, prior, strict=True))
    if p["form"] == "plus-mu":
        wrong = rows[0][0] / prior[0] / sum(row[0] / q for row, q in zip(rows, prior, strict=True))
    else:
        wrong = rows[0][0] * prior[0] / sum(row[0] * y for y, row in enumerate(rows, 1))
    return wrong == Fraction(p["value"]) != right


def moments(p, q):
    return [sum(b * prod(x**e for x, e in zip(point, r, strict=True)) for b, point in zip(q, p["points"], strict=True)) for r in p["exponents"]]


def true_entropy(p):
    """No small move that keeps the moments increases the entropy: ln p is orthogonal to every such move."""
    q = fractions(p["distribution"])
    rows = [[1] * len(q), *([prod(x**e for x, e in zip(point, r, strict=True)) for point in p["points"]] for r in p["exponents"])]
    solution = mpmath.lu_solve(mpmath.matrix(rows).T, mpmath.matrix([mpmath.log(floating(b)) for b in q])) if independent(rows) else None
    if solution is None:
        return distribution(q)
    fitted = mpmath.matrix(rows).T * solution
    return distribution(q) and all(abs(fitted[i] - mpmath.log(floating(b))) < TINY for i, b in enumerate(q))


def independent(rows):
    return len(rows) <= len(rows[0]) and abs(mpmath.det(mpmath.matrix(rows) * mpmath.matrix(rows).T)) > TINY


def true_boundary(p):
    """With one variable, one moment and at most three points: the extreme distributions with this moment avoid the point."""
    points, m = [x[0] for x in p["points"]], fractions(p["moments"])
    if p["exponents"] != [[1]]:
        return True
    return m[0] in (min(points), max(points)) and points[p["point"] - 1] != m[0]


def true_gaussian(p):
    n = len(p["linear"])
    h = [[(Fraction(p["quadratic"][i][j]) + Fraction(p["quadratic"][j][i])) for j in range(n)] for i in range(n)]
    c, m = [fractions(row) for row in p["covariance"]], fractions(p["mean"])
    unit = all(sum(h[i][k] * c[k][j] for k in range(n)) == (i == j) for i in range(n) for j in range(n))
    centre = [sum(a * b for a, b in zip(row, m, strict=True)) for row in h] == fractions(p["linear"])
    return unit and centre and min(mpmath.eigsy(mpmath.matrix([[floating(x) for x in row] for row in h]), eigvals_only=True)) > 0


def true_flat(p):
    v = fractions(p["direction"])
    return any(v) and sum(Fraction(x) * a * b for row, a in zip(p["quadratic"], v, strict=True) for x, b in zip(row, v, strict=True)) <= 0


def true_energy(p):
    w, q = fractions(p["weights"]), fractions(p["distribution"])
    found = sum(floating(a) * mpmath.log(floating(a * sum(w) / b)) for a, b in zip(q, w, strict=True) if a)
    return min(w) > 0 and distribution(q) and abs(found - mpmath.log(floating(Fraction(p["value"]))) / p["denominator"]) < TINY


def true_count(p):
    n = p["n"]
    if comb(n + p["degree"], n) > 20_000:
        return p["coupling"] != "all" or p["symmetry"] != "none" or p["variables"] != "real" or int(p["count"]) == sum(
            comb(n + k - 1, k) for k in range(p["lowest"], p["degree"] + 1))
    near = {"all": lambda d: True, "chain": lambda d: abs(d) <= 1, "ring": lambda d: d % n in (0, 1, n - 1)}[p["coupling"]]
    found = set()
    for k in range(p["lowest"], p["degree"] + 1):
        for m in combinations_with_replacement(range(n), k):
            if all(near(i - j) for i in m for j in m) and (p["variables"] == "real" or len(set(m)) == k):
                shifts = range(n) if p["symmetry"] == "translation" else [0]
                found.add(min(tuple(sorted((i + s) % n for i in m)) for s in shifts))
    return len(found) == int(p["count"])


def true_degree(p):
    n, edges = p["n"], {tuple(e) for e in p["edges"]}
    if n > 10:
        return True
    sizes = [s.bit_count() for s in range(2**n) if all((i + 1, j + 1) in edges for j in range(n) for i in range(j) if s >> i & 1 and s >> j & 1)]
    return max(sizes) == p["degree"] and max(sum(i in e for e in edges) for i in range(1, n + 1)) == p["neighbours"]


def true_growth(p):
    return all(comb(n + p["degree"], n) <= Fraction(p["constant"]) * n ** p["degree"] for n in range(1, 30))


def true_layers(p):
    def most(width, left):
        return max([(width + 1) * p["outputs"], *((width + 1) * w + most(w, left - w) for w in range(1, left + 1))])

    return p["hidden"] > 9 or most(p["inputs"], p["hidden"]) == p["parameters"]


def true_multilinear(p):
    h = fractions(p["coefficients"])
    return len(h) == 2 ** p["n"] and all(sum(h[k] for k in range(len(h)) if k & x == k) == Fraction(v) for x, v in enumerate(p["values"]))


def true_sharp(p):
    beta, k = Fraction(p["beta"]), p["k"]
    if beta <= 0:
        return False
    worst = max(abs(1 / (1 + mpmath.exp(floating(beta * (2 * (k - s) - 1) / 2))) - (s == k)) for s in range(max(0, k - 5), k + 1))
    return floating(Fraction(p["lower"])) < worst + TINY and worst - TINY < floating(Fraction(p["upper"]))


def true_network(p):
    beta, rows = floating(Fraction(p["beta"])), [fractions(row) for row in p["probabilities"]]
    for x, column in enumerate(zip(*rows, strict=True)):
        z = [floating(Fraction(o)) for o in p["offsets"]]
        for mask, weights in p["hidden"]:
            gate = 1 / (1 + mpmath.exp(beta * ((mask & ~x).bit_count() - mpmath.mpf(1) / 2)))
            z = [a + floating(Fraction(w)) * gate for a, w in zip(z, weights, strict=True)]
        total = sum(map(mpmath.exp, z))
        if any(abs(mpmath.exp(a) / total - floating(b)) > floating(Fraction(p["upper"])) + TINY for a, b in zip(z, column, strict=True)):
            return False
    return all(distribution(column) for column in zip(*rows, strict=True))


ORACLES = {
    "comparison": true_chain,
    "bayes-softmax": lambda p: p["labels"] >= 1,
    "posterior": true_posterior,
    "posterior-other": true_other,
    "maximum-entropy": true_entropy,
    "moment-boundary": true_boundary,
    "gaussian": true_gaussian,
    "not-gaussian": true_flat,
    "free-energy": true_energy,
    "monomial-count": true_count,
    "local-degree": true_degree,
    "boolean-functions": lambda p: int(p["count"]) == 2 ** 2 ** p["n"],
    "count-growth": true_growth,
    "layered-parameters": true_layers,
    "simplex-interpolation": lambda p: int(p["neurons"]) == len(list(bounded(p["n"], p["degree"]))),
    "multilinear": true_multilinear,
    "multilinear-basis": lambda p: p["n"] >= 1,
    "sigmoid-product": true_sharp,
    "bit-network": true_network,
}


def bounded(n, d):
    """Yield the integer points of the simplex, for small ones."""
    return (a for a in product(range(d + 1), repeat=n) if sum(a) <= d)
