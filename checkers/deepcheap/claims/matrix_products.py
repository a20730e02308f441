"""Matrix multiplication, low rank, and what linear networks express: claims of the family linear-flattening."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..exact.strassen import STRASSEN
from ..obligations import BilinearRecursion, Difference, Factor, Logarithm, MatrixProduct, WidthBound
from .sources import PAPER

LINEAR = Hypothesis(
    "linear",
    "all neurons are linear, no biases, and the flattened network has no hidden layer and no error",
    "with l = 1 allowed, a low-rank matrix is cheaper again (claim linear-flattening.low-rank)",
)
ONE = Fraction(1)


def strassen(levels: int) -> Claim:
    """Matrix multiplication by Strassen's recursion."""
    two, three = Fraction(23728639, 10**7), Fraction(3)
    return Claim(
        id="linear-flattening.strassen",
        title="Strassen's recursion as a linear network",
        source=PAPER,
        location="III.G, the paragraph on matrix multiplication",
        printed="M -> NM is one linear layer with n^3 multiplications; Strassen needs O(n^w), w = log2 7 ~ 2.81; with w ~ 2.3728639 the"
        " flattening cost is at least C_s = O(n^0.6271361).",
        reading="The identity with seven products; for n = 2^k the recursion has 9*7^k - 8*4^k synapses against 8^k, so it pays from n = 2^17"
        " on. The exponent 2.3728639 is quoted from the literature.",
        aims=Verdict.CORRECTED,
        corrected="'at least' wants a lower bound of order n^0.6271361 up to constants; the network of pure Strassen is larger than the flat one"
        " for every n = 2^k up to 2^16",
        hypotheses=(
            LINEAR,
            Hypothesis("full-matrix", "N has no zero entry, and no product is multiplied by 0", "for N = 0 the flat network has no synapse at all"),
            Hypothesis("large-n", "n is 2^17 or more", "n = 2: 31 synapses against 8"),
        ),
        params=(("n", f"2^{levels}"),),
        ledger=("LTR-l380a", "LTR-l380c", "LTR-l380d"),
        steps=(
            Step(
                "small",
                "one level and sixteen levels: the deep network is larger",
                r"9\cdot7^k-8\cdot4^k>8^k\ (k=1,16)",
                ("III.G",),
                (),
                (BilinearRecursion(2, STRASSEN, 1), BilinearRecursion(2, STRASSEN, 16)),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "identity",
                "seven products; the recursion and its synapses",
                r"\sum_{t\le7}\alpha_t(N)\beta_t(M)\gamma_t=NM",
                ("III.G",),
                (),
                (BilinearRecursion(2, STRASSEN, 17),) + ((BilinearRecursion(2, STRASSEN, levels),) if levels > 17 else ()),
                uses=("linear", "large-n", "full-matrix"),
            ),
            Step(
                "exponent",
                "the binary logarithm of 7, between decimals that round to 2.81",
                r"2.80735\le\log_27\le2.80736",
                ("III.G",),
                (),
                (Logarithm(7, Fraction(280735, 100000), Fraction(280736, 100000)),),
            ),
            Step(
                "difference",
                "the exponent of the cost is 3 minus the quoted one",
                r"3-2.3728639=0.6271361",
                ("III.G",),
                (),
                (Difference(three, two, Fraction(6271361, 10**7)),),
            ),
        ),
    )


def dense(rows: int, columns: int) -> Factor:
    """A Vandermonde matrix j^(i-1) (or its transpose for tall shapes): positive entries, full rank."""
    tall = rows > columns
    return rows, columns, tuple((i, j, Fraction(i ** (j - 1) if tall else j ** (i - 1))) for i in range(1, rows + 1) for j in range(1, columns + 1))


def low_rank_factors(n: int, k: int) -> tuple[Factor, Factor]:
    """B (n x k) with the identity on top and ones below, C (k x n) with positive entries: n k + n k - k^2 + k nonzero entries, product without zeros.

    >>> [len(f[2]) for f in low_rank_factors(10, 6)]
    [30, 60]
    """
    top = tuple((i, i, ONE) for i in range(1, k + 1))
    below = tuple((i, j, ONE) for i in range(k + 1, n + 1) for j in range(1, k + 1))
    return (n, k, top + below), dense(k, n)


