"""How many neurons a product needs, by model: pattern-network, neuron-lower-bound, network-floor, large-weight-network.

The proofs for all weights are in docs/claims/neuron_bounds.md; here their numbers are computed from `n` and the model.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import comb, factorial, prod

from ..errors import Budget, proof, shape
from ..reader import Node
from .wording import listing, number, product

COMMON = {"none": "with a common expansion point and no biases", "output": "with a common expansion point and an output bias"}


def pattern_network(params: Node, witness: Node, budget: Budget) -> str:
    """Compute every moment of the 2^n - 2^q points up to degree n."""
    model, size, count, vanishing = params.fields("biases", "n", "neurons", "zero")
    witness.fields()
    biases, n = model.word("none", "output"), size.integer(1, 64)
    q = vanishing.integer(0, n - 1)
    p = n - q
    budget.spend(p**4, "the moments")
    proof("pattern-count", count.big() == 2**n - 2**q, count.path, "the construction has 2^n - 2^q neurons", count.big(), 2**n - 2**q)
    for e, u in [(half, used) for half in range(p + 1) for used in range(p - 2 * half + 1)]:
        moment = sum(comb(p - u, j - u) * (-1) ** (p - j) * j**e for j in range(max(1, u), p + 1))
        proof("pattern-moment", (e, u) == (0, 0) or moment == int((e, u) == (0, p)), vanishing.path, "a moment has the wrong value", (e, u), moment)
    free = q == 0 and biases == "output"
    vanishes = "" if free else f" and sigma_{q} = 0"
    return (
        f"For every activation with sigma_{n} != 0{vanishes} at some point b, some network {COMMON[biases]} (all neurons are "
        f"expanded at b) with {number(count.big())} hidden neurons"
        f" has the Taylor polynomial {product(n)} to degree {n}."
    )


def neuron_lower_bound(params: Node, witness: Node, budget: Budget) -> str:
    """Compute the bound that the named argument gives."""
    model, size, count, degrees = params.fields("biases", "n", "neurons", "nonzero")
    (method,) = witness.fields("method")
    biases, n = model.word("none", "output", "free"), size.integer(1, 1000)
    budget.spend(n**3, "the bound")
    if biases == "free":
        orders = degrees.increasing(1, n)
        shape("free-orders", orders in ([], [n - 1]), degrees.path, "with free biases this list is empty or holds n - 1", orders, n - 1)
        method.word("reduction")
        least = 2 ** (n - 1) if not orders else {2: 3, 3: 6}.get(n, 2 ** (n - 1) + 1)
        where = "for all hidden biases, any output bias and all activations (each neuron its own, n times differentiable at its bias)"
        condition = f", provided that the derivative of order {n - 1} of each activation at its bias is not 0," if orders else ""
    else:
        nonzero = degrees.increasing(int(biases == "output"), n)
        shape("bound-top-degree", nonzero[-1:] == [n], degrees.path, "the last degree is not n", nonzero, n)
        q = max((k for k in range(n) if k not in nonzero), default=-1)
        least = quadrics(n, q, method.path) if method.word("bands", "quadrics") == "quadrics" else bands(n, q)
        where, condition = COMMON[biases], f" and sigma_k != 0 for k in {listing(degrees)}"
    proof("bound-value", count.big() == least, count.path, "the argument gives another number", count.big(), least)
    return (
        f"With n = {n}, {where}{condition}: every network whose Taylor polynomial to degree {n} is {product(n)} has at least "
        f"{number(least)} hidden neurons."
    )


def bands(n: int, q: int) -> int:
    """Return 2^(n-1) + C(n-1,s) + ... + C(n-1,s+n-q-2)."""
    s = (q + 1) // 2
    least: int = 2 ** (n - 1) + sum(comb(n - 1, k) for k in range(s, s + n - q - 1))
    return least


def quadrics(n: int, q: int, path: str) -> int:
    """Take the least m over the cases: c homogeneous diagonal quadrics, and d >= c diagonal quadrics minus linear forms, vanish at all points.

    dim V_I + dim V_2 <= m, where V_I holds the values of polynomials with degrees in I. c = n leaves no points, c = n - 1 needs 2^n, and
    (c, d) = (3, n) at most 2^n - 8 points, since the origin takes 8 of the 2^n common zeros.
    """
    known = {(4, 2): (1,), (5, 3): (2,), (5, 2): (1, 2)}
    shape("quadrics-case", (n, q) in known, path, "this argument is for (n, q) = (4,2), (5,2), (5,3)", (n, q))
    degrees, cases = known[n, q], [1 << n]
    forms = sum(comb(n + k - 1, k) for k in degrees)
    for c in range(n - 1):
        for d in {(1,): [0], (2,): [c], (1, 2): range(c, n + 1)}[degrees]:
            least = forms - d + comb(n + 1, 2) - c
            if not (d == n and c == 3 and least > 2**n - 8):
                cases.append(least)
    return min(cases)


def network_floor(params: Node, witness: Node, budget: Budget) -> str:
    """Distance of a matrix of rank <= m from a signed permutation matrix; for two monotone neurons, the sign of one difference."""
    kind, model, lower, size, count = params.fields("activations", "biases", "lower", "n", "neurons")
    witness.fields()
    activations, biases, n = kind.word("continuous", "exp", "monotone"), model.word("free", "hidden"), size.integer(1, 1000)
    floor, m = lower.rational(), count.big()
    budget.spend(n**2, "the bound")
    shape("floor-positive", floor > 0, lower.path, "the bound must be positive", floor, 0)
    shape("floor-neurons", m >= 1, count.path, "at least one neuron is wanted", m, 1)
    if activations == "monotone":
        proof("floor-monotone", n == 2 and m <= 2, count.path, "the argument is for two neurons and two inputs", (n, m), (2, 2))
        proof("floor-quarter", floor <= Fraction(1, 4), lower.path, "the argument gives 1/4", floor, Fraction(1, 4))
    else:
        rank, order = (m, comb(n, n // 2)) if activations == "continuous" else (m + (biases == "free"), 2**n)
        scale = order * 2**n if activations == "continuous" else order
        proof("floor-value", (floor * scale) ** 2 <= order - rank, lower.path, "the argument gives less", (floor * scale) ** 2, order - rank)
    words = "the activation exp" if activations == "exp" else f"{activations} activations, each neuron its own"
    bias = {"free": "any hidden biases and any output bias", "hidden": "any hidden biases and no output bias"}[biases]
    return (
        f"Every network with {number(m)} hidden neurons, {words}, any weights, {bias} differs from {product(n)} by at least "
        f"{number(floor)} somewhere on [-1,1]^{n}."
    )


def large_weight_network(params: Node, witness: Node, budget: Budget) -> str:
    """Expand sum_j w_j (a_j.x)^k for every k <= n: degree n must be E, and degree k < n comes with lambda^(n-k) <= lambda."""
    added, size, neurons, taylor, top = params.fields("bump", "n", "neurons", "sigma", "upper")
    witness.fields()
    bump, n, upper = added.word("none", "gaussian"), size.integer(1, 12), top.rational()
    rows, sigma = [node.rationals(n + 1) for node in neurons.items(1)], taylor.rationals(n + 1)
    budget.spend(len(rows) * comb(2 * n, n) * n, "the coefficients")
    h = [sum(Fraction(2 ** (k - 2 * i) * (-1) ** i, factorial(i) * factorial(k - 2 * i)) for i in range(k // 2 + 1)) for k in range(n + 1)]
    bad = next((k for k in range(n + 1) if sigma[k] == 0 and (bump == "none" or h[k] == 0)), None)
    proof("large-sigma-zero", bad is None, taylor.path, "this Taylor coefficient vanishes", bad)
    rest = Fraction(0)
    for k, r, coefficient in coefficients(rows, n):
        if k == n:
            found, wanted = sigma[n] * coefficient, int(r == (1,) * n)
            proof("large-top", found == wanted, neurons.path, f"degree {n} is not the product; exponents {r}", found, wanted)
        else:
            rest += abs(sigma[k] * coefficient)
    if bump == "gaussian":
        proof("large-balance", sum(row[0] for row in rows) == 0, neurons.path, "the output weights do not add up to 0")
        rest += sum((abs(row[0]) for row in rows), Fraction(0)) / 2
    proof("large-upper", rest <= upper, top.path, "the remainder can be larger", rest, upper)
    extra = " + exp(-(u-1)^2)" if bump == "gaussian" else ""
    return (
        f"sigma(u) = sum_k c_k u^k{extra}, c = {listing(taylor)}, has sigma_k != 0 at 0 for 0 <= k <= {n}, and for every 0 < "
        f"lambda <= 1 the network lambda^{n} sum_j w_j sigma(a_j.x / lambda)"
        f" without biases, with m = {len(rows)} hidden neurons [w, a_1..a_{n}] = {listing(neurons)}, differs from {product(n)} by "
        f"at most {number(upper)} lambda on [-1,1]^{n}."
    )


def exponents(n: int, degree: int) -> Iterator[tuple[int, ...]]:
    """Yield the exponent vectors of n variables with sum at most `degree`."""
    for e in range(degree + 1 if n else 0):
        yield from ((e, *rest) for rest in exponents(n - 1, degree - e))
    if not n:
        yield ()


def coefficients(rows: list[list[Fraction]], n: int) -> Iterator[tuple[int, tuple[int, ...], Fraction]]:
    """Yield k, r and the coefficient of x^r, |r| = k, in sum_j w_j (a_j.x)^k, for k <= n."""
    for r in exponents(n, n):
        moment = sum((row[0] * prod(map(pow, row[1:], r)) for row in rows), Fraction(0))
        yield sum(r), r, moment * factorial(sum(r)) / prod(map(factorial, r))
