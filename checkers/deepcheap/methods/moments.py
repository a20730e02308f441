"""Does a given network satisfy A2 and A3? Every monomial of degree <= n, exactly, for arbitrary rational weights.

Three ways, chosen by what the rows look like: direct sums while they are few; 2^n square-free moments when every row takes at most two
values (`exact.two_valued`); else all C(2n, n) moments by split halves (`exact.halves`).

**Distinct values.** If row i takes q_i distinct values, a^q_i is on those values a combination of lower powers. So the moment of r with r_i
>= q_i is a combination of moments of exponent vectors r' <= r, r' != r, of lower degree; reducing on, of r' with r'_i <= q_i - 1 for all i.
If |r| <= n, none of them is (1, ..., 1), which has degree n. Hence: *when all reduced moments of degree < n vanish, all moments of degree
<= n but that of (1, ..., 1), and but the reduced ones of degree n, vanish.* The moment of (1, ..., 1) itself is always computed, also where
q_i = 1 makes it not reduced. The reduction uses moments of every lower degree. So the reduced moments decide when A3 asks for every degree
0..n; or for 1..n, when every row takes the value 0 (then a^q_i is a combination of a^1 .. a^(q_i - 1), and no reduction ends in degree 0).
In other patterns of sigma_k = 0 the lemma is not used by `halves`.

Source: Lin-Tegmark-Rolnick, equations (A2), (A3).
"""

from __future__ import annotations

from fractions import Fraction

from ..certificate import rational
from ..errors import CostError, InputError
from ..exact import two_valued
from ..exact.monomials import count, product_monomial
from ..exact.scaled import ScaledNetwork, scaled, scan_degree
from ..obligations import Finding, Json, Neuron, ProductNetwork, Statement

SCAN_STEPS = 200_000
WORK = 6e11
"""Floating-point operations that the sweep may take: about a minute on one core."""
MEMORY = 5e8

Monomial = tuple[int, ...]


def product_network(o: ProductNetwork) -> Finding:
    """Decide whether sum_j w_j (a_j.x)^k = [k = n] x_1...x_n for every degree k in `nonzero`.

    A failing network gets the statement `network-coefficient` on the first wrong monomial, by degree, then lexicographically (or on x_1...x_n
    where that one is wrong and the others are too many to list).

    Source: Lin-Tegmark-Rolnick, equations (A2), (A3); `certificates/FORMAT.md`, 4.2 and 4.3.
    Shapes: m neurons of n + 1 rationals.
    Raises: InputError for a wrong shape; CostError when all monomials would cost more than about a minute or 0.5 GB.

    >>> from deepcheap.exact.constructions import sign_network
    >>> product_network(ProductNetwork(2, sign_network(2), (0, 1, 2))).answer
    'yes'
    >>> product_network(ProductNetwork(2, sign_network(2)[:3], (0, 1, 2))).statement.params["monomial"]
    [0, 0]
    """
    check(o)
    net = scaled(o.neurons)
    failure = first_failure(net, o.nonzero)
    neurons = spelled(o.neurons)
    if failure is None:
        nonzero: list[Json] = list(o.nonzero)
        params: dict[str, Json] = {"biases": o.biases, "n": o.n, "neurons": neurons, "nonzero": nonzero}
        return Finding("yes", Statement("product-network", params, assumptions(o.biases)), {})
    monomial: list[Json] = list(failure)
    params = {"monomial": monomial, "n": o.n, "neurons": neurons, "value": rational(net.coefficient(failure))}
    return Finding("no", Statement("network-coefficient", params, assumptions("none")), {})


def assumptions(biases: str) -> tuple[str, ...]:
    """List the assumptions of the statements of this module, in their order."""
    return ("common-expansion-point", "output-bias" if biases == "output" else "bias-free", "taylor-equality-to-degree-n")


def check(o: ProductNetwork) -> None:
    """Raise InputError unless the obligation has the shape that `certificates/FORMAT.md` gives, 4.2."""
    if not 1 <= o.n <= 64:
        raise InputError(f"n = {o.n} is not in 1..64; choose n in that range")
    if o.biases not in ("none", "output"):
        raise InputError(f"biases {o.biases!r} are unknown; choose none or output")
    if sorted({*o.nonzero}) != list(o.nonzero) or not o.nonzero or o.nonzero[0] < 0 or o.nonzero[-1] != o.n:
        raise InputError(f"the degrees {o.nonzero} are not increasing in 0..{o.n} with the last equal to {o.n}; list the k with sigma_k != 0")
    if o.biases == "output" and o.nonzero[0] == 0:
        raise InputError("an output bias absorbs the degree 0; leave 0 out of the degrees")
    wrong = next((j for j, neuron in enumerate(o.neurons) if len(neuron) != o.n + 1), None)
    if wrong is not None or not o.neurons:
        raise InputError(f"neuron {wrong} does not have n + 1 = {o.n + 1} numbers (w, a_1, ..., a_n); give at least one, all of that length")


class Spellings(dict[tuple[int, int], Json]):
    """The spelling of each rational that occurs, by its numerator and denominator, made once."""

    def __missing__(self, ratio: tuple[int, int]) -> Json:
        self[ratio] = rational(Fraction(*ratio))
        return self[ratio]


