"""The Walsh-Hadamard transform of a vector of integers packed into big integers: standard library only.

A packed integer is sum_i (v_i + B) 2^(f i): field i, f bits wide, holds v_i + B with B = 2^(f-1).

**No carry.** Every value that occurs, before, between and after the steps, is a signed sum of entries, so |v| <= sum |w| =: s. With
f = bits(s) + 2 we have s < 2^(f-2) < B, so v + B lies in (0, 2^f): a field. An integer has only one spelling in fields of 0..2^f - 1, so
reading fields after whole-integer additions is exact, whatever was borrowed on the way.
"""

from __future__ import annotations

from collections.abc import Sequence

CHUNK = 1 << 17
"""Bits of a chunk; whole-chunk operations stay in the cache."""


def field_width(total: int) -> int:
    """Return the width of a field for values of absolute value at most `total`.

    >>> field_width(7), 7 < 2 ** (field_width(7) - 1)
    (5, True)
    """
    return total.bit_length() + 2


def pack(values: Sequence[int], width: int) -> int:
    """Pack integers of absolute value below 2**(width-1) into one.

    >>> unpack(pack([1, -1, 0], 4), 4, 3)
    [1, -1, 0]
    """
    if len(values) <= 8:
        bias = 1 << (width - 1)
        return sum((v + bias) << (width * i) for i, v in enumerate(values))
    half = len(values) // 2
    return pack(values[:half], width) | pack(values[half:], width) << (half * width)


def unpack(packed: int, width: int, length: int) -> list[int]:
    """Read the fields of a packed integer."""
    if length <= 8:
        bias, field = 1 << (width - 1), (1 << width) - 1
        return [((packed >> (width * i)) & field) - bias for i in range(length)]
    half = length // 2
    low = packed & ((1 << (half * width)) - 1)
    return unpack(low, width, half) + unpack(packed >> (half * width), width, length - half)


def repeated(unit: int, width: int, length: int) -> int:
    """Repeat a pattern of `width` bits `length` times, a power of two.

    >>> bin(repeated(1, 2, 4))
    '0b1010101'
    """
    while length > 1:
        unit |= unit << width
        width *= 2
        length //= 2
    return unit


def walsh_chunk(chunk: int, width: int, length: int) -> int:
    """Transform one packed integer of `length` fields, a power of two.

    >>> unpack(walsh_chunk(pack([1, 2, 3, 4], 6), 6, 4), 6, 4)
    [10, -2, -4, 0]
    """
    h = 1
    while h < length:
        shift = h * width
        mask = repeated((1 << shift) - 1, 2 * shift, length // (2 * h))
        bias = repeated(1 << (width - 1), width, h)
        bias = repeated(bias, 2 * shift, length // (2 * h))
        a, b = chunk & mask, chunk >> shift & mask
        chunk = (a + b - bias) | (a - b + bias) << shift
        h *= 2
    return chunk


def walsh_packed(values: Sequence[int]) -> list[int]:
    """Transform a vector of 2**n integers: entry t of the result is sum_s (-1)**|s & t| v_s.

    >>> walsh_packed([1, -1, -1, 1])
    [0, 0, 0, 4]
    """
    width = field_width(sum(map(abs, values)))
    size = len(values)
    length = min(size, 1 << max(0, (CHUNK // width).bit_length() - 1))
    chunks = [walsh_chunk(pack(values[i : i + length], width), width, length) for i in range(0, size, length)]
    chunks = walsh_between(chunks, repeated(1 << (width - 1), width, length))
    return [v for chunk in chunks for v in unpack(chunk, width, length)]


def walsh_between(chunks: list[int], bias: int) -> list[int]:
    """Transform across chunks, field by field; `bias` holds B in every field."""
    h = 1
    while h < len(chunks):
        for start in range(0, len(chunks), 2 * h):
            for i in range(start, start + h):
                a, b = chunks[i], chunks[i + h]
                chunks[i], chunks[i + h] = a + b - bias, a - b + bias
        h *= 2
    return chunks


def sign_sums_vanish(n: int) -> bool:
    """Transform the 2**n weights (-1)**|S| in packed form and compare with (0, ..., 0, 2**n).

    Source: Lin-Tegmark-Rolnick, equations (A3), (A4): entry t is the sum of prod(s) prod_{i in t} s_i.

    >>> sign_sums_vanish(10)
    True
    """
    width = field_width(1 << n)
    length = min(1 << n, 1 << ((CHUNK // width).bit_length() - 1))
    bias = repeated(1 << (width - 1), width, length)
    plus, size = bias + 1, 1
    while size < length:  # the weights of {1..k+1} are those of {1..k}, then the same with the opposite sign
        low = plus & ((1 << (size * width)) - 1)
        offset = repeated(1 << (width - 1), width, size)
        plus = (plus - (offset << (size * width))) + ((2 * offset - low) << (size * width))
        size *= 2
    minus = 2 * bias - plus
    chunks = [minus if i.bit_count() & 1 else plus for i in range((1 << n) // length)]
    chunks = walsh_between([walsh_chunk(c, width, length) for c in chunks], bias)
    expected = bias + ((1 << n) << (width * (length - 1)))
    return chunks[-1] == expected and all(c == bias for c in chunks[:-1])
