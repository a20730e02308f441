"""A proof drawn from its steps: boxes in layers, an arrow from each step to what needs it, the conclusions below."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass

from .markup import MARKS, slug

WIDTH, HEIGHT, GAP, ACROSS, DOWN, MARGIN = 190, 66, 8, 20, 46, 8

Cell = tuple[str] | tuple[str, str, int]
"""A node, or the gap that the arrow between two nodes leaves in a layer."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its name, what it is (step, counterexample, oracle, goal), how it stands, whether that is settled, and where it leads."""

    name: str
    role: str
    standing: str
    settled: bool
    needs: tuple[str, ...] = ()
    href: str = ""


def depths(nodes: Mapping[str, Node]) -> dict[str, int]:
    """The layer of each node: below everything that it needs; the conclusions all in the last layer.

    >>> depths({"a": Node("a", "step", "", True), "b": Node("b", "goal", "", True, ("a",)), "c": Node("c", "goal", "", True)})
    {'a': 0, 'b': 1, 'c': 1}
    """
    depth: dict[str, int] = {}

    def level(name: str) -> int:
        if name not in depth:
            depth[name] = 1 + max((level(m) for m in nodes[name].needs if m in nodes), default=-1)
        return depth[name]

    last = max((level(name) for name in nodes), default=0)
    return {name: last if nodes[name].role == "goal" else depth[name] for name in nodes}


def chains(nodes: Mapping[str, Node], depth: Mapping[str, int]) -> list[tuple[Cell, ...]]:
    """The arrows, each as the cells it runs through: a node, a gap in every layer that it passes, the node that needs it."""
    pairs = [(m, name) for name, node in nodes.items() for m in node.needs if m in nodes]
    return [((m,), *((m, name, k) for k in range(depth[m] + 1, depth[name])), (name,)) for m, name in pairs]


def layers(nodes: Mapping[str, Node]) -> tuple[list[list[Cell]], list[tuple[Cell, ...]]]:
    """The cells by layer, ordered so that few arrows cross, and the arrows.

    >>> layers({"a": Node("a", "step", "", True), "b": Node("b", "step", "", True, ("a",))})
    ([[('a',)], [('b',)]], [(('a',), ('b',))])
    """
    depth = depths(nodes)
    arrows = chains(nodes, depth)
    rows: list[list[Cell]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for name in nodes:
        rows[depth[name]].append((name,))
    for arrow in arrows:
        for k, cell in enumerate(arrow[1:-1], start=depth[arrow[0][0]] + 1):
            rows[k].append(cell)
    for sweep in range(6):
        place = {cell: centre for row in rows for cell, centre in zip(row, centres(row), strict=True)}
        for row in rows if sweep % 2 == 0 else rows[::-1]:
            beside = {c: [place[a[i]] for a in arrows for i in range(len(a)) if (c in a[i + 1 : i + 2] or (i and a[i - 1] == c))] for c in row}
            row.sort(key=lambda c: middle(beside[c], place[c]))
            place |= dict(zip(row, centres(row), strict=True))
    return rows, arrows


def centres(row: list[Cell]) -> list[float]:
    """The middle of each cell of a row, from the middle of the row; a gap is narrow."""
    widths = [WIDTH if len(cell) == 1 else GAP for cell in row]
    left = -(sum(widths) + ACROSS * (len(row) - 1)) / 2
    found = []
    for w in widths:
        found.append(left + w / 2)
        left += w + ACROSS
    return found


def middle(values: list[float], otherwise: float) -> float:
    """The mean, or something else of nothing."""
    return sum(values) / len(values) if values else otherwise


def draw(nodes: Mapping[str, Node], title: str) -> str:
    """The graph as an inline SVG picture; every box is a link to its step."""
    rows, arrows = layers(nodes)
    place = {cell: (x, k) for k, row in enumerate(rows) for cell, x in zip(row, centres(row), strict=True)}
    half = max(abs(x) + (WIDTH if len(cell) == 1 else GAP) / 2 for cell, (x, _) in place.items()) + MARGIN
    width, height = round(2 * half), len(rows) * (HEIGHT + DOWN) - DOWN + 2 * MARGIN
    corner = {cell: (round(half + x), MARGIN + k * (HEIGHT + DOWN)) for cell, (x, k) in place.items()}
    tip = f"tip-{slug(title)}"
    lines = [line([corner[cell] for cell in arrow], tip) for arrow in arrows]
    boxes = [box(nodes[cell[0]], corner[cell][0] - WIDTH // 2, corner[cell][1]) for row in rows for cell in row if len(cell) == 1]
    picture = (
        f'<svg class="proof" viewBox="0 0 {width} {height}" style="max-width:{width}px;min-width:{round(0.7 * width)}px" role="group" '
        f'aria-label="{html.escape(title)}"><defs><marker id="{tip}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'orient="auto"><path d="M0 0 8 4 0 8z" class="tip"/></marker></defs>' + "".join(lines + boxes) + "</svg>"
    )
    return f'<div class="scroll graph" tabindex="0" role="region" aria-label="{html.escape(title)}">{picture}</div>'


def line(tops: list[tuple[int, int]], tip: str) -> str:
    """An arrow from the bottom of the first box, through the gaps between others, to the top of the last."""
    (x, y), *rest = tops
    path, y = f"M{x} {y + HEIGHT}", y + HEIGHT
    for i, (u, v) in enumerate(rest):
        end = v - 2 if i == len(rest) - 1 else v
        bend = (end - y) // 2
        path += f"C{x} {y + bend} {u} {end - bend} {u} {end}"
        if i < len(rest) - 1:
            path += f"V{v + HEIGHT}"
        x, y = u, v + HEIGHT
    return f'<path class="arrow" marker-end="url(#{tip})" d="{path}"/>'


def box(node: Node, x: int, y: int) -> str:
    """A box with its name, what it is, and how it stands."""
    what = {"step": "step", "counterexample": "counterexample", "oracle": "solver's opinion", "goal": "conclusion"}[node.role]
    name = node.name if len(node.name) <= 26 else node.name[:25] + "…"
    verdict = node.standing.split(" ")[0]
    mark = "" if node.role == "oracle" else MARKS[verdict] + " " if node.role == "goal" else "✓ " if node.settled else "? "
    state = mark + node.standing
    lines = ((20, "name", name), (38, "what", what), (56, "state", state if len(state) <= 34 else state[:33] + "…"))
    text = "".join(f'<text x="{x + WIDTH // 2}" y="{y + dy}" class="{kind}">{html.escape(words)}</text>' for dy, kind, words in lines)
    shape = f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="{4 if node.role != "goal" else 16}"/>'
    inner = f"<title>{html.escape(f'{node.name}, {what}: {node.standing}')}</title>{shape}{text}"
    group = f'<g class="node {node.role}{f" goal-{verdict}" if node.role == "goal" else "" if node.settled else " open"}">{inner}</g>'
    return f'<a href="{html.escape(node.href)}">{group}</a>' if node.href else group
