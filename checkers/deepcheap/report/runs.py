"""Steps of a proof, run on the chosen instance: signs, pairs, rows and matrices to look at."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations

from ..claim import Claim, Step
from .blocks import Block, Paragraph, Table

SMALL = 4
"""The largest n whose 2**n rows are shown."""


def subset_name(s: tuple[int, ...]) -> str:
    """The name of a subset.

    >>> subset_name((1, 3))
    '{1,3}'
    """
    return "{" + ",".join(map(str, s)) + "}"


def subsets(n: int) -> list[tuple[int, ...]]:
    """The subsets of {1..n} by size."""
    return [s for k in range(n + 1) for s in combinations(range(1, n + 1), k)]


def inputs(claim: Claim) -> int:
    """The number of inputs of the instance, cut to what can be shown."""
    return min(int(dict(claim.params).get("n", "2")), SMALL)


def signs(claim: Claim) -> list[Block]:
    """The sign vectors of A4 with their weights."""
    n = inputs(claim)
    rows = tuple((subset_name(s), " ".join("-" if i in s else "+" for i in range(1, n + 1)), "+1" if len(s) % 2 == 0 else "-1") for s in subsets(n))
    return [
        Paragraph(f"The {2**n} neurons for n = {n}; the weight is shown times 2^n n! sigma_n.", "Run"),
        Table(("S_j", "signs s_i(S_j)", "weight"), rows),
    ]


def pairs(claim: Claim) -> list[Block]:
    """The pairs of terms that cancel for the monomial x_n^n, which misses the other variables."""
    from ..methods.cancellation import cancelling_pairs, term

    n = inputs(claim)
    if n == 1:
        return [Paragraph("For n = 1 the only other monomial is the constant 1, and the two neurons cancel in it.", "Run")]
    monomial = (0,) * (n - 1) + (n,)
    rows = tuple((masked(a, n), str(term(n, a, monomial)), masked(b, n), str(term(n, b, monomial))) for a, b in cancelling_pairs(n, monomial))
    about = f"The monomial x_{n}^{n} misses x_1, so flipping the sign of x_1 pairs the neurons; the two contributions of a pair sum to 0."
    return [Paragraph(about, "Run"), Table(("neuron", "contribution", "partner", "contribution"), rows)]


def masked(mask: int, n: int) -> str:
    """The name of a subset given as a bit mask.

    >>> masked(5, 3)
    '{1,3}'
    """
    return subset_name(tuple(i for i in range(1, n + 1) if mask >> (i - 1) & 1))


def matrix(claim: Claim) -> list[Block]:
    """The sign-product matrix A_{Sj} of A7."""
    n = min(inputs(claim), 3)
    columns = subsets(n)
    rows = tuple((subset_name(s), *("+" if len(set(s) & set(c)) % 2 == 0 else "-" for c in columns)) for s in subsets(n))
    return [Paragraph(f"A for n = {n}: rows are subsets S, columns are neurons S_j.", "Run"), Table(("S", *(subset_name(c) for c in columns)), rows)]


def moments(claim: Claim) -> list[Block]:
    """The moment matrix with its zeros, its nonzero antidiagonal and its free entries."""
    n = min(inputs(claim), 3)
    names = subsets(n)
    columns = [tuple(sorted(set(range(1, n + 1)) - set(s))) for s in names]

    def entry(s: tuple[int, ...], t: tuple[int, ...]) -> str:
        if len(s) + len(t) < n:
            return "0"
        if len(s) + len(t) > n:
            return "free"
        return "c" if not set(s) & set(t) else "0"

    rows = tuple((subset_name(s), *(entry(s, t) for t in columns)) for s in names)
    about = (
        f"M for n = {n}; columns in the order of complements. c = 1/(n! sigma_n) is not 0; whatever the free entries are, the matrix is triangular."
    )
    return [Paragraph(about, "Run"), Table(("S", *(subset_name(t) for t in columns)), rows)]


def square(_: Claim) -> list[Block]:
    """The four terms of equation 28 at x = (1, 1) with sigma(u) = u^2."""
    terms = [(s, t, Fraction(s * t * (s + t) ** 2, 4)) for s in (1, -1) for t in (1, -1)]
    rows = tuple((f"{s:+d}", f"{t:+d}", f"{s * t:+d}", str(s + t), str(v)) for s, t, v in terms)
    total = sum(v for _, _, v in terms)
    return [
        Paragraph(f"The sum is {total}; the product of the inputs is 1.", "Run"),
        Table(("s_1", "s_2", "s_1 s_2", "s.x", "s_1 s_2 (s.x)^2 / 4"), rows),
    ]


RUNS: dict[tuple[str, str], Callable[[Claim], list[Block]]] = {
    ("product-flattening.suffices", "signs"): signs,
    ("product-flattening.suffices", "pairs"): pairs,
    ("product-flattening.formula", "square"): square,
    ("product-flattening", "matrix"): matrix,
    ("product-flattening", "moments"): moments,
}


def run_step(claim: Claim, step: Step) -> list[Block]:
    """Run a step on the instance of the claim, where there is something to look at."""
    found = RUNS.get((claim.id, step.name))
    return found(claim) if found else []
