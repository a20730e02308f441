"""Information measured: mutual information in enclosed bits, what a statistic loses, how fast information decays, and counting arguments."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING

from ..errors import CostError, InputError
from ..exact.chains import Matrix, joint, merged, product
from ..networks.balls import ball, ends, working
from ..obligations import (
    BalancedStrings,
    FewDescriptions,
    Finding,
    Forgetting,
    InformationLoss,
    Json,
    OrderedWords,
    Statement,
    SymmetricDecay,
    TreeInformation,
)
from .distillation import chain_params, spelled

if TYPE_CHECKING:
    from flint import arb

BITS = 128
UNIT = 10**12
"""Stated bounds are multiples of 1/UNIT."""
LARGEST_POWER = 64


def stated(x: arb) -> tuple[Fraction, Fraction]:
    """Short rationals around a ball, one unit wider at each end."""
    low, high = ends(x)
    return Fraction(low * UNIT // 1 - 1, UNIT), Fraction(-(-high * UNIT // 1) + 1, UNIT)


def mutual_information(law: Matrix) -> tuple[Fraction, Fraction]:
    """Enclose the mutual information of the two variables of a joint law, in bits. Source: equation 22.

    >>> quarter = Fraction(1, 4)
    >>> lo, hi = mutual_information(((quarter, quarter), (quarter, quarter)))
    >>> lo < 0 < hi
    True
    """
    with working(BITS):
        rows, columns = [sum(row) for row in law], [sum(column) for column in zip(*law, strict=True)]
        total = ball(0)
        for row, r in zip(law, rows, strict=True):
            for p, c in zip(row, columns, strict=True):
                if p:
                    total += ball(p) * ball(p / (r * c)).log()
        low, high = stated(total / ball(2).log())
    return low, high


def information_loss(o: InformationLoss) -> Finding:
    """Enclose the information before and after a statistic and decide exactly whether some is lost. Source: equations 21 and 22.

    >>> half, one = Fraction(1, 2), Fraction(1)
    >>> copy = ((one, 0 * one), (0 * one, one))
    >>> information_loss(InformationLoss((half, half), (copy,), (0, 0), "positive")).answer
    'yes'
    """
    law = joint(o.initial, o.steps)
    if len(o.map) != len(law[0]):
        raise InputError(f"the map has {len(o.map)} values and y_n has {len(law[0])} states; give one value for each state")
    kept = merged(law, o.map)
    word = "zero" if sufficient(law, o.map) else "positive"
    found = {"after": spelled(mutual_information(kept)), "before": spelled(mutual_information(law)), "loss": word, "map": spelled(o.map)}
    return Finding("yes" if word == o.loss else "no", Statement("information-loss", chain_params(o) | found))


def sufficient(law: Matrix, labels: tuple[int, ...]) -> bool:
    """Whether equal labels mean equal posteriors, for columns of positive probability."""
    seen: dict[int, tuple[Fraction, ...]] = {}
    for column, label in zip(zip(*law, strict=True), labels, strict=True):
        total = sum(column)
        if total and seen.setdefault(label, tuple(p / total for p in column)) != tuple(p / total for p in column):
            return False
    return True


def forgetting(o: Forgetting) -> Finding:
    """Find the first power of the matrix whose columns have something in common, and how much. Source: the survey, section 4.1.

    >>> third = Fraction(1, 3)
    >>> forgetting(Forgetting(((2 * third, third), (third, 2 * third)))).statement.params["share"]
    '2/3'
    """
    power = o.matrix
    for r in range(1, LARGEST_POWER + 1):
        share = sum((min(row) for row in power), Fraction(0))
        if share:
            return Finding("yes", Statement("forgetting", {"matrix": spelled(o.matrix), "power": r, "share": str(share)}))
        power = product(o.matrix, power)
    return Finding("undecided", note=f"no power up to {LARGEST_POWER} of the matrix forgets anything: the chain is not known to be ergodic")


def symmetric_decay(o: SymmetricDecay) -> Finding:
    """Enclose the factor by which the information decays at each step from a distance on: at most rho^2, and nearly that.

    >>> found = symmetric_decay(SymmetricDecay(Fraction(9, 10), 10))
    >>> found.statement.params["upper"]
    '81/100'
    """
    if not 0 < o.rho < 1:
        raise InputError(f"the correlation {o.rho} is not strictly between 0 and 1")
    with working(BITS):
        low = stated(ball(o.rho**2) / (1 + (2 * ball(2).log() - 1) * ball(o.rho ** (2 * o.distance))))[0]
    params: dict[str, Json] = {"distance": o.distance, "lower": str(max(low, Fraction(0))), "rho": str(o.rho), "upper": str(o.rho**2)}
    return Finding("yes", Statement("symmetric-decay", params))


def tree_information(o: TreeInformation) -> Finding:
    """Enclose the exponent c = 4 log2(1/rho) of the power law on the binary tree.

    >>> lo, hi = tree_information(TreeInformation(Fraction(9, 10), 2)).statement.params["exponent"]
    >>> Fraction(lo) < Fraction(60801237378, 10**11) < Fraction(hi)
    True
    """
    if not 0 < o.rho < 1:
        raise InputError(f"the correlation {o.rho} is not strictly between 0 and 1")
    with working(BITS):
        exponent = stated(-4 * ball(o.rho).log() / ball(2).log())
    if exponent[0] <= 0:
        raise CostError(f"the correlation {o.rho} is too near to 1 for an exponent with twelve digits; take a smaller one")
    return Finding("yes", Statement("tree-information", {"depth": o.depth, "exponent": spelled(exponent), "rho": str(o.rho)}))


def few_descriptions(o: FewDescriptions) -> Finding:
    """Compare the number of descriptions with the number of objects.

    >>> few_descriptions(FewDescriptions(300, 10**9)).statement.params["missed"]
    999999699
    """
    missed = o.objects - o.bits - 1
    if missed < 1:
        return Finding("undecided", note=f"descriptions of {o.bits} bits may be enough for 2^{o.objects} objects")
    return Finding("yes", Statement("few-descriptions", {"bits": o.bits, "missed": missed, "objects": o.objects}))


def balanced_strings(o: BalancedStrings) -> Finding:
    """Count the bit strings whose frequency of ones is farther than `deviation` from 1/2, by the symmetry of the binomials.

    >>> balanced_strings(BalancedStrings(4, Fraction(1, 4))).statement.params["upper"]
    '1/8'
    """
    if not 1 <= o.length <= 10_000:
        raise CostError(f"length {o.length} needs as many binomial coefficients of up to {o.length} bits; choose 1 to 10000")
    low = [k for k in range(o.length + 1) if Fraction(1, 2) - Fraction(k, o.length) > o.deviation]
    share = Fraction(2 * sum(comb(o.length, k) for k in low), 2**o.length)
    digits = max(0, share.denominator.bit_length() - share.numerator.bit_length()) * 3 // 10 + 6
    upper = share if share.denominator < UNIT else Fraction(-(-share * 10**digits // 1), 10**digits)
    params: dict[str, Json] = {"deviation": str(o.deviation), "length": o.length, "upper": str(upper)}
    return Finding("yes", Statement("balanced-strings", params))


def ordered_words(o: OrderedWords) -> Finding:
    """Name a test that almost all strings pass and the string of all words fails: to be another string."""
    return Finding("no", Statement("ordered-words", {"base": o.base, "digits": o.digits}))
