"""Enclosures of real numbers, rounded outward, and the elementary functions on them. Integers only, no floats.

A `Real` is an interval [lo, hi] / 2^bits. Every operation returns an interval that contains all exact results, so a bound read off it is a
theorem whatever the precision; more bits only make it narrower. `TooWide` means that a divisor was not separated from 0.
"""

from fractions import Fraction
from math import isqrt


class TooWide(ArithmeticError):  # noqa: N818 - a condition
    """An enclosure that must exclude 0 does not: try again with more bits."""


class Real:
    """A real number known to lie between lo / 2^bits and hi / 2^bits.

    >>> third = Real.of(Fraction(1, 3), 8)
    >>> third.lo, third.hi, (third * 3).lo, (third * 3).hi
    (85, 86, 255, 258)
    """

    __slots__ = ("bits", "hi", "lo")

    def __init__(self, lo: int, hi: int, bits: int) -> None:
        self.lo, self.hi, self.bits = lo, hi, bits

    @classmethod
    def of(cls, value: Fraction | int, bits: int) -> "Real":
        """Enclose a rational."""
        top = value.numerator << bits
        return cls(top // value.denominator, -(-top // value.denominator), bits)

    def __add__(self, other: "Real") -> "Real":
        return Real(self.lo + other.lo, self.hi + other.hi, self.bits)

    def __sub__(self, other: "Real") -> "Real":
        return Real(self.lo - other.hi, self.hi - other.lo, self.bits)

    def __neg__(self) -> "Real":
        return Real(-self.hi, -self.lo, self.bits)

    def __mul__(self, other: "Real | int") -> "Real":
        if isinstance(other, int):
            ends = (self.lo * other, self.hi * other)
            return Real(min(ends), max(ends), self.bits)
        if self.lo >= 0 and other.lo >= 0:
            low, high = self.lo * other.lo, self.hi * other.hi
        else:
            four = (self.lo * other.lo, self.lo * other.hi, self.hi * other.lo, self.hi * other.hi)
            low, high = min(four), max(four)
        return Real(low >> self.bits, -(-high >> self.bits), self.bits)

    def __truediv__(self, other: "Real | int") -> "Real":
        if isinstance(other, int):
            return self.times(1, other)
        if other.lo <= 0 <= other.hi:
            raise TooWide
        if other.hi < 0:
            return (-self) / (-other)
        low = (self.lo << self.bits) // (other.hi if self.lo >= 0 else other.lo)
        high = -((-self.hi << self.bits) // (other.lo if self.hi >= 0 else other.hi))
        return Real(low, high, self.bits)

    def times(self, top: int, bottom: int) -> "Real":
        """Multiply by the rational top / bottom, bottom > 0."""
        ends = (self.lo * top, self.hi * top)
        return Real(min(ends) // bottom, -(-max(ends) // bottom), self.bits)

    def __abs__(self) -> "Real":
        if self.lo >= 0:
            return self
        return -self if self.hi <= 0 else Real(0, max(-self.lo, self.hi), self.bits)

    def widened(self, radius: int) -> "Real":
        """Add [-radius, radius], in units of the last place."""
        return Real(self.lo - radius, self.hi + radius, self.bits)

    def to(self, bits: int) -> "Real":
        """Round outward to fewer bits."""
        return Real(self.lo >> (self.bits - bits), -(-self.hi >> (self.bits - bits)), bits)

    def magnitude(self) -> int:
        """Bound the absolute value from above, in units of the last place."""
        return max(abs(self.lo), abs(self.hi))

    def lower(self) -> Fraction:
        """Return the lower end."""
        return Fraction(self.lo, 1 << self.bits)

    def upper(self) -> Fraction:
        """Return the upper end."""
        return Fraction(self.hi, 1 << self.bits)


def power(x: Fraction, k: int) -> Fraction:
    """Return x^k, k >= 0, as a `Fraction` (which the type of `**` does not promise)."""
    return Fraction(x.numerator**k, x.denominator**k)


def reduction(u: Fraction) -> int:
    """Return r with |u| / 2^r <= 2^-8."""
    return max(0, u.numerator.bit_length() - u.denominator.bit_length() + 1) + 8


def powers(u: Fraction, r: int, work: int) -> list[Real]:
    """Return x^k/k!, x = u/2^r with |x| <= 2^-8, until a term is at most one unit; the rest of the exponential series is below one more unit,
    since it is at most that term times 2^-8 + 2^-16 + ..."""
    x, terms = Real.of(Fraction(u.numerator, u.denominator << r), work), [Real.of(1, work)]
    while terms[-1].magnitude() > 1:
        terms.append(terms[-1] * x / len(terms))
    return terms


def total(terms: list[Real]) -> Real:
    """Add up."""
    return Real(sum(t.lo for t in terms), sum(t.hi for t in terms), terms[0].bits)


def exponential(u: Fraction, bits: int) -> Real:
    """Enclose exp(u): the series at u/2^r, squared r times."""
    r = reduction(u)
    work = bits + 2 * r + 16
    value = total(powers(u, r, work)).widened(1)
    for _ in range(r):
        value = value * value
    return value.to(bits)


def cosine_sine(u: Fraction, bits: int) -> tuple[Real, Real]:
    """Enclose cos u and sin u: the series at u/2^r, and the angle doubled r times."""
    r = reduction(u)
    terms = powers(u, r, bits + 2 * r + 16)
    zero = Real.of(0, bits + 2 * r + 16)
    signed = [term if index % 4 < 2 else -term for index, term in enumerate(terms)]
    cos, sin = total(signed[::2]).widened(1), total([zero, *signed[1::2]]).widened(1)
    for _ in range(r):
        cos, sin = cos * cos - sin * sin, cos * sin * 2
    return cos.to(bits), sin.to(bits)


def arctangent(u: Fraction, bits: int) -> Real:
    """Enclose arctan u. Euler's series for 0 <= u <= 1: terms t_0 = u/(1+u^2), t_k = t_(k-1) q 2k/(2k+1), q = u^2/(1+u^2) <= 1/2, all >= 0,
    so the rest after a term is at most that term. For u > 1: pi/2 - arctan(1/u)."""
    if u < 0:
        return -arctangent(-u, bits)
    if u > 1:
        return pi(bits) / 2 - arctangent(1 / u, bits)
    top, bottom = u.numerator**2, u.numerator**2 + u.denominator**2
    terms = [Real.of(Fraction(u.numerator * u.denominator, bottom), bits + 16)]
    while terms[-1].magnitude() > 1:
        terms.append(terms[-1].times(2 * len(terms) * top, (2 * len(terms) + 1) * bottom))
    return total(terms).widened(1).to(bits)


def pi(bits: int) -> Real:
    """Enclose pi (Machin): 16 arctan(1/5) - 4 arctan(1/239)."""
    return (arctangent(Fraction(1, 5), bits + 8) * 16 - arctangent(Fraction(1, 239), bits + 8) * 4).to(bits)


def root(x: Real) -> Real:
    """Enclose the square root of a number >= 0."""
    return Real(isqrt(max(x.lo, 0) << x.bits), isqrt(x.hi << x.bits) + 1, x.bits)


def logarithm_1p(w: Real) -> Real:
    """Enclose ln(1 + w), 0 <= w <= 1, as 2 artanh z, z = w/(2+w) <= 1/3 + rounding: the rest after a term z^(2k+1)/(2k+1) is below that term."""
    z = w / (w + Real.of(2, w.bits))
    square, odd, terms = z * z, z, [z]
    while terms[-1].magnitude() > 1:
        odd = odd * square
        terms.append(odd / (2 * len(terms) + 1))
    return total(terms).widened(1) * 2


def odd_series(u: Fraction, c: int, bits: int) -> Real:
    """Enclose sum_k u (c u^2)^k / (2k+1)!! for u >= 0 (all terms >= 0; once the ratio c u^2/(2k+3) <= 1/2 the rest is at most the last term)."""
    top, bottom = c * u.numerator**2, u.denominator**2
    terms = [Real.of(u, bits)]
    while terms[-1].magnitude() > 1 or 2 * top > (2 * len(terms) + 1) * bottom:
        terms.append(terms[-1].times(top, (2 * len(terms) + 1) * bottom))
    return total(terms).widened(1)


def error_function(u: Fraction, bits: int) -> Real:
    """Enclose erf u = 2/sqrt(pi) exp(-u^2) sum_k u (2u^2)^k/(2k+1)!!; beyond u^2 >= bits it is within exp(-u^2) < 2^-bits below 1."""
    if u < 0:
        return -error_function(-u, bits)
    if u * u >= bits:
        return Real((1 << bits) - 1, 1 << bits, bits)
    work = 3 * bits + 32
    return (exponential(-u * u, work) * odd_series(u, 2, work) * 2 / root(pi(work))).to(bits)


def normal(u: Fraction, bits: int) -> tuple[Real, Real]:
    """Enclose the density phi(u) = exp(-u^2/2)/sqrt(2 pi) and the distribution Phi(u) = 1/2 + phi(u) sum_k u^(2k+1)/(2k+1)!! of the normal law."""
    work = 3 * bits + 32
    density = exponential(-u * u / 2, work) / root(pi(work) * 2)
    if u * u >= 2 * bits:
        tail = Real(0, 1, bits)  # 1 - Phi(|u|) <= exp(-u^2/2) <= e^-bits
        return density.to(bits), Real.of(1, bits) - tail if u > 0 else tail
    half, rest = Real.of(Fraction(1, 2), work), density * odd_series(abs(u), 1, work)
    return density.to(bits), (half + rest if u >= 0 else half - rest).to(bits)
