"""Quadratic forms: as sums of squares of linear forms, and as simplices of neurons, r + 2 of them for a form of rank r where roots allow."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from .sparse import Terms

Form = dict[int, Fraction]
"""A linear form: the variables with their coefficients."""

Square = tuple[Fraction, Form]
"""lambda * form**2."""

CHUNK = 3
LONGEST = 24
"""So many squares beyond the balanced ones may join a simplex, whose numbers grow by a factor 25/16 each."""


def combine(*parts: tuple[Fraction, Form]) -> Form:
    """A linear combination of linear forms."""
    total: Form = {}
    for c, form in parts:
        for i, a in form.items():
            total[i] = total.get(i, Fraction(0)) + c * a
    return {i: a for i, a in total.items() if a}


def squares(terms: Terms) -> list[Square]:
    """A quadratic form as a sum of squares, by Lagrange's reduction, the sparsest pivot first.

    >>> [(str(c), sorted(f)) for c, f in squares({((1, 1), (2, 1)): Fraction(1)})]
    [('1', [1, 2]), ('-1', [1, 2])]
    """
    rows: dict[int, Form] = {}
    for m, c in terms.items():
        (i, _), (j, _) = (m[0], m[-1])
        rows.setdefault(i, {})[j] = c if i == j else c / 2
        rows.setdefault(j, {})[i] = c if i == j else c / 2
    found: list[Square] = []
    while rows := {i: row for i, row in rows.items() if row}:
        diagonal = [i for i in rows if i in rows[i]]
        if diagonal:
            i = min(diagonal, key=lambda v: (len(rows[v]), v))
            a, row = rows[i][i], dict(rows[i])
            found.append((a, combine((1 / a, row))))
            subtract(rows, row, row, 1 / a)
        else:
            i = min(rows, key=lambda v: (len(rows[v]), v))
            j = min(rows[i], key=lambda v: (len(rows[v]), v))
            a, u, v = rows[i][j], dict(rows[i]), dict(rows[j])
            found += [(Fraction(1), combine((1 / a, u), (Fraction(1, 2), v))), (Fraction(-1), combine((1 / a, u), (Fraction(-1, 2), v)))]
            subtract(rows, u, v, 1 / a)
            subtract(rows, v, u, 1 / a)
    return found


def subtract(rows: dict[int, Form], u: Form, v: Form, c: Fraction) -> None:
    """Take c u_i v_j away from every entry."""
    for i, a in u.items():
        row = rows.setdefault(i, {})
        for j, b in v.items():
            value = row.get(j, Fraction(0)) - c * a * b
            if value:
                row[j] = value
            else:
                row.pop(j, None)


def root(q: Fraction) -> Fraction | None:
    """The square root of a rational >= 0, where it is rational."""
    u, v = isqrt(q.numerator), isqrt(q.denominator)
    return Fraction(u, v) if u * u == q.numerator and v * v == q.denominator else None


def classes(parts: list[Square]) -> list[list[Square]]:
    """Group squares whose |lambda| differ by rational squares, and give them one |lambda|; then cut chains that would grow too long."""
    groups: list[list[Square]] = []
    for c, form in parts:
        for group in groups:
            t = root(abs(c / group[0][0]))
            if t is not None:
                group.append((abs(group[0][0]) * (1 if c > 0 else -1), combine((t, form))))
                break
        else:
            groups.append([(c, form)])
    single = [group[0] for group in groups if len(group) == 1]
    chunks = [single[i : i + CHUNK] for i in range(0, len(single), CHUNK)]
    return [part for group in groups if len(group) > 1 for part in balanced(group)] + chunks


def balanced(group: list[Square]) -> list[list[Square]]:
    """Alternate the signs, so that the numbers of the simplex stay small."""
    plus, minus = [s for s in group if s[0] > 0], [s for s in group if s[0] < 0]
    both = min(len(plus), len(minus))
    mixed = [s for pair in zip(plus, minus, strict=False) for s in pair]
    rest = plus[both:] + minus[both:]
    return [mixed + rest[:LONGEST]] * (len(mixed + rest[:LONGEST]) > 0) + [rest[i : i + LONGEST] for i in range(LONGEST, len(rest), LONGEST)]


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain: x and y of the step, and the weight w of its neuron."""

    x: Fraction
    y: Fraction
    w: Fraction


def simplex(group: list[Square]) -> list[tuple[Fraction, Form]]:
    """Neurons (w, a) with sum w = 0, sum w a = 0 and sum w a a^T the form: one for each square, one more, and one at 0.

    Source: docs/claims/flattening.md, "Quadratic forms".

    >>> group = [(Fraction(1), {1: Fraction(1)}), (Fraction(-1), {2: Fraction(1)})]
    >>> len(simplex(group)), sum(w for w, _ in simplex(group))
    (4, Fraction(0, 1))
    """
    start = total = abs(group[0][0])
    links = []
    for value, _ in group:
        link = step(value, total)
        links.append(link)
        total += link.w
    rest: Form = {}
    neurons: list[tuple[Fraction, Form]] = []
    for (_, form), link in zip(reversed(group), reversed(links), strict=True):
        alpha = combine((1 / link.x, form), (-link.y / link.x, rest))
        rest = combine((Fraction(1), rest), (Fraction(1), alpha))
        neurons.append((link.w, combine((1 / link.w, alpha))))
    neurons.append((start, combine((-1 / start, rest))))
    neurons.append((-total, {}))
    return neurons


def step(value: Fraction, total: Fraction) -> Link:
    """Choose x with x^2 lambda != 1/S, such that S' = S + w stays simple."""
    s = root(abs(total / value))
    if s is not None:
        same = (value > 0) == (total > 0)
        candidates = [1 / (abs(value) * s * (Fraction(3, 5) if same else Fraction(3, 4)))]
    else:
        candidates = [Fraction(1), Fraction(2), Fraction(1, 2), Fraction(3), Fraction(1, 3)]
    for x in candidates:
        gap = x * x * value - 1 / total
        if gap and total + 1 / gap:
            return Link(x, 1 / (total * x * value), 1 / gap)
    raise ValueError("no step found")
