"""Which answer a statement gives to an obligation: computed from the two, never taken from the method's word."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

from . import obligations as ask
from .certificate import rational
from .obligations import Obligation, Statement

KINDS: dict[type, str] = {
    ask.SignCancellation: "sign-cancellation",
    ask.ProductNetwork: "product-network",
    ask.SignRank: "sign-rank",
    ask.ProductRank: "product-rank",
    ask.ProductLowerBound: "product-lower-bound",
    ask.NoProductNetwork: "no-product-network",
    ask.GateError: "gate-error",
    ask.GateRate: "gate-rate",
    ask.GateDiverges: "gate-diverges",
    ask.ActivationPattern: "activation-pattern",
    ask.PolynomialBound: "polynomial-bound",
    ask.NetworkValue: "network-value",
    ask.AffineNetworkError: "affine-network-error",
    ask.DerivativeFactor: "derivative-factor",
}


def spelled(value: object) -> object:
    """The spelling of an obligation's field in the params of a statement."""
    if isinstance(value, Fraction):
        return rational(value)
    if isinstance(value, tuple):
        return [spelled(v) for v in value]
    return value


def same_question(obligation: Obligation, statement: Statement, exempt: tuple[str, ...] = ()) -> bool:
    """Whether every field of the obligation that occurs in the statement has the same value there."""
    params = statement.params
    return all(f.name not in params or f.name in exempt or params[f.name] == spelled(getattr(obligation, f.name)) for f in fields(obligation))


def answer(obligation: Obligation, statement: Statement) -> str:
    """Say what the statement answers: `yes`, `no`, or `undecided` when it is about something else.

    >>> answer(ask.SignRank(3), Statement("sign-rank", {"n": 3})), answer(ask.SignRank(3), Statement("sign-rank", {"n": 2}))
    ('yes', 'undecided')
    """
    params = statement.params
    match obligation:
        case ask.ProductNetwork() if statement.kind == "network-coefficient":
            monomial = params["monomial"]
            degree = sum(r for r in monomial if isinstance(r, int)) if isinstance(monomial, list) else -1
            return "no" if degree in obligation.nonzero and same_question(obligation, statement) else "undecided"
        case _ if statement.kind != KINDS[type(obligation)]:
            return "undecided"
        case ask.GateError():
            return gate_answer(obligation, statement)
        case ask.ActivationPattern():
            asked = all(isinstance(p := params[name], list) and set(getattr(obligation, name)) <= {k for k in p if isinstance(k, int)} for name in ("zero", "nonzero"))
            return "yes" if asked and same_question(obligation, statement, ("zero", "nonzero")) else "undecided"
        case _ if not same_question(obligation, statement):
            return "undecided"
        case ask.NetworkValue():
            return "no"
        case ask.ProductRank():
            return "yes" if params["rank"] == 2**obligation.n else "no"
        case _:
            return "yes"


def gate_answer(obligation: ask.GateError, statement: Statement) -> str:
    """Compare the enclosed supremum with the bound that was asked for, if any."""
    if not same_question(obligation, statement, ("upper",)):
        return "undecided"
    lower, upper = (Fraction(str(statement.params[k])) for k in ("lower", "upper"))
    if obligation.upper is None or upper <= obligation.upper:
        return "yes"
    return "no" if lower > obligation.upper else "undecided"
