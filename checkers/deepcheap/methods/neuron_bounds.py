"""How many neurons a product needs, by model: the theorems of docs/claims/neuron_bounds.md with their numbers."""

from __future__ import annotations

from fractions import Fraction
from math import comb, isqrt

from ..certificate import big_integer, rational
from ..errors import InputError
from ..exact.bands import QUADRIC_CASES, band_bound, free_bound, quadric_bound
from ..exact.moment_sums import bump_coefficients, pattern_defect, power_sums
from ..networks.models import Biases, Model, Pattern
from ..obligations import Finding, Json, LargeWeightNetwork, NetworkFloor, NeuronLowerBound, PatternNetwork, Statement

LARGEST = 1000
DIGITS = 12


def pattern_network(o: PatternNetwork) -> Finding:
    """Count the neurons of the construction with points (s sqrt t, 1_T), after checking its moments by finite differences.

    Source: `certificates/FORMAT.md`, 8.1.

    >>> pattern_network(PatternNetwork(4, 3)).statement.params["neurons"]
    '8'
    """
    if not 1 <= o.n <= 64 or not 0 <= o.zero < o.n:
        raise InputError(f"n = {o.n}, zero = {o.zero}: the construction is certified for n from 1 to 64 and 0 <= zero < n")
    defect = pattern_defect(o.n, o.zero)
    if defect is not None:
        return Finding("undecided", note=f"the moment at {defect} has the wrong value")
    params: dict[str, Json] = {"biases": o.biases, "n": o.n, "neurons": big_integer(2**o.n - 2**o.zero), "zero": o.zero}
    return Finding("yes", Statement("pattern-network", params, Model(Biases(o.biases)).assumptions))


def neuron_lower_bound(o: NeuronLowerBound) -> Finding:
    """Take the best of the arguments that apply to the model.

    Source: `certificates/FORMAT.md`, 8.2.

    >>> found = neuron_lower_bound(NeuronLowerBound(5, "none", (4, 5)))
    >>> found.witness, found.statement.params["neurons"]
    ({'method': 'quadrics'}, '24')
    """
    if not 1 <= o.n <= LARGEST:
        raise InputError(f"n = {o.n}: lower bounds are certified for n from 1 to {LARGEST}")
    if o.biases == "free":
        if o.nonzero not in ((), (o.n - 1,)) or o.nonzero == (0,):
            raise InputError(f"nonzero = {list(o.nonzero)}: with free biases it is empty or holds n - 1 = {o.n - 1} >= 1 alone")
        return _bound(o, free_bound(o.n, bool(o.nonzero)), "reduction")
    if not o.nonzero or o.nonzero[-1] != o.n or list(o.nonzero) != sorted(set(o.nonzero)) or o.nonzero[0] < (o.biases == "output"):
        raise InputError(f"nonzero = {list(o.nonzero)}: give increasing degrees k <= n that end with n (without 0 when there is an output bias)")
    zero = Pattern(o.n, o.nonzero).last_zero
    q = -1 if zero is None else zero
    if (o.n, q) in QUADRIC_CASES:
        return _bound(o, quadric_bound(o.n, q), "quadrics")
    return _bound(o, band_bound(o.n, q), "bands")


def _bound(o: NeuronLowerBound, least: int, method: str) -> Finding:
    if o.least is not None and least < o.least:
        return Finding("undecided", note=f"the certified bound is {least}, {o.least} was asked for")
    params: dict[str, Json] = {"biases": o.biases, "n": o.n, "neurons": big_integer(least), "nonzero": list(o.nonzero)}
    return Finding("yes", Statement("neuron-lower-bound", params, Model(Biases(o.biases)).assumptions), {"method": method})


def network_floor(o: NetworkFloor) -> Finding:
    """Bound the error of every network with so many neurons from below.

    Source: `certificates/FORMAT.md`, 8.3.

    >>> network_floor(NetworkFloor(2, 2, "monotone")).statement.params["lower"]
    '1/4'
    """
    if not 1 <= o.n <= LARGEST or o.neurons < 1:
        raise InputError(f"n = {o.n}, neurons = {o.neurons}: give n from 1 to {LARGEST} and at least one neuron")
    floor = _floor(o)
    if floor is None:
        return Finding("undecided", note=f"no floor is known for {o.neurons} neurons ({o.activations})")
    if o.lower is not None and floor < o.lower:
        return Finding("undecided", note=f"the certified floor is {floor}")
    params: dict[str, Json] = {"activations": o.activations, "biases": o.biases, "lower": rational(floor), "n": o.n}
    params["neurons"] = big_integer(o.neurons)
    return Finding("yes", Statement("network-floor", params))


def _floor(o: NetworkFloor) -> Fraction | None:
    if o.activations == "monotone":
        return Fraction(1, 4) if o.n == 2 and o.neurons <= 2 else None
    order, scale = (comb(o.n, o.n // 2), comb(o.n, o.n // 2) << o.n) if o.activations == "continuous" else (2**o.n, 2**o.n)
    rank = o.neurons + (o.activations == "exp" and o.biases == "free")
    if rank >= order:
        return None
    return Fraction(isqrt((order - rank) * 10 ** (2 * DIGITS)), 10**DIGITS * scale)


def large_weight_network(o: LargeWeightNetwork) -> Finding:
    """Expand the powers of the network; only degree n survives lambda -> 0, and it must be the product.

    Source: `certificates/FORMAT.md`, 8.4.
    """
    h = bump_coefficients(o.n) if o.bump == "gaussian" else (Fraction(0),) * (o.n + 1)
    if any(c == 0 and bump == 0 for c, bump in zip(o.sigma, h, strict=True)):
        return Finding("undecided", note="a Taylor coefficient of sigma vanishes")
    rest = sum((abs(row[0]) for row in o.neurons), Fraction(0)) / 2 if o.bump == "gaussian" else Fraction(0)
    if o.bump == "gaussian" and sum(row[0] for row in o.neurons) != 0:
        return Finding("undecided", note="the output weights do not add up to 0")
    for k in range(o.n + 1):
        sums = {r: o.sigma[k] * c for r, c in power_sums(o.neurons, o.n, k).items()}
        if k < o.n:
            rest += sum((abs(c) for c in sums.values()), Fraction(0))
        elif {r: c for r, c in sums.items() if c} != {(1,) * o.n: Fraction(1)}:
            return Finding("undecided", note="the terms of degree n are not the product")
    if o.upper is not None and rest > o.upper:
        return Finding("undecided", note=f"the certified constant is {rest}")
    params: dict[str, Json] = {
        "bump": o.bump,
        "n": o.n,
        "neurons": [[rational(x) for x in row] for row in o.neurons],
        "sigma": [rational(c) for c in o.sigma],
        "upper": rational(rest),
    }
    return Finding("yes", Statement("large-weight-network", params))
