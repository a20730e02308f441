"""A few small true certificates of every kind, written out by hand or by a dozen lines of arithmetic: the honest half of the corpus."""

from fractions import Fraction
from itertools import permutations, product
from math import factorial, perm, prod

import finite

NETWORK = ["common-expansion-point", "bias-free", "taylor-equality-to-degree-n"]
OUTPUT = ["common-expansion-point", "output-bias", "taylor-equality-to-degree-n"]
LOWER = ["common-expansion-point", "bias-free", "sigma-k-nonzero-0-to-n", "taylor-equality-to-degree-n"]


def certificate(kind, params, witness=None, assumptions=()):
    """Return an envelope."""
    claim = {"assumptions": list(assumptions), "kind": kind, "params": params}
    return {"claim": claim, "end": "deepcheap", "format": "deepcheap/1", "witness": {} if witness is None else witness}


def sign_network(n, scale=1):
    """Return the 2^n neurons of equation A4, slopes times `scale`."""
    weight = Fraction(1, 2**n * factorial(n)) / scale**n
    return [[str(prod(s) * weight), *(str(scale * x) for x in s)] for s in product((1, -1), repeat=n)]


def half_network(n):
    """Return the 2^(n-1) neurons with s_1 = 1, which suffice when only the degrees of the parity of n count."""
    return [[str(2 * Fraction(row[0])), *row[1:]] for row in sign_network(n) if row[1] == "1"]


def big(value):
    """Spell a big integer."""
    return str(value) if abs(value) < 10**4000 else hex(value)


def products(n, nonzero, neurons, biases="none"):
    """Return a product-network certificate."""
    params = {"biases": biases, "n": n, "neurons": neurons, "nonzero": list(nonzero)}
    return certificate("product-network", params, assumptions=NETWORK if biases == "none" else OUTPUT)


def rank(n, points, value, dependencies=(), modulus=524287):
    """Return a product-rank certificate."""
    return certificate("product-rank", {"n": n, "points": points, "rank": value}, {"dependencies": list(dependencies), "modulus": modulus})


def error(activation, bias, n, scale, lower, upper, radius="1", witness=None):
    """Return a gate-error certificate."""
    params = {"activation": activation, "bias": bias, "lower": lower, "n": n, "radius": radius, "scale": scale, "upper": upper}
    return certificate("gate-error", params, witness or {"method": "corner", "terms": 6})


def rate(activation, bias, n, scale, lower, upper, radius="1"):
    """Return a gate-rate certificate."""
    params = {"activation": activation, "bias": bias, "lower": lower, "n": n, "radius": radius, "scale_max": scale, "upper": upper}
    return certificate("gate-rate", params, {"terms": 6})


def diverges(activation, bias, n, scale, gap, point):
    """Return a gate-diverges certificate."""
    return certificate("gate-diverges", {"activation": activation, "bias": bias, "gap": gap, "n": n, "point": point, "scale_min": scale})


def scaled(activation, bias, n, scale, gap, point):
    """Return a scaled-bias-gate certificate."""
    return certificate("scaled-bias-gate", {"activation": activation, "bias": bias, "gap": gap, "n": n, "point": point, "scale_max": scale})


def theorem(sources, statement="a" * 64, name="product_flattening", axioms=()):
    """Return a coq-theorem record."""
    params = {"axioms": list(axioms), "file": "ProductFlattening", "sources": sources, "statement": statement, "theorem": name}
    return certificate("coq-theorem", params)


def pattern(activation, bias, nonzero, zero):
    """Return an activation-pattern certificate."""
    return certificate("activation-pattern", {"activation": activation, "bias": bias, "nonzero": nonzero, "zero": zero})


def bounded(box, terms, upper, tree):
    """Return a polynomial-bound certificate."""
    return certificate("polynomial-bound", {"box": box, "terms": terms, "upper": upper}, {"tree": tree})


def lower_bound(n, method, neurons=None):
    """Return a product-lower-bound certificate."""
    return certificate("product-lower-bound", {"n": n, "neurons": big(2**n if neurons is None else neurons)}, {"method": method}, LOWER)


def factor(k, size, value=None, printed=None):
    """Return a derivative-factor certificate."""
    right, wrong = perm(k, size) if value is None else value, factorial(k) // factorial(size) if printed is None else printed
    return certificate("derivative-factor", {"factor": big(right), "k": k, "printed": big(wrong), "size": size})


