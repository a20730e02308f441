"""Split halves: the enumeration of monomials, and all moments against direct sums."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.exact.halves import first_failure, half, moments_modulo, primes_for, sweep_for
from deepcheap.exact.residues import EXACT
from deepcheap.exact.scaled import scaled


@given(st.lists(st.integers(0, 4), min_size=0, max_size=4), st.integers(0, 6))
@settings(deadline=None)
def test_a_half_lists_every_monomial_once_in_its_order(caps: list[int], degree: int) -> None:
    plan = half(caps, degree)
    listed = [tuple(r) for r in plan.exponents.tolist()]
    expected = [r for r in product(*(range(c + 1) for c in caps)) if sum(r) <= degree]
    assert listed == sorted(expected, key=lambda r: (sum(r), tuple(-e for e in r)))
    assert plan.starts == tuple(sum(sum(r) < d for r in expected) for d in range(degree + 2))


@given(st.integers(1, 4), st.data())
@settings(max_examples=60, deadline=None)
def test_moments_are_the_direct_sums(n: int, data: st.DataObject) -> None:
    number = st.integers(-9, 9)
    neurons = data.draw(st.lists(st.tuples(st.integers(1, 9), *[number] * n), min_size=1, max_size=5))
    net = scaled([tuple(map(Fraction, neuron)) for neuron in neurons])
    sweep = sweep_for(net, n, [n] * n)
    degrees = frozenset(range(n + 1))
    for p in (None, 10007):
        for d, low, block in moments_modulo(sweep, degrees, p):
            for i, left in enumerate(sweep.left.exponents[sweep.left.rows(d, d)].tolist()):
                for k, right in enumerate(sweep.right.exponents[sweep.right.starts[low] :][: block.shape[1]].tolist()):
                    exact = net.moment([*left, *right])
                    assert (block[i, k] == exact) if p is None else (int(block[i, k]) - exact) % p == 0


def test_more_neurons_than_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deepcheap.exact.halves.ENTRIES", 64)
    neurons = [(Fraction(s), Fraction(j), Fraction(j * j % 7)) for j in range(1, 150) for s in (1, -1)]
    sweep = sweep_for(scaled(neurons), 2, [2, 2])
    assert sweep.chunk() == 64
    assert first_failure(sweep, frozenset((0, 1, 2))) is None


def test_sums_that_might_be_rounded_are_refused() -> None:
    net = scaled([(Fraction(2**30), Fraction(2**30))])
    assert net.bound(1) < EXACT  # 1 * 2^0: the common factors are in the units
    net = scaled([(Fraction(2**30), Fraction(2**30)), (Fraction(1), Fraction(1))])
    sweep = sweep_for(net, 1, [1])
    with pytest.raises(ArithmeticError, match="might be rounded"):
        moments_modulo(sweep, frozenset((1,)), None)
    with pytest.raises(ArithmeticError, match="might be rounded"):
        moments_modulo(sweep, frozenset((1,)), 94906267)
    with pytest.raises(ArithmeticError, match="might be rounded"):
        moments_modulo(sweep, frozenset((1,)), 7)


def test_the_primes_exceed_the_bound() -> None:
    net = scaled([(Fraction(3**70), Fraction(5**20), Fraction(1)), (Fraction(1), Fraction(1), Fraction(1))])
    primes = primes_for(sweep_for(net, 2, [2, 2]), 2)
    total = 1
    for p in primes:
        total *= p
    assert total > net.bound(2) >= total // primes[-1]
