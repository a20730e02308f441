"""Polynomials by deep networks: their size, and that it does not depend on the accuracy. Source: Corollary of II.C.1, footnotes 1-3, III.H."""

from __future__ import annotations

from fractions import Fraction

from ..certificate import rational as spell
from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..errors import InputError
from ..exact.constructions import half_cube_network
from ..networks.activations import GRID, activation
from ..networks.polynomials import monomial, read_polynomial
from ..obligations import (
    ActivationPattern,
    BoundedNetworkGap,
    DeepNetwork,
    JumpError,
    LowDegreeNetworkError,
    ProductNetwork,
    ReluNetworkError,
    SizeFormula,
    Terms,
)
from ..parameters import count, positive, rational, word
from .sources import PAPER, SURVEY

SMOOTH = Hypothesis("curvature", "sigma is smooth near b with sigma''(b) != 0", "ReLU: m neurons miss uv by 1/(2(m+1)^2) (claim polynomial-networks.lemma)")
COMPACT = Hypothesis("compact-box", "the inputs stay in a box [-R, R]^n", "on R^n a bounded network is infinitely far from every polynomial that is not constant")
SLOPE = Hypothesis("slope", "sigma'(b) != 0, where copy gates are used", "cos at b = 0: a copy gate divides by sigma'(b) = 0")
BINARY = Hypothesis("binary-gates", "products are taken two at a time", "flat networks need no tree: for n = 3 one with 4 neurons is smaller (claim polynomial-networks.flat)")
UV = monomial(2)
SHRINK = 1_000_000


def curved_point(name: str, bias: Fraction | None) -> Fraction:
    """The given bias, or one where neither sigma' nor sigma'' is 0 and sigma'' is large.

    Raises: InputError when there is none on the grid.

    >>> curved_point("cos", None) != 0
    True
    """
    sigma = activation(name)
    if bias is not None:
        return bias
    if name == "exp":
        return Fraction(0)
    good = [b for b in GRID if not sigma.zero(b, 1) and not sigma.zero(b, 2)]
    if not good:
        raise InputError(f"{name} has no bias on the 1/16 grid over [-2, 2] with sigma' and sigma'' not 0: give --bias")
    return max(good, key=lambda b: min(abs(float(sigma.derivatives(b, 2, 64)[k].mid())) for k in (1, 2)))


Common = tuple[str, Fraction, Fraction, Fraction, int]
"""Activation, bias, radius, upper, neurons of a gate."""


def deep(terms: Terms, inputs: int, common: Common, shape: str = "tree", neurons: int | None = None, hidden_layers: int | None = None) -> DeepNetwork:
    """The question whether a deep network of the given size does it."""
    name, bias, radius, upper, gate = common
    return DeepNetwork(name, bias, inputs, terms, upper, radius, gate, shape, neurons, hidden_layers)


def described(common: Common, **more: str) -> tuple[tuple[str, str], ...]:
    """The parameters of a claim."""
    name, bias, radius, upper, gate = common
    return (*more.items(), ("activation", name), ("bias", spell(bias)), ("radius", spell(radius)), ("upper", spell(upper)), ("gate", str(gate)))


def corollary(text: str, names: tuple[str, ...], terms: Terms, common: Common) -> Claim:
    """The Corollary of II.C.1 for the chosen polynomial."""
    name, bias, radius, upper, gate = common
    one, finer = deep(terms, len(names), common), deep(terms, len(names), (name, bias, radius, upper / SHRINK, gate))
    return Claim(
        id="polynomial-networks",
        title="A network of fixed size approximates a polynomial to every accuracy",
        source=PAPER,
        location="II.C.1 Corollary, footnote 3; IV",
        printed="For every polynomial and every epsilon > 0 a network of fixed size N, independent of epsilon, approximates the polynomial better than epsilon.",
        reading="On a box, for sigma with sigma''(b) != 0: one network of product and copy gates, its scales multiplied by t, has error at most C t for every 0 < t <= 1.",
        aims=Verdict.CORRECTED,
        corrected="the approximation is uniform on bounded boxes only, and sigma is smooth with sigma''(b) != 0 somewhere",
        hypotheses=(SMOOTH, COMPACT, SLOPE),
        params=described(common, polynomial=text),
        ledger=("LTR-cor1", "LTR-fn3", "LTR-l404", "SURV-cor", "SURV-l126a"),
        steps=(
            Step("whole-space", "on all of R^n a network with a bounded activation stays infinitely far from uv", r"\sup_{\mathbb R^2}|F-uv|=\infty", ("Corollary",), (),
                 (BoundedNetworkGap("logistic", 2, UV),), Role.COUNTEREXAMPLE),
            Step("network", "the compiled network of product and copy gates, with its error for all smaller scales", r"\sup_{|x_i|\le R}|F_t-P|\le\varepsilon\,t\quad\forall\,0<t\le1", ("Corollary", "(11)"), (), (one,)),
            Step("finer", "a million times smaller error, compiled and bounded on its own", r"\varepsilon/10^6", ("Corollary",), ("network",), (finer,)),
        ),
    )


