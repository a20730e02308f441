"""The Walsh-Hadamard transform of integer vectors by numpy, exact and blocked for the cache.

**No overflow.** After any number of steps an entry is a signed sum of entries of the input, so at most sum |w|. The sign construction has
sum |w| = 2^n, so int32 is exact for n <= 30, and int64 for every vector with sum |w| < 2^63.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.signedinteger[Any]]

BLOCK = 1 << 16
"""Entries of a block: 256 KiB of int32."""


def walsh_rows(x: Ints, scratch: Ints) -> None:
    """Transform along the first axis, in place: x of shape (2**k, c), scratch of shape (2**k / 2, c)."""
    import numpy as np

    size, columns = x.shape
    h = 1
    while h < size:
        pairs = x.reshape(size // (2 * h), 2, h, columns)
        a, b = pairs[:, 0], pairs[:, 1]
        difference = scratch[: size // 2].reshape(a.shape)
        np.subtract(a, b, out=difference)
        np.add(a, b, out=a)
        b[...] = difference
        h *= 2


def walsh(x: Ints) -> None:
    """Transform a contiguous vector of 2**n integers in place; sum |w| must be below half the range of its type.

    Shapes: x has 2**n entries.

    >>> import numpy as np
    >>> x = np.array([1, -1, -1, 1]); walsh(x); x.tolist()
    [0, 0, 0, 4]
    """
    import numpy as np

    size = x.size
    block = min(size, BLOCK)
    low = 1 << (block.bit_length() - 1) // 2
    scratch = np.empty(block // 2, dtype=x.dtype)
    turned = np.empty((low, block // low), dtype=x.dtype)
    for start in range(0, size, block):
        part = x[start : start + block].reshape(block // low, low)
        walsh_rows(part, scratch[: block // 2].reshape(-1, low)) if block // low > 1 else None
        turned[...] = part.T
        walsh_rows(turned, scratch.reshape(low // 2, block // low)) if low > 1 else None
        part[...] = turned.T
    walsh_high(x, block)


def walsh_high(x: Ints, block: int) -> None:
    """Transform across blocks: columns of a few cache lines at a time, gathered, so that strides do not evict each other."""
    import numpy as np

    rows = x.size // block
    if rows == 1:
        return
    table = x.reshape(rows, block)
    width = max(16, min(block, BLOCK // rows))
    gathered = np.empty((rows, width), dtype=x.dtype)
    scratch = np.empty((rows // 2, width), dtype=x.dtype)
    for start in range(0, block, width):
        gathered[...] = table[:, start : start + width]
        walsh_rows(gathered, scratch)
        table[:, start : start + width] = gathered


def sign_weights(n: int) -> Ints:
    """List the 2**n signs prod(s) = (-1)**|S| of the construction, S as a bit mask, as int32.

    Source: Lin-Tegmark-Rolnick, equation (A4).

    >>> sign_weights(2).tolist()
    [1, -1, -1, 1]
    """
    import numpy as np

    weights = np.empty(1 << n, dtype=np.int32)
    weights[0] = 1
    for k in range(n):
        np.negative(weights[: 1 << k], out=weights[1 << k : 2 << k])
    return weights


def sign_sums_vanish(n: int) -> bool:
    """Transform the 2**n weights and compare with (0, ..., 0, 2**n); n <= 30.

    >>> sign_sums_vanish(10)
    True
    """
    import numpy as np

    x = sign_weights(n)
    walsh(x)
    return int(np.count_nonzero(x)) == 1 and int(x[-1]) == 1 << n
