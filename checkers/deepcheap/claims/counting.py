"""Counting: the swindle, Boolean functions, monomials, locality and symmetry, parameters. Source: sections I.A, II.C, II.D; survey sections 1, 3."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..obligations import (
    BooleanFunctions,
    Comparison,
    CountGrowth,
    LayeredParameters,
    LocalDegree,
    MonomialCount,
    SignCancellation,
    SimplexInterpolation,
    term,
)
from ..parameters import count
from .sources import PAPER, SURVEY

ATOMS = term("^", 10, 78)
IMAGES = term("^", 256, term("^", 10, 6))
ALL = Hypothesis("all-monomials", "every monomial counts once, the constant too", "other conventions give other numbers, each spelled out in its certificate")
CONVENTION = Hypothesis("one-convention", "constant, linear and quadratic terms are counted alike at each stage", "dropping some of them in between makes the stages incomparable")
ESTIMATE = Hypothesis("atoms", "the number of atoms is taken to be 10^78, as printed", "it is an estimate; other ones reach 10^82")
SPINS = Hypothesis("pairwise-coupled", "the variables of a term are coupled to one another", "without locality the degree may be n")
SIGMA = Hypothesis("derivatives", "sigma_k != 0 for 0 <= k <= d at the expansion point", "a polynomial sigma of degree below n misses x_1...x_n by 1 somewhere on [-1, 1]^n")


def swindle() -> Claim:
    """Sections I.A and the survey's introduction."""
    outputs, functions = term("^", 2, 260), term("^", 10, 6)
    return Claim(
        id="counting",
        title="More images than atoms, and more functions than networks",
        source=PAPER,
        location="I.A; survey 1, 3.3",
        printed="There are 256^(10^6) images of a million pixels, more than the 10^78 atoms; v^n is replaced by v n; 2^20 > 1,000,000.",
        reading="As printed; even a label of one bit leaves 2^(number of images) functions, more than networks of a million 32-bit parameters.",
        aims=Verdict.HOLDS,
        hypotheses=(ESTIMATE,),
        ledger=("LTR-l37a", "LTR-l37b", "LTR-l46", "SURV-l17", "SURV-l183d"),
        steps=(
            Step("images", "the images outnumber the atoms", r"256^{10^6}>10^{78}", ("I.A",), (), (Comparison((ATOMS, "<", IMAGES)),)),
            Step("product", "v n for n = 10^6, v = 256", r"v\cdot n", ("I.A",), (), (Comparison((term("*", 256, functions), "=", Fraction(256_000_000), "<", IMAGES)),)),
            Step("functions", "260 images alone have more labellings than there are atoms", r"2^{256^{10^6}}\ge2^{260}>10^{78}", ("survey 1",), ("images",),
                 (Comparison((Fraction(260), "<", IMAGES)), Comparison((ATOMS, "<", outputs)))),
            Step("networks", "networks of a million 32-bit parameters number 2^(32 10^6), functions 2^(256^(10^6))", r"32\cdot10^6<256^{10^6}", ("survey 1",), (),
                 (Comparison((term("*", 32, functions), "<", IMAGES)),)),
            Step("power", "the survey's power of two", r"2^{20}>10^6", ("survey 3.3",), (), (Comparison((functions, "<", term("^", 2, 20))),)),
        ),
    )


def boolean() -> Claim:
    """Section II.C."""
    closures = tuple(BooleanFunctions(n, 2**2**n) for n in (1, 2, 3))
    return Claim(
        id="counting.boolean",
        title="2^(2^n) Boolean functions, and n = 260 is enough",
        source=PAPER,
        location="II.C",
        printed="There are 2^(2^n) Boolean functions of n variables, so a generic one takes 2^n bits, more than there are atoms if n > 260.",
        reading="As printed; fewer than 2^n bits have 2^(2^n) - 1 strings. The bound is not sharp: n = 260 is enough, n = 259 is not.",
        aims=Verdict.HOLDS,
        hypotheses=(ESTIMATE,),
        ledger=("LTR-l110b", "LTR-l110c"),
        steps=(
            Step("closure", "NAND gates generate every function; all of them are built for n up to 3", r"2^{2^n}", ("II.C", "footnote 1"), (), closures),
            Step("strings", "strings of fewer than 2^n bits are too few, here for n = 10", r"\sum_{i<2^n}2^i=2^{2^n}-1<2^{2^n}", ("II.C",), (),
                 (Comparison((term("-", term("^", 2, term("^", 2, 10)), 1), "<", term("^", 2, term("^", 2, 10)))),)),
            Step("atoms", "n = 261 is enough, as printed, and n = 260 is the sharp threshold", r"2^{259}<10^{78}<2^{260}", ("II.C",), (),
                 (Comparison((term("^", 2, 259), "<", ATOMS, "<", term("^", 2, 260), "<", term("^", 2, 261))),)),
        ),
    )


