"""Hidden neurons of shallow networks for any polynomial. Source: past the paper, from Appendix A and II.D."""

from __future__ import annotations

from fractions import Fraction
from math import comb, prod

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..exact.models import Named, determinant, ising, phi4, product_of
from ..exact.sparse import frozen
from ..obligations import CurveNetwork, DeepPolynomial, DerivativeSpace, MonomialNeurons, Obligation, PolynomialLowerBound, PolynomialNetwork
from ..parameters import count
from .falsifiers import COMMON, TAYLOR, bias_free, nonzero
from .sources import PAST

DEFAULT = 4
EXPONENTS = (3, 2, 1)
WEIGHTED: Named = {((1, 1), (2, 2)): Fraction(3), ((1, 2),): Fraction(1), ((2, 4),): Fraction(1)}
"""y^4 + 3 x y^2 + x^2, the coefficient of t^4 in 1/(1 - (t^2 x + t y))."""


def bounds(terms: Named, least: int, most: int | None = None, biases: str = "none") -> tuple[Obligation, ...]:
    """A certified lower bound and a certified network."""
    n, p = max(i for m in terms for i, _ in m), frozen(terms)
    return PolynomialLowerBound(n, p, biases, least), PolynomialNetwork(n, p, biases, most)


def model(n: int) -> tuple[Hypothesis, ...]:
    """The hypotheses of Appendix A."""
    return bias_free(n), nonzero(n), COMMON, TAYLOR


def monomials(n: int) -> Claim:
    """The theorem of Appendix A for every monomial."""
    powers: Named = {tuple((i, r) for i, r in enumerate(EXPONENTS, start=1)): Fraction(1)}
    least = prod(r + 1 for r in EXPONENTS)
    return Claim(
        id="flattening",
        theorem="Monomials",
        title="A monomial needs as many hidden neurons as it has divisors",
        source=PAST,
        location="Appendix A, Theorem, for x_1^r_1 ... x_n^r_n instead of x_1 ... x_n",
        printed="In Appendix A's model prod(r_i + 1) hidden neurons are necessary and enough for the monomial with exponents r; "
        "for the product they are 2^n.",
        reading="As stated, in the sense of equal Taylor polynomials to the degree of the monomial; with an output bias one less.",
        aims=Verdict.HOLDS,
        hypotheses=model(n),
        params=(("n", str(n)),),
        steps=(
            Step(
                "product",
                "the product: the moment matrix and the mixed differences have one row and one point for each divisor",
                rf"m=2^{{{n}}}",
                ("(A5)-(A11)",),
                (),
                (MonomialNeurons((1,) * n), *bounds(product_of(n), 2**n, 2**n), *bounds(product_of(n), 2**n - 1, 2**n - 1, "output")),
                uses=("sigma-k-nonzero", "taylor-equality", "bias-free", "common-expansion-point"),
            ),
            Step(
                "powers",
                "a monomial with powers",
                r"m=\prod_i(r_i+1)",
                ("(A5)-(A11)",),
                (),
                (MonomialNeurons(EXPONENTS), *bounds(powers, least, least)),
                uses=("sigma-k-nonzero", "taylor-equality", "bias-free", "common-expansion-point"),
            ),
            Step(
                "free-biases",
                "with any biases and activations, the terms of highest degree without one of the inputs",
                r"m\ge2^{n-1}",
                ("(6)",),
                (),
                (PolynomialLowerBound(n, frozen(product_of(n)), "free", 2 ** (n - 1)),),
                uses=("taylor-equality",),
            ),
        ),
    )


def determinants() -> Claim:
    """All minors are derivatives of the determinant."""
    most = {2: 6, 3: None, 4: None}
    return Claim(
        id="flattening.determinant",
        title="The n x n determinant needs at least C(2n, n) hidden neurons, for n = 2, 3, 4",
        source=PAST,
        location="Appendix A, Theorem, for the determinant",
        printed="In Appendix A's model C(2n, n) hidden neurons are necessary for the determinant of an n x n matrix; for n = 2 they are enough.",
        reading="As stated for n = 2, 3, 4; explicit networks, not known to be the smallest for n = 3 and 4, are certified beside the bounds.",
        aims=Verdict.HOLDS,
        hypotheses=model(DEFAULT),
        steps=tuple(
            Step(
                f"det{n}",
                f"the derivatives of the {n} x {n} determinant are its minors",
                rf"m\ge\sum_k\binom{{{n}}}{{k}}^2=\binom{{{2 * n}}}{{{n}}}",
                ("(A5)-(A11)",),
                (),
                bounds(determinant(n), comb(2 * n, n), most[n]),
                uses=("sigma-k-nonzero", "taylor-equality", "bias-free", "common-expansion-point"),
            )
            for n in (2, 3, 4)
        ),
    )


