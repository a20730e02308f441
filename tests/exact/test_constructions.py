"""The explicit networks: sum_j w_j (a_j.x)^n = x_1...x_n by expansion, and in which lower degrees they vanish."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from deepcheap.errors import CostError, InputError
from deepcheap.exact.constructions import Neuron, half_cube_network, linked_network, sign_network, subset_network

Q = Fraction


def degrees_that_fail(n: int, neurons: tuple[Neuron, ...]) -> set[int]:
    import sympy

    x = sympy.symbols(f"x1:{n + 1}")
    failing = set()
    for k in range(n + 1):
        total = sum(sympy.Rational(str(w)) * sum(sympy.Rational(str(v)) * y for v, y in zip(a, x, strict=True)) ** k for w, *a in neurons)
        if sympy.expand(total - (sympy.prod(x) if k == n else 0)) != 0:
            failing.add(k)
    return failing


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_degrees(n: int) -> None:
    assert degrees_that_fail(n, sign_network(n)) == set()
    assert degrees_that_fail(n, subset_network(n)) == {0}
    assert degrees_that_fail(n, half_cube_network(n)) == {n - 1}
    levels = tuple((Q(2 * i + 1, 3), Q(i + 4)) for i in range(n - 1))
    assert degrees_that_fail(n, linked_network((Q(1), Q(-1, 2)), levels)) == set()


@pytest.mark.parametrize("n", [1, 2, 5, 8])
def test_numbers_of_neurons(n: int) -> None:
    assert [len(make(n)) for make in (sign_network, subset_network, half_cube_network)] == [2**n, 2**n - 1, 2 ** (n - 1)]
    assert {neuron[1:] for neuron in sign_network(n)} == set(product((Q(1), Q(-1)), repeat=n))


def test_linked_rows_take_four_values() -> None:
    neurons = linked_network((Q(1), Q(2)), ((Q(3), Q(5)), (Q(7), Q(11))))
    assert [len({neuron[i] for neuron in neurons}) for i in (1, 2, 3)] == [2, 4, 4]


def test_refusals() -> None:
    with pytest.raises(InputError, match="choose n >= 1"):
        sign_network(0)
    with pytest.raises(CostError, match="choose n <= 20"):
        subset_network(21)
    with pytest.raises(InputError, match="no zero level"):
        linked_network((Q(1), Q(2)), ((Q(0), Q(1)),))
    with pytest.raises(InputError, match="two different first values"):
        linked_network((Q(1), Q(1)), ())
