"""Coarse-graining a field with a quadratic Hamiltonian. Source: section III.E, equations 23 and 24."""

from __future__ import annotations

from fractions import Fraction

from ..certificate import rational as spell
from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..errors import InputError
from ..obligations import BlockAverage, Rescaling, TorusAverage
from ..parameters import count, positive, rational
from .sources import PAPER

PLANE = Hypothesis("two-dimensions", "the field lives on the plane", "in d dimensions the exponent is d - 2i - 2a")
SMOOTH = Hypothesis(
    "slow-modes", "only modes slower than the block are kept, and r = b r' is a mere change of units", "true block averages: y_1' is not y_1"
)
UNSCALED = Hypothesis("plain-average", "the field is not rescaled", "divided by b^2 once more, y_i' = b^(6-2i) y_i, so that y_2 and y_3 do not decay")
GAUSSIAN = Hypothesis("quadratic", "h is quadratic in the field", "a quartic term mixes the modes, and averages are not Gaussian")
MASSIVE = Hypothesis("massive", "y_0 > 0", "for y_0 = 0 the constant field has no weight, and y_1' = y_1 exactly")


def scaling(b: int, couplings: tuple[Fraction, ...], side: int) -> Claim:
    """Equation 24, and for which convention it is right."""
    close = (couplings[0] / 10**6, *couplings[1:])
    return Claim(
        id="renormalisation",
        title="Which coarse-graining multiplies y_i by b^(2-2i)",
        source=PAPER,
        location="III.E, (23), (24)",
        printed="Replacing each b x b block by its average and dividing by b^2 keeps the form (23), with y_i' = b^(2-2i) y_i.",
        reading="On the infinite square lattice with nearest differences, waves in a lattice direction, to second order; and as a change of units.",
        aims=Verdict.REFUTED,
        corrected="b^(2-2i) is the change of units for slow modes of a field that is not rescaled; for block averages y_0' = b^2 y_0 and y_1' > y_1",
        hypotheses=(PLANE, SMOOTH, UNSCALED, GAUSSIAN, MASSIVE),
        params=(("b", str(b)), *((f"y{i}", spell(y)) for i, y in enumerate(couplings)), ("side", str(side))),
        ledger=("LTR-eq23", "LTR-eq24"),
        steps=(
            Step(
                "divided",
                "averages divided by b^2 once more have y_i' = b^(6-2i) y_i already as a change of units",
                r"a=-2:\quad 2-2i-2a=6-2i",
                ("(24)",),
                (),
                (Rescaling(-2, 0, 2), Rescaling(-2, 1, 0)),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "averages",
                "plain block averages, y_0 = y_1 = 1 and b = 2: y_1' = 6/5, not 1",
                r"K'(q)=4+\tfrac65q^2+O(q^4)",
                ("(24)",),
                (),
                (BlockAverage(2, (Fraction(1), Fraction(1)), 0, (Fraction(4), Fraction(1))),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "units",
                "as a change of units, without rescaling the field, the factor is b^(2-2i)",
                r"y_i\!\int(\nabla^i\phi)^2d^2r=b^{2-2i}y_i\!\int(\nabla'^i\phi')^2d^2r'",
                ("(23)", "(24)"),
                (),
                tuple(Rescaling(0, i, 2 - 2 * i) for i in range(4)),
                uses=("two-dimensions", "slow-modes", "plain-average"),
            ),
            Step(
                "lattice",
                "block averages of the given field, exactly, plain and divided by b^2",
                r"y_0'=b^2y_0,\quad y_1'=y_0y_1\operatorname{tr}(y_0+y_1\Delta_b)^{-1}\ (m=1)",
                ("(24)",),
                (),
                (BlockAverage(b, couplings), BlockAverage(b, couplings, -2)),
                uses=("quadratic", "massive"),
            ),
            Step(
                "torus",
                "block averages on a torus of finitely many sites: the whole quadratic form, with couplings beyond nearest neighbours",
                r"K'=\bigl(b^{-4}BK^{-1}B^T\bigr)^{-1}",
                ("(24)",),
                (),
                (TorusAverage(b, couplings, side),),
                uses=("quadratic", "massive"),
            ),
            Step(
                "close-pixels",
                "with y_0 a million times smaller, that is with pixels a thousand times closer, y_1' is y_1 up to that order",
                r"y_1\le y_1'\le y_1\,(1+\epsilon)",
                ("(24)",),
                ("lattice",),
                (BlockAverage(b, close),),
                uses=("quadratic", "massive"),
            ),
            Step("trivial", "one site is its own average", r"b=1:\ y_i'=y_i", ("(24)",), (), (BlockAverage(1, couplings, 0, couplings[:2]),)),
        ),
    )


def decay() -> Claim:
    """The decay of the higher terms."""
    return Claim(
        id="renormalisation.decay",
        title="The higher terms decay as powers of b",
        source=PAPER,
        location="III.E, after (24)",
        printed="All y_i with i >= 2 decay exponentially with b.",
        reading="y_i' = b^(2-2i) y_i is a power of b; after t steps with the same b it is b^((2-2i)t), exponential in t.",
        aims=Verdict.REFUTED,
        corrected="they decay as b^-(2i-2), exponentially in the number of steps",
        hypotheses=(PLANE, SMOOTH, UNSCALED),
        params=(),
        ledger=("LTR-l338a",),
        steps=(
            Step(
                "power",
                "y_2 decays as b^-2, slower than every exponential: from some b on it is larger than C exp(-cb), whatever c and C",
                r"b^{-2}>Ce^{-cb}\ \text{for large } b",
                ("(24)",),
                (),
                (Rescaling(0, 2, -2, "irrelevant"),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "steps",
                "each further term decays by b^-2 more, at every step",
                r"y_i^{(t)}=b^{(2-2i)t}y_i",
                ("(24)",),
                (),
                tuple(Rescaling(0, i, 2 - 2 * i, "irrelevant") for i in range(2, 6)),
                uses=("two-dimensions", "slow-modes", "plain-average"),
            ),
        ),
    )


def operators() -> Claim:
    """Which operators are relevant."""
    return Claim(
        id="renormalisation.operators",
        title="y_0 is relevant, y_1 is marginal",
        source=PAPER,
        location="III.E, after (24)",
        printed="y_0 and y_1 correspond to relevant operators, the remaining parameters to irrelevant ones.",
        reading="Relevant, marginal, irrelevant: the factor per step grows, stays or decays with b.",
        aims=Verdict.REFUTED,
        corrected="y_0 is relevant (b^2), y_1 marginal (b^0), y_i irrelevant for i >= 2",
        hypotheses=(PLANE, SMOOTH, UNSCALED),
        params=(),
        ledger=("LTR-l338b",),
        steps=(
            Step("marginal", "y_1 stays as it is", r"b^{2-2\cdot1}=1", ("(24)",), (), (Rescaling(0, 1, 0, "relevant"),), Role.COUNTEREXAMPLE, "no"),
            Step(
                "sorted",
                "one relevant, one marginal, the others irrelevant",
                r"2-2i>0,\ =0,\ <0",
                ("(24)",),
                (),
                (Rescaling(0, 0, 2, "relevant"), Rescaling(0, 1, 0, "marginal"), Rescaling(0, 2, -2, "irrelevant")),
                uses=("two-dimensions", "slow-modes", "plain-average"),
            ),
        ),
    )


def build(b: int, y0: Fraction, y1: Fraction, y2: Fraction, side: int | None) -> tuple[Claim, ...]:
    """The claims of the family.

    Raises: InputError for a negative coupling.
    """
    for name, y in (("y1", y1), ("y2", y2)):
        if y < 0:
            raise InputError(f"{name} = {y} is negative: give couplings of at least 0, which keep the law a law")
    couplings = (y0, y1, y2) if y2 else (y0, y1)
    return scaling(b, couplings, min(4 * b, 16 // b * b) if side is None else side), decay(), operators()


FAMILY = Family(
    "renormalisation",
    "Coarse-graining a field with a quadratic Hamiltonian",
    (
        Parameter("b", count(2, 8, "on a torus b^2 sites a block, at least two blocks a side"), 2, "side of the blocks"),
        Parameter("y0", positive, Fraction(1), "coefficient of phi^2"),
        Parameter("y1", rational, Fraction(1), "coefficient of the squared gradient"),
        Parameter("y2", rational, Fraction(0), "coefficient of the squared Laplacian"),
        Parameter(
            "side", count(4, 16, "a torus has side^2 sites, and as many linear equations"), None, "side of the torus, a multiple of b (default: 4b)"
        ),
    ),
    build,
)
