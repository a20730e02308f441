"""Block-triangular parts of the moment matrix of a polynomial: square blocks invertible modulo a prime.

Block k holds derivatives D p of homogeneous operators D of order e, where every derivative of D p of order below k vanishes at 0: only the
terms of degree k of D p, that is D p_(k+e), meet the rows x^r of degree k. For homogeneous p these are the catalecticants.
Source: `certificates/FORMAT.md`, 9.1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from ..errors import CostError
from .sparse import Monomial, Terms, components, degree, divisor_count, divisors, factorials, quotient

PRIME = 2**31 - 1
DIVISORS = 400_000
CELLS = 30_000_000
Operator = tuple[tuple[Monomial, int], ...]
Image = dict[Monomial, int]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows x^r of one degree, and as many operators."""

    rows: tuple[Monomial, ...]
    columns: tuple[Operator, ...]


def moments(terms: Terms) -> dict[Monomial, int]:
    """r! times the coefficient of x^r, times a common denominator."""
    scale = lcm(*(c.denominator for c in terms.values()))
    return {m: int(c * scale) * factorials(m) for m, c in terms.items()}


def lower_blocks(terms: Terms, d: int, low: int = 0) -> list[Block]:
    """The blocks for all degrees k from `low` to d.

    Raises: CostError when the monomials have too many divisors.

    >>> from fractions import Fraction
    >>> xy = {((1, 1), (2, 1)): Fraction(1)}
    >>> sum(len(b.rows) for b in lower_blocks(xy, 2)), sum(len(b.rows) for b in lower_blocks(xy, 2, 1))
    (4, 3)
    """
    count = divisor_count(terms)
    if count > DIVISORS:
        needed = f"the monomials have about {count} divisors, and matrices on them would need about {count // 500} MB"
        raise CostError(f"{needed}: give a smaller polynomial")
    parts = {j: moments_of(part, terms) for j, part in components(terms).items()}
    tables = {j: by_divisor(part) for j, part in parts.items()}
    blocks = []
    for k in range(low, d + 1):
        columns: list[tuple[Operator, Image]] = []
        for e in range(d - k + 1):
            if k + e in parts:
                columns += operators(tables, k, e, low)
        blocks += independent(columns)
    return blocks


def moments_of(part: Terms, terms: Terms) -> dict[Monomial, int]:
    """The moments of one component, with the common denominator of all."""
    scale = lcm(*(c.denominator for c in terms.values()))
    return {m: int(c * scale) * factorials(m) for m, c in part.items()}


Table = dict[int, dict[Monomial, Image]]


def by_divisor(part: Image) -> Table:
    """For each order e and each x^s of degree e: the moments x^r -> mu_(r+s)."""
    table: Table = {}
    for m, value in part.items():
        for s in divisors(m):
            rest = quotient(m, s)
            if rest is not None:
                table.setdefault(degree(s), {}).setdefault(s, {})[rest] = value
    return table


def operators(tables: dict[int, Table], k: int, e: int, low: int) -> list[tuple[Operator, Image]]:
    """Operators of order e without terms below degree k in D p (from degree `low` on), and the terms of degree k."""
    images = tables[k + e].get(e, {})
    obstacles: dict[Monomial, Image] = {}
    for j in range(e + low, k + e):
        for s, image in tables.get(j, {}).get(e, {}).items():
            obstacles.setdefault(s, {}).update(image)
    found: list[tuple[Operator, Image]] = [(((s, 1),), image) for s, image in images.items() if s not in obstacles]
    for operator in kernel(obstacles):
        total: Image = {}
        for s, c in operator:
            for m, value in images.get(s, {}).items():
                total[m] = total.get(m, 0) + c * value
        total = {m: value for m, value in total.items() if value}
        if total:
            found.append((operator, total))
    return found


