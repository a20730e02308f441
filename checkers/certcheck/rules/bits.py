"""Functions of bits: multilinear, multilinear-basis, sigmoid-product, bit-network."""

from fractions import Fraction
from itertools import product as tuples
from math import prod

from ..errors import Budget, proof, shape
from ..exact import Real, exponential
from ..reader import Node
from .expressions import moderate
from .networks import whole
from .wording import listing, number

BITS = 192


def subset_sums(values: list[int]) -> list[int]:
    """Return sum over S within K of values[S], for every bit mask K."""
    step = 1
    while step < len(values):
        values = [value + values[mask ^ step] if mask & step else value for mask, value in enumerate(values)]
        step *= 2
    return values


def multilinear(params: Node, witness: Node, budget: Budget) -> str:
    """Evaluate the polynomial at all bit strings: prod_{i in K} x_i is 1 exactly when K lies within the set of ones of x."""
    coefficients, size, table = params.fields("coefficients", "n", "values")
    witness.fields()
    n = size.integer(1, 20)
    budget.spend(4 * n * 2**n, "a transform")
    (h, bottom), (wanted, other) = whole(coefficients.rationals(2**n), budget), whole(table.rationals(2**n), budget)
    budget.spend(n * 2**n * (bottom.bit_length() + other.bit_length()) // 100, "long integers")
    bad = [x for x, (value, goal) in enumerate(zip(subset_sums(h), wanted, strict=True)) if value * other != goal * bottom]
    proof("multilinear-value", not bad, coefficients.path, "the polynomial has another value at the bit string with mask", bad[:1], len(bad))
    terms = [mask for mask, value in enumerate(h) if value]
    degree = max([mask.bit_count() for mask in terms], default=0)
    return (
        f"On {{0,1}}^{n} the function with the values {listing(table)} (in the order of x_1 + 2 x_2 + 4 x_3 + ...) is one multilinear polynomial"
        f" sum_K h_K prod_{{i in K}} x_i and no other, with h = {listing(coefficients)} in the same order of K: {len(terms)} terms, degree {degree}."
    )


def multilinear_basis(params: Node, witness: Node, budget: Budget) -> str:
    """Z_xK = [K within x] is the Kronecker power of ((1,0),(1,1)), determinant 1. For n <= 8 its inverse
    (-1)^|K - y| [y within K] is multiplied out."""
    (size,) = params.fields("n")
    (method,) = witness.fields("method")
    n = size.integer(1, 1_000_000)
    if method.word("kronecker", "moebius") == "moebius":
        shape("moebius-size", n <= 8, size.path, "n is too large for the method moebius", n, 8)
        budget.spend(5**n, "the product of the two matrices")
        for x in range(2**n):
            row = subset_sums_of_signs(x)
            proof("moebius-inverse", row == {x: 1}, size.path, "the product of the two matrices is not the identity in row", x, row)
    return (
        f"The 2^{n} functions prod_{{i in K}} x_i on {{0,1}}^{n}, K a subset of 1..{n}, form a basis of all functions on {{0,1}}^{n}, their"
        f" matrix of values"
        f" having the determinant 1: every function is exactly one sum h + sum h_i x_i + ... + h_(1...{n}) x_1...x_{n} with 2^{n} terms."
    )


def subset_sums_of_signs(x: int) -> dict[int, int]:
    """Return the nonzero sums over K, y within K within x, of (-1)^|K - y|."""
    row: dict[int, int] = {}
    for k in masks(x):
        for y in masks(k):
            row[y] = row.get(y, 0) + (-1) ** (k ^ y).bit_count()
    return {y: value for y, value in row.items() if value}


def masks(x: int) -> list[int]:
    """Return the subsets of a bit mask."""
    found, k = [x], x
    while k:
        k = (k - 1) & x
        found.append(k)
    return found


def steepness(node: Node) -> Fraction:
    """Read beta."""
    beta = node.rational()
    shape("beta-positive", beta > 0, node.path, "beta must be positive", beta, 0)
    return beta


def sigmoid_product(params: Node, witness: Node, budget: Budget) -> str:
    """sigma[-beta(k - 1/2 - s)] misses [s = k] by 1/(1 + exp(beta |k - 1/2 - s|)), largest where |k - 1/2 - s| is least; k <= 14: all bit strings."""
    slope, size, low, high = params.fields("beta", "k", "lower", "upper")
    witness.fields()
    k, beta, lower, upper = size.integer(1, 1_000_000), steepness(slope), low.rational(), high.rational()
    budget.spend(2**14 if k <= 14 else k, "sums of bits")
    cases = {(sum(x), prod(x)) for x in tuples((0, 1), repeat=k)} if k <= 14 else {(s, int(s == k)) for s in range(k + 1)}
    sides = [(Fraction(2 * (k - s) - 1, 2), target) for s, target in cases]
    proof("sum-check", all((u < 0) == (target == 1) for u, target in sides), size.path, "the sum does not decide the product", k)
    least = min(abs(u) for u, _ in sides)
    u = beta * least
    bits = BITS + 2 * int(moderate(u, slope.path, BITS, budget)) + lower.denominator.bit_length() + upper.denominator.bit_length()
    budget.spend(bits, "an exponential")
    error = Real.of(1, bits) / (exponential(u, bits) + Real.of(1, bits))
    proof("sigmoid-lower", lower <= error.lower(), low.path, "the error is not shown to be so large", lower, error.lower())
    proof("sigmoid-upper", error.upper() <= upper, high.path, "the error is not shown to be so small", upper, error.upper())
    return (
        f"For x in {{0,1}}^{k}: x_1...x_{k} = 1 exactly when x_1 + ... + x_{k} = {k}; and with sigma(u) = 1/(1 + exp(-u)), beta = {number(beta)}"
        f" the largest of"
        f" |sigma[-beta({k} - 1/2 - x_1 - ... - x_{k})] - x_1...x_{k}| is 1/(1 + exp(beta/2)), which lies in [{number(lower)}, {number(upper)}]."
    )


def bit_network(params: Node, witness: Node, budget: Budget) -> str:
    """Enclose the outputs at all bit strings. A hidden neuron sees only the number of missing bits of its set."""
    slope, hidden, size, shifts, table, high = params.fields("beta", "hidden", "n", "offsets", "probabilities", "upper")
    witness.fields()
    n, beta, upper = size.integer(1, 10), steepness(slope), high.rational()
    p = [row.rationals(2**n) for row in table.items(1, 100)]
    columns = list(zip(*p, strict=True))
    normal = all(min(column) >= 0 and sum(column) == 1 for column in columns)
    shape("conditional", normal, table.path, "for each bit string the probabilities must be >= 0 and sum to 1", listing(table))
    rows = [row.items(2, 2) for row in hidden.items(0, 2**n)]
    sets = [mask.integer(1, 2**n - 1) for mask, _ in rows]
    shape("sets-increasing", sets == sorted(set(sets)), hidden.path, "the sets of the hidden neurons must increase", sets)
    weights = [[Real.of(w, BITS) for w in row.rationals(len(p))] for _, row in rows]
    budget.spend(2**n * (len(sets) + 50) * len(p) * 20, "outputs at all bit strings")
    moderate(beta * n, slope.path, BITS, budget)
    gate = [Real.of(1, BITS) / (exponential(beta * Fraction(2 * j - 1, 2), BITS) + Real.of(1, BITS)) for j in range(n + 1)]
    worst = Real.of(0, BITS)
    for x, column in enumerate(columns):
        sums = [Real.of(offset, BITS) for offset in shifts.rationals(len(p))]
        for k, row in zip(sets, weights, strict=True):
            value = gate[(k & ~x).bit_count()]
            sums = [total + value * w for total, w in zip(sums, row, strict=True)]
        base = max(z.lower() for z in sums)  # a common shift, which the softmax does not see
        ends = [[moderate(end - base, hidden.path, BITS, budget) for end in (z.lower(), z.upper())] for z in sums]
        tops = [Real(exponential(low, BITS).lo, exponential(top, BITS).hi, BITS) for low, top in ends]
        bottom = sum(tops[1:], tops[0])
        errors = [abs(top / bottom - Real.of(goal, BITS)) for top, goal in zip(tops, column, strict=True)]
        worst = Real(max(worst.lo, *(e.lo for e in errors)), max(worst.hi, *(e.hi for e in errors)), BITS)
    proof("bit-network-error", worst.upper() <= upper, high.path, "the error is not shown to be so small", upper, worst.upper())
    return (
        f"For the conditional probabilities p_y(x), x in {{0,1}}^{n}, {listing(table)} (one row for each y, x in the order of x_1 + 2 x_2 + ...)"
        f" the network with"
        f" {len(sets)} hidden logistic neurons sigma[-beta(|K| - 1/2 - sum_{{i in K}} x_i)], beta = {number(beta)}, [K, output weights] ="
        f" {listing(hidden)},"
        f" output biases {listing(shifts)} and a softmax at the top differs from p_y(x) by at most {number(upper)} for every x and y."
    )
