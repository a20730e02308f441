"""Probabilities, counting and bits: small true certificates written out by hand, and one named forgery for every guard of their rules."""


def certificate(kind, params, witness=None):
    """Return an envelope."""
    claim = {"assumptions": [], "kind": kind, "params": params}
    return {"claim": claim, "end": "deepcheap", "format": "deepcheap/1", "witness": {} if witness is None else witness}


def chain(*parts):
    """Return a comparison certificate."""
    return certificate("comparison", {"chain": list(parts)})


def labels(k):
    """Return a bayes-softmax certificate."""
    return certificate("bayes-softmax", {"labels": k})


def posterior(likelihood, prior, table):
    """Return a posterior certificate."""
    return certificate("posterior", {"likelihood": likelihood, "posterior": table, "prior": prior})


def other(form, prior, value, likelihood=(("1/2", "1/2"), ("1/2", "1/2"))):
    """Return a posterior-other certificate."""
    return certificate("posterior-other", {"form": form, "likelihood": [list(row) for row in likelihood], "prior": prior, "value": value})


def entropy(points, exponents, distribution, bases):
    """Return a maximum-entropy certificate."""
    return certificate("maximum-entropy", {"distribution": distribution, "exponents": exponents, "points": points}, {"bases": bases})


def boundary(points=((0,), (1,)), moments=("0",), point=2, coefficients=("0", "1"), distribution=("1", "0")):
    """Return a moment-boundary certificate with the single moment <x>."""
    params = {"exponents": [[1]], "moments": list(moments), "point": point, "points": [list(x) for x in points]}
    return certificate("moment-boundary", params, {"coefficients": list(coefficients), "distribution": list(distribution)})


def gaussian(linear, quadratic, mean, covariance):
    """Return a gaussian certificate."""
    return certificate("gaussian", {"covariance": covariance, "linear": linear, "mean": mean, "quadratic": quadratic})


def flat(quadratic, direction):
    """Return a not-gaussian certificate."""
    return certificate("not-gaussian", {"direction": direction, "linear": ["0"] * len(direction), "quadratic": quadratic})


def energy(weights, distribution, value, denominator):
    """Return a free-energy certificate."""
    return certificate("free-energy", {"denominator": denominator, "distribution": distribution, "value": value, "weights": weights})


def monomials(count, n, degree, lowest=0, coupling="all", symmetry="none", variables="real"):
    """Return a monomial-count certificate."""
    params = {"count": str(count), "coupling": coupling, "degree": degree, "lowest": lowest, "n": n, "symmetry": symmetry, "variables": variables}
    return certificate("monomial-count", params)


def degree(n, edges, largest, neighbours):
    """Return a local-degree certificate."""
    return certificate("local-degree", {"degree": largest, "edges": edges, "n": n, "neighbours": neighbours})


def functions(n, count):
    """Return a boolean-functions certificate."""
    return certificate("boolean-functions", {"count": str(count), "n": n})


def growth(d, constant):
    """Return a count-growth certificate."""
    return certificate("count-growth", {"constant": constant, "degree": d})


def layers(inputs, hidden, outputs, parameters):
    """Return a layered-parameters certificate."""
    return certificate("layered-parameters", {"hidden": hidden, "inputs": inputs, "outputs": outputs, "parameters": parameters})


def simplex(n, d, neurons):
    """Return a simplex-interpolation certificate."""
    return certificate("simplex-interpolation", {"degree": d, "n": n, "neurons": str(neurons)})


def multilinear(n, values, coefficients):
    """Return a multilinear certificate."""
    return certificate("multilinear", {"coefficients": coefficients, "n": n, "values": values})


def basis(n, method):
    """Return a multilinear-basis certificate."""
    return certificate("multilinear-basis", {"n": n}, {"method": method})


def sharp(k, beta, lower, upper):
    """Return a sigmoid-product certificate."""
    return certificate("sigmoid-product", {"beta": beta, "k": k, "lower": lower, "upper": upper})


def network(hidden, offsets, probabilities, upper, beta="40", n=1):
    """Return a bit-network certificate."""
    return certificate("bit-network", {"beta": beta, "hidden": hidden, "n": n, "offsets": offsets, "probabilities": probabilities, "upper": upper})


EXP_1 = ["exp", "1"]
QUARTERS = [["1/2", "1/2"], ["1/4", "3/4"]]
EVEN = [["1/2", "1/2"], ["1/2", "1/2"]]
COIN = [[1, ["1", "0"]]]  # softmax(s, 0) with s = 1 when the bit is 1: e/(1+e) = 0.731..
TABLE = [["1/2", "73/100"], ["1/2", "27/100"]]


