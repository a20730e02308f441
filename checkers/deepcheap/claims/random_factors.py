"""Random sparse factors, equation 27: claims of the family linear-flattening."""

from __future__ import annotations

from fractions import Fraction

from ..certificate import rational as spell
from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..obligations import RandomFactors
from .sources import PAPER

ONE = Fraction(1)


def random(n: int, p: Fraction) -> Claim:
    """Equation 27."""
    limit = 1 / (2 * p)
    # (1-p^2)^m <= exp(-m p^2) < 1/100 for m p^2 >= 5
    large = min(100_000, -(-5 * p.denominator**2 // p.numerator**2))
    return Claim(
        id="linear-flattening.random",
        title="Random sparse factors: expectation, bound and saturation",
        source=PAPER,
        location="III.G, (27)",
        printed="P(F_ij = 0) = (1-p^2)^n, so C_s = [1-(1-p^2)^n]/(2p) <= 1/(2p), saturated for n >> 1/p^2; for large n and p << 1 flattening is"
        " horribly inefficient.",
        reading="The ratio of the expected synapse counts, for independent entries and 0 < p < 1.",
        aims=Verdict.HOLDS,
        hypotheses=(
            Hypothesis("expected-counts", "C_s is the ratio of expectations", "the expected ratio is not defined: both factors can be 0"),
            Hypothesis("large-n", "n is large against 1/p", "n = 10, p = 1/10: the ratio is 0.478, flattening saves synapses"),
        ),
        params=(("n", str(n)), ("density", spell(p))),
        ledger=("LTR-l384", "LTR-eq27", "LTR-l390"),
        steps=(
            Step(
                "cases",
                "for n = 1, 2, 3 the probability is also the sum over all cases",
                r"P(F_{ij}=0)=(1-p^2)^n",
                ("III.G",),
                (),
                (RandomFactors(1, p), RandomFactors(2, p), RandomFactors(3, p)),
                uses=("expected-counts",),
            ),
            Step(
                "ratio",
                "the ratio at n, below 1/(2p)",
                r"C_s=\frac{1-(1-p^2)^n}{2p}<\frac1{2p}",
                ("(27)",),
                (),
                (RandomFactors(n, p),),
                uses=("expected-counts",),
            ),
            Step(
                "saturation",
                "from n = 5/p^2 on it is above 99 % of 1/(2p)",
                r"n\ge5/p^2",
                ("(27)",),
                (),
                (RandomFactors(large, p, limit * Fraction(99, 100)),),
                uses=("large-n", "expected-counts"),
            ),
        ),
    )


def small(p: Fraction) -> Claim:
    """Where eq 27 is below 1."""
    return Claim(
        id="linear-flattening.small-random",
        title="Small random factors are cheaper flat",
        source=PAPER,
        location="III.G, after (27)",
        printed="Flattening multiplication by sparse matrices is horribly inefficient (read for every n).",
        reading="For n = 10 and p = 1/10 the flattened network has fewer synapses on average; the sentence needs its 'n very large'.",
        aims=Verdict.CORRECTED,
        corrected="for n p^2 of order 1 or more, and p < 1/2",
        hypotheses=(Hypothesis("large-n", "n is large against 1/p", "n = 10, p = 1/10: the ratio is 0.478"),),
        ledger=("LTR-l390",),
        steps=(
            Step("small-n", "n = 10, p = 1/10", r"C_s<1", ("(27)",), (), (RandomFactors(10, Fraction(1, 10), ONE),), Role.COUNTEREXAMPLE, "no"),
            Step(
                "large-n",
                "n = 1000, p = 1/10: nearly 5",
                r"C_s>\tfrac{99}{20}",
                ("(27)",),
                (),
                (RandomFactors(1000, Fraction(1, 10), Fraction(99, 20)),),
                uses=("large-n",),
            ),
        ),
    )
