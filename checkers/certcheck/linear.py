"""Exact linear algebra on integers packed into one long integer: the Walsh-Hadamard transform, and rank modulo a prime."""

from array import array
from collections.abc import Sequence
from sys import byteorder


def _pack(values: Sequence[int], width: int) -> int:
    """Return sum_i v_i 2^(8 width i) for |v_i| < 2^(8 width - 1). The fields hold v_i in two's complement; flipping their top bits gives
    v_i + 2^(8 width - 1) >= 0, from which the sum of those halves is taken away again."""
    data = array("q", values).tobytes() if width == 8 else b"".join([v.to_bytes(width, byteorder, signed=True) for v in values])
    half = _halves(len(values), width)
    return (int.from_bytes(data, byteorder) ^ half) - half


def _unpack(packed: int, count: int, width: int) -> "array[int] | list[int]":
    half = _halves(count, width)
    data = ((packed + half) ^ half).to_bytes(count * width, byteorder)
    if width == 8:
        return array("q", data)
    return [int.from_bytes(data[i : i + width], byteorder, signed=True) for i in range(0, len(data), width)]


def _halves(count: int, width: int) -> int:
    one = (1 << (8 * width - 1)).to_bytes(width, byteorder)
    return int.from_bytes(one * count, byteorder)


def butterflies(rows: list[int]) -> None:
    """Replace rows v by sum_s (-1)^popcount(s & e) v_s for every e, in place."""
    step = 1
    while step < len(rows):
        for start in range(0, len(rows), 2 * step):
            for i in range(start, start + step):
                rows[i], rows[i + step] = rows[i] + rows[i + step], rows[i] - rows[i + step]
        step *= 2


