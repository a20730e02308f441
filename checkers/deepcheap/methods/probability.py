"""Finite probability models, exactly: posteriors, maximum entropy, Gaussians, free energy.

Source: `certificates/FORMAT.md`, 5.2; Lin-Tegmark-Rolnick, section II.A, equation 14, Table I.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm, prod
from typing import Any

from ..certificate import rational
from ..errors import CostError, InputError
from ..obligations import BayesSoftmax, Finding, FreeEnergy, Gaussian, Json, MaximumEntropy, MomentBoundary, Posterior, PosteriorFormula, Statement

Vector = tuple[Fraction, ...]
LONGEST = 4000


def spell(values: Vector) -> list[Json]:
    """Spell rationals."""
    return [rational(q) for q in values]


def bayes_softmax(o: BayesSoftmax) -> Finding:
    """State the identity of equations 1, 3, 5 and 8 for K labels: e^-(H + mu) is p(x|y) p(y), and a common factor cancels."""
    if not 1 <= o.labels <= 64:
        raise InputError(f"{o.labels} labels: choose from 1 to 64, the checker multiplies all of them out")
    return Finding("yes", Statement("bayes-softmax", {"labels": o.labels}))


def require_distribution(p: Vector, what: str) -> None:
    """Require a probability distribution.

    Raises: InputError.
    """
    if min(p, default=Fraction(-1)) < 0 or sum(p) != 1:
        raise InputError(f"{what} has the sum {sum(p)} and the least entry {min(p, default=None)}: give probabilities >= 0 with the sum 1")


def posterior(o: Posterior) -> Finding:
    """Compute p(y|x) from p(x|y) and p(y), datum by datum; where p(x) = 0 it is not defined and left empty.

    >>> half = Fraction(1, 2)
    >>> posterior(Posterior(((half, half), (Fraction(1), Fraction(0))), (half, half))).statement.params["posterior"]
    [['1/3', '2/3'], ['1', '0']]
    """
    require_distribution(o.prior, "the prior")
    for y, row in enumerate(o.likelihood, start=1):
        require_distribution(row, f"the likelihood of label {y}")
    table: list[Json] = []
    for column in zip(*o.likelihood, strict=True):
        evidence = sum((p * q for p, q in zip(column, o.prior, strict=True)), Fraction(0))
        table.append([rational(p * q / evidence) for p, q in zip(column, o.prior, strict=True)] if evidence else [])
    return Finding("yes", Statement("posterior", {**model_params(o), "posterior": table}))


def model_params(o: Posterior | PosteriorFormula) -> dict[str, Json]:
    """The params that describe a model."""
    return {"likelihood": [spell(row) for row in o.likelihood], "prior": spell(o.prior)}


def posterior_formula(o: PosteriorFormula) -> Finding:
    """Evaluate another formula than Bayes' theorem at the first datum and label; `no` when it gives another value.

    >>> half, quarter = Fraction(1, 2), Fraction(1, 4)
    >>> posterior_formula(PosteriorFormula("plus-mu", ((half, half), (half, half)), (quarter, 3 * quarter))).statement.params["value"]
    '3/4'
    """
    first = [row[0] for row in o.likelihood]
    if min(*first, *o.prior) <= 0:
        raise InputError("the formula is evaluated for positive probabilities only: give a model without zeros")
    if o.form == "plus-mu":
        value = first[0] / o.prior[0] / sum(p / q for p, q in zip(first, o.prior, strict=True))
    else:
        value = first[0] * o.prior[0] / sum(p * y for y, p in enumerate(first, start=1))
    right = first[0] * o.prior[0] / sum(p * q for p, q in zip(first, o.prior, strict=True))
    if value == right:
        return Finding("yes", note=f"both formulas give {rational(right)} here")
    return Finding("no", Statement("posterior-other", {"form": o.form, **model_params(o), "value": rational(value)}))


def monomial(x: tuple[int, ...], r: tuple[int, ...]) -> int:
    """x^r."""
    return prod(a**e for a, e in zip(x, r, strict=True))


def maximum_entropy(o: MaximumEntropy) -> Finding:
    """Check that ln p is a combination of the monomials; then Gibbs' inequality does the rest.

    Raises: InputError when the distribution is not the one with these bases.
    """
    require_distribution(o.distribution, "the distribution")
    weights = [prod((b ** monomial(x, r) for b, r in zip(o.bases, o.exponents, strict=True)), start=Fraction(1)) for x in o.points]
    if any(p * sum(weights) != w for p, w in zip(o.distribution, weights, strict=True)):
        raise InputError("the distribution is not proportional to the products of the bases: give matching ones")
    params: dict[str, Json] = {"distribution": spell(o.distribution), "exponents": [list(r) for r in o.exponents]}
    return Finding("yes", Statement("maximum-entropy", params | {"points": [list(x) for x in o.points]}), {"bases": spell(o.bases)})


def moment_boundary(o: MomentBoundary) -> Finding:
    """Check that a polynomial is >= 0 on the points, > 0 at the one in question, and has the expectation 0."""
    values = [o.polynomial[0] + sum(c * monomial(x, r) for c, r in zip(o.polynomial[1:], o.exponents, strict=True)) for x in o.points]
    expectation = o.polynomial[0] + sum(c * m for c, m in zip(o.polynomial[1:], o.moments, strict=True))
    moments = tuple(sum((q * monomial(x, r) for q, x in zip(o.example, o.points, strict=True)), Fraction(0)) for r in o.exponents)
    require_distribution(o.example, "the example")
    if min(values) < 0 or values[o.point - 1] <= 0 or expectation != 0 or moments != o.moments:
        return Finding("undecided", note="this polynomial and this example do not show it")
    params: dict[str, Json] = {"exponents": [list(r) for r in o.exponents], "moments": spell(o.moments), "point": o.point}
    statement = Statement("moment-boundary", params | {"points": [list(x) for x in o.points]})
    return Finding("yes", statement, {"coefficients": spell(o.polynomial), "distribution": spell(o.example)})


def gaussian(o: Gaussian) -> Finding:
    """Complete the square, or find a direction in which the quadratic form is not positive.

    >>> one, zero = Fraction(1), Fraction(0)
    >>> gaussian(Gaussian((one,), ((one,),))).statement.params["covariance"]
    [['1/2']]
    >>> gaussian(Gaussian((zero, zero), ((one, one), (one, one)))).statement.params["direction"]
    ['-1', '1']
    """
    from flint import fmpq, fmpq_mat

    n = len(o.linear)
    if n > 64 or any(len(row) != n for row in (*o.quadratic, o.quadratic)):
        raise InputError(f"the quadratic form must be a square of {n} rows, as the linear one has entries, and at most 64")
    half = [[(o.quadratic[i][j] + o.quadratic[j][i]) / 2 for j in range(n)] for i in range(n)]
    params: dict[str, Json] = {"linear": spell(o.linear), "quadratic": [spell(row) for row in o.quadratic]}
    direction = flat_direction(half)
    if direction is not None:
        return Finding("no", Statement("not-gaussian", params | {"direction": spell(direction)}))
    inverse = fmpq_mat(n, n, [fmpq(2 * q.numerator, q.denominator) for row in half for q in row]).inv()
    mean = inverse * fmpq_mat(n, 1, [fmpq(q.numerator, q.denominator) for q in o.linear])
    covariance: list[Json] = [spell(tuple(fraction(inverse[i, j]) for j in range(n))) for i in range(n)]
    return Finding("yes", Statement("gaussian", params | {"covariance": covariance, "mean": spell(tuple(fraction(mean[i, 0]) for i in range(n)))}))


def fraction(q: Any) -> Fraction:
    """A rational of FLINT as one of Python."""
    return Fraction(int(q.p), int(q.q))


def flat_direction(s: list[list[Fraction]]) -> Vector | None:
    """The first direction e_k - (its projection) in which a symmetric form is <= 0; None when it is positive definite."""
    basis: list[list[Fraction]] = []
    n = len(s)

    def product(v: list[Fraction], w: list[Fraction]) -> Fraction:
        return sum((v[i] * s[i][j] * w[j] for i in range(n) for j in range(n)), Fraction(0))

    for k in range(n):
        v = [Fraction(int(i == k)) for i in range(n)]
        for b in basis:
            ratio = product(v, b) / product(b, b)
            v = [x - ratio * y for x, y in zip(v, b, strict=True)]
        if product(v, v) <= 0:
            return tuple(v)
        basis.append(v)
    return None


def free_energy(o: FreeEnergy) -> Finding:
    """The KL divergence as ln(value)/D, D the common denominator of the probabilities.

    >>> one, half = Fraction(1), Fraction(1, 2)
    >>> free_energy(FreeEnergy((one, one), (one, Fraction(0)))).statement.params["value"]
    '4'
    """
    require_distribution(o.distribution, "the distribution")
    if min(o.weights) <= 0:
        raise InputError("a Boltzmann weight is not positive: give positive rationals e^(-H/kT)")
    p = [w / sum(o.weights) for w in o.weights]
    denominator = lcm(*(x.denominator for x in (*p, *o.distribution)))
    digits = sum(len(str(a / b)) for a, b in zip(o.distribution, p, strict=True)) * denominator
    if denominator > 10_000 or digits > 100 * LONGEST:
        raise CostError(f"the common denominator is {denominator}: the value would have up to {digits} digits; choose simpler probabilities")
    value = prod(((q / b) ** int(q * denominator) for q, b in zip(o.distribution, p, strict=True) if q), start=Fraction(1))
    if len(str(value.numerator)) > LONGEST or len(str(value.denominator)) > LONGEST:
        raise CostError(f"the value has more than {LONGEST} digits: choose probabilities with a smaller common denominator")
    params: dict[str, Json] = {"denominator": denominator, "distribution": spell(o.distribution), "value": rational(value)}
    return Finding("yes", Statement("free-energy", params | {"weights": spell(o.weights)}))
