"""Other shapes of network: curve-network (inner weights along a curve), deep-polynomial (gates), deep-product (layers of blocks)."""

from fractions import Fraction

from ..errors import Budget, proof, shape
from ..reader import Node
from .flattening import DEGREE, Monomial, Terms, degree, exponents, polynomial, written
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


def deep_polynomial(params: Node, witness: Node, budget: Budget) -> str:
    """Each gate multiplies two monomials already there, so the monomials of p are there at the end."""
    gates, size, count, given = params.fields("gates", "n", "neurons", "polynomial")
    witness.fields()
    n = size.integer(1, 10**6)
    terms, made = polynomial(given, n), set[Monomial]()
    for gate in gates.items():
        left, right = (exponents(node, n) for node in gate.items(2, 2))
        for m in (left, right):
            proof("gate-input", degree(m) == 1 or m in made, gate.path, "no earlier gate computes this monomial", m)
        made.add(times(left, right))
    missing = next((m for m in terms if degree(m) > 1 and m not in made), None)
    proof("gate-output", missing is None, given.path, "no gate computes this monomial", missing)
    total = 4 * len(gates.items())
    proof("gate-count", count.integer() == total, count.path, "four neurons for each gate", count.integer(), total)
    return (
        f"p = {written(terms, given)} is an affine function of its inputs and of the outputs of {total // 4} multiplication gates, each of two inputs "
        f"or earlier outputs: {listing(gates)}. So for every activation with sigma''(b) != 0 at some b a deep network with skip connections and {total} "
        f"hidden neurons approximates p uniformly on every box to any accuracy."
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
        f"For every activation with sigma^(s)(0) != 0 for s in {sorted(sizes)}, networks with {k} hidden layers, whose layers compute products "
        f"of {' / '.join(spell(layer) for layer in layers.items())} factors with 2^s neurons for a block of s, and {number(total)} hidden neurons in all, "
        f"approximate {product(n)} uniformly on [-1,1]^{n} to any accuracy; and {number(total)} <= {number(constant)} n^({k - 1}/{k}) 2^(n^(1/{k}))."
    )


def spell(layer: Node) -> str:
    """Count the blocks of a layer by size."""
    blocks = [block.integer() for block in layer.items()]
    return ", ".join(f"{blocks.count(s)} x {s}" for s in sorted(set(blocks), reverse=True))