def hamiltonians() -> Claim:
    """Hamiltonians of low degree."""
    return Claim(
        id="flattening.hamiltonians",
        title="The Hamiltonians of physics are cheap even in one hidden layer",
        source=PAST,
        location="II.D.1-3: Hamiltonians of low degree",
        printed="A quadratic form of rank r needs at least r + 2 hidden neurons in Appendix A's model, and Ising chains and grids need no more.",
        reading="As stated, for the chain of 10 and the open 4 x 4 grid; for the phi^4 model on a 3 x 3 grid an interval.",
        aims=Verdict.HOLDS,
        hypotheses=model(2),
        steps=(
            Step(
                "chain",
                "the Ising chain of 10 spins has rank 10",
                r"m=r+2=12",
                ("II.D",),
                (),
                bounds(ising(1, 10), 12, 12),
                uses=("sigma-k-nonzero", "taylor-equality", "bias-free", "common-expansion-point"),
            ),
            Step(
                "grid",
                "the open 4 x 4 grid has rank 12, as its adjacency matrix",
                r"m=r+2=14",
                ("II.D.2",),
                (),
                bounds(ising(4, 4), 14, 14),
                uses=("sigma-k-nonzero", "taylor-equality", "bias-free", "common-expansion-point"),
            ),
            Step(
                "phi4",
                "the phi^4 model",
                r"20\le m",
                ("II.D.1",),
                (),
                (*bounds(phi4(3, 3), 20), DeepPolynomial(9, frozen(phi4(3, 3)))),
                uses=("sigma-k-nonzero", "taylor-equality", "bias-free", "common-expansion-point"),
            ),
        ),
    )


def inhomogeneous() -> Claim:
    """The dimension of the space of derivatives is no bound for inhomogeneous polynomials."""
    nodes = ((-2, 1), (-1, -4), (0, 6), (1, -4), (2, 1))
    p, sigma = frozen(WEIGHTED), (Fraction(1),) * 5
    curve = tuple(tuple(Fraction(k == top) for k in range(1, 5)) for top in (2, 1))
    fewer = CurveNetwork(2, p, sigma, curve, tuple((Fraction(w, 24), Fraction(t)) for t, w in nodes))
    return Claim(
        id="flattening.inhomogeneous",
        title="For inhomogeneous polynomials the space of derivatives is no bound",
        source=PAST,
        location="Appendix A, Theorem, for polynomials that are not homogeneous",
        printed="Without biases and with all sigma_k nonzero, at least dim D(p) neurons are necessary to approximate p on a box, D(p) the "
        "space of all partial derivatives of p.",
        reading="For sigma = 1/(1 - u) and p = y^4 + 3 x y^2 + x^2 five neurons approximate p to any accuracy, and dim D(p) = 6.",
        aims=Verdict.REFUTED,
        corrected="Equal Taylor polynomials need at least as many neurons as the lowest terms of derivatives D p, D homogeneous of order at most "
        "d - k and k the degree of the lowest terms, span in all degrees k: five here",
        hypotheses=(nonzero(DEFAULT), COMMON),
        steps=(
            Step("six", "the derivatives span six dimensions", r"\dim D(p)\ge6", (), (), (DerivativeSpace(2, p, 6),), Role.COUNTEREXAMPLE),
            Step(
                "five",
                "the fourth difference along the curve (t^2, t)",
                r"h^{-4}\sum_j w_j\sigma(t_j^2h^2x+t_jhy)\to p",
                (),
                (),
                (fewer,),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "bound",
                "the bound that holds for every sigma with nonzero coefficients",
                r"m\ge5",
                (),
                (),
                bounds(WEIGHTED, 5),
                uses=("sigma-k-nonzero", "common-expansion-point"),
            ),
        ),
    )


def build(n: int) -> tuple[Claim, ...]:
    """The claims of the family."""
    return monomials(n), determinants(), hamiltonians(), inhomogeneous()


FAMILY = Family(
    "flattening",
    "Hidden neurons of shallow networks for any polynomial",
    (Parameter("n", count(2, 8, "all coefficients of a network of 2^n neurons are compared"), DEFAULT, "number of inputs of the product"),),
    build,
)
