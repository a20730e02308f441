"""Error of the sign gate on a box: gate-error, gate-rate, gate-diverges; and which derivatives vanish: activation-pattern."""

from collections.abc import Iterator
from fractions import Fraction
from math import factorial, prod

from ..activations import FORMULAS, bound, taylor, vanishes
from ..errors import Budget, proof, reach, shape
from ..exact import Real, TooWide, power
from ..reader import Node
from .algebra import leaves
from .boxes import check_tree
from .gate import Gate
from .wording import listing, number, product


def attempts(gate: Gate, count: int, budget: Budget) -> Iterator[tuple[int, int]]:
    """Yield numbers of terms and bits to try, from the witness's number of terms upward, and pay for each."""
    for doubling in range(4):
        terms = min(200, count << doubling)
        bits = (128 + 8 * (gate.n + 2 * terms)) << doubling
        gate.afford(terms, bits, budget)
        yield terms, bits


def monotone(terms: list[Real], rest: Real, count: int) -> bool:
    """Say whether the average in dG/dx_1 keeps one sign: h_k at the corner is 2(k+1) g_(k+1)/(n R^2) (Euler's identity, symmetry), h_0 is constant,
    and 0 <= h_k(x) <= h_k(corner), so it does when |t_1| >= sum of k |t_k| over the t_k of the other sign, plus (count + 1) times the rest."""
    first = terms[0] if terms[0].lo >= 0 else -terms[0]
    adverse = (rest * (count + 1)).hi
    for k, term in enumerate(terms[1:], 2):
        against = -term.lo if terms[0].lo >= 0 else term.hi
        adverse += max(0, against) * k
    return first.lo >= adverse


def gate_error(params: Node, witness: Node, budget: Budget) -> str:
    """Enclose the supremum: by its value at the corner when the error increases in every |x_i|, or box by box along a tree."""
    activation, bias, low, size, radius, scale, high = params.fields("activation", "bias", "lower", "n", "radius", "scale", "upper")
    tree = type(witness.value) is dict and witness.value.get("method") == "tree"
    method, detail = witness.fields("method", "tree" if tree else "terms")
    method.word("corner", "tree")
    gate, lower, upper = Gate(activation, bias, size, radius, scale), low.rational(), high.rational()
    shape("bounds-order", 0 <= lower <= upper, low.path, "0 <= lower <= upper is wanted", lower, upper)
    if tree:
        marks = list(leaves(detail, gate.n))
        check_corner(gate, 6, lower, None, low, budget)
        check_tree(gate, upper, marks, high, budget)
    else:
        check_corner(gate, detail.integer(1, 200), lower, upper, low, budget)
    return (
        f"For {gate.words()} and for lambda = {number(gate.scale)} the supremum of |m(x) - {product(gate.n)}|"
        f" over [-{number(gate.radius)}, {number(gate.radius)}]^{gate.n} is at least {number(lower)} and at most {number(upper)}."
    )


