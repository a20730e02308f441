"""Deep networks for polynomials: deep-network; what other activations miss: relu-network-error, low-degree-network-error,
bounded-network-gap, jump-error."""

from fractions import Fraction
from functools import lru_cache

from ..activations import FORMULAS, bound, taylor, vanishes
from ..errors import Budget, proof, reach, shape
from ..reader import Node, strictly_increasing
from .gate import nonzero_derivative
from .wording import listing, number, product

GATES = {
    3: "(sigma(b+h(u+v)) - sigma(b+hu) - sigma(b+hv) + sigma(b)) / (h^2 sigma''(b))",
    4: "(sigma(b+h(u+v)) + sigma(b-h(u+v)) - sigma(b+h(u-v)) - sigma(b-h(u-v))) / (4 h^2 sigma''(b))",
}
Poly = dict[tuple[int, ...], Fraction]
Value = tuple[Poly, Fraction]
"""What a neuron or gate computes with exact gates, and how far it can be from that on the box."""


def polynomial(node: Node, n: int) -> Poly:
    """Read a sparse polynomial in n variables."""
    pairs = [term.items(2, 2) for term in node.items()]
    keys = [exponents.integers(n) for exponents, _ in pairs]
    shape("poly-order", strictly_increasing(keys), node.path, "the exponents are not strictly increasing")
    poly = {tuple(key): pair[1].rational() for key, pair in zip(keys, pairs, strict=True)}
    shape("poly-zero", all(poly.values()), node.path, "a coefficient is 0")
    return poly


