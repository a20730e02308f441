"""Fast transforms as products of sparse matrices, in exact residues.

A matrix is a list of rows {column: value}; z stands for a root of z^(n/2) = -1 in a prime field.
"""

from __future__ import annotations

Sparse = list[dict[int, int]]


def prime_above(n: int, low: int = 1 << 20) -> int:
    """The first prime p = 1 mod n above `low`, by trial division.

    >>> prime_above(8) % 8
    1
    """
    p = low - low % n + 1 + n
    while any(p % q == 0 for q in range(2, int(p**0.5) + 2)):
        p += n
    return p


def root_of_unity(n: int, p: int) -> int:
    """A z with z^(n/2) = -1 mod p, for n a power of 2 that divides p - 1.

    >>> pow(root_of_unity(8, 17), 4, 17)
    16
    """
    return next(z for g in range(2, p) if pow(z := pow(g, (p - 1) // n, p), n // 2, p) == p - 1)


def kronecker_factor(n: int, length: int, powers: list[int]) -> Sparse:
    """The butterflies that join blocks of `length` into blocks of 2 length, with twiddles powers[0..length-1].

    >>> kronecker_factor(2, 1, [1])
    [{0: 1, 1: 1}, {0: 1, 1: -1}]
    """
    rows: Sparse = [{} for _ in range(n)]
    for start in range(0, n, 2 * length):
        for i in range(length):
            a, b = start + i, start + i + length
            rows[a], rows[b] = {a: 1, b: powers[i]}, {a: 1, b: -powers[i]}
    return rows


def factors(name: str, n: int, z: int, p: int) -> list[Sparse]:
    """The log2 n factors of a transform, the first to be applied first.

    >>> [sum(map(len, f)) for f in factors("haar", 4, -1, 17)]
    [8, 6]
    """
    found = []
    length = 1
    while length < n:
        if name == "haar":
            width = n // length
            top = [{2 * i: 1, 2 * i + 1: 1} for i in range(width // 2)] + [{2 * i: 1, 2 * i + 1: -1} for i in range(width // 2)]
            found.append(top + [{i: 1} for i in range(width, n)])
        else:
            powers = [pow(z, i * (n // (2 * length)), p) if name == "fourier" else 1 for i in range(length)]
            rows = kronecker_factor(n, length, powers)
            if name == "fourier" and length == 1:
                order = reversed_digits(n)
                rows = [{order[c]: v for c, v in row.items()} for row in rows]
            found.append(rows)
        length *= 2
    return found


def reversed_digits(n: int) -> list[int]:
    """Reverse the binary digits of 0..n-1.

    >>> reversed_digits(8)
    [0, 4, 2, 6, 1, 5, 3, 7]
    """
    order = [0]
    while len(order) < n:
        order = [2 * i for i in order] + [2 * i + 1 for i in order]
    return order


def definition(name: str, n: int, z: int, p: int) -> list[list[int]]:
    """The matrix itself, mod p.

    >>> definition("haar", 4, -1, 17)
    [[1, 1, 1, 1], [1, 1, 16, 16], [1, 16, 0, 0], [0, 0, 1, 16]]
    """
    if name == "fourier":
        table = [pow(z, e, p) for e in range(n)]
        return [[table[j * k % n] for k in range(n)] for j in range(n)]
    if name == "walsh":
        return [[1 if (j & k).bit_count() % 2 == 0 else p - 1 for k in range(n)] for j in range(n)]
    rows, blocks = [[1] * n], 1
    while blocks < n:
        half = n // (2 * blocks)
        rows += [[0] * (2 * half * i) + [1] * half + [p - 1] * half + [0] * (n - 2 * half * (i + 1)) for i in range(blocks)]
        blocks *= 2
    return rows


def product(parts: list[Sparse], n: int, p: int) -> list[list[int]]:
    """The product of the factors mod p, the first applied first.

    >>> z = root_of_unity(8, 17); product(factors("fourier", 8, z, 17), 8, 17) == definition("fourier", 8, z, 17)
    True
    """
    result = [[int(i == j) for j in range(n)] for i in range(n)]
    for rows in parts:
        result = [
            [sum(v * x for v, x in zip(row.values(), column, strict=True)) % p for column in zip(*(result[c] for c in row), strict=True)]
            for row in rows
        ]
    return result
