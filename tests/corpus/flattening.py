"""The corpus of FORMAT section 9: true certificates, and for every guard of its rules a forgery that this guard alone stops."""

NONE = ["common-expansion-point", "bias-free", "taylor-equality-to-degree-n"]
OUTPUT = ["common-expansion-point", "output-bias", "taylor-equality-to-degree-n"]
FREE = ["free-biases", "output-bias", "taylor-equality-to-degree-n"]
MODELS = {"none": NONE, "output": OUTPUT, "free": FREE}
P = 2**31 - 1

X, Y, XY, XX = [[1, 1]], [[2, 1]], [[1, 1], [2, 1]], [[1, 2]]
PRODUCT = [[XY, "1"]]
X1 = [[1, "1"], [1, "1"]]
MIXED = [[X, "1"], [XX, "1"]]  # x + x^2
WEIGHTED = [[[[1, 1], [2, 2]], "3"], [XX, "1"], [[[2, 4]], "1"]]
CUBE = [[[[1, 3]], "1"]]

FOUR = [[[[]], [[[XY, "1"]]]], [[X], [[[Y, "1"]]]], [[Y], [[[X, "1"]]]], [[XY], [[[[], "1"]]]]]
PAIR = [[[[]], [[[XY, "1"]]]], [[X, Y], [[[Y, "1"]], [[X, "1"]]]], [[XY], [[[[], "1"]]]]]
SQUARES = [[[[2, w]], [[1, a], [2, b]]] for w, a, b in (("1/8", "1", "1"), ("1/8", "-1", "-1"), ("-1/8", "1", "-1"), ("-1/8", "-1", "1"))]
DIFFERENCE = [[[[2, "1/2"]], []], [[[2, "-1/2"]], [[1, "1"]]], [[[2, "1/2"]], [[1, "1"], [2, "1"]]], [[[2, "-1/2"]], [[2, "1"]]]]
PARABOLA = [[[[1, "-3/2"], [2, "1/2"]], []], [[[1, "2"], [2, "-1"]], [[1, "1"]]], [[[1, "-1/2"], [2, "1/2"]], [[1, "2"]]]]
FIFTHS = [["1/24", "-2"], ["-1/6", "-1"], ["1/4", "0"], ["-1/6", "1"], ["1/24", "2"]]


def certificate(kind, params, witness=None, assumptions=()):
    """Return an envelope."""
    claim = {"assumptions": list(assumptions), "kind": kind, "params": params}
    return {"claim": claim, "end": "deepcheap", "format": "deepcheap/1", "witness": {} if witness is None else witness}


def bound(polynomial, neurons, blocks, biases="none", n=2, modulus=P, component=2, variable=1):
    """Return a polynomial-lower-bound certificate."""
    params = {"biases": biases, "n": n, "neurons": str(neurons), "polynomial": polynomial}
    free = {"component": component, "variable": variable} if biases == "free" else {}
    return certificate("polynomial-lower-bound", params, {"blocks": blocks, "modulus": modulus} | free, MODELS[biases])


def network(polynomial, neurons, biases="none", n=2):
    """Return a polynomial-network certificate."""
    return certificate("polynomial-network", {"biases": biases, "n": n, "neurons": neurons, "polynomial": polynomial}, assumptions=MODELS[biases])


def monomial(exponents, neurons, biases="none"):
    """Return a monomial-neurons certificate."""
    return certificate("monomial-neurons", {"biases": biases, "exponents": exponents, "neurons": str(neurons)}, assumptions=MODELS[biases])


def space(polynomial, dimension, rows, columns, modulus=P, n=2):
    """Return a derivative-space certificate."""
    params = {"dimension": dimension, "n": n, "polynomial": polynomial}
    return certificate("derivative-space", params, {"columns": columns, "modulus": modulus, "rows": rows})


def curve(polynomial=WEIGHTED, neurons=FIFTHS, sigma=("1",) * 5):
    """Return a curve-network certificate along (t^2, t)."""
    lines = [["0", "1", "0", "0"], ["1", "0", "0", "0"]]
    return certificate("curve-network", {"curve": lines, "n": 2, "neurons": neurons, "polynomial": polynomial, "sigma": list(sigma)})


def deep(polynomial, gates, output, neurons, n=2):
    """Return a deep-polynomial certificate."""
    return certificate("deep-polynomial", {"gates": gates, "n": n, "neurons": neurons, "output": output, "polynomial": polynomial})


def layers(n, blocks, neurons, factor, root):
    """Return a deep-product certificate."""
    return certificate("deep-product", {"factor": factor, "layers": blocks, "n": n, "neurons": str(neurons)}, {"root": root})


