"""Runs of the steps that count: the objects themselves, where they are few, and small cases where they are many."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from itertools import product as tuples
from math import comb
from typing import Any

from ...exact.monomials import monomials
from ..blocks import Block, Paragraph, Table
from .words import monomial_name, short

Params = dict[str, Any]
LISTED = 60
SMALL_N, SMALL_D = 4, 2


def coupled(o: Any, n: int, support: tuple[int, ...]) -> bool:
    """Whether all variables of a monomial are coupled to one another."""
    if o.coupling == "all":
        return True
    near = {1, n - 1} if o.coupling == "ring" else {1}
    return all(abs(i - j) in near for i, j in combinations(support, 2))


def listed(o: Any, n: int, degree: int) -> list[tuple[int, ...]]:
    """The monomials under the conventions of the question, one for each orbit where shifts are symmetries."""
    found: list[tuple[int, ...]] = []
    seen: set[tuple[int, ...]] = set()
    for r in (r for k in range(o.lowest, degree + 1) for r in reversed(list(monomials(n, k)))):
        support = tuple(i for i, e in enumerate(r) if e)
        if (o.variables == "bits" and max(r) > 1) or not coupled(o, n, support) or r in seen:
            continue
        if o.symmetry == "translation":
            seen |= {r[g:] + r[:g] for g in range(n)}
        found.append(r)
    return found


def monomial_list(o: Any, params: Params) -> list[Block]:
    """The monomials, or those of a smaller case."""
    few = int(str(params["count"]), 0) <= LISTED and comb(o.n + o.degree, o.degree) <= 5000
    n, degree = (o.n, o.degree) if few else (min(o.n, SMALL_N), min(o.degree, SMALL_D))
    if degree < o.lowest:
        n, degree = 3, o.degree
    if comb(n + degree, degree) > 5000:
        return []
    names = [monomial_name(r) for r in listed(o, n, degree)]
    conventions = ", ".join(
        word
        for word in (
            "" if o.coupling == "all" else f"nearest neighbours on a {o.coupling}",
            "" if o.symmetry == "none" else "one for each orbit of shifts",
            "" if o.variables == "real" else "no variable twice",
        )
        if word
    )
    case = f"n = {n}, degree {o.lowest} to {degree}" + (f" ({conventions})" if conventions else "")
    tail = "" if few else f" The instance, n = {o.n} and degree {o.degree}, has {short(int(str(params['count']), 0))}."
    return [Paragraph(f"The {len(names)} monomials for {case}: {', '.join(names)}.{tail}", "Run")]


def truth_tables(o: Any, _: Params) -> list[Block]:
    """The functions of one or two bits."""
    if o.n > 2:
        return []
    strings = list(tuples((0, 1), repeat=o.n))
    rows = tuple(tuple(str(f >> i & 1) for i in range(len(strings))) for f in range(2 ** len(strings)))
    header = tuple("".join(map(str, x)) for x in strings)
    return [Paragraph(f"The {len(rows)} functions of {o.n} bits, one a row: their values at each string.", "Run"), Table(header, rows)]


def neighbours(o: Any, params: Params) -> list[Block]:
    """The neighbours of each variable."""
    near = {i: sorted({b for a, b in o.edges if a == i} | {a for a, b in o.edges if b == i}) for i in range(1, o.n + 1)}
    rows = tuple((f"x_{i}", ", ".join(f"x_{j}" for j in js) or "none") for i, js in near.items())
    about = f"The largest number of neighbours is {params['neighbours']}; the largest set of pairwise coupled variables has {params['degree']}."
    return [Paragraph(about, "Run"), Table(("variable", "neighbours"), rows)]


def growth(o: Any, _: Params) -> list[Block]:
    """The count and its bound for the first n."""
    rows = tuple((str(n), str(comb(n + o.degree, o.degree)), short(o.constant * n**o.degree)) for n in (1, 2, 3, 10, 100))
    return [Paragraph(f"The number of monomials of degree at most {o.degree}.", "Run"), Table(("n", "monomials", f"{o.constant} n^{o.degree}"), rows)]


def layers(o: Any, params: Params) -> list[Block]:
    """The parameters with one hidden layer, with two, and at best."""
    one = (o.inputs + 1) * o.hidden + (o.hidden + 1) * o.outputs
    half = o.hidden // 2
    two = (o.inputs + 1) * half + (half + 1) * (o.hidden - half) + (o.hidden - half + 1) * o.outputs
    rows = (
        ("one hidden layer", str(one)),
        ("two layers of about the same width", str(two)),
        ("at best", str(params["parameters"])),
        ("needed", str(o.needed)),
    )
    about = f"{o.hidden} hidden neurons, {o.inputs} inputs, {o.outputs} outputs: weights and biases of layered networks."
    return [Paragraph(about, "Run"), Table(("network", "parameters"), rows)]


def simplex(o: Any, params: Params) -> list[Block]:
    """The points of a small simplex and the powers at them."""
    points = [r for k in range(3) for r in monomials(2, k)]
    rows = tuple((str(a), *(str(a[0] ** r[0] * a[1] ** r[1]) for r in points)) for a in points)
    about = (
        f"A small case, n = 2 and degree 2: the six neurons have the weights a, integer points of a triangle; the matrix a^r is invertible. "
        f"For n = {o.n} and degree {o.degree} there are {params['neurons']}."
    )
    return [Paragraph(about, "Run"), Table(("a", *map(monomial_name, points)), rows)]


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {
    "MonomialCount": monomial_list,
    "BooleanFunctions": truth_tables,
    "LocalDegree": neighbours,
    "CountGrowth": growth,
    "LayeredParameters": layers,
    "SimplexInterpolation": simplex,
}
