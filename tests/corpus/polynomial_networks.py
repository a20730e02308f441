"""The corpus of FORMAT sections 7.1 to 7.6: true certificates, and for every guard of its rules a forgery that this guard alone stops."""


def certificate(kind, params, witness=None):
    """Return an envelope."""
    claim = {"assumptions": [], "kind": kind, "params": params}
    return {"claim": claim, "end": "deepcheap", "format": "deepcheap/1", "witness": {} if witness is None else witness}


X, Y, Z = [[1, "1"]], [[2, "1"]], [[3, "1"]]
XY = [[[1, 1], "1"]]


def deep(layers, output=X, terms=XY, neurons=4, upper="1/100", inputs=2, gate=4, activation="exp", bias="0", radius="1"):
    """Return a deep-network certificate."""
    params = {"activation": activation, "bias": bias, "gate": gate, "inputs": inputs, "layers": layers, "neurons": neurons}
    return certificate("deep-network", params | {"output": output, "radius": radius, "terms": terms, "upper": upper})


def one(scale="1/16", **more):
    """Return the certificate of a single product gate."""
    return deep([[[scale, X, Y]]], **more)


def size(formula, n, value):
    """Return a size-formula certificate."""
    return certificate("size-formula", {"formula": formula, "n": n, "value": str(value)})


def relu(lower, neurons=4, n=2):
    """Return a relu-network-error certificate."""
    return certificate("relu-network-error", {"lower": lower, "n": n, "neurons": neurons})


def low(degree, n, lower="1"):
    """Return a low-degree-network-error certificate."""
    return certificate("low-degree-network-error", {"degree": degree, "lower": lower, "n": n})


def gap(terms, activation="logistic"):
    """Return a bounded-network-gap certificate."""
    return certificate("bounded-network-gap", {"activation": activation, "inputs": 2, "terms": terms})


def jump(lower):
    """Return a jump-error certificate."""
    return certificate("jump-error", {"lower": lower})


THREE = [[["1/256", X, Y], ["1/65536", Z]], [["1/256", X, Y]]]
SUM = [[["1/64", X, Y], ["1/65536", [[1, "1/2"], [2, "-3"]]]], [["1/64", X, X], ["1/65536", [[1, "2"], [2, "1"]]]]]


def accepted():
    """Yield (name, true certificate)."""
    yield "deep-network-gate", one()
    yield "deep-network-gate-3", one("1/256", gate=3, neurons=3)
    yield "deep-network-tanh", one("1/64", activation="tanh", bias="1/2", radius="2")
    yield "deep-network-three", deep(THREE, terms=[[[1, 1, 1], "1"]], neurons=9, inputs=3)
    terms = [[[0, 0], "7"], [[0, 1], "-3"], [[1, 0], "1/2"], [[1, 1], "2"], [[2, 2], "1"]]
    yield "deep-network-sum", deep(SUM, [[0, "7"], [1, "1"], [2, "1"]], terms, 10, activation="logistic", bias="21/16")
    yield "deep-network-affine", deep([], [[0, "1"], [2, "-1"]], [[[0, 0], "1"], [[0, 1], "-1"]], 0, "0")
    yield "deep-network-zero", deep([], [], [], 0, "0", activation="cos")
    for formula, n, value in (
        ("tree-gates", 2, 1),
        ("tree-neurons", 32, 124),
        ("tree-layers", 33, 6),
        ("four-per-input", 32, 128),
        ("all-signs", 32, 2**32),
    ):
        yield f"size-formula-{formula}", size(formula, n, value)
    yield "relu-network-error-4", relu("1/50")
    yield "relu-network-error-0", relu("1/2", 0, 7)
    yield "low-degree-network-error", low(2, 3)
    yield "bounded-network-gap", gap(XY)
    yield "bounded-network-gap-arctan", gap([[[0, 0], "1"], [[1, 0], "1"]], "arctan")
    yield "jump-error", jump("1/2")


def malformed():
    """Yield (name, guard, certificate): not in the format."""
    yield "deep-terms-repeated", "poly-order", one(terms=[[[1, 1], "1"], [[1, 1], "1"]])
    yield "deep-term-of-coefficient-0", "poly-zero", gap([[[1, 1], "0"]])
    yield "deep-radius-0", "box-radius", one(radius="0")
    yield "deep-scale-0", "unit-scale", one("0")
    yield "deep-scale-negative", "unit-scale", one("-1/16")
    yield "deep-form-repeated", "form-order", deep([[["1/16", X, Y]]], [[1, "1/2"], [1, "1/2"]])
    yield "deep-form-coefficient-0", "form-zero", deep([[["1/16", X, Y]]], [[0, "0"], [1, "1"]])
    yield "deep-form-index-beyond", "integer-range", deep([[["1/16", X, Z]]])
    yield "deep-unit-of-three", "list-length", deep([[["1/16", X, Y, X]]])
    yield "deep-empty-layer", "list-length", deep([[], [["1/16", X, Y]]])
    yield "deep-gate-of-two", "integer-range", one(gate=2)
    yield "relu-error-0", "relu-positive", relu("0")
    yield "low-degree-error-0", "low-degree-positive", low(1, 2, "0")
    yield "jump-negative", "jump-positive", jump("-1/2")
    yield "gap-of-unbounded-activation", "vocabulary", gap(XY, "exp")
    yield "size-of-unknown-formula", "vocabulary", size("five-per-input", 32, 160)


def refused():
    """Yield (name, guard, certificate): in the format, false or not proved."""
    yield "deep-another-polynomial", "network-polynomial", one(terms=[[[1, 1], "1"], [[2, 0], "1/1000000"]])
    yield "deep-constant-forgotten", "network-polynomial", deep([[["1/16", X, Y]]], [[0, "1"], [1, "1"]])
    yield "deep-neuron-not-counted", "network-neurons", one(neurons=3)
    yield "deep-copy-not-counted", "network-neurons", deep(THREE, terms=[[[1, 1, 1], "1"]], neurons=8, inputs=3)
    yield "deep-error-too-small", "network-upper", one(upper="1/1000000")
    yield "deep-error-negative", "network-upper", deep([], [[1, "1"]], [[[1, 0], "1"]], 0, "-1")
    yield "deep-copy-at-a-flat-point", "copy-derivative", deep([[["1/16", X]]], terms=[[[1, 0], "1"]], neurons=1, activation="cos")
    yield "deep-derivative-too-small", "derivative-enclosed", one(activation="logistic", bias="400")
    yield (
        "deep-scale-too-large",
        "deviation-size",
        deep([[["1/10000", [[1, "10000000"]], [[2, "10000000"]]]]], [[1, "1/100000000000000"]], activation="logistic", bias="1"),
    )
    yield "size-160", "size-value", size("four-per-input", 32, 160)
    yield "size-n-gates", "size-value", size("tree-gates", 2, 2)
    yield "relu-error-too-large", "relu-bound", relu("1/49")
    yield "relu-more-neurons", "relu-bound", relu("1/50", 5)
    yield "low-degree-not-below", "low-degree", low(2, 2)
    yield "low-degree-error-2", "low-degree-bound", low(1, 2, "2")
    yield "gap-of-a-constant", "gap-constant", gap([[[0, 0], "1"]])
    yield "jump-too-large", "jump-bound", jump("51/100")
