"""Chains against brute force over all paths."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.exact.chains import OUTSIDE, distillation, joint, laws, merged, undo
from deepcheap.methods.information import mutual_information, sufficient
from deepcheap.methods.smt import ask_z3, smtlib
from deepcheap.obligations import ChainTheorem

Chain = tuple[tuple[Fraction, ...], tuple[tuple[tuple[Fraction, ...], ...], ...]]


def law(weights: list[int]) -> tuple[Fraction, ...]:
    return tuple(Fraction(w, sum(weights)) for w in weights)


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Chains of two or three steps with many zeros."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=3, max_size=4))
    column = {n: st.lists(st.sampled_from([0, 0, 1, 2]), min_size=n, max_size=n).filter(any).map(law) for n in sizes}
    steps = [tuple(zip(*(draw(column[n]) for _ in range(k)), strict=True)) for k, n in pairwise(sizes)]
    return draw(column[sizes[0]]), tuple(steps)


def paths(chain: Chain) -> dict[tuple[int, ...], Fraction]:
    initial, steps = chain
    found = {}
    for path in product(range(len(initial)), *(range(len(m)) for m in steps)):
        p = initial[path[0]]
        for m, j, k in zip(steps, path[1:], path, strict=False):
            p *= m[j][k]
        found[path] = p
    return found


@given(chains())
@settings(deadline=None, max_examples=60)
def test_statistics_are_those_of_the_definition(chain: Chain) -> None:
    table, last = paths(chain), len(chain[1][-1])
    statistics = distillation(*chain)
    for i, labels in enumerate(statistics):
        posterior = {}
        for a in range(last):
            weights: dict[int, Fraction] = {}
            for path, p in table.items():
                if path[-1] == a:
                    weights[path[i]] = weights.get(path[i], Fraction(0)) + p
            total = sum(weights.values())
            assert (total == 0) == (labels[a] == OUTSIDE)
            if total:
                posterior[a] = {k: w / total for k, w in weights.items()}
        assert all((labels[a] == labels[b]) == (posterior[a] == posterior[b]) for a in posterior for b in posterior)


@given(chains())
@settings(deadline=None, max_examples=60)
def test_theorem_2_and_the_matrix_product(chain: Chain) -> None:
    statistics = distillation(*chain)
    assert all(undo(finer, coarser) is not None for coarser, finer in pairwise(statistics))
    last = [sum((p for path, p in paths(chain).items() if path[-1] == a), Fraction(0)) for a in range(len(chain[1][-1]))]
    assert tuple(last) == laws(*chain)[-1]
    table = joint(*chain)
    assert sufficient(table, statistics[0])
    low, high = mutual_information(table)
    kept = mutual_information(merged(table, statistics[0]))
    assert kept[0] <= high
    assert low <= kept[1]


def test_the_solver_agrees() -> None:
    assert ask_z3(smtlib(ChainTheorem((2, 2))), 10) == "unsat"
    broken = smtlib(ChainTheorem((2, 2))).replace("(<= 0 q0_0)", "true").replace("(<= 0 q1_0)", "true")
    assert ask_z3(broken, 10) == "sat"
