"""Given networks: product-network, network-coefficient, network-value, and the constant of derivative-factor."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product as tuples
from math import comb, factorial, lcm, perm, prod
from operator import mul

from ..errors import Budget, proof, shape
from ..reader import Node
from .wording import listing, number, product

Row = list[int]


def whole(values: list[Fraction], budget: Budget) -> tuple[Row, int]:
    """Return integers and their common denominator."""
    bits = sum(bottom.bit_length() for bottom in {value.denominator for value in values})
    budget.spend(len(values) * (1 + bits // 8), "a common denominator")
    bottom = lcm(*(value.denominator for value in values))
    return [value.numerator * (bottom // value.denominator) for value in values], bottom


def columns(node: Node, width: int) -> list[list[Fraction]]:
    """Read a list of neurons and return their entries place by place: all w, all a_1, ..."""
    return [list(column) for column in zip(*(neuron.rationals(width) for neuron in node.items(1)), strict=True)]


def product_network(params: Node, witness: Node, budget: Budget) -> str:
    """The coefficient of x^r in sum_j w_j (a_j.x)^k, |r| = k, is k!/r! times the moment M_r = sum_j w_j prod_i a_ij^r_i.

    Distinct values: if row i takes q_i values, x_i^e with e >= q_i is on them a combination of x_i^0..x_i^(q_i-1), so M_r is a combination of moments
    M_r' with r' <= r, r'_i < q_i, and r' = (1..1) only if r = (1..1) since |r| <= n. Hence M_r = 0 for all |r| <= n, r != (1..1), r_i < q_i gives
    all of them. This settles every `nonzero`; where it fails, it refutes only `nonzero` = 0..n, and another set is checked moment by moment.
    """
    size, biases, degrees, neurons = params.fields("n", "biases", "nonzero", "neurons")
    witness.fields()
    n = size.integer(1, 64)
    first = {"none": 0, "output": 1}[biases.word("none", "output")]
    wanted = degrees.increasing(first, n)
    shape("top-degree", wanted[-1:] == [n], degrees.path, "the last degree is not n", wanted, n)
    scaled, bottoms = zip(*(whole(column, budget) for column in columns(neurons, n + 1)), strict=True)
    moment = factorial(n) * sum(map(prod, zip(*scaled, strict=True)))
    proof("target-coefficient", moment == prod(bottoms), neurons.path, "the coefficient of x_1...x_n is not 1", moment, prod(bottoms))
    values = [sorted(set(row)) for row in scaled[1:]]
    cells = prod(map(len, values))
    full = wanted == list(range(n + 1))
    m = len(scaled[0])
    direct = m * comb(2 * n, n)
    if cells <= direct:
        bad = next(grid_moments(scaled, values, budget), None)
        proof("grid-moment", not (full and bad), neurons.path, "a coefficient that must vanish does not: exponents", bad, 0)
    if cells > direct or (bad and not full):
        bad = next((r for r in plain_moments(scaled, n, budget) if sum(r) in wanted), None)
        proof("plain-moment", not bad, neurons.path, "a coefficient that must vanish does not: exponents", bad, 0)
    zero = [k for k in range(first, n + 1) if k not in wanted]
    bias = "an output bias that absorbs the constant, no other bias" if first else "no biases"
    return (
        f"The network with m = {m} hidden neurons [w, a_1..a_{n}] = {listing(neurons)}: as polynomials in x_1..x_{n}, sum_j w_j (a_j.x)^k = 0"
        f" for k in {wanted[:-1]} and = {product(n)} for k = {n}. Hence, with {bias}, a common expansion point, sigma_{n} != 0"
        f" and sigma_k = 0 for k in {zero}, the shallow network with output weights w_j / sigma_{n}"
        f" has the Taylor polynomial {product(n)} to degree {n}."
    )


def grid_moments(scaled: Sequence[Row], values: list[Row], budget: Budget) -> Iterator[tuple[int, ...]]:
    """Yield r != (1..1) with |r| <= n, r_i < q_i and M_r != 0: the sums of w over the grid of values, transformed one variable after the other."""
    sizes, n = [len(row) for row in values], len(values)
    cells, bits = prod(sizes), sum(max(map(abs, row)).bit_length() * (len(row) - 1) for row in values)
    budget.spend((cells * sum(sizes) + n * len(scaled[0])) * (1 + bits // 500), f"the grid of {cells} distinct values")
    places = [{value: place for place, value in enumerate(row)} for row in values]
    data = [0] * cells
    for weight, *entries in zip(*scaled, strict=True):
        cell = 0
        for place, q, entry in zip(places, sizes, entries, strict=True):
            cell = cell * q + place[entry]
        data[cell] += weight
    for row in reversed(values):
        parts = [data[c :: len(row)] for c in range(len(row))]
        data = []
        for _ in row:
            data += map(sum, zip(*parts, strict=True))
            parts = [[value * x for x in part] for value, part in zip(row, parts, strict=True)]
    for r, moment in zip(tuples(*map(range, sizes)), data, strict=True):
        if moment and sum(r) <= n and r != (1,) * n:
            yield r


def plain_moments(scaled: Sequence[Row], n: int, budget: Budget) -> Iterator[tuple[int, ...]]:
    """Yield r != (1..1) with |r| <= n and M_r != 0, by running products over all exponents."""
    bits = sum(max(map(abs, row)).bit_length() for row in scaled)
    budget.spend(len(scaled[0]) * comb(2 * n, n) * (1 + bits // 500), f"all {comb(2 * n, n)} coefficients of {len(scaled[0])} neurons")
    powers = [[1] * len(scaled[0])]
    for _ in range(n):
        powers.append(list(map(mul, powers[-1], scaled[n])))

    def walk(prefix: tuple[int, ...], running: Row) -> Iterator[tuple[int, ...]]:
        left, place = n - sum(prefix), len(prefix) + 1
        if place == n:
            for e in range(left + 1):
                if sum(map(mul, running, powers[e])) and (*prefix, e) != (1,) * n:
                    yield (*prefix, e)
            return
        for e in range(left + 1):
            yield from walk((*prefix, e), running)
            running = list(map(mul, running, scaled[place]))

    return walk((), scaled[0])


def network_coefficient(params: Node, witness: Node, budget: Budget) -> str:
    """Compute one coefficient and find it different from the one of E."""
    size, neurons, monomial, claimed = params.fields("n", "neurons", "monomial", "value")
    witness.fields()
    n, value = size.integer(1, 64), claimed.rational()
    r = monomial.integers(n)
    shape("monomial-degree", sum(r) <= n, monomial.path, "the degree is greater than n", sum(r), n)
    scaled, bottoms = zip(*(whole(column, budget) for column in columns(neurons, n + 1)), strict=True)
    degrees, m = [1, *r], len(scaled[0])
    bits = sum(max(map(abs, column)).bit_length() * e for column, e in zip(scaled, degrees, strict=True))
    budget.spend(m * n * (1 + bits // 64) ** 2, "one coefficient")
    moment = sum(prod(map(pow, neuron, degrees)) for neuron in zip(*scaled, strict=True))
    coefficient = Fraction(moment * factorial(sum(r)), prod(map(pow, bottoms, degrees)) * prod(map(factorial, r)))
    proof("coefficient-value", coefficient == value, claimed.path, "the coefficient has another value", value, coefficient)
    wanted = int(r == [1] * n)
    proof("coefficient-harmless", value != wanted, claimed.path, "this is the coefficient that the product has", value, wanted)
    return (
        f"For the network with m = {m} hidden neurons [w, a_1..a_{n}] = {listing(neurons)} the coefficient of x^r, r = {r},"
        f" in sum_j w_j (a_j.x)^{sum(r)} is {number(value)}, while in {product(n)} it is {wanted}."
        " Hence, without biases and with a common expansion point, this network does not satisfy A2 or A3."
    )


def network_value(params: Node, witness: Node, budget: Budget) -> str:
    """Evaluate a network with a polynomial activation and find it different from the product."""
    neurons, offset, place, sigma, claimed = params.fields("neurons", "offset", "point", "sigma", "value")
    witness.fields()
    point, coefficients = [node.rational() for node in place.items(1)], [node.rational() for node in sigma.items(1)]
    weights, biases, *rows = columns(neurons, len(point) + 2)
    bits = sum(x.numerator.bit_length() + x.denominator.bit_length() for row in (weights, biases, *rows, point, coefficients) for x in row)
    budget.spend(len(weights) * (len(point) + len(coefficients)) * (1 + bits * len(coefficients) // 160) ** 2, "one value")
    result, value = offset.rational(), claimed.rational()
    for weight, bias, *entries in zip(weights, biases, *rows, strict=True):
        result += weight * horner(coefficients, bias + sum(map(mul, entries, point)))
    proof("network-value", result == value, claimed.path, "the network has another value there", value, result)
    proof("value-harmless", value != prod(point), claimed.path, "this is the product of the coordinates", value, prod(point))
    return (
        f"With sigma(u) = sum_k c_k u^k, c = {listing(sigma)}, the network {number(offset.rational())} + sum_j w_j sigma(b_j + a_j.x)"
        f" with m = {len(weights)} hidden neurons [w, b, a_1..a_{len(point)}] = {listing(neurons)} has at x = {listing(place)} the value"
        f" {number(value)}, and the product of the coordinates is {number(prod(point))}."
    )


def horner(coefficients: list[Fraction], u: Fraction) -> Fraction:
    """Evaluate a polynomial."""
    value = Fraction(0)
    for coefficient in reversed(coefficients):
        value = value * u + coefficient
    return value


def derivative_factor(params: Node, witness: Node, budget: Budget) -> str:
    """Each differentiation of (a.x)^j by a variable gives j a_h (a.x)^(j-1)."""
    factor, order, printed, size = params.fields("factor", "k", "printed", "size")
    witness.fields()
    k = order.integer(0, 10**4)
    count = size.integer(0, k)
    budget.spend(k * k, f"factorials to {k}!")
    right, wrong = perm(k, count), factorial(k) // factorial(count)
    proof("derivative-constant", factor.big() == right, factor.path, "the constant has another value", factor.big(), right)
    proof("printed-constant", printed.big() == wrong, printed.path, "the printed constant has another value", printed.big(), wrong)
    proof("constants-equal", right != wrong, printed.path, "the two constants agree", right, wrong)
    return (
        f"Differentiating (a.x)^{k} once by each of {count} distinct variables gives {k}!/{k - count}! times the product of their a_h"
        f" times (a.x)^{k - count}, and the constant {k}!/{count}! printed in A5 and A6 is different from {k}!/{k - count}!."
    )
