"""Counts in closed form against enumeration, and their refusals."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, combinations_with_replacement
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepcheap.errors import CostError, InputError
from deepcheap.methods.counting import boolean_functions, count_growth, layered_parameters, local_degree, monomial_count, simplex_interpolation
from deepcheap.obligations import BooleanFunctions, CountGrowth, LayeredParameters, LocalDegree, MonomialCount, SimplexInterpolation


def enumerated(o: MonomialCount) -> int:
    """The definition."""
    near = {"all": lambda d: True, "chain": lambda d: abs(d) <= 1, "ring": lambda d: d % o.n in (0, 1, o.n - 1)}[o.coupling]
    choose = combinations if o.variables == "bits" else combinations_with_replacement
    found = set()
    for k in range(o.lowest, o.degree + 1):
        for m in choose(range(o.n), k):
            if all(near(i - j) for i in m for j in m):
                shifts = range(o.n) if o.symmetry == "translation" else (0,)
                found.add(min(tuple(sorted((i + s) % o.n for i in m)) for s in shifts))
    return len(found)


@given(
    st.integers(1, 7),
    st.integers(0, 4),
    st.integers(0, 4),
    st.sampled_from(["all", "chain", "ring"]),
    st.sampled_from(["none", "translation"]),
    st.sampled_from(["real", "bits"]),
)
def test_counts_are_those_of_the_definition(n: int, a: int, b: int, coupling: str, symmetry: str, variables: str) -> None:
    o = MonomialCount(n, max(a, b), min(a, b), coupling, "none" if coupling == "chain" else symmetry, variables)
    found = monomial_count(o).statement
    assert found is not None
    assert found.params["count"] == str(enumerated(o))


def test_a_wrong_count_answers_no() -> None:
    assert monomial_count(MonomialCount(4, 2, coupling="ring", claimed=8)).answer == "no"
    assert monomial_count(MonomialCount(4, 2, coupling="ring", claimed=13)).answer == "yes"


def test_counts_out_of_reach_are_refused() -> None:
    with pytest.raises(InputError, match="ring"):
        monomial_count(MonomialCount(4, 2, coupling="chain", symmetry="translation"))
    with pytest.raises(CostError, match="steps"):
        monomial_count(MonomialCount(10**6, 10**3))
    with pytest.raises(CostError, match="NAND"):
        boolean_functions(BooleanFunctions(4, 65536))
    with pytest.raises(InputError):
        simplex_interpolation(SimplexInterpolation(0, 2))
    with pytest.raises(InputError):
        layered_parameters(LayeredParameters(1, 501, 1, 0))


@given(st.integers(1, 6), st.data())
def test_degrees_are_those_of_the_definition(n: int, data: st.DataObject) -> None:
    edges = tuple(e for e in combinations(range(1, n + 1), 2) if data.draw(st.booleans()))
    found = local_degree(LocalDegree(n, edges, 1))
    assert found.answer == "yes"
    assert found.statement is not None
    best = max(k for k in range(n + 1) for s in combinations(range(1, n + 1), k) if all(e in edges for e in combinations(s, 2)))
    assert found.statement.params["degree"] == best


@given(st.integers(1, 8))
def test_the_growth_constant_is_sharp_at_n_1(d: int) -> None:
    assert count_growth(CountGrowth(d, Fraction(d + 1))).answer == "yes"
    assert count_growth(CountGrowth(d, Fraction(d + 1) - Fraction(1, 100))).answer == "no"
    assert all(comb(n + d, d) <= (d + 1) * n**d for n in range(1, 50))


@given(st.integers(1, 4), st.integers(0, 6), st.integers(1, 3))
def test_parameters_are_the_maximum_over_all_widths(inputs: int, hidden: int, outputs: int) -> None:
    def widths(left: int) -> list[tuple[int, ...]]:
        return [(), *((w, *rest) for w in range(1, left + 1) for rest in widths(left - w))]

    best = max(sum((a + 1) * b for a, b in zip((inputs, *w), (*w, outputs), strict=True)) for w in widths(hidden))
    found = layered_parameters(LayeredParameters(inputs, hidden, outputs, 0)).statement
    assert found is not None
    assert found.params["parameters"] == best
