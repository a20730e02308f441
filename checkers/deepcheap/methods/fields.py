"""Coarse-graining of Gaussian fields, exactly: units, block averages on the infinite lattice, block averages on a torus.

Source: equations 23 and 24, `certificates/FORMAT.md` 6.14 to 6.16.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ..errors import CostError, InputError
from ..exact.chains import Matrix, identity, product
from ..obligations import BlockAverage, Finding, Json, Rescaling, Statement, TorusAverage
from .distillation import spelled

if TYPE_CHECKING:
    from flint import fmpq_mat

LARGEST_SIDE = 16


def rescaling(o: Rescaling) -> Finding:
    """Find the power of b that multiplies y_i: two lengths from the area, 2i from the gradients, 2 field from the field. Source: equation 24.

    >>> rescaling(Rescaling(0, 2, -2)).answer, rescaling(Rescaling(-2, 0, 2)).answer
    ('yes', 'no')
    """
    exponent = 2 - 2 * o.order - 2 * o.field
    flow = "relevant" if exponent > 0 else "irrelevant" if exponent < 0 else "marginal"
    statement = Statement("rescaling", {"exponent": exponent, "field": o.field, "flow": flow, "order": o.order})
    return Finding(o.answer(statement), statement)


def rational_matrix(rows: Matrix) -> fmpq_mat:
    """A matrix of rationals for FLINT."""
    from flint import fmpq, fmpq_mat

    return fmpq_mat(len(rows), len(rows[0]), [fmpq(q.numerator, q.denominator) for row in rows for q in row])


def solved(matrix: Matrix, right: list[Fraction]) -> list[Fraction]:
    """Solve a linear system exactly."""
    found = rational_matrix(matrix).solve(rational_matrix(tuple((q,) for q in right)))
    return [Fraction(int(found[i, 0].p), int(found[i, 0].q)) for i in range(len(right))]


def combined(couplings: tuple[Fraction, ...], laplacian: Matrix) -> Matrix:
    """The quadratic form sum_i y_i L^i."""
    unit = identity(len(laplacian))
    total: Matrix = tuple(tuple(couplings[-1] * a for a in row) for row in unit)
    for y in reversed(couplings[:-1]):
        total = tuple(tuple(a + y * b for a, b in zip(*rows, strict=True)) for rows in zip(product(laplacian, total), unit, strict=True))
    return total


def checked(couplings: tuple[Fraction, ...]) -> None:
    """Raises: InputError unless y_0 > 0 and the others are at least 0, two to nine of them."""
    if not 2 <= len(couplings) <= 9 or couplings[0] <= 0 or min(couplings) < 0:
        raise InputError(f"couplings {', '.join(map(str, couplings))}: give y_0 > 0 and one to eight more, none negative")


def twisted(b: int, order: int) -> Matrix:
    """The coefficient of e^order in the Laplacian of a cycle of b sites closed by the factor exp(e).

    >>> twisted(1, 0), twisted(1, 2)
    (((Fraction(0, 1),),), ((Fraction(-1, 1),),))
    """
    rows = [[Fraction(2 * (i == j and order == 0)) for j in range(b)] for i in range(b)]
    for x in range(b):
        wrap = x == b - 1
        for site, other, sign in ((x, (x + 1) % b, 1), ((x + 1) % b, x, -1)):
            phase = Fraction(sign**order, max(order, 1)) if wrap else Fraction(order == 0)
            rows[site][other] -= phase
    return tuple(map(tuple, rows))


def block_average(o: BlockAverage) -> Finding:
    """Respond to a slow plane wave on one block, to second order, and read off y_0' and y_1'.

    >>> one = Fraction(1)
    >>> block_average(BlockAverage(2, (one, one))).statement.params["result"]
    ['4', '6/5']
    """
    checked(o.couplings)
    if not 1 <= o.b <= 64:
        raise InputError(f"b = {o.b} is out of range: 1 to 64")
    parts = [twisted(o.b, k) for k in range(3)]
    k0, k1, k2 = series(o.couplings, parts)
    one = [Fraction(1)] * o.b
    u0 = solved(k0, one)
    u1 = solved(k0, [-v for v in applied(k1, u0)])
    u2 = solved(k0, [-v - w for v, w in zip(applied(k1, u1), applied(k2, u0), strict=True)])
    g0, g2 = sum(u0), sum(u2)
    scale = Fraction(o.b) ** (3 - 2 * o.field)
    params: dict[str, Json] = {"b": o.b, "couplings": spelled(o.couplings), "field": o.field, "result": spelled((scale / g0, scale * g2 / g0**2))}
    statement = Statement("block-average", params)
    return Finding(o.answer(statement), statement, {"response": spelled((u0, u1, u2))})


def applied(matrix: Matrix, vector: list[Fraction]) -> list[Fraction]:
    """Multiply a matrix and a vector."""
    return [sum((a * v for a, v in zip(row, vector, strict=True)), Fraction(0)) for row in matrix]


def series(couplings: tuple[Fraction, ...], parts: list[Matrix]) -> tuple[Matrix, Matrix, Matrix]:
    """The coefficients of 1, e, e^2 in sum_i y_i (L_0 + L_1 e + L_2 e^2)^i, by block triangular matrices of three by three blocks."""
    size, zero = len(parts[0]), [Fraction(0)]
    nothing = [zero * size] * size
    rows = [[*(parts[0][i]), *(nothing[i]), *(nothing[i])] for i in range(size)]
    rows += [[*(parts[1][i]), *(parts[0][i]), *(nothing[i])] for i in range(size)]
    rows += [[*(parts[2][i]), *(parts[1][i]), *(parts[0][i])] for i in range(size)]
    total = combined(couplings, tuple(map(tuple, rows)))
    first, second, third = (tuple(row[:size] for row in total[k * size : (k + 1) * size]) for k in range(3))
    return first, second, third


def torus_average(o: TorusAverage) -> Finding:
    """Solve for the response to one block on the torus, average over blocks, and invert the covariance of the averages."""
    checked(o.couplings)
    n, b = o.side, o.b
    if not 1 <= b <= n // 2 or n % b:
        raise InputError(f"side {n} is not a multiple of b = {b} by at least 2; take side = {2 * b}")
    if n > LARGEST_SIDE:
        raise CostError(f"side {n} needs the solution of {n * n} linear equations in exact rationals; choose at most {LARGEST_SIDE}")
    c, source = n // b, [Fraction(x < b and z < b) for x in range(n) for z in range(n)]
    u = solved(combined(o.couplings, torus_laplacian(n)), source)
    blocks = [[[x * n + z for x in range(r * b, r * b + b) for z in range(s * b, s * b + b)] for s in range(c)] for r in range(c)]
    sums = [[sum((u[site] for site in block), Fraction(0)) / b**4 for block in line] for line in blocks]
    covariance = tuple(tuple(sums[(r - i) % c][(s - j) % c] for i in range(c) for j in range(c)) for r in range(c) for s in range(c))
    row = solved(covariance, [Fraction(k == 0) for k in range(c * c)])
    params: dict[str, Json] = {"b": b, "couplings": spelled(o.couplings), "row": spelled(row), "side": n}
    return Finding("yes", Statement("torus-average", params), {"response": spelled(u)})


def torus_laplacian(n: int) -> Matrix:
    """Minus the lattice Laplacian of the torus of n x n sites."""
    rows = [[Fraction(0)] * (n * n) for _ in range(n * n)]
    for x in range(n):
        for z in range(n):
            rows[x * n + z][x * n + z] += 4
            for dx, dz in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                rows[x * n + z][(x + dx) % n * n + (z + dz) % n] -= 1
    return tuple(map(tuple, rows))
