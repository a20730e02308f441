"""Certified error of the product gate against lambda, on log-log axes."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from ...claims.expansion import expansion_point
from ...obligations import GateError, GateRate, Statement
from .facts import certified
from .style import COLOURS, LINES, MARKS, figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LARGEST = Fraction(1, 10)
SCALES = (*(LARGEST / d for d in (1, 3, 10, 30, 100, 300)),)


def number(statement: Statement, name: str) -> float:
    """A bound of a statement, for drawing."""
    return float(Fraction(str(statement.params[name])))


def outward(statement: Statement, name: str) -> str:
    """A bound with four decimals, rounded to the safe side."""
    units = Fraction(str(statement.params[name])) * 10**4
    return f"{(ceil(units) if name == 'upper' else floor(units)) / 10**4:.4f}"


def error_figure(numbers: list[int], activation: str, bias: Fraction | None, radius: Fraction) -> Figure:
    """Draw the enclosed suprema at several scales, and the band C lambda^2 that holds for every scale below the largest one."""
    drawn = figure(6.4, 4.6)
    axes = drawn.subplots()
    for i, n in enumerate(numbers):
        point = expansion_point(activation, n, bias)
        *errors, rate = certified([*(GateError(n, activation, point, s, radius) for s in SCALES), GateRate(n, activation, point, LARGEST, radius)])
        add_series(axes, i, f"n = {n}, b = {point}", errors, rate)
    slope_mark(axes)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel(r"$\lambda$ (scale of the inner weights)")
    axes.set_ylabel(rf"$\sup\,|m_\lambda(x)-x_1\cdots x_n|$ on $[-{radius},{radius}]^n$")
    axes.set_title(rf"The gate of (A4) with $2^n$ neurons, $\sigma$ = {activation}", fontsize=11)
    axes.grid(visible=True, which="major", color="0.88", linewidth=0.6)
    axes.legend(frameon=False, loc="upper left", title="points: enclosed error; band: $C\\lambda^2$", title_fontsize=9)
    return drawn


def add_series(axes: Any, i: int, label: str, errors: list[Statement], rate: Statement) -> None:
    """One gate: points for the enclosed errors, a band for the rate."""
    x = [float(s) for s in SCALES]
    low, high = number(rate, "lower"), number(rate, "upper")
    axes.fill_between(x, [low * s * s for s in x], [high * s * s for s in x], color=COLOURS[i % 6], alpha=0.25, linewidth=0)
    axes.plot(x, [high * s * s for s in x], linestyle=LINES[i % 6], color=COLOURS[i % 6], linewidth=1.1)
    middle = [(number(e, "lower") + number(e, "upper")) / 2 for e in errors]
    spread = [[(number(e, "upper") - number(e, "lower")) / 2 for e in errors]] * 2
    style = {"linestyle": "none", "marker": MARKS[i % 6], "markersize": 5.5, "color": COLOURS[i % 6], "markerfacecolor": "white"}
    shown = f"{label}: ${outward(rate, 'lower')} \\leq C \\leq {outward(rate, 'upper')}$"
    axes.errorbar(x, middle, yerr=spread, label=shown, **style)


def slope_mark(axes: Any) -> None:
    """A triangle that shows what slope 2 is."""
    left, right = 2e-2, 8e-2
    base = 1.2e-8
    top = base * (right / left) ** 2
    axes.plot([left, right, right, left], [base, base, top, base], color="0.25", linewidth=0.9)
    axes.annotate("1", ((left * right) ** 0.5, base), textcoords="offset points", xytext=(0, -11), ha="center", fontsize=9, color="0.25")
    axes.annotate("2", (right, (base * top) ** 0.5), textcoords="offset points", xytext=(6, -3), fontsize=9, color="0.25")
    axes.annotate("slope 2", (left, (base * top) ** 0.5), textcoords="offset points", xytext=(-6, 4), fontsize=9, color="0.25")
