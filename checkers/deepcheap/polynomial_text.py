"""Polynomials from text: a small grammar of names, integers, + - * / ^ ** and parentheses, with exact rational coefficients.

Nothing is evaluated: a recursive descent over tokens. A name such as `det4` or `ising-grid:10x10` stands for its polynomial, `@file.json` for
the list of terms in a file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from .errors import CostError, InputError
from .exact.models import NAMED, Named, multiplied
from .exact.sparse import degree

TOKEN = re.compile(r"\s*(?:([A-Za-z][A-Za-z0-9_]*)|([0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+)|(\*\*|[-+*/^()]))")
LONGEST, DIGITS, TERMS, DEGREE, DEPTH = 200_000, 300, 20_000, 64, 60
SHORTCUT = re.compile(r"([a-z0-9-]*?)[: ]?([0-9]{1,4})(?:x([0-9]{1,4}))?\Z")


@dataclass(frozen=True, slots=True)
class Reading:
    """A polynomial with the names of its variables 1..n."""

    text: str
    names: tuple[str, ...]
    terms: Named


def read_polynomial(text: str) -> Reading:
    """Read an expression, a named polynomial or a file.

    Raises: InputError with one sentence for anything that is not a polynomial with exact rational coefficients.

    >>> read_polynomial("x*y*z + x**2*y").names
    ('x', 'y', 'z')
    >>> read_polynomial("det2").terms == read_polynomial("x1*x4 - x2*x3").terms
    True
    """
    if text.startswith("@"):
        return read_file(text[1:])
    named = shortcut(text)
    return named if named is not None else named_variables(text, *Parser(text).whole())


def shortcut(text: str) -> Reading | None:
    """Read `product8`, `det4`, `ising-chain:100`, `ising-grid:10x10`, `phi4:4x4`; None when it is no such name."""
    found = SHORTCUT.match(text.strip())
    if not found or found[1] not in NAMED or (found[1] == "phi4" and found[3] is None):
        return None
    low, high, form, build = NAMED[found[1]]
    sizes = [int(found[2])] + ([int(found[3])] if found[3] else [])
    if len(sizes) != 1 + (form == "RxC") or not all(low <= size <= high for size in sizes):
        raise InputError(f"{text.strip()!r} has no such size: write {found[1]} with {form} from {low} to {high}, such as {found[1]}:{form.lower()}")
    terms = build(*sizes)
    if not terms:
        raise InputError(f"{text.strip()!r} has no bonds: give a larger size")
    n = max(i for m in terms for i, _ in m)
    return Reading(text.strip(), tuple(f"x{i}" for i in range(1, n + 1)), terms)


def named_variables(text: str, names: set[str], terms: Named, place: dict[str, int]) -> Reading:
    """Number the variables in natural order of their names, and refuse what is no polynomial with terms."""
    order = sorted(names, key=lambda name: [(p.isdigit(), int(p) if p.isdigit() else 0, p) for p in re.split(r"([0-9]+)", name)])
    number = {place[name]: i for i, name in enumerate(order, start=1)}
    renamed = {tuple(sorted((number[v], e) for v, e in m)): c for m, c in terms.items()}
    return checked(Reading(text, tuple(order), renamed))


def checked(reading: Reading) -> Reading:
    """Refuse the zero polynomial, constants and too large degrees."""
    top = max(map(degree, reading.terms), default=-1)
    if top < 1:
        raise InputError(f"{reading.text[:60]!r} is {'zero' if top < 0 else 'a constant'}: give a polynomial of degree 1 or more")
    if top > DEGREE and len(reading.terms) > 1:
        raise CostError(f"the degree {top} is too large: polynomials up to degree {DEGREE} are certified (single monomials beyond)")
    return reading


def read_file(name: str) -> Reading:
    """Read `{"variables": ["x", "y"], "terms": [[[1, 2], "1/3"], ...]}`: exponent lists with exact rational coefficients."""
    try:
        value = json.loads(Path(name).read_bytes(), parse_float=lambda text: reject(text, name))
    except OSError as error:
        raise InputError(f"cannot read {name!r} ({error.strerror}): give a file after @") from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{name!r} is not JSON: write an object with the keys variables and terms") from error
    if not isinstance(value, dict) or set(value) != {"variables", "terms"} or not all(isinstance(part, list) for part in value.values()):
        raise InputError(f"{name!r} must hold an object with exactly the keys variables and terms, both lists")
    names, terms = value["variables"], {}
    if not all(isinstance(v, str) and re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,60}", v) for v in names) or len(set(names)) != len(names):
        raise InputError(f"{name!r}: variables must be different names such as x1")
    for index, term in enumerate(value["terms"]):
        exponents, coefficient = term_of(term, len(names), f"{name!r}, term {index}")
        if exponents in terms:
            raise InputError(f"{name!r}, term {index}: these exponents occur twice")
        terms[exponents] = coefficient
    return checked(Reading("@" + name, tuple(names), {m: c for m, c in terms.items() if c}))


def reject(text: str, name: str) -> Fraction:
    """Refuse a float in a file."""
    raise InputError(f"{name!r} holds the float {text[:40]}: write exact rationals such as 1/2 as strings")


def term_of(term: object, n: int, where: str) -> tuple[tuple[tuple[int, int], ...], Fraction]:
    """Read one term of a file."""
    if not isinstance(term, list) or len(term) != 2 or not isinstance(term[0], list) or len(term[0]) != n:
        raise InputError(f"{where}: write [[e_1, ..., e_{n}], coefficient]")
    if not all(type(e) is int and 0 <= e <= DEGREE for e in term[0]):
        raise InputError(f"{where}: exponents are whole numbers from 0 to {DEGREE}")
    text = str(term[1])
    if type(term[1]) not in (int, str) or not re.fullmatch(rf"-?[0-9]{{1,{DIGITS}}}(/0*[1-9][0-9]{{0,{DIGITS}}})?", text):
        raise InputError(f"{where}: the coefficient {text[:40]!r} is not an exact rational such as 3 or -1/2")
    return tuple((i, e) for i, e in enumerate(term[0], start=1) if e), Fraction(text)


class Parser:
    """Recursive descent: sums of products of powers; division by constants only."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise CostError(f"the expression has {len(text)} characters: give one of up to {LONGEST}, or a file with @file.json")
        self.tokens, self.place, self.depth = self.split(text), dict[str, int](), 0

    @staticmethod
    def split(text: str) -> list[str]:
        """Split into tokens, and refuse floats and foreign characters."""
        tokens, at = [], 0
        while text[at:].strip():
            found = TOKEN.match(text, at)
            if not found:
                raise InputError(f"unexpected {text[at:].strip()[:20]!r} in the polynomial: use names, integers, + - * / ** ^ and parentheses")
            if found[2] and not found[2].isdigit():
                raise InputError(f"the coefficient {found[2]} is a float: write an exact rational such as 1/2")
            if found[2] and len(found[2]) > DIGITS:
                raise InputError(f"a number has {len(found[2])} digits: give at most {DIGITS}")
            tokens.append(found[0].strip())
            at = found.end()
        return tokens[::-1]

    def whole(self) -> tuple[set[str], Named, dict[str, int]]:
        """Read the whole text."""
        if not self.tokens:
            raise InputError("the polynomial is empty: write one such as x*y*z + x**2*y")
        terms = self.sum()
        if self.tokens:
            raise InputError(f"unexpected {self.tokens[-1][:20]!r} in the polynomial: write products with *, such as 2*x*y")
        return set(self.place), terms, self.place

    def peek(self, *wanted: str) -> bool:
        return bool(self.tokens) and self.tokens[-1] in wanted

    def sum(self) -> Named:
        """Read a sum."""
        self.depth += 1
        if self.depth > DEPTH:
            raise InputError(f"parentheses nest deeper than {DEPTH}: write the polynomial out")
        total = self.product()
        while self.peek("+", "-"):
            sign = 1 if self.tokens.pop() == "+" else -1
            for m, c in self.product().items():
                value = total.get(m, Fraction(0)) + sign * c
                if value:
                    total[m] = value
                else:
                    total.pop(m, None)
        self.depth -= 1
        return total

    def product(self) -> Named:
        """Read a product."""
        total = self.factor()
        while self.peek("*", "/"):
            operation, right = self.tokens.pop(), self.factor()
            if operation == "/" and set(right) != {()}:
                raise InputError("division by zero or by a variable is not polynomial: divide by nonzero integers only")
            total = limited(total, {(): 1 / right[()]} if operation == "/" else right, multiplied)
        return total

    def factor(self) -> Named:
        """Read a sign, a power or an atom."""
        sign = 1
        while self.peek("+", "-"):
            sign = sign if self.tokens.pop() == "+" else -sign
        base = self.atom()
        if self.peek("^", "**"):
            self.tokens.pop()
            if not self.tokens or not self.tokens[-1].isdigit():
                raise InputError("exponents must be whole numbers >= 0: the expression is not a polynomial otherwise")
            exponent = int(self.tokens.pop())
            if exponent > 10 * DEGREE:
                raise CostError(f"the exponent {str(exponent)[:20]} is too large: give at most {10 * DEGREE}")
            if len(base) == 1:
                ((m, c),) = base.items()
                base = {tuple((i, e * exponent) for i, e in m) if exponent else (): c**exponent}
            else:
                base = limited(base, exponent)
        return {m: sign * c for m, c in base.items()}

    def atom(self) -> Named:
        """Read a number, a name or a parenthesis."""
        token = self.tokens.pop() if self.tokens else ""
        if token.isdigit():
            return {(): Fraction(int(token))} if int(token) else {}
        if token[:1].isalpha():
            if self.peek("("):
                raise InputError(f"{token[:20]}(...) is not polynomial: only + - * / ** ^ are known, and products are written with *")
            return {((self.place.setdefault(token, len(self.place) + 1), 1),): Fraction(1)}
        if token != "(":
            raise InputError(f"unexpected {token or 'end'!r} in the polynomial: a name, an integer or a parenthesis is missing")
        inner = self.sum()
        if not self.peek(")"):
            raise InputError("a parenthesis is not closed: write as many ) as (")
        self.tokens.pop()
        return inner


def limited(left: Named, right: Named | int, multiply: Callable[[Named, Named], Named] = multiplied) -> Named:
    """A product or power with a bound on its terms."""
    if isinstance(right, int):
        total: Named = {(): Fraction(1)}
        for _ in range(right):
            total = limited(total, left)
        return total
    if len(left) * len(right) > TERMS:
        raise CostError(f"multiplying out gives up to {len(left) * len(right)} terms: give a polynomial with up to {TERMS}")
    return multiply(left, right)