def accepted():
    """Yield (name, certificate)."""
    yield "sign-cancellation-classes", certificate("sign-cancellation", {"n": 5}, {"method": "classes"})
    yield "sign-cancellation-classes-1", certificate("sign-cancellation", {"n": 1}, {"method": "classes"})
    yield "sign-cancellation-product", certificate("sign-cancellation", {"n": 1000000}, {"method": "product"})
    yield "product-network-1", products(1, [0, 1], [["1/2", "1"], ["-1/2", "-1"]])
    yield "product-network-signs-3", products(3, range(4), sign_network(3))
    yield "product-network-signs-scaled", products(2, range(3), sign_network(2, Fraction(3, 2)))
    yield "product-network-half-even", products(4, [0, 2, 4], half_network(4))
    yield "product-network-squares", products(2, [2], SQUARES)
    yield (
        "product-network-output-bias",
        products(2, [1, 2], [[str(Fraction(w) / 2), *(str(sign * int(x)) for x in a)] for w, *a in SQUARES for sign in (1, -1)], "output"),
    )
    yield "product-network-grids-3", products(3, range(4), grids(3, 5))
    yield (
        "product-network-scaled-half-4",
        products(4, [4], [[str(Fraction(w) / c**4), *(str(c * int(x)) for x in a)] for c, (w, *a) in enumerate(half_network(4), 1)]),
    )
    yield (
        "network-coefficient-square",
        certificate("network-coefficient", {"monomial": [2, 0], "n": 2, "neurons": [["1/2", "1", "1"]], "value": "1/2"}, assumptions=NETWORK),
    )
    yield (
        "network-coefficient-top",
        certificate("network-coefficient", {"monomial": [1, 1], "n": 2, "neurons": [["1/3", "1", "1"]], "value": "2/3"}, assumptions=NETWORK),
    )
    yield "sign-rank-orthogonality", certificate("sign-rank", {"n": 5}, {"method": "orthogonality"})
    yield "sign-rank-kronecker", certificate("sign-rank", {"n": 999999}, {"method": "kronecker"})
    yield "product-rank-signs", rank(2, [["1", "1"], ["1", "-1"], ["-1", "1"], ["-1", "-1"]], 4, modulus=5)
    yield "product-rank-left-dependency", rank(1, [["2"], ["2"], ["2"]], 1, [["1", "-1/2"]])
    yield "product-rank-right-dependency", rank(2, [["1/2", "1"], ["1/2", "1"]], 1, [["1", "-1"]])
    yield "product-rank-wide", rank(2, [["1/2", "1/3"], ["2", "5"], ["-1", "7"], ["1", "0"], ["0", "0"]], 4)
    yield "product-lower-bound-pairs", lower_bound(4, "pairs")
    yield "product-lower-bound-sizes", lower_bound(14000, "sizes")
    yield (
        "no-product-network-2-1",
        certificate("no-product-network", {"n": 2, "neurons": 1}, {"cofactors": [[0, [[[0, 0, 0], "-1"]]], [1, [[[0, 1, 1], "2"]]]]}, LOWER),
    )
    yield (
        "no-product-network-1-1",
        certificate("no-product-network", {"n": 1, "neurons": 1}, {"cofactors": [[0, [[[0, 0], "-1"]]], [1, [[[0, 1], "1"]]]]}, LOWER),
    )
    yield "no-product-network-2-3", certificate("no-product-network", {"n": 2, "neurons": 3}, {"cofactors": determinant_cofactors(2, 3)}, LOWER)
    yield from gates()
    yield "scaled-bias-gate-logistic", scaled("logistic", "1", 2, "1/10", "3/10", ["1", "1/2"])
    yield "scaled-bias-gate-softplus", scaled("softplus", "2", 3, "1/100", "1/10", ["1", "1", "1"])
    yield "activation-pattern-tanh", pattern("tanh", "0", [1, 3, 5, 7], [0, 2, 4, 6])
    yield "activation-pattern-logistic", pattern("logistic", "0", [0, 1, 3], [2, 4])
    yield "activation-pattern-logistic-off", pattern("logistic", "1/3", [0, 1, 2, 3, 4, 64], [])
    yield "activation-pattern-softplus", pattern("softplus", "0", [0, 1, 2, 4], [3, 5])
    yield "activation-pattern-gaussian", pattern("gaussian", "0", [0, 2], [1, 3])
    yield "activation-pattern-erf", pattern("erf", "0", [1, 3], [0, 2])
    yield "activation-pattern-gelu", pattern("gelu", "-3/4", [0, 1, 2, 3], [])
    yield "activation-pattern-silu", pattern("silu", "0", [1, 2, 4], [0, 3, 5])
    yield "activation-pattern-sin", pattern("sin", "0", [1, 3], [0, 2])
    yield "activation-pattern-cos", pattern("cos", "0", [0, 2], [1, 3])
    yield "activation-pattern-exp", pattern("exp", "-7/2", [0, 1, 2], [])
    yield "activation-pattern-arctan", pattern("arctan", "1", [0, 1, 2, 3], [4, 8])
    yield "polynomial-bound-leaf", bounded([["-1", "1"], ["-1", "1"]], [[[1, 1], "1"]], "1", "L")
    yield "polynomial-bound-split", bounded([["0", "1"]], [[[1], "1"], [[2], "-1"]], "1/4", "1LL")
    yield "polynomial-bound-two", bounded([["0", "1"], ["-1", "2"]], [[[0, 2], "-1"], [[1, 1], "2"], [[2, 0], "-1"]], "1", "12L1LL2LL")
    yield (
        "network-value",
        certificate(
            "network-value", {"neurons": [["1/2", "0", "1", "1"]], "offset": "0", "point": ["2", "3"], "sigma": ["0", "0", "1"], "value": "25/2"}
        ),
    )
    yield "affine-network-error", certificate("affine-network-error", {"lower": "1", "n": 2})
    yield "derivative-factor", factor(5, 2)
    yield "derivative-factor-hexadecimal", factor(3000, 1000)
    yield from finite.accepted()


