"""Other shapes of network: curve-network (inner weights along a curve), deep-polynomial (gates), deep-product (layers of blocks)."""

from fractions import Fraction

from ..errors import Budget, proof, shape
from ..reader import Node
from .flattening import DEGREE, Monomial, Terms, polynomial, written
from .wording import listing, number, product

Series = list[Terms]


def times(m: Monomial, by: Monomial) -> Monomial:
    """Return the product of two monomials."""
    total = dict(m)
    for i, e in by:
        total[i] = total.get(i, 0) + e
    return tuple(sorted(total.items()))


def multiply(left: Series, right: Series) -> Series:
    """Multiply power series in t whose coefficients are polynomials in x, to the same order."""
    result: Series = [{} for _ in left]
    for i, a in enumerate(left):
        for j, b in enumerate(right[: len(left) - i]):
            for m, c in a.items():
                for q, e in b.items():
                    key = times(m, q)
                    result[i + j][key] = result[i + j].get(key, Fraction(0)) + c * e
    return result


def curve_network(params: Node, witness: Node, budget: Budget) -> str:
    """The coefficient of t^r in sum_k sigma_k (a(t).x)^k is p, and sum_j w_j t_j^k = [k = r] for k <= r."""
    curve, size, neurons, given, taylor = params.fields("curve", "n", "neurons", "polynomial", "sigma")
    witness.fields()
    n = size.integer(1, 6)
    terms, r = polynomial(given, n), len(taylor.items(2, 9)) - 1
    sigma, rows = taylor.rationals(r + 1), [node.rationals(2) for node in neurons.items(1, 64)]
    lines = [node.rationals(r) for node in curve.items(n, n)]
    budget.spend(10**5 * n**2, "the expansion")
    for k in range(r + 1):
        value = sum((w * t**k for w, t in rows), Fraction(0))
        proof("curve-difference", value == (k == r), neurons.path, f"the moment of order {k} of the nodes", value)
    argument, power, total = Series([{}]), Series([{(): Fraction(1)}]), Terms()
    for k in range(r):
        argument.append({((i + 1, 1),): line[k] for i, line in enumerate(lines) if line[k]})
        power.append({})
    for k in range(r + 1):
        for m, c in power[r].items():
            total[m] = total.get(m, Fraction(0)) + sigma[k] * c
        power = multiply(power, argument)
    limit = {m: c for m, c in total.items() if c}
    proof("curve-limit", limit == terms, given.path, "the derivative of order r along the curve is another polynomial", limit, terms)
    return (
        f"For every activation with derivatives at 0 such that sigma_0, ..., sigma_{r} are {listing(taylor)}: the networks h^(-{r}) sum_j w_j "
        f"sigma(a(h t_j).x) without biases, with m = {len(rows)} hidden neurons [w_j, t_j] = {listing(neurons)} and inner weights a_i(t) = "
        f"sum_k c_ik t^k, c = {listing(curve)}, k = 1..{r}, tend to p = {written(terms, given)} uniformly on every box as h -> 0."
    )


def combination(node: Node, values: list[Terms]) -> Terms:
    """Return a linear combination of 1, the inputs and the gates so far."""
    total: Terms = {}
    for index, coefficient in (pair.items(2, 2) for pair in node.items()):
        i, c = index.integer(0, 10**6), coefficient.rational()
        proof("gate-input", i < len(values), index.path, "no such input or earlier gate", i, len(values))
        for m, value in values[i].items():
            total[m] = total.get(m, Fraction(0)) + c * value
    return {m: c for m, c in total.items() if c}


def deep_polynomial(params: Node, witness: Node, budget: Budget) -> str:
    """Multiply out every gate; the output must be p."""
    gates, size, count, last, given = params.fields("gates", "n", "neurons", "output", "polynomial")
    witness.fields()
    n = size.integer(1, 10**4)
    terms, values = polynomial(given, n), Series([{(): Fraction(1)}])
    values += [{((i, 1),): Fraction(1)} for i in range(1, n + 1)]
    for gate in gates.items():
        left, right = (combination(node, values) for node in gate.items(2, 2))
        budget.spend(len(left) * len(right) * 16, "multiplying out a gate")
        values.append(multiply([left], [right])[0])
    found = combination(last, values)
    proof("gate-output", found == terms, last.path, "the circuit computes another polynomial", len(found), len(terms))
    total = 4 * len(gates.items())
    proof("gate-count", count.integer() == total, count.path, "four neurons for each gate", count.integer(), total)
    return (
        f"p = {written(terms, given)} is an affine function of its {n} inputs and the outputs of {total // 4} multiplication gates, whose "
        f"factors are affine functions of the inputs and of earlier gates: {listing(gates)}, {listing(last)}. So for every activation with a "
        f"second derivative that is not 0 at some point a deep network with {total} hidden neurons in its gates (outputs of earlier layers "
        f"may be passed on) approximates p uniformly on every box to any accuracy."
    )


def deep_product(params: Node, witness: Node, budget: Budget) -> str:
    """Count 2^s neurons for each block of s factors, and compare with C n^((k-1)/k) 2^(n^(1/k)) in integers."""
    factor, size, layers, count = params.fields("factor", "n", "layers", "neurons")
    (lower,) = witness.fields("root")
    n, constant, root = size.integer(1, 10**4), factor.rational(), lower.rational()
    shape("layers-bounded", len(layers.items(1)) <= DEGREE, layers.path, "at most 64 layers", len(layers.items()))
    budget.spend(n * DEGREE + 10**6, "the counts")
    total, inputs, sizes = 0, n, set[int]()
    for layer in layers.items():
        blocks = [block.integer(1, 10**4) for block in layer.items(1)]
        proof("layer-inputs", sum(blocks) == inputs, layer.path, "the blocks do not hold the outputs of the layer before", sum(blocks), inputs)
        total, inputs, sizes = total + sum(1 << s for s in blocks), len(blocks), sizes | set(blocks)
    proof("layer-last", inputs == 1, layers.path, "the last layer has more than one block", inputs)
    proof("layer-count", count.big() == total, count.path, "the blocks need another number of neurons", count.big(), total)
    k = len(layers.items())
    u, v = root.numerator, root.denominator
    shape("root-size", u >= 0 and v <= 64, lower.path, "a rational >= 0 with denominator at most 64 is wanted", root)
    proof("root-above", root**k <= n, lower.path, f"this is more than n^(1/{k})", root**k, n)
    left, right = Fraction(total) ** (k * v), constant ** (k * v) * Fraction(n) ** ((k - 1) * v) * Fraction(2) ** (u * k)
    proof("order-bound", constant > 0 and left <= right, factor.path, "the count exceeds the bound", left, right)
    return (
        f"For every activation with sigma^(s)(0) != 0 for s in {sorted(sizes)}, networks with {k} hidden layers, whose layers "
        f"compute products of {' / '.join(spell(layer) for layer in layers.items())} factors with 2^s neurons for a block of s, and "
        f"{number(total)} hidden neurons in all, approximate {product(n)} uniformly on [-1,1]^{n} to any accuracy; and "
        f"{number(total)} <= {number(constant)} n^({k - 1}/{k}) 2^(n^(1/{k}))."
    )


def spell(layer: Node) -> str:
    """Count the blocks of a layer by size."""
    blocks = [block.integer() for block in layer.items()]
    return ", ".join(f"{blocks.count(s)} x {s}" for s in sorted(set(blocks), reverse=True))
