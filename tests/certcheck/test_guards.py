"""The guard-deletion matrix: each guard is taken away, and its forgery must then get in (or crash the checker, which is status 4)."""

import ast
import json

import pytest

from certcheck import errors
from certcheck.errors import Failure

CANNOT_FAIL = {
    "difference": "true for every order; the guard watches the differences themselves, see test_flattening",
    "one-path": "true for every n; the guard watches the factors themselves, see test_linear_flattening",
    "transform-product": "as one-path",
    "shift-diagonal": "as one-path",
    "random-cases": "true for every n and p; the guard watches the sum over the cases, see test_linear_flattening",
    "pattern-moment": "the statement is true for every n and q; the guard watches the moments themselves, see test_neuron_bounds",
    "parity-sums": "the params hold n only and the statement is true for every n; the guard watches the transform itself",
    "parity-factors": "as parity-sums",
    "orthogonal-rows": "as parity-sums; the statement is true for every n",
    "kronecker-factor": "a constant of the argument, computed so that the reader sees it",
    "triangular": "true for every n; the guard watches the pattern itself",
    "triangular-sizes": "as triangular",
    "softmax-identity": "the params hold the number of labels only and the identity is true for every number; the guard watches the multiplication",
    "moebius-inverse": "as parity-sums; the two matrices are inverse for every n",
    "sum-check": "as parity-sums; a sum of k bits is k exactly when all are 1",
    "matrix-product": "true for every chain: the sum over paths is the matrix product; the guard watches both computations",
    "backward-markov": "equation 17, true for every chain; the guard watches the sums over paths",
    "backward-step": "equation 18, as backward-markov",
    "log-sum": "true for every law, by the argument itself; the guard watches the sums",
    "theorem-identity": "true for all sizes; the guard watches the polynomials",
    "tree-correlation": "true for every correlation and depth; the guard watches the sums over all states",
    "word-counts": "true for every base and length; the guard watches the string",
}
BACKED_UP = {
    "copy-derivative": ("derivative-enclosed", "no enclosure of a zero derivative excludes 0; the guard refuses what would only be undecided"),
    "deviation-size": ("network-upper", "stops numbers from growing without end; the bound is not reached anyway"),
    "duplicate-key": ("canonical", "a repeated key is lost when the value is written back"),
    "float": ("canonical", "the hook returns no value, and null is not what stood there"),
    "backslash": ("canonical", "an escaped ASCII character is not written back as an escape"),
    "pattern-disjoint": ("pattern", "no derivative is both 0 and not 0"),
    "dependency-zero": ("dependency-lead", "a zero vector has no first entry 1"),
    "derivative-nonzero": ("corner-monotone", "no enclosure of a zero derivative excludes 0; the guard refuses what would only be undecided"),
    "corner-monotone": ("corner-width", "both end the same search; this one names the cause"),
    "corner-above": ("corner-width", "a false bound is never reached by the enclosures; the guard refuses what would only be undecided"),
    "corner-below": ("corner-width", "as corner-above"),
    "leaf-centre": ("leaf-depth", "as corner-above"),
    "rate-upper": ("rate-width", "as corner-above"),
    "rate-lower": ("rate-width", "as corner-above"),
    "gap-too-large": ("gap-unreached", "a gap that is not below |E| leaves nothing for the bound on |m|"),
    "comparison-open": ("comparison", "overlapping enclosures prove nothing; the guard says that this is not a refutation"),
    "gap-unreached": ("gap-width", "as corner-above"),
}
BACKED_UP |= dict.fromkeys(("coq-name", "digest", "axiom-order", "source-order"), ("kernel", "without Coq's kernel a record is undecided, always"))
LISTS = {  # guards of claims.json: a list that must be refused
    "claim-id": [{"id": "A" * 64, "label": "a", "statement": "s"}],
    "claim-twice": [{"id": "a" * 64, "label": "a", "statement": "s"}] * 2,
    "label-order": [{"id": "a" * 64, "label": "b", "statement": "s"}, {"id": "b" * 64, "label": "a", "statement": "s"}],
}
EXPECTED = {"expect-missing": ("b", "s", None), "expect-extra": (None, None, "s"), "expect-statement": ("a", "t", "s")}


