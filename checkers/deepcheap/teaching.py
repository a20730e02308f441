"""The command for teaching: `deepcheap explain`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import InputError

if TYPE_CHECKING:
    from .report.blocks import Block
    from .selection import Pair

EXAMPLES = """examples:
  deepcheap explain product-flattening --n 3
  deepcheap explain product-flattening.suffices --n 3 --step pairs
  deepcheap explain product-flattening --n 3 --drop bias-free
  deepcheap explain multiplication-gate --activation tanh --bias 1/2 --format markdown
"""
FILES = ("network", "chain", "model", "table")


def add(commands: Any, options: tuple[tuple[str, str], ...]) -> None:
    """Add the command to the command line, with the parameters of the claim families."""
    about = "Print a claim with its proof as a graph of steps, each step decided and run on the chosen instance."
    explaining = commands.add_parser(
        "explain", help="walk through a proof, step by step", description=about, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    explaining.add_argument("claim", metavar="CLAIM", help="a claim id, such as product-flattening.suffices")
    part = explaining.add_mutually_exclusive_group()
    part.add_argument("--step", metavar="NAME", help="this step only")
    part.add_argument("--drop", metavar="HYPOTHESIS", help="show where the proof breaks without a hypothesis, and what exploits it")
    for name, text in options:
        explaining.add_argument(f"--{name}", metavar="FILE" if name in FILES else name.upper(), help=text)
    explaining.add_argument("--format", choices=("text", "markdown", "latex", "html"), default="text", help="default: %(default)s")
    explaining.set_defaults(action=do_explain, parameters=tuple(name for name, _ in options))


def chosen_pair(claim: str, given: Mapping[str, object]) -> Pair:
    """The claim that is meant.

    Raises: InputError for a family name that is not a claim, with its claims.
    """
    from .selection import select

    pairs = select([claim], given)
    for pair in pairs:
        if pair[0].id == claim:
            return pair
    raise InputError(f"{claim!r} is a family: explain one of its claims, {', '.join(c.id for c, _ in pairs)}")


def blocks_of(pair: Pair, step: str | None = None, drop: str | None = None) -> tuple[list[Block], bool]:
    """The explanation of a claim, verified for the purpose, and whether its verdict was reached."""
    import tempfile
    from pathlib import Path

    from .report.dropping import dropped, explain_without
    from .report.explain import chosen_steps, explain
    from .selection import has, without
    from .verification import verify_claims

    claim = pair[0]
    chosen_steps(claim, step)
    certified = drop is not None and bool(dropped(claim, drop)) and has(claim, drop)
    asked = [pair] if drop is None else without([pair], drop) if certified else []
    with tempfile.TemporaryDirectory() as folder:
        results = verify_claims(asked, Path(folder))
        found = results[0] if results else None
        if drop is not None:
            return explain_without(claim, drop, found), found is None or found.reached
        return explain(results[0], step), results[0].reached


def do_explain(options: argparse.Namespace) -> int:
    """Explain one claim."""
    from .report.blocks import render

    given = {name: getattr(options, name) for name in options.parameters if getattr(options, name) is not None}
    blocks, reached = blocks_of(chosen_pair(options.claim, given), options.step, options.drop)
    print(render(blocks, options.format))
    return 0 if reached else 3