def accepted():
    """Yield (name, true certificate)."""
    yield "polynomial-lower-bound-product", bound(PRODUCT, 4, FOUR)
    yield "polynomial-lower-bound-one-block", bound(PRODUCT, 4, PAIR)
    yield "polynomial-lower-bound-output", bound(PRODUCT, 3, FOUR[1:], "output")
    yield "polynomial-lower-bound-free", bound(PRODUCT, 2, [[[[]], [[[Y, "1"]]]], [[Y], [[[[], "1"]]]]], "free")
    yield "polynomial-lower-bound-mixed", bound(MIXED, 1, [[[[]], [[[XX, "1"]]]]], n=1)
    yield "polynomial-network-squares", network(PRODUCT, SQUARES, "output")
    yield "polynomial-network-difference", network(PRODUCT, DIFFERENCE)
    yield "polynomial-network-mixed", network(MIXED, PARABOLA, n=1)
    yield "monomial-neurons-product", monomial([1] * 32, 2**32)
    yield "monomial-neurons-powers", monomial([3, 2, 1], 24)
    yield "monomial-neurons-output", monomial([64], 64, "output")
    yield "derivative-space-quadric", space(PRODUCT, 4, [[], X, Y, XY], [[], X, Y, XY])
    yield "curve-network-fifths", curve()
    yield "deep-polynomial-product", deep(PRODUCT, [[[[1, "1"]], [[2, "1"]]]], [[3, "1"]], 4)
    yield "deep-polynomial-fourth-power", deep([[[[1, 4]], "1"]], [[[[1, "1"]]] * 2, [[[2, "1"]]] * 2], [[3, "1"]], 8, 1)
    yield "deep-polynomial-affine", deep([[X, "2"]], [], [[1, "2"]], 0, 1)
    yield "deep-product-flat", layers(3, [[3]], 8, "1", "3")
    yield "deep-product-layers", layers(16, [[2] * 8, [2] * 4, [2, 2], [2]], 60, "15/8", "2")


def malformed():
    """Yield (name, guard, certificate): params outside the format."""
    yield "flat-variables-reordered", "monomial-variables", bound(PRODUCT, 4, [*FOUR[:3], [[XY[::-1]], [[[[], "1"]]]]])
    yield "flat-variable-twice", "monomial-variables", network([[[[1, 1], [1, 1]], "1"]], PARABOLA, n=1)
    yield "flat-exponent-zero", "integer-range", network([[[[1, 0], [2, 1]], "1"]], DIFFERENCE)
    yield "flat-variable-beyond-n", "integer-range", network(PRODUCT, DIFFERENCE, n=1)
    yield "flat-monomial-twice", "polynomial-terms", network([[XY, "1/2"], [XY, "1"]], DIFFERENCE)
    yield "flat-terms-reordered", "polynomial-terms", network(MIXED[::-1], PARABOLA, n=1)
    yield "flat-coefficient-zero", "coefficient-zero", network([[X, "0"], [XY, "1"]], DIFFERENCE)
    yield "flat-polynomial-empty", "list-length", network([], DIFFERENCE)
    yield "flat-modulus-composite", "minor-prime", bound(PRODUCT, 4, FOUR, modulus=10)
    yield "flat-block-not-square", "block-square", bound(PRODUCT, 1, [[[[]], [[[XY, "1"]], [[XY, "1"]]]]])
    yield "flat-direction-reordered", "direction-order", network(PRODUCT, [*DIFFERENCE, [[[2, "1"]], X1], [[[2, "-1"]], X1]])
    yield "flat-weight-twice", "weight-order", network(PRODUCT, [[[[2, "1/16"], [2, "1/16"]], SQUARES[0][1]], *SQUARES[1:]], "output")
    yield "flat-space-modulus-composite", "derivative-prime", space(PRODUCT, 1, [[]], [XY], 15)
    yield "flat-space-of-other-size", "list-length", space(PRODUCT, 2, [[]], [XY])
    yield "flat-model-free-for-a-network", "vocabulary", network(PRODUCT, DIFFERENCE, "free")
    yield "depth-65-layers", "layers-bounded", layers(1, [[1]] * 65, 130, "100", "1")
    yield "depth-root-of-large-denominator", "root-size", layers(3, [[3]], 8, "8", "1/65")
    yield "depth-root-negative", "root-size", layers(3, [[3]], 8, "64", "-1")


