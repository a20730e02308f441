"""A layered layout of a proof: what rests on nothing on top, what is concluded below, few crossings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Place = tuple[float, float]
WIDEST = 4
"""So many boxes stand side by side; more make another row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each node stands (column, row), and the way points of each edge."""

    places: dict[str, Place]
    ways: dict[tuple[str, str], tuple[Place, ...]]


def layers(needs: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The layer of each node, counted from the bottom: one above the highest node that needs it.

    >>> layers({"a": (), "b": ("a",), "c": ("a", "b")})
    {'a': 2, 'b': 1, 'c': 0}
    """
    found: dict[str, int] = {}

    def layer(name: str) -> int:
        if name not in found:
            found[name] = 1 + max((layer(other) for other, wanted in needs.items() if name in wanted), default=-1)
        return found[name]

    for name in needs:
        layer(name)
    return {name: found[name] for name in needs}


def rows(needs: Mapping[str, Sequence[str]], widest: int = WIDEST) -> list[list[str]]:
    """The nodes row by row from the top, in each row near those that need them; long rows are cut.

    >>> rows({"a": (), "b": (), "c": ("b",), "d": ("a",), "e": ("c", "d")})
    [['b', 'a'], ['c', 'd'], ['e']]
    """
    by_layer: dict[int, list[str]] = {}
    for name, layer in layers(needs).items():
        by_layer.setdefault(layer, []).append(name)
    position: dict[str, float] = {}
    found: list[list[str]] = []
    for _, names in sorted(by_layer.items()):
        ordered = sorted(names, key=lambda name: mean([position[other] for other, wanted in needs.items() if name in wanted], 0.5))
        for i, name in enumerate(ordered):
            position[name] = (i + 0.5) / len(ordered)
        count = -(-len(ordered) // widest)
        size = -(-len(ordered) // count)
        found = [*(ordered[i : i + size] for i in range(0, len(ordered), size)), *found]
    return found


def mean(values: list[float], otherwise: float) -> float:
    """The mean, or another value where there is none."""
    return sum(values) / len(values) if values else otherwise


def layout(needs: Mapping[str, Sequence[str]], widest: int = WIDEST) -> Layout:
    """Place the nodes, each row centred, and lead the edges through the gaps of the rows in between.

    >>> layout({"a": (), "b": ("a",)}).places
    {'a': (0.0, 0.0), 'b': (0.0, 1.0)}
    """
    table = rows(needs, widest)
    width = max(map(len, table))
    places = {name: ((width - len(row)) / 2 + i, float(r)) for r, row in enumerate(table) for i, name in enumerate(row)}
    edges = [(need, name) for name, wanted in needs.items() for need in wanted]
    return Layout(places, {(a, b): way(places, table, a, b) for a, b in edges})


def way(places: dict[str, Place], table: list[list[str]], start: str, end: str) -> tuple[Place, ...]:
    """Way points of an edge: in each row between, the gap nearest to the straight line."""
    (x0, y0), (x1, y1) = places[start], places[end]
    points = []
    for r in range(int(y0) + 1, int(y1)):
        straight = x0 + (x1 - x0) * (r - y0) / (y1 - y0)
        taken = [places[name][0] for name in table[r]]
        gaps = [taken[0] - 0.5, *(x + 0.5 for x in taken)]
        points.append((min(gaps, key=lambda gap: abs(gap - straight)), float(r)))
    return tuple(points)
