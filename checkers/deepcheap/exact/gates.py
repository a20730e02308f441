"""Deep networks by counting: multiplication gates for the monomials of a polynomial, and products by layers of blocks."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from .directions import essential
from .sparse import Monomial, Polynomial, Terms, degree, frozen, quotient, times

NEURONS_PER_GATE = 4
Combination = dict[int, Fraction]
"""A linear combination of 1 (index 0), inputs and gates."""


def add_to(total: Combination, more: Combination, c: Fraction) -> None:
    """Add a multiple of a linear combination."""
    for i, value in more.items():
        total[i] = total.get(i, Fraction(0)) + c * value
        if not total[i]:
            del total[i]


class Builder:
    """Collects gates; equal factors, up to a constant, are computed once."""

    def __init__(self, n: int, inputs: Mapping[int, Combination]) -> None:
        self.n, self.inputs = n, inputs
        self.gates: list[tuple[Combination, Combination]] = []
        self.known: dict[Polynomial, Combination] = {}

    def gate(self, left: Combination, right: Combination) -> Combination:
        """A new gate."""
        self.gates.append((left, right))
        return {self.n + len(self.gates): Fraction(1)}

    def build(self, terms: Terms) -> Combination:
        """Compute a polynomial: split off the variable of most terms, p = x q + r, until r is affine."""
        total, rest = self.affine(terms)
        while rest:
            if len(rest) == 1:
                ((m, c),) = rest.items()
                add_to(total, self.monomial(m), c)
                break
            counts: dict[int, int] = {}
            for m in rest:
                for i, _ in m:
                    counts[i] = counts.get(i, 0) + 1
            x = max(sorted(counts), key=lambda i: counts[i])
            q = {left: c for m, c in rest.items() if (left := quotient(m, ((x, 1),))) is not None}
            rest = {m: c for m, c in rest.items() if x not in dict(m)}
            product, c = self.multiple(x, q)
            add_to(total, product, c)
        return total

    def multiple(self, x: int, q: Terms) -> tuple[Combination, Fraction]:
        """x q, as a gate for x q / c, c the first coefficient of q."""
        c = min(q.items())[1]
        key = frozen({times(m, ((x, 1),)): value / c for m, value in q.items()})
        if key not in self.known:
            if len(q) == 1:
                self.known[key] = self.monomial(key[0][0])
            else:
                self.known[key] = self.gate(self.inputs[x], self.build({m: value / c for m, value in q.items()}))
        return self.known[key], c

    def affine(self, terms: Terms) -> tuple[Combination, dict[Monomial, Fraction]]:
        """The terms of degree at most 1, computed, and the others."""
        total: Combination = {}
        for m, c in terms.items():
            if degree(m) < 2:
                add_to(total, self.inputs[m[0][0]] if m else {0: Fraction(1)}, c)
        return total, {m: c for m, c in terms.items() if degree(m) > 1}

    def monomial(self, m: Monomial) -> Combination:
        """Compute a monomial: the square of its root, or one factor times the rest."""
        if degree(m) == 1:
            return self.inputs[m[0][0]]
        key = ((m, Fraction(1)),)
        if key not in self.known:
            if all(e % 2 == 0 for _, e in m):
                half = self.monomial(tuple((i, e // 2) for i, e in m))
                self.known[key] = self.gate(half, half)
            else:
                i = next(i for i, e in m if e % 2)
                self.known[key] = self.gate(self.inputs[i], self.monomial(quotient(m, ((i, 1),)) or ()))
        return self.known[key]


def circuit(terms: Terms, n: int) -> tuple[list[tuple[Combination, Combination]], Combination]:
    """Gates and output of a circuit for p: Horner's scheme or term by term, in few variables, whichever takes fewer gates.

    Index 0 is the constant 1, 1..n the inputs, then the gates.

    >>> from fractions import Fraction
    >>> len(circuit({((1, 4),): Fraction(1)}, 1)[0])
    2
    """
    inputs = {min(form): dict(form) for form in essential(terms)}
    reduced = {m: c for m, c in terms.items() if all(i in inputs for i, _ in m)}
    horner, single = Builder(n, inputs), Builder(n, inputs)
    nested = horner.build(reduced)
    total, rest = single.affine(reduced)
    for m, c in sorted(rest.items(), key=lambda term: degree(term[0])):
        add_to(total, single.monomial(m), c)
    return (horner.gates, nested) if len(horner.gates) <= len(single.gates) else (single.gates, total)


@cache
def layers(n: int, k: int) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """The fewest neurons for the product of n factors with k hidden layers of blocks, 2^s neurons for a block of s, and the blocks.

    Blocks of one layer differ by at most one: 2^s is convex. Source: `certificates/FORMAT.md`, 9.7.

    >>> layers(4, 1)[0], layers(4, 2)
    (16, (12, ((2, 2), (2,))))
    """
    if k == 1:
        return 1 << n, ((n,),)
    options = []
    for count in range(1, n + 1):
        blocks = (n // count + 1,) * (n % count) + (n // count,) * (count - n % count)
        rest, others = layers(count, k - 1)
        options.append((sum(1 << s for s in blocks) + rest, (blocks, *others)))
    return min(options, key=lambda option: (option[0], len(option[1][0])))


def lower_root(n: int, k: int) -> Fraction:
    """The largest multiple of 1/64 that is at most n^(1/k).

    >>> lower_root(8, 3)
    Fraction(2, 1)
    """
    low, high = 0, 64 * n
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if Fraction(middle, 64) ** k <= n else (low, middle - 1)
    return Fraction(low, 64)


def least_factor(total: int, n: int, k: int) -> Fraction:
    """The smallest multiple C of 1/8 with total <= C n^((k-1)/k) 2^r, r the lower root.

    >>> least_factor(8, 3, 1)
    Fraction(1, 1)
    """
    r = lower_root(n, k)
    power = k * r.denominator
    right = Fraction(n) ** ((k - 1) * r.denominator) * Fraction(2) ** (r.numerator * k)
    low, high = 1, 8
    while Fraction(total) ** power > Fraction(high, 8) ** power * right:
        high *= 2
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if Fraction(total) ** power <= Fraction(middle, 8) ** power * right else (middle + 1, high)
    return Fraction(low, 8)