def guards_in(source):
    """Return the names given to the guard functions in a source text."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return [call.args[0].value for call in calls if call.func.id in ("shape", "proof", "reach")]


@pytest.fixture(scope="session")
def guards(checkers):
    return [name for path in sorted((checkers / "certcheck").rglob("*.py")) for name in guards_in(path.read_text())]


def test_guard_names_are_unique_literals(guards):
    assert len(guards) == len(set(guards)) > 80


def test_a_guard_without_a_forgery_would_be_noticed():
    assert guards_in("def f():\n    proof('new-guard', x, p, r)") == ["new-guard"]


def test_only_the_guards_raise_failures(checkers):
    for path in sorted((checkers / "certcheck").rglob("*.py")):
        if path.name != "errors.py":
            raised = [node.exc for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Raise) and node.exc is not None]
            names = {node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ast.unparse(node) for node in raised}
            assert names <= {"TooWide", "OSError", "argparse.ArgumentTypeError(...)"} or path.name == "__main__.py", path


def test_every_guard_has_a_forgery_or_a_reason(guards, manifest):
    forged = {wanted["guard"] for wanted in manifest.values()} | set(LISTS) | set(EXPECTED)
    assert forged | set(CANNOT_FAIL) == set(guards)
    assert not forged & set(CANNOT_FAIL)
    assert set(BACKED_UP) <= forged


def outcome(action, guard, monkeypatch):
    """Run with one guard deleted; return `in`, `crash`, or the name of the guard that still refuses."""
    with monkeypatch.context() as patch:
        patch.setattr(errors, "passes", lambda name, ok: ok or name == guard)
        try:
            action()
        except Failure as failure:
            return failure.guard
        except Exception:  # noqa: BLE001 - status 4 of the program
            return "crash"
    return "in"


HEAVY = {"degree-bomb", "degree-bomb-of-small-bits"}


def test_each_deleted_guard_lets_its_forgery_in(corpus, manifest, verify, monkeypatch):
    found = {}
    for name, wanted in manifest.items():
        if name.split("/")[1].removesuffix(".json") in HEAVY:
            continue
        data, options = (corpus / name).read_bytes(), {key: wanted[key] for key in ("budget", "max_bytes") if key in wanted}
        found.setdefault(wanted["guard"], set()).add(
            outcome(lambda data=data, options=options: verify(data, **options), wanted["guard"], monkeypatch)
        )
    for guard, results in found.items():
        if guard in BACKED_UP:
            assert not results & {"in"}, f"{guard} is not redundant: take it off the list"
            assert BACKED_UP[guard][0] in results, (guard, results)
        else:
            assert results & {"in", "crash"}, (guard, results)


@pytest.mark.parametrize("guard", LISTS)
def test_each_deleted_guard_lets_its_list_in(guard, monkeypatch):
    from certcheck.expect import read_claims
    from certcheck.reader import canonical

    data = canonical({"claims": LISTS[guard], "format": "deepcheap/1"})
    with pytest.raises(Failure) as caught:
        read_claims(data, 10**6)
    assert caught.value.guard == guard
    assert outcome(lambda: read_claims(data, 10**6), guard, monkeypatch) == "in"


@pytest.mark.parametrize("guard", EXPECTED)
def test_each_deleted_guard_hides_a_difference(guard, monkeypatch, tmp_path):
    from certcheck.__main__ import expectations

    listed, statement, printed = EXPECTED[guard]
    claims = [{"id": (listed or "c") * 64, "label": "l", "statement": statement or "s"}]
    records = [{"claim_id": "a" * 64, "path": "p", "statement": printed, "status": "verified"}] if printed else []
    if guard == "expect-extra":
        records.append({"claim_id": "c" * 64, "path": "q", "statement": "s", "status": "verified"})
    (tmp_path / "claims.json").write_text(json.dumps({"claims": claims, "format": "deepcheap/1"}, sort_keys=True, separators=(",", ":")) + "\n")
    action = lambda: expectations(str(tmp_path / "claims.json"), 10**6, records)  # noqa: E731
    assert [record["status"] for record in action()] == ["refused"]
    before = action()[0]["reason"]
    if guard == "expect-missing":
        assert outcome(action, guard, monkeypatch) == "crash"
        return
    monkeypatch.setattr(errors, "passes", lambda name, ok: ok or name == guard)
    # an extra claim has no statement in the list, so the comparison of statements still notices it
    assert [record["reason"] == before for record in action()] == ([] if guard == "expect-statement" else [False])


@pytest.mark.parametrize(
    ("guard", "kind", "method", "broken"),
    [
        ("parity-sums", "sign-cancellation", "classes", "walsh"),
        ("orthogonal-rows", "sign-rank", "orthogonality", "butterflies"),
        ("triangular", "product-lower-bound", "pairs", "moment_pattern"),
    ],
)
def test_guards_that_watch_the_computation_can_bite(guard, kind, method, broken, monkeypatch, verify):
    import samples

    from certcheck.rules import signs

    honest = samples.lower_bound(3, method) if kind == "product-lower-bound" else samples.certificate(kind, {"n": 3}, {"method": method})
    monkeypatch.setattr(signs, broken, lambda *arguments: arguments[0])
    with pytest.raises(Failure) as caught:
        verify(json.dumps(honest, sort_keys=True, separators=(",", ":")).encode() + b"\n")
    assert caught.value.guard == guard
