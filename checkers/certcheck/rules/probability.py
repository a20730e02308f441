"""Finite probability models: bayes-softmax, posterior, posterior-other, maximum-entropy, moment-boundary, gaussian, not-gaussian, free-energy."""

from collections import Counter
from fractions import Fraction
from math import lcm, prod

from ..errors import Budget, proof, reach, shape
from ..exact import power
from ..reader import Node
from .wording import listing, number

Vector = list[Fraction]


def distribution(node: Node, length: int) -> Vector:
    """Read a probability distribution."""
    p = node.rationals(length)
    shape("distribution", min(p) >= 0 and sum(p) == 1, node.path, "probabilities must be >= 0 and sum to 1", listing(node))
    return p


def bayes_softmax(params: Node, witness: Node, budget: Budget) -> str:
    """Multiply out. A product of powers of the 2K + 1 independent positive numbers e^(H_y), e^(mu_y), e^c is a vector of exponents."""
    (labels,) = params.fields("labels")
    witness.fields()
    k = labels.integer(1, 64)
    budget.spend(2 * k**2 * (2 * k + 1) * 4, "products of exponentials")
    unit = [tuple(int(i == j) for j in range(2 * k + 1)) for i in range(2 * k + 1)]
    bayes = [tuple(-a - b for a, b in zip(unit[y], unit[k + y], strict=True)) for y in range(k)]  # e^(-H_y) e^(-mu_y)
    softmax = [tuple(c - a - b for a, b, c in zip(unit[y], unit[k + y], unit[2 * k], strict=True)) for y in range(k)]  # e^(-H_y - mu_y + c)
    for y in range(k):
        left, right = (Counter(tuple(map(sum, zip(a, b, strict=True))) for b in other) for a, other in ((bayes[y], softmax), (softmax[y], bayes)))
        proof("softmax-identity", left == right, labels.path, "the two quotients differ for label", y + 1)
    return (
        f"For K = {k} labels, as rational functions of e^(-H_y) = p(x|y) > 0, e^(-mu_y) = p(y) > 0 and e^c: p(x|y) p(y) / sum_y' p(x|y') p(y') ="
        f" e^(-[H_y + mu_y]) / N with N = sum_y' e^(-[H_y' + mu_y']), and = softmax(-H - mu + c)_y for every constant c that does not depend on y."
    )


def model(likelihood: Node, prior: Node) -> tuple[list[Vector], Vector]:
    """Read p(x|y), one row for each y, and p(y)."""
    rows = likelihood.items(1, 1000)
    width = len(rows[0].items(1, 1000))
    return [distribution(row, width) for row in rows], distribution(prior, len(rows))


def posterior(params: Node, witness: Node, budget: Budget) -> str:
    """p(x, y) p(x|y) is tabulated; p(y|x) p(x) must equal it wherever p(x) > 0."""
    likelihood, posteriors, prior = params.fields("likelihood", "posterior", "prior")
    witness.fields()
    rows, p = model(likelihood, prior)
    budget.spend(len(rows) * len(rows[0]) * 50, "a table of joint probabilities")
    for x, node in enumerate(posteriors.items(len(rows[0]), len(rows[0]))):
        joint = [row[x] * q for row, q in zip(rows, p, strict=True)]
        found = node.rationals(len(p) if sum(joint) else 0)
        wrong = [y + 1 for y, q in enumerate(found) if q * sum(joint) != joint[y]]
        proof("posterior", not wrong, node.path, "p(y|x) p(x) is not p(x, y) for the labels", wrong)
    return (
        f"With p(x|y) = {listing(likelihood)} (one row for each y), p(y) = {listing(prior)}, e^(-H_y(x)) = p(x|y), e^(-mu_y) = p(y) (0 where H"
        f" or mu is"
        f" infinite): p(y|x) = e^(-[H_y(x)+mu_y]) / N(x) = {listing(posteriors)} (one row for each x; empty where N(x) = 0 and p(y|x) is not"
        f" defined)."
    )


FORMS = {"plus-mu": "softmax(-H(x) + mu)_y", "label-for-prior": "p(x|y) p(y) / sum_y' p(x|y') y' (labels y' = 1, 2, ...)"}


