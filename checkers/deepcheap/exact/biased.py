"""Networks whose neurons have biases of their own, in blocks (w, r, d, a_1, ..., a_n) of FORMAT 8.5: bias ln r, signed roots of d.

With s = logistic(ln r) = r/(1+r) the derivatives of the logistic sigmoid are s(1-s), s(1-s)(1-2s), ...: the ratios between the conditions of
different degrees depend on the bias, so biases can be chosen for which the conditions agree.
"""

from __future__ import annotations

from fractions import Fraction

Block = tuple[Fraction, ...]


def three_logistic_neurons(r: Fraction = Fraction(2), t: Fraction = Fraction(2)) -> tuple[Block, ...]:
    """Multiply two inputs by three logistic neurons at ln r, ln t, ln(r + t - 1), with rational weights and no output bias.

    In the directions x, y, x + y the degrees 2 and 1 fix inner weights 1/(1-2s) and output weights; degree 0 asks r_3 = r_1 + r_2 - 1.

    >>> [tuple(map(str, block)) for block in three_logistic_neurons()]
    [('3/2', '2', '1', '-3', '0'), ('3/2', '2', '1', '0', '-3'), ('-8/3', '3', '1', '-2', '-2')]
    """
    one, blocks = Fraction(1), []
    for ratio, sign, x, y in ((r, -1, 1, 0), (t, -1, 0, 1), (r + t - 1, 1, 1, 1)):
        s = ratio / (1 + ratio)
        inner = 1 / (1 - 2 * s)
        weight = sign * (1 - 2 * s) / (s * (1 - s))
        blocks.append((weight, ratio, one, x * inner, y * inner))
    return tuple(blocks)


def six_softplus_neurons() -> tuple[Block, ...]:
    """Multiply three inputs by six softplus neurons, four at ln(3/4) and two at -ln 2, with an output bias.

    Points (+-7, 7, 0), (+-7, 0, 7) and (+-3 sqrt 2, 3, 3): (1-2r)(1-p) = 2(1-r)(1-2p) for p = logistic(ln 3/4) = 3/7, r = logistic(-ln 2) = 1/3.

    >>> len(six_softplus_neurons())
    3
    """
    one = Fraction(1)
    side = (Fraction(-1, 24), Fraction(3, 4), one, 7 * one)
    return ((*side, 7 * one, 0 * one), (*side, 0 * one, 7 * one), (one / 4, one / 2, 2 * one, 3 * one, 3 * one, 3 * one))
