"""Linear no-flattening: what depth saves in synapses when all neurons are linear. Source: III.G, equations 25 to 27; II.D.1, II.D.3."""

from __future__ import annotations

from fractions import Fraction

from ..certificate import rational as spell
from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..errors import InputError
from ..exact.strassen import SCHOOL, STRASSEN
from ..networks.factors import read_factors
from ..obligations import (
    BilinearRecursion,
    Convolution,
    Difference,
    Factor,
    Logarithm,
    MatrixProduct,
    RandomFactors,
    SparseTransform,
    WidthBound,
)
from ..parameters import count, path, positive
from .sources import PAPER

LINEAR = Hypothesis("linear", "all neurons are linear, no biases, and the flattened network has no hidden layer and no error", "with l = 1 allowed, a low-rank matrix is cheaper again (claim linear-flattening.low-rank)")
RADIX = Hypothesis("power-of-two", "n is a power of 2", "the count 2 n log2 n is that of radix 2; for other n the fast transform has other factors")
HAAR = Hypothesis("dense-matrix", "the flattened matrix is dense", "the Haar matrix has n(1 + log2 n) nonzero entries, not n^2 (claim linear-flattening.wavelet)")
ONE = Fraction(1)


def transforms(n: int) -> Claim:
    """The fast Fourier and Walsh-Hadamard transforms."""
    return Claim(
        id="linear-flattening",
        title="Flattening a fast transform costs n/(2 log2 n)",
        source=PAPER,
        location="III.G, (25), (26) and the paragraph on the FFT",
        printed="Fully flattening a network that performs an FFT increases the synapses from O(n log n) to O(n^2), a flattening cost C_s = O(n/log n) ~ O(n).",
        reading="2 n log2 n synapses in log2 n layers against n^2 in one: C_s = n/(2 log2 n), of order n/log n, and above 1 from n = 8 on.",
        aims=Verdict.CORRECTED,
        corrected="C_s = n/(2 log2 n), which is 1 for n = 2 and n = 4 and is not of order n",
        hypotheses=(LINEAR, RADIX, HAAR),
        params=(("n", str(n)),),
        ledger=("LTR-l378a", "LTR-l378b", "LTR-l376", "LTR-eq25", "LTR-eq26", "LTR-l187"),
        steps=(
            Step("small", "for n = 2 and n = 4 nothing is saved: 16 synapses either way", r"n^2=2n\log_2n", ("(26)",), (), (SparseTransform("fourier", 2), SparseTransform("fourier", 4)), Role.COUNTEREXAMPLE, "no"),
            Step("fourier", "the Fourier matrix is a product of log2 n matrices with two entries in each row", r"F=B_{\log_2n}\cdots B_1", ("III.G",), (), (SparseTransform("fourier", 8), SparseTransform("fourier", n))),
            Step("walsh", "the same for the Walsh-Hadamard matrix", r"H=\bigotimes\begin{pmatrix}1&1\\1&-1\end{pmatrix}", ("III.G",), (), (SparseTransform("walsh", 8), SparseTransform("walsh", n))),
        ),
    )


def wavelet(n: int) -> Claim:
    """The fast wavelet transform, where the argument does not go through."""
    return Claim(
        id="linear-flattening.wavelet",
        title="The Haar wavelet transform is hardly worth a deep network",
        source=PAPER,
        location="III.G, end of the paragraph on the FFT",
        printed="The argument applies also to the fast wavelet transform and the fast Walsh-Hadamard transform.",
        reading="Walsh-Hadamard: the same count. Haar: the matrix has only n(1 + log2 n) nonzero entries. Against it stand 4(n - 1) in the fast transform when finished values may leave the network early, "
        "and n log2 n + 2n - 2 when they are passed on to the last layer.",
        aims=Verdict.REFUTED,
        corrected="for Haar the cost is n(1 + log2 n)/(4(n - 1)), of order log n, when values that are only passed on are not counted, and below 1 for n > 2 when they are",
        hypotheses=(LINEAR, RADIX, Hypothesis("haar", "the wavelet is Haar's", "for longer filters the matrix has more entries, and the counts differ")),
        params=(("n", str(n)),),
        ledger=("LTR-l378c",),
        steps=(
            Step("layered", "as a layered network the fast transform has more synapses than the matrix", r"n\log_2n+2n-2>n\log_2n+n", ("III.G",), (), (SparseTransform("haar", 4), SparseTransform("haar", 8), SparseTransform("haar", n)), Role.COUNTEREXAMPLE, "no"),
            Step("early", "without the entries that only pass a value on it has 4(n - 1)", r"4(n-1)<n(1+\log_2n)", ("III.G",), (), (SparseTransform("haar", 8, False), SparseTransform("haar", n, False))),
            Step("walsh", "the Walsh-Hadamard transform has the count of the Fourier transform", r"2n\log_2n", ("III.G",), (), (SparseTransform("walsh", n),)),
        ),
    )