def universal(n: int, degree: int) -> Claim:
    """Section II.C, universal approximation."""
    return Claim(
        id="counting.universal",
        title="One hidden layer gives every polynomial, if sigma is no polynomial",
        source=PAPER,
        location="II.C, footnote 1; survey 2.2",
        printed="With virtually any nonlinear sigma, and any generic smooth one, a network with one hidden layer approximates any function.",
        reading="For sigma with sigma_k != 0, k <= d, one hidden layer Taylor-matches every polynomial of degree d, hence approximates it on bounded boxes; continuous functions follow there by Stone and Weierstrass.",
        aims=Verdict.CORRECTED,
        corrected="sigma must not be a polynomial, the functions are continuous, and the boxes bounded",
        hypotheses=(SIGMA, Hypothesis("compact-box", "x stays in a bounded box", "a bounded sigma gives a bounded network, and x_1 is unbounded")),
        params=(("n", str(n)), ("degree", str(degree))),
        ledger=("LTR-l110a", "LTR-fn1", "SURV-l63"),
        steps=(
            Step("square", "with sigma(u) = u^2, smooth and nonlinear, every such network is orthogonal to the signs of x_1 x_2 x_3, and misses it by 1", r"\sum_ss_1s_2s_3(b+s\cdot a)^2=0", ("II.C",), (),
                 (SignCancellation(3, "classes"),), Role.COUNTEREXAMPLE),
            Step("interpolation", "the neurons with weights in a simplex of integer points give every polynomial", r"\det(a^r)\ne0", ("II.C",), (), (SimplexInterpolation(n, degree),)),
        ),
    )


