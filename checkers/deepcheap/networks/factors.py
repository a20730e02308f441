"""Factorisations in files: a user's sparse exact matrices, read strictly."""

from __future__ import annotations

import json
from pathlib import Path

from ..errors import InputError
from ..obligations import Factor
from .files import MAX_BYTES, exact

FORM = '{"factors": [{"rows": 2, "columns": 2, "entries": [[1, 1, "1/2"], ...]}, ...]}'


def read_factors(name: str) -> tuple[Factor, ...]:
    """Read sparse factors, in the order in which the product is written; entries [i, j, value] count from 1.

    Raises: InputError naming the file, the place in it and the remedy.
    """
    try:
        raw = Path(name).read_bytes()
        data = json.loads(raw) if len(raw) <= MAX_BYTES else None
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"factors file {name!r} cannot be read ({error}): give a JSON file {FORM}") from error
    if not isinstance(data, dict) or set(data) != {"factors"} or not isinstance(data["factors"], list) or not 1 <= len(data["factors"]) <= 64:
        raise InputError(f"factors file {name!r} must be {FORM} with 1 to 64 factors and at most {MAX_BYTES} bytes")
    factors = tuple(read_factor(f"factors file {name!r}: factors[{i}]", item) for i, item in enumerate(data["factors"]))
    for i in range(len(factors) - 1):
        if factors[i][1] != factors[i + 1][0]:
            raise InputError(
                f"factors file {name!r}: factors[{i}] has {factors[i][1]} columns and factors[{i + 1}] has {factors[i + 1][0]} rows: the sizes"
                " must fit"
            )
    return factors


def read_factor(place: str, item: object) -> Factor:
    """Read one factor."""
    if not isinstance(item, dict) or set(item) != {"rows", "columns", "entries"} or not isinstance(item["entries"], list):
        raise InputError(f"{place} must be an object with the keys rows, columns and entries")
    rows, columns = item["rows"], item["columns"]
    if type(rows) is not int or type(columns) is not int or not (1 <= rows <= 1024 and 1 <= columns <= 1024):
        raise InputError(f"{place}: rows and columns must be whole numbers from 1 to 1024")
    found = {}
    for k, entry in enumerate(item["entries"]):
        if not isinstance(entry, list) or len(entry) != 3 or any(type(i) is not int for i in entry[:2]):
            raise InputError(f"{place}: entries[{k}] must be [i, j, value] with whole numbers i and j")
        i, j = entry[:2]
        if not (1 <= i <= rows and 1 <= j <= columns) or (i, j) in found:
            raise InputError(f"{place}: entries[{k}] is at ({i}, {j}): give each place within {rows} x {columns} once")
        found[i, j] = exact(f"{place}: entries[{k}][2]", entry[2])
    return rows, columns, tuple((i, j, v) for (i, j), v in sorted(found.items()) if v)
