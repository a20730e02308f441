"""The corpus of FORMAT section 8: true certificates, and for every guard of its rules a forgery that this guard alone stops."""

NONE = ["common-expansion-point", "bias-free", "taylor-equality-to-degree-n"]
OUTPUT = ["common-expansion-point", "output-bias", "taylor-equality-to-degree-n"]
FREE = ["free-biases", "output-bias", "taylor-equality-to-degree-n"]
HIDDEN = ["free-biases", "no-output-bias", "taylor-equality-to-degree-n"]
MODELS = {"none": NONE, "output": OUTPUT, "free": FREE, "hidden": HIDDEN}

THREE = [["3/2", "2", "1", "-3", "0"], ["3/2", "2", "1", "0", "-3"], ["-8/3", "3", "1", "-2", "-2"]]
SIX = [["-1/24", "3/4", "1", "7", "7", "0"], ["-1/24", "3/4", "1", "7", "0", "7"], ["1/4", "1/2", "2", "3", "3", "3"]]
TWO = [["1/4", "1", "1"], ["-1/4", "1", "-1"]]
NEGATIVE = [
    ["-8/3", "-3", "1", "-1/2", "0"],
    ["3/2", "2", "1", "0", "-3"],
    ["3/2", "-2", "1", "-1/3", "-1/3"],
]  # the same formula at "biases" ln(-3), ln 2, ln(-2)


def certificate(kind, params, witness=None, assumptions=()):
    """Return an envelope."""
    claim = {"assumptions": list(assumptions), "kind": kind, "params": params}
    return {"claim": claim, "end": "deepcheap", "format": "deepcheap/1", "witness": {} if witness is None else witness}


def network(n, q, biases="none", neurons=None):
    """Return a pattern-network certificate."""
    count = 2**n - 2**q if neurons is None else neurons
    return certificate("pattern-network", {"biases": biases, "n": n, "neurons": str(count), "zero": q}, assumptions=MODELS[biases])


def bound(n, biases, nonzero, neurons, method):
    """Return a neuron-lower-bound certificate."""
    params = {"biases": biases, "n": n, "neurons": str(neurons), "nonzero": list(nonzero)}
    return certificate("neuron-lower-bound", params, {"method": method}, MODELS[biases])


def floor(n, m, lower, activations="continuous", biases="free"):
    """Return a network-floor certificate."""
    return certificate("network-floor", {"activations": activations, "biases": biases, "lower": lower, "n": n, "neurons": str(m)})


def large(sigma, neurons=TWO, bump="none", upper="1/2", n=2):
    """Return a large-weight-network certificate."""
    return certificate("large-weight-network", {"bump": bump, "n": n, "neurons": neurons, "sigma": sigma, "upper": upper})


def biased(activation, n, blocks, signs=0, biases="free"):
    """Return a biased-network certificate."""
    params = {"activation": activation, "biases": biases, "blocks": blocks, "n": n, "signs": signs}
    return certificate("biased-network", params, assumptions=MODELS[biases])


def zero(activation, order, lo, hi):
    """Return a derivative-zero certificate."""
    return certificate("derivative-zero", {"activation": activation, "hi": hi, "lo": lo, "order": order})


def nonzero(activation, *orders):
    """Return a derivative-nonzero certificate."""
    return certificate("derivative-nonzero", {"activation": activation, "orders": list(orders)})