def refused():
    """Yield (name, guard, certificate): false claims, and true ones with a witness that does not prove them."""
    yield "bound-one-more", "bound-count", bound(PRODUCT, 5, FOUR)
    yield "bound-rows-of-two-degrees", "row-degree", bound(MIXED, 2, [[[[], X], [[[X, "1"]], [[[], "1"]]]]], n=1)
    yield "bound-constant-row-with-output-bias", "row-degree", bound(PRODUCT, 4, FOUR, "output")
    yield "bound-operator-not-homogeneous", "column-degree", bound(MIXED, 2, [[[[]], [[[XX, "1"]]]], [[X], [[[X, "2"], [XX, "-1"]]]]], n=1)
    yield "bound-unknown-moments", "moment-unknown", bound(MIXED, 2, [[[X], [[[[], "1"]]]], [[[]], [[[XX, "1"]]]]], n=1)
    yield "bound-row-not-zero", "block-triangular", bound(MIXED, 2, [[[[]], [[[XX, "1"]]]], [[X], [[[X, "1"]]]]], n=1)
    yield "bound-row-repeated", "block-invertible", bound(PRODUCT, 5, [*PAIR[:1], [[X, Y, X], [[[Y, "1"]], [[X, "1"]], [[Y, "1"]]]], *PAIR[2:]])
    yield "bound-modulus-divides-minor", "block-invertible", bound([[XY, "7"]], 1, [[[X], [[[Y, "1"]]]]], modulus=7)
    yield "bound-component-of-no-term", "block-invertible", bound(PRODUCT, 1, [[[[]], [[[Y, "1"]]]]], "free", component=3)
    yield "bound-free-too-many", "block-triangular", bound(PRODUCT, 3, [[[[]], [[[Y, "1"]]]], [[Y], [[[[], "1"]]]], [[[]], [[[Y, "1"]]]]], "free")
    yield "network-weight-changed", "network-moment", network(PRODUCT, [[[[2, "1/3"]], SQUARES[0][1]], *SQUARES[1:]], "output")
    yield "network-neuron-dropped", "network-moment", network(PRODUCT, DIFFERENCE[:-1])
    yield "network-constant-left", "network-moment", network(PRODUCT, DIFFERENCE[1:])
    yield "network-weight-of-another-degree", "weight-degree", network(PRODUCT, [*DIFFERENCE, [[[1, "0"]], [[1, "3"]]]])
    yield "network-of-another-polynomial", "network-moment", network([[XY, "2"]], DIFFERENCE)
    yield "monomial-one-fewer", "divisor-count", monomial([3, 2, 1], 23)
    yield "monomial-output-bias-ignored", "divisor-count", monomial([1, 1], 4, "output")
    yield "space-one-more", "derivative-minor", space(PRODUCT, 5, [[], X, Y, XY, XX], [[], X, Y, XY, XX])
    yield "space-row-repeated", "derivative-minor", space(PRODUCT, 2, [X, X], [Y, X])
    yield "curve-node-changed", "curve-difference", curve(neurons=[*FIFTHS[:4], ["1/24", "3"]])
    yield "curve-node-dropped", "curve-difference", curve(neurons=FIFTHS[:4])
    yield "curve-of-another-sigma", "curve-limit", curve(sigma=("1", "1", "1/2", "1/6", "1/24"))
    yield "curve-term-dropped", "curve-limit", curve(polynomial=WEIGHTED[1:])
    yield "circuit-gate-of-itself", "gate-input", deep(PRODUCT, [[[[3, "1"]], [[2, "1"]]]], [[3, "1"]], 4)
    yield "circuit-output-of-no-gate", "gate-input", deep(PRODUCT, [], [[3, "1"]], 0)
    yield "circuit-another-polynomial", "gate-output", deep(PRODUCT, [[[[1, "1"]], [[1, "1"]]]], [[3, "1"]], 4)
    yield "circuit-gate-not-counted", "gate-count", deep(PRODUCT, [[[[1, "1"]], [[2, "1"]]]], [[3, "1"]], 0)
    yield "depth-block-forgotten", "layer-inputs", layers(16, [[2] * 7, [2] * 4, [2, 2], [2]], 56, "15/8", "2")
    yield "depth-blocks-not-joined", "layer-last", layers(16, [[2] * 8, [2] * 4], 48, "15/8", "4")
    yield "depth-one-neuron-fewer", "layer-count", layers(16, [[2] * 8, [2] * 4, [2, 2], [2]], 59, "15/8", "2")
    yield "depth-root-too-large", "root-above", layers(16, [[2] * 8, [2] * 4, [2, 2], [2]], 60, "15/8", "3")
    yield "depth-constant-too-small", "order-bound", layers(16, [[2] * 8, [2] * 4, [2, 2], [2]], 60, "7/4", "2")
    yield "depth-constant-negative", "order-bound", layers(16, [[2] * 8, [2] * 4, [2, 2], [2]], 60, "-2", "2")


CANNOT_FAIL = {"difference": "true for every order; the guard watches the differences themselves"}