def accepted():
    """Yield (name, certificate)."""
    yield "comparison-exact", chain(["^", "2", "259"], "<", ["^", "10", "78"], "<", ["^", "2", "260"])
    yield "comparison-exp", chain("2", "<", EXP_1, "<=", "3", "!=", ["exp", "2"])
    yield "comparison-operations", chain(["max", "-1/2", ["-", "1", "3"]], "=", ["/", ["*", "-1", ["!", "3"]], ["+", "4", "8"]])
    yield "comparison-quotient", chain(["/", EXP_1, ["+", EXP_1, ["exp", "0"]]], "<", "37/50")
    yield "bayes-softmax-1", labels(1)
    yield "bayes-softmax-5", labels(5)
    yield "posterior", posterior(QUARTERS, ["1/2", "1/2"], [["2/3", "1/3"], ["2/5", "3/5"]])
    yield "posterior-zeros", posterior([["1", "0", "0"], ["1/2", "1/2", "0"]], ["1/3", "2/3"], [["1/2", "1/2"], ["0", "1"], []])
    yield "posterior-other-plus-mu", other("plus-mu", ["1/4", "3/4"], "3/4")
    yield "posterior-other-label", other("label-for-prior", ["1/4", "3/4"], "1/12")
    yield "maximum-entropy", entropy([[0], [1], [2]], [[1]], ["1/7", "2/7", "4/7"], ["2"])
    yield "maximum-entropy-negative", entropy([[-1], [0], [1]], [[1], [2]], ["1/10", "1/2", "2/5"], ["2", "2/5"])
    yield "maximum-entropy-uniform", entropy([[0, 0], [1, 1]], [], ["1/2", "1/2"], [])
    yield "moment-boundary", boundary()
    yield "moment-boundary-3", boundary(((0,), (1,), (2,)), ("2",), 1, ("2", "-1"), ("0", "0", "1"))
    yield "gaussian", gaussian(["2", "0"], [["1", "1"], ["0", "1"]], ["4/3", "-2/3"], [["2/3", "-1/3"], ["-1/3", "2/3"]])
    yield "not-gaussian", flat([["1", "1"], ["1", "1"]], ["1", "-1"])
    yield "free-energy", energy(["1", "1"], ["1", "0"], "4", 2)
    yield "free-energy-three", energy(["1", "2", "1"], ["1/2", "1/4", "1/4"], "2", 4)
    yield "monomial-count-all", monomials(10626, 20, 4)
    yield "monomial-count-bits", monomials(16, 4, 4, variables="bits")
    yield "monomial-count-ring", monomials(13, 4, 2, coupling="ring")
    yield "monomial-count-chain", monomials(11, 4, 2, 1, "chain")
    yield "monomial-count-orbits", monomials(2, 5, 2, 2, "ring", "translation")
    yield "monomial-count-orbits-of-all", monomials(5, 4, 4, 1, "all", "translation", "bits")
    yield "local-degree-pair", degree(2, [[1, 2]], 2, 1)
    yield "local-degree-triangle", degree(4, [[1, 2], [1, 3], [2, 3], [3, 4]], 3, 3)
    yield "boolean-functions", functions(2, 16)
    yield "count-growth", growth(4, "5")
    yield "layered-parameters", layers(2, 3, 1, 13)
    yield "simplex-interpolation", simplex(2, 2, 6)
    yield "multilinear-product", multilinear(2, ["0", "0", "0", "1"], ["0", "0", "0", "1"])
    yield "multilinear-fractions", multilinear(2, ["1/2", "1", "1/3", "0"], ["1/2", "1/2", "-1/6", "-5/6"])
    yield "multilinear-basis-kronecker", basis(1000000, "kronecker")
    yield "multilinear-basis-moebius", basis(4, "moebius")
    yield "sigmoid-product", sharp(3, "24", "1/162756", "1/162755")
    yield "sigmoid-product-long", sharp(1000, "2", "13/50", "27/100")
    yield "bit-network", network(COIN, ["0", "0"], TABLE, "1/500")
    yield "bit-network-constant", network([], ["-500", "-500"], EVEN, "1/1000")


