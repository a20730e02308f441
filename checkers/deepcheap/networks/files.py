"""Networks in files: a user's exact rational weights, read strictly."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

from ..errors import InputError
from ..obligations import Neuron
from ..parameters import rational

MAX_BYTES = 64 * 2**20


def exact(place: str, value: object) -> Fraction:
    """Read one weight: a JSON integer or a string such as "-1/3".

    Raises: InputError for floats and anything else, with the place in the file.
    """
    if type(value) is int:
        return Fraction(value)
    if isinstance(value, str):
        return rational(place, value)
    raise InputError(f'{place} is {str(value)[:40]}: write an exact rational as an integer or a string such as "1/3"')


def read_network(name: str) -> tuple[int, tuple[Neuron, ...]]:
    """Read `{"n": n, "neurons": [[w, a_1, ..., a_n], ...]}`: output weight, then input weights, of each hidden neuron.

    Raises: InputError naming the file, the place in it and the remedy.
    """
    try:
        raw = Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"network file {name!r} cannot be read ({error.strerror}): give a readable JSON file") from error
    if len(raw) > MAX_BYTES:
        raise InputError(f"network file {name!r} has {len(raw)} bytes: at most {MAX_BYTES} are read")
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InputError(f'network file {name!r} is not JSON ({error}): write {{"n": 2, "neurons": [["1/8", 1, 1], ...]}}') from error
    if not isinstance(data, dict) or set(data) != {"n", "neurons"}:
        raise InputError(f'network file {name!r} must be an object with the two keys "n" and "neurons"')
    n, rows = data["n"], data["neurons"]
    if type(n) is not int or not 1 <= n <= 64:
        raise InputError(f"network file {name!r}: n is {str(n)[:20]}: give a whole number from 1 to 64")
    if not isinstance(rows, list) or not rows:
        raise InputError(f"network file {name!r}: neurons must be a non-empty list of lists [w, a_1, ..., a_{n}]")
    for j, row in enumerate(rows):
        if not isinstance(row, list) or len(row) != n + 1:
            raise InputError(f"network file {name!r}: neurons[{j}] must be a list of {n + 1} rationals, w and a_1 to a_{n}")
    return n, tuple(tuple(exact(f"network file {name!r}: neurons[{j}][{i}]", v) for i, v in enumerate(row)) for j, row in enumerate(rows))
