"""Explicit shallow networks for x_1...x_n: neurons (w_j, a_1j, ..., a_nj) with sum_j w_j (a_j.x)^n = x_1...x_n.

Each function says in which degrees k < n the powers sum_j w_j (a_j.x)^k vanish as well; the others have to be switched off by the
activation (sigma_k = 0) or, for k = 0, absorbed by an output bias.
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial, prod

from ..errors import CostError, InputError
from .subsets import indicator, sign_of, signs

Neuron = tuple[Fraction, ...]
LARGEST_N = 20


def sign_network(n: int) -> tuple[Neuron, ...]:
    """Build the 2^n neurons of the paper: all sign vectors, weights prod(s)/(2^n n!). All degrees k < n vanish.

    Source: Lin-Tegmark-Rolnick, equation (A4) with sigma_n = 1.
    Shapes: 2^n neurons of n + 1 rationals.
    Raises: InputError for n < 1; CostError beyond n = 20.

    >>> [tuple(map(str, neuron)) for neuron in sign_network(1)]
    [('1/2', '1'), ('-1/2', '-1')]
    """
    _check(n)
    weight = {sign: Fraction(sign, factorial(n) << n) for sign in (1, -1)}
    one = {sign: Fraction(sign) for sign in (1, -1)}
    return tuple((weight[sign_of(mask)], *(one[s] for s in signs(mask, n))) for mask in range(1 << n))


def subset_network(n: int) -> tuple[Neuron, ...]:
    """Build 2^n - 1 neurons at the points 1_T, T not empty: the mixed difference. All degrees 1 <= k < n vanish, k = 0 does not.

    sum_T (-1)^(n-|T|) (sum_{i in T} x_i)^n = n! x_1...x_n; the neuron T = {} is the constant sigma_0, left to the output bias.

    Source: inclusion and exclusion; with the weights of (A4) replaced.
    Shapes: 2^n - 1 neurons of n + 1 rationals.

    >>> [tuple(map(str, neuron)) for neuron in subset_network(2)]
    [('-1/2', '1', '0'), ('-1/2', '0', '1'), ('1/2', '1', '1')]
    """
    _check(n)
    number = (Fraction(0), Fraction(1))
    weight = {sign: Fraction(sign, factorial(n)) for sign in (1, -1)}
    return tuple((weight[sign_of(mask) * (-1) ** n], *(number[i] for i in indicator(mask, n))) for mask in range(1, 1 << n))


def half_cube_network(n: int) -> tuple[Neuron, ...]:
    """Build the 2^(n-1) sign vectors with s_1 = +1, weights prod(s)/(2^(n-1) n!). All degrees k < n vanish but k = n - 1.

    The powers of degree n - 2, n - 4, ... of s and -s come with equal weights, so half of the sum of (A4) remains; in degree n - 1 there
    remains x_2...x_n, which only an activation with sigma_(n-1) = 0 removes.

    Shapes: 2^(n-1) neurons of n + 1 rationals.

    >>> [tuple(map(str, neuron)) for neuron in half_cube_network(2)]
    [('1/4', '1', '1'), ('-1/4', '1', '-1')]
    """
    _check(n)
    weight = {sign: Fraction(2 * sign, factorial(n) << n) for sign in (1, -1)}
    one = {sign: Fraction(sign) for sign in (1, -1)}
    return tuple((weight[sign_of(mask)], *(one[s] for s in signs(mask, n))) for mask in range(0, 1 << n, 2))


def linked_network(first: tuple[Fraction, Fraction], levels: tuple[tuple[Fraction, Fraction], ...]) -> tuple[Neuron, ...]:
    """Build 2^n neurons whose rows are linked: a_1 is one of two values, and a_i = +-u_i or +-v_i according to which. All degrees k < n vanish.

    The points are the common zeros of (a_1 - p)(a_1 - q) and a_i^2 - c_i - l_i a_1, whose leading forms are a_i^2; the weights are 1/(n! J),
    J the Jacobian determinant (2 a_1 - p - q) prod 2 a_i. By the global residue theorem sum_j a_j^r / J_j is 0 for |r| <= n except 1 at
    r = (1, ..., 1). With u_i != v_i the rows 2..n take four values: an example that no two-value shortcut recognises.

    Shapes: levels has n - 1 pairs (u_i, v_i), none 0; 2^n neurons.
    Raises: InputError when two points would coincide.

    >>> len(linked_network((Fraction(1), Fraction(2)), ((Fraction(3), Fraction(5)),)))
    4
    """
    n = len(levels) + 1
    _check(n)
    p, q = first
    if p == q or any(u == 0 or v == 0 for u, v in levels):
        raise InputError(f"linked rows need two different first values and no zero level, not {first} and {levels}")
    neurons = []
    for mask in range(1 << n):
        head = q if mask & 1 else p
        tail = tuple((v if mask & 1 else u) * (-1 if mask >> (i + 1) & 1 else 1) for i, (u, v) in enumerate(levels))
        jacobian = (2 * head - p - q) * prod((2 * a for a in tail), start=Fraction(1))
        neurons.append((1 / (factorial(n) * jacobian), head, *tail))
    return tuple(neurons)


def _check(n: int) -> None:
    if n < 1:
        raise InputError(f"n = {n} is no number of inputs; choose n >= 1")
    if n > LARGEST_N:
        raise CostError(f"a list of about 2^{n} neurons at n = {n} needs some {n * 64 << n:.2g} bytes; choose n <= {LARGEST_N}")