def convolutions(n: int) -> Claim:
    """Translation-invariant maps by the fast Fourier transform."""
    logs = n * (n.bit_length() - 1)
    return Claim(
        id="linear-flattening.convolution",
        title="A translation-invariant map takes n log2 n multiplications",
        source=PAPER,
        location="II.D.3; II.D.1",
        printed="A linear map with translational symmetry is a convolution, computed with n log2 n rather than n^2 multiplications by the fast Fourier transform.",
        reading="Cyclic shifts, n a power of 2, complex numbers: two transforms and n products take n log2 n - n + 2 multiplications other than by 1 and -1, so at most n log2 n; all products counted it is n log2 n + n.",
        aims=Verdict.CORRECTED,
        corrected="complex multiplications, n a power of 2, a cyclic shift, and multiplications by 1 and -1 not counted",
        hypotheses=(RADIX, Hypothesis("cyclic", "the shift is cyclic", "the shift that drops the last number commutes with triangular Toeplitz matrices, which F does not diagonalise")),
        params=(("n", str(n)),),
        ledger=("LTR-l205", "LTR-l187"),
        steps=(
            Step("diagonal", "the Fourier matrix diagonalises the shift, hence all maps that commute with it; the multiplications are counted", r"FS=DF,\quad n\log_2n-n+2\le n\log_2n", ("II.D.3",), (), (Convolution(2, 2), Convolution(4, 8), Convolution(n, logs))),
            Step("transform", "the Fourier transform is a linear map of the pixels: a matrix", r"F_{jk}=z^{jk}", ("II.D.1",), (), (SparseTransform("fourier", max(n, 8)),)),
        ),
    )


