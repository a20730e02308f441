"""Runs of the steps about bits: coefficients by inversion, sums that decide products, the network for p_y(x)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import Any

from ..blocks import Block, Paragraph, Table
from .words import cut, digits_of, short, subset_name

Params = dict[str, Any]
ROWS = 32
BASIS = 3


def bit_string(mask: int, n: int) -> str:
    """The bits x_1 ... x_n of the string with a number.

    >>> bit_string(1, 3)
    '1 0 0'
    """
    return " ".join(str(mask >> i & 1) for i in range(n))


def multilinear(o: Any, params: Params) -> list[Block]:
    """The values of a function and its coefficients."""
    if 2**o.n > ROWS:
        return []
    h = params["coefficients"]
    rows = tuple((bit_string(x, o.n), short(v), subset_name(x), short(h[x])) for x, v in enumerate(o.values))
    about = "Left the values H(x); right the coefficients h_K of the product of the x_i in K, by inclusion and exclusion."
    return [Paragraph(about, "Run"), Table(("x_1 ... x_n", "H(x)", "K", "h_K"), rows)]


def basis(o: Any, _: Params) -> list[Block]:
    """The matrix of the products on the bit strings."""
    n, note = cut(o.n, BASIS)
    rows = tuple((bit_string(x, n), *("1" if x & k == k else "0" for k in range(1 << n))) for x in range(1 << n))
    about = (
        f"The products of bits for n = {n} (columns K) on all strings (rows): triangular with ones on the diagonal, so its determinant is 1{note}."
    )
    return [Paragraph(about, "Run"), Table(("x", *map(subset_name, range(1 << n))), rows)]


def sigmoid(o: Any, params: Params) -> list[Block]:
    """The sigmoid at each possible sum of the bits."""
    from ...networks.balls import ball, working

    low, high = params["lower"], params["upper"]
    sums = range(o.k + 1) if o.k <= SUMS else range(o.k - SUMS, o.k + 1)
    rows = []
    with working(256 + int(o.beta)):
        for s in sums:
            value = 1 / (1 + ball(o.beta * (o.k - Fraction(1, 2) - s)).exp())
            product = int(s == o.k)
            rows.append((str(s), short(comb(o.k, s)), str(product), digits_of(value, 6), digits_of(abs(value - product), 6)))
    about = f"k = {o.k} bits, beta = {o.beta}: the largest error is between {short(low)} and {short(high)}."
    return [Paragraph(about, "Run"), Table(("sum", "strings", "product", "sigmoid", "error"), tuple(rows))]


SUMS = 7


def network(o: Any, params: Params) -> list[Block]:
    """The weights of the network, to four decimals."""
    hidden = params["hidden"]
    if len(hidden) > ROWS:
        return []
    labels = len(o.probabilities)
    rows = [("{} (offset)", *(f"{float(Fraction(w)):.4f}" for w in params["offsets"]))]
    rows += [(subset_name(k), *(f"{float(Fraction(w)):.4f}" for w in weights)) for k, weights in hidden]
    about = f"One hidden neuron for each set K of bits, at beta = {params['beta']}; its weights to the {labels} outputs before the softmax, rounded."
    return [Paragraph(about, "Run"), Table(("K", *(f"label {y + 1}" for y in range(labels))), tuple(rows))]


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {
    "Multilinear": multilinear,
    "MultilinearBasis": basis,
    "SigmoidProduct": sigmoid,
    "BitNetwork": network,
}