def times(p: Poly, q: Poly, budget: Budget) -> Poly:
    """Multiply."""
    budget.spend(len(p) * len(q) * 20 + bits(p) * bits(q) // 100, "the product of two polynomials")
    result: Poly = {}
    for a, x in p.items():
        for b, y in q.items():
            key = tuple(map(int.__add__, a, b))
            result[key] = result.get(key, Fraction(0)) + x * y
    return result


def bits(poly: Poly) -> int:
    """Measure the coefficients."""
    return sum(c.numerator.bit_length() + c.denominator.bit_length() for c in poly.values())


def up(x: Fraction) -> Fraction:
    """Round a number >= 0 up to about 64 significant bits."""
    shift = max(0, 64 - x.numerator.bit_length() + x.denominator.bit_length())
    return Fraction(-(-(x.numerator << shift) // x.denominator), 1 << shift)


class Box:
    """The activation near b, the radius of the box, and the error of one gate (FORMAT, section 7.1)."""

    def __init__(self, name: str, b: Fraction, kind: int, radius: Fraction, budget: Budget) -> None:
        self.name, self.b, self.kind, self.radius, self.budget = name, b, kind, radius, budget
        self.peak = lru_cache(self._peak)
        budget.spend(1_000_000, "derivatives at the bias")
        self.taylor = [abs(value).lower() for value in taylor(name, b, 2, 192)]

    def _peak(self, k: int, reachable: Fraction) -> Fraction:
        self.budget.spend(1_000_000, "the bound on a derivative")
        return bound(self.name, k, self.b - reachable, self.b + reachable)

    def ratio(self, k: int, base: int, reachable: Fraction) -> Fraction:
        """Bound |sigma^(k)|/k! within reach of b, over |sigma^(base)(b)|/base!; the reach is rounded up to a power of 2."""
        two = Fraction(2) ** (reachable.numerator.bit_length() - reachable.denominator.bit_length() + 1)
        reach("derivative-enclosed", self.taylor[base] > 0, "$.claim.params.bias", f"the derivative of order {base} was not separated from 0", self.b)
        return self.peak(k, two) / self.taylor[base]

    def size(self, poly: Poly) -> Fraction:
        """Bound a polynomial on the box."""
        return sum((abs(c) * self.radius ** sum(key) for key, c in poly.items()), Fraction(0))

    def unit(self, node: Node, values: list[Value]) -> tuple[Value, int]:
        """Evaluate a gate; return also how many arguments it has."""
        scale, *forms = node.items(2, 3)
        shape("unit-scale", scale.rational() > 0, scale.path, "a scale must be positive", scale.rational(), 0)
        arguments = [combine(form, values, self.budget) for form in forms]
        if len(forms) == 2:
            value = self.multiply(scale.rational(), *arguments)
        else:
            proof("copy-derivative", vanishes(self.name, self.b, 1) is not True, "$.claim.params.bias", "copy gates need sigma'(b) != 0", self.b)
            value = self.copy(scale.rational(), *arguments)
        reach("deviation-size", value[1] < 2**64, node.path, "the deviation of a gate grows beyond 2^64: the scales are too large")
        return value, len(forms)

    def copy(self, scale: Fraction, u: Value) -> Value:
        """Pass a value on through one neuron."""
        most = self.size(u[0]) + u[1]
        return u[0], up(u[1] + scale * most**2 * self.ratio(2, 1, scale * most))

    def multiply(self, scale: Fraction, u: Value, v: Value) -> Value:
        """Multiply two values; sigma'' = 2 sigma_2, sigma''' = 6 sigma_3, sigma'''' = 24 sigma_4."""
        bu, bv = self.size(u[0]), self.size(v[0])
        big_u, big_v = bu + u[1], bv + v[1]
        if self.kind == 4:
            error = 2 * scale**2 * (big_u**2 + big_v**2) * self.ratio(4, 2, scale * (big_u + big_v))
        else:
            error = scale * (big_u + big_v) * self.ratio(3, 2, scale * (big_u + big_v)) * Fraction(3, 2)
        return times(u[0], v[0], self.budget), up(big_u * big_v * error + bu * v[1] + bv * u[1] + u[1] * v[1])


def combine(node: Node, values: list[Value], budget: Budget) -> Value:
    """Evaluate an affine form in the values of the previous layer; values[0] is the constant 1."""
    total: Poly = {}
    deviation, pairs = Fraction(0), [pair.items(2, 2) for pair in node.items()]
    indices = [index.integer(0, len(values) - 1) for index, _ in pairs]
    shape("form-order", strictly_increasing(indices), node.path, "the indices are not strictly increasing", indices)
    for index, (_, coefficient) in zip(indices, pairs, strict=True):
        c = coefficient.rational()
        shape("form-zero", c != 0, coefficient.path, "a coefficient is 0")
        budget.spend(len(values[index][0]) * 20, "an affine form")
        for key, x in values[index][0].items():
            total[key] = total.get(key, Fraction(0)) + c * x
        deviation += abs(c) * values[index][1]
    return {key: x for key, x in total.items() if x}, deviation


def deep_network(params: Node, witness: Node, budget: Budget) -> str:
    """Follow the exact values and the deviations from layer to layer."""
    names = ("activation", "bias", "gate", "inputs", "layers", "neurons", "output", "radius", "terms", "upper")
    activation, bias, kind, inputs, layers, count, output, radius, terms, upper = params.fields(*names)
    witness.fields()
    name, b, gate, n = activation.word(*FORMULAS), bias.rational(), kind.integer(3, 4), inputs.integer(1, 64)
    shape("box-radius", radius.rational() > 0, radius.path, "the radius must be positive", radius.rational(), 0)
    nonzero_derivative(name, b, 2, bias.path)
    box, wanted = Box(name, b, gate, radius.rational(), budget), polynomial(terms, n)
    one = {(0,) * n: Fraction(1)}
    values: list[Value] = [(one, Fraction(0))]
    values += [({tuple(int(i == j) for j in range(n)): Fraction(1)}, Fraction(0)) for i in range(n)]
    neurons, copies = 0, False
    for layer in layers.items(0, 64):
        following: list[Value] = [(one, Fraction(0))]
        for unit in layer.items(1):
            value, forms = box.unit(unit, values)
            following.append(value)
            neurons, copies = neurons + (gate if forms == 2 else 1), copies or forms == 1
        values = following
    computed, deviation = combine(output, values, budget)
    proof(
        "network-polynomial", computed == wanted, terms.path, "with exact gates the network computes another polynomial", len(computed), len(wanted)
    )
    proof("network-neurons", count.integer() == neurons, count.path, "the network has another number of neurons", count.integer(), neurons)
    top = upper.rational()
    reach("network-upper", deviation <= top, upper.path, "the deviations add up to more than this", deviation, top)
    also = ", sigma'(b) != 0" if copies else ""
    return (
        f"For sigma(u) = {FORMULAS[name]}, b = {number(b)}: sigma''(b) != 0{also}, and the network with {len(layers.value)} hidden layers"
        f" {listing(layers)} and the output"
        f" {listing(output)} (affine forms in the outputs of the layer before, index 0 the constant 1; a unit [h, u] is the copy gate"
        " (sigma(b+hu) - sigma(b)) / (h sigma'(b))"
        f" with 1 neuron, [h, u, v] the product gate {GATES[gate]} with {gate} neurons) has {neurons} hidden neurons and for"
        " every 0 < t <= 1,"
        f" with every h multiplied by t, differs from the polynomial {listing(terms)} in {n} variables by at most {number(top)} t on"
        f" [-{number(radius.rational())}, {number(radius.rational())}]^{n}."
    )


def relu_network_error(params: Node, witness: Node, budget: Budget) -> str:
    """On (t, t, 1, ..., 1) the product is t^2 and the network affine on an interval of length 2h >= 2/(m+1): it misses t^2 by h^2/2."""
    low, size, count = params.fields("lower", "n", "neurons")
    witness.fields()
    lower, n, m = low.rational(), size.integer(2, 10**6), count.integer(0, 10**9)
    shape("relu-positive", lower > 0, low.path, "the bound must be positive", lower, 0)
    proof("relu-bound", 2 * (m + 1) ** 2 * lower <= 1, low.path, "the argument gives 1/(2 (m+1)^2)", lower, Fraction(1, 2 * (m + 1) ** 2))
    return (
        f"Every function c + sum_j w_j max(0, b_j + a_j.x) with m = {m} hidden neurons, any weights and biases, differs from {product(n)} by"
        f" at least {number(lower)} somewhere on [-1,1]^{n}."
    )


def low_degree_network_error(params: Node, witness: Node, budget: Budget) -> str:
    """sum_s prod(s) F(s) = 0 for every polynomial F of degree below n, and 2^n for the product."""
    order, low, size = params.fields("degree", "lower", "n")
    witness.fields()
    d, lower, n = order.integer(0, 10**6), low.rational(), size.integer(1, 10**6)
    shape("low-degree-positive", lower > 0, low.path, "the bound must be positive", lower, 0)
    proof("low-degree", d < n, order.path, "the degree must be below the number of inputs", d, n)
    proof("low-degree-bound", lower <= 1, low.path, "the argument gives 1", lower, 1)
    return (
        f"Every function sum_j w_j sigma(b_j + a_j.x) + c with sigma a polynomial of degree at most {d}, any number of neurons and any weights,"
        " differs from"
        f" {product(n)} by at least {number(lower)} somewhere on [-1,1]^{n}."
    )


def bounded_network_gap(params: Node, witness: Node, budget: Budget) -> str:
    """The network is bounded and real-analytic; a polynomial that is not constant is unbounded."""
    activation, inputs, terms = params.fields("activation", "inputs", "terms")
    witness.fields()
    name, n = activation.word("arctan", "cos", "erf", "gaussian", "logistic", "sin", "tanh"), inputs.integer(1, 64)
    proof("gap-constant", any(map(any, polynomial(terms, n))), terms.path, "a constant polynomial is a network")
    return (
        f"No network with sigma(u) = {FORMULAS[name]} in its hidden layers and an affine output, of any depth, widths, weights and biases,"
        " equals the polynomial"
        f" {listing(terms)} in {n} variables on any nonempty open subset of R^{n}, and on R^{n} the difference is unbounded."
    )


def jump_error(params: Node, witness: Node, budget: Budget) -> str:
    """The limits of the step from both sides are 1 apart, those of a continuous function are equal."""
    (low,) = params.fields("lower")
    witness.fields()
    lower = low.rational()
    shape("jump-positive", lower > 0, low.path, "the bound must be positive", lower, 0)
    proof("jump-bound", 2 * lower <= 1, low.path, "the argument gives 1/2", lower, Fraction(1, 2))
    return f"For every continuous F on [-1,1] the supremum of |F(x) - [x >= 0]| is at least {number(lower)}."