def gates(n: int, common: Common) -> Claim:
    """The size of the binary tree, III.H and Appendix A."""
    name, bias, radius, upper, gate = common
    depth = (n - 1).bit_length()
    return Claim(
        id="polynomial-networks.tree",
        title="n - 1 gates multiply n numbers, not n",
        source=PAPER,
        location="III.H, after (28); IV; Appendix A, opening",
        printed="For n a power of two, n copies of the multiplication gate in a binary tree with log2 n layers, 4n neurons, multiply n numbers; for n = 32, 4n = 160.",
        reading="The tree has n - 1 gates, 4(n - 1) neurons, and ceil(log2 n) hidden layers (and copies when n is no power of two).",
        aims=Verdict.REFUTED,
        corrected="n - 1 gates, 4(n - 1) neurons and log2 n hidden layers; 4 * 32 is 128",
        hypotheses=(SMOOTH, COMPACT, BINARY),
        params=described(common, n=str(n)),
        ledger=("LTR-l398b", "LTR-l398c", "LTR-l429", "LTR-l406b"),
        steps=(
            Step("two", "for n = 2 the tree is one gate, not two", r"n-1=1\ne2", ("III.H",), (), (SizeFormula("tree-gates", 2, 2),), Role.COUNTEREXAMPLE, "no"),
            Step("product", "4 times 32 is not 160", r"4\cdot32=128\ne160", ("III.H",), (), (SizeFormula("four-per-input", 32, 160),), Role.COUNTEREXAMPLE, "no"),
            Step("tree", "the tree has n - 1 gates and 4(n - 1) neurons", r"n-1,\ 4(n-1),\ \lceil\log_2n\rceil", ("III.H",), (),
                 (SizeFormula("tree-gates", n, n - 1), SizeFormula("tree-neurons", n, 4 * (n - 1)), SizeFormula("tree-layers", n, depth))),
            Step("network", "the network itself, with its error on the box", r"\sup|F_t-x_1\cdots x_n|\le\varepsilon t", ("(11)",), ("tree",),
                 (deep(monomial(n), n, common, neurons=gate * (n - 1) if n & (n - 1) == 0 else None, hidden_layers=depth),)),
        ),
    )


