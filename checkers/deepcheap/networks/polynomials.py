"""Polynomials that a user writes: text or a sparse JSON file, read strictly, with exact rational coefficients."""

from __future__ import annotations

import ast
import json
import re
from fractions import Fraction
from pathlib import Path

from ..errors import CostError, InputError
from ..obligations import Terms
from .files import exact

MOST_TERMS, MOST_DEGREE, MOST_INPUTS = 2000, 64, 64
Sparse = dict[tuple[int, ...], Fraction]


def read_polynomial(text: str) -> tuple[tuple[str, ...], Terms]:
    """Read `x*y*z + x**2*y/3`, or a file name that ends in .json: the variables and the sparse terms.

    Only + - * / ** ( ), variables, whole numbers and decimals occur; / needs a constant after it, ** a whole number. Nothing is evaluated.
    Raises: InputError naming the place and the remedy; CostError beyond 2000 terms, degree 64 or 64 variables.

    >>> read_polynomial("x*y - y*x/3 + 0.5")
    (('x', 'y'), (((0, 0), Fraction(1, 2)), ((1, 1), Fraction(2, 3))))
    """
    if text.endswith(".json"):
        return from_file(text)
    source = text.replace("^", "**")
    if len(text) > 20_000 or not re.fullmatch(r"[A-Za-z0-9_+\-*/(). \t]+", source):
        raise InputError(
            f"polynomial {text[:60]!r} must use only letters, digits and + - * / ** ( ) ., at most 20000 characters: for example x*y*z + x**2*y"
        )
    try:
        tree = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        raise InputError(f"polynomial {text[:60]!r} does not parse ({type(error).__name__}): write it as x*y*z + x**2*y") from error
    names = tuple(sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}, key=natural))
    if len(names) > MOST_INPUTS:
        raise CostError(f"the polynomial has {len(names)} variables: at most {MOST_INPUTS} are compiled")
    try:
        return names or ("x",), sorted_terms(Reader(source.strip(), names or ("x",)).value(tree))
    except RecursionError as error:
        raise InputError(f"polynomial {text[:60]!r} nests too deep: write it as a sum of monomials or as a JSON file") from error


def natural(name: str) -> tuple[str, int]:
    """Order x2 before x10.

    >>> sorted(["x10", "x2"], key=natural)
    ['x2', 'x10']
    """
    stem = name.rstrip("0123456789")
    return stem, int(name[len(stem) :] or 0)


def sorted_terms(poly: Sparse) -> Terms:
    """The nonzero terms in increasing order of exponents."""
    return tuple((key, c) for key, c in sorted(poly.items()) if c)


class Reader:
    """Turns a syntax tree into a sparse polynomial, or says which part is not one."""

    def __init__(self, source: str, names: tuple[str, ...]) -> None:
        self.source, self.names = source, names
        self.one = (0,) * len(names)

    def wrong(self, node: ast.AST, why: str) -> InputError:
        """The error for a part of the text."""
        part = ast.get_source_segment(self.source, node) or self.source
        return InputError(f"polynomial: {part[:60]!r} {why}")

    def value(self, node: ast.expr) -> Sparse:
        """The polynomial of a subtree."""
        if isinstance(node, ast.Constant):
            text = ast.get_source_segment(self.source, node) or ""
            if not re.fullmatch(r"[0-9]{1,1000}(\.[0-9]{1,1000})?", text):
                raise self.wrong(node, "is not a whole number or a finite decimal")
            return {self.one: Fraction(text)}
        if isinstance(node, ast.Name):
            return {tuple(int(n == node.id) for n in self.names): Fraction(1)}
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            sign = -1 if isinstance(node.op, ast.USub) else 1
            return {key: sign * c for key, c in self.value(node.operand).items()}
        if isinstance(node, ast.BinOp):
            return self.binary(node)
        raise self.wrong(node, "is not part of a polynomial: only + - * / ** and parentheses are")

    def binary(self, node: ast.BinOp) -> Sparse:
        """Add, subtract, multiply, divide by a constant, raise to a power."""
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(node.op, ast.Add | ast.Sub):
            return add(left, right, -1 if isinstance(node.op, ast.Sub) else 1)
        if isinstance(node.op, ast.Mult):
            return multiply(left, right)
        constant = right.get(self.one, Fraction(0))
        if isinstance(node.op, ast.Div) and constant and set(right) == {self.one}:
            return {key: c / constant for key, c in left.items()}
        if isinstance(node.op, ast.Pow) and set(right) == {self.one} and constant.denominator == 1 and 0 <= constant <= MOST_DEGREE:
            result: Sparse = {self.one: Fraction(1)}
            for _ in range(int(constant)):
                result = multiply(result, left)
            return result
        raise self.wrong(node, f"is not polynomial: divide only by constants that are not 0, and raise only to whole powers up to {MOST_DEGREE}")


