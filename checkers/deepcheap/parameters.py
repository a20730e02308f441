"""Parameters of claim families: from text, and from Python values, to exact values, or one sentence that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from .errors import InputError

RATIONAL = re.compile(r"[+-]?[0-9]+(?:/[0-9]+|\.[0-9]+)?\Z")
DIGITS = 1000


def rational(name: str, text: str) -> Fraction:
    """Read an exact rational: `3`, `-1/2` or a finite decimal such as `0.01`.

    Raises: InputError for anything else, a zero denominator and more than 1000 characters.

    >>> rational("bias", "0.25")
    Fraction(1, 4)
    """
    if len(text) > DIGITS or not RATIONAL.match(text):
        raise InputError(f"{name} {text[:40]!r} is not a rational number: write it as 3, -1/2 or 0.01")
    if "/" in text and int(text.split("/")[1]) == 0:
        raise InputError(f"{name} {text[:40]!r} divides by zero: write a rational number with a nonzero denominator, such as 1/2")
    return Fraction(text)


def positive(name: str, text: str) -> Fraction:
    """Read an exact rational greater than 0."""
    value = rational(name, text)
    if value <= 0:
        raise InputError(f"{name} {text!r} must be greater than 0: a positive rational such as 1/100")
    return value


def count(low: int, high: int, why: str) -> Callable[[str, str], int]:
    """Make a reader for whole numbers between two bounds; `why` says what the upper one comes from."""

    def read(name: str, text: str) -> int:
        if len(text) > 20 or not re.match(r"[+-]?[0-9]+\Z", text):
            raise InputError(f"{name} {text[:40]!r} is not a whole number: give one from {low} to {high}")
        value = int(text)
        if not low <= value <= high:
            raise InputError(f"{name} = {value} is out of range: give a whole number from {low} to {high} ({why})")
        return value

    return read


def word(name: str, text: str) -> str:
    """Read a name such as that of an activation; the claim that uses it knows which exist."""
    if not re.match(r"[A-Za-z][A-Za-z0-9_-]{0,40}\Z", text):
        raise InputError(f"{name} {text[:40]!r} is not a name: give one such as tanh")
    return text.lower()


def path(name: str, text: str) -> str:
    """Read a file name."""
    if not text:
        raise InputError(f"{name} is empty: give the name of a file")
    return text


def spelled(value: object) -> str:
    """The text of a Python value that a parameter reader accepts.

    Raises: InputError for floats, which are not exact.
    """
    if isinstance(value, bool) or not isinstance(value, int | str | Fraction):
        raise InputError(f"{value!r} is a {type(value).__name__}: give an int, a Fraction or a string such as '1/10', which are exact")
    return str(value)
