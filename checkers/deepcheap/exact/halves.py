"""All moments of a network up to degree n by split halves: (V_L diag W) V_R^T, in float64 that is exact, modulo as many primes as needed.

The variables are cut into two halves; V holds, for every monomial of its half, the values at the m neurons. A matrix product then gives
the moments of all pairs of monomials. With the moments bounded by B, those that vanish modulo primes of product > B are 0.

**No rounding.** Modulo p: every entry is folded (see `residues`), and a chunk of K neurons is chosen with K c(p)^2 + c(p) <= 2^53 - 2p. In
one pass without prime: every entry and every partial sum is at most sum_j |W_j| max(1, |A_ij|)^n < 2^53. Both are conditions that the code
tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .residues import EXACT, fits, fold, largest_modulus, primes_down
from .scaled import ScaledNetwork

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ENTRIES = 1 << 24
"""Entries of V_L and V_R together (128 MiB): sets how many neurons are taken at a time."""

Failure = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Half:
    """The monomials of some of the variables, degree by degree, lexicographically decreasing within a degree.

    In that order the monomials in the variables i, i+1, ... are a suffix, and x_i times a suffix of degree d-1 is a run of degree d.
    `runs` lists (variable, source start, source stop, target start); `starts` where each degree begins.
    Shapes: exponents rows x variables; starts has degree + 2 entries.
    """

    exponents: NDArray[np.int8]
    starts: tuple[int, ...]
    runs: tuple[tuple[tuple[int, int, int, int], ...], ...]

    def rows(self, low: int, high: int) -> slice:
        """Return the rows of degree low..high."""
        return slice(self.starts[low], self.starts[high + 1])


def half(caps: Sequence[int], degree: int) -> Half:
    """List the monomials with exponents r_i <= caps[i] up to a degree.

    >>> half([1, 2], 2).exponents.tolist()
    [[0, 0], [1, 0], [0, 1], [1, 1], [0, 2]]
    """
    import numpy as np

    h = len(caps)
    blocks = [np.zeros((1, h), dtype=np.int8)]
    begins, starts, runs = [[0] * (h + 1)], [0, 1], []  # begins[d][i]: where in block d the monomials in x_i, x_(i+1), ... begin
    for d in range(1, degree + 1):
        parts, here, begin, size = [], [], [], 0
        source = blocks[d - 1]
        for i, cap in enumerate(caps):
            begin.append(size)
            at_cap = len(blocks[d - 1 - cap]) - begins[d - 1 - cap][i + 1] if cap < d else 0  # those with x_i^cap come first
            first, last = begins[d - 1][i] + at_cap, len(source)
            if first < last:
                part = source[first:last].copy()
                part[:, i] += 1
                parts.append(part)
                here.append((i, starts[d - 1] + first, starts[d - 1] + last, starts[d] + size))
                size += last - first
        blocks.append(np.concatenate([*parts, np.zeros((0, h), dtype=np.int8)]))
        begins.append([*begin, size])
        starts.append(starts[d] + size)
        runs.append(tuple(here))
    return Half(np.concatenate(blocks), tuple(starts), tuple(runs))


def values(plan: Half, first: Floats, rows: Floats, p: int | None) -> Floats:
    """Evaluate all monomials of a half at some neurons, times `first`; modulo p where given.

    Shapes: first K, rows h x K; the result has a row per monomial and K columns.
    """
    import numpy as np

    table = np.empty((plan.starts[-1], first.size))
    table[0] = first
    for degree in plan.runs:
        for i, start, stop, target in degree:
            block = table[target : target + stop - start]
            np.multiply(table[start:stop], rows[i], out=block)
            if p is not None:
                fold(block, p)
    return table


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is to be swept: a network, the degrees wanted, the largest exponent of each variable, and the two halves.

    Shapes: the left half has the first `cut` variables.
    """

    net: ScaledNetwork
    left: Half
    right: Half
    cut: int

    def degree(self) -> int:
        """Return the largest degree that the halves reach."""
        return len(self.left.starts) - 2

    def chunk(self) -> int:
        """Return how many neurons are taken at a time."""
        rows = self.left.starts[-1] + self.right.starts[-1]
        return max(64, min(ENTRIES // rows // 64 * 64, len(self.net.weights)))

    def blocks(self, degrees: frozenset[int]) -> list[tuple[int, int, int]]:
        """List (d, low, high): the left degree d needs the right degrees low..high to reach the degrees wanted."""
        found: list[tuple[int, int, int]] = []
        for d in range(max(degrees) + 1):
            needed = [k - d for k in degrees if k >= d]
            found.append((d, min(needed), max(needed)))
        return found


def sweep_for(net: ScaledNetwork, degree: int, caps: Sequence[int]) -> Sweep:
    """Prepare the monomials of the two halves up to a degree."""
    cut = (len(caps) + 1) // 2
    return Sweep(net, half(caps[:cut], degree), half(caps[cut:], degree), cut)


def moments_modulo(sweep: Sweep, degrees: frozenset[int], p: int | None) -> list[tuple[int, int, Floats]]:
    """Compute all moments of the degrees wanted, modulo p or, without p, exactly; as (left degree, first right degree, block).

    Raises: ArithmeticError when the bound that makes this exact does not hold.
    """
    import numpy as np

    net, size = sweep.net, sweep.chunk()
    if (p is None and net.bound(sweep.degree()) >= EXACT) or (p is not None and not (p > 8 and fits(size, p))):
        raise ArithmeticError(f"sums over {size} neurons modulo {p} might be rounded; take a smaller modulus")
    plan = sweep.blocks(degrees)
    totals = [np.zeros((_length(sweep.left.rows(d, d)), _length(sweep.right.rows(a, b)))) for d, a, b in plan]
    for start in range(0, len(net.weights), size):
        residues = [np.array([a % p if p else a for a in row[start : start + size]], dtype=np.float64) for row in (net.weights, *net.rows)]
        if p is not None:
            for row in residues:
                fold(row, p)
        left = values(sweep.left, residues[0], np.array(residues[1 : sweep.cut + 1]), p)
        right = values(sweep.right, np.ones(residues[0].size), np.array(residues[sweep.cut + 1 :]), p)
        for total, (d, a, b) in zip(totals, plan, strict=True):
            total += left[sweep.left.rows(d, d)] @ right[sweep.right.rows(a, b)].T
            if p is not None:
                fold(total, p)
    return [(d, a, total) for total, (d, a, _) in zip(totals, plan, strict=True)]


def _length(rows: slice) -> int:
    return int(rows.stop - rows.start)


def first_nonzero(sweep: Sweep, degrees: frozenset[int], moments: list[tuple[int, int, Floats]]) -> Failure | None:
    """Return the first monomial of a degree wanted, by degree and then lexicographically, not (1, ..., 1), whose moment is not 0."""
    for degree in sorted(degrees):
        found: list[tuple[int, ...]] = []
        for d, low, block in moments:
            if low <= degree - d < len(sweep.right.starts) - 1:
                base = sweep.right.starts[low]
                columns = sweep.right.rows(degree - d, degree - d)
                part = block[:, columns.start - base : columns.stop - base]
                found += _candidates(sweep, part, sweep.left.starts[d], columns.start)
        if found:
            return degree, min(found)
    return None


def _candidates(sweep: Sweep, part: Floats, left: int, right: int) -> Iterator[tuple[int, ...]]:
    """List the last two nonzero entries of a block, which include its lexicographically first monomial other than (1, ..., 1)."""
    import numpy as np

    rows = np.flatnonzero(part.any(axis=1))
    for row in rows[-2:]:
        for column in np.flatnonzero(part[row])[-2:]:
            r = (*sweep.left.exponents[left + row].tolist(), *sweep.right.exponents[right + column].tolist())
            if set(r) != {1}:
                yield r


def primes_for(sweep: Sweep, degree: int) -> list[int]:
    """List the primes whose product exceeds the bound on the moments; none when one pass is exact as it is."""
    bound = sweep.net.bound(degree)
    if bound < EXACT:
        return []
    found, product = [], 1
    for p in primes_down(largest_modulus(sweep.chunk())):
        found.append(p)
        product *= p
        if product > bound:
            break
    return found


def first_failure(sweep: Sweep, degrees: frozenset[int]) -> Failure | None:
    """Return the first monomial of the degrees wanted, other than (1, ..., 1), whose moment is not 0; by degree, then lexicographically."""
    primes = primes_for(sweep, max(degrees))
    if not primes:
        return first_nonzero(sweep, degrees, moments_modulo(sweep, degrees, None))
    bounds = {k: sweep.net.bound(k) for k in degrees}
    best: Failure | None = None
    product = 1
    for p in primes:
        wanted = frozenset(k for k in degrees if product <= bounds[k] and (best is None or k <= best[0]))
        if not wanted:
            break
        found = first_nonzero(sweep, wanted, moments_modulo(sweep, wanted, p))
        best = min(filter(None, (best, found)), default=None)
        product *= p
    return best