def walsh(values: Sequence[int]) -> Sequence[int]:
    """Return sum_s (-1)^popcount(s & e) v_s for every e; the length is a power of 2.

    The values are laid out as a square of rows, each row one long integer. Packing v -> sum_i v_i 2^(f i) is a linear map on integer vectors, so
    sums and differences of packed rows are packed sums and differences: nothing is lost whatever the carries do inside. It is one-to-one where every
    |v_i| < 2^(f-1), and that holds at the end, where |result| <= sum |v|; only there are the fields read off. Rows, then (transposed) columns.

    >>> list(walsh([1, 2, 3, 4]))
    [10, -2, -4, 0]
    """
    limit = sum(map(abs, values))
    width = max(8, limit.bit_length() // 8 + 1)
    rows = 1 << ((len(values).bit_length() - 1) // 2)
    for count in (rows, len(values) // rows):
        stride = len(values) // count
        packed = [_pack(values[i * stride : (i + 1) * stride], width) for i in range(count)]
        butterflies(packed)
        values = _columns([_unpack(row, stride, width) for row in packed], len(values))
    return values


def _columns(lines: "list[array[int] | list[int]]", size: int) -> Sequence[int]:
    """Read a table column by column; in an array where the lines are arrays, which takes a quarter of the memory."""
    flat = array("q", bytes(8 * size))
    for i, line in enumerate(lines):
        if isinstance(line, list):
            return [value for column in zip(*lines, strict=True) for value in column]
        flat[i :: len(lines)] = line
    return flat


def is_prime(p: int) -> bool:
    """Decide by trial division."""
    if p < 4 or p % 2 == 0:
        return p in (2, 3)
    d = 3
    while d * d <= p:
        if p % d == 0:
            return False
        d += 2
    return True


class Packed:
    """Rows of residues modulo a prime p, each row one long integer of non-negative fields, reduced lazily.

    A sweep replaces x by x + sum of `GROUP` terms c y with c < p and x, y < 3p, so fields stay <= top = 3p + 3 GROUP p^2 < 2^L. `reduce` then
    subtracts q p with q = ((x >> b-1) m) >> (L-b+1), m = 2^L // p, 2^(b-1) <= p < 2^b (Barrett): q <= x/p, as both factors are rounded down, and
    x/p - q < 3, as the three roundings lose less than 2^(b-1)/p <= 1, x/2^L < 1 and 1. So fields are < 3p again. No field reaches 2^f,
    f = max(L, 2(L-b+1)).
    """

    GROUP = 8

    def __init__(self, p: int, columns: int) -> None:
        top = 3 * p + 3 * self.GROUP * p * p
        self.p, self.b, self.L = p, p.bit_length(), top.bit_length()
        self.short = self.L - self.b + 1
        self.f, self.m = max(self.L, 2 * self.short), (1 << self.L) // p
        ones = ((1 << self.f * columns) - 1) // ((1 << self.f) - 1)
        self.mask = ones * ((1 << self.short) - 1)

    def pack(self, row: Sequence[int]) -> int:
        """Pack residues; the first column sits in the lowest field."""
        packed = list(row)
        width = self.f
        while len(packed) > 1:
            if len(packed) % 2:
                packed.append(0)
            packed = [low | high << width for low, high in zip(packed[::2], packed[1::2], strict=True)]
            width *= 2
        return packed[0]

    def reduce(self, x: int) -> int:
        """Bring every field below 3p without changing it modulo p."""
        quotient = (((x >> (self.b - 1)) & self.mask) * self.m >> self.short) & self.mask
        return x - quotient * self.p

    def low(self, x: int) -> list[int]:
        """Return the residues in the lowest `GROUP` columns."""
        return [((x >> self.f * i) & ((1 << self.f) - 1)) % self.p for i in range(self.GROUP)]


def _pivots(heads: list[list[int]], p: int) -> list[tuple[int, int, list[int]]]:
    """Return independent rows of a narrow matrix that span all: (row, column of its pivot, its combination of the chosen rows).

    The combinations, applied to the chosen rows, give 1 in the own pivot column and 0 in the other pivot columns.
    """
    basis: list[tuple[int, int, list[int], list[int]]] = []
    for index, head in enumerate(heads):
        rest, mix = list(head), [0] * len(basis) + [1]
        for _, column, vector, combination in basis:
            c = rest[column]
            if c:
                rest = [(x - c * y) % p for x, y in zip(rest, vector, strict=True)]
                mix = [(x - c * y) % p for x, y in zip(mix, combination + [0] * (len(mix) - len(combination)), strict=True)]
        column = next((i for i, x in enumerate(rest) if x), -1)
        if column < 0:
            continue
        inverse = pow(rest[column], -1, p)
        rest, mix = [x * inverse % p for x in rest], [x * inverse % p for x in mix]
        cleared = []
        for row, pivot, vector, combination in basis:
            c, padded = vector[column], combination + [0] * (len(mix) - len(combination))
            clean = [(x - c * y) % p for x, y in zip(vector, rest, strict=True)], [(x - c * y) % p for x, y in zip(padded, mix, strict=True)]
            cleared.append((row, pivot, *clean))
        basis = [*cleared, (index, column, rest, mix)]
        if len(basis) == len(head):
            break
    return [(row, pivot, combination) for row, pivot, _, combination in basis]


def rank_mod(rows: list[list[int]], p: int) -> int:
    """Return the rank modulo a prime p of a matrix of residues, eliminating `Packed.GROUP` columns in each sweep.

    >>> rank_mod([[1, 2], [2, 4]], 7), rank_mod([[1, 2], [2, 5]], 7)
    (1, 2)
    """
    field = Packed(p, len(rows[0]))
    packed, rank = [field.pack(row) for row in rows], 0
    for _ in range(0, len(rows[0]), field.GROUP):
        heads = [field.low(x) for x in packed]
        chosen = _pivots(heads, p)
        group = [packed[row] for row, _, _ in chosen]
        sweep = [field.reduce(sum(c * x for c, x in zip(combination, group, strict=True))) for _, _, combination in chosen]
        taken = {row for row, _, _ in chosen}
        rank += len(chosen)
        columns = [column for _, column, _ in chosen]
        rest = []
        for index, x in enumerate(packed):
            if index not in taken:
                for column, y in zip(columns, sweep, strict=True):
                    x += (-heads[index][column] % p) * y
                rest.append(field.reduce(x) >> field.f * field.GROUP)
        packed = [x for x in rest if x]
    return rank
