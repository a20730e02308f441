"""The command that prints the table of neuron counts: `deepcheap bounds`."""

from __future__ import annotations

import argparse
import json
import re
from typing import Any

from .errors import CostError, InputError

EXAMPLES = """examples:
  deepcheap bounds --n 2..10
  deepcheap bounds --n 3 --activation logistic --activation exp
  deepcheap bounds --n 2..10 --json | jq 'select(.lower == .upper)'

With --json there is one object per line (none where no network of the model exists): n, activation, biases, relation (taylor or uniform),
lower, upper, certificates, verified; the rows by pattern have activation "any" and last_zero.
Exit status: 0 when every entry stands, 1 when a certificate was refused.
"""
SMALLEST, LARGEST = 2, 16


def add(commands: Any) -> None:
    """Add the command to the command line."""
    bounds = commands.add_parser(
        "bounds",
        help="how many hidden neurons a product needs, by model and activation",
        description="Print the table of necessary and sufficient neuron counts; every entry is backed by certificates that certcheck verifies.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    bounds.add_argument("--n", default="2..10", metavar="N", help="number of inputs, or a range such as 2..10 (default: %(default)s)")
    bounds.add_argument("--activation", action="append", metavar="NAME", help="only this activation (may be given several times)")
    bounds.add_argument("--out", default="certificates/out/bounds", metavar="DIR", help="where certificates go (default: %(default)s)")
    form = bounds.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object per line")
    form.add_argument("--latex", action="store_true", help="a LaTeX tabular")
    bounds.set_defaults(action=do_bounds)


def read_range(text: str) -> range:
    """Read `4` or `2..10`.

    >>> read_range("2..4")
    range(2, 5)
    """
    found = re.fullmatch(r"([0-9]{1,4})(?:\.\.([0-9]{1,4}))?", text)
    if not found:
        raise InputError(f"n {text[:40]!r} is neither a number nor a range: write it as 4 or 2..10")
    low, high = int(found[1]), int(found[2] or found[1])
    if low > high or low < SMALLEST:
        raise InputError(f"n = {text} is out of range: give {SMALLEST} or more, the smaller end first")
    if high > LARGEST:
        raise CostError(f"n = {high} is too large: the zeros of derivatives of order {high - 1} take minutes; give n up to {LARGEST}")
    return range(low, high + 1)


def do_bounds(options: argparse.Namespace) -> int:
    """Compute, certify and print the table."""
    from pathlib import Path

    from .networks.activations import ACTIVATIONS, activation
    from .neuron_table import checked, table
    from .report.neuron_table import entry_object, latex_table, text_table

    columns = read_range(options.n)
    names = [activation(name.lower()).name for name in options.activation or ACTIVATIONS]
    rows = checked(table(columns, dict.fromkeys(names), options.activation is None), Path(options.out))
    if options.json:
        for row in rows:
            if row.entry.lower is not None:
                print(json.dumps(entry_object(row)))
    elif options.latex:
        print(latex_table(rows))
    else:
        print(text_table(rows))
    return 0 if all(row.verified for row in rows) else 1
