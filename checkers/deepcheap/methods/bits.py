"""Functions of bits: Moebius inversion, the sharp sigmoid's error, and the explicit network for p_y(x).

Source: `certificates/FORMAT.md`, 5.4; Lin-Tegmark-Rolnick, section II.C.2.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, lcm
from typing import Any

from ..certificate import rational
from ..errors import CostError, InputError
from ..obligations import BitNetwork, Finding, Json, Multilinear, MultilinearBasis, SigmoidProduct, Statement

PRECISION = 256
LARGEST_N = 20
LARGEST_NETWORK = 8


def moebius(values: list[Any]) -> list[Any]:
    """h_K = sum over S within K of (-1)^|K - S| values[S], in place of n 2^(n-1) subtractions.

    >>> moebius([1, 1, 1, 2])
    [1, 0, 0, 1]
    """
    h, step = list(values), 1
    while step < len(h):
        for start in range(0, len(h), 2 * step):
            for k in range(start, start + step):
                h[k + step] = h[k + step] - h[k]
        step *= 2
    return h


def multilinear(o: Multilinear) -> Finding:
    """Find the multilinear polynomial of a function by exact Moebius inversion.

    Raises: InputError for another number of values than 2^n; CostError beyond n = 20.

    >>> multilinear(Multilinear(2, tuple(map(Fraction, (0, 0, 0, 1))), degree=1)).answer
    'no'
    """
    if not 1 <= o.n <= LARGEST_N:
        raise CostError(f"n = {o.n}: a table of 2^n values is inverted for n from 1 to {LARGEST_N}")
    if len(o.values) != 2**o.n:
        raise InputError(f"{len(o.values)} values are given for n = {o.n}: give 2^{o.n} = {2**o.n}")
    common = lcm(*(q.denominator for q in o.values))
    h = moebius([q.numerator * (common // q.denominator) for q in o.values])
    params: dict[str, Json] = {"coefficients": [rational(Fraction(c, common)) for c in h], "n": o.n, "values": [rational(q) for q in o.values]}
    statement = Statement("multilinear", params)
    return Finding(o.answer(statement), statement)


def multilinear_basis(o: MultilinearBasis) -> Finding:
    """State that the products of bits are a basis; for n <= 8 with the inverse matrix multiplied out."""
    if not 1 <= o.n <= (8 if o.method == "moebius" else 1_000_000):
        raise CostError(f"n = {o.n} is too large for the method {o.method}: moebius goes to 8, kronecker to 1000000")
    return Finding("yes", Statement("multilinear-basis", {"n": o.n}), {"method": o.method})


def sigmoid_product(o: SigmoidProduct) -> Finding:
    """Enclose the error 1/(1 + exp(beta/2)) of the sharp sigmoid between rationals with few digits.

    >>> sigmoid_product(SigmoidProduct(3, Fraction(24), 10)).answer, sigmoid_product(SigmoidProduct(3, Fraction(47), 10)).answer
    ('no', 'yes')
    """
    from flint import arb, ctx, fmpq

    if o.beta <= 0 or o.beta > 10**4 or not 1 <= o.k <= 1_000_000:
        raise InputError(f"beta = {o.beta}, k = {o.k}: choose 0 < beta <= 10000 and k from 1 to 1000000")
    with ctx.workprec(PRECISION + int(o.beta)):
        inverse = 1 + (arb(fmpq(o.beta.numerator, o.beta.denominator)) / 2).exp()
        unit = 10**9
        lower, upper = Fraction(unit, whole((inverse * unit).upper().ceil())), Fraction(unit, whole((inverse * unit).lower().floor()))
    params: dict[str, Json] = {"beta": rational(o.beta), "k": o.k, "lower": rational(lower), "upper": rational(upper)}
    statement = Statement("sigmoid-product", params)
    return Finding(o.answer(statement), statement)


def whole(ball: Any) -> int:
    """The integer that an exact ball holds."""
    return int(ball.unique_fmpz())


def without_zeros(probabilities: tuple[tuple[Fraction, ...], ...], upper: Fraction) -> list[list[Fraction]]:
    """Move probabilities away from 0 by at most upper/4, where one is 0: a softmax is never 0."""
    if min(map(min, probabilities)) > 0:
        return [list(row) for row in probabilities]
    eta = upper / (4 * len(probabilities))
    return [[(p + eta) / (1 + len(probabilities) * eta) for p in row] for row in probabilities]


def bit_network(o: BitNetwork) -> Finding:
    """Build the network of section II.C.2: one sharp sigmoid for each product of bits, weights by Moebius inversion of ln p, rounded.

    Raises: InputError for a table that is not a conditional distribution; CostError beyond n = 8.
    """
    if not 1 <= o.n <= LARGEST_NETWORK:
        raise CostError(f"n = {o.n}: the checker evaluates 2^n neurons at 2^n bit strings, for n up to {LARGEST_NETWORK}")
    if any(len(row) != 2**o.n for row in o.probabilities) or any(min(c) < 0 or sum(c) != 1 for c in zip(*o.probabilities, strict=True)):
        raise InputError(f"for each of the 2^{o.n} bit strings the probabilities of the labels must be >= 0 and have the sum 1")
    from flint import arb, ctx, fmpq

    with ctx.workprec(PRECISION):
        table = without_zeros(o.probabilities, o.upper)
        logs = [moebius([arb(fmpq(p.numerator, p.denominator)).log() for p in row]) for row in table]
        size = max(whole(sum((abs(h) for h in row), arb(0)).upper().ceil()) for row in logs)
        beta = o.beta if o.beta is not None else sharp_enough(size, o.upper)
        digits = len(str(ceil(2**o.n * 16 / o.upper)))
        weights = [[Fraction(whole((h * 10**digits).mid().floor()), 10**digits) for h in row] for row in logs]
        error = network_error(o.probabilities, weights, beta)
        bound = Fraction(whole((error * 10 ** (digits + 4)).upper().ceil()) + 1, 10 ** (digits + 4))
    if bound > o.upper:
        return Finding("undecided", note=f"with beta = {rational(beta)} the error is about {float(bound):.3g}: choose a larger beta")
    hidden: list[Json] = [[k, [rational(row[k]) for row in weights]] for k in range(1, 2**o.n) if any(row[k] for row in weights)]
    params: dict[str, Json] = {"beta": rational(beta), "hidden": hidden, "n": o.n, "offsets": [rational(row[0]) for row in weights]}
    table_json: list[Json] = [[rational(p) for p in row] for row in o.probabilities]
    return Finding("yes", Statement("bit-network", params | {"probabilities": table_json, "upper": rational(bound)}))


def sharp_enough(size: int, upper: Fraction) -> Fraction:
    """A whole beta with size exp(-beta/2) <= upper/8."""
    return Fraction(2 * len(bin(ceil(8 * size / upper))))


def network_error(p: tuple[tuple[Fraction, ...], ...], weights: list[list[Fraction]], beta: Fraction) -> Any:
    """Bound the largest difference between the network's output and p_y(x), over all bit strings, in balls."""
    from flint import arb, fmpq

    def enclose(q: Fraction) -> Any:
        return arb(fmpq(q.numerator, q.denominator))

    half, worst = enclose(beta) / 2, arb(0)
    rows = [[enclose(w) for w in row] for row in weights]
    gates = [1 / (1 + (half * (2 * j - 1)).exp()) for j in range(len(p[0]).bit_length())]
    for x in range(len(p[0])):
        hidden = [arb(1)] + [gates[(k & ~x).bit_count()] for k in range(1, len(p[0]))]
        tops = [sum((w * v for w, v in zip(row, hidden, strict=True)), arb(0)).exp() for row in rows]
        total = sum(tops, arb(0))
        for y, top in enumerate(tops):
            worst = worst.max(abs(top / total - enclose(p[y][x])))
    return worst
