"""The command for statements for all n: `deepcheap prove`."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from .errors import InputError

EXAMPLES = """examples:
  deepcheap prove                          build and audit the whole Coq development
  deepcheap prove product-flattening       show the theorems behind one claim family
"""


def add(commands: Any) -> None:
    """Add the command to the command line."""
    about = "Build the Coq development, audit statements and axioms, and record what the kernel accepted in this run."
    proving = commands.add_parser(
        "prove",
        help="check the statements for all n with Coq",
        description=about,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    proving.add_argument("claims", nargs="*", metavar="CLAIM", help="claim families or claim ids (default: every theorem)")
    proving.add_argument("--proofs", default="proofs", metavar="DIR", help="the Coq development (default: %(default)s)")
    proving.add_argument("--out", default="certificates/out/kernel", metavar="DIR", help="where the records go (default: %(default)s)")
    proving.add_argument("--jobs", type=int, default=2, metavar="N", help="compilers at once (default: %(default)s)")
    proving.add_argument("--json", action="store_true", help="one JSON object per line")
    proving.set_defaults(action=do_prove)


def do_prove(options: argparse.Namespace) -> int:
    """Build, audit, record and report."""
    from pathlib import Path

    from .kernel import audit, coq_folder, record, resting_on
    from .report.text import waiting
    from .selection import select
    from .verification import write

    claims = [c for c, _ in select(options.claims, {})]
    wanted = {c.theorem for c in claims if c.theorem} if options.claims else None
    if wanted is not None and not wanted:
        raise InputError(f"no theorem for all n stands behind {', '.join(options.claims)}: see deepcheap prove --help")
    folder = coq_folder(options.proofs)
    with waiting("compiling and auditing with Coq", sys.stderr.isatty() and not options.json):
        done = audit(folder, max(1, options.jobs))
    if done.complaint:
        print(f"deepcheap: the audit failed after {done.seconds:.0f} s:\n{done.complaint}", file=sys.stderr)
        return 1
    chosen = [t for t in done.theorems if wanted is None or t.file in wanted]
    rows = []
    for theorem in chosen:
        path = Path(options.out) / f"{theorem.name}.json"
        write(path, record(theorem, folder))
        about = {
            "theorem": theorem.name,
            "file": f"{options.proofs}/{theorem.file}.v",
            "claims": resting_on(theorem, claims),
            "axioms": list(theorem.axioms),
        }
        rows.append(about | {"assurance": "kernel", "certificate": str(path), "seconds": round(done.seconds, 1)})
    show(rows, options.json)
    return 0 if chosen else 1


def show(rows: list[dict[str, Any]], as_json: bool) -> None:
    """Print the theorems as JSON lines or as a table."""
    if as_json:
        for row in rows:
            print(json.dumps(row))
        return
    from .report.text import print_theorems

    print_theorems(rows)
