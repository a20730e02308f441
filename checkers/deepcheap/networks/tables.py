"""Models and tables in files: a user's exact rational probabilities and functions of bits, read strictly."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

from ..errors import InputError
from .files import MAX_BYTES, exact

Vector = tuple[Fraction, ...]


def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object in which no key occurs twice.

    Raises: ValueError.
    """
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError("a key occurs twice")
    return dict(pairs)


def read_object(what: str, name: str, example: str) -> dict[str, object]:
    """Read a JSON object from a file.

    Raises: InputError naming the file and the remedy.
    """
    try:
        raw = Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{what} {name!r} cannot be read ({error.strerror}): give a readable JSON file such as {example}") from error
    if len(raw) > MAX_BYTES:
        raise InputError(f"{what} {name!r} has {len(raw)} bytes: at most {MAX_BYTES} are read")
    try:
        data = json.loads(raw, object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{what} {name!r} is not JSON ({error}): write {example}") from error
    if not isinstance(data, dict):
        raise InputError(f"{what} {name!r} must be an object: write {example}")
    return data


def row(place: str, value: object, length: int | None = None) -> Vector:
    """Read a list of rationals, of a given length where there is one.

    Raises: InputError with the place in the file.
    """
    if not isinstance(value, list) or not value or (length is not None and len(value) != length):
        raise InputError(f'{place} must be a list of {length or "one or more"} rationals such as ["1/3", "2/3"]')
    return tuple(exact(f"{place}[{i}]", v) for i, v in enumerate(value))


def rows(place: str, value: object, count: int | None = None, length: int | None = None) -> tuple[Vector, ...]:
    """Read a list of rows of one length.

    Raises: InputError with the place in the file.
    """
    if not isinstance(value, list) or not value or (count is not None and len(value) != count):
        raise InputError(f"{place} must be a list of {count or 'one or more'} rows of rationals")
    first = row(f"{place}[0]", value[0], length)
    return (first, *(row(f"{place}[{i}]", v, len(first)) for i, v in enumerate(value[1:], start=1)))


def require_distribution(place: str, p: Vector) -> None:
    """Require probabilities >= 0 with the sum 1.

    Raises: InputError.
    """
    if min(p) < 0 or sum(p) != 1:
        raise InputError(f"{place}: the probabilities are at least {min(p)} and sum to {sum(p)}: they must be >= 0 and sum to 1, exactly")


def read_model(name: str) -> tuple[tuple[Vector, ...], Vector]:
    """Read `{"prior": [...], "likelihood": [[...], ...]}`: p(y), and p(x|y) with one row for each label y.

    Raises: InputError naming the file, the place in it and the remedy.
    """
    data = read_object("model file", name, '{"prior": ["1/2", "1/2"], "likelihood": [["1/3", "2/3"], [1, 0]]}')
    if set(data) != {"prior", "likelihood"}:
        raise InputError(f'model file {name!r} must have the two keys "prior" and "likelihood"')
    prior = row(f"model file {name!r}: prior", data["prior"])
    likelihood = rows(f"model file {name!r}: likelihood", data["likelihood"], len(prior))
    require_distribution(f"model file {name!r}: prior", prior)
    for y, p in enumerate(likelihood):
        require_distribution(f"model file {name!r}: likelihood[{y}]", p)
    return likelihood, prior


def read_table(name: str) -> tuple[int, Vector | None, tuple[Vector, ...]]:
    """Read `{"n": n, "values": [...]}`, a function of n bits, or `{"n": n, "probabilities": [[...], ...]}`, p_y(x) with one row for each y.

    The 2^n entries of a row stand in the order of x_1 + 2 x_2 + 4 x_3 + ...
    Raises: InputError naming the file, the place in it and the remedy.
    """
    data = read_object("table file", name, '{"n": 2, "values": [0, 1, 1, "1/2"]}')
    n = data.get("n")
    if type(n) is not int or not 1 <= n <= 20:
        raise InputError(f"table file {name!r}: n is {str(n)[:20]}: give a whole number from 1 to 20")
    if set(data) == {"n", "values"}:
        return n, row(f"table file {name!r}: values", data["values"], 2**n), ()
    if set(data) != {"n", "probabilities"}:
        raise InputError(f'table file {name!r} must have the keys "n" and either "values" or "probabilities"')
    table = rows(f"table file {name!r}: probabilities", data["probabilities"], None, 2**n)
    for x, column in enumerate(zip(*table, strict=True)):
        require_distribution(f"table file {name!r}: bit string number {x}", column)
    return n, None, table
