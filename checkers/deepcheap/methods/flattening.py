"""Any polynomial: lower bounds from block-triangular moments, explicit networks above, gates and layers for deep ones."""

from __future__ import annotations

from fractions import Fraction
from math import comb, prod

from ..certificate import big_integer, rational
from ..errors import CostError, InputError
from ..exact.catalecticants import PRIME, Block, dehomogenised, derivative_minor, lower_blocks, size
from ..exact.directions import Network, best_network
from ..exact.gates import NEURONS_PER_GATE, Combination, circuit, layers, least_factor, lower_root
from ..exact.sparse import Monomial, Polynomial, components, degree
from ..networks.models import Biases, Model
from ..obligations import (
    CurveNetwork,
    DeepPolynomial,
    DeepProduct,
    DerivativeSpace,
    Finding,
    Json,
    MonomialNeurons,
    PolynomialLowerBound,
    PolynomialNetwork,
    Statement,
)

VARIABLES_TRIED = 6
LARGEST_PRODUCT, DEEPEST = 1000, 64


def spelled_monomial(m: Monomial) -> Json:
    """The pairs of a monomial."""
    return [[i, e] for i, e in m]


def spelled_polynomial(p: Polynomial) -> Json:
    """The terms of a polynomial."""
    return [[spelled_monomial(m), rational(c)] for m, c in p]


def spelled_blocks(blocks: list[Block]) -> Json:
    """Rows and operators of each block."""
    return [
        [[spelled_monomial(m) for m in block.rows], [[[spelled_monomial(m), big_integer(c)] for m, c in column] for column in block.columns]]
        for block in blocks
    ]


def polynomial_lower_bound(o: PolynomialLowerBound) -> Finding:
    """Find square blocks of the moment matrix, invertible modulo a prime, with zeros above them.

    Source: `certificates/FORMAT.md`, 9.1.

    >>> from fractions import Fraction
    >>> polynomial_lower_bound(PolynomialLowerBound(2, ((((1, 1), (2, 1)), Fraction(1)),))).statement.params["neurons"]
    '4'
    """
    terms = dict(o.polynomial)
    d = max(map(degree, terms))
    witness: dict[str, Json] = {"modulus": PRIME}
    if o.biases == "free":
        tried = sorted({i for m in terms for i, _ in m if degree(m) == d})[:VARIABLES_TRIED]
        found = [(lower_blocks(dehomogenised(terms, d, i), d), i) for i in tried]
        blocks, variable = max(found, key=lambda pair: (size(pair[0]), -pair[1]))
        witness |= {"component": d, "variable": variable}
    else:
        blocks = lower_blocks(terms, d, int(o.biases == "output"))
    if size(blocks) < max(1, o.least):
        return Finding("undecided", note=f"the certified bound is {size(blocks)}")
    witness["blocks"] = spelled_blocks(blocks)
    params: dict[str, Json] = {"biases": o.biases, "n": o.n, "neurons": big_integer(size(blocks)), "polynomial": spelled_polynomial(o.polynomial)}
    return Finding("yes", Statement("polynomial-lower-bound", params, Model(Biases(o.biases)).assumptions), witness)


def spelled_network(network: Network) -> Json:
    """The neurons with their weights by degree and sparse inner weights."""
    return [[[[k, rational(w)] for k, w in sorted(weights.items())], [[i, rational(a)] for i, a in place]] for place, weights in network.items()]


def polynomial_network(o: PolynomialNetwork) -> Finding:
    """Take the smallest of the explicit networks.

    Source: `certificates/FORMAT.md`, 9.2.
    """
    network = best_network(dict(o.polynomial), int(o.biases == "output"))
    if o.most is not None and len(network) > o.most:
        return Finding("undecided", note=f"the smallest network found has {len(network)} neurons")
    params: dict[str, Json] = {
        "biases": o.biases,
        "n": o.n,
        "neurons": spelled_network(network),
        "polynomial": spelled_polynomial(o.polynomial),
    }
    return Finding("yes", Statement("polynomial-network", params, Model(Biases(o.biases)).assumptions))


def monomial_neurons(o: MonomialNeurons) -> Finding:
    """Count the divisors of a monomial.

    Source: `certificates/FORMAT.md`, 9.3.

    >>> monomial_neurons(MonomialNeurons((2, 1))).statement.params["neurons"]
    '6'
    """
    if not o.exponents or not all(1 <= r <= DEEPEST for r in o.exponents):
        raise InputError(f"exponents {list(o.exponents)[:8]}: monomials are certified for exponents from 1 to {DEEPEST}")
    count = prod(r + 1 for r in o.exponents) - (o.biases == "output")
    params: dict[str, Json] = {"biases": o.biases, "exponents": list(o.exponents), "neurons": big_integer(count)}
    return Finding("yes", Statement("monomial-neurons", params, Model(Biases(o.biases)).assumptions))


