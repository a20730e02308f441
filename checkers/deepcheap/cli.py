"""The command line: arguments in, text and exit status out; no mathematics.

Exit status: 0 every verdict asked for was reached, 1 a certificate was refused or a claim refused by its own check, 2 wrong use or bad input,
3 undecided, 4 internal error, 130 interrupted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from . import __version__, bounds, flatten, papers, plotting, proving, teaching

if TYPE_CHECKING:
    from .verification import Result

OUT = "certificates/out"
REFERENCE = "certificates/paper"

VERIFY_EXAMPLES = """examples:
  deepcheap verify                                     all claims at their default parameters
  deepcheap verify product-flattening --n 12           one claim family, chosen parameters
  deepcheap verify product-flattening --network my.json
  deepcheap verify multiplication-gate --activation tanh --bias 1/2 --scale 1/100 --radius 1
  deepcheap verify product-accuracy --n 6 --activation exp --scale 1/1000 --upper 1/1000000
  deepcheap verify product-flattening --drop bias-free
  deepcheap verify --json | jq .printed
"""

MAIN_EXAMPLES = """examples:
  deepcheap list                                       every claim with its verdict
  deepcheap verify product-flattening --n 12           verify one claim family
  deepcheap bounds --n 2..10                           how many neurons a product needs, by model
  deepcheap check certificates/paper                   re-check certificates with certcheck
