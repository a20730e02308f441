"""Laws of the linear networks: counts, ranks, probabilities."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from deepcheap.errors import InputError
from deepcheap.exact.strassen import SCHOOL, STRASSEN
from deepcheap.methods.linear_flattening import bilinear_recursion, convolution, matrix_product, random_factors, sparse_transform, width_bound
from deepcheap.obligations import BilinearRecursion, Convolution, Factor, MatrixProduct, RandomFactors, SparseTransform, WidthBound


@pytest.mark.parametrize("n", [2, 4, 8, 32, 128])
def test_the_counts_follow_their_formulas(n: int) -> None:
    k = n.bit_length() - 1
    for name, dense, synapses, free in (
        ("fourier", n * n, 2 * n * k, 0),
        ("walsh", n * n, 2 * n * k, 0),
        ("haar", n * (k + 1), n * k + 2 * n - 2, n * k - 2 * n + 2),
    ):
        statement = sparse_transform(SparseTransform(name, n)).statement
        assert statement is not None
        assert [statement.params[x] for x in ("dense", "synapses", "passing")] == [dense, synapses, free]


def test_flattening_a_transform_costs_synapses_from_eight_on() -> None:
    assert [sparse_transform(SparseTransform("fourier", n)).answer for n in (2, 4, 8, 16)] == ["no", "no", "yes", "yes"]


@pytest.mark.parametrize("n", [3, 6, 1, 2048])
def test_only_powers_of_two_are_transformed(n: int) -> None:
    with pytest.raises(InputError, match="power of 2"):
        sparse_transform(SparseTransform("walsh", n))


def test_a_convolution_cannot_be_had_for_less() -> None:
    assert convolution(Convolution(8, 17)).answer == "undecided"


def test_strassen_pays_from_two_to_the_seventeen_on() -> None:
    answers = [bilinear_recursion(BilinearRecursion(2, STRASSEN, k)).answer for k in range(1, 25)]
    assert answers == ["no"] * 16 + ["yes"] * 8
    assert all(bilinear_recursion(BilinearRecursion(2, SCHOOL, k)).answer == "no" for k in (1, 5, 30))


def test_strassen_multiplies() -> None:
    n, m = (1, 2, 3, 4), (5, -6, 7, 8)
    dot = lambda a, b: sum(x * y for x, y in zip(a, b, strict=True))  # noqa: E731
    got = [sum(dot(a, n) * dot(b, m) * c[i] for a, b, c in STRASSEN) for i in range(4)]
    assert got == [19, 10, 43, 14]


ENTRY = some.fractions(min_value=-3, max_value=3, max_denominator=4)


@given(
    some.lists(some.lists(ENTRY, min_size=3, max_size=3), min_size=2, max_size=2),
    some.lists(some.lists(ENTRY, min_size=2, max_size=2), min_size=3, max_size=3),
)
def test_products_are_those_of_dense_matrices(a: list[list[Fraction]], b: list[list[Fraction]]) -> None:
    dense = sum(sum(a[i][k] * b[k][j] for k in range(3)) != 0 for i, j in product(range(2), repeat=2))
    statement = matrix_product(MatrixProduct((sparse(a), sparse(b)))).statement
    assert statement is not None
    assert statement.params["dense"] == dense


def sparse(rows: list[list[Fraction]]) -> Factor:
    return len(rows), len(rows[0]), tuple((i, j, v) for i, row in enumerate(rows, 1) for j, v in enumerate(row, 1) if v)


def test_factors_must_fit() -> None:
    with pytest.raises(InputError, match="factor 2 has 1 rows"):
        matrix_product(MatrixProduct(((1, 2, ()), (1, 1, ()))))


@given(some.integers(1, 4), some.integers(1, 4))
def test_the_rank_of_an_outer_product_is_one(i: int, j: int) -> None:
    matrix = tuple(tuple(Fraction(i * a + 1, b + j) for b in range(3)) for a in range(3))
    assert width_bound(WidthBound(matrix, 1)).answer == "yes"
    assert width_bound(WidthBound(matrix, 3)).answer == "undecided"


@pytest.mark.parametrize(("n", "p"), [(1, Fraction(1, 3)), (2, Fraction(2, 5))])
def test_the_ratio_is_that_of_all_pairs_of_matrices(n: int, p: Fraction) -> None:
    cells, total = n * n, Fraction(0)
    for bits in product((0, 1), repeat=2 * cells):
        weight = p ** sum(bits) * (1 - p) ** (2 * cells - sum(bits))
        a, b = bits[:cells], bits[cells:]
        total += weight * sum(any(a[i * n + k] and b[k * n + j] for k in range(n)) for i, j in product(range(n), repeat=2))
    statement = random_factors(RandomFactors(n, p)).statement
    assert statement is not None
    assert Fraction(str(statement.params["lower"])) == total / (2 * cells * p) == Fraction(str(statement.params["upper"]))


def test_a_long_ratio_is_enclosed() -> None:
    finding = random_factors(RandomFactors(50_000, Fraction(1, 1000), Fraction(99, 100) * 24))
    assert finding.answer == "yes"
    assert finding.statement is not None
    assert len(str(finding.statement.params["upper"])) < 100
