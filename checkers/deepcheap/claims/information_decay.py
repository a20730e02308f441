"""How information decays along chains and trees. Source: the survey, section 4.1; and what needs memory, section III.A and footnote 4."""

from __future__ import annotations

from fractions import Fraction
from itertools import product as tuples

from ..certificate import rational as spell
from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..errors import InputError
from ..exact.chains import Matrix
from ..obligations import ChainMemory, Forgetting, InformationLoss, SymmetricDecay, TreeInformation
from .sources import PAPER, SURVEY

ONE, ZERO, HALF = Fraction(1), Fraction(0), Fraction(1, 2)
COPY = ((ONE, ZERO), (ZERO, ONE))
FORCE = (0, 1, 4, 2, 3)
"""A force on five places around a circle, chosen without symmetry."""
ERGODIC = Hypothesis(
    "ergodic", "in some power of the matrix all columns have a part in common", "y_1 = y_0: the chain never forgets, one bit stays one bit"
)
STATIONARY = Hypothesis(
    "time-homogeneous", "the same matrix at every step", "flip probabilities that shrink like 4^-t: the information tends to a positive limit"
)
TREE = Hypothesis("binary-tree", "every node has two children and passes its bit on with the same correlation", "a chain instead: exponential decay")
WINDOW = Hypothesis(
    "finite-memory", "the next value depends on m past values", "with unbounded memory only the whole past is a state, which grows with t"
)
SECOND_ORDER = Hypothesis("hamiltonian", "the equations of motion are those of a Hamiltonian in (x, p)", "x alone: the same x has two successors")


def flipping(rho: Fraction) -> Matrix:
    """The matrix of a bit that flips with probability (1 - rho)/2."""
    stay, flip = (1 + rho) / 2, (1 - rho) / 2
    return ((stay, flip), (flip, stay))


def newton(steps: int) -> tuple[tuple[int, ...], tuple[Fraction, ...]]:
    """The law of the positions x_0, ..., x_steps on a circle of five places, x_(t+1) - 2 x_t + x_(t-1) = F(x_t), all pairs (x_0, x_1) equally likely.

    >>> sizes, law = newton(2)
    >>> sizes, sum(law)
    ((5, 5, 5), Fraction(1, 1))
    """
    size, paths = len(FORCE), set()
    for path in tuples(range(size), repeat=2):
        trail = list(path)
        while len(trail) <= steps:
            trail.append((2 * trail[-1] - trail[-2] + FORCE[trail[-1]]) % size)
        paths.add(tuple(trail))
    sizes = (size,) * (steps + 1)
    return sizes, tuple(Fraction(path in paths, len(paths)) for path in tuples(*map(range, sizes)))


def window(steps: int) -> tuple[tuple[int, ...], tuple[Fraction, ...]]:
    """The law of bits of which each repeats the parity of the two before it with probability 3/4."""
    law = []
    for path in tuples((0, 1), repeat=steps + 1):
        p = Fraction(1, 4)
        for t in range(2, steps + 1):
            p *= Fraction(3 if path[t] == path[t - 1] ^ path[t - 2] else 1, 4)
        law.append(p)
    return (2,) * (steps + 1), tuple(law)


def memory() -> Claim:
    """Footnote 4 and the sentence on classical mechanics."""
    return Claim(
        id="markov-distillation.memory",
        title="Enough of the past makes any process Markov",
        source=PAPER,
        location="III.A, classical dynamics; footnote 4",
        printed="A step that needs the past becomes Markov when the state includes it; classical dynamics is first order in Hamiltonian form.",
        reading="Windows of m values form a Markov chain when the next value depends on the last m only; position and momentum are such a window.",
        aims=Verdict.HOLDS,
        hypotheses=(WINDOW, SECOND_ORDER),
        ledger=("LTR-fn4", "LTR-l231"),
        steps=(
            Step(
                "footnote",
                "bits that depend on the two before them are not Markov; pairs of them are",
                r"P(y_t|y_{t-1},y_{t-2},\dots)=P(y_t|y_{t-1},y_{t-2})",
                ("footnote 4",),
                (),
                (ChainMemory(*window(4), 2),),
                uses=("finite-memory",),
            ),
            Step(
                "mechanics",
                "a particle on a discrete circle: its position is not Markov, position and momentum (two successive positions) are",
                r"x_{t+1}=x_t+p_{t+1},\quad p_{t+1}=p_t+F(x_t)",
                ("III.A",),
                (),
                (ChainMemory(*newton(3), 2),),
                uses=("finite-memory", "hamiltonian"),
            ),
        ),
    )


