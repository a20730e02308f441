"""Polynomials on boxes: p <= upper by exact Bernstein coefficients and a tree of halvings, or a point where p is larger.

Source: G. T. Cargo and O. Shisha, The Bernstein form of a polynomial (1966); `certificates/FORMAT.md`, 4.10.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod

from ..certificate import rational
from ..errors import CostError, InputError
from ..exact.bernstein import Bernstein, bernstein
from ..obligations import Finding, Json, PolynomialBound, Statement

LARGEST_SIZE = 20_000
"""Bernstein coefficients of one box."""
BUDGET = 4_000_000
"""Bernstein coefficients computed over all boxes, before the answer is `undecided`."""
LARGEST_DIMENSION, LARGEST_EXPONENT = 6, 40

Box = tuple[tuple[Fraction, Fraction], ...]
Point = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class ExceedsError(Exception):
    """A point of the box where the polynomial is larger than the bound."""

    point: Point
    value: Fraction


def polynomial_bound(o: PolynomialBound) -> Finding:
    """Decide whether a polynomial is <= upper on a closed box; `no` names a point and the value there, `undecided` the budget.

    Source: `certificates/FORMAT.md`, 4.10.
    Raises: InputError for a wrong shape; CostError for too many Bernstein coefficients.

    >>> square = PolynomialBound((((2,), Fraction(1)),), ((Fraction(-1), Fraction(1)),), Fraction(1))
    >>> polynomial_bound(square).witness
    {'tree': 'L'}
    """
    check(o)
    try:
        tree = split_tree(bernstein(o.terms, o.box), o.box, o.upper)
    except ExceedsError as found:
        point = ", ".join(rational(q) for q in found.point)
        return Finding("no", note=f"the polynomial is {rational(found.value)} at ({point}), more than {rational(o.upper)}")
    if tree is None:
        return Finding("undecided", note=f"the bound {rational(o.upper)} was neither proved nor refuted within {BUDGET} Bernstein coefficients")
    box: list[Json] = [[rational(low), rational(high)] for low, high in o.box]
    terms: list[Json] = [[list(e), rational(c)] for e, c in o.terms]
    return Finding("yes", Statement("polynomial-bound", {"box": box, "terms": terms, "upper": rational(o.upper)}), {"tree": tree})


def check(o: PolynomialBound) -> None:
    """Raise InputError or CostError unless the obligation has the shape of FORMAT 4.10."""
    d = len(o.box)
    exponents = [e for e, _ in o.terms]
    if not 1 <= d <= LARGEST_DIMENSION or any(low >= high for low, high in o.box):
        raise InputError(f"a box of {d} sides {o.box} is not one of 1..{LARGEST_DIMENSION} sides lo < hi; give such sides")
    if any(len(e) != d or not 0 <= min(e) <= max(e) <= LARGEST_EXPONENT for e in exponents):
        raise InputError(f"an exponent vector does not have {d} entries in 0..{LARGEST_EXPONENT}; give a polynomial in the variables of the box")
    if sorted({*exponents}) != exponents or not all(c for _, c in o.terms):
        raise InputError("the terms do not have strictly increasing exponent vectors and nonzero coefficients; sort them and drop the zeros")
    size = prod(max((e[axis] for e in exponents), default=0) + 1 for axis in range(d))
    if size > LARGEST_SIZE:
        raise CostError(f"the polynomial has {size} Bernstein coefficients per box, over the limit of {LARGEST_SIZE}; lower its degree or dimension")


def split_tree(root: Bernstein, box: Box, upper: Fraction) -> str | None:
    """Return the preorder tree of halvings on whose leaves every Bernstein coefficient is <= upper; None when the budget does not suffice.

    Raises: ExceedsError at a corner of some box where the polynomial is larger.
    """
    tree: list[str] = []
    stack = [(root, box)]
    spent = 0
    while stack:
        b, part = stack.pop()
        spent += len(b.coefficients)
        limit = upper * b.scale
        if max(b.coefficients) <= limit:
            tree.append("L")
            continue
        refuse_corners(b, part, upper)
        if spent > BUDGET:
            return None
        axis = max(range(len(part)), key=b.variation)
        tree.append(str(axis + 1))
        low, high = b.halves(axis)
        left, right = cut(part, axis)
        stack += [(high, right), (low, left)]
    return "".join(tree)


def cut(box: Box, axis: int) -> tuple[Box, Box]:
    """Cut a box in half.

    >>> cut(((Fraction(0), Fraction(1)),), 0)[0]
    ((Fraction(0, 1), Fraction(1, 2)),)
    """
    low, high = box[axis]
    middle = (low + high) / 2
    return (*box[:axis], (low, middle), *box[axis + 1 :]), (*box[:axis], (middle, high), *box[axis + 1 :])


def refuse_corners(b: Bernstein, box: Box, upper: Fraction) -> None:
    """Raise ExceedsError at a corner of the box where the polynomial is larger than the bound."""
    for corner, value in b.corners():
        if value > upper:
            raise ExceedsError(tuple(side[end] for side, end in zip(box, corner, strict=True)), value)


def supremum(terms: tuple[tuple[tuple[int, ...], Fraction], ...], box: Box) -> Fraction | None:
    """Return the exact supremum of a polynomial on a box when it is found at a corner of the box; None when it is not.

    >>> supremum((((1, 1), Fraction(1)),), ((Fraction(-1), Fraction(1)),) * 2)
    Fraction(1, 1)
    >>> supremum((((1,), Fraction(1)), ((2,), Fraction(-1))), ((Fraction(0), Fraction(1)),)) is None
    True
    """
    check(PolynomialBound(terms, box, Fraction(0)))
    root = bernstein(terms, box)
    largest = max(value for _, value in root.corners())
    try:
        tree = split_tree(root, box, largest)
    except ExceedsError:
        return None
    return largest if tree is not None else None
