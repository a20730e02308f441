"""2^n neurons suffice: every monomial of degree <= n except x_1...x_n cancels in the sign construction.

Three independent ways, each with its range:

- `expanded` writes the polynomials out, as one would by hand (sympy, n <= 4), and `cancelling_pairs` lists the pairs of the paper's proof;
- `classes_cancel` sums over all 2^n sign vectors for all 2^n parity classes of monomials (n <= 26);
- `product_argument` splits the sum over the sign vectors into a product of n sums (any n).

Source: Lin-Tegmark-Rolnick, Appendix A, equations (A1) to (A4).
"""

from __future__ import annotations

from fractions import Fraction

from ..errors import CostError, InputError
from ..exact.monomials import multinomial, product_monomial
from ..exact.subsets import sign_of, signs
from ..obligations import Finding, SignCancellation, Statement

REFERENCE_UP_TO = 4
CLASSES_UP_TO = 24
SWEEP_UP_TO = 26
AUTO_UP_TO = 20
PACKED_UP_TO = 18
LARGEST_N = 1_000_000

Pair = tuple[int, int]


def sign_cancellation(o: SignCancellation) -> Finding:
    """Decide whether all monomials of degree <= n other than x_1...x_n cancel, and x_1...x_n gets 2^n n!.

    Source: Lin-Tegmark-Rolnick, equations (A1) to (A4); `certificates/FORMAT.md`, 4.1.
    Raises: InputError for n or method out of range; CostError for method `classes` beyond n = 24.

    >>> sign_cancellation(SignCancellation(3)).witness
    {'method': 'classes'}
    >>> sign_cancellation(SignCancellation(10_000)).witness
    {'method': 'product'}
    """
    n = o.n
    if not 1 <= n <= LARGEST_N:
        raise InputError(f"n = {n} is not in 1..{LARGEST_N}; choose n in that range")
    if o.method not in ("auto", "classes", "product"):
        raise InputError(f"unknown method {o.method!r} for the sign cancellation; choose auto, classes or product")
    method = o.method if o.method != "auto" else "classes" if n <= AUTO_UP_TO else "product"
    if method == "classes" and n > CLASSES_UP_TO:
        raise CostError(f"method classes at n = {n} transforms 2^{n} numbers, {4 << n:.2g} bytes; use method product, or n <= {CLASSES_UP_TO}")
    holds = classes_cancel(n) if method == "classes" else product_argument(n)
    if not holds:
        return Finding("undecided", note=f"the sums of method {method} at n = {n} are not (0, ..., 0, 2^n)")
    return Finding("yes", Statement("sign-cancellation", {"n": n}), {"method": method})


def classes_cancel(n: int) -> bool:
    """Sum prod_i s_i^(1+r_i) over all 2^n sign vectors for each of the 2^n parities of r; find 0, ..., 0 and 2^n.

    The coefficient of x^r in sum_s prod(s) (s.x)^k is k!/r! times that sum, which depends on r mod 2 only. Among the r with |r| <= n
    only (1, ..., 1) is odd throughout, so these 2^n sums settle all C(2n, n) coefficients.
    Raises: CostError beyond n = 26.

    >>> classes_cancel(12)
    True
    """
    if n > SWEEP_UP_TO:
        raise CostError(f"the sums for all parity classes at n = {n} take {4 << n:.2g} bytes; use the product argument, or n <= {SWEEP_UP_TO}")
    if n <= PACKED_UP_TO:
        from ..exact import packed

        return packed.sign_sums_vanish(n)
    from ..exact import walsh

    return walsh.sign_sums_vanish(n)


def class_sum(r: tuple[int, ...]) -> int:
    """Return sum_s prod_i s_i^(1+r_i) = prod_i (1 + (-1)^(1+r_i)) over the sign vectors s.

    >>> class_sum((1, 3)), class_sum((1, 2)), class_sum((0, 2))
    (4, 0, 0)
    """
    return 0 if any(exponent % 2 == 0 for exponent in r) else 1 << len(r)


def product_argument(n: int) -> bool:
    """Decide the cancellation by the product argument, over the n + 1 classes of parities up to the order of the variables.

    With `odd` odd exponents the sum is 2^odd 0^(n-odd). It differs from 0 only for odd = n, where each r_i >= 1: then |r| <= n leaves
    r = (1, ..., 1), whose sum is 2^n.

    >>> product_argument(10_000)
    True
    """
    return product_of_factors(n, 0) == 1 << n and all(product_of_factors(odd, n - odd) == 0 for odd in range(n))


def product_of_factors(odd: int, even: int) -> int:
    """Return (1 + (-1)^2)^odd (1 + (-1)^1)^even, the class sum with that many odd and even exponents.

    >>> product_of_factors(3, 0), product_of_factors(2, 1)
    (8, 0)
    """
    at_odd, at_even = 1 + (-1) ** 2, 1 + (-1) ** 1
    return 0 if even and at_even == 0 else at_odd**odd


def expanded(n: int) -> dict[tuple[int, ...], int]:
    """Expand sum_s prod(s) (s.x)^k for k = 0..n by sympy; return the coefficients that are not 0.

    Raises: CostError beyond n = 4.

    >>> expanded(2)
    {(1, 1): 8}
    """
    if not 1 <= n <= REFERENCE_UP_TO:
        raise CostError(f"the expansion by hand grows 8 times per n and stops at n = {REFERENCE_UP_TO}; for n = {n} use sign_cancellation")
    import sympy

    x = sympy.symbols(f"x1:{n + 1}")
    found: dict[tuple[int, ...], int] = {}
    for k in range(n + 1):
        total = sum(sign_of(mask) * sum(s * v for s, v in zip(signs(mask, n), x, strict=True)) ** k for mask in range(1 << n))
        terms = sympy.Poly(sympy.expand(total), *x).terms()
        found.update({tuple(map(int, r)): int(c) for r, c in terms if c != 0})
    return found


def cancelling_pairs(n: int, monomial: tuple[int, ...]) -> tuple[Pair, ...]:
    """List the pairs (S, S + {i0}) whose terms cancel in the coefficient of a monomial, i0 the first variable that it lacks.

    Subsets are bit masks. The paper's display sums over the S that contain i0; it must be the S that do not.
    Source: Lin-Tegmark-Rolnick, Appendix A.1, the display after (A4).
    Raises: InputError when the monomial contains every variable (nothing cancels) or has degree over n.

    >>> cancelling_pairs(2, (1, 0))
    ((0, 2), (1, 3))
    """
    if len(monomial) != n or min(monomial, default=-1) < 0 or sum(monomial) > n:
        raise InputError(f"{monomial} is no exponent vector of {n} variables of degree at most {n}; give {n} integers >= 0 of sum <= {n}")
    if 0 not in monomial:
        raise InputError(f"the monomial {monomial} contains every variable, so its terms do not cancel; choose one that lacks a variable")
    flip = 1 << monomial.index(0)
    return tuple((mask, mask | flip) for mask in range(1 << n) if not mask & flip)


def term(n: int, mask: int, monomial: tuple[int, ...]) -> Fraction:
    """Return what the neuron S contributes to the coefficient of x^r in sum_j w_j (a_j.x)^|r|, w_j of (A4) with sigma_n = 1.

    >>> [term(2, mask, (1, 0)) for mask in cancelling_pairs(2, (1, 0))[0]]
    [Fraction(1, 8), Fraction(-1, 8)]
    """
    value = multinomial(monomial) * sign_of(mask)
    for s, exponent in zip(signs(mask, n), monomial, strict=True):
        value *= s**exponent
    full = multinomial(product_monomial(n)) << n
    return Fraction(value, full)
