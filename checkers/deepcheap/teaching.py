"""The command for teaching: `deepcheap explain`."""

from __future__ import annotations

import argparse
from typing import Any

from .errors import InputError

EXAMPLES = """examples:
  deepcheap explain product-flattening --n 3
  deepcheap explain product-flattening.suffices --n 3 --step pairs
  deepcheap explain multiplication-gate --activation tanh --bias 1/2 --format markdown
"""


def add(commands: Any, options: tuple[tuple[str, str], ...]) -> None:
    """Add the command to the command line, with the parameters of the claim families."""
    about = "Print a claim with its proof as a graph of steps, each step decided and run on the chosen instance."
    explaining = commands.add_parser(
        "explain", help="walk through a proof, step by step", description=about, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    explaining.add_argument("claim", metavar="CLAIM", help="a claim id, such as product-flattening.suffices")
    explaining.add_argument("--step", metavar="NAME", help="this step only")
    for name, text in options:
        explaining.add_argument(f"--{name}", metavar=name.upper(), help=text)
    explaining.add_argument("--format", choices=("text", "markdown", "latex", "html"), default="text", help="default: %(default)s")
    explaining.set_defaults(action=do_explain, parameters=tuple(name for name, _ in options))


def do_explain(options: argparse.Namespace) -> int:
    """Explain one claim."""
    import tempfile
    from pathlib import Path

    from .report.blocks import render
    from .report.explain import chosen_steps, explain
    from .selection import select
    from .verification import verify_claims

    given = {name: getattr(options, name) for name in options.parameters if getattr(options, name) is not None}
    pairs = [p for p in select([options.claim], given) if p[0].id == options.claim]
    if not pairs:
        raise InputError(f"{options.claim!r} is a family: explain one of its claims, {', '.join(c.id for c, _ in select([options.claim], given))}")
    chosen_steps(pairs[0][0], options.step)
    with tempfile.TemporaryDirectory() as folder:
        result = verify_claims(pairs, Path(folder))[0]
    print(render(explain(result, options.step), options.format))
    return 0 if result.reached else 3
