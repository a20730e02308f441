"""The rank of the product matrix: against sympy and FLINT, its witnesses, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.errors import CostError, InputError
from deepcheap.exact.constructions import sign_network
from deepcheap.exact.residues import fits, is_prime
from deepcheap.methods import rank
from deepcheap.methods.rank import exact_products, product_rank, rows_orthogonal, sign_rank, sign_rows
from deepcheap.obligations import ProductRank, SignRank

Q = Fraction
numbers = st.fractions(-4, 4, max_denominator=5)


@st.composite
def questions(draw: st.DrawFn) -> ProductRank:
    n = draw(st.integers(1, 3))
    few = draw(st.lists(numbers, min_size=1, max_size=3))
    points = draw(st.lists(st.tuples(*[st.sampled_from(few)] * n), min_size=1, max_size=10))
    return ProductRank(n, tuple(points))


def matrix(o: ProductRank) -> list[list[Fraction]]:
    return [list(row) for row in zip(*(exact_products(point) for point in o.points), strict=True)]


@given(questions())
@settings(max_examples=100, deadline=None)
def test_rank_and_witness(o: ProductRank) -> None:
    found = product_rank(o)
    assert found.statement is not None
    true_rank = sympy.Matrix(matrix(o)).rank()
    assert found.statement.params["rank"] == true_rank
    assert found.answer == ("yes" if true_rank == 2**o.n else "no")
    check_dependencies(o, true_rank, found.witness["dependencies"])


def check_dependencies(o: ProductRank, true_rank: int, spelled: object) -> None:
    """Check the upper bound as FORMAT 4.5 states it."""
    assert isinstance(spelled, list)
    vectors = [[Q(c) for c in vector] for vector in spelled]
    a = matrix(o)
    size, m = len(a), len(o.points)
    assert len(vectors) == min(size, m) - true_rank
    lines = [list(column) for column in zip(*a, strict=True)] if size <= m else a
    last = -1
    for vector in vectors:
        assert all(sum(x * c for x, c in zip(line, vector, strict=True)) == 0 for line in lines)
        first = next(i for i, c in enumerate(vector) if c)
        assert vector[first] == 1
        assert first > last
        last = first


@pytest.mark.parametrize("n", [1, 2, 4, 6])
def test_the_sign_points_have_full_rank(n: int) -> None:
    found = product_rank(ProductRank(n, tuple(neuron[1:] for neuron in sign_network(n))))
    assert found.answer == "yes"
    assert found.witness == {"dependencies": [], "modulus": 524287}


def test_equal_points_and_equal_coordinates() -> None:
    points = [(Q(i), Q(i * i), Q(3 * i + 1, 7)) for i in range(8)]
    for changed in (points[:-1] + points[:1], [(a, a, c) for a, _, c in points]):
        o = ProductRank(3, tuple(changed))
        found = product_rank(o)
        assert found.answer == "no"
        assert found.statement is not None
        true_rank = sympy.Matrix(matrix(o)).rank()
        assert found.statement.params["rank"] == true_rank < 8
        check_dependencies(o, true_rank, found.witness["dependencies"])


def test_a_rank_that_drops_modulo_the_first_prime() -> None:
    found = product_rank(ProductRank(1, ((Q(0),), (Q(524287),))))
    assert found.answer == "yes"
    assert found.witness["modulus"] == 524269


def test_a_prime_in_a_denominator_is_passed_over() -> None:
    found = product_rank(ProductRank(1, ((Q(0),), (Q(1, 524287),))))
    assert found.witness["modulus"] == 524269


def test_the_moduli_are_primes_that_eliminate_without_rounding() -> None:
    assert all(is_prime(p) and fits(4096, p) for p in rank.PRIMES)


def test_every_prime_in_a_denominator_is_refused() -> None:
    denominator = 1
    for p in rank.PRIMES:
        denominator *= p
    with pytest.raises(CostError, match="scale the points"):
        product_rank(ProductRank(1, ((Q(1, denominator),),)))


@pytest.mark.parametrize("n", [6, 8])
def test_full_rank_where_floating_point_fails(n: int) -> None:
    random = np.random.default_rng(n)
    points = tuple(tuple(Q(int(a)) for a in random.integers(-1023, 1024, n)) for _ in range(1 << n))
    assert product_rank(ProductRank(n, points)).answer == "yes"
    a = np.array([[float(c) for c in exact_products(point)] for point in points])
    assert np.linalg.matrix_rank(a) < 1 << n


def test_the_rows_of_signs_are_products() -> None:
    n = 4
    for mask, row in enumerate(sign_rows(n)):
        for j in range(1 << n):
            assert (row >> j & 1) == (mask & j).bit_count() % 2


@pytest.mark.parametrize(("n", "method"), [(1, "orthogonality"), (10, "orthogonality"), (11, "kronecker"), (1_000_000, "kronecker")])
def test_sign_rank(n: int, method: str) -> None:
    found = sign_rank(SignRank(n))
    assert (found.answer, found.witness) == ("yes", {"method": method})


def test_rows_that_are_not_orthogonal_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = sign_rows(3)
    wrong[5] ^= 1
    assert not rows_orthogonal(wrong, 8)
    monkeypatch.setattr(rank, "sign_rows", lambda n: wrong)
    assert sign_rank(SignRank(3)).answer == "undecided"


@pytest.mark.parametrize("n", [0, 1_000_001])
def test_sign_rank_out_of_range(n: int) -> None:
    with pytest.raises(InputError, match="choose n in that range"):
        sign_rank(SignRank(n))


@pytest.mark.parametrize("o", [ProductRank(0, ((),)), ProductRank(1, ()), ProductRank(2, ((Q(1),),))])
def test_wrong_shapes_are_refused(o: ProductRank) -> None:
    with pytest.raises(InputError, match="give points of that length"):
        product_rank(o)


def test_too_much_memory_is_refused_with_its_cost() -> None:
    with pytest.raises(CostError, match=r"takes \S+ bytes; choose n <= 12"):
        product_rank(ProductRank(13, ((Q(1),) * 13,)))


def test_dependencies_beyond_the_budget_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rank, "RECONSTRUCTION", 10.0)
    points = tuple((Q(10**9 + i), Q(3**i, 7**i), Q(i**4 - 3, 11)) for i in range(6))
    with pytest.raises(CostError, match="were not found within"):
        product_rank(ProductRank(3, (*points, points[0], points[1])))


@pytest.mark.slow
def test_full_size() -> None:
    points = tuple(neuron[1:] for neuron in sign_network(11))
    assert product_rank(ProductRank(11, points)).answer == "yes"
