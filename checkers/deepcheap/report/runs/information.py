"""Runs of the steps about information: what a statistic keeps, how it decays, which strings are usual."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import Any

from ...exact.chains import joint, merged
from ..blocks import Block, Paragraph, Table
from .words import short, vector

Params = dict[str, Any]
STATES = 16


def loss(o: Any, params: Params) -> list[Block]:
    """The joint law after the statistic, and the information before and after."""
    if len(o.map) > STATES:
        return []
    kept = merged(joint(o.initial, o.steps), o.map)
    rows = tuple((f"y_0 = {y}", *map(short, row)) for y, row in enumerate(kept))
    about = (
        f"The statistic gives the values {', '.join(map(str, o.map))} to the states of y_n; the joint law of y_0 and the statistic. "
        f"Information before: {bits(params['before'])}, after: {bits(params['after'])}."
    )
    return [Paragraph(about, "Run"), Table(("", *(f"value {v}" for v in sorted(set(o.map)))), rows)]


def bits(ends: Any) -> str:
    """An enclosed number of bits.

    >>> bits(["1/4", "1/4"])
    '0.25000000 bits'
    """
    return f"{float(sum(map(Fraction, ends)) / 2):.8f} bits"


def forgetting(o: Any, params: Params) -> list[Block]:
    """The columns of the matrix and what they have in common."""
    share = Fraction(params["share"])
    rows = tuple((str(i), vector(row), short(min(row))) for i, row in enumerate(o.matrix))
    about = (
        f"The common part of the columns (the least entry of each row) of the matrix to the power {params['power']} sums to {share}: "
        "with that probability the next state does not depend on the last one."
    )
    return [Paragraph(about, "Run"), Table(("state", "row of the matrix", "least entry"), rows)]


def decay(o: Any, params: Params) -> list[Block]:
    """The correlation and the factor of the information."""
    rows = tuple((str(t), short(o.rho**t)) for t in (1, 2, 5, 10))
    about = f"From distance {o.distance} on, each step multiplies the information by {short(params['lower'])} to {short(params['upper'])}."
    return [Paragraph(about, "Run"), Table(("distance", "correlation"), rows)]


def tree(o: Any, params: Params) -> list[Block]:
    """Distances on the tree, and the correlations of leaves."""
    rows = tuple((str(2**k), str(2 * k + 2), short(o.rho ** (2 * k + 2))) for k in range(4))
    low, high = params["exponent"]
    about = (
        f"Two leaves at a distance of about d in the row of leaves are joined by a path of about 2 log2(2 d) edges: the correlation is a power of d, "
        f"and the information, about its square, d^-c with c between {short(low, 13)} and {short(high, 13)}."
    )
    return [Paragraph(about, "Run"), Table(("d", "edges of the path", "correlation"), rows)]


def few(o: Any, params: Params) -> list[Block]:
    """How many objects have a short description."""
    rows = (
        ("descriptions of at most so many bits", f"2^{o.bits + 1} - 1"),
        ("objects", f"2^{o.objects}"),
        ("share that has a description", f"less than 2^-{params['missed']}"),
    )
    return [Paragraph("Descriptions against objects.", "Run"), Table(("what", "number"), rows)]


def balance(o: Any, params: Params) -> list[Block]:
    """The central binomials."""
    n = o.length
    rows = tuple(
        (str(k), short(Fraction(comb(n, k), 2**n))) for k in sorted({n // 2, *(int(n * (Fraction(1, 2) - o.deviation * j / 2)) for j in range(3))})
    )
    about = f"Farther than {o.deviation} from 1/2: a share of at most {short(params['upper'])} of the strings of {n} bits."
    return [Paragraph(about, "Run"), Table(("ones", "share of the strings"), rows)]


def words(o: Any, _: Params) -> list[Block]:
    """The beginning of the string."""
    start = " ".join(str(i).zfill(o.digits) for i in range(6)) if o.base == 10 else ""
    return [Paragraph(f"The string starts {start} ...; almost every other string does not.", "Run")] if start else []


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {
    "InformationLoss": loss,
    "Forgetting": forgetting,
    "SymmetricDecay": decay,
    "TreeInformation": tree,
    "FewDescriptions": few,
    "BalancedStrings": balance,
    "OrderedWords": words,
}