def accepted():
    """Yield (name, true certificate)."""
    for n, q in ((1, 0), (2, 1), (3, 0), (4, 2), (7, 3), (64, 63)):
        yield f"pattern-network-{n}-{q}", network(n, q)
    yield "pattern-network-output-5", network(5, 0, "output")
    yield "neuron-lower-bound-none-3", bound(3, "none", range(4), 8, "bands")
    yield "neuron-lower-bound-output-3", bound(3, "output", [1, 2, 3], 7, "bands")
    yield "neuron-lower-bound-6-2", bound(6, "none", [3, 4, 5, 6], 57, "bands")
    yield "neuron-lower-bound-gaps", bound(6, "none", [0, 1, 3, 4, 5, 6], 57, "bands")
    for n, q, m in ((4, 2, 12), (5, 2, 28), (5, 3, 24)):
        yield f"neuron-lower-bound-quadrics-{n}-{q}", bound(n, "none", range(q + 1, n + 1), m, "quadrics")
    yield "neuron-lower-bound-free-9", bound(9, "free", [], 256, "reduction")
    yield "neuron-lower-bound-free-2", bound(2, "free", [1], 3, "reduction")
    yield "neuron-lower-bound-free-3", bound(3, "free", [2], 6, "reduction")
    yield "neuron-lower-bound-free-4", bound(4, "free", [3], 9, "reduction")
    yield "network-floor-continuous", floor(4, 5, "1/96")
    yield "network-floor-exp-hidden", floor(4, 15, "1/16", "exp", "hidden")
    yield "network-floor-exp-free", floor(4, 14, "1/16", "exp")
    yield "network-floor-monotone", floor(2, 2, "1/4", "monotone")
    yield "large-weight-network-polynomial", large(["1", "1", "1"])
    yield "large-weight-network-gaussian", large(["0", "0", "1"], bump="gaussian", upper="1/4")
    yield "biased-network-logistic", biased("logistic", 2, THREE, 0, "hidden")
    yield "biased-network-softplus", biased("softplus", 3, SIX, 1)
    yield "biased-network-exp", biased("exp", 1, [["1", "1", "1", "1"]])
    yield "biased-network-tanh", biased("tanh", 1, [["1/2", "1", "2", "1"]], 1)
    for name, order, lo, hi in (
        ("logistic", 3, "3/4", "4/5"), ("tanh", 2, "-1/8", "1/8"), ("softplus", 4, "3/4", "4/5"), ("sin", 1, "25/16", "13/8"),
        ("cos", 1, "-1/32", "1/32"),
        ("gaussian", 2, "11/16", "23/32"), ("erf", 3, "11/16", "23/32"), ("gelu", 1, "-97/128", "-3/4"),
        ("silu", 1, "-41/32", "-163/128"), ("arctan", 3, "73/128", "37/64"),
    ):  # fmt: skip
        yield f"derivative-zero-{name}", zero(name, order, lo, hi)
    yield "derivative-nonzero-logistic", nonzero("logistic", 1)
    yield "derivative-nonzero-softplus", nonzero("softplus", 1, 2)
    yield "derivative-nonzero-tanh", nonzero("tanh", 1)
    yield "derivative-nonzero-exp", nonzero("exp", 1, 2, 63)
    yield "derivative-nonzero-erf", nonzero("erf", 1)
    yield "derivative-nonzero-arctan", nonzero("arctan", 1)


def malformed():
    """Yield (name, guard, certificate): params outside the format."""
    yield "neurons-free-order-of-another-degree", "free-orders", bound(4, "free", [1], 9, "reduction")
    yield "neurons-degree-n-missing", "bound-top-degree", bound(2, "none", [0, 1], 4, "bands")
    yield "neurons-quadrics-beyond-their-cases", "quadrics-case", bound(6, "none", [3, 4, 5, 6], 60, "quadrics")
    yield "neurons-method-of-another-model", "vocabulary", bound(4, "none", [4], 8, "reduction")
    yield "neurons-zero-with-output-bias", "integer-range", bound(3, "output", [0, 1, 2, 3], 8, "bands")
    yield "neurons-pattern-zero-n", "integer-range", network(3, 3)
    yield "neurons-model-hidden-for-a-bound", "vocabulary", bound(3, "hidden", [], 4, "reduction")
    yield (
        "neurons-assumptions-of-another-model",
        "assumptions",
        network(3, 0, "output") | {"claim": network(3, 0, "output")["claim"] | {"assumptions": NONE}},
    )
    yield "floor-zero", "floor-positive", floor(4, 5, "0")
    yield "floor-negative", "floor-positive", floor(4, 5, "-1")
    yield "floor-no-neuron", "floor-neurons", floor(4, -10, "1/24")
    yield "biased-ratio-negative", "ratio-positive", biased("logistic", 2, NEGATIVE)
    yield "biased-square-negative", "square-positive", biased("exp", 1, [["1/2", "1", "-1", "1"]], 1)
    yield "biased-softplus-without-output-bias", "vocabulary", biased("softplus", 3, SIX, 1, "hidden")
    yield "biased-signs-beyond-n", "integer-range", biased("exp", 1, [["1/4", "1", "1", "1"]], 2)
    yield "zero-reversed", "zero-order", zero("logistic", 3, "4/5", "3/4")
    yield "zero-outside-the-range", "zero-range", zero("logistic", 1, "-1/10", "1/10")
    yield "zero-of-order-0", "integer-range", zero("tanh", 0, "-1/8", "1/8")
    yield "nonzero-of-no-order", "orders-empty", nonzero("logistic")


