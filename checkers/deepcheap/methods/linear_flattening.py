"""Linear networks: sparse factors multiplied exactly, and synapses counted. Source: section III.G."""

from __future__ import annotations

from fractions import Fraction

from ..certificate import big_integer, rational
from ..errors import CostError, InputError, InternalError
from ..exact.transforms import definition, factors, prime_above, product, root_of_unity
from ..obligations import (
    BilinearRecursion,
    Convolution,
    Difference,
    Finding,
    Json,
    Logarithm,
    MatrixProduct,
    RandomFactors,
    SparseTransform,
    Statement,
    WidthBound,
)

MOST_DIGITS = 3900


def sparse_transform(o: SparseTransform) -> Finding:
    """Build the factors, compare their product with the definition mod a prime, and count.

    The comparison is a test of this toolkit; `certcheck` multiplies the factors out over the integers extended by z.

    >>> sparse_transform(SparseTransform("walsh", 8)).statement.params["synapses"]
    48
    """
    if o.n < 2 or o.n & (o.n - 1) or o.n > 1024:
        raise InputError(f"n = {o.n} must be a power of 2 from 2 to 1024: the transforms here are radix 2, and n^2 entries are computed")
    p = prime_above(o.n)
    z = root_of_unity(o.n, p)
    parts, matrix = factors(o.transform, o.n, z, p), definition(o.transform, o.n, z, p)
    if product(parts, o.n, p) != matrix:
        raise InternalError(f"the {o.transform} factors for n = {o.n} do not multiply to the transform")
    rows = [row for part in parts for row in part]
    params: dict[str, Json] = {
        "dense": sum(x != 0 for row in matrix for x in row),
        "n": o.n,
        "passing": sum(list(row.values()) == [1] for row in rows),
        "synapses": sum(map(len, rows)),
        "transform": o.transform,
    }
    statement = Statement("sparse-transform", params)
    return Finding(o.answer(statement), statement)


def convolution(o: Convolution) -> Finding:
    """Count n log2 n - n + 2 multiplications: two transforms without the factors 1, and n products between them.

    >>> convolution(Convolution(8, 24)).statement.params["multiplications"]
    18
    """
    if o.n < 2 or o.n & (o.n - 1) or o.n > 1024:
        raise InputError(f"n = {o.n} must be a power of 2 from 2 to 1024")
    statement = Statement("convolution", {"multiplications": o.n * (o.n.bit_length() - 1) - o.n + 2, "n": o.n})
    says = o.answer(statement)
    return (
        Finding(says, statement) if says == "yes" else Finding("undecided", note="the fast Fourier transform takes more multiplications than asked")
    )


def matrix_product(o: MatrixProduct) -> Finding:
    """Multiply sparse factors exactly.

    Raises: InputError where the sizes do not fit.

    >>> one = (1, 1, ((1, 1, Fraction(1)),))
    >>> matrix_product(MatrixProduct((one, one))).statement.params["synapses"]
    2
    """
    wide = o.factors[0][1]
    total = {(i, j): v for i, j, v in o.factors[0][2]}
    for number, (rows, columns, entries) in enumerate(o.factors[1:], start=2):
        if rows != wide:
            raise InputError(f"factor {number} has {rows} rows, but factor {number - 1} has {wide} columns: give factors whose sizes fit")
        by_row: dict[int, list[tuple[int, Fraction]]] = {}
        for i, j, v in entries:
            by_row.setdefault(i, []).append((j, v))
        result: dict[tuple[int, int], Fraction] = {}
        for (i, k), x in total.items():
            for j, v in by_row.get(k, ()):
                result[i, j] = result.get((i, j), Fraction(0)) + x * v
        wide, total = columns, {place: x for place, x in result.items() if x}
    spelled: list[Json] = [[rows, columns, [[i, j, rational(v)] for i, j, v in entries]] for rows, columns, entries in o.factors]
    params: dict[str, Json] = {"dense": len(total), "factors": spelled, "synapses": sum(len(f[2]) for f in o.factors)}
    statement = Statement("matrix-product", params)
    return Finding(o.answer(statement), statement)