"""

OPTIONS = (
    ("n", "number of inputs"),
    ("activation", "activation function, such as logistic, tanh, exp"),
    ("bias", "expansion point b, an exact rational"),
    ("scale", "lambda, an exact rational > 0"),
    ("radius", "R of the box [-R, R]^n"),
    ("upper", "ask whether the error is at most this"),
    ("network", "JSON file of a network to be checked"),
    ("polynomial", "polynomial with exact coefficients, such as x*y/3 - x**2"),
    ("gate", "neurons of a product gate, 4 or 3"),
    ("rank", "rank of a low-rank matrix"),
    ("density", "probability of a nonzero entry of a random matrix"),
    ("levels", "levels of Strassen's recursion"),
    ("factors", "JSON file of sparse factors to be checked"),
    ("degree", "degree of polynomials"),
    ("k", "number of bits to be multiplied"),
    ("beta", "steepness of a sigmoid, an exact rational > 0"),
    ("decimals", "number of correct decimals asked for"),
    ("model", "JSON file of p(y) and p(x|y) to be checked"),
    ("table", "JSON file of a function of bits, or of p_y(x) for bits x"),
    ("chain", "JSON or CSV file of a Markov chain of exact rationals"),
    ("rho", "correlation of neighbours, strictly between 0 and 1"),
    ("b", "side of the blocks of a coarse-graining"),
    ("y0", "coefficient of phi^2 of a quadratic Hamiltonian"),
    ("y1", "coefficient of the squared gradient"),
    ("y2", "coefficient of the squared Laplacian"),
    ("side", "side of the torus, a multiple of b"),
)
PARAMETERS = tuple(name for name, _ in OPTIONS)


class UsageError(Exception):
    """Wrong use of the command line."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence and exit status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    top = Parser(
        prog="deepcheap",
        description="Verify the theorems of arXiv 1608.08225, write certificates, and have them re-checked.",
        epilog=MAIN_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"deepcheap {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    add_list(commands)
    add_verify(commands)
    teaching.add(commands, OPTIONS)
    bounds.add(commands)
    flatten.add(commands)
    proving.add(commands)
    papers.add(commands)
    plotting.add(commands, OPTIONS)
    checking = commands.add_parser(
        "check",
        help="re-check certificates with certcheck",
        description="Run certcheck on certificate files or folders.",
        epilog="examples:\n  deepcheap check certificates/paper --expect certificates/claims.json\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    checking.add_argument("arguments", nargs=argparse.REMAINDER, metavar="PATH...", help="files, folders and options of certcheck")
    checking.set_defaults(action=do_check)
    completion = commands.add_parser(
        "completion",
        help="print a completion script",
        description="Print a completion script for a shell.",
        epilog="example:\n  deepcheap completion bash > ~/.local/share/bash-completion/completions/deepcheap\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    completion.set_defaults(action=do_completion)
    return top


def add_list(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add `deepcheap list`."""
    listing = commands.add_parser(
        "list",
        help="every sentence checked, with its source, verdict and assurance",
        description="List every sentence with the claim that decides it. Verdicts come from re-checking the reference certificates, now.",
        epilog="examples:\n  deepcheap list --verdict refuted\n  deepcheap list --json\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    listing.add_argument("--verdict", choices=("holds", "corrected", "refuted", "empirical", "undecided"), help="only sentences with this verdict")
    listing.add_argument("--reference", default=REFERENCE, metavar="DIR", help="folder of the reference certificates (default: %(default)s)")
    listing.add_argument("--parameters", action="store_true", help="list the parameters of each claim family instead")
    listing.add_argument("--json", action="store_true", help="one JSON object per line")
    listing.set_defaults(action=do_list)


def add_verify(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add `deepcheap verify`."""
    verifying = commands.add_parser(
        "verify",
        help="decide claims, write certificates, re-check them",
        description="Decide claims, write one certificate for each fact, and have certcheck re-check each in its own process.",
        epilog=VERIFY_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verifying.add_argument("claims", nargs="*", metavar="CLAIM", help="claim families or claim ids (default: all)")
    for name, text in OPTIONS:
        verifying.add_argument(f"--{name}", metavar="FILE" if name in ("network", "chain", "model", "table") else name.upper(), help=text)
    verifying.add_argument("--drop", metavar="HYPOTHESIS", help="drop a hypothesis of the claims, and verify what then contradicts them")
    verifying.add_argument("--out", default=OUT, metavar="DIR", help="where certificates go (default: %(default)s)")
    verifying.add_argument("--jobs", type=int, default=0, metavar="N", help="worker processes (default: one per core when there is enough to do)")
    verifying.add_argument("--json", action="store_true", help="one JSON object per line")
    verifying.set_defaults(action=do_verify)


def do_list(options: argparse.Namespace) -> int:
    """List the sentences of the sources with their verdicts."""
    if options.parameters:
        return list_parameters(options.json)
    from pathlib import Path

    from .listing import list_claims, listed
    from .report.text import print_list

    folder = Path(options.reference)
    if not folder.is_dir():
        raise UsageError(
            f"there is no folder {options.reference!r} of reference certificates: run it in the project's root, "
            "give --reference DIR, or make them with deepcheap verify --out DIR"
        )
    rows = listed(list_claims(folder))
    shown = [row for row in rows if options.verdict in (None, row["verdict"])]
    if options.json:
        for row in shown:
            print(json.dumps(row))
    else:
        print_list(shown)
    return 3 if any(row["verdict"] == "undecided" for row in rows) else 0


def list_parameters(as_json: bool) -> int:
    """List the parameters that each claim family takes."""
    from .claims import ALL_CLAIMS

    for family in ALL_CLAIMS:
        if as_json:
            print(
                json.dumps(
                    {
                        "family": family.name,
                        "parameters": {
                            p.name: {"default": None if p.default is None else str(p.default), "meaning": p.meaning} for p in family.parameters
                        },
                    }
                )
            )
            continue
        print(f"{family.name}: {family.title}")
        for p in family.parameters:
            print(f"  --{p.name:<11}{p.meaning}" + (f" (default: {p.default})" if p.default is not None else ""))
    return 0


def do_verify(options: argparse.Namespace) -> int:
    """Verify claims and print the verdicts."""
    from pathlib import Path

    from .report.objects import result_object
    from .report.text import print_results, progress
    from .selection import select, without
    from .verification import tasks, verify_claims

    if options.jobs < 0:
        raise UsageError(f"--jobs {options.jobs} is negative: give the number of worker processes, 1 or more")
    given = {name: getattr(options, name) for name in PARAMETERS if getattr(options, name) is not None}
    left_out: list[str] = []
    pairs = select(options.claims, given, left_out.append)
    for sentence in left_out:
        print(f"deepcheap: {sentence}", file=sys.stderr)
    if options.drop is not None:
        pairs = without(pairs, options.drop)
    total = sum(len(tasks(c)) for c, _ in pairs)
    jobs = options.jobs or (min(os.cpu_count() or 1, total) if total > 8 else 1)
    with progress(total, sys.stderr.isatty() and not options.json) as tick:
        results = verify_claims(pairs, Path(options.out), jobs, tick)
    if options.json:
        for r in results:
            print(json.dumps(result_object(r)))
    else:
        print_results(results)
    return status(results)


def status(results: list[Result]) -> int:
    """The exit status: 0 all reached, 1 something refused, 3 something undecided; nothing verified is wrong use."""
    if not results:
        raise UsageError("nothing to verify: name a claim, see deepcheap list")
    if all(r.reached for r in results):
        return 0
    return 1 if any(r.refused for r in results) else 3


def do_check(options: argparse.Namespace) -> int:
    """Run certcheck as a program of its own and pass on its exit status."""
    from .checker import checker_folder

    return subprocess.run([sys.executable, "-I", str(checker_folder()), *options.arguments], check=False).returncode


def do_completion(options: argparse.Namespace) -> int:
    """Print a completion script."""
    import shtab

    print(shtab.complete(parser(), options.shell))
    return 0


def joined(arguments: list[str]) -> list[str]:
    """Join an option with a negative number after it, which would look like another option.

    >>> joined(["--bias", "-1/2", "--json"])
    ['--bias=-1/2', '--json']
    """
    done: list[str] = []
    for word in arguments:
        if done and done[-1].startswith("--") and "=" not in done[-1] and len(word) > 1 and word[0] == "-" and word[1].isdigit():
            done[-1] += f"={word}"
        else:
            done.append(word)
    return done


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    options = parser().parse_args(joined(sys.argv[1:] if arguments is None else arguments))
    action: Callable[[argparse.Namespace], int] = options.action
    from .errors import CostError, InputError, InternalError

    try:
        return action(options)
    except (UsageError, InputError, CostError) as error:
        print(f"deepcheap: {error}", file=sys.stderr)
        return 2
    except InternalError as error:
        print(f"deepcheap: internal error, please report it: {error}", file=sys.stderr)
        return 4
    except KeyboardInterrupt:
        print("deepcheap: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return 141


def run() -> NoReturn:
    """Entry point of the program."""
    sys.exit(main())
