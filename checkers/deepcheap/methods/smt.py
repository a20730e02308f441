"""The same questions for any SMT solver: text in SMT-LIB 2, and what z3 answers to it (an oracle's word, never a proof).

Source: the SMT-LIB standard, version 2.6, logic QF_NRA.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial
from typing import Any

from ..errors import InputError
from ..exact.monomials import monomials, product_monomial
from ..obligations import ChainTheorem, NoProductNetwork, Obligation, PolynomialBound
from .smt_chains import chain_theorem


def smtlib(o: Obligation, degrees: tuple[int, ...] | None = None) -> str:
    """Write the negation of an obligation, so that `unsat` says that the obligation is met.

    For `NoProductNetwork`, `degrees` keeps only the equations of these degrees.
    Raises: InputError for obligations of other kinds.

    >>> print(smtlib(NoProductNetwork(1, 1)))
    (set-logic QF_NRA)
    (declare-const w1 Real)
    (declare-const a1_1 Real)
    (assert (= w1 0))
    (assert (= (* w1 a1_1) 1))
    (check-sat)
    <BLANKLINE>
    """
    if isinstance(o, NoProductNetwork) and degrees is not None:
        return _script(*_network(o.n, o.neurons, degrees))
    if type(o) not in TEXTS:
        raise InputError(f"there is no SMT-LIB text for {type(o).__name__}; choose {', '.join(kind.__name__ for kind in TEXTS)}")
    return _script(*TEXTS[type(o)](o))


def _script(names: list[str], assertions: list[str]) -> str:
    lines = ["(set-logic QF_NRA)", *(f"(declare-const {name} Real)" for name in names), *(f"(assert {a})" for a in assertions), "(check-sat)"]
    return "\n".join(lines) + "\n"


def _network(n: int, m: int, degrees: tuple[int, ...] | range) -> tuple[list[str], list[str]]:
    """Name the unknowns and list (A2), (A3), all sigma_k = 1."""
    names = [f"w{j}" for j in range(1, m + 1)] + [f"a{i}_{j}" for j in range(1, m + 1) for i in range(1, n + 1)]
    assertions = []
    for k in degrees:
        for r in monomials(n, k):
            terms = [_product([f"w{j}", *(f"a{i + 1}_{j}" for i, e in enumerate(r) for _ in range(e))]) for j in range(1, m + 1)]
            value = Fraction(1, factorial(n)) if r == product_monomial(n) else Fraction(0)
            assertions.append(f"(= {_sum(terms)} {number(value)})")
    return names, assertions


def _bound(o: PolynomialBound) -> tuple[list[str], list[str]]:
    """Name the variables, put them into the box, and ask for a value over the bound."""
    names = [f"x{i + 1}" for i in range(len(o.box))]
    sides = [f"(<= {number(low)} {x} {number(high)})" for x, (low, high) in zip(names, o.box, strict=True)]
    terms = [_product([number(c), *(x for x, e in zip(names, exponents, strict=True) for _ in range(e))]) for exponents, c in o.terms]
    return names, [*sides, f"(> {_sum(terms)} {number(o.upper)})"]


def number(q: Fraction) -> str:
    """Spell a rational.

    >>> number(Fraction(-1, 2)), number(Fraction(3))
    ('(- (/ 1 2))', '3')
    """
    size = str(abs(q.numerator)) if q.denominator == 1 else f"(/ {abs(q.numerator)} {q.denominator})"
    return f"(- {size})" if q < 0 else size


def _product(factors: list[str]) -> str:
    return factors[0] if len(factors) == 1 else f"(* {' '.join(factors)})"


def _sum(terms: list[str]) -> str:
    return "0" if not terms else terms[0] if len(terms) == 1 else f"(+ {' '.join(terms)})"


TEXTS: dict[type, Callable[[Any], tuple[list[str], list[str]]]] = {
    NoProductNetwork: lambda o: _network(o.n, o.neurons, range(o.n + 1)),
    PolynomialBound: _bound,
    ChainTheorem: chain_theorem,
}
"""The unknowns and the assertions of the negation of each kind of obligation."""


def ask_z3(text: str, timeout: float) -> str:
    """Return z3's word on an SMT-LIB text, `sat`, `unsat` or `unknown`, within so many seconds: an oracle, never enough for `holds`.

    >>> ask_z3(smtlib(NoProductNetwork(1, 1)), 10)
    'unsat'
    """
    import z3

    context = z3.Context()
    solver = z3.SolverFor("QF_NRA", ctx=context)
    solver.set("timeout", max(1, int(timeout * 1000)))
    solver.from_string(text)
    return str(solver.check())