# x_1 x_2 with sigma_0 free: ((x+y)^2 - x^2 - y^2)/2 and the linear parts: w = 1/2, -1/2, -1/2 leave nothing in degree 1.
SQUARES = [["1/2", "1", "1"], ["-1/2", "1", "0"], ["-1/2", "0", "1"]]


def grids(n, count):
    """Return `count` copies of the product on grids {u, v}^n, weights 1/count: sum over {u, v} of +-u^r is 0 for r = 0, v - u for r = 1."""
    return [
        [str(Fraction(prod(-1 if x == u else 1 for x in point), count * factorial(n) * (v - u) ** n)), *map(str, point)]
        for u, v in ((2 * c + 1, 2 * c + 2) for c in range(count))
        for point in product((u, v), repeat=n)
    ]


def times(p, q):
    """Multiply sparse polynomials, exponent tuple -> coefficient."""
    result = {}
    for a, x in p.items():
        for b, y in q.items():
            key = tuple(i + j for i, j in zip(a, b, strict=True))
            result[key] = result.get(key, 0) + x * y
    return {key: value for key, value in result.items() if value}


def plus(p, q, c=1):
    """Return p + c q."""
    result = dict(p)
    for key, value in q.items():
        result[key] = result.get(key, 0) + c * value
    return {key: value for key, value in result.items() if value}


def determinant_cofactors(n, m):
    """Write 0 = det(A diag(w) A^T), m < 2^n, as 1 = sum c_i f_i: each permutation but the identity meets an entry above the diagonal, some
    f_i; the identity gives D^(2^n), D = sum_j w_j prod_i a_ij = (f_0 + 1)/n!, and 1 - (n! D)^N = -(1 + n! D + ... + (n! D)^(N-1)) f_0."""
    width, size = m + n * m, 2**n
    orders = sorted((r for r in product(range(n + 1), repeat=n) if sum(r) <= n and r != (1,) * n), key=lambda r: (sum(r), r))

    def moment(r):
        terms = {}
        for j in range(m):
            key = [0] * width
            key[j] = 1
            key[m + n * j : m + n * j + n] = r
            terms[tuple(key)] = 1
        return terms

    rows = sorted(range(size), key=lambda S: (S.bit_count(), S))
    cells = [[tuple((S >> i & 1) + ((size - 1 - T) >> i & 1) for i in range(n)) for T in rows] for S in rows]
    one = {(0,) * width: Fraction(1)}
    cofactors, big_d, power = {}, {key: factorial(n) for key in moment((1,) * n)}, one
    for _ in range(size):
        cofactors[0] = plus(cofactors.get(0, {}), power, -1)
        power = times(power, big_d)
    for order in permutations(range(size)):
        above = next((i for i in range(size) if order[i] > i), None)
        if above is None:
            continue
        sign = prod(-1 for i in range(size) for j in range(i) if order[j] > order[i])
        rest = {key: value * sign * factorial(n) ** size for key, value in one.items()}
        for i in range(size):
            if i != above:
                rest = times(rest, moment(cells[i][order[i]]))
        index = 1 + orders.index(cells[above][order[above]])
        cofactors[index] = plus(cofactors.get(index, {}), rest, -1)
    return [[index, [[list(key), str(c)] for key, c in sorted(poly.items())]] for index, poly in sorted(cofactors.items()) if poly]


