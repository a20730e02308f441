"""Sparse polynomials over the rationals: a frozen map from exponent vectors to nonzero coefficients."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Exponents = tuple[int, ...]
Terms = tuple[tuple[Exponents, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A polynomial in a fixed number of variables. The coefficients are integers or rationals, none of them 0.

    >>> x, one = Polynomial.variable(0, 1), Polynomial.constant(1, 1)
    >>> ((x + one) * (x - one)).terms()
    (((0,), Fraction(-1, 1)), ((2,), Fraction(1, 1)))
    """

    variables: int
    coefficients: Mapping[Exponents, Fraction | int]

    @classmethod
    def of(cls, variables: int, terms: Iterable[tuple[Exponents, Fraction | int]]) -> Polynomial:
        """Add up terms, dropping what cancels."""
        total: dict[Exponents, Fraction | int] = {}
        for exponents, coefficient in terms:
            total[exponents] = total.get(exponents, 0) + coefficient
        return cls(variables, {e: c for e, c in total.items() if c})

    @classmethod
    def constant(cls, value: Fraction | int, variables: int) -> Polynomial:
        """Return a constant."""
        return cls.of(variables, [((0,) * variables, value)])

    @classmethod
    def variable(cls, i: int, variables: int) -> Polynomial:
        """Return the variable number i, from 0."""
        return cls.of(variables, [(tuple(int(k == i) for k in range(variables)), 1)])

    def __add__(self, other: Polynomial) -> Polynomial:
        return Polynomial.of(self.variables, [*self.coefficients.items(), *other.coefficients.items()])

    def __sub__(self, other: Polynomial) -> Polynomial:
        return self + other.times(-1)

    def __mul__(self, other: Polynomial) -> Polynomial:
        total: dict[Exponents, Fraction | int] = {}
        for e, c in self.coefficients.items():
            for f, d in other.coefficients.items():
                exponents = tuple(map(int.__add__, e, f))
                total[exponents] = total.get(exponents, 0) + c * d
        return Polynomial(self.variables, {e: c for e, c in total.items() if c})

    def times(self, factor: Fraction | int) -> Polynomial:
        """Return the polynomial times a number."""
        return Polynomial(self.variables, {e: factor * c for e, c in self.coefficients.items()} if factor else {})

    def terms(self) -> Terms:
        """List the terms by increasing exponent vectors."""
        return tuple((e, Fraction(c)) for e, c in sorted(self.coefficients.items()))
