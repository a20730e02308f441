"""Words that several statements share."""

from fractions import Fraction
from hashlib import sha256

from ..reader import Node, canonical


def listing(node: Node, limit: int = 400) -> str:
    """Spell a list of the claim without quotes, or, when it is long, its length and the SHA-256 of its canonical bytes."""
    data = canonical(node.value)
    text = data.decode("ascii").strip().replace('"', "")
    return text if len(text) <= limit else f"(a list of {len(node.value)} entries, its canonical bytes with SHA-256 {sha256(data).hexdigest()})"


def number(value: Fraction | int) -> str:
    """Spell a rational."""
    return str(value) if value.numerator.bit_length() < 13000 else f"(an integer of {value.numerator.bit_length()} bits)"


def product(n: int) -> str:
    """Spell E."""
    return "x_1" if n == 1 else "x_1 x_2" if n == 2 else f"x_1 x_2 ... x_{n}"
