"""The rank of a matrix of residues by recursive elimination: float64 matrix products, exact modulo a prime.

The columns are halved recursively: eliminate the left half, apply it to the right half by one triangular solve and one matrix product, then
eliminate the rest. Multipliers of the k-th pivot are kept in column k, which is done with by then; the upper factor is not kept.

**No rounding.** Entries stay folded: |x| <= c(p) (see `residues`). An update adds at most K = min(rows, columns) products of two of them to one, so
K c(p)^2 + c(p) <= 2^53 - 2p is enough; the code tests it. For p = 2^19 - 1 that is K <= 131,067.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .residues import fits, fold, symmetric

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

NARROW = 16
"""Columns that are eliminated one by one."""
UPDATE = 1 << 20
"""Entries of the scratch of one update."""


def rank_modulo(matrix: Floats, p: int) -> int:
    """Return the rank of a matrix of folded residues modulo a prime p; the matrix is destroyed.

    Raises: ArithmeticError when the bound above does not hold.

    >>> import numpy as np
    >>> rank_modulo(np.array([[1.0, 2.0], [2.0, 4.0]]), 524287), rank_modulo(np.array([[1.0, 2.0], [2.0, 3.0]]), 524287)
    (1, 2)
    """
    if p <= 8 or not fits(min(matrix.shape), p):
        raise ArithmeticError(f"elimination of {matrix.shape} modulo {p} might be rounded; take a smaller prime, or one over 8")
    return eliminate(matrix, 0, matrix.shape[1], 0, p)


def eliminate(matrix: Floats, low: int, high: int, top: int, p: int) -> int:
    """Eliminate the columns low..high from the rows `top` on; return the number of pivots, whose rows then come first."""
    if high - low <= NARROW:
        return eliminate_narrow(matrix, low, high, top, p)
    middle = (low + high) // 2
    pivots = eliminate(matrix, low, middle, top, p)
    if pivots:
        below = top + pivots
        solve_unit_lower(matrix, top, below, middle, high, p)
        subtract_product(matrix, slice(below, len(matrix)), slice(top, below), slice(middle, high), p)
    return pivots + eliminate(matrix, middle, high, top + pivots, p)


def eliminate_narrow(matrix: Floats, low: int, high: int, top: int, p: int) -> int:
    """Eliminate a few columns one by one."""
    import numpy as np

    row = top
    for column in range(low, high):
        candidates = np.flatnonzero(matrix[row:, column])
        if not candidates.size:
            continue
        pivot = row + int(candidates[0])
        if pivot != row:
            matrix[[row, pivot]] = matrix[[pivot, row]]
        inverse = symmetric(pow(int(matrix[row, column]) % p, -1, p), p)
        factors = matrix[row + 1 :, column] * inverse
        fold(factors, p)
        block = matrix[row + 1 :, column + 1 : high]
        change = block - factors[:, None] * matrix[row, column + 1 : high]
        fold(change, p)
        block[...] = change
        matrix[row + 1 :, row] = factors
        row += 1
    return row - top


def solve_unit_lower(matrix: Floats, top: int, below: int, low: int, high: int, p: int) -> None:
    """Apply the multipliers of the pivots top..below to those rows themselves, in the columns low..high."""
    import numpy as np

    if below - top <= NARROW:
        for row in range(top, below - 1):
            block = matrix[row + 1 : below, low:high]
            change = block - matrix[row + 1 : below, row, None] * matrix[row, low:high]
            fold(np.ascontiguousarray(change), p)
            block[...] = change
        return
    middle = (top + below) // 2
    solve_unit_lower(matrix, top, middle, low, high, p)
    subtract_product(matrix, slice(middle, below), slice(top, middle), slice(low, high), p)
    solve_unit_lower(matrix, middle, below, low, high, p)


def subtract_product(matrix: Floats, rows: slice, pivots: slice, columns: slice, p: int) -> None:
    """Subtract multipliers times pivot rows, some rows at a time."""
    step = max(1, UPDATE // max(1, columns.stop - columns.start))
    for start in range(rows.start, rows.stop, step):
        part = slice(start, min(start + step, rows.stop))
        change = matrix[part, columns] - matrix[part, pivots] @ matrix[pivots, columns]
        fold(change, p)
        matrix[part, columns] = change
