"""Networks by brute force, ranks by definition, quadratic forms, gates and layers by exhaustive search."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.exact.catalecticants import derivative_minor, lower_blocks, size
from deepcheap.exact.directions import Direction, best_network, essential
from deepcheap.exact.gates import circuit, layers, least_factor, lower_root
from deepcheap.exact.models import Named, determinant, ising, multiplied, product_of
from deepcheap.exact.quadrics import simplex, squares
from deepcheap.exact.sparse import Monomial, degree, factorials

pairs = st.tuples(st.integers(1, 4), st.integers(1, 4)).map(lambda p: (min(p), max(p)))
exponents = st.lists(st.integers(0, 2), min_size=3, max_size=3).map(lambda e: tuple((i, r) for i, r in enumerate(e, start=1) if r))
polynomials = st.dictionaries(exponents, st.integers(-3, 3).filter(bool).map(Fraction), min_size=1, max_size=4).filter(
    lambda p: 1 <= max(map(degree, p)) <= 4
)


def powers(place: Direction, d: int) -> list[tuple[Monomial, Fraction]]:
    """All x^r with a^r, |r| <= d."""
    found: list[tuple[Monomial, Fraction]] = [((), Fraction(1))]
    for i, a in place:
        found += [((*m, (i, e)), value * a**e) for m, value in found for e in range(1, d - degree(m) + 1)]
    return found


def defect(terms: Named, low: int) -> dict[tuple[int, Monomial], Fraction]:
    """What the best network's moments miss."""
    d, found = max(map(degree, terms)), dict[tuple[int, Monomial], Fraction]()
    for place, weights in best_network(terms, low).items():
        for m, value in powers(place, d):
            for k, w in weights.items():
                found[k, m] = found.get((k, m), Fraction(0)) + w * value
    for m, c in terms.items():
        k = degree(m)
        found[k, m] = found.get((k, m), Fraction(0)) - c * Fraction(factorials(m), factorial(k))
    return {(k, m): value for (k, m), value in found.items() if value and degree(m) >= low}


@settings(max_examples=40, deadline=None)
@given(polynomials, st.sampled_from([0, 1]))
def test_networks_have_the_right_moments_and_no_fewer_neurons_than_the_bound(terms: Named, low: int) -> None:
    assert defect(terms, low) == {}
    assert size(lower_blocks(terms, max(map(degree, terms)), low)) <= len(best_network(terms, low))


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_products_are_sharp(n: int) -> None:
    assert size(lower_blocks(product_of(n), n)) == len(best_network(product_of(n))) == 2**n


@pytest.mark.parametrize("r", [(1, 2), (3, 1), (2, 2, 1), (4,)])
def test_monomials_are_sharp(r: tuple[int, ...]) -> None:
    terms = {tuple((i, e) for i, e in enumerate(r, start=1)): Fraction(1)}
    assert size(lower_blocks(terms, sum(r))) == len(best_network(terms)) == prod(e + 1 for e in r)


@pytest.mark.parametrize("n", [2, 3, 4])
def test_determinants(n: int) -> None:
    assert size(lower_blocks(determinant(n), n)) == comb(2 * n, n) == len(derivative_minor(determinant(n)).rows)


def test_ising_models_are_sharp() -> None:
    for rows, columns in ((1, 7), (3, 3), (4, 5)):
        form = ising(rows, columns)
        assert size(lower_blocks(form, 2)) == len(best_network(form))


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(pairs, st.integers(-4, 4).filter(bool), min_size=1, max_size=6))
def test_squares_add_up_and_simplices_balance(entries: dict[tuple[int, int], int]) -> None:
    terms: Named = {((i, 2),) if i == j else ((i, 1), (j, 1)): Fraction(c) for (i, j), c in entries.items()}
    parts = squares(terms)
    total: Named = {}
    for c, form in parts:
        line = {((i, 1),): a for i, a in form.items()}
        for m, value in multiplied(line, line).items():
            total[m] = total.get(m, Fraction(0)) + c * value
    assert {m: c for m, c in total.items() if c} == terms
    neurons = simplex(parts[:4])
    assert sum(w for w, _ in neurons) == 0
    assert all(sum(w * form.get(i, 0) for w, form in neurons) == 0 for i in range(1, 5))


def test_the_dimension_of_derivatives_is_no_bound() -> None:
    p: Named = {((2, 4),): Fraction(1), ((1, 1), (2, 2)): Fraction(3), ((1, 2),): Fraction(1)}
    assert len(derivative_minor(p).rows) == 6
    assert size(lower_blocks(p, 4)) == 5


def test_one_neuron_can_be_a_quadratic_polynomial() -> None:
    truncated: Named = {(): Fraction(1), ((1, 1),): Fraction(1), ((1, 2),): Fraction(1, 2)}
    assert size(lower_blocks(truncated, 2)) == 1


def test_essential_variables() -> None:
    line: Named = {((i, 1),): Fraction(i) for i in (1, 2, 3)}
    cube = multiplied(line, multiplied(line, line))
    assert len(essential(cube)) == 1
    assert len(best_network(cube)) == 4


@settings(max_examples=40, deadline=None)
@given(polynomials)
def test_circuits_compute_the_polynomial(terms: Named) -> None:
    gates, output = circuit(terms, 3)
    values: list[Named] = [{(): Fraction(1)}, *({((i, 1),): Fraction(1)} for i in (1, 2, 3))]

    def combined(parts: dict[int, Fraction]) -> Named:
        total: Named = {}
        for i, c in parts.items():
            for m, value in values[i].items():
                total[m] = total.get(m, Fraction(0)) + c * value
        return {m: c for m, c in total.items() if c}

    for left, right in gates:
        values.append(multiplied(combined(left), combined(right)))
    assert combined(output) == terms


def partitions(n: int, largest: int) -> list[list[int]]:
    return [[]] if n == 0 else [[s, *rest] for s in range(min(n, largest), 0, -1) for rest in partitions(n - s, s)]


def fewest(n: int, k: int) -> int:
    if k == 1:
        return 1 << n
    return min(sum(1 << s for s in blocks) + fewest(len(blocks), k - 1) for blocks in partitions(n, n))


@pytest.mark.parametrize("n", range(1, 10))
def test_layers_are_the_best_of_all_block_structures(n: int) -> None:
    assert all(layers(n, k)[0] == fewest(n, k) for k in (1, 2, 3))


@pytest.mark.parametrize(("n", "k"), [(4, 1), (16, 2), (64, 4), (27, 3)])
def test_the_constant_is_enough_and_small(n: int, k: int) -> None:
    total, r = layers(n, k)[0], lower_root(n, k)
    assert r**k <= n < (r + Fraction(1, 64)) ** k
    assert least_factor(total, n, k) <= 4
