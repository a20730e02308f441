"""Deep networks for polynomials: compiled, with scales chosen for the error that is asked for; and what other networks miss."""

from __future__ import annotations

from fractions import Fraction

from ..certificate import big_integer, rational
from ..errors import CostError, InputError
from ..networks.activations import activation
from ..networks.deep import Deviation, compiled
from ..obligations import (
    BoundedNetworkGap,
    DeepNetwork,
    Finding,
    Json,
    JumpError,
    LowDegreeNetworkError,
    ReluNetworkError,
    SizeFormula,
    Statement,
    Terms,
)

BOUNDED = ("arctan", "cos", "erf", "gaussian", "logistic", "sin", "tanh")
MOST_GATES = 4000


def terms_json(terms: Terms) -> Json:
    """A polynomial as it stands in a certificate."""
    return [[list(key), rational(c)] for key, c in terms]


def deep_network(o: DeepNetwork) -> Finding:
    """Compile a polynomial, and choose the scales of the gates so that the error on the box is at most what is asked.

    Source: Corollary of II.C.1, footnote 3; `certificates/FORMAT.md`, 7.1.
    Raises: InputError for a bias with sigma'' = 0, or sigma' = 0 where copies are needed; CostError beyond 4000 gates.

    >>> finding = deep_network(DeepNetwork("exp", Fraction(0), 2, (((1, 1), Fraction(1)),), Fraction(1, 100)))
    >>> finding.answer, finding.statement.params["neurons"]
    ('yes', 4)
    """
    sigma, network = activation(o.activation), compiled(o.terms, o.inputs, o.shape)
    gates = sum(map(len, network.layers))
    if gates > MOST_GATES:
        raise CostError(f"the network would have {gates} gates: at most {MOST_GATES} are certified; give a polynomial with fewer terms")
    if o.upper <= 0:
        raise InputError(f"upper {o.upper} must be greater than 0: a positive error such as 1/1000")
    copies = any(len(unit) == 1 for layer in network.layers for unit in layer)
    for order, needed in ((2, True), (1, copies)):
        if needed and sigma.zero(o.bias, order):
            raise InputError(f"the derivative of order {order} of {o.activation} is 0 at bias {o.bias}: give another bias, such as 1/2 or 1")
    scales = Deviation(sigma, o.bias, o.gate, o.radius).scales(network, o.upper)
    if scales is None:
        return Finding("undecided", note="no scale above 2^-2000 is small enough: give a smaller radius or a larger error")
    layers, output = network.spelled(scales)
    params: dict[str, Json] = {
        "activation": o.activation,
        "bias": rational(o.bias),
        "gate": o.gate,
        "inputs": o.inputs,
        "layers": layers,
        "neurons": network.neurons(o.gate),
        "output": output,
        "radius": rational(o.radius),
        "terms": terms_json(o.terms),
        "upper": rational(o.upper),
    }
    statement = Statement("deep-network", params)
    says = o.answer(statement)
    note = f"{network.neurons(o.gate)} neurons in {len(network.layers)} hidden layers"
    return (
        Finding(says, statement, {}, "" if says == "yes" else note)
        if says == "yes"
        else Finding("undecided", note=f"the compiled network has {note}, more than asked for")
    )


def size_formula(o: SizeFormula) -> Finding:
    """Evaluate a count.

    >>> size_formula(SizeFormula("four-per-input", 32, 160)).answer
    'no'
    """
    values = {
        "all-signs": 2**o.n,
        "four-per-input": 4 * o.n,
        "tree-gates": o.n - 1,
        "tree-layers": (o.n - 1).bit_length(),
        "tree-neurons": 4 * (o.n - 1),
    }
    statement = Statement("size-formula", {"formula": o.formula, "n": o.n, "value": big_integer(values[o.formula])})
    return Finding(o.answer(statement), statement)


def relu_network_error(o: ReluNetworkError) -> Finding:
    """Compare with the bound 1/(2 (m+1)^2) of the argument in `certificates/FORMAT.md`, 7.3.

    >>> relu_network_error(ReluNetworkError(2, 4, Fraction(1, 50))).answer
    'yes'
    """
    most = Fraction(1, 2 * (o.neurons + 1) ** 2)
    if not 0 < o.lower <= most:
        return Finding("undecided", note=f"the argument gives {most}")
    return Finding("yes", Statement("relu-network-error", {"lower": rational(o.lower), "n": o.n, "neurons": o.neurons}))


def low_degree_network_error(o: LowDegreeNetworkError) -> Finding:
    """State the bound 1, for a degree below the number of inputs.

    >>> low_degree_network_error(LowDegreeNetworkError(3, 2)).answer
    'yes'
    """
    if not 0 <= o.degree < o.n:
        return Finding("undecided", note=f"degree {o.degree} is not below n = {o.n}")
    return Finding("yes", Statement("low-degree-network-error", {"degree": o.degree, "lower": "1", "n": o.n}))


def bounded_network_gap(o: BoundedNetworkGap) -> Finding:
    """State that bounded analytic networks are not polynomials.

    >>> bounded_network_gap(BoundedNetworkGap("exp", 1, (((1,), Fraction(1)),))).answer
    'undecided'
    """
    if o.activation not in BOUNDED or not any(any(key) for key, _ in o.terms):
        return Finding("undecided", note=f"the argument needs a bounded activation ({', '.join(BOUNDED)}) and a polynomial that is not constant")
    return Finding("yes", Statement("bounded-network-gap", {"activation": o.activation, "inputs": o.inputs, "terms": terms_json(o.terms)}))


def jump_error(o: JumpError) -> Finding:
    """Compare with 1/2.

    >>> jump_error(JumpError(Fraction(1, 2))).answer
    'yes'
    """
    if not 0 < o.lower <= Fraction(1, 2):
        return Finding("undecided", note="the argument gives 1/2")
    return Finding("yes", Statement("jump-error", {"lower": rational(o.lower)}))