def malformed():
    """Yield (name, guard, certificate)."""
    yield "factorial-of-two-numbers", "arity", chain(["!", "3", "4"], "=", "6")
    yield "division-by-zero", "division", chain(["/", "1", "0"], "<", "1")
    yield "exp-to-a-power", "exp-place", chain(["^", EXP_1, "2"], "<", "2")
    yield "exp-of-exp", "exp-argument", chain(["exp", EXP_1], "<", "3")
    yield "fractional-power", "whole", chain(["^", "2", "1/2"], "=", "2")
    yield "chain-without-an-end", "chain-length", chain("1", "<", "2", "<")
    yield "greater-sign", "vocabulary", chain("2", ">", "1")
    yield "improper-probabilities", "distribution", posterior([["1/2", "1/2"], ["1/4", "3/4"]], ["1/2", "3/4"], [["4/7", "3/7"], ["4/13", "9/13"]])
    yield "prior-zero", "positive", other("plus-mu", ["0", "1"], "1/2")
    yield "point-twice", "points-different", entropy([[0], [0]], [[1]], ["1/2", "1/2"], ["2"])
    yield "base-zero", "bases-positive", entropy([[0], [1]], [[1]], ["1", "0"], ["0"])
    yield "direction-zero", "direction", flat([["1", "0"], ["0", "1"]], ["0", "0"])
    yield "weight-negative", "weights-positive", energy(["2", "-1"], ["1", "0"], "1/2", 1)
    yield "denominator-too-small", "denominator", energy(["1", "1"], ["1/2", "1/2"], "1", 1)
    yield "chain-with-shifts", "symmetry-chain", monomials(3, 2, 2, 1, "chain", "translation")
    yield "edge-reversed", "edge-order", degree(2, [[2, 1]], 2, 1)
    yield "edge-twice", "edge-order", degree(2, [[1, 2], [1, 2]], 2, 2)
    yield "moebius-of-9-bits", "moebius-size", basis(9, "moebius")
    yield "beta-negative", "beta-positive", sharp(2, "-2", "73/100", "37/50")
    yield "conditional-sum-2", "conditional", network([], ["0", "0"], [["1", "1"], ["1", "1"]], "3/5")
    yield "set-twice", "sets-increasing", network(COIN * 2, ["0", "0"], [["1/2", "22/25"], ["1/2", "3/25"]], "1/500")
    yield "table-too-short", "list-length", multilinear(2, ["0", "0", "0"], ["0", "0", "0", "1"])
    yield "degree-below-lowest", "integer-range", monomials(1, 2, 1, 2)


def false_claims():
    """Yield (name, guard, certificate)."""
    yield "comparison-false", "comparison", chain(["^", "2", "260"], "<", ["^", "10", "78"])
    yield "comparison-false-exp", "comparison", chain("2", "<", ["exp", "1/2"])
    yield "posterior-is-prior", "posterior", posterior(QUARTERS, ["1/2", "1/2"], [["1/2", "1/2"], ["2/5", "3/5"]])
    yield "other-wrong-value", "other-value", other("plus-mu", ["1/4", "3/4"], "1/2")
    yield "other-right-value", "other-harmless", other("plus-mu", ["1/2", "1/2"], "1/2")
    yield "entropy-of-another", "entropy-exponent", entropy([[0], [1], [2]], [[1]], ["1/4", "1/4", "1/2"], ["2"])
    yield "moments-of-another", "moments-possible", boundary(distribution=("1/2", "1/2"))
    yield "polynomial-negative", "boundary-sign", boundary(moments=("1/2",), coefficients=("-1/2", "1"), distribution=("1/2", "1/2"))
    yield "expectation-not-zero", "boundary-zero", boundary(moments=("1/2",), distribution=("1/2", "1/2"))
    yield "point-not-forced", "boundary-point", boundary(point=1)
    yield "covariance-of-h", "covariance", gaussian(["0"], [["1"]], ["0"], [["1"]])
    yield "mean-of-h", "mean", gaussian(["1"], [["1"]], ["1"], [["1/2"]])
    yield "negative-variance", "pivot", gaussian(["0"], [["-1"]], ["0"], [["-1/2"]])
    yield "direction-of-a-gaussian", "form-sign", flat([["1", "0"], ["0", "1"]], ["1", "-1"])
    yield "free-energy-doubled", "free-energy", energy(["1", "1"], ["1", "0"], "16", 2)
    yield "monomials-2n", "monomial-count", monomials(8, 4, 2, coupling="ring")
    yield "monomials-one-less", "monomial-count", monomials(10625, 20, 4)
    yield "degree-at-most-neighbours", "local-degree", degree(2, [[1, 2]], 1, 1)
    yield "neighbours-too-many", "local-neighbours", degree(2, [[1, 2]], 2, 2)
    yield "boolean-functions-4", "boolean-count", functions(2, 4)
    yield "growth-too-slow", "growth-shift", growth(4, "4")
    yield "parameters-too-many", "parameter-count", layers(2, 3, 1, 14)
    yield "neurons-one-less", "simplex-count", simplex(2, 2, 5)
    yield "multilinear-sum", "multilinear-value", multilinear(2, ["0", "0", "0", "1"], ["0", "1", "1", "0"])
    yield "error-too-large", "sigmoid-lower", sharp(3, "24", "1/162754", "1/1000")
    yield "error-too-small", "sigmoid-upper", sharp(3, "24", "0", "1/162757")
    yield "bit-network-too-good", "bit-network-error", network(COIN, ["0", "0"], TABLE, "1/1000")


def undecided():
    """Yield (name, guard, certificate)."""
    yield "equality-with-exp", "comparison-open", chain(EXP_1, "=", EXP_1)
    yield "exponent-large", "exp-range", chain("1", "<", ["exp", "200000"])
    yield "number-large", "number-size", chain("1", "<", ["^", "2", "20000000"])
    yield "moments-of-degree-20", "power-size", entropy([[0], [3]], [[10]], ["1/2", "1/2"], ["1"])
