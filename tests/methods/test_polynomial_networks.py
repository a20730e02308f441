"""Laws of compiled networks: they compute the polynomial, and their size does not depend on the error."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from deepcheap.errors import CostError, InputError
from deepcheap.methods.polynomial_networks import bounded_network_gap, deep_network, low_degree_network_error, relu_network_error
from deepcheap.networks.deep import Network, compiled
from deepcheap.networks.polynomials import monomial, read_polynomial
from deepcheap.obligations import BoundedNetworkGap, DeepNetwork, LowDegreeNetworkError, ReluNetworkError, Terms

ZERO, ONE = Fraction(0), Fraction(1)
KEYS = some.tuples(some.integers(0, 4), some.integers(0, 4), some.integers(0, 4))
POLYNOMIALS = some.dictionaries(KEYS, some.fractions(-3, 3, max_denominator=5).filter(bool), max_size=7).map(lambda d: tuple(sorted(d.items())))


def value(network: Network, point: tuple[Fraction, ...]) -> Fraction:
    values = [ONE, *point]
    for layer in network.layers:
        fresh = []
        for unit in layer:
            product = ONE
            for form in unit:
                product *= sum((c * values[i] for i, c in form), ZERO)
            fresh.append(product)
        values = [ONE, *fresh]
    return sum((c * values[i] for i, c in network.output), ZERO)


@given(POLYNOMIALS, some.tuples(*[some.fractions(-2, 2, max_denominator=7)] * 3), some.sampled_from(["tree", "chain"]))
@settings(max_examples=60, deadline=None)
def test_with_exact_gates_the_network_is_the_polynomial(terms: Terms, point: tuple[Fraction, ...], shape: str) -> None:
    wanted = sum((c * point[0] ** a * point[1] ** b * point[2] ** d for (a, b, d), c in terms), ZERO)
    network = compiled(terms, 3, shape)
    assert value(network, point) == wanted
    degree = max((sum(key) for key, _ in terms), default=0)
    assert len(network.layers) <= max(0, degree - 1)
    if shape == "tree":
        assert len(network.layers) <= max(0, (degree - 1).bit_length())


@pytest.mark.parametrize("n", [2, 4, 8, 16, 32, 64])
def test_a_power_of_two_needs_no_copies(n: int) -> None:
    network = compiled(monomial(n), n)
    assert (network.neurons(4), network.neurons(3), len(network.layers)) == (4 * (n - 1), 3 * (n - 1), n.bit_length() - 1)


def test_squares_and_common_factors_are_shared() -> None:
    assert compiled((((8,), ONE),), 1).neurons(4) == 12
    assert compiled(read_polynomial("x*y*z + x**2*y")[1], 3).neurons(4) == 14


@pytest.mark.parametrize("gate", [4, 3])
def test_the_size_does_not_depend_on_the_error(gate: int) -> None:
    def shape(upper: Fraction) -> object:
        statement = deep_network(DeepNetwork("tanh", Fraction(1, 2), 3, read_polynomial("x*y*z + x**2*y")[1], upper, gate=gate)).statement
        assert statement is not None
        layers = statement.params["layers"]
        assert isinstance(layers, list)
        return statement.params["neurons"], [[unit[1:] for unit in layer] for layer in layers]  # type: ignore[index, union-attr]

    assert shape(Fraction(1, 10)) == shape(Fraction(1, 10**9))


def question(**changed: object) -> DeepNetwork:
    return DeepNetwork(**({"activation": "cos", "bias": ONE, "inputs": 3, "terms": monomial(3), "upper": Fraction(1, 10)} | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"bias": ZERO}, "order 1 of cos is 0"),
        ({"activation": "sin", "bias": ZERO}, "order 2 of sin is 0"),
        ({"upper": ZERO}, "greater than 0"),
        ({"activation": "relu"}, "unknown activation"),
    ],
)
def test_bad_questions_are_answered_with_a_remedy(changed: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        deep_network(question(**changed))


def test_too_few_neurons_are_undecided() -> None:
    assert deep_network(question(neurons=8)).answer == "undecided"
    assert deep_network(question(neurons=9, hidden_layers=2)).answer == "yes"


def test_bounds_that_the_arguments_do_not_give() -> None:
    assert relu_network_error(ReluNetworkError(2, 4, Fraction(1, 49))).answer == "undecided"
    assert low_degree_network_error(LowDegreeNetworkError(2, 2)).answer == "undecided"
    assert bounded_network_gap(BoundedNetworkGap("tanh", 1, (((0,), ONE),))).answer == "undecided"


@pytest.mark.parametrize(
    "text",
    [
        "sin(x)",
        "x**y",
        "1/x",
        "x**-1",
        "x**0.5",
        "__import__('os')",
        "x.y",
        "x;y",
        "x = 1",
        "",
        "x if y else z",
        "1e5",
        "0x10",
        "x**1_0",
        "[x]",
        "x//2",
        "x@y",
        "lambda x: x",
    ],
)
def test_what_is_not_a_polynomial_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_polynomial(text)


@pytest.mark.parametrize("text", ["(x+y+z+u+v+w)**40", "x**64*x"])
def test_what_is_too_large_is_refused_with_its_size(text: str) -> None:
    with pytest.raises(CostError):
        read_polynomial(text)


def test_spellings_of_one_polynomial() -> None:
    assert read_polynomial("(x+y)^2") == read_polynomial("x*x + 2*x*y + y**2") == (("x", "y"), (((0, 2), ONE), ((1, 1), Fraction(2)), ((2, 0), ONE)))
    assert read_polynomial("x10 - x2 - x10 + 0.25")[0] == ("x2", "x10")