def posterior_other(params: Node, witness: Node, budget: Budget) -> str:
    """Evaluate another formula than Bayes' theorem for the first datum and the first label."""
    form, likelihood, prior, claimed = params.fields("form", "likelihood", "prior", "value")
    witness.fields()
    name, value = form.word(*FORMS), claimed.rational()
    rows, p = model(likelihood, prior)
    first = [row[0] for row in rows]
    shape("positive", min([*first, *p]) > 0, prior.path, "the formula is evaluated for positive probabilities only", listing(prior))
    tops = [x / q for x, q in zip(first, p, strict=True)] if name == "plus-mu" else [x * q for x, q in zip(first, p, strict=True)]
    bottom = sum(tops) if name == "plus-mu" else sum(x * y for y, x in enumerate(first, 1))
    proof("other-value", tops[0] == value * bottom, claimed.path, "the formula has another value", value, tops[0] / bottom)
    right = first[0] * p[0] / sum(x * q for x, q in zip(first, p, strict=True))
    proof("other-harmless", value != right, claimed.path, "this is the right value", value, right)
    return (
        f"With p(x|y) = {listing(likelihood)} (one row for each y) and p(y) = {listing(prior)}, for the first x and the first y the formula"
        f" {FORMS[name]}"
        f" has the value {number(value)}, but p(y|x) = {number(right)}."
    )


def monomials(points: Node, exponents: Node, budget: Budget) -> tuple[list[list[int]], int]:
    """Return x^r for each point x and exponent vector r, and the largest |r|."""
    width = len(points.items(1, 10_000)[0].items(1, 100))
    grid = [[x.integer(-1000, 1000) for x in point.items(width, width)] for point in points.items()]
    shape("points-different", len(set(map(tuple, grid))) == len(grid), points.path, "a point occurs twice", len(grid))
    powers = [[e.integer(0, 20) for e in row.items(width, width)] for row in exponents.items(0, 100)]
    budget.spend(len(grid) * (len(powers) + 1) * width * 20, "monomials")
    return [[prod(x**e for x, e in zip(point, row, strict=True)) for row in powers] for point in grid], max(map(sum, powers), default=0)


def maximum_entropy(params: Node, witness: Node, budget: Budget) -> str:
    """If p(x) = C prod_r t_r^(x^r), then for q with the same moments S(p) - S(q) = KL(q||p) + sum_x (q - p) ln p = KL(q||p) > 0 unless q = p."""
    probabilities, exponents, points = params.fields("distribution", "exponents", "points")
    (bases,) = witness.fields("bases")
    table, degree = monomials(points, exponents, budget)
    p, t = distribution(probabilities, len(table)), bases.rationals(len(table[0]))
    shape("bases-positive", min([*t, *p]) > 0, bases.path, "bases and probabilities must be positive", listing(bases))
    bits = max(abs(e) for row in table for e in [*row, 0])
    reach("power-size", bits <= 20_000, points.path, "the powers are too long for this checker", bits)
    budget.spend(len(table) * (len(t) + 1) * (1 + bits), "powers")
    for x, row in enumerate(table):
        sides = [p[i] * prod((raised(b, e) for b, e in zip(t, other, strict=True)), start=Fraction(1)) for i, other in ((x, table[0]), (0, row))]
        proof("entropy-exponent", sides[0] == sides[1], f"{points.path}[{x}]", "ln p is not this combination of the monomials", *sides)
    return (
        f"On the points {listing(points)} the distribution {listing(probabilities)} has the largest entropy, and is the only one that has it,"
        f" among all with the"
        f" same expectation values of the monomials x^r, r in {listing(exponents)}; -ln p is there a polynomial of degree at most {degree}, the"
        f" largest |r|."
    )


def raised(base: Fraction, e: int) -> Fraction:
    """Return base^e."""
    return power(base, e) if e >= 0 else power(1 / base, -e)


def moment_boundary(params: Node, witness: Node, budget: Budget) -> str:
    """f = c_0 + sum_r c_r x^r is >= 0 on the points and > 0 at one of them; its expectation is 0, so that one has probability 0."""
    exponents, values, place, points = params.fields("exponents", "moments", "point", "points")
    weights, example = witness.fields("coefficients", "distribution")
    table, _ = monomials(points, exponents, budget)
    m, c, q = values.rationals(len(table[0])), weights.rationals(len(table[0]) + 1), distribution(example, len(table))
    found = [sum((p * row[r] for p, row in zip(q, table, strict=True)), Fraction(0)) for r in range(len(m))]
    proof("moments-possible", found == m, example.path, "this distribution has other moments", found, m)
    f = [c[0] + sum(a * b for a, b in zip(c[1:], row, strict=True)) for row in table]
    proof("boundary-sign", min(f) >= 0, weights.path, "the polynomial is negative at a point", min(f), 0)
    proof("boundary-zero", c[0] + sum(a * b for a, b in zip(c[1:], m, strict=True)) == 0, weights.path, "its expectation is not 0", listing(weights))
    x = place.integer(1, len(f))
    proof("boundary-point", f[x - 1] > 0, place.path, "the polynomial is 0 at this point", x)
    return (
        f"On the points {listing(points)} there are distributions with the expectation values {listing(values)} of x^r, r in"
        f" {listing(exponents)}, but each of"
        f" them gives point number {x} the probability 0: -ln p is infinite there and no polynomial of any degree."
    )


