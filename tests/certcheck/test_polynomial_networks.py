"""The deviation that certcheck adds up is never below a sampled error of the network, evaluated in many digits."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from typing import Any

import mpmath
import pytest

from certcheck.errors import Budget
from certcheck.reader import envelope, parse
from certcheck.rules import check
from deepcheap.certificate import certificate_bytes
from deepcheap.methods.polynomial_networks import deep_network
from deepcheap.networks.polynomials import read_polynomial
from deepcheap.obligations import DeepNetwork

SIGMA = {"logistic": lambda u: 1 / (1 + mpmath.exp(-u)), "tanh": mpmath.tanh, "exp": mpmath.exp, "sin": mpmath.sin}


def exact(value: str) -> Any:
    q = Fraction(value)
    return mpmath.mpf(q.numerator) / q.denominator


def form(pairs: Any, values: list[Any]) -> Any:
    return sum((exact(c) * values[i] for i, c in pairs), mpmath.mpf(0))


def unit(entry: Any, values: list[Any], sigma: Any, b: Any, gate: int, t: Any) -> Any:
    h, arguments = exact(entry[0]) * t, [form(pairs, values) for pairs in entry[1:]]
    if len(arguments) == 1:
        return (sigma(b + h * arguments[0]) - sigma(b)) / (h * mpmath.diff(sigma, b))
    u, v = arguments
    second = mpmath.diff(sigma, b, 2)
    if gate == 4:
        return (sigma(b + h * (u + v)) + sigma(b - h * (u + v)) - sigma(b + h * (u - v)) - sigma(b - h * (u - v))) / (4 * h * h * second)
    return (sigma(b + h * (u + v)) - sigma(b + h * u) - sigma(b + h * v) + sigma(b)) / (h * h * second)


@pytest.mark.parametrize("gate", [4, 3])
@pytest.mark.parametrize(("name", "bias"), [("logistic", Fraction(21, 16)), ("tanh", Fraction(1, 2)), ("exp", Fraction(0)), ("sin", Fraction(1))])
@pytest.mark.parametrize("text", ["x*y", "x**3*y - 2*x*z + y/3 - 1"])
def test_sampled_errors_are_below_the_certified_bound(name: str, bias: Fraction, text: str, gate: int) -> None:
    names, terms = read_polynomial(text)
    upper, radius = Fraction(1, 50), Fraction(3, 2)
    finding = deep_network(DeepNetwork(name, bias, len(names), terms, upper, radius, gate))
    assert finding.statement is not None
    data = certificate_bytes(finding.statement, {})
    assert check(*envelope(parse(data)), Budget(200_000_000))[0] == "deep-network"
    params = json.loads(data)["claim"]["params"]
    with mpmath.workdps(60):
        for t in (mpmath.mpf(1), mpmath.mpf(1) / 1000):
            for point in product((mpmath.mpf(-3) / 2, mpmath.mpf("0.7"), mpmath.mpf(3) / 2), repeat=len(names)):
                values = [mpmath.mpf(1), *point]
                for layer in params["layers"]:
                    values = [mpmath.mpf(1), *(unit(u, values, SIGMA[name], exact(params["bias"]), gate, t) for u in layer)]
                wanted = sum(exact(str(c)) * mpmath.fprod(x**e for x, e in zip(point, key, strict=True)) for key, c in terms)
                assert abs(form(params["output"], values) - wanted) <= t * exact(params["upper"])