def width_bound(o: WidthBound) -> Finding:
    """Find the rank modulo a prime that divides no denominator.

    >>> width_bound(WidthBound(((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))), 2)).answer
    'yes'
    """
    p = next(q for q in (524287, 2147483647, 1000003, 999983) if all(x.denominator % q for row in o.matrix for x in row))
    rank = rank_mod([[x.numerator * pow(x.denominator, -1, p) % p for x in row] for row in o.matrix], p)
    if rank < o.rank:
        return Finding("undecided", note=f"the rank modulo {p} is {rank} only")
    params: dict[str, Json] = {"matrix": [[rational(x) for x in row] for row in o.matrix], "rank": o.rank}
    return Finding("yes", Statement("width-bound", params), {"modulus": p})


def rank_mod(rows: list[list[int]], p: int) -> int:
    """The rank of a small matrix mod p, by elimination.

    >>> rank_mod([[1, 2], [2, 4]], 7)
    1
    """
    rows, rank = [row[:] for row in rows], 0
    for column in range(len(rows[0])):
        pivot = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        inverse = pow(rows[rank][column], -1, p)
        for i in range(rank + 1, len(rows)):
            factor = rows[i][column] * inverse % p
            rows[i] = [(a - factor * b) % p for a, b in zip(rows[i], rows[rank], strict=True)]
        rank += 1
    return rank


def bilinear_recursion(o: BilinearRecursion) -> Finding:
    """Count the recursion; the identity itself is left to the checker, which computes all coefficients.

    >>> from deepcheap.exact.strassen import STRASSEN
    >>> bilinear_recursion(BilinearRecursion(2, STRASSEN, 17)).answer, bilinear_recursion(BilinearRecursion(2, STRASSEN, 16)).answer
    ('yes', 'no')
    """
    r, q, k = len(o.terms), o.base, o.levels
    entries = sum(x != 0 for _, beta, gamma in o.terms for x in beta + gamma)
    geometric = sum(r**j * q ** (2 * (k - 1 - j)) for j in range(k))
    terms: list[Json] = [[list(part) for part in term] for term in o.terms]
    params: dict[str, Json] = {
        "base": q,
        "dense": big_integer(q ** (3 * k)),
        "levels": k,
        "synapses": big_integer(r**k + entries * geometric),
        "terms": terms,
    }
    statement = Statement("bilinear-recursion", params)
    return Finding(o.answer(statement), statement)


def random_factors(o: RandomFactors) -> Finding:
    """Enclose equation 27: exactly where the number is short, else between decimals of 30 digits.

    >>> random_factors(RandomFactors(10, Fraction(1, 10), Fraction(1))).answer
    'no'
    """
    if o.n * o.density.denominator.bit_length() > 3_000_000:
        raise CostError(f"(1 - p^2)^{o.n} would have more than 6 million bits: give a smaller n or a shorter density")
    cost = (1 - (1 - o.density**2) ** o.n) / (2 * o.density)
    scale = 10**30
    short = max(cost.numerator, cost.denominator).bit_length() * 302 // 1000 < MOST_DIGITS
    lower, upper = (
        (cost, cost)
        if short
        else (Fraction(cost.numerator * scale // cost.denominator, scale), Fraction(-(-cost.numerator * scale // cost.denominator), scale))
    )
    params: dict[str, Json] = {"density": rational(o.density), "lower": rational(lower), "n": o.n, "upper": rational(upper)}
    statement = Statement("random-factors", params)
    return Finding(o.answer(statement), statement)


def logarithm(o: Logarithm) -> Finding:
    """Compare powers of 2 with powers of the argument, in integers.

    >>> logarithm(Logarithm(7, Fraction(28, 10), Fraction(281, 100))).answer
    'yes'
    """
    good = 2**o.lower.numerator <= o.argument**o.lower.denominator and o.argument**o.upper.denominator <= 2**o.upper.numerator
    if not good:
        return Finding("undecided", note=f"log2 {o.argument} is not in [{o.lower}, {o.upper}]")
    return Finding("yes", Statement("logarithm", {"argument": o.argument, "lower": rational(o.lower), "upper": rational(o.upper)}))


def difference(o: Difference) -> Finding:
    """Subtract.

    >>> difference(Difference(Fraction(3), Fraction(1), Fraction(2))).answer
    'yes'
    """
    params: dict[str, Json] = {"left": rational(o.left), "right": rational(o.right), "value": rational(o.left - o.right)}
    statement = Statement("difference", params)
    return Finding(o.answer(statement), statement)
