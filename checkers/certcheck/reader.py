"""The one way in: bytes become an envelope of typed nodes, or the file is malformed.

Rules, in order (FORMAT, sections 1 and 2): size; ASCII without backslash; depth; JSON with each key once, no floats, short integers;
written back, the same bytes; the four keys, the format, the end mark. After that every value is read once, through a `Node` that knows its path.
"""

import json
import re
from fractions import Fraction
from hashlib import sha256
from itertools import pairwise
from math import gcd
from typing import Any

from .errors import shape

FORMAT = "deepcheap/1"
MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_INTEGER_DIGITS = 16 * 2**20, 32, 4000, 15
RATIONAL = re.compile(r"-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?")
NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
HEXADECIMAL = re.compile(r"-?0x[1-9a-f][0-9a-f]*")


class Node:
    """A value of the file with its JSON path; each accessor requires one form and one range."""

    __slots__ = ("path", "value")

    def __init__(self, value: Any, path: str) -> None:
        self.value, self.path = value, path

    def fields(self, *names: str) -> "list[Node]":
        """Return the values of an object that has exactly these keys."""
        keys = sorted(self.value) if type(self.value) is dict else type(self.value).__name__
        shape("object-keys", keys == sorted(names), self.path, "an object with exactly these keys is wanted", keys, sorted(names))
        return [Node(self.value[name], f"{self.path}.{name}") for name in names]

    def word(self, *vocabulary: str) -> str:
        """Return a word of a closed vocabulary."""
        known = type(self.value) is str and self.value in vocabulary
        shape("vocabulary", known, self.path, "this word is not in the vocabulary", self.value, " ".join(vocabulary))
        return str(self.value)

    def items(self, low: int = 0, high: int = MAX_BYTES) -> "list[Node]":
        """Return the members of a list whose length is in range."""
        shape("list-type", type(self.value) is list, self.path, "a list is wanted", type(self.value).__name__)
        length = len(self.value)
        shape("list-length", low <= length <= high, self.path, "the list has the wrong length", length, f"{low}..{high}")
        return [Node(value, f"{self.path}[{index}]") for index, value in enumerate(self.value)]

    def integer(self, low: int = 0, high: int = 10**MAX_INTEGER_DIGITS) -> int:
        """Return an integer in range."""
        shape("integer-type", type(self.value) is int, self.path, "an integer is wanted", type(self.value).__name__)
        value: int = self.value
        shape("integer-range", low <= value <= high, self.path, "the integer is out of range", value, f"{low}..{high}")
        return value

    def integers(self, length: int) -> list[int]:
        """Return a list of so many integers >= 0."""
        return [node.integer() for node in self.items(length, length)]

    def increasing(self, low: int, high: int) -> list[int]:
        """Return a strictly increasing list of integers in range."""
        values = [node.integer(low, high) for node in self.items()]
        shape("increasing", strictly_increasing(values), self.path, "the list is not strictly increasing", values)
        return values

    def text(self) -> str:
        """Return a string."""
        shape("string-type", type(self.value) is str, self.path, "a string is wanted", type(self.value).__name__)
        return str(self.value)

    def rational(self) -> Fraction:
        """Return a rational in lowest terms."""
        text = self.text()
        shape("rational-form", RATIONAL.fullmatch(text) is not None and text != "-0", self.path, "this is not a rational of the format", text)
        top, _, bottom = text.partition("/")
        shape("rational-digits", max(len(top.lstrip("-")), len(bottom)) <= MAX_DIGITS, self.path, "the rational has more than 4000 digits", len(text))
        value = Fraction(int(top), int(bottom or 1))
        shape("lowest-terms", not bottom or (gcd(int(top), int(bottom)) == 1 and bottom != "1"), self.path, "not in lowest terms", text, value)
        return value

    def rationals(self, length: int) -> list[Fraction]:
        """Return a list of so many rationals."""
        return [node.rational() for node in self.items(length, length)]

    def big(self) -> int:
        """Return a big integer, decimal up to 4000 digits and hexadecimal beyond."""
        text = self.text()
        if text.startswith(("0x", "-0x")):
            shape("hexadecimal-form", HEXADECIMAL.fullmatch(text) is not None, self.path, "this is not a hexadecimal integer of the format", text)
            value = int(text, 16)
            shape("hexadecimal-needless", abs(value) >= 10**MAX_DIGITS, self.path, "hexadecimal is for more than 4000 decimal digits only", text)
            return value
        number = self.rational()
        shape("big-integer", number.denominator == 1, self.path, "an integer is wanted", number)
        return number.numerator


def strictly_increasing(values: list[Any]) -> bool:
    """Say whether each value is greater than the one before it."""
    return all(left < right for left, right in pairwise(values))


def canonical(value: object) -> bytes:
    """Return the only accepted spelling of a JSON value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii") + b"\n"


def claim_id(claim: object) -> str:
    """Return the SHA-256 of the canonical bytes of a claim."""
    return sha256(canonical(claim)).hexdigest()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    shape("duplicate-key", len(set(keys)) == len(keys), "$", "a key occurs twice in one object", " ".join(sorted(keys)))
    return dict(pairs)


def _integer(text: str) -> int:
    shape("integer-digits", len(text.lstrip("-")) <= MAX_INTEGER_DIGITS, "$", "an integer has more than 15 digits", len(text))
    return int(text)


def _no_float(text: str) -> None:
    shape("float", False, "$", "floats, NaN and Infinity have no place in a certificate", text)


def _depth(data: bytes) -> int:
    """Return how deep brackets nest outside strings (there is no backslash, so a quote always opens or closes a string)."""
    depth = deepest = 0
    for byte in b"".join(data.split(b'"')[::2]).translate(None, NOT_BRACKETS):
        depth += 1 if byte in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def parse(data: bytes, max_bytes: int = MAX_BYTES) -> Node:
    """Turn canonical bytes into the root node."""
    shape("size", len(data) <= max_bytes, "$", "the file is too large", len(data), max_bytes)
    shape("ascii", data.isascii(), "$", "the file holds a byte that is not ASCII")
    shape("backslash", b"\\" not in data, "$", "the file holds a backslash")
    depth = _depth(data)
    shape("depth", depth <= MAX_DEPTH, "$", "the file nests too deep", depth, MAX_DEPTH)
    try:
        value = json.loads(data.decode("ascii"), object_pairs_hook=_once, parse_int=_integer, parse_float=_no_float, parse_constant=_no_float)
    except json.JSONDecodeError as error:
        shape("json", False, "$", f"not JSON: {error}")
    again = canonical(value)
    shape("canonical", again == data, "$", "written back, the file has other bytes", len(data), len(again))
    return Node(value, "$")


def envelope(root: Node) -> tuple[Node, Node]:
    """Return the nodes of the claim and of the witness."""
    claim, end, form, witness = root.fields("claim", "end", "format", "witness")
    form.word(FORMAT)
    end.word("deepcheap")
    return claim, witness
