"""Runs of the steps that are arguments in words: no certificate of their own, but something to look at."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product as tuples
from math import factorial, prod

from ...exact.monomials import monomials, product_monomial
from ...exact.subsets import elements, subsets_by_size
from ..blocks import Block, Paragraph, Table
from .products import MATRIX, sign_table
from .words import cut, monomial_name, short, subset_name

Given = dict[str, str]


def inputs(given: Given, largest: int = 4) -> tuple[int, str]:
    """The number of inputs to be shown."""
    return cut(int(given.get("n", "2")), largest)


def sign_vectors(given: Given) -> list[Block]:
    """The sign vectors of A4 with their weights."""
    n, note = inputs(given)
    about = f"The {2**n} neurons for n = {n}; the weight w_j is 1/(2^n n! sigma_n) = 1/({2**n * factorial(n)} sigma_{n}) times the sign{note}."
    return [Paragraph(about, "Run"), Table(("S_j", "signs s_i(S_j)", "sign of w_j"), sign_table(n))]


def missing_variables(given: Given) -> list[Block]:
    """For each monomial other than the product a variable that it misses."""
    n, note = inputs(given, MATRIX)
    others = [r for k in range(n + 1) for r in monomials(n, k) if r != product_monomial(n)]
    rows = tuple((monomial_name(r), str(sum(r)), f"x_{r.index(0) + 1}") for r in others)
    about = f"For n = {n} the {len(others)} monomials of degree at most {n} other than the product{note}."
    return [Paragraph(about, "Run"), Table(("monomial", "degree", "misses"), rows)]


def full_product(given: Given) -> list[Block]:
    """What each neuron contributes to the product itself."""
    n, note = inputs(given)
    rows = tuple((name, sign, str(factorial(n) * int(sign)), str(factorial(n))) for name, _, sign in sign_table(n))
    about = f"In (s.x)^{n} the monomial x_1...x_{n} has the coefficient {n}! s_1...s_{n}; with the sign of the weight, {n}! for each neuron{note}."
    return [Paragraph(about, "Run"), Table(("S_j", "s_1...s_n", "in (s.x)^n", "times the sign"), rows)]


def derivatives(given: Given) -> list[Block]:
    """The derivatives of (a.x)^n by the variables of each subset."""
    n, note = inputs(given, MATRIX)
    rows = []
    for mask in subsets_by_size(n):
        left = n - mask.bit_count()
        a = " ".join(f"a_{h}" for h in elements(mask))
        factor = factorial(n) // factorial(left)
        rows.append((subset_name(mask), " ".join(t for t in (str(factor), a, f"(a.x)^{left}" if left else "") if t)))
    return [Paragraph(f"The derivatives of (a.x)^{n} by the variables of S{note}.", "Run"), Table(("S", "derivative"), tuple(rows))]


def average_identity(given: Given) -> list[Block]:
    """Both sides of the identity, exactly, for the first Taylor terms of sigma at rational points."""
    n, note = inputs(given, 6)
    scale, rows = Fraction(1, 2), []
    for name, x in (("(1, ..., 1)", (Fraction(1),) * n), ("(1, 1/2, ..., 1/n)", tuple(Fraction(1, i) for i in range(1, n + 1)))):
        left = sum((prod(s) * taylor(n, scale * dot(s, x)) for s in tuples((1, -1), repeat=n)), Fraction(0)) / (2 * scale) ** n
        right = prod(x) * (1 + scale**2 * sum((v * v for v in x), Fraction(0)) / 6)
        rows.append((name, short(left), short(right), "yes" if left == right else "no"))
    about = (
        f"For sigma(u) = u^n/n! + u^(n+2)/(n+2)!, n = {n}, b = 0 and lambda = 1/2: the sum over the 2^n signs, and the product times the average "
        f"1 + lambda^2 (x_1^2 + ... + x_n^2)/6 of the n-th derivative{note}."
    )
    return [Paragraph(about, "Run"), Table(("x", "gate", "product times average", "equal"), tuple(rows))]


def taylor(n: int, u: Fraction) -> Fraction:
    """The terms of order n and n + 2 of an activation with those derivatives 1."""
    return u**n / factorial(n) + u ** (n + 2) / factorial(n + 2)


def dot(s: tuple[int, ...], x: tuple[Fraction, ...]) -> Fraction:
    """The inner product."""
    return sum((a * b for a, b in zip(s, x, strict=True)), Fraction(0))


RUNS: dict[tuple[str, str], Callable[[Given], list[Block]]] = {
    ("product-flattening.suffices", "signs"): sign_vectors,
    ("product-flattening.suffices", "missing"): missing_variables,
    ("product-flattening.suffices", "product"): full_product,
    ("product-flattening", "derivatives"): derivatives,
    ("product-accuracy", "identity"): average_identity,
}
