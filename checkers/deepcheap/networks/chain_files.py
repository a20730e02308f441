"""Markov chains in files: a user's exact rational laws, JSON or CSV, read strictly.

JSON: `{"initial": [...], "steps": [M_1, ..., M_n]}`, M_i a list of rows, columns with sum 1. CSV: the initial law on one line, then each matrix
as one line per row, blocks set apart by an empty line.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

from ..errors import CostError, InputError
from ..exact.chains import Law, Matrix
from .files import exact

MAX_BYTES = 4 * 2**20
MAX_STATES, MAX_STEPS = 64, 32
EXAMPLE = Path(__file__).parent.parent / "examples" / "chain.json"
"""A chain of four layers with zeros, and a last state that is never reached."""

Chain = tuple[Law, tuple[Matrix, ...]]


def read_chain(name: str) -> Chain:
    """Read a chain: the initial law and the transition matrices of equation 15.

    Raises: InputError naming the file, the place in it and the remedy; CostError beyond 64 states or 32 steps.

    >>> initial, steps = read_chain(str(EXAMPLE))
    >>> len(initial), [len(m) for m in steps]
    (2, [3, 4, 6])
    """
    try:
        raw = Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"chain file {name!r} cannot be read ({error.strerror}): give a readable JSON or CSV file") from error
    if len(raw) > MAX_BYTES:
        raise InputError(f"chain file {name!r} has {len(raw)} bytes: at most {MAX_BYTES} are read")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"chain file {name!r} is not UTF-8 text: write JSON or CSV") from error
    initial, steps = from_json(name, text) if text.lstrip().startswith("{") else from_csv(name, text)
    return checked(name, initial, steps)


def from_json(name: str, text: str) -> tuple[object, list[object]]:
    """The two entries of a JSON file."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f'chain file {name!r} is not JSON ({error}): write {{"initial": ["1/2", "1/2"], "steps": [[[1, 0], [0, 1]]]}}') from error
    if not isinstance(data, dict) or set(data) != {"initial", "steps"}:
        raise InputError(f'chain file {name!r} must be an object with the two keys "initial" and "steps"')
    if not isinstance(data["steps"], list):
        raise InputError(f"chain file {name!r}: steps must be a list of matrices, each a list of rows")
    return data["initial"], data["steps"]


def from_csv(name: str, text: str) -> tuple[object, list[object]]:
    """The blocks of a CSV file."""
    blocks: list[list[list[str]]] = [[]]
    for line in text.splitlines():
        if line.strip(" ,\t"):
            blocks[-1].append([cell.strip() for cell in line.split(",")])
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    if not blocks or len(blocks[0]) != 1:
        raise InputError(f"chain file {name!r}: the first block must be one line, the initial law, and an empty line must follow")
    return blocks[0][0], list(blocks[1:])


def checked(name: str, initial: object, steps: list[object]) -> Chain:
    """Turn the entries into exact laws and matrices whose sizes fit and whose columns are laws."""
    if not steps:
        raise InputError(f"chain file {name!r}: there is no transition matrix: give at least one")
    if len(steps) > MAX_STEPS:
        raise CostError(f"chain file {name!r} has {len(steps)} steps: certificates hold at most {MAX_STEPS}")
    law = numbers(f"chain file {name!r}: initial", initial)
    require_law(f"chain file {name!r}: initial", law)
    matrices: list[Matrix] = []
    for i, step in enumerate(steps, start=1):
        place = f"chain file {name!r}: M_{i}"
        if not isinstance(step, list) or not step:
            raise InputError(f"{place} must be a non-empty list of rows")
        rows = tuple(numbers(f"{place}, row {j}", row) for j, row in enumerate(step, start=1))
        width = len(matrices[-1]) if matrices else len(law)
        if any(len(row) != width for row in rows):
            raise InputError(f"{place} must have {width} columns, one for each state of y_{i - 1}: rows have {', '.join(str(len(r)) for r in rows)}")
        if len(rows) > MAX_STATES:
            raise CostError(f"{place} has {len(rows)} rows: certificates hold at most {MAX_STATES} states")
        for k, column in enumerate(zip(*rows, strict=True), start=1):
            require_law(f"{place}, column {k} (columns are laws, for states that are never reached too)", column)
        matrices.append(rows)
    return law, tuple(matrices)


def numbers(place: str, values: object) -> Law:
    """A list of exact rationals."""
    if not isinstance(values, list) or not 1 <= len(values) <= MAX_STATES:
        raise InputError(f"{place} must be a list of 1 to {MAX_STATES} exact rationals")
    return tuple(exact(f"{place}, entry {k}", value) for k, value in enumerate(values, start=1))


def require_law(place: str, law: tuple[Fraction, ...]) -> None:
    """Raises: InputError unless the numbers are at least 0 and add up to 1."""
    if min(law) < 0:
        raise InputError(f"{place} has the negative entry {min(law)}: probabilities are at least 0")
    if sum(law) != 1:
        raise InputError(f"{place} adds up to {sum(law)}: it must add up to exactly 1")