def figures() -> Claim:
    """The power of two that the paper prints, and the survey's figures."""
    return Claim(
        id="polynomial-networks.figures",
        title="The figures 2^32, 80 and 2^20",
        source=f"{PAPER}; {SURVEY}",
        location="III.H; survey l.183",
        printed="2^32 = 4,294,967,296; 4 * 20 = 80; 2^20 > 1,000,000.",
        reading="As arithmetic. What the figures are said to count is decided in polynomial-networks.tree and product-flattening.affine.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("arithmetic", "only the arithmetic is claimed", "as a requirement 2^32 fails: with biases fewer neurons suffice (claim product-flattening.affine)"),),
        ledger=("LTR-l398d", "SURV-l183d"),
        steps=(
            Step("paper", "the paper's power of two", r"2^{32}=4\,294\,967\,296", ("III.H",), (), (SizeFormula("all-signs", 32, 4_294_967_296),)),
            Step("survey", "the survey's product and power", r"4\cdot20=80,\ 2^{20}=1\,048\,576", ("survey 3.3",), (), (SizeFormula("four-per-input", 20, 80), SizeFormula("all-signs", 20, 1_048_576))),
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
        reading="Exponential growth stands (2^(n-1) against 4(n-1)), but for n = 3 and n = 4 some flat networks have fewer neurons than the tree of 4-neuron gates.",
        aims=Verdict.CORRECTED,
        corrected="the flattening cost 2^(n-1)/(4(n-1)) of half-cube networks is 1 at n = 5, exceeds 1 from n = 6 on, and grows exponentially",
        hypotheses=(Hypothesis("vanishing-coefficients", "the flat network uses sigma_k = 0 for k of the other parity", "logistic with all sigma_k != 0 and no biases needs 2^n (claim product-flattening)"),),
        ledger=("LTR-l398e",),
        steps=(
            Step("three", "4 flat neurons against 8 in the tree: an odd function plus a constant", r"4<8", ("(A4)",), (), (half[3],), Role.COUNTEREXAMPLE),
            Step("four", "8 flat neurons against 12 in the tree: an even function", r"8<12", ("(A4)",), (), (half[4],), Role.COUNTEREXAMPLE),
            Step("functions", "the logistic sigmoid and the cosine at 0 are such functions", r"\sigma_2=0\ne\sigma_3", ("II.C.1",), (),
                 (ActivationPattern("logistic", Fraction(0), 3, zero=(2,), nonzero=(3,)), ActivationPattern("cos", Fraction(0), 4, zero=(1, 3), nonzero=(4,))), Role.COUNTEREXAMPLE),
            Step("tree", "the trees' sizes, and where 2^(n-1) passes them: 16 = 16 at n = 5, 32 > 20 at n = 6", r"2^{n-1}\ \text{against}\ 4(n-1)", ("III.H",), (),
                 (SizeFormula("tree-neurons", 3, 8), SizeFormula("tree-neurons", 4, 12), SizeFormula("tree-neurons", 5, 16), SizeFormula("all-signs", 4, 16), SizeFormula("tree-neurons", 6, 20), SizeFormula("all-signs", 5, 32))),
        ),
    )


def natural_layers(d: int) -> int:
    """2 ceil(ln d), by comparing powers of e with d in rationals.

    >>> [natural_layers(d) for d in (1, 2, 3, 7, 8, 20, 21)]
    [0, 2, 4, 4, 6, 6, 8]
    """
    low = sum((Fraction(1, f) for f in (1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800)), Fraction(0))
    high, k = low + Fraction(1, 30_000_000), 0
    while high**k < d:
        k += 1
    return 2 * k


def layers(d: int, terms: Terms, inputs: int, text: str, common: Common) -> Claim:
    """The survey's counts of layers."""
    degree = max((sum(key) for key, _ in terms), default=0)
    log = min(2 * max(1, (degree - 1).bit_length()), natural_layers(degree)) if degree > 1 else 1
    both = min(2 * (d - 1).bit_length(), natural_layers(d))
    return Claim(
        id="polynomial-networks.layers",
        title="2d, 2 ceil(log d) and 2 ceil(log d) + 1 layers are enough",
        source=SURVEY,
        location="survey 3.1, after the lemma",
        printed="A monomial of degree d takes 2d layers one gate after the other and 2 ceil(log d) in parallel; a polynomial of degree d takes one layer more.",
        reading="Upper bounds for affine maps (hidden layers plus 1), for the logarithm to base 2 and to base e: d, ceil(log2 d) + 1 are enough for a monomial and for a polynomial.",
        aims=Verdict.HOLDS,
        hypotheses=(SMOOTH, COMPACT, SLOPE),
        params=described(common, n=str(d), polynomial=text),
        ledger=("SURV-l122", "SURV-l124a", "SURV-l124b", "SURV-l126a"),
        steps=(
            Step("chain", "one gate after the other: d - 1 hidden layers, so d affine maps", r"d\le2d", ("survey l.122",), (), (deep(monomial(d), d, common, "chain", hidden_layers=d - 1),)),
            Step("parallel", "in parallel: ceil(log2 d) hidden layers", r"\lceil\log_2d\rceil+1\le2\lceil\log d\rceil", ("survey l.124",), (), (deep(monomial(d), d, common, hidden_layers=max(1, both - 1)),)),
            Step("polynomial", "a polynomial: the sums go into the affine maps", r"\lceil\log_2d\rceil+1\le2\lceil\log d\rceil+1", ("survey l.124",), (), (deep(terms, inputs, common, hidden_layers=log),)),
        ),
    )


def lemma(common: Common) -> Claim:
    """The survey's lemma, and its sentence on any activation."""
    return Claim(
        id="polynomial-networks.lemma",
        title="Four ReLU neurons do not multiply",
        source=SURVEY,
        location="survey 3.1, Lemma and proof; 5.2",
        printed="For every elementwise non-linearity a network with layers of 2, 4 and 1 neurons approximates multiplication arbitrarily well; non-linear means sigma''(x) != 0 somewhere.",
        reading="ReLU is non-linear with sigma'' = 0 wherever it exists, and every network of four ReLU neurons misses uv by at least 1/50 on [-1,1]^2.",
        aims=Verdict.REFUTED,
        corrected="sigma twice continuously differentiable near b with sigma''(b) != 0: then four neurons do, on boxes",
        hypotheses=(SMOOTH, COMPACT),
        params=described(common),
        ledger=("SURV-lem", "SURV-l106", "SURV-con2"),
        steps=(
            Step("relu", "on u = v = t the network is affine on an interval of length 2/5 at least, and misses t^2 there", r"\tfrac12\left(\tfrac15\right)^2=\tfrac1{50}", ("survey Lemma",), (),
                 (ReluNetworkError(2, 4, Fraction(1, 50)),), Role.COUNTEREXAMPLE),
            Step("smooth", "with sigma''(b) != 0 four neurons do", r"\sup|m_t-uv|\le\varepsilon t", ("(11)",), (), (deep(UV, 2, (*common[:4], 4), neurons=4, hidden_layers=1),)),
        ),
    )


def exactly(common: Common) -> Claim:
    """The survey's sentence on exact representation."""
    return Claim(
        id="polynomial-networks.exact",
        title="Deep networks approximate polynomials, they do not represent them exactly",
        source=SURVEY,
        location="survey 3.1, last paragraph",
        printed="Deep neural networks can exactly represent polynomials if the depth is sufficient.",
        reading="A network with the logistic activation and an affine output is bounded and analytic, whatever its depth, so it equals uv on no open set.",
        aims=Verdict.REFUTED,
        corrected="they approximate polynomials arbitrarily well on bounded boxes",
        hypotheses=(SMOOTH, COMPACT, Hypothesis("bounded-activation", "sigma is bounded and analytic", "sigma(u) = u^2 gives uv exactly")),
        params=described(common),
        ledger=("SURV-l126b",),
        steps=(
            Step("logistic", "no network of logistic neurons of any depth equals uv on an open set", r"F|_U\ne uv|_U", ("survey l.126",), (), (BoundedNetworkGap("logistic", 2, UV),), Role.COUNTEREXAMPLE),
            Step("approximation", "approximation on the box", r"\sup|F_t-uv|\le\varepsilon t", ("Corollary",), (), (deep(UV, 2, common),)),
        ),
    )


def universal(terms: Terms, inputs: int, text: str, common: Common) -> Claim:
    """Footnotes 1 and 2 and the comparison with universal approximation theorems."""
    return Claim(
        id="polynomial-networks.universal",
        title="What is universal, and what the corollary adds",
        source=PAPER,
        location="II.C, footnotes 1 and 2; after the Corollary",
        printed="Any generic smooth non-linear activation is universal for any computable function; ReLU generates the piecewise linear functions; "
        "polynomials and piecewise linear functions approximate continuous functions; the corollary is stronger than universal approximation.",
        reading="Continuous functions on compact sets, non-polynomial activations, continuous piecewise linear functions. The corollary and universal approximation are incomparable: "
        "the first has a fixed size, but for polynomials and smooth sigma only.",
        aims=Verdict.CORRECTED,
        corrected="discontinuous functions are not approximated uniformly, one layer of a polynomial activation is not universal, and for ReLU, which is universal, no fixed size will do even for uv",
        hypotheses=(SMOOTH, COMPACT, Hypothesis("continuous-target", "the function to be approximated is continuous", "the step function is missed by 1/2")),
        params=described(common, polynomial=text),
        ledger=("LTR-fn2a", "LTR-l147a"),
        steps=(
            Step("jump", "a computable function with a jump is missed by 1/2 by every continuous function; so ReLU networks give no piecewise linear function with a jump", r"\sup|F-[x\ge0]|\ge\tfrac12", ("footnote 1", "footnote 2"), (),
                 (JumpError(Fraction(1, 2)),), Role.COUNTEREXAMPLE),
            Step("polynomial-activation", "one layer of neurons with sigma of degree 2, however many, misses x_1x_2x_3 by 1", r"\sum_s s_1s_2s_3F(s)=0\ne8", ("footnote 1",), (), (LowDegreeNetworkError(3, 2),), Role.COUNTEREXAMPLE),
            Step("fixed-size", "a thousand ReLU neurons still miss uv by a fixed amount: universal, but not with a fixed size (and piecewise linear functions are not closed under products)", r"\tfrac1{2(m+1)^2}", ("after Corollary",), (),
                 (ReluNetworkError(2, 1000, Fraction(1, 2_004_002)),), Role.COUNTEREXAMPLE),
            Step("polynomials", "with smooth sigma every polynomial is approximated by a network of fixed size, which with Weierstrass' theorem gives every continuous function on a box", r"\sup|F_t-P|\le\varepsilon t", ("Corollary",), (),
                 (deep(terms, inputs, common),)),
        ),
    )


def build(n: int, activation: str, bias: Fraction | None, radius: Fraction, upper: Fraction, gate: int, polynomial: str) -> tuple[Claim, ...]:
    """The claims of the family; without a bias, one where neither sigma' nor sigma'' is small is chosen."""
    names, terms = read_polynomial(polynomial)
    text = polynomial if len(polynomial) < 40 else f"({len(terms)} terms)"
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
        Parameter("polynomial", lambda name, text: text, "x*y*z + x**2*y", "polynomial with exact coefficients, such as x*y/3 - x**2, or a sparse JSON file"),
    ),
    build,
)
