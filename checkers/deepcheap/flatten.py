"""The commands past the product: `deepcheap flatten` for any polynomial, `deepcheap depth` for products by number of layers."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .errors import CostError, InputError

if TYPE_CHECKING:
    from pathlib import Path

    from .exact.sparse import Polynomial
    from .obligations import Obligation, Statement
    from .polynomial_text import Reading

FLATTEN_EXAMPLES = """examples:
  deepcheap flatten "x*y*z + x**2*y"
  deepcheap flatten det4
  deepcheap flatten ising-grid:10x10 --biases output --json
  deepcheap flatten "x^2 + 3*x*y" --biases free
  deepcheap flatten @hamiltonian.json

POLY is an expression of names, integers, + - * / ** ^ and parentheses; or a name: product8, det4, ising-chain:100, ising-grid:10x10, phi4:4x4;
or @FILE with {"variables": ["x", "y"], "terms": [[[1, 2], "1/3"], ...]}.
--biases none (the model of Appendix A: all Taylor coefficients up to the degree nonzero), output (an output bias), free (hidden biases too).
The last line of --json is one object with polynomial, biases, lower, upper, deep, certificates, verified, note.
Exit status: 0 when every certificate was verified, 1 otherwise, 2 for bad or too large input.
"""
DEPTH_EXAMPLES = """examples:
  deepcheap depth --n 2..64
  deepcheap depth --n 64 --layers 6 --json
