"""Linear no-flattening: what depth saves in synapses when all neurons are linear. Source: III.G, equations 25 to 27; II.D.1, II.D.3."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..errors import InputError
from ..networks.factors import read_factors
from ..obligations import Convolution, Factor, MatrixProduct, SparseTransform
from ..parameters import count, path, positive
from .matrix_products import LINEAR, expressible, low_rank, strassen
from .random_factors import random, small
from .sources import PAPER

RADIX = Hypothesis("power-of-two", "n is a power of 2", "the count 2 n log2 n is that of radix 2; for other n the fast transform has other factors")
HAAR = Hypothesis(
    "dense-matrix", "the flattened matrix is dense", "the Haar matrix has n(1 + log2 n) nonzero entries, not n^2 (claim linear-flattening.wavelet)"
)
ONE = Fraction(1)


def transforms(n: int) -> Claim:
    """The fast Fourier and Walsh-Hadamard transforms."""
    return Claim(
        id="linear-flattening",
        title="Flattening a fast transform costs n/(2 log2 n)",
        source=PAPER,
        location="III.G, (25), (26) and the paragraph on the FFT",
        printed="Fully flattening a network that performs an FFT increases the synapses from O(n log n) to O(n^2), a flattening cost C_s ="
        " O(n/log n) ~ O(n).",
        reading="2 n log2 n synapses in log2 n layers against n^2 in one: C_s = n/(2 log2 n), of order n/log n, and above 1 from n = 8 on.",
        aims=Verdict.CORRECTED,
        corrected="C_s = n/(2 log2 n), which is 1 for n = 2 and n = 4 and is not of order n",
        hypotheses=(LINEAR, RADIX, HAAR),
        params=(("n", str(n)),),
        ledger=("LTR-l378a", "LTR-l378b", "LTR-l376", "LTR-eq25", "LTR-eq26", "LTR-l187"),
        steps=(
            Step(
                "small",
                "for n = 2 and n = 4 nothing is saved: 16 synapses either way",
                r"n^2=2n\log_2n",
                ("(26)",),
                (),
                (SparseTransform("fourier", 2), SparseTransform("fourier", 4)),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "fourier",
                "the Fourier matrix is a product of log2 n matrices with two entries in each row",
                r"F=B_{\log_2n}\cdots B_1",
                ("III.G",),
                (),
                (SparseTransform("fourier", 8), SparseTransform("fourier", n)),
                uses=("power-of-two", "linear", "dense-matrix"),
            ),
            Step(
                "walsh",
                "the same for the Walsh-Hadamard matrix",
                r"H=\bigotimes\begin{pmatrix}1&1\\1&-1\end{pmatrix}",
                ("III.G",),
                (),
                (SparseTransform("walsh", 8), SparseTransform("walsh", n)),
                uses=("power-of-two", "linear", "dense-matrix"),
            ),
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
        reading="Walsh-Hadamard: the same count. Haar: the matrix has only n(1 + log2 n) nonzero entries. Against it stand 4(n - 1) in the fast"
        " transform when finished values may leave the network early, "
        "and n log2 n + 2n - 2 when they are passed on to the last layer.",
        aims=Verdict.REFUTED,
        corrected="for Haar the cost is n(1 + log2 n)/(4(n - 1)), of order log n, when values that are only passed on are not counted, and below"
        " 1 for n > 2 when they are",
        hypotheses=(
            LINEAR,
            RADIX,
            Hypothesis("haar", "the wavelet is Haar's", "for longer filters the matrix has more entries, and the counts differ"),
        ),
        params=(("n", str(n)),),
        ledger=("LTR-l378c",),
        steps=(
            Step(
                "layered",
                "as a layered network the fast transform has more synapses than the matrix",
                r"n\log_2n+2n-2>n\log_2n+n",
                ("III.G",),
                (),
                (SparseTransform("haar", 4), SparseTransform("haar", 8), SparseTransform("haar", n)),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "early",
                "without the entries that only pass a value on it has 4(n - 1)",
                r"4(n-1)<n(1+\log_2n)",
                ("III.G",),
                (),
                (SparseTransform("haar", 8, False), SparseTransform("haar", n, False)),
                uses=("power-of-two", "linear", "haar"),
            ),
            Step(
                "walsh",
                "the Walsh-Hadamard transform has the count of the Fourier transform",
                r"2n\log_2n",
                ("III.G",),
                (),
                (SparseTransform("walsh", n),),
                uses=("power-of-two", "linear"),
            ),
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
        printed="A linear map with translational symmetry is a convolution, computed with n log2 n rather than n^2 multiplications by the fast"
        " Fourier transform.",
        reading="Cyclic shifts, n a power of 2, complex numbers: two transforms and n products take n log2 n - n + 2 multiplications other than"
        " by 1 and -1, so at most n log2 n; all products counted it is n log2 n + n.",
        aims=Verdict.CORRECTED,
        corrected="complex multiplications, n a power of 2, a cyclic shift, and multiplications by 1 and -1 not counted",
        hypotheses=(
            RADIX,
            Hypothesis(
                "cyclic",
                "the shift is cyclic",
                "the shift that drops the last number commutes with triangular Toeplitz matrices, which F does not diagonalise",
            ),
        ),
        params=(("n", str(n)),),
        ledger=("LTR-l205", "LTR-l187"),
        steps=(
            Step(
                "diagonal",
                "the Fourier matrix diagonalises the shift, hence all maps that commute with it; the multiplications are counted",
                r"FS=DF,\quad n\log_2n-n+2\le n\log_2n",
                ("II.D.3",),
                (),
                (Convolution(2, 2), Convolution(4, 8), Convolution(n, logs)),
                uses=("power-of-two", "cyclic"),
            ),
            Step(
                "transform",
                "the Fourier transform is a linear map of the pixels: a matrix",
                r"F_{jk}=z^{jk}",
                ("II.D.1",),
                (),
                (SparseTransform("fourier", max(n, 8)),),
                uses=("power-of-two",),
            ),
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
        steps=(
            Step(
                "product",
                "the factors are multiplied exactly and the entries counted",
                r"N_s(A_\ell\cdots A_1)/\sum_iN_s(A_i)",
                ("(26)",),
                (),
                (MatrixProduct(factors),),
            ),
        ),
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
    return (
        transforms(n),
        wavelet(n),
        convolutions(n),
        strassen(levels),
        low_rank(min(n, 64), min(rank, 63)),
        expressible(),
        random(n, density),
        small(density),
    )


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
