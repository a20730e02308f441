"""Chains of comparisons between explicit numbers: comparison."""

from fractions import Fraction
from itertools import pairwise
from math import factorial
from typing import TypeVar

from ..errors import Budget, proof, reach, shape
from ..exact import Real, TooWide, exponential
from ..exact import power as raised
from ..reader import Node
from .wording import number

T = TypeVar("T", Fraction, Real)
LARGEST = 2**24  # bits of a number


def has_exp(node: Node) -> bool:
    """Say whether the exponential function occurs."""
    return type(node.value) is list and (node.value[:1] == ["exp"] or any(has_exp(part) for part in node.items()[1:]))


def parts(node: Node) -> tuple[str, list[Node]]:
    """Return the operation and its operands."""
    head, *rest = node.items(2, 1000)
    name = head.word("!", "*", "+", "-", "/", "^", "exp", "max")
    arity = {"!": (1, 1), "exp": (1, 1), "*": (2, 999), "+": (2, 999), "max": (2, 999)}.get(name, (2, 2))
    shape("arity", arity[0] <= len(rest) <= arity[1], node.path, f"{name} takes another number of operands", len(rest), f"{arity[0]}..{arity[1]}")
    return name, rest


def spell(node: Node, outermost: bool = True) -> str:
    """Spell an expression."""
    if type(node.value) is not list:
        text = number(node.rational())
        return text if outermost or ("-" not in text and "/" not in text) else f"({text})"
    name, rest = parts(node)
    words = [spell(part, name in ("exp", "max")) for part in rest]
    if name in ("exp", "max"):
        return f"{name}({', '.join(words)})"
    text = f"{words[0]}!" if name == "!" else (name if name == "^" else f" {name} ").join(words)
    return text if outermost else f"({text})"


def exact(node: Node, budget: Budget) -> Fraction:
    """Evaluate without exponentials."""
    if type(node.value) is not list:
        return node.rational()
    name, rest = parts(node)
    first, *others = (exact(part, budget) for part in rest)
    if name == "!":
        top = whole(first, rest[0], 0, 100_000)
        afford(top * top.bit_length(), budget)
        return Fraction(factorial(top))
    if name == "^":
        power = whole(others[0], rest[1], 0, 10**9)
        afford(size(first) * power, budget)
        return raised(first, power)
    for operand, other in zip(rest[1:], others, strict=True):
        afford(size(first) + size(other), budget)
        shape("division", name != "/" or other != 0, operand.path, "division by 0")
        first = max(first, other) if name == "max" else combine(name, first, other)
    return first


def combine(name: str, left: T, right: T) -> T:
    """Apply + - * / to two rationals or two enclosures."""
    if name == "+":
        return left + right
    if name == "-":
        return left - right
    return left * right if name == "*" else left / right


def enclosed(node: Node, bits: int, budget: Budget) -> Real:
    """Evaluate with exponentials, rounding outward."""
    if not has_exp(node):
        return Real.of(exact(node, budget), bits)
    name, rest = parts(node)
    shape("exp-place", name in ("exp", "+", "-", "*", "/"), node.path, f"exp under {name} is not supported")
    if name == "exp":
        shape("exp-argument", not has_exp(rest[0]), node.path, "exp of an exponential is not supported")
        u = exact(rest[0], budget)
        return exponential(moderate(u, node.path, bits, budget), bits)
    value = enclosed(rest[0], bits, budget)
    for part in rest[1:]:
        value = combine(name, value, enclosed(part, bits, budget))
    return value


def moderate(u: Fraction, path: str, bits: int, budget: Budget) -> Fraction:
    """Return an exponent for which exp is affordable."""
    reach("exp-range", abs(u) <= 10**5 and size(u) < 10**5, path, "the exponent is too large for this checker", u)
    budget.spend(bits + size(u), "an exponential")
    return u


def whole(value: Fraction, node: Node, low: int, high: int) -> int:
    """Require a whole number in range."""
    shape("whole", value.denominator == 1 and low <= value <= high, node.path, "a whole number in range is wanted here", value, f"{low}..{high}")
    return value.numerator


def size(value: Fraction) -> int:
    """Return the length in bits."""
    return value.numerator.bit_length() + value.denominator.bit_length()


def afford(bits: int, budget: Budget) -> None:
    """Pay for a number of so many bits."""
    reach("number-size", bits <= LARGEST, "$.claim.params", "a number in the expression is too long for this checker", bits, LARGEST)
    budget.spend(1 + bits, "exact arithmetic")


def separated(left: Node, sign: str, right: Node, budget: Budget) -> bool | None:
    """Decide one comparison: exactly, or by enclosures of 128 to 8192 bits; None when they overlap."""
    if not has_exp(left) and not has_exp(right):
        a, b = exact(left, budget), exact(right, budget)
        return {"<": a < b, "<=": a <= b, "=": a == b, "!=": a != b}[sign]
    for bits in (128, 1024, 8192):
        try:
            low, high = enclosed(left, bits, budget), enclosed(right, bits, budget)
        except TooWide:
            continue
        if low.hi < high.lo:
            return sign != "="
        if low.lo > high.hi:
            return sign == "!="
    return None


def comparison(params: Node, witness: Node, budget: Budget) -> str:
    """Evaluate the sides and compare the neighbours."""
    (chain,) = params.fields("chain")
    witness.fields()
    nodes = chain.items(3, 99)
    shape("chain-length", len(nodes) % 2 == 1, chain.path, "a chain is sides with signs between them", len(nodes))
    signs = [node.word("!=", "<", "<=", "=") for node in nodes[1::2]]
    for (left, right), sign in zip(pairwise(nodes[::2]), signs, strict=True):
        answer = separated(left, sign, right, budget)
        reach("comparison-open", answer is not None, left.path, "8192 bits do not separate the two sides", spell(left), spell(right))
        proof("comparison", answer is True, left.path, f"not {sign}", spell(left), spell(right))
    return "".join(f" {node.value} " if place % 2 else spell(node) for place, node in enumerate(nodes)) + "."
