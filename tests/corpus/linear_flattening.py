"""The corpus of FORMAT sections 7.7 to 7.14: true certificates, and for every guard of its rules a forgery that this guard alone stops."""

from polynomial_networks import certificate


def transform(name, n, dense, synapses, passing):
    """Return a sparse-transform certificate."""
    return certificate("sparse-transform", {"dense": dense, "n": n, "passing": passing, "synapses": synapses, "transform": name})


def convolution(n, multiplications):
    """Return a convolution certificate."""
    return certificate("convolution", {"multiplications": multiplications, "n": n})


def matrices(dense, synapses, *factors):
    """Return a matrix-product certificate."""
    return certificate("matrix-product", {"dense": dense, "factors": list(factors), "synapses": synapses})


def width(matrix, rank, modulus=7):
    """Return a width-bound certificate."""
    return certificate("width-bound", {"matrix": matrix, "rank": rank}, {"modulus": modulus})


def recursion(terms, levels, synapses, dense, base=2):
    """Return a bilinear-recursion certificate."""
    return certificate("bilinear-recursion", {"base": base, "dense": str(dense), "levels": levels, "synapses": str(synapses), "terms": terms})


def random(n, density, lower, upper):
    """Return a random-factors certificate."""
    return certificate("random-factors", {"density": density, "lower": lower, "n": n, "upper": upper})


def logarithm(argument, lower, upper):
    """Return a logarithm certificate."""
    return certificate("logarithm", {"argument": argument, "lower": lower, "upper": upper})


def difference(left, right, value):
    """Return a difference certificate."""
    return certificate("difference", {"left": left, "right": right, "value": value})


COLUMN, ROW = [2, 1, [[1, 1, "1"], [2, 1, "-1/2"]]], [1, 2, [[1, 1, "2"], [1, 2, "3"]]]
SEVEN = [
    [[1, 0, 0, 1], [1, 0, 0, 1], [1, 0, 0, 1]],
    [[0, 0, 1, 1], [1, 0, 0, 0], [0, 0, 1, -1]],
    [[1, 0, 0, 0], [0, 1, 0, -1], [0, 1, 0, 1]],
    [[0, 0, 0, 1], [-1, 0, 1, 0], [1, 0, 1, 0]],
    [[1, 1, 0, 0], [0, 0, 0, 1], [-1, 1, 0, 0]],
    [[-1, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 1]],
    [[0, 1, 0, -1], [0, 0, 1, 1], [1, 0, 0, 0]],
]
EIGHT = [[[int(c == x) for c in range(4)] for x in (2 * i + k, 2 * k + j, 2 * i + j)] for i in (0, 1) for j in (0, 1) for k in (0, 1)]


def accepted():
    """Yield (name, true certificate)."""
    for n in (2, 8, 64):
        k = n.bit_length() - 1
        yield f"sparse-transform-fourier-{n}", transform("fourier", n, n * n, 2 * n * k, 0)
        yield f"sparse-transform-walsh-{n}", transform("walsh", n, n * n, 2 * n * k, 0)
        yield f"sparse-transform-haar-{n}", transform("haar", n, n * (k + 1), n * k + 2 * n - 2, n * k + 2 * n - 2 - 4 * (n - 1))
        yield f"convolution-{n}", convolution(n, n * k - n + 2)
    yield "matrix-product-outer", matrices(4, 4, COLUMN, ROW)
    yield "matrix-product-inner", matrices(1, 4, ROW, COLUMN)
    yield "matrix-product-cancelling", matrices(0, 4, [1, 2, [[1, 1, "1"], [1, 2, "2"]]], [2, 1, [[1, 1, "-2"], [2, 1, "1"]]])
    yield "matrix-product-empty", matrices(0, 0, [3, 3, []])
    yield "width-bound-identity", width([["1", "0"], ["0", "1"]], 2, 2)
    yield "width-bound-fractions", width([["1/2", "1/3", "1"], ["1", "2/3", "2"]], 1)
    yield "bilinear-recursion-strassen-1", recursion(SEVEN, 1, 31, 8)
    yield "bilinear-recursion-strassen-17", recursion(SEVEN, 17, 9 * 7**17 - 8 * 4**17, 8**17)
    yield "bilinear-recursion-school", recursion(EIGHT, 2, 64 + 16 * 12, 64)
    yield "random-factors-1", random(1, "1/2", "1/4", "1/4")
    yield "random-factors-10", random(10, "1/10", "239/500", "479/1000")
    yield "random-factors-1000", random(1000, "1/10", "99/20", "5")
    yield "logarithm-7", logarithm(7, "56147/20000", "351/125")
    yield "logarithm-8", logarithm(8, "3", "3")
    yield "difference", difference("3", "23728639/10000000", "6271361/10000000")


