"""Runs of the steps about products: pairs that cancel, sign-product and moment matrices, explicit networks."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product as tuples
from math import factorial, prod
from typing import Any

from ...exact.monomials import monomials, multinomial, product_monomial
from ...exact.subsets import complement, sign_of, signs, subsets_by_size
from ..blocks import Block, Paragraph, Table
from .words import cut, monomial_name, short, subset_name, vector

Params = dict[str, Any]
MATRIX = 3


def pairs(o: Any, _: Params) -> list[Block]:
    """The pairs of terms that cancel for the monomial x_n^n, which misses the other variables."""
    from ...methods.cancellation import cancelling_pairs, term

    n, note = cut(o.n)
    if n == 1:
        return [Paragraph("For n = 1 the only other monomial is the constant 1, and the two neurons cancel in it.", "Run")]
    monomial = (0,) * (n - 1) + (n,)
    rows = tuple(
        (subset_name(a), str(term(n, a, monomial)), subset_name(b), str(term(n, b, monomial)), str(term(n, a, monomial) + term(n, b, monomial)))
        for a, b in cancelling_pairs(n, monomial)
    )
    about = f"The monomial {monomial_name(monomial)} misses x_1, so flipping the sign of x_1 pairs the neurons; a pair contributes 0{note}."
    return [Paragraph(about, "Run"), Table(("neuron", "contribution", "partner", "contribution", "sum"), rows)]


def sign_matrix(o: Any, _: Params) -> list[Block]:
    """The sign-product matrix A_{Sj} of A7 at the construction, whose rows are orthogonal."""
    n, note = cut(o.n, MATRIX)
    order = subsets_by_size(n)
    rows = tuple((subset_name(s), *("+" if (s & j).bit_count() % 2 == 0 else "-" for j in order)) for s in order)
    about = f"A for n = {n}: rows are subsets S, columns are neurons S_j, + for 1 and - for -1. Two rows differ in half of the places{note}."
    return [Paragraph(about, "Run"), Table(("S", *map(subset_name, order)), rows)]


def point_matrix(o: Any, params: Params) -> list[Block]:
    """The sign-product matrix at given inner weights."""
    if o.n > MATRIX or len(o.points) > 8:
        return []
    rows = tuple(
        (subset_name(s), *(short(prod((a[h] for h in range(o.n) if s >> h & 1), start=Fraction(1))) for a in o.points)) for s in range(1 << o.n)
    )
    about = f"A at the given weights: rows are subsets S, columns are neurons. Its rank is {params['rank']}."
    return [Paragraph(about, "Run"), Table(("S", *map(str, range(1, len(o.points) + 1))), rows)]


def moments(o: Any, _: Params) -> list[Block]:
    """The moment matrix with its zeros, its nonzero diagonal and its free entries."""
    from ...methods.lower_bound import moment_matrix

    n, note = cut(o.n, MATRIX)
    order, word = subsets_by_size(n), {"zero": "0", "nonzero": "c", "free": "*"}
    rows = tuple((subset_name(s), *(word[e] for e in row)) for s, row in zip(order, moment_matrix(n), strict=True))
    about = (
        f"M for n = {n}: rows S, columns the complements of the row sets. c = 1/(n! sigma_n) = 1/({factorial(n)} sigma_{n}) is not 0, and * is free: "
        f"no condition fixes it. Whatever stands for *, M is triangular with c on the diagonal, so its rank is 2^{n} = {2**n}{note}."
    )
    return [Paragraph(about, "Run"), Table(("S", *(subset_name(complement(s, n)) for s in order)), rows)]


def equations(o: Any, _: Params) -> list[Block]:
    """The system without a solution."""
    from ...methods.lower_bound import equation_monomials

    if o.n > 2:
        return []

    def moment(r: tuple[int, ...]) -> str:
        return f"sum over j of w_j {' '.join(f'a_{i}j' + (f'^{e}' if e > 1 else '') for i, e in enumerate(r, 1) if e)}".rstrip()

    top = product_monomial(o.n)
    rows = [("f_0", monomial_name(top), f"{factorial(o.n)} ({moment(top)}) - 1 = 0")]
    rows += [(f"f_{i}", monomial_name(r), f"{moment(r)} = 0") for i, r in enumerate(equation_monomials(o.n), 1)]
    about = (
        f"The equations for n = {o.n} and j = 1, ..., {o.neurons}, scaled so that sigma_k = 1/k!; the certificate writes 1 as a combination of them."
    )
    return [Paragraph(about, "Run"), Table(("equation", "monomial", "in words"), tuple(rows))]


def coefficients(o: Any, _: Params) -> list[Block]:
    """The neurons of a network, and what they sum to in each monomial."""
    if o.n > MATRIX or len(o.neurons) > 8:
        return []
    neurons = tuple((str(j), short(row[0]), vector(row[1:])) for j, row in enumerate(o.neurons, 1))
    found = [(r, power_sum(o.neurons, r)) for k in o.nonzero for r in monomials(o.n, k)]
    rows = tuple((monomial_name(r), short(c), "1" if r == product_monomial(o.n) else free_constant(o, r)) for r, c in found)
    about = "The neurons, then the coefficient of each monomial in sum over j of w_j (a_j.x)^k, times its sigma_k."
    return [Paragraph(about, "Run"), Table(("j", "w_j", "a_j"), neurons), Table(("monomial", "coefficient", "wanted"), rows)]


def free_constant(o: Any, r: tuple[int, ...]) -> str:
    """What the coefficient of another monomial than the product has to be."""
    return "any: the output bias absorbs it" if o.biases == "output" and not any(r) else "0"


def power_sum(neurons: Any, r: tuple[int, ...]) -> Fraction:
    """The coefficient of x^r in sum_j w_j (a_j.x)^|r|.

    >>> power_sum(((Fraction(1, 2), Fraction(1)), (Fraction(-1, 2), Fraction(-1))), (1,))
    Fraction(1, 1)
    """
    return multinomial(r) * sum((w * prod((x**e for x, e in zip(a, r, strict=True)), start=Fraction(1)) for w, *a in neurons), Fraction(0))


def network_value(o: Any, params: Params) -> list[Block]:
    """What each neuron contributes to the value of a network at a point."""
    rows, total = [], o.offset
    for w, b, *a in o.neurons:
        u = b + sum((p * q for p, q in zip(a, o.point, strict=True)), Fraction(0))
        value = w * sum((c * u**k for k, c in enumerate(o.sigma)), Fraction(0))
        total += value
        rows.append((short(w), vector(a), short(u), short(value)))
    sigma = " + ".join(f"{c} u^{k}" if c != 1 else f"u^{k}" for k, c in enumerate(o.sigma) if c)
    about = f"sigma(u) = {sigma} at x = {vector(o.point)}: the contributions sum to {total}; the product of the inputs is {prod(o.point)}."
    return [Paragraph(about, "Run"), Table(("w_j", "a_j", "a_j.x + b_j", "contribution"), tuple(rows))]


def derivative_factor(o: Any, _: Params) -> list[Block]:
    """The factor that differentiation brings out, and the printed one."""
    rows = tuple(
        (str(s), f"{o.k}!/{o.k - s}! = {factorial(o.k) // factorial(o.k - s)}", f"{o.k}!/{s}! = {factorial(o.k) // factorial(s)}")
        for s in range(o.k + 1)
    )
    about = f"Differentiating (a.x)^{o.k} once by each variable of S."
    return [Paragraph(about, "Run"), Table(("|S|", "the factor", "as printed"), rows)]


def affine_sum(o: Any, _: Params) -> list[Block]:
    """The signed sum over the corners of the square."""
    if o.n != 2:
        return []
    rows = tuple(
        (f"({s:+d}, {t:+d})", f"{s * t:+d}", f"{s * t:+d}", f"c_0 {'+' if s > 0 else '-'} c_1 {'+' if t > 0 else '-'} c_2") for s, t in CORNERS
    )
    about = "Signed and summed over the corners the product gives 4 and every affine F = c_0 + c_1 x_1 + c_2 x_2 gives 0: some corner is missed by 1."
    return [Paragraph(about, "Run"), Table(("corner s", "sign s_1 s_2", "product", "F"), rows)]


CORNERS = tuple(tuples((1, -1), repeat=2))


def sign_table(n: int) -> tuple[tuple[str, str, str], ...]:
    """Subset, sign vector and sign of the weight of each neuron of A4."""
    return tuple((subset_name(m), " ".join("+" if s > 0 else "-" for s in signs(m, n)), f"{sign_of(m):+d}") for m in subsets_by_size(n))


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {
    "SignCancellation": pairs,
    "SignRank": sign_matrix,
    "ProductRank": point_matrix,
    "ProductLowerBound": moments,
    "NoProductNetwork": equations,
    "ProductNetwork": coefficients,
    "NetworkValue": network_value,
    "DerivativeFactor": derivative_factor,
    "AffineNetworkError": affine_sum,
}
