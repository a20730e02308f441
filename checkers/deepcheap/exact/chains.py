"""Finite Markov chains of exact rationals: laws, posteriors, and partitions by posterior.

M_i[j][k] = P(y_i = j | y_(i-1) = k), columns sum to 1 (equation 15). A posterior is taken only where its condition has positive probability.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Law = tuple[Fraction, ...]
Matrix = tuple[Law, ...]
OUTSIDE = -1
"""The label of a state of y_n that has probability 0."""


def product(left: Matrix, right: Matrix) -> Matrix:
    """Multiply two matrices.

    >>> product(((Fraction(1), Fraction(2)),), ((Fraction(3),), (Fraction(4),)))
    ((Fraction(11, 1),),)
    """
    columns = tuple(zip(*right, strict=True))
    return tuple(tuple(sum((a * b for a, b in zip(row, column, strict=True) if a and b), Fraction(0)) for column in columns) for row in left)


def identity(size: int) -> Matrix:
    """The unit matrix."""
    return tuple(tuple(Fraction(i == j) for j in range(size)) for i in range(size))


def laws(initial: Law, steps: Sequence[Matrix]) -> tuple[Law, ...]:
    """The laws p_0, ..., p_n by equation 15, p_i = M_i p_(i-1).

    >>> half = Fraction(1, 2)
    >>> laws((Fraction(1), Fraction(0)), [((half, half), (half, half))])[1]
    (Fraction(1, 2), Fraction(1, 2))
    """
    found = [initial]
    for step in steps:
        found.append(tuple(value for (value,) in product(step, tuple((p,) for p in found[-1]))))
    return tuple(found)


def backward(law: Law, step: Matrix) -> Matrix:
    """The backward kernel, rows P(y_(i-1) = k | y_i = j) by Bayes' theorem; a zero row where y_i = j has probability 0."""
    reached = laws(law, [step])[1]
    totals = [total or Fraction(1) for total in reached]
    return tuple(tuple(p * m / total for p, m in zip(law, row, strict=True)) for row, total in zip(step, totals, strict=True))


def posteriors(initial: Law, steps: Sequence[Matrix]) -> tuple[Matrix, ...]:
    """For each i the rows P(y_i | y_n = a), by equation 18 from i = n down to 0.

    A state a of probability 0 gets a row of zeros (for i = n its unit row).
    """
    marginals = laws(initial, steps)
    found = [identity(len(marginals[-1]))]
    for law, step in zip(reversed(marginals[:-1]), reversed(steps), strict=True):
        found.append(product(found[-1], backward(law, step)))
    return tuple(reversed(found))


def classes(rows: Matrix, law: Law) -> tuple[int, ...]:
    """Number the states of positive probability by their rows, in the order of first members; -1 elsewhere.

    >>> one, zero = Fraction(1), Fraction(0)
    >>> classes(((one,), (zero,), (one,), (one,)), (one, one, one, zero))
    (0, 1, 0, -1)
    """
    seen: dict[Law, int] = {}
    return tuple(seen.setdefault(row, len(seen)) if p else OUTSIDE for row, p in zip(rows, law, strict=True))


def distillation(initial: Law, steps: Sequence[Matrix]) -> tuple[tuple[int, ...], ...]:
    """The minimal sufficient statistics T_0, ..., T_n of y_n as lists of class numbers. Source: section III.C.

    >>> one, half = Fraction(1), Fraction(1, 2)
    >>> flip = ((half, half), (half, half))
    >>> distillation((half, half), [flip, ((one, 0 * one), (0 * one, one))])
    ((0, 0), (0, 1), (0, 1))
    """
    law = laws(initial, steps)[-1]
    return tuple(classes(rows, law) for rows in posteriors(initial, steps))


def undo(finer: Sequence[int], coarser: Sequence[int]) -> tuple[int, ...] | None:
    """The map f with coarser = f o finer, as a list over the classes of `finer`; None when there is none. Source: Theorem 2.

    >>> undo((0, 1, 2, -1), (0, 0, 1, -1))
    (0, 0, 1)
    >>> undo((0, 0), (0, 1)) is None
    True
    """
    table: dict[int, int] = {}
    for a, b in zip(finer, coarser, strict=True):
        if a != OUTSIDE and table.setdefault(a, b) != b:
            return None
    return tuple(table[a] for a in range(len(table)))


def joint(initial: Law, steps: Sequence[Matrix]) -> Matrix:
    """The joint law of y_0 (rows) and y_n (columns)."""
    kernel = identity(len(initial))
    for step in steps:
        kernel = product(step, kernel)
    return tuple(tuple(p * row[x] for row in kernel) for x, p in enumerate(initial))


def merged(law: Matrix, labels: Sequence[int]) -> Matrix:
    """The joint law of the first variable and a function of the second, columns in increasing order of the function's values."""
    values = sorted(set(labels))
    return tuple(tuple(sum((p for p, v in zip(row, labels, strict=True) if v == value), Fraction(0)) for value in values) for row in law)
