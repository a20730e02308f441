"""Runs of the steps about coarse-grained Gaussian fields."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from ..blocks import Block, Paragraph, Table
from .words import short

Params = dict[str, Any]
SHOWN = 8


def rescaling(o: Any, params: Params) -> list[Block]:
    """The coupling after several steps with b = 2."""
    power = params["exponent"]
    rows = tuple((str(t), short(Fraction(2) ** (power * t))) for t in range(4))
    about = f"y_{o.order} with field exponent {o.field} gets b^({power}) at each step, so it is {params['flow']}; for b = 2:"
    return [Paragraph(about, "Run"), Table(("steps", f"y_{o.order} / start"), rows)]


def block(o: Any, params: Params) -> list[Block]:
    """The couplings before and after."""
    rows = tuple((f"y_{i}", short(y), short(new)) for i, (y, new) in enumerate(zip(o.couplings, params["result"], strict=False)))
    factor = f", multiplied by b^({o.field})" if o.field else ""
    return [Paragraph(f"Averages over blocks of {o.b} x {o.b} sites{factor}.", "Run"), Table(("coupling", "before", "after"), rows)]


def torus(o: Any, params: Params) -> list[Block]:
    """The couplings of one block to all others."""
    side = o.side // o.b
    if side > SHOWN:
        return []
    row = params["row"]
    rows = tuple((str(i), *(short(row[i * side + j]) for j in range(side))) for i in range(side))
    about = f"The form of the {side} x {side} block averages on the torus of {o.side} x {o.side} sites: the coupling of block (0, 0) to block (i, j)."
    return [Paragraph(about, "Run"), Table(("i \\ j", *map(str, range(side))), rows)]


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {"Rescaling": rescaling, "BlockAverage": block, "TorusAverage": torus}
