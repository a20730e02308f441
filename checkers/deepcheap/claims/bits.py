"""Functions of bits: multilinear polynomials, sharp sigmoids, the network for p_y(x). Source: section II.C.2, equations 12 and 13, Figure 2 right."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..networks.tables import read_table
from ..obligations import BitNetwork, Multilinear, MultilinearBasis
from ..parameters import count, path, positive
from .bits_sigmoid import BITS, decimals, product, sum_check
from .sources import PAPER, SURVEY

Vector = tuple[Fraction, ...]


def rank_function(n: int) -> Vector:
    """A function of n bits with no symmetry: 1/(1 + (x mod 5)) at the bit string with the number x."""
    return tuple(Fraction(1, 1 + x % 5) for x in range(2**n))


def series(n: int, values: Vector | None) -> Claim:
    """After equation 12: 2^n parameters for an arbitrary function."""
    tables = (Multilinear(n, values or rank_function(n)),) if values is not None or n <= 20 else ()
    inverse = (MultilinearBasis(5, "moebius"),) if values is None else ()
    return Claim(
        id="bits",
        title="Every function of bits is exactly one multilinear polynomial",
        source=PAPER,
        location="II.C.2, after (12); II.D",
        printed="For bits the series is finite with 2^n terms, the last x_1...x_n, and its 2^n coefficients parametrise every function exactly.",
        reading="As printed, and the coefficients are unique: the matrix of the 2^n products on the 2^n bit strings has determinant 1.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("bits", "each x_i is 0 or 1, so x_i^2 = x_i", "for real x_i no finite series gives every function"),),
        params=(("n", str(n)), *((("table", "file"),) if values is not None else ())),
        ledger=("LTR-l159a", "LTR-l159b", "LTR-l169b"),
        steps=(
            Step(
                "basis",
                "the products of bits form a basis; for five bits the inverse matrix is multiplied out",
                r"\det\,[K\subseteq x]_{x,K}=1",
                ("(12)",),
                (),
                (MultilinearBasis(n), *inverse),
                uses=("bits",),
            ),
            Step(
                "inversion",
                "the coefficients of a given function by Moebius inversion",
                r"h_K=\sum_{S\subseteq K}(-1)^{|K-S|}H(S)",
                ("(12)",),
                ("basis",),
                tables,
            ),
        ),
    )


def subscript() -> Claim:
    """Equation 12 as printed."""
    product = tuple(map(Fraction, (0, 0, 0, 1)))
    return Claim(
        id="bits.series",
        title="Equation 12 has y_j where x_j belongs",
        source=PAPER,
        location="II.C.2, (12)",
        printed="The quadratic terms of (12) are h_ij x_i y_j.",
        reading="They are h_ij x_i x_j.",
        aims=Verdict.CORRECTED,
        corrected="x_i x_j",
        hypotheses=(BITS,),
        ledger=("LTR-eq12",),
        steps=(
            Step(
                "product",
                "if y_j does not depend on x the printed series for n = 2 is affine in x, but x_1 x_2 is not",
                r"x_1x_2\ne h+h_1x_1+h_2x_2",
                ("(12)",),
                (),
                (Multilinear(2, product, 1),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "basis",
                "with x_i x_j the series represents every function",
                r"\sum_Kh_K\prod_{i\in K}x_i",
                ("(12)",),
                (),
                (MultilinearBasis(2, "moebius"), Multilinear(2, product)),
                uses=("bits",),
            ),
        ),
    )


def network(n: int, probabilities: tuple[Vector, ...], upper: Fraction, beta: Fraction | None) -> Claim:
    """The 3-layer network for an arbitrary p_y(x)."""
    usual = probabilities == example()
    return Claim(
        id="bits.network",
        title="Three layers evaluate an arbitrary p_y(x)",
        source=PAPER,
        location="II.C.2, end; Fig. 2 right",
        printed="For bit strings x an arbitrary function p_y(x) can be evaluated by a 3-layer network of sigmoids, sums and a softmax.",
        reading="To every accuracy; one hidden neuron for each nonzero term of (12), up to 2^n - 1. A probability 0 is approached, never reached.",
        aims=Verdict.CORRECTED,
        corrected="evaluated to any accuracy; for p_y(x) = 0 the Hamiltonian is infinite, and every output of a softmax is positive",
        hypotheses=(BITS, Hypothesis("positive", "p_y(x) > 0, or a small error is allowed", "a softmax has no output 0: e^z > 0")),
        params=(("n", str(n)), ("labels", str(len(probabilities))), ("upper", str(upper)), *(() if usual else (("table", "file"),))),
        ledger=("LTR-l165b",),
        steps=(
            Step(
                "network",
                "the network is built, and its error enclosed at all bit strings",
                r"|\tilde\sigma(\sum_Kw_Ks_K(x))_y-p_y(x)|\le\varepsilon",
                ("(8)", "(12)", "(13)"),
                (),
                (BitNetwork(n, probabilities, upper, beta),),
                uses=("bits", "positive"),
            ),
        ),
    )


def example() -> tuple[Vector, ...]:
    """A conditional distribution of two labels over three bits, with a zero."""
    first = tuple(Fraction(x, 8) for x in range(8))
    return first, tuple(1 - p for p in first)


def ising() -> Claim:
    """The survey's Figure 5."""
    n, coupling, field = 5, Fraction(1, 2), Fraction(1, 3)
    energies = []
    for x in range(2**n):
        s = [1 - 2 * (x >> i & 1) for i in range(n)]
        energies.append(-coupling * sum(s[i] * s[(i + 1) % n] for i in range(n)) - field * sum(s))
    return Claim(
        id="bits.ising",
        title="The Ising Hamiltonian has degree 2",
        source=SURVEY,
        location="Fig. 5",
        printed="The Ising Hamiltonian is a sum of products of neighbouring spins and a field term.",
        reading="As a function of bits, spin = 1 - 2 bit, on a ring of five spins, its multilinear polynomial has degree 2.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("pairs", "spins are coupled in pairs", "a term in three spins has degree 3"),),
        ledger=("SURV-fig5",),
        steps=(
            Step(
                "ring",
                "all coefficients of degree above 2 vanish",
                r"H=-J\sum s_is_{i+1}-h\sum s_i",
                ("survey Fig. 5",),
                (),
                (Multilinear(n, tuple(energies), 2),),
                uses=("pairs",),
            ),
        ),
    )