def low_rank(n: int, k: int) -> Claim:
    """The low-rank paragraph."""
    full = (dense(n, k), dense(k, n))
    swapped: tuple[Factor, ...] = (dense(k, n), dense(n, k))
    thin: tuple[Factor, ...] = ((3, 1, ((1, 1, ONE),)), (1, 3, ((1, 1, ONE),)))
    cheap = (n - k) ** 2 > k
    sharp = (
        (
            Step(
                "sharp",
                "with an identity block 2nk - k^2 + k synapses are enough, which saves as soon as (n - k)^2 > k",
                r"n^2-(2nk-k^2+k)=(n-k)^2-k",
                ("III.G",),
                (),
                (MatrixProduct(low_rank_factors(n, k), "costs"),),
                uses=("linear", "no-zeros"),
            ),
        )
        if cheap
        else ()
    )
    plain = (
        (
            Step(
                "plain",
                "dense factors have 2nk synapses, fewer than n^2 as long as k < n/2",
                r"2nk<n^2",
                ("III.G",),
                (),
                (MatrixProduct(full, "costs"),),
                uses=("linear",),
            ),
        )
        if 2 * k < n
        else ()
    )
    return Claim(
        id="linear-flattening.low-rank",
        title="Low rank: the factors' shapes, and the threshold",
        source=PAPER,
        location="III.G, the paragraph on low rank",
        printed="A rank-k matrix is A = BC with B k x n and C n x k; the cost is C_s = n/2k > 1 as long as k < n/2.",
        reading="B is n x k and C is k x n; C_s = n/(2k) for A without zeros and dense factors. Not sharp: with an identity block in B, 2nk -"
        " k^2 + k synapses are enough, so C_s > 1 when (n - k)^2 > k.",
        aims=Verdict.CORRECTED,
        corrected="shapes exchanged; A has no zero entries; the threshold k < n/2 is sufficient, (n - k)^2 > k is enough (10, 6: 90 synapses"
        " against 100)",
        hypotheses=(LINEAR, Hypothesis("no-zeros", "A has no zero entry", "n = 3, k = 1, A with a single nonzero entry: 1 synapse flat, 2 deep")),
        params=(("n", str(n)), ("rank", str(k))),
        ledger=("LTR-l382a", "LTR-l382b"),
        steps=(
            Step(
                "shapes",
                "with the printed shapes the product is k x k",
                r"(k\times n)(n\times k)=k\times k",
                ("III.G",),
                (),
                (MatrixProduct(swapped, "square"),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "zeros",
                "a rank-1 matrix with one nonzero entry is cheaper flat, though 1 < 3/2",
                r"1<2",
                ("III.G",),
                (),
                (MatrixProduct(thin, "costs"),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            *plain,
            *sharp,
            Step(
                "beyond",
                "rank 6 of 10, beyond n/2, still saves",
                r"90<100",
                ("III.G",),
                (),
                (MatrixProduct(low_rank_factors(10, 6), "costs"),),
                uses=("linear", "no-zeros"),
            ),
        ),
    )


def expressible() -> Claim:
    """Any linear map at any depth, with wide enough layers; and neuronal flattening."""
    two = ((ONE, Fraction(0)), (Fraction(0), ONE))
    identity: Factor = (2, 2, ((1, 1, ONE), (2, 2, ONE)))
    shear: Factor = (2, 2, ((1, 1, ONE), (1, 2, Fraction(3)), (2, 2, ONE)))
    return Claim(
        id="linear-flattening.expressible",
        title="Every linear map at every depth, if the layers are as wide as its rank",
        source=PAPER,
        location="III.G, first paragraphs",
        printed="A linear network can express every linear function, independently of how many layers there are; flattening it in neurons is"
        " trivial.",
        reading="True when every hidden layer has at least as many neurons as the rank of the map; the product of the matrices is one matrix,"
        " without hidden neurons.",
        aims=Verdict.CORRECTED,
        corrected="hidden layers at least as wide as the rank",
        hypotheses=(
            Hypothesis(
                "width", "every hidden layer has at least as many neurons as the rank", "one hidden neuron cannot pass on the identity of the plane"
            ),
        ),
        ledger=("LTR-l370", "LTR-l376"),
        steps=(
            Step(
                "narrow",
                "one neuron in the middle does not pass on the identity of the plane",
                r"\operatorname{rank}I_2=2>1",
                ("III.G",),
                (),
                (WidthBound(two, 2),),
                Role.COUNTEREXAMPLE,
            ),
            Step(
                "deep",
                "layers of two neurons do, at any depth: identities in front",
                r"A=A\,I\cdots I",
                ("III.G",),
                (),
                (MatrixProduct((shear, identity, identity, identity)),),
                uses=("width",),
            ),
            Step(
                "flat",
                "and the product of layers is one matrix without hidden neurons",
                r"A_\ell\cdots A_1",
                ("III.G",),
                (),
                (MatrixProduct((shear, shear)),),
            ),
        ),
    )
