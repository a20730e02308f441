"""Which derivatives of an activation vanish at a bias, decided exactly: the hypothesis sigma_k != 0 of the paper's theorems."""

from __future__ import annotations

from ..certificate import rational
from ..errors import InputError
from ..networks.activations import activation
from ..obligations import ActivationPattern, Finding, Statement
from .gate import LARGEST_N, exact_input


def activation_pattern(o: ActivationPattern) -> Finding:
    """Decide for each k whether sigma^(k)(b) = 0: for k = 0..n, or for the orders that the question lists.

    The answer is `no`, with the true pattern of the orders asked for, when a listed order is in the wrong list.

    Source: Appendix A, hypothesis "sigma_k != 0 for 0 <= k <= n"; `certificates/FORMAT.md`, 4.9.
    Raises: InputError for an unknown activation, n outside 0..64, or orders outside 0..n or listed twice.

    >>> from fractions import Fraction
    >>> activation_pattern(ActivationPattern("tanh", Fraction(0), 3)).statement.params["zero"]
    [0, 2]
    >>> activation_pattern(ActivationPattern("tanh", Fraction(0), 3, nonzero=(1, 2))).answer
    'no'
    """
    sigma = activation(o.activation)
    exact_input("bias", o.bias)
    asked = _orders(o)
    decided = {k: sigma.zero(o.bias, k) for k in asked}
    unknown = [k for k in asked if decided[k] is None]
    if unknown:
        what = f"the derivative of order {unknown[0]} of {o.activation} is 0 at {o.bias}"
        return Finding("undecided", note=f"Neither algebra nor 4096 bits tell whether {what}.")
    zero, nonzero = [k for k in asked if decided[k]], [k for k in asked if not decided[k]]
    statement = Statement(
        "activation-pattern",
        {"activation": o.activation, "bias": rational(o.bias), "nonzero": list(nonzero), "zero": list(zero)},
    )
    wrong = [k for k in o.zero if not decided[k]] + [k for k in o.nonzero if decided[k]]
    if wrong:
        note = ", ".join(f"the derivative of order {k} {'vanishes' if decided[k] else 'does not vanish'}" for k in sorted(wrong))
        return Finding("no", statement, note=f"At the bias {o.bias} {note}.")
    return Finding("yes", statement)


def _orders(o: ActivationPattern) -> tuple[int, ...]:
    if type(o.n) is not int or not 0 <= o.n <= LARGEST_N:
        raise InputError(f"n = {o.n}; patterns are decided for 0 <= n <= {LARGEST_N}")
    listed = (*o.zero, *o.nonzero)
    if len(set(listed)) != len(listed):
        raise InputError("an order is listed twice; list each order once, in `zero` or in `nonzero`")
    outside = [k for k in listed if not 0 <= k <= o.n]
    if outside:
        raise InputError(f"order {outside[0]} is outside 0..{o.n}; raise n or leave the order out")
    return tuple(sorted(listed)) or tuple(range(o.n + 1))