def build(n: int, k: int, beta: Fraction | None, decimals_: int, upper: Fraction, table: str | None) -> tuple[Claim, ...]:
    """The claims of the family; with a table file, the claim about that table alone."""
    if table is not None:
        size, values, probabilities = read_table(table)
        return (network(size, probabilities, upper, beta),) if values is None else (series(size, values),)
    return (
        series(n, None),
        subscript(),
        sum_check(k),
        product(k, beta or Fraction(24)),
        decimals(k, decimals_),
        network(3, example(), upper, beta),
        ising(),
    )


FAMILY = Family(
    "bits",
    "Functions of bits and sharp sigmoids",
    (
        Parameter("n", count(1, 20, "the table of an example function has 2^n entries"), 4, "number of bits"),
        Parameter("k", count(1, 1_000_000, "the checker runs through the k + 1 sums"), 3, "number of bits that a sharp sigmoid multiplies"),
        Parameter("beta", positive, None, "steepness of the sigmoids, a rational > 0 (default: 24, and chosen for the network)"),
        Parameter("decimals", count(1, 100, "numbers of so many digits are written out"), 10, "D, the number of correct decimals asked for"),
        Parameter("upper", positive, Fraction(1, 10**6), "largest error allowed for the network of p_y(x)"),
        Parameter("table", path, None, 'a JSON file {"n": n, "values": [...]} or {"n": n, "probabilities": [[...], ...]} of exact rationals'),
    ),
    lambda n, k, beta, decimals, upper, table: build(n, k, beta, decimals, upper, table),
)
