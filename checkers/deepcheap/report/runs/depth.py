"""Runs of the steps about flattening and depth: layers, sizes, sparse factors, the neurons of a polynomial."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import prod
from typing import Any

from ..blocks import Block, Paragraph, Table
from .words import monomial_name, short

Params = dict[str, Any]
SHOWN = 10


def polynomial_name(terms: Any) -> str:
    """A polynomial given by terms of variables with exponents.

    >>> polynomial_name([[[[1, 2], [2, 1]], "3"], [[], "-1"]])
    '3 x_1^2 x_2 - 1'
    """
    out = ""
    for powers, c in terms:
        q = Fraction(c)
        name = " ".join(f"x_{i}" + (f"^{e}" if e > 1 else "") for i, e in powers)
        size = str(abs(q)) if abs(q) != 1 or not name else ""
        sign = "-" if q < 0 else "+"
        out += (f" {sign} " if out else "-" * (q < 0)) + " ".join(t for t in (size, name) if t)
    return out


def deep_network(_: Any, params: Params) -> list[Block]:
    """The gates of a compiled network, layer by layer."""
    layers = params["layers"]
    rows = tuple(
        (str(i), str(len(gates)), ", ".join(str(g[0]) for g in gates[:2]) + (", ..." if len(gates) > 2 else "")) for i, gates in enumerate(layers, 1)
    )
    terms = [monomial_name(tuple(r)) if c == "1" else f"{c} {monomial_name(tuple(r))}" for r, c in params["terms"]]
    about = (
        f"{params['neurons']} {params['activation']} neurons in {len(layers)} hidden layers for {' + '.join(terms)}; "
        f"the error on [-{params['radius']}, {params['radius']}]^{params['inputs']} is at most {short(params['upper'])}."
    )
    return [Paragraph(about, "Run"), Table(("hidden layer", "gates", "their scales lambda"), rows)]


def size(_: Any, params: Params) -> list[Block]:
    """A printed size and its value."""
    formula = {
        "all-signs": "2^n",
        "four-per-input": "4 n",
        "tree-gates": "n - 1, the gates of a tree",
        "tree-neurons": "4 (n - 1), the neurons of a tree",
        "tree-layers": "ceil(log2 n), the layers of a tree",
    }.get(str(params["formula"]), str(params["formula"]))
    return [Paragraph("A size.", "Run"), Table(("formula", "n", "value"), ((formula, str(params["n"]), str(params["value"])),))]


def sparse(_: Any, params: Params) -> list[Block]:
    """The synapses of a fast transform and of its matrix."""
    row = (params["transform"], str(params["n"]), str(params["dense"]), str(params["synapses"]))
    about = f"The {params['transform']} transform as one matrix and as a product of sparse ones; {params['passing']} entries only pass a value on."
    return [Paragraph(about, "Run"), Table(("transform", "n", "flat", "deep"), (row,))]


def factors(_: Any, params: Params) -> list[Block]:
    """The shapes and the entries of the factors of a matrix."""
    rows = tuple((str(i), f"{f[0]} x {f[1]}", str(len(f[2]))) for i, f in enumerate(params["factors"], 1))
    counts = f" The product has {params['dense']} nonzero entries, the factors together {params['synapses']}." if "dense" in params else ""
    return [Paragraph(f"The factors, from left to right.{counts}", "Run"), Table(("factor", "shape", "nonzero entries"), rows)]


def random_ratio(_: Any, params: Params) -> list[Block]:
    """The expected ratio of synapses."""
    density = Fraction(params["density"])
    row = (str(params["n"]), str(density), short(params["lower"]), short(params["upper"]), short(1 / (2 * density)))
    return [Paragraph("The product of two random matrices.", "Run"), Table(("n", "p", "ratio at least", "at most", "1/(2p)"), (row,))]


def divisors(_: Any, params: Params) -> list[Block]:
    """The divisors of a monomial."""
    exponents = params["exponents"]
    factors_ = " ".join(f"({e} + 1)" for e in exponents)
    count = prod(e + 1 for e in exponents)
    about = f"The monomial {monomial_name(tuple(exponents))} has {factors_} = {count} divisors; neurons: {params['neurons']}."
    return [Paragraph(about, "Run")]


def lower(_: Any, params: Params) -> list[Block]:
    """The polynomial and its bound."""
    name = polynomial_name(params["polynomial"][:SHOWN]) + (" + ..." if len(params["polynomial"]) > SHOWN else "")
    biases = {"none": "without biases", "output": "with an output bias", "free": "with any biases"}[params["biases"]]
    return [Paragraph(f"p = {name}: at least {params['neurons']} neurons {biases}, the dimension of the space of the derivatives that count.", "Run")]


def upper(_: Any, params: Params) -> list[Block]:
    """The number of neurons of an explicit network."""
    name = polynomial_name(params["polynomial"][:SHOWN]) + (" + ..." if len(params["polynomial"]) > SHOWN else "")
    return [Paragraph(f"p = {name}: {len(params['neurons'])} neurons are written out in the certificate.", "Run")]


def deep_product(_: Any, params: Params) -> list[Block]:
    """The blocks of a product with few layers."""
    rows = tuple((str(i), ", ".join(map(str, sizes)), str(sum(2**s for s in sizes))) for i, sizes in enumerate(params["layers"], 1))
    about = f"n = {params['n']} inputs: each layer multiplies blocks, 2^s neurons for a block of s numbers; {params['neurons']} neurons in all."
    return [Paragraph(about, "Run"), Table(("hidden layer", "blocks", "neurons"), rows)]


def recursion(_: Any, params: Params) -> list[Block]:
    """The synapses of a recursive matrix multiplication."""
    row = (str(params["levels"]), str(len(params["terms"])), short(int(str(params["dense"]), 0)), short(int(str(params["synapses"]), 0)))
    return [Paragraph(f"Blocks of {params['base']} x {params['base']}.", "Run"), Table(("levels", "products", "flat", "deep"), (row,))]


def convolution(_: Any, params: Params) -> list[Block]:
    """The multiplications of a convolution."""
    n = params["n"]
    about = (
        f"n = {n}: n log2 n = {n * (n.bit_length() - 1)} multiplications at most, {params['multiplications']} by the factors, against n^2 = {n * n}."
    )
    return [Paragraph(about, "Run")]


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {
    "DeepNetwork": deep_network,
    "SizeFormula": size,
    "SparseTransform": sparse,
    "MatrixProduct": factors,
    "RandomFactors": random_ratio,
    "MonomialNeurons": divisors,
    "PolynomialLowerBound": lower,
    "PolynomialNetwork": upper,
    "DeepProduct": deep_product,
    "BilinearRecursion": recursion,
    "Convolution": convolution,
}
