"""2^n neurons are necessary: the pattern of the moment matrix, the identity sum c_i f_i = 1, and what z3 says."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.certificate import big_integer
from deepcheap.errors import CostError, InputError
from deepcheap.exact.constructions import linked_network, sign_network
from deepcheap.exact.scaled import scaled
from deepcheap.exact.subsets import complement, subsets_by_size
from deepcheap.methods import lower_bound
from deepcheap.methods.lower_bound import (
    added,
    determinant_cofactors,
    entry,
    equation_monomials,
    generators,
    is_unit_combination,
    moment_matrix,
    no_product_network,
    product_lower_bound,
    signed_permutations,
    sizes_triangular,
    triangular,
)
from deepcheap.obligations import NoProductNetwork, ProductLowerBound

Q = Fraction


@pytest.mark.parametrize("n", [1, 2, 3, 4])
@pytest.mark.parametrize("make", ["sign", "linked"])
def test_the_pattern_is_that_of_real_networks(n: int, make: str) -> None:
    levels = tuple((Q(i + 1), Q(2 * i + 5, 3)) for i in range(n - 1))
    net = scaled(sign_network(n) if make == "sign" else linked_network((Q(1), Q(3)), levels))
    for s in range(1 << n):
        for t in range(1 << n):
            value = net.moment(added(s, t, n))
            assert {"zero": value == 0, "nonzero": value != 0, "free": True}[entry(s, t, n)]


@pytest.mark.parametrize("n", range(1, 9))
def test_pairs_and_sizes_agree(n: int) -> None:
    assert triangular(moment_matrix(n))
    assert sizes_triangular(n)


def test_the_order_of_rows_matters() -> None:
    order = range(8)
    assert not triangular(tuple(tuple(entry(s, t, 3) for t in order) for s in order))
    assert moment_matrix(3)[0] == ("nonzero",) + ("zero",) * 7
    assert moment_matrix(3)[7] == ("free",) * 7 + ("nonzero",)


@pytest.mark.parametrize(("n", "method"), [(1, "pairs"), (8, "pairs"), (9, "sizes"), (1_000_000, "sizes")])
def test_lower_bound(n: int, method: str) -> None:
    found = product_lower_bound(ProductLowerBound(n))
    assert found.statement is not None
    assert found.answer == "yes"
    assert found.witness == {"method": method}
    assert found.statement.params == {"n": n, "neurons": big_integer(2**n)}
    assert found.statement.assumptions == (
        "common-expansion-point",
        "bias-free",
        "sigma-k-nonzero-0-to-n",
        "taylor-equality-to-degree-n",
    )


def test_a_pattern_that_is_not_triangular_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lower_bound, "moment_matrix", lambda n: (("nonzero", "free"), ("free", "nonzero")))
    assert product_lower_bound(ProductLowerBound(1)).answer == "undecided"


@pytest.mark.parametrize("n", [0, 1_000_001])
def test_n_out_of_range(n: int) -> None:
    with pytest.raises(InputError, match="choose n in that range"):
        product_lower_bound(ProductLowerBound(n))


def test_a_matrix_too_large_to_list() -> None:
    with pytest.raises(CostError, match="entries; use sizes_triangular"):
        moment_matrix(9)


CASES = [(1, 1), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)]


@pytest.mark.parametrize(("n", "m"), CASES)
def test_identity_expanded_by_sympy(n: int, m: int) -> None:
    import sympy

    found = no_product_network(NoProductNetwork(n, m))
    assert found.answer == "yes"
    x = sympy.symbols([f"w{j}" for j in range(m)] + [f"a{i}_{j}" for j in range(m) for i in range(n)])
    w, a = x[:m], [x[m + j * n : m + (j + 1) * n] for j in range(m)]
    f = [sympy.factorial(n) * sum(w[j] * sympy.prod(a[j]) for j in range(m)) - 1]
    f += [sum(w[j] * sympy.prod([v**e for v, e in zip(a[j], r, strict=True)]) for j in range(m)) for r in equation_monomials(n)]
    cofactors = found.witness["cofactors"]
    assert isinstance(cofactors, list)
    total = sum(
        sympy.Rational(str(c)) * sympy.prod([v**e for v, e in zip(x, exponents, strict=True)]) * f[index]
        for index, terms in cofactors  # type: ignore[misc]
        for exponents, c in terms
    )
    assert sympy.Poly(total, *x) == sympy.Poly(1, *x)
    indices = [index for index, _ in cofactors]  # type: ignore[misc]
    assert indices == sorted(set(indices))
    for _, terms in cofactors:  # type: ignore[misc]
        assert [e for e, _ in terms] == sorted(e for e, _ in terms)
        assert all(c != "0" for _, c in terms)


def test_the_equations_have_a_solution_with_enough_neurons() -> None:
    values = [w for w, *_ in sign_network(2)] + [v for _, *a in sign_network(2) for v in a]
    for f in generators(2, 4):
        total = Q(0)
        for exponents, c in f.terms():
            for value, exponent in zip(values, exponents, strict=True):
                c *= value**exponent
            total += c
        assert total == 0


def test_a_wrong_cofactor_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    right = determinant_cofactors(2, 2)
    assert is_unit_combination(right, generators(2, 2))
    last = max(right)
    wrong = {**right, last: right[last].times(-1)}
    assert not is_unit_combination(wrong, generators(2, 2))
    monkeypatch.setattr(lower_bound, "determinant_cofactors", lambda n, m: wrong)
    assert no_product_network(NoProductNetwork(2, 2)).answer == "undecided"


def test_without_the_lower_degrees_there_is_no_identity() -> None:
    cofactors = determinant_cofactors(2, 3)
    assert {i for i in cofactors if i > 0} & {1, 2, 3}  # f_1, f_2, f_3: the degrees 0 and 1


@given(st.integers(1, 5))
@settings(deadline=None)
def test_signs_of_permutations(size: int) -> None:
    import sympy.combinatorics

    listed = {images: sign for sign, images in signed_permutations(size)}
    assert set(listed) == set(permutations(range(size)))
    assert all(sign == sympy.combinatorics.Permutation(list(images)).signature() for images, sign in listed.items())


@pytest.mark.parametrize(("n", "m"), [(0, 1), (4, 1), (2, 0), (2, 4), (1, 2)])
def test_questions_out_of_range(n: int, m: int) -> None:
    with pytest.raises(InputError, match="out of range"):
        no_product_network(NoProductNetwork(n, m))


def test_an_expansion_too_long_is_refused_with_its_cost() -> None:
    with pytest.raises(CostError, match=r"about 1\.1e\+07 terms"):
        no_product_network(NoProductNetwork(3, 5))


@given(st.integers(1, 6))
@settings(deadline=None)
def test_complements_come_in_the_same_order(n: int) -> None:
    order = subsets_by_size(n)
    assert [complement(t, n).bit_count() for t in order] == [n - t.bit_count() for t in order]