def derivative_space(o: DerivativeSpace) -> Finding:
    """Find an invertible minor of the matrix of all derivatives.

    Source: `certificates/FORMAT.md`, 9.4.
    """
    block = derivative_minor(dict(o.polynomial))
    if len(block.rows) < o.dimension:
        return Finding("no", note=f"the dimension modulo {PRIME} is {len(block.rows)}")
    if len(block.rows) > o.dimension:
        return Finding("undecided", note=f"the dimension is {len(block.rows)}: ask for that")
    params: dict[str, Json] = {"dimension": o.dimension, "n": o.n, "polynomial": spelled_polynomial(o.polynomial)}
    columns: Json = [spelled_monomial(column[0][0]) for column in block.columns]
    witness: dict[str, Json] = {"columns": columns, "modulus": PRIME, "rows": [spelled_monomial(m) for m in block.rows]}
    return Finding("yes", Statement("derivative-space", params), witness)


def curve_network(o: CurveNetwork) -> Finding:
    """Expand sigma(a(t).x) to the order of the difference.

    Source: `certificates/FORMAT.md`, 9.5.
    """
    r = len(o.sigma) - 1
    wrong = next((k for k in range(r + 1) if sum((w * t**k for w, t in o.neurons), Fraction(0)) != (k == r)), None)
    if wrong is not None:
        return Finding("undecided", note=f"the moment of order {wrong} of the nodes is wrong")
    if along(o) != dict(o.polynomial):
        return Finding("undecided", note="the derivative along the curve is another polynomial")
    params: dict[str, Json] = {
        "curve": [[rational(c) for c in line] for line in o.curve],
        "n": o.n,
        "neurons": [[rational(w), rational(t)] for w, t in o.neurons],
        "polynomial": spelled_polynomial(o.polynomial),
        "sigma": [rational(s) for s in o.sigma],
    }
    return Finding("yes", Statement("curve-network", params))


def along(o: CurveNetwork) -> dict[Monomial, Fraction]:
    """The coefficient of t^r in sum_k sigma_k (a(t).x)^k, by the multinomial theorem over compositions of r."""
    r, found = len(o.sigma) - 1, dict[Monomial, Fraction]()
    pieces = [(i + 1, k + 1, c) for i, line in enumerate(o.curve) for k, c in enumerate(line) if c]

    def extend(at: int, left: int, used: int, coefficient: Fraction, exponents: dict[int, int]) -> None:
        if left == 0:
            key = tuple(sorted((i, e) for i, e in exponents.items() if e))
            found[key] = found.get(key, Fraction(0)) + o.sigma[used] * coefficient
            return
        if at == len(pieces):
            return
        i, k, c = pieces[at]
        for times in range(left // k + 1):
            more = exponents | {i: exponents.get(i, 0) + times}
            extend(at + 1, left - k * times, used + times, coefficient * comb(used + times, times) * c**times, more)

    extend(0, r, 0, Fraction(1), {})
    return {m: c for m, c in found.items() if c}


def deep_polynomial(o: DeepPolynomial) -> Finding:
    """Nest the multiplications.

    Source: `certificates/FORMAT.md`, 9.6.
    """
    made, last = circuit(dict(o.polynomial), o.n)
    params: dict[str, Json] = {
        "gates": [[spelled_combination(left), spelled_combination(right)] for left, right in made],
        "n": o.n,
        "neurons": NEURONS_PER_GATE * len(made),
        "output": spelled_combination(last),
        "polynomial": spelled_polynomial(o.polynomial),
    }
    return Finding("yes", Statement("deep-polynomial", params))


def spelled_combination(c: Combination) -> Json:
    """Indices with coefficients."""
    return [[i, rational(value)] for i, value in sorted(c.items())]


def deep_product(o: DeepProduct) -> Finding:
    """Take the best blocks for the depth, and the smallest constant in front of the known order.

    Source: `certificates/FORMAT.md`, 9.7.

    >>> deep_product(DeepProduct(8, 2)).statement.params["neurons"]
    '28'
    """
    if not 1 <= o.n <= LARGEST_PRODUCT or not 1 <= o.depth <= DEEPEST:
        raise InputError(f"n = {o.n}, depth = {o.depth}: give n from 1 to {LARGEST_PRODUCT} and from 1 to {DEEPEST} hidden layers")
    if o.n * o.n * o.depth > 10**7:
        raise CostError(f"n = {o.n} with {o.depth} layers means {o.n * o.n * o.depth} block structures: give a smaller n or depth")
    for inner in range(1, o.depth + 1):
        total, blocks = layers(o.n, inner)
    if o.most is not None and total > o.most:
        return Finding("undecided", note=f"the best blocks take {total} neurons")
    params: dict[str, Json] = {
        "factor": rational(least_factor(total, o.n, o.depth)),
        "layers": [list(layer) for layer in blocks],
        "n": o.n,
        "neurons": big_integer(total),
    }
    return Finding("yes", Statement("deep-product", params), {"root": rational(lower_root(o.n, o.depth))})


def is_homogeneous(p: Polynomial) -> bool:
    """Whether all terms have one degree."""
    return len(components(dict(p))) == 1
