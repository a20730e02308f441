"""Hidden neurons for any polynomial: polynomial-lower-bound, polynomial-network, monomial-neurons, derivative-space.

A monomial is a tuple of pairs (variable, exponent). The moment of x^r is r! times its coefficient. Proofs: docs/claims/flattening.md.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import comb, factorial, lcm, prod

from ..errors import Budget, proof, shape
from ..linear import is_prime, rank_mod
from ..reader import Node, strictly_increasing
from .neuron_bounds import COMMON
from .wording import listing, number

Monomial = tuple[tuple[int, int], ...]
Terms = dict[Monomial, Fraction]
DEGREE = 64


def exponents(node: Node, n: int) -> Monomial:
    """Read the pairs of a monomial, its variables increasing."""
    pairs = [pair.items(2, 2) for pair in node.items()]
    found = tuple((i.integer(1, n), e.integer(1, DEGREE)) for i, e in pairs)
    shape("monomial-variables", strictly_increasing([i for i, _ in found]), node.path, "the variables are not increasing", node.value)
    return found


def polynomial(node: Node, n: int) -> Terms:
    """Read a polynomial as pairs [monomial, coefficient]."""
    terms = [(exponents(m, n), c.rational()) for m, c in (term.items(2, 2) for term in node.items(1))]
    shape("polynomial-terms", strictly_increasing([m for m, _ in terms]), node.path, "the monomials are not increasing")
    shape("coefficient-zero", all(c for _, c in terms), node.path, "a coefficient is 0")
    return dict(terms)


def degree(m: Monomial) -> int:
    """Return |r|."""
    return sum(e for _, e in m)


def moments(terms: Terms) -> dict[Monomial, int]:
    """Return the moments times a common denominator: ranks and zeros stay what they are."""
    scale = lcm(*(c.denominator for c in terms.values()))
    return {m: int(c * scale) * prod(factorial(e) for _, e in m) for m, c in terms.items()}


def written(terms: Terms, node: Node) -> str:
    """Spell a polynomial, or, when it is long, the list that the file holds."""
    powers = [(number(c), " ".join(f"x_{i}" + (f"^{e}" if e > 1 else "") for i, e in m)) for m, c in terms.items()]
    text = " + ".join(f"({c}) {m}".strip() if c != "1" or not m else m for c, m in powers)
    return text if len(text) <= 400 else f"the polynomial {listing(node)}"


def quotient(m: Monomial, by: Monomial) -> Monomial | None:
    """Return m / by, or None when `by` does not divide m."""
    left = dict(m)
    for i, e in by:
        if left.get(i, 0) < e:
            return None
        left[i] -= e
    return tuple((i, e) for i, e in left.items() if e)


def polynomial_lower_bound(params: Node, witness: Node, budget: Budget) -> str:
    """Block-triangular part of the moment matrix: zeros above the diagonal blocks, which are invertible modulo p."""
    model, size, count, given = params.fields("biases", "n", "neurons", "polynomial")
    biases, n = model.word("none", "output", "free"), size.integer(1, 10**6)
    terms = polynomial(given, n)
    if biases == "free":
        blocks, component, modulus, variable = witness.fields("blocks", "component", "modulus", "variable")
        d, i = component.integer(1, n * DEGREE), variable.integer(1, n)
        known = {m: c for m, c in terms.items() if degree(m) == d}
        dropped = {tuple(pair for pair in m if pair[0] != i): c * factorial(dict(m).get(i, 0)) for m, c in known.items()}
        values, where = moments(dropped), "for all hidden biases, any output bias and all activations (each neuron its own, smooth at its bias)"
    else:
        blocks, modulus = witness.fields("blocks", "modulus")
        d, values, where = max(map(degree, terms)), moments(terms), f"{COMMON[biases]} and sigma_k != 0 for every k <= the degree of p"
    p = modulus.integer(2, 2**31 - 1)
    shape("minor-prime", is_prime(p), modulus.path, "the modulus is not prime", p)
    total = triangle(values, Blocks(blocks, n, d, int(biases == "output")), p, budget)
    proof("bound-count", count.big() == total, count.path, "the blocks give another number of neurons", count.big(), total)
    return (
        f"With p = {written(terms, given)} in {n} variables, {where}: every network whose Taylor polynomial to degree "
        f"{max(map(degree, terms))} is p has at least {total} hidden neurons."
    )


class Blocks:
    """Square blocks: rows are derivatives x^r of one degree, columns homogeneous operators, all moments on and above the diagonal known."""

    def __init__(self, blocks: Node, n: int, d: int, low: int) -> None:
        self.path, self.rows, self.columns = blocks.path, list[list[Monomial]](), list[list[list[tuple[Monomial, int]]]]()
        for rows, columns in (block.items(2, 2) for block in blocks.items(1)):
            self.rows.append([exponents(row, n) for row in rows.items(1)])
            self.columns.append([[operator(term, n) for term in column.items(1)] for column in columns.items()])
            sides = (len(self.rows[-1]), len(self.columns[-1]))
            shape("block-square", sides[0] == sides[1], rows.path, "a block is not square", *sides)
            orders = {degree(row) for row in self.rows[-1]}
            proof("row-degree", len(orders) == 1 and min(orders) >= low, rows.path, f"the rows are not of one degree >= {low}", sorted(orders))
            mixed = next((column for column in self.columns[-1] if len({degree(m) for m, _ in column}) > 1), None)
            proof("column-degree", mixed is None, columns.path, "an operator is not homogeneous", mixed)
        reach = 0
        for rows_, columns_ in zip(reversed(self.rows), reversed(self.columns), strict=True):
            reach = max([reach, *(degree(column[0][0]) for column in columns_)])
            proof("moment-unknown", degree(rows_[0]) + reach <= d, self.path, f"moments beyond degree {d} are unknown", degree(rows_[0]), reach)


def operator(term: Node, n: int) -> tuple[Monomial, int]:
    """Read one term of a differential operator."""
    m, c = term.items(2, 2)
    return exponents(m, n), c.big()


def triangle(values: dict[Monomial, int], blocks: Blocks, p: int, budget: Budget) -> int:
    """Return the rank that block-triangular zeros and blocks invertible modulo p prove."""
    sizes = [len(rows) for rows in blocks.rows]
    budget.spend(sum(sizes) * len(values) * 4 + sum(s**3 for s in sizes) // 8, "the moments and the eliminations")
    index: dict[Monomial, list[tuple[int, int, int]]] = {}
    for b, columns in enumerate(blocks.columns):
        for j, column in enumerate(columns):
            for m, c in column:
                index.setdefault(m, []).append((b, j, c))
    for b, rows in enumerate(blocks.rows):
        matrix = [[0] * len(rows) for _ in rows]
        for r, row in enumerate(rows):
            entries: dict[tuple[int, int], int] = {}
            for m, value in values.items():
                rest = quotient(m, row)
                for other, j, c in index.get(rest, ()) if rest is not None else ():
                    entries[other, j] = entries.get((other, j), 0) + c * value
            above = next((place for place, value in entries.items() if place[0] > b and value), None)
            proof("block-triangular", above is None, blocks.path, f"row {row} of block {b} is not 0 in a later block", above)
            for (other, j), value in entries.items():
                if other == b:
                    matrix[r][j] = value % p
        rank = rank_mod(matrix, p)
        proof("block-invertible", rank == len(rows), blocks.path, f"block {b} is not invertible modulo {p}", rank, len(rows))
    return sum(sizes)


def powers(direction: list[tuple[int, Fraction]], d: int) -> Iterator[tuple[Monomial, int, Fraction]]:
    """Yield r, |r| and a^r for all monomials of degree at most d in the variables of a direction."""
    if not direction:
        yield (), 0, Fraction(1)
        return
    (i, a), rest = direction[-1], direction[:-1]
    for m, k, value in powers(rest, d):
        yield m, k, value
        for e in range(1, d - k + 1):
            value *= a
            yield (*m, (i, e)), k + e, value


def polynomial_network(params: Node, witness: Node, budget: Budget) -> str:
    """sum_j w_jk a_j^r is the moment of x^r over k! when |r| = k, and 0 when |r| != k, for all |r| <= d and every degree k of a term."""
    model, size, neurons, given = params.fields("biases", "n", "neurons", "polynomial")
    witness.fields()
    biases, n = model.word("none", "output"), size.integer(1, 10**6)
    terms = polynomial(given, n)
    d, low = max(map(degree, terms)), int(biases == "output")
    used = sorted({degree(m) for m in terms if degree(m) >= low})
    found: dict[tuple[int, Monomial], Fraction] = {}
    for neuron in neurons.items(1):
        weights, inner = [[(i, c.rational()) for i, c in (pair.items(2, 2) for pair in part.items())] for part in neuron.items(2, 2)]
        outer = [(k.integer(0, d), w) for k, w in weights]
        direction = [(i.integer(1, n), a) for i, a in inner]
        shape("direction-order", strictly_increasing([i for i, _ in direction]), neuron.path, "the inputs of a neuron are not increasing")
        shape("weight-order", strictly_increasing([k for k, _ in outer]), neuron.path, "the degrees of a neuron are not increasing")
        proof("weight-degree", all(k in used for k, _ in outer), neuron.path, "p has no term of such a degree k", [k for k, _ in outer], used)
        budget.spend(comb(len(direction) + d, d) * max(1, len(outer)) * 4, "the coefficients")
        for m, _, value in powers(direction, d):
            for k, w in outer:
                found[k, m] = found.get((k, m), Fraction(0)) + w * value
    for m, c in terms.items():
        key = (degree(m), m)
        found[key] = found.get(key, Fraction(0)) - c * Fraction(prod(factorial(e) for _, e in m), factorial(degree(m)))
    bad = next(((k, m) for (k, m), value in found.items() if value and degree(m) >= low), None)
    proof("network-moment", bad is None, neurons.path, "a coefficient is wrong; degree k and exponents", bad)
    return (
        f"For every activation with sigma_k != 0 for k in {used}, {COMMON[biases]}, and for every lambda > 0: the network sum_j (sum_k w_jk / "
        f"(lambda^k sigma_k)) sigma(lambda a_j.x) with m = {len(neurons.items())} hidden neurons [[k, w_jk].., [i, a_ji]..] = {listing(neurons)} has "
        f"the Taylor polynomial p = {written(terms, given)} to degree {d}, hence tends to p uniformly on every box as lambda -> 0."
    )


def monomial_neurons(params: Node, witness: Node, budget: Budget) -> str:
    """The difference of order r kills t^e for e < r and maps t^r to r!: one factor of the network, and one factor of the triangular matrix."""
    model, given, count = params.fields("biases", "exponents", "neurons")
    witness.fields()
    biases, orders = model.word("none", "output"), [node.integer(1, DEGREE) for node in given.items(1, 10**6)]
    budget.spend(len(orders) * 100 + DEGREE**4, "the differences")
    for r in sorted(set(orders)):
        for e in range(r + 1):
            value = sum((-1) ** (r - j) * comb(r, j) * j**e for j in range(r + 1))
            proof("difference", value == (factorial(r) if e == r else 0), given.path, f"the difference of order {r} of t^{e}", value)
    least = prod(r + 1 for r in orders) - (biases == "output")
    proof("divisor-count", count.big() == least, count.path, "the number of divisors of the monomial is another one", count.big(), least)
    return (
        f"Let p = x_1^r_1 x_2^r_2 ... with r = {listing(given)}. {COMMON[biases][0].upper()}{COMMON[biases][1:]} and sigma_k != 0 for every k <= d = "
        f"{sum(orders)}, {number(least)} hidden neurons are enough for a network whose Taylor polynomial to degree d is p, and necessary."
    )


def derivative_space(params: Node, witness: Node, budget: Budget) -> str:
    """An invertible minor, modulo p, of the matrix of the coefficients of the derivatives of p."""
    least, size, given = params.fields("dimension", "n", "polynomial")
    columns, modulus, rows = witness.fields("columns", "modulus", "rows")
    n, p = size.integer(1, 10**6), modulus.integer(2, 2**31 - 1)
    terms = polynomial(given, n)
    dimension = least.integer(1, 1000)
    shape("derivative-prime", is_prime(p), modulus.path, "the modulus is not prime", p)
    sides = [[exponents(node, n) for node in side.items(dimension, dimension)] for side in (rows, columns)]
    budget.spend(dimension**3 // 8 + dimension * len(terms) * 4, "the minor")
    values, place = moments(terms), {m: j for j, m in enumerate(sides[1])}
    matrix = [[0] * dimension for _ in sides[0]]
    for r, row in enumerate(sides[0]):
        for m, value in values.items():
            rest = quotient(m, row)
            if rest is not None and rest in place:
                matrix[r][place[rest]] = value % p
    rank = rank_mod(matrix, p)
    proof("derivative-minor", rank == dimension, rows.path, f"the minor is not invertible modulo {p}", rank, dimension)
    return f"The space of all partial derivatives, of all orders, of p = {written(terms, given)} has dimension at least {dimension}."
