"""Runs of the steps about Markov chains: laws, partitions of the states, the maps f_i."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from ...exact.chains import joint, laws, posteriors
from ..blocks import Block, Paragraph, Table
from .words import short, vector

Params = dict[str, Any]
STATES = 16


def partition_name(labels: list[int]) -> str:
    """A statistic as a partition of the states that occur.

    >>> partition_name([0, 0, 1, -1])
    '{0,1} {2}'
    """
    found: dict[int, list[int]] = {}
    for state, label in enumerate(labels):
        if label >= 0:
            found.setdefault(label, []).append(state)
    return " ".join("{" + ",".join(map(str, states)) + "}" for _, states in sorted(found.items()))


def distilled(o: Any, params: Params) -> list[Block]:
    """The partitions T_i of the states of y_n, the maps f_i, and the posterior of y_0 for each class of T_0."""
    statistics, maps = params["statistics"], params["maps"]
    if len(statistics[-1]) > STATES:
        return []
    rows = tuple((f"T_{i}", partition_name(labels), str(max(labels) + 1)) for i, labels in enumerate(statistics))
    arrows = tuple((f"f_{i}", ", ".join(f"{a} -> {b}" for a, b in enumerate(f)), f"T_{i} = f_{i} o T_{i + 1}") for i, f in enumerate(maps))
    first = tuple((str(c), vector(p)) for c, p in enumerate(params["posterior"]))
    never = [str(a) for a, label in enumerate(statistics[-1]) if label < 0]
    tail = f" The value {', '.join(never)} never occurs and belongs to no class." if never else ""
    return [
        Paragraph(f"The values of y_{len(maps)}, numbered from 0, in classes of equal posterior P(y_i|y_{len(maps)}), finest last.{tail}", "Run"),
        Table(("statistic", "classes", "values"), rows),
        Paragraph("Each map takes the class of the finer statistic to that of the coarser one.", "Maps"),
        Table(("map", "class -> class", "so that"), arrows),
        Paragraph("P(y_0|y_n) is a function of T_0 alone.", "Posterior"),
        Table(("T_0", "P(y_0|T_0)"), first),
        *merged_rows(o, statistics[0]),
    ]


def merged_rows(o: Any, labels: list[int]) -> list[Block]:
    """The posterior of y_0 for every value of y_n, to see which rows are equal."""
    found = posteriors(o.initial, o.steps)[0]
    rows = tuple(
        (str(a), "never occurs" if label < 0 else vector(row), "-" if label < 0 else str(label)) for a, (row, label) in rows_of(found, labels)
    )
    return [Paragraph("Equal rows make a class.", "Why"), Table(("y_n", "P(y_0|y_n)", "T_0"), rows)]


def rows_of(found: Any, labels: list[int]) -> Any:
    """The rows with their numbers and labels."""
    return enumerate(zip(found, labels, strict=True))


def product_form(o: Any, _: Params) -> list[Block]:
    """The laws of all layers."""
    rows = tuple((f"p_{i}", vector(p)) for i, p in enumerate(laws(o.initial, o.steps)) if len(p) <= STATES)
    return [Paragraph("The law of each layer, p_i = M_i p_(i-1).", "Run"), Table(("law", "probabilities"), rows)]


def indices(o: Any, params: Params) -> list[Block]:
    """How many values the statistics have."""
    rows = tuple((f"T_{i}", str(c)) for i, c in enumerate(params["classes"]))
    about = "f_i of Theorem 2 takes values of T_(i+1). As printed, f_1 would be fed the values of T_1, which are fewer or others."
    return [Paragraph(about, "Run"), Table(("statistic", "values"), rows)]


def posterior_likelihood(o: Any, params: Params) -> list[Block]:
    """The joint law and the two conditional probabilities."""
    law = joint(o.initial, o.steps)
    rows = tuple((str(y), *map(short, row)) for y, row in enumerate(law))
    n = len(o.steps)
    about = (
        f"The joint law of y_0 (rows) and y_{n} (columns): P(y_0={o.cause}|y_{n}={o.data}) = {params['posterior']}, "
        f"P(y_{n}={o.data}|y_0={o.cause}) = {params['likelihood']}."
    )
    return [Paragraph(about, "Run"), Table(("y_0", *map(str, range(len(law[0])))), rows)]


def general(_o: Any, _: Params) -> list[Block]:
    """What the identities say for a pair of posteriors."""
    about = (
        "q_ij is the joint law of y_i and y_(i+1), c_j = sum over i of q_ij, and D_j the difference of the posteriors "
        "P(y_(i+1) = j|y_n) at two values of y_n, divided by c_j. If all c_j D_j vanish, so does every sum over j of q_ij D_j, as 0 <= q_ij <= c_j: "
        "where c_j = 0 the terms q_ij are 0, and elsewhere D_j is."
    )
    return [Paragraph(about, "Run")]


def memory(o: Any, params: Params) -> list[Block]:
    """Paths with their probabilities."""
    from itertools import islice
    from itertools import product as tuples

    paths = ((path, p) for path, p in zip(tuples(*map(range, o.sizes)), o.law, strict=True) if p)
    rows = tuple((" ".join(map(str, path)), short(Fraction(p))) for path, p in islice(paths, 8))
    about = f"The first paths y_0 ... y_{len(o.sizes) - 1} that occur. The future depends on the last {params['memory']} values, and on no fewer."
    return [Paragraph(about, "Run"), Table(("path", "probability"), rows)]


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {
    "ChainDistillation": distilled,
    "MarkovChain": product_form,
    "CorollaryIndices": indices,
    "PosteriorLikelihood": posterior_likelihood,
    "ChainTheorem": general,
    "ChainMemory": memory,
}