def spelled(neurons: tuple[Neuron, ...]) -> list[Json]:
    """Spell the neurons as FORMAT has them."""
    table = Spellings()
    return [[table[ratio] for ratio in map(Fraction.as_integer_ratio, neuron)] for neuron in neurons]


def first_failure(net: ScaledNetwork, nonzero: tuple[int, ...]) -> Monomial | None:
    """Return the first monomial of the degrees `nonzero` with a wrong coefficient, by degree and then lexicographically.

    >>> from deepcheap.exact.constructions import half_cube_network
    >>> net = scaled(half_cube_network(3))
    >>> first_failure(net, (0, 1, 3)), first_failure(net, (0, 1, 2, 3))
    (None, (0, 1, 1))
    """
    todo = list(nonzero)
    steps = 0
    while todo:
        steps += count(len(net.rows), todo[0]) * len(net.weights)
        if steps > SCAN_STEPS:
            break
        wrong = _with_product(net, todo[0], scan_degree(net, todo[0]))
        if wrong:
            return wrong
        todo.pop(0)
    if not todo:
        return None
    by_values = two_valued.recognise(net) if len(net.rows) <= two_valued.LARGEST_N else None
    if by_values is not None:
        try:
            return failure_by_values(net, by_values, todo)
        except TimeoutError:  # too many monomials within reach of the moments that are not 0: sweep them all
            pass
    return failure_by_halves(net, nonzero, frozenset(todo))


def _with_product(net: ScaledNetwork, degree: int, wrong: Monomial | None) -> Monomial | None:
    """Take x_1...x_n into account, whose coefficient must be 1: return the first wrong monomial of this degree."""
    ones = product_monomial(len(net.rows))
    if degree == len(ones) and net.coefficient(ones) != 1:
        return min(ones, wrong) if wrong else ones
    return wrong


def failure_by_values(net: ScaledNetwork, table: two_valued.TwoValued, degrees: list[int]) -> Monomial | None:
    """Return the first wrong monomial when every row takes at most two values.

    Raises: TimeoutError when more monomials are within reach than `two_valued.STEPS` allows.
    """
    ones = product_monomial(len(net.rows))
    for degree in degrees:
        reached = two_valued.nonzero_moments(table, degree)
        wrong = _with_product(net, degree, next((r for r, moment in reached if moment and r != ones), None))
        if wrong:
            return wrong
    return None


def failure_by_halves(net: ScaledNetwork, nonzero: tuple[int, ...], degrees: frozenset[int]) -> Monomial | None:
    """Return the first wrong monomial, by split halves over all monomials, or the reduced ones where they decide.

    Where all monomials are too many but x_1...x_n is wrong, that one is returned, first or not.
    Raises: CostError when they are too many and x_1...x_n is right.
    """
    ones = product_monomial(len(net.rows))
    caps = exponent_caps(net, nonzero)
    try:
        refuse_above_budget(net, degrees, caps)
    except CostError:
        if net.coefficient(ones) != 1:
            return ones
        raise
    from ..exact import halves

    found = halves.first_failure(halves.sweep_for(net, max(degrees), caps), degrees)
    if net.coefficient(ones) != 1 and (found is None or (len(ones), ones) < found):
        return ones
    return None if found is None else found[1]


def exponent_caps(net: ScaledNetwork, nonzero: tuple[int, ...]) -> list[int]:
    """Return the largest exponent of each variable that has to be looked at, by the lemma on distinct values where it applies.

    >>> from deepcheap.exact.constructions import sign_network
    >>> exponent_caps(scaled(sign_network(3)), (0, 1, 2, 3)), exponent_caps(scaled(sign_network(3)), (1, 3))
    ([1, 1, 1], [3, 3, 3])
    """
    n = len(net.rows)
    zero_everywhere = all(0 in row for row in net.rows)
    if nonzero == tuple(range(n + 1)) or (nonzero == tuple(range(1, n + 1)) and zero_everywhere):
        return [min(n, max(0, len(set(row)) - 1)) for row in net.rows]
    return [n] * n


def monomials_within(caps: list[int], degree: int) -> int:
    """Count the exponent vectors r <= caps of degree at most `degree`.

    >>> monomials_within([3, 3, 3], 3), monomials_within([1, 1, 1], 3)
    (20, 8)
    """
    counts = [1] + [0] * degree
    for cap in caps:
        counts = [sum(counts[max(0, d - cap) : d + 1]) for d in range(degree + 1)]
    return sum(counts)


def refuse_above_budget(net: ScaledNetwork, degrees: frozenset[int], caps: list[int]) -> None:
    """Raise CostError with the cost when the sweep would exceed `WORK` operations or `MEMORY` bytes."""
    degree, m, n = max(degrees), len(net.weights), len(caps)
    size = monomials_within(caps, degree)
    bits = net.bound(degree).bit_length()
    passes = 1 if bits <= 53 else -(-bits // 20)
    work = 2.0 * size * m * passes
    memory = 16.0 * size
    if work > WORK or memory > MEMORY:
        raise CostError(
            f"n = {n} with {m} neurons and moments of {bits} bits has {size} monomials: about {work:.1e} operations "
            f"({work / 1e10:.0f} s) and {memory / 2**20 + 200:.0f} MiB, over the limit of {WORK:.0e} and {MEMORY / 2**20:.0f} MiB; use fewer "
            f"inputs, shorter numbers, or rows that take two values each"
        )