def malformed():
    """Yield (name, guard, certificate): not in the format."""
    yield "transform-of-six", "power-of-two", transform("walsh", 6, 36, 24, 0)
    yield "matrix-entry-twice", "entry-order", matrices(1, 1, [1, 1, [[1, 1, "1"], [1, 1, "1"]]])
    yield "matrix-entry-0", "entry-zero", matrices(1, 1, [1, 1, [[1, 1, "0"]]])
    yield "matrix-entry-outside", "integer-range", matrices(1, 1, [1, 1, [[1, 2, "1"]]])
    yield "matrix-no-factors", "list-length", matrices(0, 0)
    yield "width-modulus-15", "width-modulus-prime", width([["1", "0"], ["0", "1"]], 2, 15)
    yield "width-ragged", "list-length", width([["1", "0"], ["1"]], 1)
    yield "bilinear-short-term", "list-length", recursion([[[1, 0, 0, 1], [1, 0, 0], [1, 0, 0, 1]]], 1, 31, 8)
    yield "random-density-1", "density-range", random(2, "1", "1/2", "1/2")
    yield "logarithm-far-bound", "logarithm-range", logarithm(7, "2", "65")
    yield "logarithm-reversed", "logarithm-range", logarithm(7, "3", "2")
    yield "logarithm-long-denominator", "logarithm-range", logarithm(7, "0", "3000001/1000001")


def refused():
    """Yield (name, guard, certificate): in the format, false or not proved."""
    yield "transform-fewer-synapses", "transform-count", transform("fourier", 8, 64, 24, 0)
    yield "transform-haar-dense", "transform-count", transform("haar", 8, 64, 38, 10)
    yield "transform-haar-copies-hidden", "transform-count", transform("haar", 8, 32, 38, 0)
    yield "convolution-too-few", "convolution-count", convolution(8, 17)
    yield "matrix-sizes-as-printed", "factor-sizes", matrices(1, 4, ROW, [3, 1, [[1, 1, "1"], [2, 1, "1"]]])
    yield "matrix-dense-too-many", "product-dense", matrices(5, 4, COLUMN, ROW)
    yield "matrix-synapses-too-few", "product-synapses", matrices(4, 3, COLUMN, ROW)
    yield "width-rank-too-large", "width-rank", width([["1", "2"], ["2", "4"]], 2)
    yield "width-bad-modulus", "width-rank", width([["1", "0"], ["0", "7"]], 2)
    yield "width-modulus-in-denominator", "width-denominator", width([["1/7"]], 1)
    yield "bilinear-six-products", "bilinear-identity", recursion(SEVEN[:6], 1, 28, 8)
    yield "bilinear-wrong-sign", "bilinear-identity", recursion([*SEVEN[:6], [[0, 1, 0, 1], [0, 0, 1, 1], [1, 0, 0, 0]]], 1, 31, 8)
    yield "bilinear-additions-forgotten", "bilinear-synapses", recursion(SEVEN, 1, 7, 8)
    yield "bilinear-dense-wrong", "bilinear-dense", recursion(SEVEN, 1, 31, 16)
    yield "random-ratio-too-high", "random-lower", random(10, "1/10", "1", "5")
    yield "random-ratio-too-low", "random-upper", random(10, "1/10", "0", "1/10")
    yield "logarithm-below-281", "logarithm-lower", logarithm(7, "281/100", "3")
    yield "logarithm-above-28", "logarithm-upper", logarithm(7, "2", "14/5")
    yield "difference-rounded", "difference-value", difference("3", "23728639/10000000", "627/1000")
