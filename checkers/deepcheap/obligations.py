"""The kinds of obligation: one small question each, a frozen value.

An obligation asks; a method (`deepcheap.methods`) answers with a `Finding`: the statement that it established, in the closed
vocabulary of `certificates/FORMAT.md`, and the witness that lets anybody re-check it. An obligation knows nothing of methods.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

Json = str | int | list["Json"] | dict[str, "Json"]
Neuron = tuple[Fraction, ...]
"""Output weight w_j followed by the input weights a_1j, ..., a_nj (bias-free)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A certifiable fact: the `claim` object of a certificate."""

    kind: str
    params: dict[str, Json]
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a method found: a statement with its witness, or the reason why it cannot tell.

    `answer` is `yes` when the obligation is met, `no` when the statement refutes it, `undecided` when there is no statement.
    """

    answer: str
    statement: Statement | None = None
    witness: dict[str, Json] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignCancellation:
    """Do all monomials of degree <= n other than x_1...x_n cancel in the sign construction? Source: equations A1 to A4."""

    n: int
    method: str = "auto"  # classes, product, or auto: classes while 2**n is small


@dataclass(frozen=True, slots=True)
class ProductNetwork:
    """Does a network with given rational weights satisfy A2 and A3 in the degrees where sigma_k is nonzero?

    `biases` is `none` or `output`; `nonzero` lists the degrees k <= n with sigma_k != 0 (with an output bias, k = 0 is absorbed).
    """

    n: int
    neurons: tuple[Neuron, ...]
    nonzero: tuple[int, ...]
    biases: str = "none"


@dataclass(frozen=True, slots=True)
class SignRank:
    """Is the rank of the sign-product matrix A_{Sj} equal to 2**n? Source: equation A7 at the construction A4."""

    n: int


@dataclass(frozen=True, slots=True)
class ProductRank:
    """Is the rank of A_{Sj} = prod_{h in S} a_hj full (2**n) at given rational points a_j? Source: equation A7."""

    n: int
    points: tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class ProductLowerBound:
    """Does every bias-free network that Taylor-equals x_1...x_n have at least 2**n neurons? Source: equations A5 to A11."""

    n: int


@dataclass(frozen=True, slots=True)
class NoProductNetwork:
    """Do the equations A2, A3 for n inputs and m neurons have no solution at all? (A Nullstellensatz certificate.)"""

    n: int
    neurons: int


@dataclass(frozen=True, slots=True)
class GateError:
    """What is sup |m(x) - x_1...x_n| over [-radius, radius]**n for the sign gate? Is it <= `upper`, where that is given?"""

    n: int
    activation: str
    bias: Fraction
    scale: Fraction
    radius: Fraction = Fraction(1)
    upper: Fraction | None = None


@dataclass(frozen=True, slots=True)
class GateRate:
    """Which C has sup |m(x) - x_1...x_n| <= C lambda**2 for *every* 0 < lambda <= scale_max? Source: Appendix A, after A1."""

    n: int
    activation: str
    bias: Fraction
    scale_max: Fraction
    radius: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class GateDiverges:
    """By how much is the gate wrong at `point` for *every* lambda >= scale_min? Source: section II.C.1, "lambda -> infinity"."""

    n: int
    activation: str
    bias: Fraction
    point: tuple[Fraction, ...]
    scale_min: Fraction


@dataclass(frozen=True, slots=True)
class ActivationPattern:
    """Which derivatives of the activation vanish at the bias? Checked against `zero` and `nonzero` where given, k <= n."""

    activation: str
    bias: Fraction
    n: int
    zero: tuple[int, ...] = ()
    nonzero: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PolynomialBound:
    """Is a polynomial <= upper on a closed box? `terms` maps exponents to coefficients, in increasing order of exponents."""

    terms: tuple[tuple[tuple[int, ...], Fraction], ...]
    box: tuple[tuple[Fraction, Fraction], ...]
    upper: Fraction


@dataclass(frozen=True, slots=True)
class NetworkValue:
    """What is the value of a network with a polynomial activation at a rational point, against the product of the coordinates?

    `sigma` lists the coefficients of u**k; a neuron is (w, b, a_1, ..., a_n).
    """

    sigma: tuple[Fraction, ...]
    neurons: tuple[Neuron, ...]
    offset: Fraction
    point: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class AffineNetworkError:
    """Does every network with an affine activation miss x_1...x_n by at least 1 somewhere on [-1, 1]**n?"""

    n: int


@dataclass(frozen=True, slots=True)
class DerivativeFactor:
    """Which constant comes out when (a.x)**k is differentiated once by each of `size` variables? Source: A5, A6 (misprinted)."""

    k: int
    size: int


Obligation = (
    SignCancellation
    | ProductNetwork
    | SignRank
    | ProductRank
    | ProductLowerBound
    | NoProductNetwork
    | GateError
    | GateRate
    | GateDiverges
    | ActivationPattern
    | PolynomialBound
    | NetworkValue
    | AffineNetworkError
    | DerivativeFactor
)
