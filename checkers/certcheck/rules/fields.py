"""Coarse-grained Gaussian fields: rescaling, block-average, torus-average."""

from fractions import Fraction
from math import factorial

from ..errors import Budget, proof, shape
from ..reader import Node
from .chains import ZERO
from .wording import listing, number

Field = list[list[Fraction]]


def read_couplings(node: Node) -> list[Fraction]:
    """Return y_0 > 0, y_1, ..., y_m >= 0, which make K positive definite."""
    y = [item.rational() for item in node.items(2, 9)]
    shape("couplings-positive", y[0] > 0 and min(y) >= 0, node.path, "y_0 is not positive, or a coupling is negative", y)
    return y


def rescaling(params: Node, witness: Node, budget: Budget) -> str:
    """phi = x^(i+1)/(i+1)! has grad^i phi = x: over a square of side L, L^4/3. phi'(x') = b^a phi(b x') lives on side L/b; at b = L = 2."""
    exponent, field, flow, order = params.fields("exponent", "field", "flow", "order")
    witness.fields()
    e, a, i = exponent.integer(-100, 100), field.integer(-8, 8), order.integer(0, 16)
    leading = Fraction(2) ** (a + i + 1) / factorial(i + 1)  # phi' = leading x'^(i+1) on [0, 1]^2
    ratio = Fraction(16, 3) / ((leading * factorial(i + 1)) ** 2 / 3)
    proof("rescaled-integral", Fraction(2) ** e == ratio, exponent.path, "at b = 2 the integrals have another ratio", ratio, Fraction(2) ** e)
    word, claimed = "relevant" if e > 0 else "irrelevant" if e < 0 else "marginal", flow.word("relevant", "marginal", "irrelevant")
    proof("flow-word", claimed == word, flow.path, "the sign of the exponent says otherwise", claimed, word)
    return (
        f"In two dimensions, with r = b r' and phi'(r') = b^({a}) phi(b r') for any b > 0, the coefficient y_i of the integral of (grad^i phi)^2,"
        f" i = {i}, becomes y_i' = b^({e}) y_i: it is {word}. After t steps the factor is b^({e} t): exponential in t, but a power of b."
    )


def wave(u: Field, y: list[Fraction]) -> Field:
    """Apply K = sum_i y_i (-Delta)^i on a cycle closed by the factor exp(e); a site holds the coefficients of 1, e, e^2. Horner's scheme."""
    size, found = len(u), [[y[-1] * c for c in site] for site in u]
    for coefficient in reversed(y[:-1]):
        turned = [_turn(found[(x + 1) % size], int(x == size - 1)) for x in range(size)]
        back = [_turn(found[x - 1], -int(x == 0)) for x in range(size)]
        found = [[coefficient * a + 2 * b - c - d for a, b, c, d in zip(*sites, strict=True)] for sites in zip(u, found, turned, back, strict=True)]
    return found


def _turn(site: list[Fraction], sign: int) -> list[Fraction]:
    """Multiply by exp(sign e) = 1 + sign e + sign^2 e^2/2, modulo e^3."""
    a, b, c = site
    return [a, b + sign * a, c + sign * b + sign * sign * a / 2]


def block_average(params: Node, witness: Node, budget: Budget) -> str:
    """The witness solves K_e u = 1 modulo e^3; K is positive definite, so it is the solution; its sum gives the covariance of the averages."""
    side, couplings, field, result = params.fields("b", "couplings", "field", "result")
    (response,) = witness.fields("response")
    b, a, y = side.integer(1, 64), field.integer(-8, 8), read_couplings(couplings)
    bits = len(str(response.value)) // b
    budget.spend(300 * b * len(y) * (1 + bits // 100), "the plane wave on a block")
    u = [list(site) for site in zip(*(row.rationals(b) for row in response.items(3, 3)), strict=True)]
    proof("wave-response", wave(u, y) == [[1, 0, 0]] * b, response.path, "this is not the response to a constant source")
    g = [sum(column) for column in zip(*u, strict=True)]
    scale = Fraction(b) ** (3 - 2 * a)
    found = [scale / g[0], scale * g[2] / g[0] ** 2]
    proof("renormalised", g[1] == 0 and result.rationals(2) == found, result.path, "the renormalised couplings are others", found)
    return (
        f"Gaussian field on the square lattice with h = sum over sites of phi K phi, K = sum_i y_i (-Delta)^i, y = {listing(couplings)}: the averages"
        f" over {b} x {b} blocks times {b}^({a}) have, for plane waves (q, 0), K'(q) = {number(found[0])} + {number(found[1])} q^2 + O(q^4) exactly,"
        f" where b^(2 - 2i - 2a) y_i would give {number(y[0] * Fraction(b) ** (2 - 2 * a))} + {number(y[1] * Fraction(b) ** (-2 * a))} q^2."
    )


def torus(u: list[Fraction], n: int, y: list[Fraction]) -> list[Fraction]:
    """Apply K on the torus of n x n sites."""
    found = [y[-1] * v for v in u]
    for coefficient in reversed(y[:-1]):
        around = [
            4 * found[x * n + z] - found[(x - 1) % n * n + z] - found[(x + 1) % n * n + z] - found[x * n + (z - 1) % n] - found[x * n + (z + 1) % n]
            for x in range(n)
            for z in range(n)
        ]
        found = [coefficient * v + w for v, w in zip(u, around, strict=True)]
    return found


def torus_average(params: Node, witness: Node, budget: Budget) -> str:
    """The witness solves K u = source; block sums of u are 2 b^4 times the covariances, and `row` is the row of their inverse."""
    block, couplings, row, side = params.fields("b", "couplings", "row", "side")
    (response,) = witness.fields("response")
    b, n, y = block.integer(1, 16), side.integer(2, 48), read_couplings(couplings)
    c = n // b
    shape("torus-side", n == b * c and c >= 2, side.path, "the side is not a multiple of b by at least 2", n, b)
    budget.spend(30 * (n**2 * len(y) + c**4) * (1 + len(str(response.value)) // n**2 // 100), "the response on the torus")
    u = response.rationals(n * n)
    source = [Fraction(x < b and z < b) for x in range(n) for z in range(n)]
    proof("torus-response", torus(u, n, y) == source, response.path, "this is not the response to the first block")
    sums = [[sum((u[x * n + z] for x in range(r * b, r * b + b) for z in range(s * b, s * b + b)), ZERO) / b**4 for s in range(c)] for r in range(c)]
    k = row.rationals(c * c)
    for r in range(c):
        for s in range(c):
            value = sum((k[i * c + j] * sums[(r - i) % c][(s - j) % c] for i in range(c) for j in range(c)), ZERO)
            proof("torus-inverse", value == (r == s == 0), row.path, "this row is not that of the inverse covariance", value)
    return (
        f"Gaussian field on the torus of {n} x {n} sites with h = sum over sites of phi K phi, K = sum_i y_i (-Delta)^i, y = {listing(couplings)}:"
        f" the averages over {b} x {b} blocks have the quadratic form K' whose row at the coarse site 0 is {listing(row)}, with sum {number(sum(k))}."
    )
