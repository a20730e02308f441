"""A2 and A3 for given networks: every way gives the answer of the definition, and a wrong network is refused for its first wrong monomial."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepcheap.certificate import rational
from deepcheap.errors import CostError, InputError
from deepcheap.exact import two_valued
from deepcheap.exact.constructions import half_cube_network, linked_network, sign_network, subset_network
from deepcheap.exact.halves import primes_for, sweep_for
from deepcheap.exact.monomials import monomials, multinomial
from deepcheap.exact.residues import largest_modulus, primes_down
from deepcheap.exact.scaled import scaled
from deepcheap.methods import moments
from deepcheap.methods.moments import exponent_caps, failure_by_halves, failure_by_values, first_failure, monomials_within, product_network
from deepcheap.obligations import Neuron, ProductNetwork

Q = Fraction


def by_definition(n: int, neurons: tuple[Neuron, ...], nonzero: tuple[int, ...]) -> tuple[int, ...] | None:
    """The first wrong monomial, from rationals, monomial by monomial."""
    for k in nonzero:
        for r in monomials(n, k):
            total = Q(0)
            for w, *a in neurons:
                for value, exponent in zip(a, r, strict=True):
                    w *= value**exponent
                total += w
            if multinomial(r) * total != (r == (1,) * n):
                return r
    return None


def linked(n: int) -> tuple[Neuron, ...]:
    return linked_network((Q(1, 3), Q(2)), tuple((Q(i + 1, 2), Q(i + 3)) for i in range(n - 1)))


def every_way(n: int, neurons: tuple[Neuron, ...], nonzero: tuple[int, ...]) -> set[tuple[int, ...] | None]:
    net = scaled(neurons)
    found = {first_failure(net, nonzero), failure_by_halves(net, nonzero, frozenset(nonzero))}
    table = two_valued.recognise(net)
    if table is not None:
        found.add(failure_by_values(net, table, list(nonzero)))
    return found


small = st.sampled_from([Q(0), Q(1), Q(-1), Q(2), Q(1, 2), Q(-3, 4)])
two = st.sampled_from([Q(1), Q(-1)])


@st.composite
def networks(draw: st.DrawFn, values: st.SearchStrategy[Fraction] = small) -> tuple[int, tuple[Neuron, ...], tuple[int, ...]]:
    n = draw(st.integers(1, 4))
    neurons = draw(st.lists(st.tuples(small, *[values] * n), min_size=1, max_size=6))
    nonzero = sorted(draw(st.sets(st.integers(0, n))) | {n})
    return n, tuple(neurons), tuple(nonzero)


@given(networks())
@settings(max_examples=150, deadline=None)
def test_every_way_agrees_with_the_definition(case: tuple[int, tuple[Neuron, ...], tuple[int, ...]]) -> None:
    n, neurons, nonzero = case
    assert every_way(n, neurons, nonzero) == {by_definition(n, neurons, nonzero)}


@given(networks(two))
@settings(max_examples=150, deadline=None)
def test_every_way_agrees_on_sign_rows(case: tuple[int, tuple[Neuron, ...], tuple[int, ...]]) -> None:
    n, neurons, nonzero = case
    assert every_way(n, neurons, nonzero) == {by_definition(n, neurons, nonzero)}


@given(st.integers(1, 4), st.data())
@settings(max_examples=100, deadline=None)
def test_one_wrong_number_in_a_right_network_is_found(n: int, data: st.DataObject) -> None:
    neurons = [list(neuron) for neuron in data.draw(st.sampled_from([sign_network(n), linked(n)]))]
    j, i = data.draw(st.integers(0, len(neurons) - 1)), data.draw(st.integers(0, n))
    neurons[j][i] += data.draw(st.sampled_from([Q(1), Q(-1, 7), Q(1, 2**70)]))
    wrong = tuple(tuple(neuron) for neuron in neurons)
    nonzero = tuple(range(n + 1))
    failure = by_definition(n, wrong, nonzero)
    assert failure is not None
    assert every_way(n, wrong, nonzero) == {failure}


@pytest.mark.parametrize("n", [1, 2, 3, 5, 7, 9])
@pytest.mark.parametrize("make", [sign_network, linked])
def test_networks_without_vanishing_coefficients(n: int, make: object) -> None:
    neurons = make(n)  # type: ignore[operator]
    assert every_way(n, neurons, tuple(range(n + 1))) == {None}


@pytest.mark.parametrize("n", [1, 2, 3, 5, 8])
def test_subset_network_needs_the_output_bias(n: int) -> None:
    neurons = subset_network(n)
    assert product_network(ProductNetwork(n, neurons, tuple(range(1, n + 1)), "output")).answer == "yes"
    found = product_network(ProductNetwork(n, neurons, tuple(range(n + 1))))
    assert found.statement is not None
    assert (found.answer, found.statement.params["monomial"]) == ("no", [0] * n)


@pytest.mark.parametrize("n", [1, 2, 3, 5, 8, 13])
def test_half_cube_needs_a_vanishing_coefficient(n: int) -> None:
    neurons = half_cube_network(n)
    assert product_network(ProductNetwork(n, neurons, tuple(k for k in range(n + 1) if k != n - 1))).answer == "yes"
    found = product_network(ProductNetwork(n, neurons, tuple(range(n + 1))))
    assert found.statement is not None
    assert (found.answer, found.statement.params["monomial"]) == ("no", [0] + [1] * (n - 1))


def test_the_statement_of_a_right_network() -> None:
    found = product_network(ProductNetwork(1, sign_network(1), (0, 1)))
    assert found.statement is not None
    assert found.statement.kind == "product-network"
    assert found.statement.params == {"biases": "none", "n": 1, "neurons": [["1/2", "1"], ["-1/2", "-1"]], "nonzero": [0, 1]}
    assert found.statement.assumptions == ("common-expansion-point", "bias-free", "taylor-equality-to-degree-n")
    assert found.witness == {}


def test_the_statement_of_a_wrong_network_has_the_exact_value() -> None:
    found = product_network(ProductNetwork(2, ((Q(3), Q(1), Q(1, 5)),), (2,)))
    assert found.statement is not None
    assert found.statement.kind == "network-coefficient"
    assert (found.statement.params["monomial"], found.statement.params["value"]) == ([0, 2], "3/25")


def test_a_wrong_product_coefficient_has_its_value() -> None:
    doubled = tuple((2 * w, *a) for w, *a in sign_network(2))
    found = product_network(ProductNetwork(2, doubled, (0, 1, 2)))
    assert found.statement is not None
    assert (found.statement.params["monomial"], found.statement.params["value"]) == ([1, 1], "2")


def test_output_bias_is_among_the_assumptions() -> None:
    found = product_network(ProductNetwork(2, subset_network(2), (1, 2), "output"))
    assert found.statement is not None
    assert found.statement.assumptions[1] == "output-bias"


def test_weights_zero_do_not_matter() -> None:
    neurons = (*sign_network(2), (Q(0), Q(7), Q(9)))
    assert every_way(2, neurons, (0, 1, 2)) == {None}
    assert product_network(ProductNetwork(1, ((Q(0), Q(1)),), (0, 1))).answer == "no"


def test_lemma_on_distinct_values_needs_every_lower_degree() -> None:
    # one neuron at 1 with weight 1: x itself. a^2 = a^0 on its row, and the degree 0 that it reduces to is not asked for.
    net = scaled(((Q(1), Q(1)),))
    assert exponent_caps(net, (0, 1)) == [0]
    assert exponent_caps(net, (1,)) == [1]
    assert exponent_caps(scaled(subset_network(2)), (1, 2)) == [1, 1]
    assert exponent_caps(scaled(sign_network(2)), (1, 2)) == [2, 2]


@pytest.mark.parametrize("n", [2, 3, 4])
def test_reduced_moments_decide_all_moments(n: int) -> None:
    for neurons in (sign_network(n), linked(n), linked(n)[1:], sign_network(n)[:-1]):
        net = scaled(neurons)
        caps = exponent_caps(net, tuple(range(n + 1)))
        reduced = [r for k in range(n + 1) for r in monomials(n, k) if all(e <= c for e, c in zip(r, caps, strict=True)) and r != (1,) * n]
        every = [r for k in range(n + 1) for r in monomials(n, k) if r != (1,) * n]
        assert any(map(net.moment, reduced)) == any(map(net.moment, every))


@given(st.lists(st.integers(0, 4), min_size=1, max_size=5), st.integers(0, 8))
@settings(deadline=None)
def test_count_of_monomials_within_caps(caps: list[int], degree: int) -> None:
    assert monomials_within(caps, degree) == sum(sum(r) <= degree for r in product(*(range(c + 1) for c in caps)))


def test_more_than_one_prime_is_needed_and_used() -> None:
    neurons = linked_network((Q(1021, 1024), Q(-1019, 1024)), tuple((Q(1000 + i, 1024), Q(900 - i, 1023)) for i in range(6)))
    net = scaled(neurons)
    assert net.bound(7) > 2**150
    assert failure_by_halves(net, (0, 3, 7), frozenset((0, 3, 7))) is None


def test_a_moment_divisible_by_the_first_prime_is_still_found() -> None:
    p = next(primes_down(largest_modulus(64)))
    big = Q(2**60)
    net = scaled(((Q(1), big, Q(0)), (Q(-1), big, Q(0)), (Q(p), Q(0), Q(1)), (Q(1), Q(1), Q(0))))
    assert primes_for(sweep_for(net, 1, [2, 2]), 1)[0] == p
    assert (net.moment((0, 1)), net.moment((1, 0))) == (p, 1)
    assert failure_by_halves(net, (1, 2), frozenset((1, 2))) == (0, 1)


def test_rationals_are_spelled_as_the_format_has_them() -> None:
    neurons = ((Q(-6, 4), Q(3)),)
    assert moments.spelled(neurons) == [[rational(Q(-3, 2)), "3"]]


def test_the_moment_of_the_product_is_its_taylor_coefficient() -> None:
    net = scaled(sign_network(3))
    assert net.moment((1, 1, 1)) * net.unit((1, 1, 1)) == Q(1, factorial(3))


@pytest.mark.parametrize(
    ("o", "reason"),
    [
        (ProductNetwork(0, (), (0,)), "not in 1..64"),
        (ProductNetwork(65, (), (65,)), "not in 1..64"),
        (ProductNetwork(1, ((Q(1), Q(1)),), (1,), "hidden"), "choose none or output"),
        (ProductNetwork(2, ((Q(1), Q(1), Q(1)),), (2, 1)), "not increasing"),
        (ProductNetwork(2, ((Q(1), Q(1), Q(1)),), (0, 1)), "last equal to 2"),
        (ProductNetwork(2, ((Q(1), Q(1), Q(1)),), ()), "not increasing"),
        (ProductNetwork(2, ((Q(1), Q(1), Q(1)),), (0, 2), "output"), "leave 0 out"),
        (ProductNetwork(2, ((Q(1), Q(1)),), (2,)), "neuron 0"),
        (ProductNetwork(2, (), (2,)), "at least one"),
    ],
)
def test_wrong_shapes_are_refused(o: ProductNetwork, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        product_network(o)


def crowded(n: int, product: Fraction) -> tuple[Neuron, ...]:
    """Neurons that cancel but for one, which makes the coefficient of x_1...x_n in degree n equal to `product`."""
    pairs = [(Q(s), *(Q(j * i + 1, 7) for i in range(n))) for j in range(1, 100) for s in (1, -1)]
    return (*pairs, (product / factorial(n), *[Q(1)] * n))


def test_too_much_work_is_refused_with_its_cost() -> None:
    with pytest.raises(CostError, match=r"operations \(\d+ s\) and \d+ MiB"):
        product_network(ProductNetwork(16, crowded(16, Q(1)), (16,)))


def test_a_wrong_product_is_named_even_where_all_monomials_are_too_many() -> None:
    found = product_network(ProductNetwork(16, crowded(16, Q(2)), (16,)))
    assert found.statement is not None
    assert (found.statement.params["monomial"], found.statement.params["value"]) == ([1] * 16, "2")


@pytest.mark.slow
def test_full_size() -> None:
    assert product_network(ProductNetwork(14, sign_network(14), tuple(range(15)))).answer == "yes"
    net = scaled(sign_network(11))
    degrees = frozenset({*range(10), 11})
    assert failure_by_halves(net, tuple(sorted(degrees)), degrees) is None
