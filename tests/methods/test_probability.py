"""Finite models: posteriors, Gaussians, entropy and free energy against their definitions."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.claims.probability_physics import boltzmann
from deepcheap.errors import CostError, InputError
from deepcheap.methods.probability import bayes_softmax, free_energy, gaussian, maximum_entropy, moment_boundary, posterior, posterior_formula
from deepcheap.obligations import BayesSoftmax, FreeEnergy, Gaussian, MomentBoundary, Posterior, PosteriorFormula

HALF, ZERO, ONE = Fraction(1, 2), Fraction(0), Fraction(1)


@st.composite
def distributions(draw: st.DrawFn, size: int) -> tuple[Fraction, ...]:
    weights = draw(st.lists(st.integers(0, 6), min_size=size, max_size=size).filter(any))
    return tuple(Fraction(w, sum(weights)) for w in weights)


@given(st.data(), st.integers(1, 4), st.integers(1, 4))
def test_posteriors_sum_to_one_and_average_to_the_prior(data: st.DataObject, labels: int, size: int) -> None:
    prior = data.draw(distributions(labels))
    likelihood = tuple(data.draw(distributions(size)) for _ in range(labels))
    found = posterior(Posterior(likelihood, prior)).statement
    assert found is not None
    table = found.params["posterior"]
    assert isinstance(table, list)
    total = [ZERO] * labels
    for x, row in enumerate(table):
        assert isinstance(row, list)
        evidence = sum(p[x] * q for p, q in zip(likelihood, prior, strict=True))
        assert (sum(map(Fraction, map(str, row))) == 1) if evidence else row == []
        total = [t + evidence * Fraction(str(q)) for t, q in zip(total, row, strict=True)] if row else total
    assert tuple(total) == prior


def test_a_wrong_sum_is_refused_with_the_sum() -> None:
    with pytest.raises(InputError, match="sum 3/2"):
        posterior(Posterior(((ONE,), (ONE,)), (HALF, ONE)))
    with pytest.raises(InputError, match="1 to 64"):
        bayes_softmax(BayesSoftmax(65))


def test_the_wrong_formulas_agree_only_by_accident() -> None:
    even = ((HALF, HALF), (HALF, HALF))
    assert posterior_formula(PosteriorFormula("plus-mu", even, (HALF, HALF))).answer == "yes"
    assert posterior_formula(PosteriorFormula("plus-mu", even, (HALF / 2, 3 * HALF / 2))).answer == "no"
    with pytest.raises(InputError, match="positive"):
        posterior_formula(PosteriorFormula("plus-mu", even, (ZERO, ONE)))


@given(st.lists(st.integers(-3, 3), min_size=9, max_size=9), st.lists(st.integers(-3, 3), min_size=3, max_size=3))
def test_every_form_is_a_gaussian_or_has_a_flat_direction(entries: list[int], linear: list[int]) -> None:
    h = tuple(tuple(Fraction(q) for q in entries[3 * i : 3 * i + 3]) for i in range(3))
    found = gaussian(Gaussian(tuple(map(Fraction, linear)), h))
    assert found.statement is not None
    least = min(mpmath.eigsy(mpmath.matrix([[int(h[i][j] + h[j][i]) for j in range(3)] for i in range(3)]), eigvals_only=True))
    assert (found.statement.kind == "gaussian") == (least > 1e-9)


def test_matrices_that_are_not_square_are_refused() -> None:
    with pytest.raises(InputError, match="square"):
        gaussian(Gaussian((ONE, ONE), ((ONE,),)))


@settings(max_examples=30)
@given(distributions(4), st.lists(st.integers(1, 5), min_size=4, max_size=4))
def test_free_energy_is_the_divergence(q: tuple[Fraction, ...], weights: list[int]) -> None:
    statement = free_energy(FreeEnergy(tuple(map(Fraction, weights)), q)).statement
    assert statement is not None
    value, order = Fraction(str(statement.params["value"])), int(str(statement.params["denominator"]))
    with mpmath.workdps(50):
        ratios = [(a, a * sum(weights) / w) for a, w in zip(q, weights, strict=True) if a]
        terms = [a.numerator * mpmath.log(mpmath.mpf(r.numerator) / r.denominator) / a.denominator for a, r in ratios]
        divergence = mpmath.fsum(terms)
        assert abs(divergence - mpmath.log(mpmath.mpf(value.numerator) / value.denominator) / order) < 1e-30
    assert value >= 1


def test_large_denominators_are_refused_with_the_cost() -> None:
    with pytest.raises(CostError, match="denominator"):
        free_energy(FreeEnergy((ONE, ONE), (Fraction(1, 10_007), Fraction(10_006, 10_007))))
    with pytest.raises(InputError, match="positive"):
        free_energy(FreeEnergy((ONE, ZERO), (HALF, HALF)))


def test_the_maximiser_beats_its_rivals() -> None:
    o = boltzmann(((-1,), (0,), (1,), (2,)), ((1,),), (HALF,))
    assert maximum_entropy(o).answer == "yes"

    def entropy(p: list[Fraction]) -> float:
        return -sum(float(a) * float(mpmath.log(float(a))) for a in p if a)

    move = [Fraction(s, 50) for s in (1, -1, -1, 1)]
    assert sum(m * x[0] for m, x in zip(move, o.points, strict=True)) == 0
    assert all(entropy([a + s * m for a, m in zip(o.distribution, move, strict=True)]) < entropy(list(o.distribution)) for s in (1, -1))


def test_a_distribution_that_does_not_match_is_refused() -> None:
    o = boltzmann(((0,), (1,)), ((1,),), (HALF,))
    with pytest.raises(InputError, match="proportional"):
        maximum_entropy(type(o)(o.points, o.exponents, (HALF, HALF), o.bases))


def test_a_polynomial_that_shows_nothing_is_not_accepted() -> None:
    o = MomentBoundary(((0,), (1,)), ((1,),), (ZERO,), 1, (ZERO, ONE), (ONE, ZERO))
    assert moment_boundary(o).answer == "undecided"
