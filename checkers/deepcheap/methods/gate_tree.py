"""The tree method: the error of the gate on boxes that tile [0, radius]^n, for scales where the corner method ends (n <= 4).

On a box with centre c and half-widths r, f = m - E is within sum_i r_i |f_i(c)| + 1/2 sum_ij r_i r_j |f_ij(c)| of f(c), up to the terms
of order >= 3: at most sum_s |w_s| (sum_{3<=k<=J} |sigma^(k)(p_s)| d^k/k! + sup|sigma^(J+1)| d^(J+1)/(J+1)!) from the neurons, with
p_s = b + lambda s.c and d = lambda sum_i r_i, and the parts of degree >= 3 of prod (|c_i| + r_i) from the product.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import factorial, prod
from typing import TYPE_CHECKING

from ..networks.balls import PRECISIONS, absolute, ball, shown, tight, widened, working
from .gate_corner import corner_error
from .gate_series import Gate

if TYPE_CHECKING:
    from flint import arb

ORDER = 7
"""J: the derivatives of a neuron that are enclosed at the centre of a box."""
WORK = 1 << 16
"""Boxes times neurons of one search; boxes that differ by the order of coordinates count once."""
LEAVES = 30_000
"""Leaves times neurons of the witness, in whatever order: what a checker in plain Python does in some seconds."""
HALVINGS = 10
"""How often one coordinate is halved at most: where that does not help, the bounds of the derivatives are too coarse for this gate."""
STEPS = 6
"""Points per coordinate that are looked at when the supremum may not be at the corner."""
RATIO = Fraction(10095, 10000)
"""The upper bound aimed at, beside the largest value found; a checker may be coarser by `ROOM`."""
ROOM = Fraction(1001, 1000)

Side = tuple[Fraction, Fraction]
"""Centre and half-width of a box in one coordinate."""
Box = tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """lower <= sup |m - E| <= upper with the preorder string of the boxes, and a remark where lower is not near the supremum."""

    lower: Fraction
    upper: Fraction
    tree: str
    note: str = ""


def tree(gate: Gate, wanted: Fraction | None = None) -> Tree | str:
    """Enclose the supremum of |m - E| by branch and bound, to about 1 %, or tell why not.

    Shapes: the boxes tile [0, radius]^n, which is enough: |m - E| is even in every coordinate.

    >>> from deepcheap.networks.activations import activation
    >>> found = tree(Gate(2, activation("sin"), Fraction(1), Fraction(1), Fraction(1)))
    >>> found.upper / found.lower < Fraction(101, 100)
    True
    """
    found = _corner(gate)
    if found is None:
        return "the error at the corner cannot be enclosed away from 0"
    corner, prec = found
    target, note = _target(corner), ""
    string = _search(gate, target / ROOM, prec)
    if not string:
        peak = _peak(gate, prec)
        if peak > target / ROOM:
            target = _target(peak)
            note = f"The supremum is not at the corner: the error is at least {shown(peak)} elsewhere, and {shown(corner)} at the corner"
            string = _search(gate, target / ROOM, prec)
    if not string and wanted is not None and wanted > target:
        target, note = wanted, note or "Only the bound asked for was shown; a tighter one needs too many boxes"
        string = _search(gate, target / ROOM, prec)
    if string:
        return Tree(widened(corner, corner)[0], target, string, note)
    return f"more than {LEAVES >> gate.n} boxes, or smaller ones, would be needed to show that the error is <= {shown(target)}"


def _target(value: Fraction) -> Fraction:
    """The bound to prove where the error is known to reach `value`: a short rational."""
    return widened(value, value * RATIO)[1]


def _peak(gate: Gate, prec: int) -> Fraction:
    """The largest error met on a grid of sorted points and on a walk upward from its best point, from below."""
    step = gate.radius / STEPS
    with working(prec, ORDER + 1):
        leaf = leaf_of(gate, prec)

        def height(x: tuple[Fraction, ...]) -> Fraction:
            return absolute(leaf.error(tuple((c, Fraction(0)) for c in x))[0])[0]

        top, x = max((height(x), x) for x in combinations_with_replacement([step * i for i in range(1, STEPS + 1)], gate.n))
        while step * 256 > gate.radius:
            around = ((*x[:i], x[i] + d, *x[i + 1 :]) for i in range(gate.n) for d in (-step, step) if 0 <= x[i] + d <= gate.radius)
            best = max((height(y), y) for y in around)
            step, (top, x) = (step, best) if best[0] > top else (step / 2, (top, x))
    return top


def _corner(gate: Gate) -> tuple[Fraction, int] | None:
    """A lower bound of the error at the corner, and a precision at which it is tight."""
    for prec in PRECISIONS:
        error = corner_error(gate, prec)
        if tight(error):
            return absolute(error)[0], prec
    return None


def _search(gate: Gate, target: Fraction, prec: int) -> str:
    """The preorder string of boxes on which |m - E| <= target; else "", for too many boxes or a larger value in the middle of one."""
    half = gate.radius / 2
    stack: list[Box] = [((half, half),) * gate.n]
    known: dict[Box, bool] = {}
    letters: list[str] = []
    leaves = 0
    with working(prec, ORDER + 1):
        leaf, limit = leaf_of(gate, prec), ball(target)
        while stack:
            box = stack.pop()
            key = tuple(sorted(box))
            if key not in known:
                value, bound = leaf.error(key)
                if abs(value) > limit or _hopeless(gate, box, len(known), leaves):
                    return ""
                known[key] = bool(bound <= limit)
            if known[key]:
                letters.append("L")
                leaves += 1
            else:
                axis = max(range(gate.n), key=lambda i: (box[i][1], box[i][0]))
                letters.append(str(axis + 1))
                stack.extend(reversed(halves(box, axis)))
    return "" if leaves << gate.n > LEAVES else "".join(letters)


def _hopeless(gate: Gate, box: Box, boxes: int, leaves: int) -> bool:
    return boxes << gate.n > WORK or leaves << gate.n > LEAVES or min(h for _, h in box) * 2 ** (HALVINGS + 1) < gate.radius


def halves(box: Box, axis: int) -> tuple[Box, Box]:
    """Split a box in half along one coordinate, the lower half first.

    >>> halves(((Fraction(1), Fraction(1)),), 0)
    (((Fraction(1, 2), Fraction(1, 2)),), ((Fraction(3, 2), Fraction(1, 2)),))
    """
    centre, half = box[axis]
    h = half / 2
    return tuple((*box[:axis], (centre + step, h), *box[axis + 1 :]) for step in (-h, h))  # type: ignore[return-value]


def leaf_of(gate: Gate, prec: int) -> Leaf:
    """Prepare the enclosures on boxes, within a `working` context of that precision and ORDER + 1 terms."""
    unit = (2 * ball(gate.scale)) ** gate.n * gate.sigma.derivatives(gate.bias, gate.n, prec)[gate.n]
    last = 2**gate.n / abs(unit) * gate.sigma.bound(ORDER + 1, gate.bias, gate.reach) / factorial(ORDER + 1)
    return Leaf(gate, prec, tuple(product((1, -1), repeat=gate.n)), 1 / unit, last, {})


@dataclass(frozen=True, slots=True)
class Leaf:
    """Encloses |m - E| on boxes: output weight, the constant of the last remainder, and a memo of Taylor coefficients."""

    gate: Gate
    prec: int
    signs: tuple[tuple[int, ...], ...]
    weight: arb
    last: arb
    jets: dict[Fraction, tuple[arb, ...]]

    def jet(self, u: Fraction) -> tuple[arb, ...]:
        """The Taylor coefficients of sigma at u."""
        if u not in self.jets:
            self.jets[u] = self.gate.sigma.taylor(u, ORDER, self.prec)
        return self.jets[u]

    def error(self, box: Box) -> tuple[arb, arb]:
        """Enclose m - E at the centre of a box, and bound |m - E| on the box."""
        n, lam = self.gate.n, self.gate.scale
        d = ball(lam * sum(h for _, h in box))
        value, rest = ball(0), self.last * d ** (ORDER + 1)
        gradient, hessian = [ball(0)] * n, [[ball(0)] * n for _ in range(n)]
        for s in self.signs:
            jet = self.jet(self.gate.bias + lam * sum(i * c for i, (c, _) in zip(s, box, strict=True)))
            sign = prod(s)
            value += sign * jet[0]
            for i in range(n):
                gradient[i] += sign * s[i] * jet[1]
                for j in range(i + 1):
                    hessian[i][j] += sign * s[i] * s[j] * jet[2]
            rest += abs(self.weight) * sum((abs(jet[k]) * d**k for k in range(3, ORDER + 1)), start=ball(0))
        return self._combine(box, value, gradient, hessian, rest)

    def _combine(self, box: Box, value: arb, gradient: list[arb], hessian: list[list[arb]], rest: arb) -> tuple[arb, arb]:
        """Subtract the product of the coordinates, term by term of its expansion at the centre."""
        n, lam = self.gate.n, ball(self.gate.scale)
        c, r = [x for x, _ in box], [ball(h) for _, h in box]
        centre = self.weight * value - ball(prod(c))
        bound = abs(centre)
        used = [prod(c)]
        for i in range(n):
            part = prod(c[:i] + c[i + 1 :])
            used.append(part * box[i][1])
            bound += r[i] * abs(self.weight * lam * gradient[i] - ball(part))
            for j in range(i + 1):
                twice = 1 if i == j else 2
                mixed = Fraction(0) if i == j else prod(c[:j] + c[j + 1 : i] + c[i + 1 :])
                used.append(mixed * box[i][1] * box[j][1])
                bound += r[i] * r[j] * twice * abs(self.weight * lam * lam * hessian[i][j] - ball(mixed) / 2)
        high = prod(x + h for x, h in box) - sum(used)
        return centre, bound + rest + ball(high)
