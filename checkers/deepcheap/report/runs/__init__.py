"""Steps of a proof, run on the chosen instance: signs, pairs, matrices, Taylor terms, partitions to look at.

A run belongs to a kind of obligation and gets what was found for it; the few steps that carry no obligation have runs of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...claim import Step
from ..blocks import Block, Paragraph

if TYPE_CHECKING:
    from ...verification import Result

MOST = 4
"""So many runs of one step are shown."""


def by_obligation() -> dict[str, Callable[..., list[Block]]]:
    """The runs by the class name of the obligation; each takes the obligation and the params of the statement that was found."""
    from . import bits, chains, counting, depth, fields, gates, information, neurons, numbers, probability, products

    modules = (products, gates, neurons, bits, counting, numbers, probability, chains, information, fields, depth)
    return {name: run for module in modules for name, run in module.RUNS.items()}


def by_step() -> dict[tuple[str, str], Callable[[dict[str, str]], list[Block]]]:
    """The runs of steps that are arguments in words, by claim and step; each takes the parameters of the claim."""
    from . import arguments

    return arguments.RUNS


def run_step(result: Result, step: Step) -> list[Block]:
    """Run a step on the instance of its claim, where there is something to look at."""
    words = by_step().get((result.claim.id, step.name))
    if words is not None:
        return words(dict(result.claim.params))
    found = [e.finding for e in result.evidence if e.step.name == step.name]
    runs, shown = by_obligation(), []
    for obligation, finding in zip(step.obligations, found, strict=False):
        run = runs.get(type(obligation).__name__)
        if run is None or finding.statement is None:
            continue
        params: dict[str, Any] = finding.statement.params
        blocks = run(obligation, params)
        if blocks and blocks not in shown:
            shown.append(blocks)
    return [one_stop(block) for blocks in shown[:MOST] for block in blocks]


def one_stop(block: Block) -> Block:
    """A sentence that ends with cut digits ends with their dots."""
    return Paragraph(block.text.replace("....", "..."), block.label) if isinstance(block, Paragraph) else block
