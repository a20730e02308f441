"""A second opinion on FORMAT section 9: sympy, and the minimal rank of the whole partial moment matrix for sampled coefficients of sigma."""

from fractions import Fraction
from itertools import product
from math import factorial, prod

import sympy

SIGMAS = ((1, 1, 1, 1, 1, 1, 1, 1, 1), (1, 2, 3, 5, 7, 11, 13, 17, 19), (1, -1, 2, -3, 1, 5, -1, 2, 7))


def polynomial(p):
    """Return exponents -> coefficient, and the degree; equal monomials in different spellings are no polynomial of the format."""
    n, terms = p["n"], {}
    for pairs, c in p["polynomial"]:
        e = [0] * n
        for i, power in pairs:
            e[i - 1] += power
        if tuple(e) in terms:
            raise ValueError("twice")
        terms[tuple(e)] = Fraction(c)
    return terms, max(map(sum, terms))


def monomials(n, d):
    """Return all exponent vectors by degree."""
    return sorted((e for e in product(range(d + 1), repeat=n) if sum(e) <= d), key=lambda e: (sum(e), e))


def staircase(moment, n, d, low):
    """Return the least rank of a completion of the moments of degree at most d (Woerdeman): ranks of maximal minus ranks of middle rectangles."""
    names = monomials(n, d)

    def rank(rows, columns):
        cells = [[moment.get(tuple(map(sum, zip(r, c, strict=True))), 0) for c in columns] for r in rows]
        return sympy.Matrix(cells).rank() if rows and columns else 0

    def part(k):
        return [e for e in names if low <= sum(e) <= k]

    def upto(k):
        return [e for e in names if sum(e) <= k]

    return sum(rank(part(k), upto(d - k)) - rank(part(k - 1), upto(d - k)) for k in range(low, d + 1))


def true_lower_bound(p):
    terms, d = polynomial(p)
    n, wanted = p["n"], int(p["neurons"])
    if p["biases"] == "free":
        best = 0
        for j in range(1, d + 1):
            for i in range(n):
                part = {e[:i] + e[i + 1 :]: c * prod(map(factorial, e)) for e, c in terms.items() if sum(e) == j}
                best = max(best, staircase(part, n - 1, j, 0) if part else 0)
        return wanted <= best
    low, best = int(p["biases"] == "output"), []
    for sigma in SIGMAS:
        moment = {e: c * prod(map(factorial, e)) / sigma[sum(e)] for e, c in terms.items()}
        best.append(staircase(moment, n, d, low))
    return wanted <= min(best)


def variables(p):
    return sympy.symbols(f"x1:{p['n'] + 1}")


def expression(p):
    return sum(sympy.Rational(c) * prod(variables(p)[i - 1] ** e for i, e in m) for m, c in p["polynomial"])


def true_network(p):
    polynomial(p)
    x, d = variables(p), polynomial(p)[1]
    sigma = [sympy.Rational(s) for s in (2, 3, 5, 7, 11, 13, 17, 19)][: d + 1]
    total = 0
    for weights, inner in p["neurons"]:
        argument = sum(sympy.Rational(a) * x[i - 1] for i, a in inner)
        w = sum(sympy.Rational(value) / sigma[k] for k, value in weights)
        total += w * sum(s * argument**k for k, s in enumerate(sigma))
    rest = sympy.expand(total - expression(p))
    return rest == 0 if p["biases"] == "none" else not rest.free_symbols


def true_monomial(p):
    return int(p["neurons"], 0) == prod(e + 1 for e in p["exponents"]) - (p["biases"] == "output")


def true_space(p):
    polynomial(p)
    x, found = variables(p), [expression(p)]
    seen = list(found)
    while found:
        found = [q for q in (sympy.expand(sympy.diff(f, v)) for f in found for v in x) if q != 0]
        seen += found
    names = sorted({m for f in seen for m in sympy.Poly(f, *x).monoms()})
    cells = [[sympy.Poly(f, *x).coeff_monomial(m) for m in names] for f in seen]
    return p["dimension"] <= sympy.Matrix(cells).rank()


def true_curve(p):
    polynomial(p)
    x, t, r = variables(p), sympy.Symbol("t"), len(p["sigma"]) - 1
    argument = sum(sum(sympy.Rational(c) * t ** (k + 1) for k, c in enumerate(line)) * v for line, v in zip(p["curve"], x, strict=True))
    total = sympy.expand(sum(sympy.Rational(s) * argument**k for k, s in enumerate(p["sigma"])))
    nodes = [(Fraction(w), Fraction(s)) for w, s in p["neurons"]]
    if any(sum(w * s**k for w, s in nodes) != (k == r) for k in range(r + 1)):
        return False
    return sympy.expand(total.coeff(t, r) - expression(p)) == 0


def true_deep(p):
    polynomial(p)
    values = [sympy.Integer(1), *variables(p)]
    if any(i > p["n"] + k for k, gate in enumerate([*p["gates"], [p["output"]]]) for pairs in gate for i, _ in pairs):
        return False

    def combined(pairs):
        return sum(sympy.Rational(c) * values[i] for i, c in pairs)

    for left, right in p["gates"]:
        values.append(sympy.expand(combined(left) * combined(right)))
    return sympy.expand(combined(p["output"]) - expression(p)) == 0 and p["neurons"] == 4 * len(p["gates"])


def true_layers(p):
    import mpmath

    inputs, total = p["n"], 0
    for layer in p["layers"]:
        if sum(layer) != inputs:
            return False
        inputs, total = len(layer), total + sum(2**s for s in layer)
    k, n = len(p["layers"]), mpmath.mpf(p["n"])
    factor = mpmath.mpf(Fraction(p["factor"]).numerator) / Fraction(p["factor"]).denominator
    bound = factor * n ** (mpmath.mpf(k - 1) / k) * 2 ** (n ** (mpmath.mpf(1) / k))
    return inputs == 1 and int(p["neurons"], 0) == total and total <= bound * (1 + mpmath.mpf(10) ** -9)


def small(opinion):
    """Ask for an opinion on small polynomials only; the others are not called false."""
    return lambda p: p["n"] > 3 or polynomial(p)[1] > 5 or opinion(p)


ORACLES = {
    "polynomial-lower-bound": small(true_lower_bound),
    "polynomial-network": small(true_network),
    "monomial-neurons": true_monomial,
    "derivative-space": small(true_space),
    "curve-network": small(true_curve),
    "deep-polynomial": small(true_deep),
    "deep-product": true_layers,
}