def corner_values(gate: Gate, terms: list[Real], rest: Real, bits: int) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield enclosures of |m - E| at the corner: by the series, then by the network itself."""
    volume = power(gate.radius, gate.n)
    error = abs(sum(terms, start=Real(-rest.hi, rest.hi, bits))).times(volume.numerator, volume.denominator)
    yield error.lower(), error.upper()
    error = abs(gate.at([gate.radius] * gate.n, bits) - Real.of(volume, bits))
    yield error.lower(), error.upper()


def check_corner(gate: Gate, count: int, lower: Fraction, upper: Fraction | None, node: Node, budget: Budget) -> None:
    """Require lower <= |m - E| at the corner, and, with `upper`, that this is the supremum and at most `upper`, or that sum_k |t_k| R^n is."""
    rising, value = False, (Fraction(0), Fraction(-1))
    for number_of_terms, bits in attempts(gate, count, budget):
        try:
            terms, rest = gate.series(number_of_terms, bits)
            rising = rising or upper is None or monotone(terms, rest, number_of_terms)
            crude = sum((abs(term) for term in terms), start=rest).upper() * power(gate.radius, gate.n)
            for value in corner_values(gate, terms, rest, bits):
                below, above = not rising or lower <= value[1], upper is None or value[0] <= upper
                proof("corner-above", above, "$.claim.params.upper", "the error at the corner is greater", value[0], upper)
                proof("corner-below", below, node.path, "the error at the corner is less than this", value[1], lower)
                if lower <= value[0] and (upper is None or crude <= upper or (rising and value[1] <= upper)):
                    return
        except TooWide:
            continue
    reach("corner-monotone", rising, "$.witness", "the error was not shown to increase towards the corner: the scale is too large for this method")
    reach("corner-width", False, node.path, "the error at the corner could not be enclosed well enough", *value)


def gate_rate(params: Node, witness: Node, budget: Budget) -> str:
    """For lambda <= L: |t_k(lambda)| <= |t_k(L)| (lambda/L)^2, and so for the rest; |E| <= R^n on the box and = R^n at the corner."""
    activation, bias, low, size, radius, scale, high = params.fields("activation", "bias", "lower", "n", "radius", "scale_max", "upper")
    (number_of_terms,) = witness.fields("terms")
    gate, lower, upper = Gate(activation, bias, size, radius, scale), low.rational(), high.rational()
    shape("rate-order", 0 <= lower <= upper, low.path, "0 <= lower <= upper is wanted", lower, upper)
    factor = gate.radius**gate.n / gate.scale**2
    least, most = Fraction(0), upper + 1
    for count, bits in attempts(gate, number_of_terms.integer(1, 200), budget):
        try:
            terms, rest = gate.series(count, bits)
        except TooWide:
            continue
        others = sum((abs(term) for term in terms[1:]), start=rest)
        most, least = (abs(terms[0]) + others).upper() * factor, max(Fraction(0), (abs(terms[0]) - others).lower() * factor)
        leading = abs(terms[0]).times(gate.scale.denominator**2, gate.scale.numerator**2)
        limits = [end * gate.radius**gate.n for end in (leading.lower(), leading.upper())]
        proof("rate-upper", limits[0] <= upper, high.path, "error / lambda^2 at the corner tends to more than this", limits[0], upper)
        proof("rate-lower", lower <= limits[1], low.path, "error / lambda^2 tends to less than this", limits[1], lower)
        if lower <= least and most <= upper:
            break
    reach("rate-width", lower <= least and most <= upper, low.path, "the series bounds error / lambda^2 only between these", least, most)
    return (
        f"For {gate.words()} and for every 0 < lambda <= {number(gate.scale)}: {number(lower)} lambda^2 <= the supremum of"
        f" |m(x) - {product(gate.n)}| over [-{number(gate.radius)}, {number(gate.radius)}]^{gate.n} <= {number(upper)} lambda^2."
    )


def gate_diverges(params: Node, witness: Node, budget: Budget) -> str:
    """|m| <= 1/(lambda^n |sigma^(n)(b)|), as |sigma| <= 1, and half of that for logistic, where |sigma - 1/2| <= 1/2 and constants cancel: less for
    every larger lambda."""
    activation, bias, wanted, size, place, scale = params.fields("activation", "bias", "gap", "n", "point", "scale_min")
    witness.fields()
    activation.word("cos", "erf", "gaussian", "logistic", "sin", "tanh")
    gate, gap = Gate(activation, bias, size, Node("1", place.path), scale), wanted.rational()
    point = place.rationals(gate.n)
    shape("gap-positive", gap > 0, wanted.path, "the gap must be positive", gap, 0)
    n, factor = gate.n, power(gate.scale, gate.n) * (2 if gate.name == "logistic" else 1)
    distance = abs(prod(point, start=Fraction(1))) - gap
    limit = Fraction(0)
    for _, bits in attempts(gate, 1, budget):
        derivative = abs(taylor(gate.name, gate.b, n, bits)[n] * factorial(n))
        proof("gap-too-large", distance > 0, wanted.path, "the product itself is not further from 0 than this", gap, abs(prod(point)))
        limit = derivative.upper() * factor * distance
        if derivative.lower() * factor * distance >= 1:
            break
        proof("gap-unreached", limit >= 1, wanted.path, "the bound on |m| leaves a smaller gap: (|E| - gap) over that bound is < 1", limit, 1)
    else:
        reach("gap-width", False, wanted.path, "the derivative could not be enclosed well enough", limit, 1)
    return f"For {gate.words()} and for every lambda >= {number(gate.scale)}: |m(x) - {product(n)}| >= {number(gap)} at x = {listing(place)}."


def scaled_bias_gate(params: Node, witness: Node, budget: Budget) -> str:
    """|m| <= |E| sup|sigma^(n)| / |sigma^(n)(b)|, the supremum over an interval that shrinks with lambda."""
    activation, bias, wanted, size, place, scale = params.fields("activation", "bias", "gap", "n", "point", "scale_max")
    witness.fields()
    gate, gap = Gate(activation, bias, Node(size.integer(2, 64), size.path), Node("1", place.path), scale), wanted.rational()
    point, n = place.rationals(gate.n), gate.n
    shape("scaled-gap-positive", gap > 0, wanted.path, "the gap must be positive", gap, 0)
    gate.afford(12, 256, budget)
    reachable = gate.scale * (abs(gate.b) + sum(map(abs, point)))
    derivative = abs(taylor(gate.name, gate.b, n, 256)[n]).lower()
    reach("scaled-width", derivative > 0, bias.path, "the derivative could not be enclosed well enough", derivative, 0)
    most = bound(gate.name, n, -reachable, reachable) / derivative
    left = abs(prod(point, start=Fraction(1))) * (1 - most)
    reach("scaled-gap", gap <= left, wanted.path, "the bound on |m| leaves a smaller gap", gap, left)
    return (
        f"For sigma(u) = {FORMULAS[gate.name]}, b = {number(gate.b)}: sigma^({n})(b) != 0, and for every 0 < lambda <= {number(gate.scale)}"
        f" the network m(x) = sum over the 2^{n} sign vectors s of s_1...s_{n} sigma(lambda (b + s.x)) / (2^{n} lambda^{n} sigma^({n})(b)),"
        f" whose bias is scaled too, has |m(x) - {product(n)}| >= {number(gap)} at x = {listing(place)}."
    )


def activation_pattern(params: Node, witness: Node, budget: Budget) -> str:
    """Each derivative is decided exactly by `vanishes`; the first derivative of gelu by an enclosure, which can only show that it is not 0."""
    activation, bias, nonzero, zero = params.fields("activation", "bias", "nonzero", "zero")
    witness.fields()
    name, b = activation.word(*FORMULAS), bias.rational()
    alive, dead = nonzero.increasing(0, 64), zero.increasing(0, 64)
    shape("pattern-disjoint", not set(alive) & set(dead), zero.path, "an order is in both lists", sorted(set(alive) & set(dead)))
    shape("pattern-empty", bool(alive or dead), nonzero.path, "both lists are empty")
    bits = b.numerator.bit_length() + b.denominator.bit_length()
    for node, orders, wanted in ((nonzero, alive, False), (zero, dead, True)):
        for k in orders:
            budget.spend((k + 1) ** 2 * (1 + bits * (k + 1) // 2000) ** 2 * 10, f"derivative {k}")
            answer = vanishes(name, b, k)
            if answer is None:
                value = taylor(name, b, k, 256)[k]
                reach("pattern-width", not value.lo <= 0 <= value.hi, node.path, "an enclosure of the first derivative of gelu holds 0", b)
                answer = False
            proof("pattern", answer is wanted, node.path, f"the derivative of order {k} is {'0' if answer else 'not 0'}", k, b)
    return f"For sigma(u) = {FORMULAS[name]} and b = {number(b)}: sigma^(k)(b) = 0 for k in {dead} and sigma^(k)(b) != 0 for k in {alive}."