def strassen(levels: int) -> Claim:
    """Matrix multiplication by Strassen's recursion."""
    two, three = Fraction(23728639, 10**7), Fraction(3)
    return Claim(
        id="linear-flattening.strassen",
        title="Strassen's recursion as a linear network",
        source=PAPER,
        location="III.G, the paragraph on matrix multiplication",
        printed="M -> NM is one linear layer with n^3 multiplications; Strassen needs O(n^w), w = log2 7 ~ 2.81; with w ~ 2.3728639 the flattening cost is at least C_s = O(n^0.6271361).",
        reading="The identity with seven products; for n = 2^k the recursion has 9*7^k - 8*4^k synapses against 8^k, so it pays from n = 2^17 on. The exponent 2.3728639 is quoted from the literature.",
        aims=Verdict.CORRECTED,
        corrected="'at least' wants a lower bound of order n^0.6271361 up to constants; the network of pure Strassen is larger than the flat one for every n = 2^k up to 2^16",
        hypotheses=(LINEAR, Hypothesis("full-matrix", "N has no zero entry, and no product is multiplied by 0", "for N = 0 the flat network has no synapse at all"),
                    Hypothesis("large-n", "n is 2^17 or more", "n = 2: 31 synapses against 8")),
        params=(("n", f"2^{levels}"),),
        ledger=("LTR-l380a", "LTR-l380c", "LTR-l380d"),
        steps=(
            Step("small", "one level and sixteen levels: the deep network is larger", r"9\cdot7^k-8\cdot4^k>8^k\ (k=1,16)", ("III.G",), (), (BilinearRecursion(2, STRASSEN, 1), BilinearRecursion(2, STRASSEN, 16)), Role.COUNTEREXAMPLE, "no"),
            Step("identity", "seven products; the recursion and its synapses", r"\sum_{t\le7}\alpha_t(N)\beta_t(M)\gamma_t=NM", ("III.G",), (), (BilinearRecursion(2, STRASSEN, 17),) + ((BilinearRecursion(2, STRASSEN, levels),) if levels > 17 else ())),
            Step("exponent", "the binary logarithm of 7, between decimals that round to 2.81", r"2.80735\le\log_27\le2.80736", ("III.G",), (), (Logarithm(7, Fraction(280735, 100000), Fraction(280736, 100000)),)),
            Step("difference", "the exponent of the cost is 3 minus the quoted one", r"3-2.3728639=0.6271361", ("III.G",), (), (Difference(three, two, Fraction(6271361, 10**7)),)),
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
    sharp = (Step("sharp", "with an identity block 2nk - k^2 + k synapses are enough, which saves as soon as (n - k)^2 > k", r"n^2-(2nk-k^2+k)=(n-k)^2-k", ("III.G",), (), (MatrixProduct(low_rank_factors(n, k), "costs"),)),) if cheap else ()
    plain = (Step("plain", "dense factors have 2nk synapses, fewer than n^2 as long as k < n/2", r"2nk<n^2", ("III.G",), (), (MatrixProduct(full, "costs"),)),) if 2 * k < n else ()
    return Claim(
        id="linear-flattening.low-rank",
        title="Low rank: the factors' shapes, and the threshold",
        source=PAPER,
        location="III.G, the paragraph on low rank",
        printed="A rank-k matrix is A = BC with B k x n and C n x k; the cost is C_s = n/2k > 1 as long as k < n/2.",
        reading="B is n x k and C is k x n; C_s = n/(2k) for A without zeros and dense factors. Not sharp: with an identity block in B, 2nk - k^2 + k synapses are enough, so C_s > 1 when (n - k)^2 > k.",
        aims=Verdict.CORRECTED,
        corrected="shapes exchanged; A has no zero entries; the threshold k < n/2 is sufficient, (n - k)^2 > k is enough (10, 6: 90 synapses against 100)",
        hypotheses=(LINEAR, Hypothesis("no-zeros", "A has no zero entry", "n = 3, k = 1, A with a single nonzero entry: 1 synapse flat, 2 deep")),
        params=(("n", str(n)), ("rank", str(k))),
        ledger=("LTR-l382a", "LTR-l382b"),
        steps=(
            Step("shapes", "with the printed shapes the product is k x k", r"(k\times n)(n\times k)=k\times k", ("III.G",), (), (MatrixProduct(swapped, "square"),), Role.COUNTEREXAMPLE, "no"),
            Step("zeros", "a rank-1 matrix with one nonzero entry is cheaper flat, though 1 < 3/2", r"1<2", ("III.G",), (), (MatrixProduct(thin, "costs"),), Role.COUNTEREXAMPLE, "no"),
            *plain,
            *sharp,
            Step("beyond", "rank 6 of 10, beyond n/2, still saves", r"90<100", ("III.G",), (), (MatrixProduct(low_rank_factors(10, 6), "costs"),)),
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
        printed="A linear network can express every linear function, independently of how many layers there are; flattening it in neurons is trivial.",
        reading="True when every hidden layer has at least as many neurons as the rank of the map; the product of the matrices is one matrix, without hidden neurons.",
        aims=Verdict.CORRECTED,
        corrected="hidden layers at least as wide as the rank",
        hypotheses=(Hypothesis("width", "every hidden layer has at least as many neurons as the rank", "one hidden neuron cannot pass on the identity of the plane"),),
        ledger=("LTR-l370", "LTR-l376"),
        steps=(
            Step("narrow", "one neuron in the middle does not pass on the identity of the plane", r"\operatorname{rank}I_2=2>1", ("III.G",), (), (WidthBound(two, 2),), Role.COUNTEREXAMPLE),
            Step("deep", "layers of two neurons do, at any depth: identities in front", r"A=A\,I\cdots I", ("III.G",), (), (MatrixProduct((shear, identity, identity, identity)),)),
            Step("flat", "and the product of layers is one matrix without hidden neurons", r"A_\ell\cdots A_1", ("III.G",), (), (MatrixProduct((shear, shear)),)),
        ),
    )


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
        printed="P(F_ij = 0) = (1-p^2)^n, so C_s = [1-(1-p^2)^n]/(2p) <= 1/(2p), saturated for n >> 1/p^2; for large n and p << 1 flattening is horribly inefficient.",
        reading="The ratio of the expected synapse counts, for independent entries and 0 < p < 1.",
        aims=Verdict.HOLDS,
        hypotheses=(Hypothesis("expected-counts", "C_s is the ratio of expectations", "the expected ratio is not defined: both factors can be 0"),
                    Hypothesis("large-n", "n is large against 1/p", "n = 10, p = 1/10: the ratio is 0.478, flattening saves synapses")),
        params=(("n", str(n)), ("density", spell(p))),
        ledger=("LTR-l384", "LTR-eq27", "LTR-l390"),
        steps=(
            Step("cases", "for n = 1, 2, 3 the probability is also the sum over all cases", r"P(F_{ij}=0)=(1-p^2)^n", ("III.G",), (), (RandomFactors(1, p), RandomFactors(2, p), RandomFactors(3, p))),
            Step("ratio", "the ratio at n, below 1/(2p)", r"C_s=\frac{1-(1-p^2)^n}{2p}<\frac1{2p}", ("(27)",), (), (RandomFactors(n, p),)),
            Step("saturation", "from n = 5/p^2 on it is above 99 % of 1/(2p)", r"n\ge5/p^2", ("(27)",), (), (RandomFactors(large, p, limit * Fraction(99, 100)),)),
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
            Step("large-n", "n = 1000, p = 1/10: nearly 5", r"C_s>\tfrac{99}{20}", ("(27)",), (), (RandomFactors(1000, Fraction(1, 10), Fraction(99, 20)),)),
        ),
    )


def own(factors: tuple[Factor, ...]) -> Claim:
    """The factorisation that the user brings."""
    return Claim(
        id="linear-flattening.factors",
        title="The synapses of the given factors and of their product",
        source="the factors file",
        location="(26) for the given factors",
        printed="The given matrices multiply to one matrix, and both have the certified numbers of nonzero entries.",
        reading="As stated; the flattening cost (26) for l = 0 and no error is the ratio of the two counts in the certificate's statement.",
        aims=Verdict.HOLDS,
        hypotheses=(LINEAR,),
        params=(("factors", str(len(factors))), ("rows", str(factors[0][0])), ("columns", str(factors[-1][1]))),
        steps=(Step("product", "the factors are multiplied exactly and the entries counted", r"N_s(A_\ell\cdots A_1)/\sum_iN_s(A_i)", ("(26)",), (), (MatrixProduct(factors),)),),
    )


def build(n: int, rank: int, density: Fraction, levels: int, factors: str | None) -> tuple[Claim, ...]:
    """The claims of the family; with a factors file, the claim about those factors alone.

    Raises: InputError for n that is no power of 2, rank >= n or density >= 1.
    """
    if factors is not None:
        return (own(read_factors(factors)),)
    if n & (n - 1):
        raise InputError(f"n = {n} is not a power of 2: give one from 8 to 1024, since the transforms are radix 2")
    if not rank < n:
        raise InputError(f"rank = {rank} is not below n = {n}: give a smaller rank")
    if density >= 1:
        raise InputError(f"density = {density} must be below 1: give a probability such as 1/10")
    return transforms(n), wavelet(n), convolutions(n), strassen(levels), low_rank(min(n, 64), min(rank, 63)), expressible(), random(n, density), small(density)


FAMILY = Family(
    "linear-flattening",
    "Linear no-flattening theorems of section III.G",
    (
        Parameter("n", count(8, 1024, "n^2 entries are computed"), 16, "size of the transforms and matrices, a power of 2"),
        Parameter("rank", count(1, 63, "the low-rank factors are written out"), 5, "rank k of the low-rank matrix"),
        Parameter("density", positive, Fraction(1, 10), "p, the probability of a nonzero entry"),
        Parameter("levels", count(1, 60, "numbers of 2^180"), 17, "levels k of Strassen's recursion, for 2^k x 2^k matrices"),
        Parameter("factors", path, None, "a JSON file of sparse exact factors, to be checked and costed instead"),
    ),
    build,
)