def monomials(n: int, degree: int) -> Claim:
    """Equation 9 and its counts."""
    return Claim(
        id="counting.monomials",
        title="(n+d)!/(n! d!) monomials of degree at most d",
        source=PAPER,
        location="II.C, (9); II.D.1; II.D.3",
        printed="There are (n+d)!/(n! d!) terms of degree up to d, (n+1)(n+2)/2 for d = 2, of order n^4 for d = 4.",
        reading="As printed; of order n^d means n^d/d! <= C(n+d, d) <= (d+1) n^d for every n >= 1.",
        aims=Verdict.HOLDS,
        hypotheses=(ALL,),
        params=(("n", str(n)), ("degree", str(degree))),
        ledger=("LTR-eq9", "LTR-l120", "LTR-l177", "LTR-l203a"),
        steps=(
            Step("formula", "the monomials are counted one variable after the other", r"\frac{(n+d)!}{n!\,d!}", ("(9)",), (),
                 (MonomialCount(n, degree, claimed=factorial(n + degree) // (factorial(n) * factorial(degree))),)),
            Step("quadratic", "the count for d = 2", r"(n+1)(n+2)/2", ("II.D.3",), ("formula",), (MonomialCount(n, 2, claimed=(n + 1) * (n + 2) // 2),)),
            Step("quartic", "the growth for d = 4, for all n", r"\tfrac{n^4}{24}\le\binom{n+4}4\le5n^4", ("II.D.1",), ("formula",), (CountGrowth(4, Fraction(5)),)),
        ),
    )


def misprint() -> Claim:
    """Section II.D, first paragraph."""
    printed = term("/", term("+", 2, 2), term("*", term("!", 2), term("!", 2)))
    return Claim(
        id="counting.misprint",
        title="(n+d)/(n! d!) lacks a factorial",
        source=PAPER,
        location="II.D",
        printed="A generic polynomial has (n+d)/(n! d!) coefficients.",
        reading="(n+d)!/(n! d!), as after (9).",
        aims=Verdict.CORRECTED,
        corrected="(n+d)!/(n! d!)",
        hypotheses=(ALL,),
        ledger=("LTR-l169",),
        steps=(
            Step("two", "for n = d = 2 the printed quotient is 1; six monomials are enumerated", r"\frac{2+2}{2!\,2!}=1\ne6", ("II.D",), (), (Comparison((printed, "=", Fraction(1))),), Role.COUNTEREXAMPLE),
            Step("six", "one is not the number of monomials", r"1,x,y,x^2,xy,y^2", ("II.D",), (), (MonomialCount(2, 2, claimed=1),), Role.COUNTEREXAMPLE, "no"),
            Step("mended", "the quotient with the factorial is", r"\frac{(n+d)!}{n!\,d!}", ("(9)",), (), (MonomialCount(2, 2, claimed=factorial(4) // factorial(2) ** 2),)),
        ),
    )


def locality() -> Claim:
    """Section II.D.2, first half."""
    counts = tuple(MonomialCount(n, d, coupling=c, claimed=1 + n * d + pairs * comb(d, 2)) for d in (2, 4) for c, n, pairs in (("ring", 6, 6), ("ring", 12, 12), ("chain", 12, 11)))
    return Claim(
        id="counting.locality",
        title="Locality leaves a number of coefficients linear in n",
        source=PAPER,
        location="II.D.2",
        printed="With nearest-neighbour couplings only, the number of nonzero coefficients grows linearly with n.",
        reading="At a fixed degree d: 1 + n d + p C(d, 2) on a lattice with p pairs of neighbours, p = n on a ring and n - 1 on a chain.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("bounded-degree", "d is fixed", "powers of a single variable alone are infinitely many"),),
        ledger=("LTR-l195a",),
        steps=(Step("linear", "rings and chains of several lengths are enumerated", r"1+nd+p\tbinom d2", ("II.D.2",), (), counts),),
    )


def local(n: int) -> Claim:
    """Section II.D.3: 2n."""
    return Claim(
        id="counting.local",
        title="Locality leaves 3n + 1 parameters, not 2n",
        source=PAPER,
        location="II.D.3",
        printed="From (n+1)(n+2)/2, locality reduces the number of parameters to 2n.",
        reading="Counted alike, 3n + 1 on a ring and 3n on an open chain; 2n counts the quadratic terms on a ring only.",
        aims=Verdict.REFUTED,
        corrected="with constant, linear and quadratic terms: 3n + 1 on a ring (n >= 3), 3n on a chain; without the constant 3n; quadratic only 2n",
        hypotheses=(CONVENTION,),
        params=(("n", str(n)),),
        ledger=("LTR-l203b",),
        steps=(
            Step("four", "the ring of four has 13 monomials in the convention of (n+1)(n+2)/2", r"13\ne8", ("II.D.3",), (), (MonomialCount(4, 2, coupling="ring", claimed=8),), Role.COUNTEREXAMPLE, "no"),
            Step("ring", "three conventions on a ring", r"3n+1,\ 3n,\ 2n", ("II.D.3",), (),
                 tuple(MonomialCount(n, 2, low, "ring", claimed=c) for low, c in enumerate((3 * n + 1, 3 * n, 2 * n)))),
            Step("chain", "three conventions on an open chain", r"3n,\ 3n-1,\ 2n-1", ("II.D.3",), (),
                 tuple(MonomialCount(n, 2, low, "chain", claimed=c) for low, c in enumerate((3 * n, 3 * n - 1, 2 * n - 1)))),
            Step("all", "three conventions without locality", r"\tbinom{n+2}2,\ \tfrac{n(n+3)}2,\ \tfrac{n(n+1)}2", ("II.D.3",), (),
                 tuple(MonomialCount(n, 2, low, claimed=c) for low, c in enumerate((comb(n + 2, 2), n * (n + 3) // 2, n * (n + 1) // 2)))),
        ),
    )


def symmetric(n: int) -> Claim:
    """Section II.D.3: 3."""
    return Claim(
        id="counting.symmetric",
        title="Translation symmetry leaves 4, 3 or 2 parameters",
        source=PAPER,
        location="II.D.3",
        printed="From (n+1)(n+2)/2 and 2n, translation symmetry reduces the number of parameters to 3.",
        reading="Counted like (n+1)(n+2)/2 there are 4; like 2n there are 2; 3 belongs to the convention without the constant.",
        aims=Verdict.REFUTED,
        corrected="the consistent triples are (C(n+2, 2), 3n+1, 4), (n(n+3)/2, 3n, 3) and (n(n+1)/2, 2n, 2)",
        hypotheses=(CONVENTION, Hypothesis("ring", "the lattice is a ring, so that shifts are symmetries", "an open chain has ends and no shifts")),
        params=(("n", str(n)),),
        ledger=("LTR-l203c",),
        steps=(
            Step("with-constant", "in the convention of (n+1)(n+2)/2 there are four orbits", r"1,x_i,x_i^2,x_ix_{i+1}", ("II.D.3",), (),
                 (MonomialCount(4, 2, 0, "ring", "translation", claimed=3),), Role.COUNTEREXAMPLE, "no"),
            Step("quadratic-only", "in the convention of 2n there are two", r"x_i^2,x_ix_{i+1}", ("II.D.3",), (), (MonomialCount(4, 2, 2, "ring", "translation", claimed=3),), Role.COUNTEREXAMPLE, "no"),
            Step("orbits", "the orbits in all three conventions", r"4,\ 3,\ 2", ("II.D.3",), (),
                 tuple(MonomialCount(n, 2, low, "ring", "translation", claimed=4 - low) for low in range(3))),
        ),
    )


def neighbours() -> Claim:
    """Section II.D.2, binary case."""
    pair, square = ((1, 2),), ((1, 2), (1, 3), (2, 4), (3, 4))
    complete = tuple((i, j) for i in range(1, 6) for j in range(i + 1, 6))
    ring = tuple(sorted([(i, i + 1) for i in range(1, 8)] + [(1, 8)]))
    return Claim(
        id="counting.neighbours",
        title="The degree is at most one more than the number of neighbours",
        source=PAPER,
        location="II.D.2; survey 3.2",
        printed="For spins, locality limits the degree to the number of neighbours of a spin.",
        reading="A term in pairwise coupled spins has at most one more spin than a spin has neighbours: itself and some of them.",
        aims=Verdict.REFUTED,
        corrected="degree <= 1 + the largest number of neighbours, with equality for complete graphs",
        hypotheses=(SPINS,),
        ledger=("LTR-l195b", "SURV-l175"),
        steps=(
            Step("pair", "two coupled spins have one neighbour each, and the term x_1 x_2 of degree 2", r"2\not\le1", ("II.D.2",), (), (LocalDegree(2, pair),), Role.COUNTEREXAMPLE, "no"),
            Step("graphs", "one more is enough: a pair, a square, a ring, a complete graph", r"d\le1+k", ("II.D.2",), (),
                 (LocalDegree(2, pair, 1), LocalDegree(4, square, 1), LocalDegree(8, ring, 1), LocalDegree(5, complete, 1))),
        ),
    )


def prior(n: int, degree: int) -> Claim:
    """Section II.D.1, the naive prior."""
    top = comb(n + degree - 1, degree)
    return Claim(
        id="counting.prior",
        title="Almost every polynomial of degree at most N has degree N",
        source=PAPER,
        location="II.D.1, end",
        printed="With a uniform prior on polynomials of degree N a random one almost always has degree N.",
        reading="All of the C(n+N-1, N) leading coefficients must vanish otherwise: an event of measure 0, of probability q^-C(n+N-1, N) for q equally likely values each.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("continuous-prior", "the coefficients have a joint density", "for q values each the probability is small, not 0"),),
        params=(("n", str(n)), ("degree", str(degree))),
        ledger=("LTR-l189",),
        steps=(
            Step("leading", "the number of leading coefficients", r"\tbinom{n+N-1}N\ge1", ("II.D.1",), (), (MonomialCount(n, degree, degree, claimed=top),)),
            Step("fraction", "with ten values for each of the leading coefficients the exceptional fraction is", r"10^{-\binom{n+N-1}N}", ("II.D.1",), ("leading",),
                 (Comparison((term("/", 1, term("^", 10, top)), "<=", Fraction(1, 10))),)),
        ),
    )


def deep() -> Claim:
    """The survey's 80 neurons."""
    return Claim(
        id="counting.deep-quartic",
        title="80 neurons have too few parameters for a quartic in 20 variables",
        source=SURVEY,
        location="3.3",
        printed="A deep network represents a degree-4 polynomial in 20 variables with 4 * 20 = 80 neurons.",
        reading="The quartics have more coefficients than such a network has parameters, so the smooth map from parameters to Taylor coefficients misses almost all of them (Sard).",
        aims=Verdict.REFUTED,
        corrected="4n bounds the gates of the one monomial x_1...x_20, which takes 4 * 19 = 76",
        hypotheses=(Hypothesis("smooth", "sigma is smooth, layers are fully connected, without shortcuts", "with a sigma that encodes its parameters bit by bit, counting says nothing"),),
        ledger=("SURV-l183b",),
        steps=(
            Step("coefficients", "the coefficients of a quartic in 20 variables", r"\tbinom{24}4", ("survey 3.3",), (), (MonomialCount(20, 4, claimed=comb(24, 4)),), Role.COUNTEREXAMPLE),
            Step("parameters", "the most parameters with 80 hidden neurons, over all numbers and widths of layers", r"<\tbinom{24}4", ("survey 3.3",), ("coefficients",),
                 (LayeredParameters(20, 80, 1, comb(24, 4)),), Role.COUNTEREXAMPLE, "no"),
            Step("monomial", "19 gates of four neurons multiply 20 numbers, fewer than 80", r"4\cdot19<4\cdot20=80", ("survey 3.3",), (),
                 (Comparison((term("*", 4, 19), "=", Fraction(76), "<", term("*", 4, 20), "=", Fraction(80))),)),
        ),
    )


def shallow() -> Claim:
    """The survey's 2^20 neurons."""
    neurons = term("/", term("!", 24), term("*", term("!", 20), term("!", 4)))
    return Claim(
        id="counting.shallow-quartic",
        title="One hidden layer gives every quartic in 20 variables with far fewer than 2^20 neurons",
        source=SURVEY,
        location="3.3",
        printed="A shallow network for a degree-4 polynomial in 20 variables needs 2^20 > 1,000,000 neurons.",
        reading="C(24, 4) neurons Taylor-match every such polynomial; 2^20 belongs to the monomial x_1...x_20 of degree 20.",
        aims=Verdict.REFUTED,
        corrected="C(24, 4) neurons are enough for every polynomial of degree at most 4 in 20 variables",
        hypotheses=(SIGMA,),
        ledger=("SURV-l183c",),
        steps=(
            Step("enough", "a simplex of integer weights gives every quartic", r"\det(a^r)\ne0,\ |r|\le4", ("survey 3.3",), (), (SimplexInterpolation(20, 4),), Role.COUNTEREXAMPLE),
            Step("fewer", "they are fewer than 2^20", r"\tbinom{24}4<2^{20}", ("survey 3.3",), ("enough",), (Comparison((neurons, "<", term("^", 2, 20))),), Role.COUNTEREXAMPLE),
            Step("every", "the number of neurons is the number of coefficients", r"\tbinom{24}4", ("survey 3.3",), (), (SimplexInterpolation(20, 4), MonomialCount(20, 4, claimed=comb(24, 4)))),
        ),
    )


def build(n: int, degree: int) -> tuple[Claim, ...]:
    """The claims of the family."""
    return (swindle(), boolean(), universal(n, degree), monomials(n, degree), misprint(), locality(), local(n), symmetric(n), neighbours(), prior(n, degree), deep(), shallow())


FAMILY = Family(
    "counting",
    "Numbers of functions, monomials and parameters",
    (
        Parameter("n", count(3, 100, "monomials on a ring are enumerated, with all their shifts"), 8, "number of variables"),
        Parameter("degree", count(1, 100, "the checker counts degree by degree"), 4, "degree of the polynomials"),
    ),
    build,
)
