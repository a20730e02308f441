"""The JSON Schema for other implementers: it lets every accepted certificate in, and keeps out what is malformed by its shape."""

import json

import jsonschema
import pytest

NOT_A_MATTER_OF_SHAPE = {  # relations between values, which a schema cannot state: order, lengths that depend on n, number theory
    "ascii", "backslash", "bounds-order", "box-order", "canonical", "duplicate-key", "hexadecimal-needless",
    "increasing", "index-order", "lowest-terms", "modulus-prime",
    "monomial-degree", "pattern-disjoint", "pattern-empty", "polynomial-order", "polynomial-zero", "rate-order", "size", "term-order", "term-zero",
    "top-degree", "tree-trailing", "tree-truncated",
    "poly-order", "poly-zero", "form-order", "form-zero", "entry-order", "entry-zero", "width-modulus-prime", "density-range", "logarithm-range",
    "chain-length", "conditional", "denominator", "distribution", "division", "edge-order", "exp-argument", "exp-place", "points-different",
    "sets-increasing", "whole",
    "correlation-range", "exponent-positive", "probability-total", "two-steps",
    "monomial-variables", "polynomial-terms", "coefficient-zero", "minor-prime", "derivative-prime", "block-square", "direction-order",
    "weight-order", "root-size", "free-orders", "bound-top-degree", "quadrics-case", "zero-order", "zero-range",
}  # fmt: skip
DEPENDS_ON_PARAMS = {
    "deep-form-index-beyond", "matrix-entry-outside", "width-ragged",
    "neuron-too-short", "neuron-too-long", "point-too-long", "n-25-by-classes", "n-9-by-pairs", "rank-above-size", "cofactor-index-out-of-range",
    "cofactor-exponents-too-short", "neurons-2-to-the-n", "tree-axis-2-of-1", "gate-tree-axis-3", "size-above-k",
    "table-too-short", "degree-below-lowest",
    "flat-variable-beyond-n", "flat-space-of-other-size", "neurons-pattern-zero-n", "biased-signs-beyond-n",
}  # fmt: skip


@pytest.fixture(scope="module")
def validator(corpus):
    schema = json.loads((corpus.parents[1] / "certificates/schema/certificate.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_accepted_certificates_fit(corpus, validator):
    for folder in ("accepted", "refused"):
        for path in sorted((corpus / folder).iterdir()):
            assert validator.is_valid(json.loads(path.read_bytes())), path.name


def test_malformed_certificates_do_not_fit(corpus, manifest, validator):
    compared = 0
    for name, wanted in manifest.items():
        stem = name.split("/")[1].removesuffix(".json")
        if wanted["status"] != "malformed" or wanted["guard"] in NOT_A_MATTER_OF_SHAPE or stem in DEPENDS_ON_PARAMS:
            continue
        try:
            value = json.loads((corpus / name).read_bytes().decode("ascii", "replace"))
        except (ValueError, RecursionError):
            continue
        if stem == "float":  # 2.0 is an integer to JSON Schema
            continue
        assert not validator.is_valid(value), name
        compared += 1
    assert compared > 60


def test_schema_and_checker_name_the_same_words(corpus):
    from certcheck.activations import FORMULAS
    from certcheck.rules import BY_MODEL, LOWER, MODELS, RULES

    schema = json.loads((corpus.parents[1] / "certificates/schema/certificate.schema.json").read_text())
    assert schema["properties"]["claim"]["properties"]["kind"]["enum"] == sorted(RULES)
    cases = [case["properties"]["claim"]["properties"] for case in schema["oneOf"]]
    for case in cases:
        wanted = set(MODELS.values()) if case["kind"]["const"] in BY_MODEL else {(), tuple(RULES[case["kind"]["const"]][0])}
        assert tuple(case["assumptions"]["const"]) in wanted
        if case["kind"]["const"] in ("gate-error", "activation-pattern"):
            assert case["params"]["properties"]["activation"]["enum"] == sorted(FORMULAS)
    assert LOWER in {tuple(case["assumptions"]["const"]) for case in cases}
