"""Deep networks of product and copy gates: compiled from a polynomial, with a rigorous bound of their error.

Source: Corollary of section II.C.1 and its footnote 3; the error bound is in `certificates/FORMAT.md`, 7.1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from ..obligations import Json, Terms
from .activations import Activation
from .balls import absolute

Form = tuple[tuple[int, Fraction], ...]
"""An affine form in the outputs of the previous layer: (index, coefficient), index 0 for the constant 1."""
Unit = tuple[Form, ...]
"""One form: a copy gate. Two: a product gate."""
Key = tuple[int, ...]
"""The exponents of a monomial."""


@dataclass(frozen=True, slots=True)
class Network:
    """Hidden layers of gates, and the affine output."""

    inputs: int
    layers: tuple[tuple[Unit, ...], ...]
    output: Form

    def neurons(self, gate: int) -> int:
        """Count the hidden neurons: `gate` for a product, 1 for a copy.

        >>> compiled((((1, 1), Fraction(1)),), 2).neurons(4)
        4
        """
        return sum(gate if len(unit) == 2 else 1 for layer in self.layers for unit in layer)

    def spelled(self, scales: tuple[Fraction, Fraction]) -> tuple[Json, Json]:
        """The layers, with the scales of copy and product gates, and the output, as they stand in a certificate."""
        layers: list[Json] = [[[str(scales[len(unit) - 1]), *map(form_json, unit)] for unit in layer] for layer in self.layers]
        return layers, form_json(self.output)


def form_json(form: Form) -> Json:
    """A form as it stands in a certificate."""
    return [[index, str(c)] for index, c in form]


@dataclass(slots=True)
class Plan:
    """Which monomial is the product of which two, the fewer new ones the better."""

    shape: str
    wanted: tuple[Key, ...]
    split: dict[Key, tuple[Key, Key]] = field(default_factory=dict)

    def add(self, key: Key) -> None:
        """Plan a monomial and its parts."""
        if sum(key) < 2 or key in self.split:
            return
        parts = self.reused(key) or self.default(key)
        for part in parts:
            self.add(part)
        self.split[key] = parts

    def default(self, key: Key) -> tuple[Key, Key]:
        """Split the factors in two halves, by preference one that divides many monomials, or split off the last one (`chain`)."""
        factors = [i for i, e in enumerate(key) for _ in range(e)]
        half = (len(factors) + 1) // 2
        choices = [factors[:-1]] if self.shape == "chain" else [factors[::2], factors[:half], factors[-half:]]
        parts = [tuple(first.count(i) for i in range(len(key))) for first in choices]
        one = max(parts, key=lambda part: (part == minus(key, part), self.uses(part) + self.uses(minus(key, part))))
        return one, minus(key, one)

    def uses(self, part: Key) -> int:
        """Count the monomials that a part of degree at least 2 divides."""
        return sum(all(a <= b for a, b in zip(part, key, strict=True)) for key in self.wanted) if sum(part) > 1 else 0

    def reused(self, key: Key) -> tuple[Key, Key] | None:
        """Two parts that exist already (or are inputs), within the depth of a balanced tree."""
        half = sum(key) if self.shape == "chain" else 1 << ((sum(key) - 1).bit_length() - 1)
        for one in self.split:
            if all(a <= b for a, b in zip(one, key, strict=True)):
                rest = minus(key, one)
                if max(sum(one), sum(rest)) <= half and (sum(rest) == 1 or rest in self.split):
                    return one, rest
        return None

    def height(self, key: Key) -> int:
        """The layer that computes a monomial; inputs are layer 0."""
        return 1 + max(map(self.height, self.split[key])) if sum(key) > 1 else 0


def minus(key: Key, part: Key) -> Key:
    """The other factor."""
    return tuple(a - b for a, b in zip(key, part, strict=True))


def compiled(terms: Terms, inputs: int, shape: str = "tree") -> Network:
    """Compile a polynomial: one product gate for each multiplication, copies for what is needed later, one running sum.

    >>> network = compiled((((2, 1, 0), Fraction(1)), ((1, 1, 1), Fraction(1))), 3)
    >>> [len(layer) for layer in network.layers], network.neurons(4)
    ([3, 2], 14)
    """
    plan, wanted = Plan(shape, tuple(key for key, _ in terms)), dict(terms)
    for key in sorted((k for k in wanted if sum(k) > 1), key=lambda k: (sum(k), k)):
        plan.add(key)
    heights = {key: plan.height(key) for key in plan.split}
    last_use: dict[Key, int] = {}
    for key, parts in plan.split.items():
        for part in parts:
            last_use[part] = max(last_use.get(part, 0), heights[key])
    depth = max(heights.values(), default=0)
    here: dict[Key | str, int] = {tuple(int(i == j) for j in range(inputs)): i + 1 for i in range(inputs)}
    layers = []
    for level in range(1, depth + 1):
        units: list[Unit] = []
        after: dict[Key | str, int] = {}

        def put(name: Key | str, unit: Unit, units: list[Unit] = units, after: dict[Key | str, int] = after) -> None:
            units.append(unit)
            after[name] = len(units)

        for key, (one, other) in plan.split.items():
            if heights[key] == level:
                put(key, (((here[one], Fraction(1)),), ((here[other], Fraction(1)),)))
        for name, index in here.items():
            if isinstance(name, tuple) and last_use.get(name, 0) > level:
                put(name, (((index, Fraction(1)),),))
        total = running_sum(here, wanted, heights, level - 1)
        if total:
            put("sum", (total,))
        layers.append(tuple(units))
        here = after
    constant = wanted.get((0,) * inputs, Fraction(0))
    output = (((0, constant),) if constant else ()) + running_sum(here, wanted, heights, depth)
    return Network(inputs, tuple(layers), output)


def running_sum(here: dict[Key | str, int], wanted: dict[Key, Fraction], heights: dict[Key, int], level: int) -> Form:
    """What was summed before, and the terms that were just finished."""
    form = {here["sum"]: Fraction(1)} if "sum" in here else {}
    for key, c in wanted.items():
        if any(key) and heights.get(key, 0) == level:
            form[here[key]] = c
    return tuple(sorted(form.items()))


@dataclass(slots=True)
class Deviation:
    """Bounds how far a network's values are from the exact ones on the box."""

    sigma: Activation
    bias: Fraction
    gate: int
    radius: Fraction
    known: dict[tuple[int, Fraction], Fraction] = field(default_factory=dict)

    def peak(self, order: int, reach: Fraction) -> Fraction:
        """An upper bound of |sigma^(order)| near the bias, over |sigma'(b)| for order 2 and |sigma''(b)| beyond."""
        wide = Fraction(2) ** (reach.numerator.bit_length() - reach.denominator.bit_length() + 1)
        if (order, wide) not in self.known:
            base = absolute(self.sigma.derivatives(self.bias, 2, 192)[1 if order == 2 else 2])[0]
            top = absolute(self.sigma.bound(order, self.bias, wide))[1] if wide < 4 else None
            self.known[order, wide] = Fraction(10) ** 60 if top is None or not base else top / base
        return self.known[order, wide]

    def unit(self, arguments: list[tuple[Fraction, Fraction]], scale: Fraction) -> tuple[Fraction, Fraction]:
        """Size and deviation of a gate's value, from those of its arguments."""
        if len(arguments) == 1:
            ((size, off),) = arguments
            most = size + off
            return size, off + scale * most**2 * self.peak(2, scale * most) / 2
        (bu, du), (bv, dv) = arguments
        u, v = bu + du, bv + dv
        if self.gate == 4:
            error = scale**2 * (u * u + v * v) * self.peak(4, scale * (u + v)) / 6
        else:
            error = scale * (u + v) * self.peak(3, scale * (u + v)) / 2
        return bu * bv, u * v * error + bu * dv + bv * du + du * dv

    def of(self, network: Network, scales: tuple[Fraction, Fraction]) -> Fraction | None:
        """The deviation of the output; None when some value deviates by more than its size and 1."""
        one = (Fraction(1), Fraction(0))
        values = [one] + [(self.radius, Fraction(0))] * network.inputs
        for layer in network.layers:
            fresh = [self.unit([combined(form, values) for form in unit], scales[len(unit) - 1]) for unit in layer]
            if any(off > size + 1 for size, off in fresh):
                return None
            values = [one] + [(size, upward(off)) for size, off in fresh]
        return combined(network.output, values)[1]

    def scales(self, network: Network, upper: Fraction) -> tuple[Fraction, Fraction] | None:
        """Powers of 2 for copies and products with half the deviation wanted, largest first; None when 2**-2000 does not do."""
        step = 0
        while step < 2000:
            fine, coarse = Fraction(1, 4**step), Fraction(1, 2**step)
            chosen = (fine, coarse if self.gate == 4 else fine)
            off = self.of(network, chosen)
            if off is not None and 2 * off <= upper:
                return chosen
            excess = Fraction(1) if off is None else 2 * off / upper
            step += max(1, (excess.numerator.bit_length() - excess.denominator.bit_length()) // 4)
        return None


def combined(form: Form, values: list[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    """Size and deviation of an affine form."""
    return sum((abs(c) * values[i][0] for i, c in form), Fraction(0)), sum((abs(c) * values[i][1] for i, c in form), Fraction(0))


def upward(x: Fraction) -> Fraction:
    """Round a number >= 0 up to about 80 bits.

    >>> upward(Fraction(1, 3)) >= Fraction(1, 3)
    True
    """
    shift = max(0, 80 - x.numerator.bit_length() + x.denominator.bit_length())
    return Fraction(-(-(x.numerator << shift) // x.denominator), 1 << shift)