def decay(rho: Fraction) -> Claim:
    """The survey's exponential decay along a chain."""
    return Claim(
        id="markov-distillation.decay",
        title="In an ergodic chain information decays at least exponentially",
        source=SURVEY,
        location="4.1",
        printed="In a Markov model information decays multiplicatively with each step and thus exponentially.",
        reading="For a chain with one matrix, a power of which has overlapping columns: I(y_0; y_t) <= (1 - share)^floor(t/r) H(y_0).",
        aims=Verdict.CORRECTED,
        corrected="for ergodic chains, and as an upper bound; the symmetric bit with correlation rho loses a factor that tends to rho^2",
        hypotheses=(ERGODIC, STATIONARY),
        params=(("rho", spell(rho)),),
        ledger=("SURV-l191a",),
        steps=(
            Step(
                "identity",
                "a chain that copies keeps its bit: the factor per step is 1",
                r"M=1:\quad I(y_0;y_5)=I(y_0;y_0)=1",
                ("4.1",),
                (),
                (InformationLoss((HALF, HALF), (COPY,) * 5, (0, 1), "zero"),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "forgetting",
                "at each step the chain forgets with a certain probability, whatever the state",
                r"I(y_0;y_t)\le(1-\delta)^{\lfloor t/r\rfloor}H(y_0)",
                ("4.1",),
                (),
                (Forgetting(flipping(rho)), Forgetting(CYCLE)),
                uses=("ergodic", "time-homogeneous"),
            ),
            Step(
                "factor",
                "for the symmetric bit the factor per step is at most rho^2 and tends to it",
                r"\frac{I(y_0;y_{t+1})}{I(y_0;y_t)}\to\rho^2",
                ("4.1",),
                (),
                (SymmetricDecay(rho, 1), SymmetricDecay(rho, 50)),
                uses=("time-homogeneous",),
            ),
        ),
    )


CYCLE = ((ZERO, HALF, HALF), (ONE, ZERO, HALF), (ZERO, HALF, ZERO))
"""Three states of which two steps are needed until all columns overlap."""


def power_law(rho: Fraction) -> Claim:
    """The survey's "linear" decay of language, genome and Ising model."""
    return Claim(
        id="markov-distillation.power-law",
        title="In a hierarchy information decays as a power of the distance",
        source=SURVEY,
        location="4.1, Figure 6",
        printed="More complex systems show approximately linear decay of information with distance.",
        reading="A straight line on two logarithmic axes, a power law; the figure's data are empirical, the binary tree is a model with that decay.",
        aims=Verdict.CORRECTED,
        corrected="a power law: linear on log-log axes",
        hypotheses=(TREE,),
        params=(("rho", spell(rho)),),
        ledger=("SURV-l191b",),
        steps=(
            Step(
                "tree",
                "between leaves of the binary tree information is a power of their distance, up to a constant factor",
                r"\frac{(2d)^{-c}}{2\ln2}\le I\le(2d)^{-c},\quad c=4\log_2\tfrac1\rho",
                ("4.1",),
                (),
                (TreeInformation(rho, 2),),
                uses=("binary-tree",),
            ),
        ),
    )


def hierarchy(rho: Fraction) -> Claim:
    """The survey's O(n) mutual information at distance n."""
    return Claim(
        id="markov-distillation.hierarchy",
        title="Information at distance n is not of the order n",
        source=SURVEY,
        location="4.1",
        printed="With an O(log n) hierarchy, elements at distance n have O(n) mutual information.",
        reading="As an order of growth; as a mere upper bound it says nothing, since no information exceeds the entropy of one symbol.",
        aims=Verdict.REFUTED,
        corrected="n^-c with c = 4 log2(1/rho) on the binary tree, at most one bit at every distance",
        hypotheses=(TREE,),
        params=(("rho", spell(rho)),),
        ledger=("SURV-l193",),
        steps=(
            Step(
                "tree",
                "on the binary tree with rho = 1/2 information at distance d is at most (2d)^-4",
                r"I\le(2d)^{-c}\to0,\quad c=4\log_22",
                ("4.1",),
                (),
                (TreeInformation(HALF, 3),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "exponent",
                "for the given correlation, the exponent",
                r"c=4\log_2\tfrac1\rho",
                ("4.1",),
                (),
                (TreeInformation(rho, 2),),
                uses=("binary-tree",),
            ),
        ),
    )


def claims(rho: Fraction) -> tuple[Claim, ...]:
    """The claims about memory and decay.

    Raises: InputError for a correlation that is not strictly between 0 and 1.
    """
    if not 0 < rho < 1:
        raise InputError(f"rho {rho} is out of range: give a correlation strictly between 0 and 1, such as 9/10")
    return memory(), decay(rho), power_law(rho), hierarchy(rho)