def form(params: Node, *names: str) -> tuple[list[Vector], Vector, list[Node]]:
    """Read h_ij, made symmetric, h_i and the other params."""
    quadratic, linear, *rest = params.fields(*names)
    rows = quadratic.items(1, 64)
    h = [row.rationals(len(rows)) for row in rows]
    return [[(h[i][j] + h[j][i]) / 2 for j in range(len(h))] for i in range(len(h))], linear.rationals(len(h)), [quadratic, linear, *rest]


def gaussian(params: Node, witness: Node, budget: Budget) -> str:
    """2 S C = 1 and 2 S m = h_i complete the square; S is positive definite when elimination meets positive pivots only."""
    s, linear, (quadratic, h, covariance, mean) = form(params, "quadratic", "linear", "covariance", "mean")
    witness.fields()
    n = len(s)
    budget.spend(n**3 * 100, "matrices")
    c, m = [row.rationals(n) for row in covariance.items(n, n)], mean.rationals(n)
    unit = all(2 * sum(s[i][k] * c[k][j] for k in range(n)) == int(i == j) for i in range(n) for j in range(n))
    proof("covariance", unit, covariance.path, "the covariance is not the inverse of h + h^T", listing(covariance))
    slopes = [2 * sum((a * b for a, b in zip(row, m, strict=True)), Fraction(0)) for row in s]
    proof("mean", slopes == linear, mean.path, "this is not the mean", listing(mean))
    for k in range(n):
        proof("pivot", s[k][k] > 0, quadratic.path, "the form is not positive definite: pivot", k + 1, s[k][k])
        for i in range(k + 1, n):
            s[i] = [a - s[i][k] / s[k][k] * b for a, b in zip(s[i], s[k], strict=True)]
    return (
        f"In {n} variables, with h_i = {listing(h)} and h_ij = {listing(quadratic)}: exp(h + sum h_i x_i - sum h_ij x_i x_j) is, for exactly one"
        f" h, a probability"
        f" density, the Gaussian with mean {listing(mean)} and covariance {listing(covariance)}; -ln p is a quadratic polynomial."
    )


def not_gaussian(params: Node, witness: Node, budget: Budget) -> str:
    """A direction in which the form is <= 0 shows that it is not positive definite."""
    s, _, (quadratic, h, direction) = form(params, "quadratic", "linear", "direction")
    witness.fields()
    n = len(s)
    v = direction.rationals(n)
    budget.spend(n * n * 50, "a quadratic form")
    shape("direction", any(v), direction.path, "the direction is 0", listing(direction))
    value = sum((s[i][j] * v[i] * v[j] for i in range(n) for j in range(n)), Fraction(0))
    proof("form-sign", value <= 0, direction.path, "the form is positive in this direction", value, 0)
    return (
        f"In {n} variables, with h_i = {listing(h)} and h_ij = {listing(quadratic)}: sum h_ij v_i v_j = {number(value)} <= 0 at v ="
        f" {listing(direction)}, so"
        f" exp(h + sum h_i x_i - sum h_ij x_i x_j) has an infinite integral and is a probability density for no h."
    )


def free_energy(params: Node, witness: Node, budget: Budget) -> str:
    """Both sides are sums of c ln r with rational c, r: D times each is the logarithm of a product of powers."""
    order, probabilities, claimed, boltzmann = params.fields("denominator", "distribution", "value", "weights")
    witness.fields()
    w = boltzmann.rationals(len(boltzmann.items(1, 1000)))
    shape("weights-positive", min(w) > 0, boltzmann.path, "Boltzmann weights must be positive", listing(boltzmann))
    q, d, value = distribution(probabilities, len(w)), order.integer(1, 10_000), claimed.rational()
    p = [x / sum(w) for x in w]
    shape("denominator", d == lcm(*(x.denominator for x in [*p, *q])), order.path, "not the least common denominator of p and q", d)
    budget.spend(len(w) * d * 40, "powers")

    def energy(r: Vector) -> list[tuple[Fraction, Fraction]]:
        """Return <H>/kT - S as a sum of c ln b, the pairs (c, b)."""
        return [(-a, b) for a, b in zip(r, w, strict=True)] + [(a, a) for a in r if a]

    difference = energy(q) + [(-c, b) for c, b in energy(p)]
    divergence = [(a, a) for a in q if a] + [(-a, b) for a, b in zip(q, p, strict=True)]
    sides = [prod((raised(b, int(c * d)) for c, b in terms), start=Fraction(1)) for terms in (difference, divergence)]
    proof("free-energy", sides == [value, value], claimed.path, "the two sides are not ln(value)/D", value, sides)
    return (
        f"With Boltzmann weights e^(-H/kT) = {listing(boltzmann)}, p = e^(-H/kT)/Z, q = {listing(probabilities)} and F[r] = <H>_r - kT S[r]:"
        f" (F[q] - F[p])/kT = KL(q||p) = ln({number(value)})/{d}."
    )
