"""A proof drawn from its steps: boxes in layers, an arrow from each step to what needs it, the conclusions below."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass

from .markup import slug

WIDTH, HEIGHT, ACROSS, DOWN, MARGIN = 208, 66, 24, 46, 8


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its name, what it is (step, counterexample, oracle, goal), how it stands, whether that is settled, and where it leads."""

    name: str
    role: str
    standing: str
    settled: bool
    needs: tuple[str, ...] = ()
    href: str = ""


def layers(nodes: Mapping[str, Node]) -> list[list[str]]:
    """The names by layer: a node stands one layer below the lowest that it needs, near the middle of those.

    >>> layers({"a": Node("a", "step", "", True), "b": Node("b", "step", "", True, ("a",))})
    [['a'], ['b']]
    """
    depth: dict[str, int] = {}

    def level(name: str) -> int:
        if name not in depth:
            depth[name] = 1 + max((level(m) for m in nodes[name].needs if m in nodes), default=-1)
        return depth[name]

    for name in nodes:
        level(name)
    rows: list[list[str]] = []
    place: dict[str, float] = {}
    for k in range(max(depth.values(), default=-1) + 1):
        row = [name for name in nodes if depth[name] == k]
        row.sort(key=lambda name: middle([place[m] for m in nodes[name].needs if m in place]))
        place |= {name: i - (len(row) - 1) / 2 for i, name in enumerate(row)}
        rows.append(row)
    return rows


def middle(values: list[float]) -> float:
    """The mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def draw(nodes: Mapping[str, Node], title: str) -> str:
    """The graph as an inline SVG picture; every box is a link to its step."""
    rows = layers(nodes)
    widest = max(len(row) for row in rows)
    width = widest * (WIDTH + ACROSS) - ACROSS + 2 * MARGIN
    height = len(rows) * (HEIGHT + DOWN) - DOWN + 2 * MARGIN
    corner: dict[str, tuple[int, int]] = {}
    for k, row in enumerate(rows):
        left = (width - (len(row) * (WIDTH + ACROSS) - ACROSS)) // 2
        corner |= {name: (left + i * (WIDTH + ACROSS), MARGIN + k * (HEIGHT + DOWN)) for i, name in enumerate(row)}
    tip = f"tip-{slug(title)}"
    arrows = [arrow(corner[m], corner[name], tip) for name, node in nodes.items() for m in node.needs if m in corner]
    boxes = [box(nodes[name], *corner[name]) for row in rows for name in row]
    picture = (
        f'<svg class="proof" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" aria-label="{html.escape(title)}">'
        f'<defs><marker id="{tip}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 8 4 0 8z" class="tip"/></marker></defs>' + "".join(arrows + boxes) + "</svg>"
    )
    return f'<div class="scroll graph" tabindex="0" role="region" aria-label="{html.escape(title)}">{picture}</div>'


def arrow(start: tuple[int, int], end: tuple[int, int], tip: str) -> str:
    """An arrow from the bottom of one box to the top of another."""
    (x, y), (u, v) = (start[0] + WIDTH // 2, start[1] + HEIGHT), (end[0] + WIDTH // 2, end[1] - 2)
    bend = (v - y) // 2
    return f'<path class="arrow" marker-end="url(#{tip})" d="M{x} {y}C{x} {y + bend} {u} {v - bend} {u} {v}"/>'


def box(node: Node, x: int, y: int) -> str:
    """A box with its name, what it is, and how it stands."""
    what = {"step": "step", "counterexample": "counterexample", "oracle": "solver's opinion", "goal": "conclusion"}[node.role]
    name = node.name if len(node.name) <= 26 else node.name[:25] + "…"
    state = ("✓ " if node.settled else "? ") + node.standing if node.role != "oracle" else node.standing
    lines = ((20, "name", name), (38, "what", what), (56, "state", state if len(state) <= 34 else state[:33] + "…"))
    text = "".join(f'<text x="{x + WIDTH // 2}" y="{y + dy}" class="{kind}">{html.escape(words)}</text>' for dy, kind, words in lines)
    shape = f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="{4 if node.role != "goal" else 16}"/>'
    inner = f"<title>{html.escape(f'{node.name}, {what}: {node.standing}')}</title>{shape}{text}"
    group = f'<g class="node {node.role}{"" if node.settled else " open"}">{inner}</g>'
    return f'<a href="{html.escape(node.href)}">{group}</a>' if node.href else group
