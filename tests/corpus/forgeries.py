"""What must not get in: one named forgery, at least, for every guard of the checker, and the classical attacks on file formats.

Each entry is (folder, name, guard, bytes): the name says what is forged, the guard is the one that must refuse it.
"""

import json
from fractions import Fraction

import finite
import samples
from samples import (
    LOWER,
    NETWORK,
    OUTPUT,
    SQUARES,
    bounded,
    certificate,
    diverges,
    error,
    factor,
    lower_bound,
    pattern,
    products,
    rank,
    rate,
    scaled,
    sign_network,
    theorem,
)


def canonical(value):
    """Return the canonical bytes of a JSON value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode() + b"\n"


HONEST = certificate("affine-network-error", {"lower": "1", "n": 2})
PLAIN = canonical(HONEST)
EXTREME = "9" * 4001


def changed(honest, path, value):
    """Return a copy with one value replaced, or removed when `value` is None."""
    copy = json.loads(json.dumps(honest))
    place = copy
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return copy


def params(honest, **values):
    """Return a copy with some params replaced."""
    for key, value in values.items():
        honest = changed(honest, ["claim", "params", key], value)
    return honest


def containers():
    """Bytes that are not the canonical spelling of anything."""
    yield "empty-file", "json", b""
    yield "not-json", "json", b"certificate\n"
    yield "truncated-file", "json", PLAIN[:-30] + b"\n"
    yield "trailing-data", "json", PLAIN + b"{}\n"
    yield "two-final-newlines", "canonical", PLAIN + b"\n"
    yield "no-final-newline", "canonical", PLAIN[:-1]
    yield "carriage-returns", "canonical", PLAIN[:-1] + b"\r\n"
    yield "spaces", "canonical", PLAIN.replace(b":", b": ")
    yield "keys-in-another-order", "canonical", PLAIN.replace(b'"lower":"1","n":2', b'"n":2,"lower":"1"')
    yield "minus-zero", "canonical", PLAIN.replace(b'"n":2', b'"n":-0')
    yield "duplicate-key", "duplicate-key", PLAIN.replace(b'"n":2', b'"n":2,"n":3')
    yield "duplicate-key-same-value", "duplicate-key", PLAIN.replace(b'"n":2', b'"n":2,"n":2')
    yield "duplicate-key-escaped", "backslash", PLAIN.replace(b'"n":2', b'"n":2,"\\u006e":3')
    yield "escaped-letter", "backslash", PLAIN.replace(b'"n"', b'"\\u006e"')
    yield "lone-surrogate", "backslash", PLAIN.replace(b'"1"', b'"\\ud800"')
    yield "byte-order-mark", "ascii", b"\xef\xbb\xbf" + PLAIN
    yield "utf-16", "ascii", PLAIN.decode().encode("utf-16")
    yield "utf-16-without-mark", "json", PLAIN.decode().encode("utf-16-le")
    yield "gzip-bytes", "ascii", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + bytes(range(128, 200))
    yield "homoglyph", "ascii", PLAIN.decode().replace("affine", "\u0430ffine").encode()
    yield "arabic-digits", "ascii", PLAIN.decode().replace('"1"', '"\u0661"').encode()
    yield "nan", "float", PLAIN.replace(b'"n":2', b'"n":NaN')
    yield "minus-infinity", "float", PLAIN.replace(b'"n":2', b'"n":-Infinity')
    yield "float", "float", PLAIN.replace(b'"n":2', b'"n":2.0')
    yield "exponent", "float", PLAIN.replace(b'"n":2', b'"n":1e999')
    yield "integer-of-16-digits", "integer-digits", PLAIN.replace(b'"n":2', b'"n":1000000000000000')
    yield "integer-of-5000-digits", "integer-digits", PLAIN.replace(b'"n":2', b'"n":' + b"7" * 5000)
    yield "leading-zero", "json", PLAIN.replace(b'"n":2', b'"n":02')
    yield "plus-sign", "json", PLAIN.replace(b'"n":2', b'"n":+2')
    yield "depth-33", "depth", PLAIN.replace(b'"1"', b"[" * 31 + b"]" * 31)
    yield "depth-900", "depth", PLAIN.replace(b'"1"', b"[" * 900 + b"]" * 900)
    yield "depth-100000", "depth", b"[" * 100000 + b"]" * 100000 + b"\n"
    yield "depth-100000-objects", "depth", b'{"a":' * 100000 + b"0" + b"}" * 100000 + b"\n"
    yield "control-character", "json", PLAIN.replace(b'"1"', b'"1\n"')
    yield "comment", "json", PLAIN.replace(b'"n":2', b'"n":2/**/')


def envelopes():
    """Envelopes with a key, a word or an assumption that does not belong."""
    yield "verdict-key", "object-keys", HONEST | {"verdict": "verified"}
    yield "trusted-key", "object-keys", HONEST | {"trusted": 1}
    yield "extra-param", "object-keys", params(HONEST, tolerance="1/1000")
    yield "extra-witness-key", "object-keys", changed(HONEST, ["witness", "skip"], 1)
    yield "witness-missing", "object-keys", changed(HONEST, ["witness"], None)
    yield "witness-a-list", "object-keys", changed(HONEST, ["witness"], [])
    yield "witness-null", "object-keys", PLAIN.replace(b'"witness":{}', b'"witness":null')
    yield "claim-a-list", "object-keys", changed(HONEST, ["claim"], [])
    yield "param-missing", "object-keys", changed(HONEST, ["claim", "params", "lower"], None)
    yield "end-missing", "object-keys", changed(HONEST, ["end"], None)
    yield "root-a-list", "object-keys", [HONEST]
    yield "root-a-number", "object-keys", 1
    yield "next-format", "vocabulary", changed(HONEST, ["format"], "deepcheap/2")
    yield "another-end", "vocabulary", changed(HONEST, ["end"], "nncert")
    yield "kind-class", "vocabulary", changed(HONEST, ["claim", "kind"], "__class__")
    yield "kind-unknown", "vocabulary", changed(HONEST, ["claim", "kind"], "affine-network-errors")
    yield "kind-swapped", "object-keys", changed(HONEST, ["claim", "kind"], "sign-rank")
    yield "method-unknown", "vocabulary", certificate("sign-rank", {"n": 3}, {"method": "oracle"})
    yield "activation-unknown", "vocabulary", pattern("relu", "0", [1], [])
    yield (
        "assumption-dropped",
        "assumptions",
        changed(lower_bound(3, "pairs"), ["claim", "assumptions"], [word for word in LOWER if word != "bias-free"]),
    )
    yield "assumptions-reordered", "assumptions", changed(lower_bound(3, "pairs"), ["claim", "assumptions"], LOWER[::-1])
    yield "assumption-added", "assumptions", changed(HONEST, ["claim", "assumptions"], ["true"])
    yield "assumption-of-other-model", "assumptions", changed(products(2, range(3), sign_network(2)), ["claim", "assumptions"], OUTPUT)
    yield "true-for-one", "integer-type", PLAIN.replace(b'"n":2', b'"n":true')
    yield "null-for-integer", "integer-type", PLAIN.replace(b'"n":2', b'"n":null')
    yield "string-for-integer", "integer-type", params(HONEST, n="2")
    yield "n-one", "integer-range", params(HONEST, n=1)
    yield "n-thousand-million", "integer-range", params(HONEST, n=10**9)
    yield "n-zero", "integer-range", certificate("sign-cancellation", {"n": 0}, {"method": "product"})
    yield "n-negative", "integer-range", certificate("sign-rank", {"n": -3}, {"method": "kronecker"})
    yield "n-25-by-classes", "integer-range", certificate("sign-cancellation", {"n": 25}, {"method": "classes"})
    yield "n-9-by-pairs", "integer-range", lower_bound(9, "pairs")
    yield "integer-for-rational", "string-type", params(HONEST, lower=1)
    yield "false-for-rational", "string-type", PLAIN.replace(b'"1"', b"false")


def numbers():
    """Rationals and big integers in other spellings."""
    for name, text in {
        "empty": "", "plus": "+1", "leading-zero": "01", "underscore": "1_0", "spaces": " 1 ", "decimal": "0.5", "exponent": "1e5", "nan": "NaN",
        "zero-denominator": "1/0", "negative-denominator": "1/-2", "minus-zero": "-0", "two-slashes": "1/2/3", "hexadecimal": "0x1", "word": "one",
    }.items():  # fmt: skip
        yield f"rational-{name}", "rational-form", params(HONEST, lower=text)
    yield "rational-not-lowest", "lowest-terms", params(HONEST, lower="2/4")
    yield "rational-over-one", "lowest-terms", params(HONEST, lower="1/1")
    yield "rational-zero-over-two", "lowest-terms", params(HONEST, lower="0/2")
    yield "rational-4001-digits", "rational-digits", params(HONEST, lower="1/" + EXTREME)
    yield "rational-5000-digits", "rational-digits", params(HONEST, lower="7" * 5000)
    yield (
        "big-fraction",
        "big-integer",
        factor(5, 2) | {"claim": factor(5, 2)["claim"] | {"params": {"factor": "20/3", "k": 5, "printed": "60", "size": 2}}},
    )
    yield "big-hexadecimal-upper-case", "hexadecimal-form", params(factor(5, 2), factor="0xFF")
    large = factor(9000, 5000)
    yield "big-hexadecimal-upper-case-large", "hexadecimal-form", params(large, factor="0x" + large["claim"]["params"]["factor"][2:].upper())
    yield "big-hexadecimal-zero", "hexadecimal-form", params(factor(5, 2), factor="0x0")
    yield "big-hexadecimal-underscore", "hexadecimal-form", params(factor(5, 2), factor="0x1_4")
    yield "big-hexadecimal-needless", "hexadecimal-needless", params(factor(5, 2), factor="0x14")


def shapes():
    """Params and witnesses of the wrong shape."""
    signs = products(2, range(3), sign_network(2))
    yield "neurons-a-string", "list-type", params(signs, neurons="all")
    yield "dependencies-a-string", "list-type", changed(rank(1, [["1"]], 1), ["witness", "dependencies"], "")
    yield "neurons-empty", "list-length", params(signs, neurons=[])
    yield "neuron-too-short", "list-length", params(signs, neurons=[["1", "1"]])
    yield "neuron-too-long", "list-length", params(signs, neurons=[["1", "1", "1", "1"]])
    yield "point-too-long", "list-length", diverges("tanh", "1/2", 2, "10", "1/2", ["1", "1", "1"])
    yield "degrees-not-increasing", "increasing", params(signs, nonzero=[0, 2, 1])
    yield "degrees-repeated", "increasing", params(signs, nonzero=[0, 1, 1, 2])
    yield "degree-zero-with-output-bias", "integer-range", products(2, range(3), sign_network(2), "output")
    yield "top-degree-missing", "top-degree", products(2, [0, 1], sign_network(2))
    yield "degrees-empty", "top-degree", products(2, [], sign_network(2))
    yield (
        "monomial-degree",
        "monomial-degree",
        certificate("network-coefficient", {"monomial": [3, 0], "n": 2, "neurons": [["1/2", "1", "1"]], "value": "1/2"}, assumptions=NETWORK),
    )
    yield (
        "monomial-negative",
        "integer-range",
        certificate("network-coefficient", {"monomial": [-1, 2], "n": 2, "neurons": SQUARES, "value": "0"}, assumptions=NETWORK),
    )
    yield "modulus-zero", "integer-range", rank(1, [["1"]], 1, modulus=0)
    yield "modulus-one", "integer-range", rank(1, [["1"]], 1, modulus=1)
    yield "modulus-composite", "modulus-prime", rank(2, [["2", "3"], ["3", "2"]], 2, modulus=10)
    yield "modulus-carmichael", "modulus-prime", rank(2, [["2", "3"], ["3", "2"]], 2, modulus=561)
    yield "modulus-too-large", "integer-range", rank(1, [["1"]], 1, modulus=2**31 + 11)
    yield "rank-above-size", "integer-range", rank(1, [["1"], ["2"]], 3)
    yield "points-empty", "list-length", rank(1, [], 0)
    yield (
        "cofactor-index-repeated",
        "index-order",
        certificate(
            "no-product-network",
            {"n": 1, "neurons": 1},
            {"cofactors": [[0, [[[0, 0], "-1/2"]]], [0, [[[0, 0], "-1/2"]]], [1, [[[0, 1], "1"]]]]},
            LOWER,
        ),
    )
    yield (
        "cofactor-index-out-of-range",
        "integer-range",
        certificate("no-product-network", {"n": 1, "neurons": 1}, {"cofactors": [[2, [[[0, 0], "-1"]]]]}, LOWER),
    )
    yield (
        "cofactor-index-negative",
        "integer-range",
        certificate("no-product-network", {"n": 1, "neurons": 1}, {"cofactors": [[-1, [[[0, 0], "-1"]]]]}, LOWER),
    )
    yield (
        "cofactor-monomial-repeated",
        "term-order",
        certificate(
            "no-product-network", {"n": 1, "neurons": 1}, {"cofactors": [[0, [[[0, 0], "-1/2"], [[0, 0], "-1/2"]]], [1, [[[0, 1], "1"]]]]}, LOWER
        ),
    )
    yield (
        "cofactor-coefficient-zero",
        "term-zero",
        certificate("no-product-network", {"n": 1, "neurons": 1}, {"cofactors": [[0, [[[0, 0], "-1"]]], [1, [[[0, 0], "0"], [[0, 1], "1"]]]]}, LOWER),
    )
    yield (
        "cofactor-exponents-too-short",
        "list-length",
        certificate("no-product-network", {"n": 1, "neurons": 1}, {"cofactors": [[0, [[[0], "-1"]]]]}, LOWER),
    )
    yield (
        "cofactor-exponent-negative",
        "integer-range",
        certificate("no-product-network", {"n": 1, "neurons": 1}, {"cofactors": [[0, [[[-1, 0], "-1"]]]]}, LOWER),
    )
    yield "neurons-2-to-the-n", "integer-range", certificate("no-product-network", {"n": 1, "neurons": 2}, {"cofactors": []}, LOWER)
    yield "radius-zero", "radius-positive", error("logistic", "1", 2, "1/10", "0", "1", radius="0")
    yield "radius-negative", "radius-positive", error("logistic", "1", 2, "1/10", "0", "1", radius="-1")
    yield "scale-zero", "scale-positive", error("logistic", "1", 2, "0", "0", "1")
    yield "scale-negative", "scale-positive", rate("logistic", "1", 2, "-1/10", "0", "1")
    yield "error-bounds-reversed", "bounds-order", error("logistic", "1", 2, "1/10", "1/100", "1/1000")
    yield "error-bound-negative", "bounds-order", error("logistic", "1", 2, "1/10", "-1", "1")
    yield "rate-bound-negative", "rate-order", rate("logistic", "1", 2, "1/10", "-1", "1")
    digest = "0123456789abcdef" * 4
    yield "theorem-with-a-path-for-a-name", "coq-name", theorem([["../A.v", digest]])
    yield "theorem-with-a-short-digest", "digest", theorem([["A.v", digest]], statement="abc")
    yield "theorem-with-an-axiom-twice", "axiom-order", theorem([["A.v", digest]], axioms=["one", "one"])
    yield "theorem-with-a-file-twice", "source-order", theorem([["A.v", digest], ["A.v", digest]])
    yield "scaled-gap-zero", "scaled-gap-positive", scaled("logistic", "1", 2, "1/10", "0", ["1", "1/2"])
    yield "gap-zero", "gap-positive", diverges("tanh", "1/2", 2, "10", "0", ["1", "1"])
    yield "gap-negative", "gap-positive", diverges("tanh", "1/2", 2, "10", "-1", ["0", "0"])
    yield "diverges-unbounded-activation", "vocabulary", diverges("exp", "0", 2, "10", "1/2", ["1", "1"])
    yield "terms-zero", "integer-range", error("logistic", "1", 2, "1/10", "0", "1", witness={"method": "corner", "terms": 0})
    yield "terms-201", "integer-range", error("logistic", "1", 2, "1/10", "0", "1", witness={"method": "corner", "terms": 201})
    yield "method-tree-with-terms", "object-keys", error("logistic", "1", 2, "1/10", "0", "1", witness={"method": "tree", "terms": 3})
    yield "gate-tree-truncated", "tree-truncated", error("logistic", "1", 2, "1/10", "0", "1", witness={"method": "tree", "tree": "1L"})
    yield "gate-tree-axis-3", "tree-mark", error("logistic", "1", 2, "1/10", "0", "1", witness={"method": "tree", "tree": "3LL"})
    yield "pattern-both", "pattern-disjoint", pattern("tanh", "0", [1, 2], [2])
    yield "pattern-empty", "pattern-empty", pattern("tanh", "0", [], [])
    yield "pattern-order-65", "integer-range", pattern("exp", "0", [65], [])
    yield "tree-empty", "tree-truncated", bounded([["0", "1"]], [[[1], "1"]], "1", "")
    yield "tree-truncated", "tree-truncated", bounded([["0", "1"]], [[[1], "1"]], "1", "1L")
    yield "tree-trailing-leaf", "tree-trailing", bounded([["0", "1"]], [[[1], "1"]], "1", "LL")
    yield "tree-trailing-subtree", "tree-trailing", bounded([["0", "1"]], [[[1], "1"]], "1", "L1L")
    yield "tree-zero-axis", "tree-mark", bounded([["0", "1"]], [[[1], "1"]], "1", "0LL")
    yield "tree-axis-2-of-1", "tree-mark", bounded([["0", "1"]], [[[1], "1"]], "1", "2LL")
    yield "tree-lower-case-leaf", "tree-mark", bounded([["0", "1"]], [[[1], "1"]], "1", "l")
    yield "box-reversed", "box-order", bounded([["1", "0"]], [[[1], "1"]], "1", "L")
    yield "box-degenerate", "box-order", bounded([["1", "1"]], [[[1], "1"]], "1", "L")
    yield "box-without-sides", "list-length", bounded([], [], "1", "L")
    yield "exponent-41", "exponent-size", bounded([["0", "1"]], [[[41], "1"]], "1", "L")
    yield "polynomial-monomial-repeated", "polynomial-order", bounded([["0", "1"]], [[[1], "2"], [[1], "1"]], "1", "L")
    yield "polynomial-coefficient-zero", "polynomial-zero", bounded([["0", "1"]], [[[1], "0"]], "1", "L")
    yield "size-above-k", "integer-range", factor(3, 2) | {"claim": changed(factor(3, 2), ["claim", "params", "size"], 4)["claim"]}


def false_claims():
    """Certificates in the format whose claim is false or not proved by what they hold."""
    signs = sign_network(3)
    yield "sign-network-weight-changed", "target-coefficient", products(3, range(4), [["1/47", *signs[0][1:]], *signs[1:]])
    yield "sign-network-with-a-linear-neuron", "grid-moment", products(3, range(4), [*signs, ["1", "1", "0", "0"]])
    yield "squares-with-linear-terms", "grid-moment", products(2, [0, 1, 2], SQUARES)
    yield "squares-for-degree-one-too", "plain-moment", products(2, [1, 2], [SQUARES[0], ["-1/8", "2", "0"], SQUARES[2]])
    yield "one-square", "plain-moment", products(2, [2], [["1/2", "1", "1"]])
    yield "two-to-the-n-minus-one-neurons", "target-coefficient", products(3, range(4), signs[:-1])
    yield "product-of-double", "target-coefficient", products(2, [2], [[str(2 * Fraction(row[0])), *row[1:]] for row in SQUARES])
    yield "single-value-row", "target-coefficient", products(2, range(3), [["1", "0", "1"]])
    yield "grids-with-a-linear-neuron", "plain-moment", tampered_grid()
    yield (
        "scaled-half-claimed-for-all-degrees",
        "plain-moment",
        params(dict(samples.accepted())["product-network-scaled-half-4"], nonzero=[0, 1, 2, 3, 4]),
    )
    yield (
        "coefficient-off-by-one",
        "coefficient-value",
        certificate("network-coefficient", {"monomial": [2, 0], "n": 2, "neurons": [["1/2", "1", "1"]], "value": "3/2"}, assumptions=NETWORK),
    )
    yield (
        "coefficient-harmless",
        "coefficient-harmless",
        certificate("network-coefficient", {"monomial": [1, 1], "n": 2, "neurons": [["1/2", "1", "1"]], "value": "1"}, assumptions=NETWORK),
    )
    yield "rank-inflated", "rank-modulo", rank(2, [["1", "1"], ["1", "1"]], 2)
    yield (
        "rank-inflated-zero-column-modulus",
        "rank-modulo",
        rank(2, [["1", "0"], ["0", "1"], ["1", "1"], ["0", "0"]], 4, modulus=2)
        | {"claim": rank(2, [["1", "0"], ["3", "0"], ["1", "1"], ["0", "1"]], 4)["claim"]},
    )
    yield "rank-deflated-without-dependencies", "dependency-count", rank(1, [["1"], ["2"]], 1)
    yield "rank-deflated-false-dependency", "dependency-holds", rank(1, [["1"], ["2"]], 1, [["1", "-1"]])
    yield "rank-deflated-by-modulus", "dependency-holds", rank(1, [["0"], ["7"]], 1, [["1", "-1/7"]], modulus=7)
    yield "dependency-too-many", "dependency-count", rank(1, [["1"], ["2"]], 2, [["1", "-1"]])
    yield "dependency-zero-vector", "dependency-zero", rank(1, [["1"], ["2"]], 1, [["0", "0"]])
    yield "dependency-repeated", "dependency-order", rank(2, [["1", "1"], ["1", "1"], ["2", "3"]], 1, [["1", "-1", "0"], ["1", "-1", "0"]])
    yield "dependency-lead-two", "dependency-lead", rank(1, [["2"], ["2"]], 1, [["2", "-1"]])
    yield "modulus-divides-denominator", "modulus-denominator", rank(1, [["1/7"]], 1, modulus=7)
    yield "lower-bound-one-more", "neuron-count", lower_bound(3, "pairs", 9)
    yield "lower-bound-one-less", "neuron-count", lower_bound(20, "sizes", 2**20 - 1)
    yield "lower-bound-n-changed", "neuron-count", lower_bound(4, "pairs", 8)
    yield "nullstellensatz-empty", "identity", certificate("no-product-network", {"n": 2, "neurons": 1}, {"cofactors": []}, LOWER)
    yield (
        "nullstellensatz-wrong-sign",
        "identity",
        certificate("no-product-network", {"n": 1, "neurons": 1}, {"cofactors": [[0, [[[0, 0], "1"]]], [1, [[[0, 1], "1"]]]]}, LOWER),
    )
    yield (
        "nullstellensatz-two",
        "identity",
        certificate("no-product-network", {"n": 1, "neurons": 1}, {"cofactors": [[0, [[[0, 0], "-2"]]], [1, [[[0, 1], "2"]]]]}, LOWER),
    )
    yield "derivative-zero-logistic", "derivative-nonzero", error("logistic", "0", 2, "1/10", "0", "1")
    yield "derivative-zero-gaussian", "derivative-nonzero", rate("gaussian", "0", 3, "1/10", "0", "1")
    yield "error-eps-tightened", "corner-above", error("logistic", "1", 2, "1/10", "0", "1/1000")
    yield "error-lower-raised", "corner-below", error("logistic", "1", 2, "1/10", "1/2", "1")
    yield "error-not-at-corner-by-tree", "leaf-centre", error("logistic", "1", 3, "1", "0", "11/1000", witness={"method": "tree", "tree": "L"})
    yield "error-tree-lower-raised", "corner-below", error("logistic", "1", 2, "1/2", "1/2", "1", witness={"method": "tree", "tree": "L"})
    yield "rate-upper-tightened", "rate-upper", rate("logistic", "1", 2, "1/10", "0", "1/10")
    yield "rate-lower-raised", "rate-lower", rate("logistic", "1", 2, "1/10", "1", "2")
    yield "gap-of-the-whole-product", "gap-too-large", diverges("tanh", "1/2", 2, "10", "1", ["1", "1"])
    yield "gap-at-a-zero-of-the-product", "gap-too-large", diverges("tanh", "1/2", 2, "10", "1/2", ["0", "1"])
    yield "gap-scale-too-small", "gap-unreached", diverges("tanh", "1/2", 2, "1/10", "1/2", ["1", "1"])
    yield "gap-tanh-with-half", "gap-unreached", diverges("tanh", "1/2", 2, "3/2", "3/5", ["1", "1"])
    yield "pattern-tanh-second-derivative", "pattern", pattern("tanh", "0", [1, 2], [])
    yield "pattern-logistic-second-derivative-off", "pattern", pattern("logistic", "1/1000000", [1], [2])
    yield "pattern-sin-near-pi", "pattern", pattern("sin", "355/113", [], [0])
    yield "polynomial-bound-tightened", "leaf-bound", bounded([["0", "1"]], [[[1], "1"], [[2], "-1"]], "6/25", "1LL")
    yield "polynomial-bound-single-leaf", "leaf-bound", bounded([["0", "1"]], [[[1], "1"], [[2], "-1"]], "1/4", "L")
    yield "polynomial-bound-wrong-axis", "leaf-bound", bounded([["0", "1"], ["0", "1"]], [[[1, 0], "1"], [[2, 0], "-1"]], "1/4", "2LL")
    yield (
        "value-changed",
        "network-value",
        certificate(
            "network-value", {"neurons": [["1/2", "0", "1", "1"]], "offset": "0", "point": ["2", "3"], "sigma": ["0", "0", "1"], "value": "13"}
        ),
    )
    yield (
        "value-not-a-counterexample",
        "value-harmless",
        certificate("network-value", {"neurons": [["1", "0", "1"]], "offset": "0", "point": ["2"], "sigma": ["0", "1"], "value": "2"}),
    )
    yield "affine-lower-above-one", "affine-lower", params(HONEST, lower="1000001/1000000")
    yield "affine-lower-zero", "affine-lower", params(HONEST, lower="0")
    yield "affine-lower-negative", "affine-lower", params(HONEST, lower="-1")
    yield "factor-changed", "derivative-constant", factor(5, 2, value=21)
    yield "printed-changed", "printed-constant", factor(5, 2, printed=61)
    yield "factor-printed-exchanged", "derivative-constant", factor(5, 2, value=60, printed=20)
    yield "constants-agree", "constants-equal", factor(4, 2)


def tampered_grid():
    """One neuron more, which leaves the top coefficient alone."""
    neurons = samples.grids(3, 5)
    return products(3, range(4), [*neurons, ["1", "1", "0", "0"]])


TURN = str(
    -Fraction(7517915246935644574579049467795240396644711534234538483865395656208462657973469513840940726981127907, 10**100)
)  # gelu' is 0 near there


def above(value, digits):
    """Round a positive rational up."""
    return str(Fraction(-(-value.numerator * 10**digits // value.denominator), 10**digits))


def corner(n, scale, sign=1):
    """Return |(sinh(z)/z)^n - 1|, or with sin for sinh if `sign` is -1: the error of exp, or cos, at the corner, exact enough."""
    total = term = Fraction(1)
    for k in range(1, 400):
        term = term * sign * scale * scale / (2 * k * (2 * k + 1))
        total += term
    return abs(total**n - 1)


def undecided():
    """True or open claims out of reach: they must not count as verified either."""
    tree = {"method": "tree", "tree": "L"}
    yield "degree-bomb", "work-budget", bounded([["0", "1"]] * 6, [[[40] * 6, "1"]], "1", "L")
    yield "degree-bomb-of-small-bits", "work-budget", bounded([["0", "1"]] * 4, [[[30, 30, 30, 30], "1"]], "1", "1L" * 300 + "L")
    yield "budget-of-one-step", "work-budget", certificate("sign-cancellation", {"n": 5}, {"method": "classes"})
    yield "argument-beyond-reach", "argument", error("tanh", "5000", 2, "1/10", "0", "1")
    yield "argument-beyond-reach-of-exp", "argument", error("exp", "5000", 2, "1/10", "0", "1")
    yield "scale-beyond-reach", "argument", error("exp", "0", 2, "100000", "0", "1")
    yield "scale-beyond-the-series", "corner-monotone", error("logistic", "1", 3, "1", "0", "1/20")
    yield "rationals-too-long", "parameter-size", error("exp", "0", 2, "1/" + "7" * 3999, "0", "1", witness={"method": "corner", "terms": 60})
    narrow = above(corner(1, Fraction(1, 10)), 900)
    yield "bound-too-close-to-the-supremum", "corner-width", error("exp", "0", 1, "1/10", "0", narrow, witness={"method": "corner", "terms": 1})
    digest = "0123456789abcdef" * 4
    yield "theorem-that-only-coq-can-check", "kernel", theorem([["A.v", digest], ["B.v", digest]], axioms=["Axiom.one", "Axiom.two"])
    yield "scaled-gap-of-the-whole-product", "scaled-gap", scaled("logistic", "1", 2, "1/10", "1/2", ["1", "1/2"])
    yield "scaled-derivative-below-the-precision", "scaled-width", scaled("exp", "-4000", 2, "1/10", "1/2", ["1", "1"])
    yield "gap-at-the-limit", "gap-width", diverges("cos", "0", 2, "2", "3/4", ["1", "1"])
    yield "tree-of-dimension-5", "tree-dimension", error("logistic", "1", 5, "1/10", "0", "1", witness=tree)
    yield "tree-of-a-tiny-derivative", "tree-derivative", error("gaussian", "14", 2, "1/10", "0", "1000", witness=tree)
    yield "tree-too-tight", "leaf-depth", error("cos", "0", 2, "1/2", "0", above(corner(2, Fraction(1, 2), -1), 30), witness=tree)
    yield "rate-beyond-the-series", "rate-width", rate("logistic", "1", 2, "2", "1/10", "1")
    yield "gelu-slope-near-its-zero", "pattern-width", pattern("gelu", TURN, [1], [])


def forged():
    """Yield (folder, name, guard, bytes)."""
    for group in (containers, envelopes, numbers, shapes, finite.malformed, false_claims, undecided, finite.false_claims, finite.undecided):
        for name, guard, data in group():
            folder = "refused" if group.__name__ in ("false_claims", "undecided") else "malformed"
            yield folder, name, guard, data if isinstance(data, bytes) else canonical(data)
    yield "malformed", "larger-than-100-bytes", "size", PLAIN
