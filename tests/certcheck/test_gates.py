"""Claims about gates that are false by a hair are never verified, and true ones with little room are."""

import json
import random
from fractions import Fraction
from math import comb, factorial

import mpmath
import oracle
import pytest
import samples

from certcheck.activations import FORMULAS
from certcheck.errors import Failure


def corner(name, b, n, lam):
    """Return |m - E| at (1, ..., 1), to about 60 digits."""
    f, b, lam = oracle.FUNCTIONS[name], mpmath.mpf(b.numerator) / b.denominator, mpmath.mpf(lam.numerator) / lam.denominator
    derivative = mpmath.taylor(f, b, n)[n] * factorial(n)
    return abs(sum((-1) ** k * comb(n, k) * f(b + lam * (n - 2 * k)) for k in range(n + 1)) / ((2 * lam) ** n * derivative) - 1)


def answer(verify, certificate):
    """Return `verified`, or the status of the failure."""
    try:
        verify(json.dumps(certificate, sort_keys=True, separators=(",", ":")).encode() + b"\n", budget=2_000_000)
    except Failure as failure:
        return failure.status
    return "verified"


def rational(x, up):
    """Round to 30 digits, down or up."""
    return str(Fraction(int(mpmath.floor(x * 10**30)) + up, 10**30))


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("count", [3, pytest.param(12, marks=pytest.mark.slow)])
def test_brackets_of_the_corner_value(name, count, verify):
    generator, verified = random.Random(name), 0
    with mpmath.workdps(90):
        for _ in range(count):
            b = Fraction(generator.randint(-20, 20), 16)
            n, lam = generator.randint(1, 4), Fraction(1, generator.choice([2, 5, 20, 300]))
            try:
                value = corner(name, b, n, lam)
            except ZeroDivisionError:
                continue
            if value > 10**6 or value < mpmath.mpf(10) ** -20:
                continue
            hair = mpmath.mpf(10) ** -20
            witness = generator.choice([{"method": "corner", "terms": generator.randint(1, 9)}, {"method": "tree", "tree": "L"}])
            low, high = rational(value * (1 - hair), 0), rational(value * (1 + hair), 1)
            below, above = rational(value * (1 - 2 * hair), 0), rational(value * (1 + 2 * hair), 1)
            exact = {"method": "corner", "terms": 20}
            assert answer(verify, samples.error(name, str(b), n, str(lam), "0", low, witness=witness)) != "verified"
            assert answer(verify, samples.error(name, str(b), n, str(lam), high, str(Fraction(above) + 1), witness=exact)) != "verified"
            verified += answer(verify, samples.error(name, str(b), n, str(lam), below, above, witness=exact)) == "verified"
            rate = Fraction(below) / lam**2
            assert answer(verify, samples.rate(name, str(b), n, str(lam), "0", str(rate))) != "verified"
    assert verified >= count // 3


@pytest.mark.parametrize("name", ["logistic", "tanh", "arctan", "gaussian"])
def test_trees_never_miss_an_inner_supremum(name, verify):
    """Scales for which the supremum is not at the corner: sample it, and claim a little less."""
    with mpmath.workdps(40):
        for b, n, lam in ((Fraction(1, 2), 3, Fraction(1)), (Fraction(1), 3, Fraction(1)), (Fraction(3, 4), 2, Fraction(2))):
            f, derivative = oracle.FUNCTIONS[name], mpmath.taylor(oracle.FUNCTIONS[name], b, n)[n] * factorial(n)

            def along(x, f=f, b=b, n=n, lam=lam, derivative=derivative):
                total = sum((-1) ** k * comb(n, k) * f(b + lam * (n - 2 * k) * x) for k in range(n + 1))
                return abs(total / ((2 * lam) ** n * derivative) - x**n)

            top = max(along(mpmath.mpf(i) / 40) for i in range(1, 41))
            claim = samples.error(
                name, str(b), n, str(lam), "0", rational(top * (1 - mpmath.mpf(10) ** -6), 0), witness={"method": "tree", "tree": "1LL"}
            )
            assert answer(verify, claim) != "verified"
            above = samples.error(name, str(b), n, str(lam), "0", rational(top * 3, 1), witness={"method": "tree", "tree": "1LL"})
            assert answer(verify, above) == "verified"
