"""The error of a sign gate on the boxes of a tree, by Taylor's formula about the middle of each box."""

from fractions import Fraction
from functools import lru_cache
from math import factorial, prod

from ..activations import bound, taylor
from ..errors import Budget, proof, reach
from ..exact import Real
from ..reader import Node
from .gate import Gate

ORDER, BITS = 8, 192
Sides = tuple[Fraction, ...]


def check_tree(gate: Gate, upper: Fraction, marks: list[str], node: Node, budget: Budget) -> None:
    """Require |m - E| <= upper on every leaf; a leaf where the enclosure is too wide is split further within the budget.

    [0, R]^n is enough: changing the sign of x_i changes the sign of m and of E."""
    reach("tree-dimension", gate.n <= 4, "$.witness.tree", "trees are checked for n <= 4 only", gate.n, 4)
    budget.spend(400_000, "the bound on the derivatives")
    narrow = taylor(gate.name, gate.b, gate.n, BITS)[gate.n]
    reach("tree-derivative", not narrow.lo <= 0 <= narrow.hi, "$.claim.params.bias", f"the derivative there is too small for {BITS} bits", gate.b)
    middle, error = (gate.radius / 2,) * gate.n, BoxError(gate)
    boxes = [(middle, middle)]
    for mark in marks:
        box = boxes.pop()
        if mark != "L":
            boxes += split(*box, int(mark) - 1)
            continue
        pending = [box]
        while pending:
            centre, halves = pending.pop()
            budget.spend(2**gate.n * 6000, "one box of the tree")
            value, spread = error.on(centre, halves)
            most = (value + spread).upper()
            proof("leaf-centre", value.lower() <= upper, node.path, "in the middle of a box the error is greater", value.lower(), upper)
            if most > upper:
                axis = halves.index(max(halves))
                reach("leaf-depth", halves[axis] * 2**24 > gate.radius, node.path, "the enclosures on the boxes stay too wide", most, upper)
                pending += split(centre, halves, axis)


def split(centre: Sides, halves: Sides, axis: int) -> list[tuple[Sides, Sides]]:
    """Cut a box in the middle of one side; the lower half comes last, that is, it is taken first."""
    small = tuple(h / 2 if i == axis else h for i, h in enumerate(halves))
    return [(tuple(c + sign * small[axis] if i == axis else c for i, c in enumerate(centre)), small) for sign in (1, -1)]


class BoxError:
    """Enclosures of |m - E| on boxes |x_i - c_i| <= h_i.

    By Taylor in each argument, m(c + d) = sum over j, e of W_j[e] lambda^j (sum of j!/r! d^r over |r| = j, r mod 2 = e) plus a rest, W_j[e] =
    sum_s prod(s) s^e sigma_j(b + lambda s.c) over the denominator. E(c + d) takes prod_(i not in e) c_i from the square-free term d^e.
    """

    def __init__(self, gate: Gate) -> None:
        self.gate, n, lam = gate, gate.n, gate.scale
        self.signs = [tuple(-1 if s >> i & 1 else 1 for i in range(n)) for s in range(2**n)]
        reachable = n * lam * gate.radius
        top, bottom = (lam**n).denominator, 2**n * (lam**n).numerator * factorial(n)
        divisor = taylor(gate.name, gate.b, n, BITS)[n]
        self.scales = [Real.of(lam**j, BITS).times(top, bottom) / divisor for j in range(ORDER + 2)]
        sup = Real.of(bound(gate.name, ORDER + 1, gate.b - reachable, gate.b + reachable), BITS)
        self.rest = abs(sup * self.scales[ORDER + 1]) * 2**n

    def on(self, centre: Sides, halves: Sides) -> tuple[Real, Real]:
        """Enclose |m - E| in the middle, and bound how far it can move within the box."""
        gate = self.gate
        spread, value = self.rest * Real.of(sum(halves) ** (ORDER + 1), BITS), Real(0, 0, BITS)
        points = [gate.b + gate.scale * sum(sign * c for sign, c in zip(row, centre, strict=True)) for row in self.signs]
        series = [taylor(gate.name, u, ORDER, BITS) for u in points]
        for j, table in enumerate(parity_sums(halves)):
            column = [terms[j] * prod(row) for terms, row in zip(series, self.signs, strict=True)]
            for e, (w, (free, other)) in enumerate(zip(transform(column), table, strict=True)):
                w = w * self.scales[j]
                if j == e.bit_count():
                    own = w * factorial(j) - Real.of(prod((c for i, c in enumerate(centre) if not e >> i & 1), start=Fraction(1)), BITS)
                    value, spread = (abs(own), spread) if j == 0 else (value, spread + abs(own) * free)
                spread = spread + abs(w) * other
        return value, spread


def transform(column: list[Real]) -> list[Real]:
    """Return sum_s (-1)^popcount(s & e) v_s for every e."""
    step = 1
    while step < len(column):
        for s in range(len(column)):
            if not s & step:
                column[s], column[s | step] = column[s] + column[s | step], column[s] - column[s | step]
        step *= 2
    return column


@lru_cache(maxsize=64)
def parity_sums(halves: Sides) -> list[list[tuple[Real, Real]]]:
    """Return, for j <= ORDER and each parity class e, the product of h over e if of degree j (else 0), and the sum of j!/r! h^r over the other r."""
    classes = []
    for e in range(2 ** len(halves)):
        poly = [Fraction(1)] + [Fraction(0)] * ORDER
        for i, h in enumerate(halves):
            factor = [h**k / factorial(k) if k % 2 == e >> i & 1 else Fraction(0) for k in range(ORDER + 1)]
            poly = [sum((poly[a] * factor[k - a] for a in range(k + 1)), Fraction(0)) for k in range(ORDER + 1)]
        free = [Fraction(0)] * (ORDER + 1)
        free[e.bit_count()] = prod((h for i, h in enumerate(halves) if e >> i & 1), start=Fraction(1))
        classes.append([(own, factorial(j) * (every - own)) for j, (own, every) in enumerate(zip(free, poly, strict=True))])
    return [[(Real.of(row[j][0], BITS), Real.of(row[j][1], BITS)) for row in classes] for j in range(ORDER + 1)]
