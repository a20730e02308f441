"""How many neurons the product of n inputs needs, shallow and deep."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import InternalError
from ...networks.models import Biases
from ...neuron_table import Entry, certified, checked, entry, patterned, uniform
from ...obligations import SignCancellation
from .style import COLOURS, LINES, MARKS, figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def neurons(rows: list[Entry]) -> tuple[list[int], list[int]]:
    """Lower and upper bounds of entries, each verified by the checker.

    Raises: InternalError where one is not.
    """
    with tempfile.TemporaryDirectory() as folder:
        found = checked(rows, Path(folder))
    for row in found:
        if not row.verified or row.entry.lower is None or row.entry.upper is None:
            raise InternalError(f"the neuron counts for n = {row.entry.n} were not verified")
    bounds = [(r.entry.lower.neurons, r.entry.upper.neurons) for r in found if r.entry.lower is not None and r.entry.upper is not None]
    return [low for low, _ in bounds], [high for _, high in bounds]


def bounds_figure(columns: Iterable[int], activation: str) -> Figure:
    """Draw the neuron counts against n: without biases, with any biases, for accuracy, and for a deep network of gates."""
    x = list(columns)
    gate = certified(SignCancellation(2, "classes")).neurons
    plain, _ = neurons([patterned(n, None) for n in x])
    low, high = neurons([entry(activation, Biases.FREE, n) for n in x])
    accurate, _ = neurons([uniform("any", n) for n in x])
    drawn = figure(6.4, 4.8)
    axes = drawn.subplots()
    line(axes, 0, x, plain, r"one layer, no biases, all $\sigma_k\neq0$: exactly $2^n$")
    if low == high:
        line(axes, 1, x, low, f"one layer, any biases, {activation}: exactly")
    else:
        axes.fill_between(x, low, high, facecolor="0.85", edgecolor="0.5", hatch="////", linewidth=0, alpha=0.6)
        line(axes, 1, x, high, f"one layer, any biases, {activation}: enough")
        line(axes, 4, x, low, f"one layer, any biases, {activation}: necessary")
    line(axes, 2, x, accurate, r"one layer, any $\sigma$, mere accuracy: at least $\binom{n}{\lfloor n/2\rfloor}$")
    line(axes, 3, x, [gate * (n - 1) for n in x], rf"deep: $n-1$ gates of {gate} neurons")
    axes.set_yscale("log", base=2)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0f}")
    axes.set_xticks(x)
    axes.set_xlabel(r"$n$ (number of inputs)")
    axes.set_ylabel("hidden neurons")
    axes.set_title(r"Neurons for $x_1\cdots x_n$", fontsize=11)
    axes.grid(visible=True, which="major", color="0.88", linewidth=0.6)
    axes.legend(frameon=False, loc="upper left")
    return drawn


def line(axes: Any, i: int, x: list[int], y: list[int], label: str) -> None:
    """One series, told apart by line, marker and colour."""
    style = {"linestyle": LINES[i], "marker": MARKS[i], "markersize": 5, "color": COLOURS[i], "markerfacecolor": "white", "linewidth": 1.3}
    axes.plot(x, y, label=label, **style)
