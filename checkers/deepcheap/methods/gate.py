"""The error of the sign gate on a box: `gate-error`, the accuracy that Appendix A of the paper calls arbitrary.

The corner method answers for every n where it applies; else, for n <= 4, a tree of boxes.
"""

from __future__ import annotations

from fractions import Fraction

from ..certificate import DECIMAL_DIGITS, rational
from ..errors import CostError, InputError
from ..networks.activations import activation, suggest_bias
from ..networks.balls import shown, widened
from ..obligations import Finding, GateError, Json, Statement
from .gate_corner import corner
from .gate_series import Gate

LARGEST_N = 64
TREE_N = 4
"""Trees grow like n! in their leaves, and a checker in plain Python pays 2**n neurons for each: beyond this they are not tried."""


def gate(n: int, name: str, bias: Fraction, scale: Fraction, radius: Fraction) -> Gate:
    """Build the sign gate of a question, or say what is wrong with the question.

    Raises: InputError for an unknown activation, n outside 1..64, scale or radius <= 0, or a bias with sigma^(n)(b) = 0.

    >>> gate(2, "exp", Fraction(0), Fraction(1, 10), Fraction(1)).reach
    Fraction(1, 5)
    """
    sigma = activation(name)
    if type(n) is not int or not 1 <= n <= LARGEST_N:
        raise InputError(f"n = {n} inputs; the sign gate is treated for 1 <= n <= {LARGEST_N}")
    for what, q in (("bias", bias), ("scale", scale), ("radius", radius)):
        exact_input(what, q)
        if what != "bias" and q <= 0:
            raise InputError(f"{what} {q} is not positive; give a rational > 0 such as 1/10")
    if sigma.zero(bias, n):
        better = suggest_bias(sigma, n)
        raise InputError(f"the derivative of order {n} of {name} is 0 at bias {bias}, so the gate would divide by 0; bias {better} works")
    return Gate(n, sigma, Fraction(bias), Fraction(scale), Fraction(radius))


def exact_input(what: str, q: Fraction) -> None:
    """Refuse a number that is not an exact rational, or longer than a certificate allows.

    Raises: InputError.

    >>> exact_input("bias", Fraction(1, 2))
    """
    if not isinstance(q, (int, Fraction)):
        raise InputError(f"{what} {q!r} is not an exact rational; give a Fraction such as Fraction(1, 10)")
    if max(abs(q.numerator), q.denominator) >= 10**DECIMAL_DIGITS:
        raise InputError(f"the {what} has more than {DECIMAL_DIGITS} digits; give a shorter rational")


def gate_error(o: GateError, *, crosscheck: bool = False) -> Finding:
    """Enclose sup |m(x) - x_1...x_n| over the box, to a relative 1e-9 by the corner method, to 1 % by a tree.

    Source: Lin-Tegmark-Rolnick, Appendix A and equation 11; ledger D5; `certificates/FORMAT.md`, 4.8.
    Units: the error is that of the output, absolute.
    Raises: InputError, see `gate`; CostError if a bound would need more than 4,000 digits; with `crosscheck` also `crosscheck.DisagreementError`.

    >>> gate_error(GateError(2, "exp", Fraction(0), Fraction(1, 10), upper=Fraction(1, 300))).answer
    'no'
    """
    g = gate(o.n, o.activation, o.bias, o.scale, o.radius)
    if o.upper is not None:
        exact_input("upper", o.upper)
    if o.upper is not None and o.upper < 0:
        raise InputError(f"upper {o.upper} is negative, but an error is >= 0; give a rational >= 0 or none")
    found = corner(g)
    if not isinstance(found, str):
        lower, upper = widened(found.lower, found.upper)
        finding = _answer(o, lower, upper, {"method": "corner", "terms": found.terms})
    else:
        finding = _by_tree(o, g, found)
    if crosscheck:
        _agree(g, finding)
    return finding


def _by_tree(o: GateError, g: Gate, reason: str) -> Finding:
    if g.n > TREE_N:
        return Finding("undecided", note=f"The corner method does not apply: {reason}; trees of boxes are tried up to n = {TREE_N} only.")
    from .gate_tree import tree

    found = tree(g, o.upper)
    if isinstance(found, str):
        return Finding("undecided", note=f"The corner method does not apply: {reason}. The tree of boxes fails too: {found}.")
    finding = _answer(o, found.lower, found.upper, {"method": "tree", "tree": found.tree})
    return Finding(finding.answer, finding.statement, finding.witness, ". ".join(x for x in (finding.note, found.note) if x))


def _answer(o: GateError, lower: Fraction, upper: Fraction, witness: dict[str, Json]) -> Finding:
    """Compare what was established with what was asked."""
    checked_digits(lower, upper)
    statement = Statement("gate-error", {**parameters(o), "lower": rational(lower), "upper": rational(upper)})
    if o.upper is None or upper <= o.upper:
        return Finding("yes", statement, witness)
    if lower > o.upper:
        return Finding("no", statement, witness, f"The supremum is at least {shown(lower)}, above the bound asked for")
    note = f"The bound asked for lies between the certified bounds {rational(lower)} and {rational(upper)}; ask for one outside"
    return Finding("undecided", note=note)


def checked_digits(*values: Fraction) -> None:
    """Refuse bounds that no certificate can hold.

    Raises: CostError beyond 4,000 digits.

    >>> checked_digits(Fraction(1, 3))
    """
    if any(max(abs(q.numerator), q.denominator) >= 10**DECIMAL_DIGITS for q in values):
        raise CostError(f"the bounds would have more than {DECIMAL_DIGITS} digits; take a scale or radius nearer to 1")


def parameters(o: GateError) -> dict[str, Json]:
    """The params of the statement that come from the question."""
    return {
        "activation": o.activation,
        "bias": rational(o.bias),
        "n": o.n,
        "radius": rational(o.radius),
        "scale": rational(o.scale),
    }


def _agree(g: Gate, finding: Finding) -> None:
    from .crosscheck import compare

    if finding.statement is not None:
        params = finding.statement.params
        compare(g, Fraction(str(params["lower"])), Fraction(str(params["upper"])))
