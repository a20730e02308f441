"""The proof graph of a claim: hypotheses, steps and verdict, derived from the claim and its checked certificates."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from ...claim import Role, Step
from ..explain import standing
from .layout import Layout, layout
from .style import figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ...verification import Result

WIDTH, HEIGHT = 2.8, 1.75
"""Inches from one box to the next."""
BOX, TALL = 2.4, 1.2
LETTERS = 37
LINES = 4
STYLES: dict[str, dict[str, Any]] = {
    Role.PROOF: {"facecolor": "white", "linestyle": "-", "linewidth": 1.2},
    Role.COUNTEREXAMPLE: {"facecolor": "0.95", "linestyle": "--", "linewidth": 1.2},
    Role.ORACLE: {"facecolor": "white", "linestyle": ":", "linewidth": 1.2},
    "verdict": {"facecolor": "0.87", "linestyle": "-", "linewidth": 2.0},
}
VERDICT = "\0verdict"
KEY = (
    ("solid frame: step of the proof", Role.PROOF),
    ("dashed frame: counterexample", Role.COUNTEREXAMPLE),
    ("dotted frame: solver, counts for nothing", Role.ORACLE),
)


def needs_of(result: Result) -> dict[str, tuple[str, ...]]:
    """What each node of the graph rests on: a step on steps, the verdict on the steps that nothing else needs."""
    steps = result.claim.steps
    needed = {need for step in steps for need in step.needs if step.role is not Role.ORACLE}
    last = tuple(s.name for s in steps if s.name not in needed and s.role is not Role.ORACLE)
    return {s.name: s.needs for s in steps} | {VERDICT: last}


def labels(result: Result) -> dict[str, tuple[str, str, str, str]]:
    """For each node its style, its heading, its words, and what stands at the foot of its box."""
    claim = result.claim
    found = {s.name: (str(s.role), f"{s.name}  {', '.join(s.cites)}".strip(), s.words, foot(result, s)) for s in claim.steps}
    corrected = "" if result.corrected is None else f"; corrected statement: {result.corrected}"
    found[VERDICT] = ("verdict", claim.id, f"as printed: {result.printed}{corrected}", f"[{result.assurance}]")
    return found


def foot(result: Result, step: Step) -> str:
    """The hypotheses that a step uses, and how it stands."""
    uses = textwrap.wrap("uses " + ", ".join(step.uses), LETTERS + 3, break_on_hyphens=False) if step.uses else []
    return "\n".join([*uses, f"[{standing(result, step)}]"])


def folded(words: str, lines: int) -> str:
    """Words on few lines of the width of a box; what does not fit is left out, with dots.

    >>> print(folded("one two three four five six seven eight nine ten eleven", 1))
    one two three four five six ...
    """
    rows = textwrap.wrap(words, LETTERS, break_long_words=False)
    if len(rows) > lines:
        rows = [*rows[: lines - 1], rows[lines - 1][: LETTERS - 4].rsplit(" ", 1)[0] + " ..."]
    return "\n".join(rows)


def graph_figure(result: Result) -> Figure:
    """Draw the graph, top to bottom."""
    graph, words = needs_of(result), labels(result)
    placed = layout(graph)
    across = max(2.0, max(x for x, _ in placed.places.values()) + 1)
    down = max(y for _, y in placed.places.values()) + 1
    shift = (across - max(x for x, _ in placed.places.values()) - 1) / 2
    drawn = figure(WIDTH * across + 0.2, HEIGHT * down + 0.7)
    axes = drawn.subplots()
    axes.set_xlim(-WIDTH * shift, WIDTH * (across - shift))
    axes.set_ylim(HEIGHT * down, 0)
    axes.set_aspect("equal")
    axes.axis("off")
    axes.set_title(result.claim.title, fontsize=11)
    for edge in placed.ways:
        add_edge(axes, placed, edge, words[edge[0]][0])
    for name, place in placed.places.items():
        add_box(axes, place, *words[name])
    present = {style for style, *_ in words.values()}
    drawn.supxlabel("; ".join(text for text, role in KEY if role in present), fontsize=8)
    return drawn


def centre(place: tuple[float, float]) -> tuple[float, float]:
    """The middle of a node in inches."""
    return (place[0] + 0.5) * WIDTH, (place[1] + 0.5) * HEIGHT


def add_box(axes: Any, place: tuple[float, float], style: str, heading: str, words: str, below: str) -> None:
    """One node."""
    from matplotlib.patches import Rectangle

    x, y = centre(place)
    axes.add_patch(Rectangle((x - BOX / 2, y - TALL / 2), BOX, TALL, edgecolor="black", zorder=3, **STYLES[style]))
    lines = LINES - below.count("\n")
    axes.text(x, y - TALL / 2 + 0.08, shortened(heading), ha="center", va="top", fontsize=8.5, fontweight="bold", zorder=4)
    axes.text(x, y - TALL / 2 + 0.28, folded(words, lines), ha="center", va="top", fontsize=7.5, zorder=4, linespacing=1.2)
    axes.text(x, y + TALL / 2 - 0.07, below, ha="center", va="bottom", fontsize=7, fontstyle="italic", color="0.2", zorder=4, linespacing=1.15)


def shortened(heading: str) -> str:
    """A heading that fits into a box.

    >>> shortened("a heading of a step that is too long")
    'a heading of a step that is ...'
    """
    return heading if len(heading) <= LETTERS - 2 else heading[: LETTERS - 6].rsplit(" ", 1)[0] + " ..."


def add_edge(axes: Any, placed: Layout, edge: tuple[str, str], style: str) -> None:
    """An arrow from what is needed to what needs it, through the gaps of the rows between."""
    from matplotlib.patches import FancyArrowPatch
    from matplotlib.path import Path

    start, end = (centre(placed.places[name]) for name in edge)
    points = [(start[0], start[1] + TALL / 2)]
    for x, y in map(centre, placed.ways[edge]):
        points += [(x, y - TALL / 2), (x, y + TALL / 2)]
    points.append((end[0], end[1] - TALL / 2 - 0.02))
    codes = [Path.MOVETO] + [Path.LINETO] * (len(points) - 1)
    look = {"linewidth": 1.1, "color": "black", "linestyle": STYLES[style]["linestyle"], "zorder": 2}
    axes.add_patch(FancyArrowPatch(path=Path(points, codes), arrowstyle="-|>", mutation_scale=9, shrinkA=0, shrinkB=0, **look))