def refused():
    """Yield (name, guard, certificate): in the format, false or not proved."""
    yield "pattern-network-one-fewer", "pattern-count", network(4, 3, neurons=7)
    yield "pattern-network-another-zero", "pattern-count", network(4, 2, neurons=8)
    yield "neurons-one-more-than-proved", "bound-value", bound(6, "none", [3, 4, 5, 6], 58, "bands")
    yield "neurons-conjecture", "bound-value", bound(6, "none", [3, 4, 5, 6], 60, "bands")
    yield "neurons-2-to-the-n-with-biases", "bound-value", bound(4, "free", [], 16, "reduction")
    yield "neurons-output-bias-ignored", "bound-value", bound(3, "output", [1, 2, 3], 8, "bands")
    yield "neurons-gap-ignored", "bound-value", bound(6, "none", [0, 1, 3, 4, 5, 6], 64, "bands")
    yield "floor-monotone-three-neurons", "floor-monotone", floor(2, 3, "1/4", "monotone")
    yield "floor-monotone-three-inputs", "floor-monotone", floor(3, 2, "1/4", "monotone")
    yield "floor-monotone-half", "floor-quarter", floor(2, 2, "1/2", "monotone")
    yield "floor-too-high", "floor-value", floor(4, 5, "1/95")
    yield "floor-enough-neurons", "floor-value", floor(4, 6, "1/1000000")
    yield "floor-exp-output-bias-ignored", "floor-value", floor(4, 15, "1/1000000", "exp")
    yield "large-vanishing-coefficient", "large-sigma-zero", large(["0", "1", "1"])
    yield "large-wrong-top", "large-top", large(["1", "1", "2"])
    yield (
        "large-weights-not-balanced",
        "large-balance",
        large(["0", "0", "1"], [["1/2", "1", "1"], ["-1/2", "1", "0"], ["-1/2", "0", "1"]], "gaussian", "10"),
    )
    yield "large-remainder-too-small", "large-upper", large(["1", "1", "1"], upper="1/3")
    yield "large-remainder-of-the-bump", "large-upper", large(["0", "0", "1"], bump="gaussian", upper="1/5")
    yield (
        "biased-weight-changed",
        "biased-coefficient",
        biased("logistic", 2, [["3/2", "2", "1", "-3", "0"], *THREE[1:2], ["-8/3", "3", "1", "-2", "2"]]),
    )
    yield "biased-constant-left", "biased-coefficient", biased("exp", 1, [["1", "1", "1", "1"]], 0, "hidden")
    yield "biased-activation-changed", "biased-coefficient", biased("tanh", 2, THREE)
    yield "zero-none-between", "zero-sign", zero("logistic", 3, "3/5", "7/10")
    yield "zero-not-simple", "zero-simple", zero("logistic", 3, "1/10", "3/5")
    yield "zero-none-enclosed", "enclosed-sign", zero("sin", 1, "1", "101/100")
    yield "zero-interval-too-wide", "enclosed-simple", zero("sin", 1, "0", "3")
    yield "nonzero-of-a-changing-derivative", "nonzero-sign", nonzero("logistic", 1, 2)
    yield "nonzero-of-silu", "nonzero-sign", nonzero("silu", 1)
    yield "nonzero-of-erf-curvature", "nonzero-sign", nonzero("erf", 2)


CANNOT_FAIL = {"pattern-moment": "the statement is true for every n and q; the guard watches the computation"}