# activation, bias, n, scale, and the error at the corner between two rationals (mpmath, 60 digits)
CORNERS = (
    ("logistic", "1", 2, "1/10", "22586507/5000000000", "9034603/2000000000"),
    ("logistic", "1", 4, "1/100", "3824551/25000000000", "3059641/20000000000"),
    ("tanh", "1/2", 2, "1/10", "8952083/500000000", "17904167/1000000000"),
    ("tanh", "1/2", 4, "1/100", "61180559/100000000000", "764757/1250000000"),
    ("softplus", "0", 2, "1/10", "4155589/2500000000", "16622357/10000000000"),
    ("softplus", "0", 4, "1/100", "13331633/100000000000", "6665817/50000000000"),
    ("exp", "-2", 2, "1/10", "33377809/10000000000", "3337781/1000000000"),
    ("exp", "-2", 4, "1/100", "33334333/500000000000", "66668667/1000000000000"),
    ("sin", "1/2", 2, "1/10", "832223/250000000", "33288921/10000000000"),
    ("sin", "1/2", 4, "1/100", "33332333/500000000000", "66664667/1000000000000"),
    ("cos", "1/2", 2, "1/10", "832223/250000000", "33288921/10000000000"),
    ("cos", "1/2", 4, "1/100", "33332333/500000000000", "66664667/1000000000000"),
    ("gaussian", "1/4", 2, "1/10", "17068313/1000000000", "8534157/500000000"),
    ("gaussian", "1/4", 4, "1/100", "56520557/100000000000", "28260279/50000000000"),
    ("erf", "1/2", 2, "1/10", "8242949/500000000", "16485899/1000000000"),
    ("erf", "1/2", 4, "1/100", "54648231/100000000000", "6831029/12500000000"),
    ("gelu", "0", 2, "1/10", "16567141/2500000000", "13253713/2000000000"),
    ("gelu", "0", 4, "1/100", "14997/50000000", "29994001/100000000000"),
    ("silu", "0", 2, "1/10", "33200537/10000000000", "16600269/5000000000"),
    ("silu", "0", 4, "1/100", "99983/500000000", "19996601/100000000000"),
    ("arctan", "1/2", 2, "1/10", "3808913/200000000", "9522283/500000000"),
    ("arctan", "1/2", 4, "1/100", "19585603/50000000000", "39171207/100000000000"),
)


def gates():
    """Yield certificates about the sign gate."""
    for name, b, n, scale, lower, upper in CORNERS:
        yield f"gate-error-{name}-{n}", error(name, b, n, scale, lower, upper)
        yield f"gate-rate-{name}-{n}", rate(name, b, n, scale, "0", str(Fraction(upper) / Fraction(scale) ** 2 * 2))
    yield "gate-error-exact", error("softplus", "0", 1, "1", "0", "1/1000000000000")
    yield "gate-error-radius", error("exp", "1", 3, "1/3", "0", "10", radius="3/2")
    yield "gate-error-64", error("tanh", "1/3", 64, "1/1000", "0", "1")
    yield "gate-error-beyond-the-corner", error("logistic", "1", 4, "1/2", "3/10", "8/25")
    for name, b, lower, upper in TREES:
        yield f"gate-error-tree-{name}", error(name, b, 2, "1", lower, upper, witness={"method": "tree", "tree": "12LLL"})
    yield "gate-error-tree-3", error("logistic", "1", 3, "1", "1/100", "1/20", witness={"method": "tree", "tree": "1L2L3LL"})
    yield "gate-error-tree-4", error("silu", "0", 4, "1/2", "8/25", "9/25", witness={"method": "tree", "tree": "L"})
    yield "gate-rate-lower", rate("logistic", "1", 2, "1/10", "2/5", "1/2")
    yield "gate-diverges-tanh", diverges("tanh", "1/2", 2, "10", "9/10", ["1", "1"])
    yield "gate-diverges-logistic", diverges("logistic", "1", 3, "100", "1/2", ["1", "-1", "1"])
    yield "gate-diverges-sin", diverges("sin", "1/2", 2, "10", "9/10", ["-1", "1"])
    yield "gate-diverges-cos", diverges("cos", "1/2", 1, "10", "1/2", ["1"])
    yield "gate-diverges-gaussian", diverges("gaussian", "0", 2, "10", "9/10", ["1", "1"])
    yield "gate-diverges-erf", diverges("erf", "1/2", 2, "10", "9/10", ["1", "1"])


# activation, bias, lower and upper bound of the error for n = 2, scale 1, radius 1
TREES = (
    ("logistic", "1", "1/3", "7/20"), ("tanh", "1/2", "7/10", "18/25"), ("softplus", "0", "13/100", "27/200"), ("exp", "0", "19/50", "39/100"),
    ("sin", "1/2", "29/100", "3/10"), ("cos", "1/2", "29/100", "3/10"), ("gaussian", "1/4", "18/25", "73/100"), ("erf", "1/2", "71/100", "18/25"),
    ("gelu", "0", "2/5", "41/100"), ("silu", "0", "23/100", "6/25"), ("arctan", "1/2", "71/100", "18/25"),
)  # fmt: skip
