"""Canonical bytes: the one spelling that every certificate has.

Source: `certificates/FORMAT.md`, sections 1 and 2.
"""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction

from .obligations import Json, Statement

FORMAT = "deepcheap/1"
DECIMAL_DIGITS = 4000


def canonical(value: Json) -> bytes:
    """Write a value in its one spelling, keys sorted, with a final newline.

    >>> canonical({"b": [1, "1/2"], "a": "tanh"})
    b'{"a":"tanh","b":[1,"1/2"]}\\n'
    """
    return (json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n").encode("ascii")


def rational(q: Fraction | int) -> str:
    """Spell a rational in lowest terms.

    >>> rational(Fraction(-6, 4)), rational(3)
    ('-3/2', '3')
    """
    q = Fraction(q)
    return str(q.numerator) if q.denominator == 1 else f"{q.numerator}/{q.denominator}"


def big_integer(i: int) -> str:
    """Spell an integer, in hexadecimal from 10**4000 on, where decimal conversion gets slow.

    >>> big_integer(255), big_integer(16**4000)[:6]
    ('255', '0x1000')
    """
    return str(i) if abs(i) < 10**DECIMAL_DIGITS else hex(i)


def claim_object(statement: Statement) -> dict[str, Json]:
    """The `claim` of a certificate as a JSON object."""
    return {"kind": statement.kind, "params": statement.params, "assumptions": list(statement.assumptions)}


def claim_id(statement: Statement) -> str:
    """The SHA-256 of the canonical bytes of the claim, which names it in papers.

    >>> len(claim_id(Statement("sign-cancellation", {"n": 3})))
    64
    """
    return hashlib.sha256(canonical(claim_object(statement))).hexdigest()


def certificate_bytes(statement: Statement, witness: dict[str, Json]) -> bytes:
    """The bytes of a certificate file.

    >>> certificate_bytes(Statement("sign-cancellation", {"n": 3}), {"method": "product"})
    b'{"claim":{"assumptions":[],"kind":"sign-cancellation","params":{"n":3}},"end":"deepcheap","format":"deepcheap/1","witness":{"method":"product"}}\\n'
    """
    return canonical({"claim": claim_object(statement), "end": "deepcheap", "format": FORMAT, "witness": witness})
