"""The rank of the product matrix A_{Sj} = prod_{h in S} a_hj, exactly: for the sign construction and for any rational points.

The rank modulo a prime bounds the rank over the rationals from below; 2^n, the number of points, or exact dependencies bound it from above.

Source: Lin-Tegmark-Rolnick, equation (A7).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ..certificate import DECIMAL_DIGITS, rational
from ..errors import CostError, InputError
from ..exact.residues import fold, symmetric
from ..obligations import Finding, Json, ProductRank, SignRank, Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ORTHOGONALITY_UP_TO = 10
LARGEST_SIGN_N = 1_000_000
LARGEST_N = 12
PRIMES = (524287, 524269, 524261, 2097143)
"""The first is what a checker eliminates fastest; the others serve when its rank drops or it divides a denominator."""
MEMORY = 400_000_000
RECONSTRUCTION = 5e10
"""Elementary steps that the search for dependencies may take."""

Points = tuple[tuple[Fraction, ...], ...]
Rationals = list[list[Fraction]]


def sign_rank(o: SignRank) -> Finding:
    """Decide that the sign-product matrix has rank 2^n, by A A^T = 2^n I up to n = 10, by its Kronecker form beyond.

    Source: Lin-Tegmark-Rolnick, equation (A7) at (A4); `certificates/FORMAT.md`, 4.4.
    Raises: InputError for n out of range.

    >>> sign_rank(SignRank(4)).witness, sign_rank(SignRank(10_000)).witness
    ({'method': 'orthogonality'}, {'method': 'kronecker'})
    """
    n = o.n
    if not 1 <= n <= LARGEST_SIGN_N:
        raise InputError(f"n = {n} is not in 1..{LARGEST_SIGN_N}; choose n in that range")
    method = "orthogonality" if n <= ORTHOGONALITY_UP_TO else "kronecker"
    if not (rows_orthogonal(sign_rows(n), 1 << n) if method == "orthogonality" else factor_determinant() != 0):
        return Finding("undecided", note=f"the sign-product matrix at n = {n} did not pass {method}")
    return Finding("yes", Statement("sign-rank", {"n": n}), {"method": method})


def sign_rows(n: int) -> list[int]:
    """Return the rows of A as bit masks: bit j of row S is set where prod_{h in S} s_h(j) = -1.

    Row S + {h} is the product of the rows S and {h}, and bit j of row {h} is bit h-1 of j.

    >>> [f"{row:04b}" for row in sign_rows(2)]
    ['0000', '1010', '1100', '0110']
    """
    rows = [0]
    for h in range(n):
        single = sum(1 << j for j in range(1 << n) if j >> h & 1)
        rows += [row ^ single for row in rows]
    return rows


def rows_orthogonal(rows: list[int], length: int) -> bool:
    """Decide A A^T = length * I for sign rows: two of them must differ in exactly half of the places.

    >>> rows_orthogonal([0b00, 0b10], 2), rows_orthogonal([0b00, 0b11], 2)
    (True, False)
    """
    return all(2 * (row ^ other).bit_count() == length for i, row in enumerate(rows) for other in rows[:i])


def factor_determinant() -> int:
    """Return det ((1, 1), (1, -1)); A is the n-fold Kronecker power of that, of determinant (-2)^(n 2^(n-1))."""
    (a, b), (c, d) = (1, 1), (1, -1)
    return a * d - b * c


def product_rank(o: ProductRank) -> Finding:
    """Compute the rank of the 2^n x m matrix of products; `yes` when it is 2^n.

    Source: Lin-Tegmark-Rolnick, equation (A7); `certificates/FORMAT.md`, 4.5.
    Shapes: m points of n rationals.
    Raises: InputError for a wrong shape; CostError for over 400 MB, or dependencies with too many digits.

    >>> one, two = Fraction(1), Fraction(2)
    >>> found = product_rank(ProductRank(1, ((one,), (two,))))
    >>> found.answer, found.statement.params["rank"], found.witness["modulus"]
    ('yes', 2, 524287)
    >>> product_rank(ProductRank(1, ((two,), (two,)))).witness["dependencies"]
    [['1', '-1/2']]
    """
    check(o)
    size, m = 1 << o.n, len(o.points)
    rank, modulus = best_rank(o.n, o.points)
    dependencies = [] if rank == min(size, m) else exact_dependencies(o.n, o.points, rank)
    points: list[Json] = [[rational(a) for a in point] for point in o.points]
    spelled: list[Json] = [[rational(c) for c in vector] for vector in dependencies]
    statement = Statement("product-rank", {"n": o.n, "points": points, "rank": rank})
    return Finding("yes" if rank == size else "no", statement, {"dependencies": spelled, "modulus": modulus})


def check(o: ProductRank) -> None:
    """Raise InputError or CostError unless the matrix has the shape of FORMAT 4.5 and fits into memory."""
    if o.n < 1 or not o.points or any(len(point) != o.n for point in o.points):
        raise InputError(f"the rank needs at least one point, each of n = {o.n} >= 1 rationals; give points of that length")
    if o.n > LARGEST_N or 8 * len(o.points) << o.n > MEMORY:
        raise CostError(
            f"the matrix of 2^{o.n} rows and {len(o.points)} columns takes {float(8 * len(o.points) << o.n):.2g} bytes; "
            f"choose n <= {LARGEST_N} and at most {MEMORY / 8 / 2**o.n:.0f} points"
        )


def best_rank(n: int, points: Points) -> tuple[int, int]:
    """Return the largest rank modulo the primes tried, with its prime; stop at the first that cannot be exceeded."""
    from ..exact.elimination import rank_modulo

    best = (-1, 0)
    for p in PRIMES:
        residues = residues_of(points, p)
        if residues is None:
            continue
        rank = rank_modulo(product_matrix(n, residues, p), p)
        if rank > best[0]:
            best = (rank, p)
        if rank == min(1 << n, len(points)):
            break
    if not best[1]:
        raise CostError(f"every prime of {PRIMES} divides a denominator of the points; scale the points, which does not change the rank")
    return best


def residues_of(points: Points, p: int) -> list[list[int]] | None:
    """Reduce the points modulo p, a row per coordinate; None when p divides a denominator.

    >>> residues_of(((Fraction(1, 2),), (Fraction(-1),)), 7), residues_of(((Fraction(1, 7),),), 7)
    ([[-3, -1]], None)
    """
    if any(a.denominator % p == 0 for point in points for a in point):
        return None
    return [[symmetric(a.numerator * pow(a.denominator, -1, p), p) for a in row] for row in zip(*points, strict=True)]


def product_matrix(n: int, residues: list[list[int]], p: int) -> Floats:
    """Build A modulo p, folded: row S + {h} is row S times coordinate h.

    Shapes: 2^n x m.
    """
    import numpy as np

    coordinates = np.array(residues, dtype=np.float64)
    matrix = np.empty((1 << n, coordinates.shape[1]))
    matrix[0] = 1.0
    for h in range(n):
        block = matrix[1 << h : 2 << h]
        np.multiply(matrix[: 1 << h], coordinates[h], out=block)
        fold(block, p)
    return matrix


def exact_dependencies(n: int, points: Points, rank: int) -> Rationals:
    """Find min(2^n, m) - rank independent rational vectors that the smaller side of A annihilates, in the reduced form of FORMAT 4.5.

    They are computed modulo primes of 62 bits, combined and reconstructed until c A = 0 (or A c = 0) holds exactly.
    Raises: CostError when they need more digits than a certificate may have, or too many steps.
    """
    from ..exact.dependencies import null_vectors

    rows = [exact_products(point) for point in points]  # the transpose of A: its null vectors are the left null vectors of A
    equations = rows if 1 << n <= len(points) else [list(column) for column in zip(*rows, strict=True)]
    found = null_vectors(equations, rank, DECIMAL_DIGITS, RECONSTRUCTION)
    if found is None:
        raise CostError(
            f"the {min(1 << n, len(points)) - rank} dependencies at n = {n} with {len(points)} points were not found within {RECONSTRUCTION:.0e} "
            f"steps and {DECIMAL_DIGITS} digits; take fewer points or shorter numbers"
        )
    return found


def exact_products(point: tuple[Fraction, ...]) -> list[Fraction]:
    """Return prod_{h in S} a_h for all subsets S, in the order of their masks.

    >>> exact_products((Fraction(2), Fraction(3)))
    [Fraction(1, 1), Fraction(2, 1), Fraction(3, 1), Fraction(6, 1)]
    """
    products = [Fraction(1)]
    for a in point:
        products += [a * c for c in products]
    return products
