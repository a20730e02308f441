"""Polynomials by deep networks: their size, and that it does not depend on the accuracy. Source: Corollary of II.C.1, footnotes 1-3, III.H."""

from __future__ import annotations

import re
from fractions import Fraction
from hashlib import sha256

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..exact.constructions import half_cube_network
from ..networks.polynomials import monomial, read_polynomial
from ..obligations import ActivationPattern, BoundedNetworkGap, ProductNetwork, SizeFormula, Terms
from ..parameters import count, positive, rational, word
from .deep import BINARY, COMPACT, SHRINK, SLOPE, SMOOTH, UV, Common, curved_point, deep, described
from .sources import PAPER, SURVEY
from .survey_polynomials import exactly, layers, lemma, universal


def corollary(text: str, names: tuple[str, ...], terms: Terms, common: Common) -> Claim:
    """The Corollary of II.C.1 for the chosen polynomial."""
    name, bias, radius, upper, gate = common
    one, finer = deep(terms, len(names), common), deep(terms, len(names), (name, bias, radius, upper / SHRINK, gate))
    return Claim(
        id="polynomial-networks",
        title="A network of fixed size approximates a polynomial to every accuracy",
        source=PAPER,
        location="II.C.1 Corollary, footnote 3; IV",
        printed="For every polynomial and every epsilon > 0 a network of fixed size N, independent of epsilon, approximates the polynomial"
        " better than epsilon.",
        reading="On a box, for sigma with sigma''(b) != 0: one network of product and copy gates, its scales multiplied by t, has error at most"
        " C t for every 0 < t <= 1.",
        aims=Verdict.CORRECTED,
        corrected="the approximation is uniform on bounded boxes only, and sigma is smooth with sigma''(b) != 0 somewhere",
        hypotheses=(SMOOTH, COMPACT, SLOPE),
        params=described(common, polynomial=text),
        ledger=("LTR-cor1", "LTR-fn3", "LTR-l404", "SURV-cor", "SURV-l126a"),
        steps=(
            Step(
                "whole-space",
                "on all of R^n a network with a bounded activation stays infinitely far from uv",
                r"\sup_{\mathbb R^2}|F-uv|=\infty",
                ("Corollary",),
                (),
                (BoundedNetworkGap("logistic", 2, UV),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "network",
                "the compiled network of product and copy gates, with its error for all smaller scales",
                r"\sup_{|x_i|\le R}|F_t-P|\le\varepsilon\,t\quad\forall\,0<t\le1",
                ("Corollary", "(11)"),
                (),
                (one,),
                uses=("compact-box", "slope", "curvature"),
            ),
            Step(
                "finer",
                "a million times smaller error, compiled and bounded on its own",
                r"\varepsilon/10^6",
                ("Corollary",),
                ("network",),
                (finer,),
                uses=("compact-box", "curvature"),
            ),
        ),
    )


def gates(n: int, common: Common) -> Claim:
    """The size of the binary tree, III.H and Appendix A."""
    gate, depth = common[4], (n - 1).bit_length()
    return Claim(
        id="polynomial-networks.tree",
        title="n - 1 gates multiply n numbers, not n",
        source=PAPER,
        location="III.H, after (28); IV; Appendix A, opening",
        printed="For n a power of two, n copies of the multiplication gate in a binary tree with log2 n layers, 4n neurons, multiply n numbers;"
        " for n = 32, 4n = 160.",
        reading="The tree has n - 1 gates, 4(n - 1) neurons, and ceil(log2 n) hidden layers (and copies when n is no power of two).",
        aims=Verdict.REFUTED,
        corrected="n - 1 gates, 4(n - 1) neurons and log2 n hidden layers; 4 * 32 is 128",
        hypotheses=(SMOOTH, COMPACT, BINARY),
        params=described(common, n=str(n)),
        ledger=("LTR-l398b", "LTR-l398c", "LTR-l429", "LTR-l406b"),
        steps=(
            Step(
                "two",
                "for n = 2 the tree is one gate, not two",
                r"n-1=1\ne2",
                ("III.H",),
                (),
                (SizeFormula("tree-gates", 2, 2),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "product",
                "4 times 32 is not 160",
                r"4\cdot32=128\ne160",
                ("III.H",),
                (),
                (SizeFormula("four-per-input", 32, 160),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "tree",
                "the tree has n - 1 gates and 4(n - 1) neurons",
                r"n-1,\ 4(n-1),\ \lceil\log_2n\rceil",
                ("III.H",),
                (),
                (SizeFormula("tree-gates", n, n - 1), SizeFormula("tree-neurons", n, 4 * (n - 1)), SizeFormula("tree-layers", n, depth)),
                uses=("binary-gates",),
            ),
            Step(
                "network",
                "the network itself, with its error on the box",
                r"\sup|F_t-x_1\cdots x_n|\le\varepsilon t",
                ("(11)",),
                ("tree",),
                (deep(monomial(n), n, common, neurons=gate * (n - 1) if n & (n - 1) == 0 else None, hidden_layers=depth),),
                uses=("compact-box", "curvature"),
            ),
        ),
    )


def figures() -> Claim:
    """The power of two that the paper prints, and the survey's figures."""
    return Claim(
        id="polynomial-networks.figures",
        title="The figures 2^32, 80 and 2^20",
        source=f"{PAPER}; {SURVEY}",
        location="III.H; survey 3.3",
        printed="2^32 = 4,294,967,296; 4 * 20 = 80; 2^20 > 1,000,000.",
        reading="As arithmetic. What the figures are said to count is decided in polynomial-networks.tree and product-flattening.affine.",
        aims=Verdict.HOLDS,
        hypotheses=(
            Hypothesis(
                "arithmetic",
                "only the arithmetic is claimed",
                "as a requirement 2^32 fails: with biases fewer neurons suffice (claim product-flattening.affine)",
            ),
        ),
        ledger=("LTR-l398d", "SURV-l183d"),
        steps=(
            Step(
                "paper",
                "the paper's power of two",
                r"2^{32}=4\,294\,967\,296",
                ("III.H",),
                (),
                (SizeFormula("all-signs", 32, 4_294_967_296),),
                uses=("arithmetic",),
            ),
            Step(
                "survey",
                "the survey's product and power",
                r"4\cdot20=80,\ 2^{20}=1\,048\,576",
                ("survey 3.3",),
                (),
                (SizeFormula("four-per-input", 20, 80), SizeFormula("all-signs", 20, 1_048_576)),
                uses=("arithmetic",),
            ),
        ),
    )


def flat() -> Claim:
    """Where the flat network is smaller than the tree."""
    half = {n: ProductNetwork(n, half_cube_network(n), tuple(range(n % 2, n + 1, 2))) for n in (3, 4)}
    return Claim(
        id="polynomial-networks.flat",
        title="For three and four inputs the flat network is smaller",
        source=PAPER,
        location="III.H",
        printed="Polynomials are exponentially expensive to flatten (read for every number of inputs).",
        reading="Exponential growth stands (2^(n-1) against 4(n-1)), but for n = 3 and n = 4 some flat networks have fewer neurons than the tree"
        " of 4-neuron gates.",
        aims=Verdict.CORRECTED,
        corrected="the flattening cost 2^(n-1)/(4(n-1)) of half-cube networks is 1 at n = 5, exceeds 1 from n = 6 on, and grows exponentially",
        hypotheses=(
            Hypothesis(
                "vanishing-coefficients",
                "the flat network uses sigma_k = 0 for k of the other parity",
                "logistic with all sigma_k != 0 and no biases needs 2^n (claim product-flattening)",
            ),
        ),
        ledger=("LTR-l398e",),
        steps=(
            Step(
                "three",
                "4 flat neurons against 8 in the tree: an odd function plus a constant",
                r"4<8",
                ("(A4)",),
                (),
                (half[3],),
                Role.COUNTEREXAMPLE,
            ),
            Step("four", "8 flat neurons against 12 in the tree: an even function", r"8<12", ("(A4)",), (), (half[4],), Role.COUNTEREXAMPLE),
            Step(
                "functions",
                "the logistic sigmoid and the cosine at 0 are such functions",
                r"\sigma_2=0\ne\sigma_3",
                ("II.C.1",),
                (),
                (
                    ActivationPattern("logistic", Fraction(0), 3, zero=(2,), nonzero=(3,)),
                    ActivationPattern("cos", Fraction(0), 4, zero=(1, 3), nonzero=(4,)),
                ),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "tree",
                "the trees' sizes, and where 2^(n-1) passes them: 16 = 16 at n = 5, 32 > 20 at n = 6",
                r"2^{n-1}\ \text{against}\ 4(n-1)",
                ("III.H",),
                (),
                (
                    SizeFormula("tree-neurons", 3, 8),
                    SizeFormula("tree-neurons", 4, 12),
                    SizeFormula("tree-neurons", 5, 16),
                    SizeFormula("all-signs", 4, 16),
                    SizeFormula("tree-neurons", 6, 20),
                    SizeFormula("all-signs", 5, 32),
                ),
                uses=("vanishing-coefficients",),
            ),
        ),
    )


def label(polynomial: str) -> str:
    """A short name for a polynomial that may stand in a folder name: x.y for x*y, ^ for **; a digest where it is long.

    >>> label("x*y + x**2/3"), label("(x + y)**2")
    ('x.y+x^2/3', 'polynomial-19406849')
    """
    text = re.sub(r"\s", "", polynomial).replace("**", "^").replace("*", ".")
    plain = len(text) < 40 and re.fullmatch(r"[A-Za-z0-9_+\-./^]+", text) and not text.endswith(".json")
    return text if plain else f"polynomial-{sha256(polynomial.encode()).hexdigest()[:8]}"


def build(n: int, activation: str, bias: Fraction | None, radius: Fraction, upper: Fraction, gate: int, polynomial: str) -> tuple[Claim, ...]:
    """The claims of the family; without a bias, one where neither sigma' nor sigma'' is small is chosen."""
    names, terms = read_polynomial(polynomial)
    text = label(polynomial)
    common = (activation, curved_point(activation, bias), radius, upper, gate)
    return (
        corollary(text, names, terms, common),
        gates(n, common),
        figures(),
        flat(),
        layers(min(n, 20), terms, len(names), text, common),
        lemma(common),
        exactly(common),
        universal(terms, len(names), text, common),
    )


FAMILY = Family(
    "polynomial-networks",
    "Deep networks for polynomials",
    (
        Parameter("n", count(2, 64, "the network has n - 1 gates, each with its own enclosure"), 32, "number of inputs of the product"),
        Parameter("activation", word, "logistic", "activation function"),
        Parameter("bias", rational, None, "expansion point b with sigma'(b) != 0 != sigma''(b) (default: chosen for the activation)"),
        Parameter("radius", positive, Fraction(1), "R of the box [-R, R]^n"),
        Parameter("upper", positive, Fraction(1, 1000), "epsilon, the error asked for"),
        Parameter("gate", count(3, 4, "4 is the gate of equation 11, 3 the one with an output bias"), 4, "neurons of a product gate"),
        Parameter(
            "polynomial", lambda name, text: text, "x*y*z + x**2*y", "polynomial with exact coefficients, such as x*y/3 - x**2, or a sparse JSON file"
        ),
    ),
    build,
)