def kernel(columns: dict[Monomial, Image]) -> list[Operator]:
    """A basis of the integer relations between columns, none when there are too many to eliminate."""
    from flint import fmpz_mat

    names = sorted(columns, key=lambda s: (len(columns[s]), s))
    places = {m: i for i, m in enumerate(sorted({m for image in columns.values() for m in image}))}
    if not names or len(names) * len(places) > CELLS // 100:
        return []
    matrix = [[0] * len(names) for _ in places]
    for j, s in enumerate(names):
        for m, value in columns[s].items():
            matrix[places[m]][j] = value
    reduced, denominator, rank = fmpz_mat(matrix).rref()
    leads = [next(j for j in range(len(names)) if reduced[i, j]) for i in range(rank)]
    relations = []
    for free in (j for j in range(len(names)) if j not in set(leads)):
        entries = [(names[lead], -int(reduced[i, free])) for i, lead in enumerate(leads) if reduced[i, free]]
        relations.append(tuple(sorted([*entries, (names[free], int(denominator))])))
    return relations


def independent(columns: list[tuple[Operator, Image]]) -> list[Block]:
    """Split into connected parts, and take an invertible minor of each."""
    owner: dict[Monomial, int] = {}
    groups: dict[int, list[int]] = {}
    for j, (_, image) in enumerate(columns):
        joined = {owner[m] for m in image if m in owner}
        keep = max(joined, key=lambda g: len(groups[g]), default=j)
        members = groups.setdefault(keep, [])
        for other in joined - {keep}:
            moved = groups.pop(other)
            members += moved
            owner.update((m, keep) for i in moved for m in columns[i][1])
        members.append(j)
        owner.update((m, keep) for m in image)
    found = (minor([columns[j] for j in sorted(members)]) for _, members in sorted(groups.items()))
    return [block for block in found if block.rows]


def minor(columns: list[tuple[Operator, Image]]) -> Block:
    """Rows and columns of an invertible minor of full rank modulo the prime."""
    rows = sorted({m for _, image in columns for m in image})
    if len(rows) * len(columns) > CELLS:
        raise CostError(f"a {len(rows)} x {len(columns)} matrix would need {len(rows) * len(columns) // 50_000} MB: give a smaller polynomial")
    chosen = [columns[j] for j in pivots([[image.get(m, 0) for _, image in columns] for m in rows])]
    kept = pivots([[image.get(m, 0) for m in rows] for _, image in chosen])
    return Block(tuple(rows[i] for i in kept), tuple(operator for operator, _ in chosen))


def pivots(matrix: list[list[int]]) -> list[int]:
    """The pivot columns modulo the prime.

    >>> pivots([[1, 2, 0], [2, 4, 1]])
    [0, 2]
    """
    from flint import nmod_mat

    if len(matrix) == 1:
        return [next(j for j, x in enumerate(matrix[0]) if x % PRIME)] if any(x % PRIME for x in matrix[0]) else []
    if not matrix:
        return []
    reduced, rank = nmod_mat([[x % PRIME for x in row] for row in matrix], PRIME).rref()
    return [next(j for j in range(len(matrix[0])) if reduced[i, j] != 0) for i in range(rank)]


def size(blocks: Iterable[Block]) -> int:
    """The rank that the blocks prove."""
    return sum(len(block.rows) for block in blocks)


def dehomogenised(terms: Terms, d: int, variable: int) -> dict[Monomial, Fraction]:
    """The component of degree d without one variable, each coefficient times the factorial of that variable's exponent."""
    found: dict[Monomial, Fraction] = {}
    for m, c in terms.items():
        if degree(m) == d:
            found[tuple(pair for pair in m if pair[0] != variable)] = c * factorials(((variable, dict(m).get(variable, 0)),))
    return found


def derivative_minor(terms: Terms) -> Block:
    """An invertible minor of the whole matrix of derivatives, whose rank is the dimension of their space."""
    table: dict[Monomial, Image] = {}
    for m, value in moments(terms).items():
        for s in divisors(m):
            rest = quotient(m, s)
            if rest is not None:
                table.setdefault(s, {})[rest] = value
    return minor([(((s, 1),), image) for s, image in sorted(table.items())])
