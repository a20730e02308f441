"""Exact null vectors of a rational matrix: echelon form modulo large primes, combined, reconstructed, and verified over the integers.

Nothing is taken on trust from the primes: a vector counts when every equation vanishes exactly on it.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, isqrt, lcm

FIRST_MODULUS = (1 << 62) - 57

Vectors = list[list[Fraction]]
Basis = tuple[tuple[int, ...], list[list[int]]]


def null_vectors(equations: list[list[Fraction]], rank: int, digits: int, steps: float) -> Vectors | None:
    """Return columns - rank vectors c with equations . c = 0, the i-th with its first nonzero entry 1, strictly after that of the one before.

    None when they are not found within `steps` or have more than `digits` decimal digits.
    Shapes: equations any x N, the result (N - rank) x N.

    >>> null_vectors([[Fraction(1), Fraction(2)]], 1, 10, 1e6)
    [[Fraction(1, 1), Fraction(-1, 2)]]
    """
    rows = [cleared(row) for row in equations]
    p, product = FIRST_MODULUS, 1
    combined: Basis | None = None
    spent, tried, next_try = 0.0, 0, 1
    while spent <= steps and product.bit_length() < 7 * digits + 200:
        p = next_prime_down(p)
        spent += float(len(rows)) * len(rows[0]) * (rank + 1) + 40.0 * len(rows) * len(rows[0])
        basis = null_modulo(rows, p)
        if len(basis[0]) == len(rows[0]) - rank and (combined is None or basis[0] >= combined[0]):
            fresh = combined is None or basis[0] != combined[0]
            combined, product = (basis, p) if fresh or combined is None else (combine(combined, product, basis, p), product * p)
            tried += 1
            if tried >= next_try:
                next_try = 2 * tried
                vectors = reconstruct(combined[1], product)
                if vectors and max(size_in_digits(v) for v in vectors) <= digits and annihilated(rows, vectors):
                    return vectors
        p -= 1
    return None


def cleared(row: list[Fraction]) -> list[int]:
    """Multiply a row by its common denominator, which does not change its null vectors."""
    denominator = lcm(*(a.denominator for a in row))
    return [a.numerator * (denominator // a.denominator) for a in row]


def next_prime_down(p: int) -> int:
    """Return the largest prime up to p (by FLINT's primality proof for 64-bit numbers)."""
    from flint import fmpz

    while not fmpz(p).is_prime():
        p -= 1
    return p


def null_modulo(rows: list[list[int]], p: int) -> Basis:
    """Return the free columns and the null vectors modulo p, each with its first nonzero entry 1 at its free column.

    The columns are reversed before the echelon form, so that a vector's other entries come after its free column.
    """
    from flint import nmod_mat

    width = len(rows[0])
    reduced, rank = nmod_mat(len(rows), width, [a % p for row in rows for a in reversed(row)], p).rref()
    table = [[int(reduced[i, j]) for j in range(width)] for i in range(rank)]
    pivots = [next(j for j, a in enumerate(row) if a) for row in table]
    free = sorted(set(range(width)) - set(pivots), reverse=True)
    vectors = []
    for column in free:
        vector = [0] * width
        vector[column] = 1
        for pivot, row in zip(pivots, table, strict=True):
            vector[pivot] = -row[column] % p
        vectors.append(vector[::-1])
    return tuple(width - 1 - column for column in free), vectors


def combine(basis: Basis, product: int, other: Basis, p: int) -> Basis:
    """Combine residues modulo `product` and p by the Chinese remainder theorem."""
    inverse = pow(product, -1, p)
    merged = [
        [a + product * ((b - a) * inverse % p) for a, b in zip(vector, addition, strict=True)]
        for vector, addition in zip(basis[1], other[1], strict=True)
    ]
    return basis[0], merged


def reconstruct(vectors: list[list[int]], modulus: int) -> Vectors | None:
    """Turn residues into the rationals of smallest size that they can stand for; None when there is none."""
    found = []
    for vector in vectors:
        row = [rational_residue(a, modulus) for a in vector]
        if None in row:
            return None
        found.append([q for q in row if q is not None])
    return found


def rational_residue(a: int, modulus: int) -> Fraction | None:
    """Return r/t = a modulo `modulus` with |r|, t <= sqrt(modulus/2), by the extended Euclidean algorithm; None when there is none.

    >>> rational_residue(pow(3, -1, 10007) * 2 % 10007, 10007)
    Fraction(2, 3)
    """
    limit = isqrt(modulus // 2)
    r0, r1, t0, t1 = modulus, a % modulus, 0, 1
    while r1 > limit:
        quotient = r0 // r1
        r0, r1, t0, t1 = r1, r0 - quotient * r1, t1, t0 - quotient * t1
    if t1 == 0 or abs(t1) > limit or gcd(r1, t1) != 1:
        return None
    return Fraction(r1, t1)


def size_in_digits(vector: list[Fraction]) -> int:
    """Bound the decimal digits of the entries of a vector."""
    bits = max(max(abs(q.numerator).bit_length(), q.denominator.bit_length()) for q in vector)
    return bits * 30103 // 100000 + 1


def annihilated(rows: list[list[int]], vectors: Vectors) -> bool:
    """Decide exactly whether every equation vanishes on every vector."""
    for vector in vectors:
        entries = [(j, c) for j, c in enumerate(cleared(vector)) if c]
        if any(sum(row[j] * c for j, c in entries) for row in rows):
            return False
    return True
