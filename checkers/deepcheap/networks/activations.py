"""The smooth activations that the theorems are checked for, with rigorous Taylor data at a rational bias."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from .balls import PRECISIONS, ball, working
from .derivatives import rational_factor, vanishes
from .suprema import derivative_bound

if TYPE_CHECKING:
    from flint import arb, arb_series


@dataclass(frozen=True, slots=True)
class Activation:
    """An activation sigma: R -> R, analytic on the real line.

    `formula` is sympy's spelling in u. `strip` is (d, rho, M): |sigma^(d)| <= M on |Im z| <= rho, where one rational bound of this kind is
    known; entire functions and those that grow have none (see `suprema`). `amplitude` is sup |sigma - const| on R, for the constant 1/2
    (logistic) or 0, where that bound is at most 1.

    >>> ACTIVATIONS["tanh"].strip
    (0, Fraction(3, 4), 1)
    """

    name: str
    latex: str
    formula: str
    strip: tuple[int, Fraction, int] | None = None
    amplitude: Fraction | None = None

    def expression(self) -> Any:
        """The sympy expression in the real symbol u.

        >>> str(ACTIVATIONS["silu"].expression())
        'u/(1 + exp(-u))'
        """
        from sympy import Symbol, sympify

        return sympify(self.formula, locals={"u": Symbol("u", real=True)})

    def derivatives(self, b: Fraction, order: int, prec: int) -> tuple[arb, ...]:
        """Enclose sigma(b), sigma'(b), ..., sigma^(order)(b) at `prec` bits.

        >>> [x.str(5, radius=False) for x in ACTIVATIONS["logistic"].derivatives(Fraction(0), 3, 64)]
        ['0.50000', '0.25000', '0', '-0.12500']
        """
        with working(prec, order + 1):
            factor, found = ball(1), []
            for k, c in enumerate(self.taylor(b, order, prec)):
                factor = factor * max(k, 1)
                found.append(c * factor)
            return tuple(found)

    def taylor(self, b: Fraction, order: int, prec: int) -> tuple[arb, ...]:
        """Enclose the Taylor coefficients sigma_k = sigma^(k)(b) / k!, k = 0..order, at `prec` bits.

        Source: Appendix A of the paper, where sigma_k is the coefficient of u^k.

        >>> [x.str(5, radius=False) for x in ACTIVATIONS["exp"].taylor(Fraction(0), 2, 64)]
        ['1.0000', '1.0000', '0.50000']
        """
        from flint import arb, arb_series

        with working(prec, order + 1):
            found = _series(self.name, arb_series([ball(b), 1], order + 1)).coeffs()
            return tuple(found) + (arb(0),) * (order + 1 - len(found))

    def ratio(self, b: Fraction, n: int, k: int) -> Fraction | None:
        """The exact c_k = sigma^(n+2k)(b) / sigma^(n)(b), where it is rational and both are known exactly; else None.

        >>> ACTIVATIONS["tanh"].ratio(Fraction(0), 3, 1), ACTIVATIONS["sin"].ratio(Fraction(1), 3, 1)
        (Fraction(-8, 1), Fraction(-1, 1))
        """
        below, above = rational_factor(self.name, b, n), rational_factor(self.name, b, n + 2 * k)
        return above / below if below and above is not None else None

    def bound(self, j: int, b: Fraction, r: Fraction) -> arb:
        """Bound |sigma^(j)| over |u - b| <= r; see `suprema.derivative_bound`."""
        return derivative_bound(self.name, j, b, r)

    def largest(self, k: int, r: Fraction, prec: int, pieces: int = 64) -> arb:
        """Bound |sigma^(k)| over |u| <= r by evaluation on equal pieces.

        >>> ACTIVATIONS["logistic"].largest(2, Fraction(1, 4), 64) < 0.04
        True
        """
        from flint import arb, arb_series

        with working(prec, k + 1):
            half, top = ball(r) / pieces, arb(0)
            for i in range(pieces):
                piece = ball(r * Fraction(2 * i + 1 - pieces, pieces)) + arb(0, 1) * half
                found = _series(self.name, arb_series([piece, 1], k + 1)).coeffs()
                top = top.max(abs(found[k])) if len(found) > k else top
            return top * arb.fac_ui(k)

    def zero(self, b: Fraction, k: int) -> bool | None:
        """Decide whether sigma^(k)(b) = 0; None when neither algebra nor an enclosure tells.

        >>> ACTIVATIONS["gaussian"].zero(Fraction(0), 3), ACTIVATIONS["gelu"].zero(Fraction(-3, 4), 1)
        (True, False)
        """
        known = vanishes(self.name, b, k)
        if known is not None:
            return known
        return False if any(abs(self.derivatives(b, k, prec)[k]) > 0 for prec in PRECISIONS) else None


def _series(name: str, u: arb_series) -> Any:
    """sigma(u) as a power series, for the series u = b + x of the working precision and length."""
    from flint import arb

    if name in ("exp", "sin", "cos", "erf"):
        return getattr(u, name)()
    if name == "arctan":
        return u.atan()
    if name == "gaussian":
        return (-(u * u)).exp()
    if name == "gelu":
        return u * (1 + (u / arb(2).sqrt()).erf()) / 2
    if name == "softplus":
        return (1 + u.exp()).log()
    if name == "tanh":
        return 1 - 2 / (1 + (2 * u).exp())
    logistic = 1 / (1 + (-u).exp())
    return u * logistic if name == "silu" else logistic


HALF, ONE = Fraction(1, 2), Fraction(1)

ALL_ACTIVATIONS = (
    Activation("logistic", r"\frac{1}{1+e^{-u}}", "1/(1 + exp(-u))", (0, Fraction(3, 2), 1), HALF),
    Activation("tanh", r"\tanh u", "tanh(u)", (0, Fraction(3, 4), 1), ONE),
    Activation("softplus", r"\ln(1+e^{u})", "log(1 + exp(u))", (1, Fraction(3, 2), 1)),
    Activation("exp", r"e^{u}", "exp(u)"),
    Activation("sin", r"\sin u", "sin(u)", amplitude=ONE),
    Activation("cos", r"\cos u", "cos(u)", amplitude=ONE),
    Activation("gaussian", r"e^{-u^2}", "exp(-u**2)", amplitude=ONE),
    Activation("erf", r"\operatorname{erf} u", "erf(u)", amplitude=ONE),
    Activation("gelu", r"\frac{u}{2}\left(1+\operatorname{erf}\frac{u}{\sqrt2}\right)", "u*(1 + erf(u/sqrt(2)))/2"),
    Activation("silu", r"\frac{u}{1+e^{-u}}", "u/(1 + exp(-u))"),
    Activation("arctan", r"\arctan u", "atan(u)"),
)

ACTIVATIONS = {a.name: a for a in ALL_ACTIVATIONS}


def activation(name: str) -> Activation:
    """Look up an activation by its name.

    Raises: InputError, which lists the known names.

    >>> activation("tanh").latex
    '\\\\tanh u'
    """
    if name not in ACTIVATIONS:
        raise InputError(f"unknown activation {name!r}; choose one of {', '.join(ACTIVATIONS)}")
    return ACTIVATIONS[name]


GRID = tuple(Fraction(i, 16) for k in range(33) for i in ((k, -k) if k else (0,)))
"""The biases 0, 1/16, -1/16, 1/8, ... that are tried, nearest to 0 first."""


def suggest_bias(sigma: Activation, n: int) -> Fraction:
    """Suggest a rational bias with sigma^(n)(b) != 0, where |sigma^(n)| is largest on a 1/16 grid over [-2, 2]; certified, not guessed.

    >>> suggest_bias(ACTIVATIONS["logistic"], 2), suggest_bias(ACTIVATIONS["exp"], 4)
    (Fraction(21, 16), Fraction(0, 1))
    """
    if sigma.name == "exp":
        return Fraction(0)
    best, height = GRID[0], ball(0)
    for b in GRID:
        size = abs(sigma.derivatives(b, n, PRECISIONS[0])[n])
        if size > height:
            best, height = b, size
    if height == 0:
        raise InputError(f"no bias on the 1/16 grid over [-2, 2] has a derivative of order {n} of {sigma.name} that is certainly not 0")
    return best
