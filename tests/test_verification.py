"""From findings to verdicts: only accepted certificates count, and nothing is left half-written."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import deepcheap
from deepcheap import checker, verification
from deepcheap.checker import Checked
from deepcheap.claim import Verdict
from deepcheap.errors import InputError, InternalError
from deepcheap.obligations import Finding, SignCancellation, SignRank, Statement
from deepcheap.selection import select
from deepcheap.verification import Evidence, Result, audited, verify_claims, write


def verify(tmp_path: Path, *names: str, **given: object) -> dict[str, Result]:
    return {r.claim.id: r for r in verify_claims(select(names, given), tmp_path)}


def with_status(result: Result, status: str) -> Result:
    """The same result, had the checker said `status` of its last certificate."""
    last = result.evidence[-1]
    assert last.checked is not None
    changed = dataclasses.replace(last, checked=dataclasses.replace(last.checked, status=status))
    return dataclasses.replace(result, evidence=(*result.evidence[:-1], changed))


def test_a_family_reaches_its_verdicts(tmp_path: Path) -> None:
    results = verify(tmp_path, "product-flattening", n=3)
    assert {i: (str(r.printed), r.reached) for i, r in results.items()} == {
        "product-flattening.suffices": ("holds", True),
        "product-flattening.pairing": ("corrected", True),
        "product-flattening.formula": ("refuted", True),
        "product-flattening": ("corrected", True),
        "product-flattening.affine": ("refuted", True),
    }
    assert all(Path(p).is_file() for r in results.values() for p in r.certificates)


@pytest.mark.parametrize(("status", "refused"), [("refused", True), ("malformed", True), ("undecided", False), ("error", False)])
@pytest.mark.parametrize("name", ["product-flattening.suffices", "product-flattening.formula", "product-flattening"])
def test_no_verdict_without_an_accepted_certificate(tmp_path: Path, name: str, status: str, refused: bool) -> None:
    result = with_status(verify(tmp_path, name, n=2)[name], status)
    assert not result.reached
    assert result.refused is refused
    assert result.assurance == "none"


def test_a_certificate_of_another_claim_does_not_count(tmp_path: Path) -> None:
    result = verify(tmp_path, "product-flattening.suffices", n=2)["product-flattening.suffices"]
    first = result.evidence[0]
    assert first.accepted
    assert first.checked is not None
    assert not dataclasses.replace(first, checked=dataclasses.replace(first.checked, claim_id="0" * 64)).accepted


def test_a_claim_without_evidence_is_undecided(tmp_path: Path) -> None:
    for result in verify(tmp_path, "product-flattening", n=2).values():
        assert dataclasses.replace(result, evidence=()).printed is Verdict.UNDECIDED


def test_a_contradicting_certificate_refutes(tmp_path: Path) -> None:
    result = verify(tmp_path, "product-accuracy", n=2, activation="exp", bias="0", scale="1/10", upper="1/1000000")["product-accuracy"]
    assert result.printed is Verdict.REFUTED
    assert result.reached


def test_a_question_to_a_solver_is_written_for_any_solver(tmp_path: Path) -> None:
    results = verify(tmp_path, "product-flattening", n=2)
    (text,) = (p.read_text() for p in tmp_path.rglob("*.smt2"))
    assert text.startswith("(set-logic QF_NRA)")
    assert text.rstrip().endswith("(check-sat)")
    assert results["product-flattening"].oracles == (("smallest-case-solver", "unsat"),)


def test_the_method_is_held_to_its_statement() -> None:
    with pytest.raises(InternalError, match="says 'yes', its statement says 'undecided'"):
        audited(SignRank(3), Finding("yes", Statement("sign-rank", {"n": 2})))
    with pytest.raises(InternalError):
        audited(SignCancellation(3), Finding("no", Statement("sign-cancellation", {"n": 3})))


def test_writing_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a" / "b.json"
    write(target, b"old\n")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(verification.os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(target, b"new\n")
    assert [p.name for p in target.parent.iterdir()] == ["b.json"]
    assert target.read_bytes() == b"old\n"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot write .*file.*choose a writable directory"):
        write(tmp_path / "file" / "x.json", b"")


def test_the_checker_must_answer_for_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        stdout, stderr = "", "gone"

    monkeypatch.setattr(checker.subprocess, "run", lambda *_, **__: Silent())
    with pytest.raises(InternalError, match="did not answer for every file"):
        checker.check([tmp_path / "x.json"])


def test_several_processes_give_the_same_certificates(tmp_path: Path) -> None:
    one = verify_claims(select(["product-flattening"], {"n": 3}), tmp_path / "one", jobs=1)
    two = verify_claims(select(["product-flattening"], {"n": 3}), tmp_path / "two", jobs=2)
    names = [sorted(p.relative_to(d) for p in d.rglob("*.json")) for d in (tmp_path / "one", tmp_path / "two")]
    assert names[0] == names[1]
    assert all((tmp_path / "one" / p).read_bytes() == (tmp_path / "two" / p).read_bytes() for p in names[0])
    assert [r.printed for r in one] == [r.printed for r in two]


def test_the_python_interface(tmp_path: Path) -> None:
    report = deepcheap.verify("product-flattening", out=str(tmp_path), n=4)
    assert report.verdict is Verdict.CORRECTED
    assert report.corrected is Verdict.HOLDS
    assert report.reached
    assert report.certificate.endswith(b"}\n")
    assert "<table>" in report._repr_html_()
    assert report._repr_latex_().startswith("$$")
    assert report["product-flattening.formula"].printed is Verdict.REFUTED


def test_floats_are_refused_by_the_python_interface() -> None:
    with pytest.raises(InputError, match="float"):
        deepcheap.verify("multiplication-gate", scale=0.1)


def test_evidence_needs_a_check() -> None:
    step = select(["product-flattening.suffices"], {})[0][0].steps[2]
    assert not Evidence(step, Finding("yes", Statement("sign-rank", {"n": 2})), None).accepted
    assert not Evidence(step, Finding("yes"), Checked("p", "verified", "0", "", "recomputed", "")).accepted
