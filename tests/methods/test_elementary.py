"""Values of networks, affine networks, and the constant of A5 and A6."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import factorial, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.errors import InputError
from deepcheap.methods.elementary import affine_network_error, derivative_factor, network_value
from deepcheap.obligations import AffineNetworkError, DerivativeFactor, NetworkValue

Q = Fraction
numbers = st.fractions(-4, 4, max_denominator=5)


@given(st.lists(numbers, min_size=1, max_size=4), st.lists(st.tuples(numbers, numbers, numbers, numbers), max_size=4), numbers, numbers, numbers)
@settings(deadline=None)
def test_value_against_the_definition(sigma: list[Fraction], neurons: list[tuple[Fraction, ...]], offset: Fraction, x: Fraction, y: Fraction) -> None:
    value = offset + sum(w * sum(c * (b + p * x + q * y) ** k for k, c in enumerate(sigma)) for w, b, p, q in neurons)
    found = network_value(NetworkValue(tuple(sigma), tuple(neurons), offset, (x, y)))
    assert found.answer == ("yes" if value == x * y else "no")
    if found.statement is not None:
        assert found.statement.params["value"] == str(value)


def test_a_value_that_is_the_product_makes_no_statement() -> None:
    found = network_value(NetworkValue((Q(0), Q(1)), (), Q(6), (Q(2), Q(3))))
    assert (found.answer, found.statement) == ("yes", None)


@pytest.mark.parametrize(
    "o",
    [
        NetworkValue((), (), Q(0), (Q(1),)),
        NetworkValue((Q(1),), (), Q(0), ()),
        NetworkValue((Q(1),), ((Q(1), Q(1)),), Q(0), (Q(1),)),
    ],
)
def test_wrong_shapes_are_refused(o: NetworkValue) -> None:
    with pytest.raises(InputError, match="n \\+ 2 ="):
        network_value(o)


@given(st.integers(2, 4), st.data())
@settings(deadline=None)
def test_affine_functions_miss_the_product_by_one(n: int, data: st.DataObject) -> None:
    c = [data.draw(numbers) for _ in range(n + 1)]
    errors = [abs(prod(s) - c[0] - sum(a * b for a, b in zip(c[1:], s, strict=True))) for s in product((1, -1), repeat=n)]
    assert max(errors) >= 1
    found = affine_network_error(AffineNetworkError(n))
    assert found.statement is not None
    assert found.statement.params == {"lower": "1", "n": n}


@pytest.mark.parametrize("n", [1, 1_000_001])
def test_affine_error_out_of_range(n: int) -> None:
    with pytest.raises(InputError, match="choose n in that range"):
        affine_network_error(AffineNetworkError(n))


@given(st.integers(0, 30), st.integers(0, 30))
@settings(deadline=None)
def test_constants(k: int, size: int) -> None:
    size = min(k, size)
    found = derivative_factor(DerivativeFactor(k, size))
    factor, printed = factorial(k) // factorial(k - size), factorial(k) // factorial(size)
    assert found.answer == ("yes" if factor == printed else "no")
    if found.statement is not None:
        assert found.statement.params == {"factor": str(factor), "k": k, "printed": str(printed), "size": size}


def test_long_constants_are_hexadecimal() -> None:
    found = derivative_factor(DerivativeFactor(10_000, 9_999))
    assert found.statement is not None
    assert str(found.statement.params["factor"]).startswith("0x")
    assert found.statement.params["printed"] == "10000"


@pytest.mark.parametrize(("k", "size"), [(1, 2), (10_001, 1), (1, -1)])
def test_derivatives_out_of_range(k: int, size: int) -> None:
    with pytest.raises(InputError, match="choose them so"):
        derivative_factor(DerivativeFactor(k, size))
