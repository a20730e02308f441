"""Counting: the swindle, Boolean functions, monomials, locality and symmetry, parameters. Source: sections I.A, II.C, II.D; survey sections 1, 3."""

from __future__ import annotations

from fractions import Fraction
from math import factorial

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..obligations import (
    BooleanFunctions,
    Comparison,
    CountGrowth,
    MonomialCount,
    term,
)
from ..parameters import count
from .counting_lattices import local, locality, neighbours, symmetric
from .counting_networks import deep, prior, shallow, universal
from .sources import PAPER

ATOMS = term("^", 10, 78)
IMAGES = term("^", 256, term("^", 10, 6))
ALL = Hypothesis(
    "all-monomials", "every monomial counts once, the constant too", "other conventions give other numbers, each spelled out in its certificate"
)
ESTIMATE = Hypothesis("atoms", "the number of atoms is taken to be 10^78, as printed", "it is an estimate; other ones reach 10^82")


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
        ledger=("LTR-l37a", "LTR-l37b", "SURV-l183d"),
        steps=(
            Step(
                "images", "the images outnumber the atoms", r"256^{10^6}>10^{78}", ("I.A",), (), (Comparison((ATOMS, "<", IMAGES)),), uses=("atoms",)
            ),
            Step(
                "product",
                "v n for n = 10^6, v = 256",
                r"v\cdot n",
                ("I.A",),
                (),
                (Comparison((term("*", 256, functions), "=", Fraction(256_000_000), "<", IMAGES)),),
            ),
            Step(
                "functions",
                "260 images alone have more labellings than there are atoms",
                r"2^{256^{10^6}}\ge2^{260}>10^{78}",
                ("survey 1",),
                ("images",),
                (Comparison((Fraction(260), "<", IMAGES)), Comparison((ATOMS, "<", outputs))),
                uses=("atoms",),
            ),
            Step(
                "networks",
                "networks of a million 32-bit parameters number 2^(32 10^6), functions 2^(256^(10^6))",
                r"32\cdot10^6<256^{10^6}",
                ("survey 1",),
                (),
                (Comparison((term("*", 32, functions), "<", IMAGES)),),
            ),
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
            Step(
                "closure", "NAND gates generate every function; all of them are built for n up to 3", r"2^{2^n}", ("II.C", "footnote 1"), (), closures
            ),
            Step(
                "strings",
                "strings of fewer than 2^n bits are too few, here for n = 10",
                r"\sum_{i<2^n}2^i=2^{2^n}-1<2^{2^n}",
                ("II.C",),
                (),
                (Comparison((term("-", term("^", 2, term("^", 2, 10)), 1), "<", term("^", 2, term("^", 2, 10)))),),
            ),
            Step(
                "atoms",
                "n = 261 is enough, as printed, and n = 260 is the sharp threshold",
                r"2^{259}<10^{78}<2^{260}",
                ("II.C",),
                (),
                (Comparison((term("^", 2, 259), "<", ATOMS, "<", term("^", 2, 260), "<", term("^", 2, 261))),),
                uses=("atoms",),
            ),
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
            Step(
                "formula",
                "the monomials are counted one variable after the other",
                r"\frac{(n+d)!}{n!\,d!}",
                ("(9)",),
                (),
                (MonomialCount(n, degree, claimed=factorial(n + degree) // (factorial(n) * factorial(degree))),),
                uses=("all-monomials",),
            ),
            Step(
                "quadratic", "the count for d = 2", r"(n+1)(n+2)/2", ("II.D.3",), ("formula",), (MonomialCount(n, 2, claimed=(n + 1) * (n + 2) // 2),)
            ),
            Step(
                "quartic",
                "the growth for d = 4, for all n",
                r"\tfrac{n^4}{24}\le\binom{n+4}4\le5n^4",
                ("II.D.1",),
                ("formula",),
                (CountGrowth(4, Fraction(5)),),
            ),
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
            Step(
                "two",
                "for n = d = 2 the printed quotient is 1; six monomials are enumerated",
                r"\frac{2+2}{2!\,2!}=1\ne6",
                ("II.D",),
                (),
                (Comparison((printed, "=", Fraction(1))),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "six",
                "one is not the number of monomials",
                r"1,x,y,x^2,xy,y^2",
                ("II.D",),
                (),
                (MonomialCount(2, 2, claimed=1),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "mended",
                "the quotient with the factorial is",
                r"\frac{(n+d)!}{n!\,d!}",
                ("(9)",),
                (),
                (MonomialCount(2, 2, claimed=factorial(4) // factorial(2) ** 2),),
                uses=("all-monomials",),
            ),
        ),
    )


def build(n: int, degree: int) -> tuple[Claim, ...]:
    """The claims of the family."""
    return (
        swindle(),
        boolean(),
        universal(n, degree),
        monomials(n, degree),
        misprint(),
        locality(),
        local(n),
        symmetric(n),
        neighbours(),
        prior(n, degree),
        deep(),
        shallow(),
    )


FAMILY = Family(
    "counting",
    "Numbers of functions, monomials and parameters",
    (
        Parameter("n", count(3, 100, "monomials on a ring are enumerated, with all their shifts"), 8, "number of variables"),
        Parameter("degree", count(1, 100, "the checker counts degree by degree"), 4, "degree of the polynomials"),
    ),
    build,
)