"""
WIDEST = 1000
ACCURACY = (
    "the polynomial is not homogeneous: equal Taylor polynomials alone do not give arbitrary accuracy on a box, since scaling the "
    "inputs by lambda scales its components differently; the network certified here does, with inner weights times lambda and the "
    "weight of each component p_k divided by lambda^k, as lambda tends to 0"
)
ACCURATE = "the polynomial is homogeneous: the network with inner weights times lambda and output weights over lambda^d tends to it on every box"


def add(commands: Any) -> None:
    """Add the commands to the command line."""
    flatten = commands.add_parser(
        "flatten",
        help="lower and upper bounds on the hidden neurons for any polynomial",
        description="Certified bounds on the hidden neurons of a shallow network for a polynomial, next to the cost of a deep one.",
        epilog=FLATTEN_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    flatten.add_argument("polynomial", metavar="POLY", help="expression, named polynomial or @FILE")
    flatten.add_argument(
        "--biases",
        "--model",
        dest="biases",
        choices=("none", "output", "free"),
        default="none",
        help="which biases the networks have (default: %(default)s)",
    )
    flatten.add_argument("--out", default="certificates/out/flatten", metavar="DIR", help="where certificates go (default: %(default)s)")
    flatten.add_argument("--json", action="store_true", help="one JSON object")
    flatten.set_defaults(action=do_flatten)
    depth = commands.add_parser(
        "depth",
        help="neurons for a product of n inputs, by number of hidden layers",
        description="Explicit deep networks for products, block by block; every count is backed by a certificate that certcheck verifies.",
        epilog=DEPTH_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    depth.add_argument("--n", default="2..64", metavar="N", help="number of inputs, or a range (default: %(default)s: 2, 4, 8, ... and the ends)")
    depth.add_argument("--layers", type=int, default=6, metavar="K", help="up to so many hidden layers (default: %(default)s)")
    depth.add_argument("--out", default="certificates/out/depth", metavar="DIR", help="where certificates go (default: %(default)s)")
    depth.add_argument("--json", action="store_true", help="one JSON object per line")
    depth.set_defaults(action=do_depth)


@dataclass(frozen=True, slots=True)
class Certified:
    """A statement, its certificate file, and whether `certcheck` verified it."""

    statement: Statement
    path: str
    verified: bool
    reason: str


def certify(facts: list[Obligation], out: Path) -> list[Certified]:
    """Decide facts, write their certificates, and have all of them checked at once."""
    from .certificate import certificate_bytes, claim_id
    from .checker import check
    from .methods import decide
    from .verification import audited, write

    made = []
    for fact in facts:
        finding = audited(fact, decide(fact))
        if finding.statement is None:
            raise InputError(f"{type(fact).__name__}: {finding.note or 'undecided'}")
        path = out / f"{finding.statement.kind}.{claim_id(finding.statement)[:16]}.json"
        write(path, certificate_bytes(finding.statement, finding.witness))
        made.append((finding.statement, str(path)))
    answers = check(dict.fromkeys(path for _, path in made))
    return [Certified(s, p, answers[p].status == "verified" and answers[p].claim_id == claim_id(s), answers[p].reason) for s, p in made]


def facts_of(reading: Reading, biases: str) -> list[Obligation]:
    """The facts behind lower bound, upper bound and depth; single monomials have a theorem of their own."""
    from .exact.sparse import frozen
    from .obligations import DeepPolynomial, MonomialNeurons, PolynomialLowerBound, PolynomialNetwork

    p: Polynomial = frozen(reading.terms)
    n, upper = len(reading.names), "none" if biases == "none" else "output"
    deep = DeepPolynomial(n, p)
    exponents = tuple(e for _, e in p[0][0])
    if len(p) == 1 and biases != "free":
        return [MonomialNeurons(exponents, biases), deep]
    above: Obligation = MonomialNeurons(exponents, upper) if len(p) == 1 else PolynomialNetwork(n, p, upper)
    return [PolynomialLowerBound(n, p, biases), above, deep]


def counts(found: list[Certified]) -> tuple[int, int, int]:
    """Lower bound, upper bound and deep neurons that the statements name."""
    values = []
    for part in found:
        neurons = part.statement.params["neurons"]
        values.append(len(neurons) if isinstance(neurons, list) else int(str(neurons), 0))
    return values[0], values[-2], values[-1]


def do_flatten(options: argparse.Namespace) -> int:
    """Bound, certify and print."""
    from pathlib import Path

    from .exact.sparse import components
    from .polynomial_text import read_polynomial

    reading = read_polynomial(options.polynomial)
    try:
        found = certify(facts_of(reading, options.biases), Path(options.out))
    except MemoryError as error:
        raise CostError("the polynomial needs more memory than there is: give one with fewer terms or a lower degree") from error
    lower, upper, deep = counts(found)
    note = ACCURATE if len(components(reading.terms)) == 1 else ACCURACY
    verified = all(part.verified for part in found)
    if options.json:
        row = {"polynomial": reading.text, "variables": list(reading.names), "terms": len(reading.terms), "biases": options.biases}
        row |= {"degree": max(components(reading.terms)), "homogeneous": len(components(reading.terms)) == 1, "lower": lower, "upper": upper}
        print(json.dumps(row | {"deep": deep, "certificates": [part.path for part in found], "verified": verified, "note": note}))
    else:
        print_bounds(reading, options.biases, (lower, upper, deep), found, note)
    return 0 if verified else 1


def print_bounds(reading: Reading, biases: str, numbers: tuple[int, int, int], found: list[Certified], note: str) -> None:
    """Print the bounds as text."""
    from .exact.sparse import components

    lower, upper, deep = numbers
    shown = reading.text if len(reading.text) < 80 else reading.text[:77] + "..."
    print(f"{shown}: {len(reading.terms)} terms in {len(reading.names)} variables, degree {max(components(reading.terms))}; biases: {biases}")
    print(f"  shallow   {short(lower)} hidden neurons" if lower == upper else f"  shallow   from {short(lower)} to {short(upper)} hidden neurons")
    print(f"  deep      {deep} hidden neurons ({deep // 4} multiplication gates)")
    for part in found:
        print(f"  {'verified ' if part.verified else 'REFUSED  '} {part.path}" + ("" if part.verified else f": {part.reason}"))
    print(f"  {note}.")


def short(value: int) -> str:
    """Spell a number, a long one as a power of two at most that large."""
    return str(value) if value.bit_length() <= 200 else f"about 2^{value.bit_length() - 1}"


def do_depth(options: argparse.Namespace) -> int:
    """Count, certify and print the table of neurons by depth."""
    from pathlib import Path

    from .obligations import DeepProduct

    columns = read_sizes(options.n)
    if not 1 <= options.layers <= 16:
        raise InputError(f"layers = {options.layers}: give from 1 to 16 hidden layers")
    facts: list[Obligation] = [DeepProduct(n, k) for n in columns for k in range(1, options.layers + 1)]
    found = certify(facts, Path(options.out))
    rows = [
        {"n": part.statement.params["n"], "layers": 1 + i % options.layers, "neurons": int(str(part.statement.params["neurons"]), 0)}
        | {"blocks": part.statement.params["layers"], "factor": part.statement.params["factor"], "certificate": part.path, "verified": part.verified}
        for i, part in enumerate(found)
    ]
    if options.json:
        for row in rows:
            print(json.dumps(row))
    else:
        print("hidden neurons for the product of n inputs; columns: hidden layers (upper bounds)")
        print("   n" + "".join(f"{k:>22}" for k in range(1, options.layers + 1)))
        for at in range(0, len(rows), options.layers):
            print(f"{rows[at]['n']:>4}" + "".join(f"{row['neurons']:>22}" for row in rows[at : at + options.layers]))
    return 0 if all(part.verified for part in found) else 1


def read_sizes(text: str) -> list[int]:
    """Read `8`, or a range, of which the ends and the powers of two between them are shown.

    >>> read_sizes("3..16")
    [3, 4, 8, 16]
    """
    low, dots, high = text.partition("..")
    if not (low.isdigit() and (high.isdigit() if dots else True)) or len(text) > 12:
        raise InputError(f"n {text[:40]!r} is neither a number nor a range: write it as 64 or 2..64")
    first, last = int(low), int(high or low)
    if first > last or first < 1:
        raise InputError(f"n = {text} is out of range: give 1 or more, the smaller end first")
    if last > WIDEST:
        raise CostError(f"n = {last} is too large: block structures are searched up to n = {WIDEST}")
    return [n for n in range(first, last + 1) if n in (first, last) or n & (n - 1) == 0]