def add(p: Sparse, q: Sparse, sign: int) -> Sparse:
    """p + sign * q."""
    total = {key: p.get(key, Fraction(0)) + sign * q.get(key, Fraction(0)) for key in p.keys() | q.keys()}
    return {key: c for key, c in total.items() if c}


def multiply(p: Sparse, q: Sparse) -> Sparse:
    """p * q.

    Raises: CostError when it gets too large.
    """
    if len(p) * len(q) > 200_000:
        raise CostError(f"a product of {len(p)} by {len(q)} terms is too large to compile: at most {MOST_TERMS} terms")
    result: Sparse = {}
    for a, x in p.items():
        for b, y in q.items():
            key = tuple(i + j for i, j in zip(a, b, strict=True))
            result[key] = result.get(key, Fraction(0)) + x * y
    result = {key: c for key, c in result.items() if c}
    if len(result) > MOST_TERMS or any(sum(key) > MOST_DEGREE for key in result):
        raise CostError(
            f"the polynomial has {len(result)} terms up to degree {max(map(sum, result))}: at most {MOST_TERMS} terms of degree {MOST_DEGREE}"
            " are compiled"
        )
    return result


def from_file(name: str) -> tuple[tuple[str, ...], Terms]:
    """Read `{"inputs": n, "terms": [[[e_1, ..., e_n], "c"], ...]}`."""
    try:
        data = json.loads(Path(name).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            f'polynomial file {name!r} cannot be read ({error}): give a JSON file {{"inputs": 2, "terms": [[[1, 1], "1/2"]]}}'
        ) from error
    if not isinstance(data, dict) or set(data) != {"inputs", "terms"} or type(data["inputs"]) is not int or not 1 <= data["inputs"] <= MOST_INPUTS:
        raise InputError(f'polynomial file {name!r} must be an object with "inputs" (1 to {MOST_INPUTS}) and "terms"')
    n, rows = data["inputs"], data["terms"]
    if not isinstance(rows, list) or len(rows) > MOST_TERMS:
        raise InputError(f'polynomial file {name!r}: terms must be a list of at most {MOST_TERMS} pairs [[e_1, ..., e_{n}], "c"]')
    poly: Sparse = {}
    for i, row in enumerate(rows):
        good = (
            isinstance(row, list)
            and len(row) == 2
            and isinstance(row[0], list)
            and len(row[0]) == n
            and all(type(e) is int and e >= 0 for e in row[0])
        )
        if not good or sum(row[0]) > MOST_DEGREE or tuple(row[0]) in poly:
            raise InputError(
                f'polynomial file {name!r}: terms[{i}] must be [[e_1, ..., e_{n}], "c"] with a degree up to {MOST_DEGREE}, each list'
                " of exponents once"
            )
        poly[tuple(row[0])] = exact(f"polynomial file {name!r}: terms[{i}][1]", row[1])
    return tuple(f"x{i}" for i in range(1, n + 1)), sorted_terms(poly)


def monomial(n: int) -> Terms:
    """The product x_1 ... x_n.

    >>> monomial(2)
    (((1, 1), Fraction(1, 1)),)
    """
    return (((1,) * n, Fraction(1)),)
