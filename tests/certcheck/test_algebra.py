"""Packed linear algebra and the reduction lemmas against plain definitions."""

import random
from fractions import Fraction
from itertools import product
from math import prod

import pytest

from certcheck.errors import Budget
from certcheck.linear import is_prime, rank_mod, walsh
from certcheck.rules import algebra, networks


@pytest.mark.parametrize("size", [10, 2**62, 2**80])
def test_walsh_is_the_signed_sum(size):
    generator = random.Random(size)
    for n in range(7):
        values = [generator.randint(-size, size) for _ in range(2**n)]
        assert list(walsh(values)) == [sum((-1) ** (s & e).bit_count() * v for s, v in enumerate(values)) for e in range(2**n)]
    assert list(walsh([-(2**70)] * 8)) == [-(2**73)] + [0] * 7


def plain_rank(rows, p):
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0])):
        pivot = next((i for i in range(rank, len(rows)) if rows[i][column] % p), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        inverse = pow(rows[rank][column], -1, p)
        for i in range(rank + 1, len(rows)):
            c = rows[i][column] * inverse
            rows[i] = [(x - c * y) % p for x, y in zip(rows[i], rows[rank], strict=True)]
        rank += 1
    return rank


@pytest.mark.parametrize("p", [2, 3, 5, 65537, 524287, 1000003, 2**31 - 1])
def test_rank_modulo_a_prime(p):
    generator = random.Random(p)
    for _ in range(25):
        a, b, r = (generator.randint(1, 30) for _ in range(3))
        left = [[generator.choice([0, 1, p - 1, generator.randrange(p)]) for _ in range(r)] for _ in range(a)]
        right = [[generator.randrange(p) for _ in range(b)] for _ in range(r)]
        rows = [[sum(x * y for x, y in zip(row, column, strict=True)) % p for column in zip(*right, strict=True)] for row in left]
        assert rank_mod(rows, p) == plain_rank(rows, p)
    assert rank_mod([[p - 1] * 40] * 40, p) == 1
    assert rank_mod([[(p - 1) * (i >= j) for j in range(33)] for i in range(33)], p) == 33


def test_primes():
    assert [p for p in range(60) if is_prime(p)] == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59]
    assert is_prime(2**31 - 1)
    assert not any(map(is_prime, (0, 1, 561, 1105, 46337 * 46349, 2147483647 - 2)))


def test_grid_and_plain_moments_agree():
    """Lemma: where the reduced moments vanish all of them do; the first failures are failures of the plain definition too."""
    generator = random.Random(5)
    for _ in range(60):
        n, m = generator.randint(1, 3), generator.randint(1, 9)
        scaled = [[generator.choice([-2, -1, 0, 1, 3]) for _ in range(m)] for _ in range(n + 1)]
        direct = {
            r for r in product(range(n + 1), repeat=n)
            if sum(r) <= n and r != (1,) * n and sum(w * prod(a**e for a, e in zip(row, r, strict=True)) for w, *row in zip(*scaled, strict=True))
        }  # fmt: skip
        assert set(networks.plain_moments(scaled, n, Budget(10**9))) == direct
        values = [sorted(set(row)) for row in scaled[1:]]
        grid = set(networks.grid_moments(scaled, values, Budget(10**9)))
        assert grid <= direct
        assert bool(grid) == bool(direct) or sum(w * prod(row) for w, *row in zip(*scaled, strict=True)) != 0


def test_bernstein_coefficients_enclose_and_interpolate():
    generator = random.Random(7)
    for _ in range(30):
        d = generator.randint(1, 3)
        box = [[Fraction(generator.randint(-3, 0)), Fraction(generator.randint(1, 3), 2)] for _ in range(d)]
        exponents = sorted({tuple(generator.randint(0, 3) for _ in range(d)) for _ in range(4)})
        terms = [(list(e), Fraction(generator.randint(1, 9), generator.randint(-4, -1))) for e in exponents]

        def value(x, terms=terms):
            return sum(c * prod(xi**k for xi, k in zip(x, e, strict=True)) for e, c in terms)

        tensor = algebra.bernstein(terms, box)
        assert Fraction(tensor.values[0], tensor.bottom) == value([low for low, _ in box])
        assert Fraction(tensor.values[-1], tensor.bottom) == value([high for _, high in box])
        for axis in range(d):
            low, high = tensor.halves(axis)
            middle = [(a + b) / 2 if i == axis else b for i, (a, b) in enumerate(box)]
            assert Fraction(low.values[-1], low.bottom) == value(middle)
            middle = [(a + b) / 2 if i == axis else a for i, (a, b) in enumerate(box)]
            assert Fraction(high.values[0], high.bottom) == value(middle)
        for _ in range(10):
            x = [low + (high - low) * Fraction(generator.randint(0, 8), 8) for low, high in box]
            assert min(tensor.values) <= value(x) * tensor.bottom <= max(tensor.values)
