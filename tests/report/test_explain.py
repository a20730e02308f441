"""Explanations: derived from the claims, run on the instance, in four formats."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import deepcheap
from deepcheap.claim import Claim, Role
from deepcheap.errors import InputError
from deepcheap.report.blocks import FORMATS, Heading, Paragraph, Table, render
from deepcheap.report.dropping import broken_steps, explain_without
from deepcheap.report.explain import explain
from deepcheap.report.runs import by_obligation, by_step
from deepcheap.selection import select, without
from deepcheap.verification import Result, verify_claims

Run = Callable[..., subprocess.CompletedProcess[str]]
CLAIMS = [claim for claim, _ in select((), {})]
ASSUMED = {
    "common-expansion-point": "common-expansion-point",
    "bias-free": "bias-free",
    "sigma-k-nonzero-0-to-n": "sigma-k-nonzero",
    "taylor-equality-to-degree-n": "taylor-equality",
}
"""The assumptions of certificates, as the hypotheses of claims call them."""
PREAMBLE = r"""\documentclass{article}\usepackage[a4paper,margin=25mm]{geometry}\usepackage{amsmath,amssymb}\begin{document}"""


@pytest.fixture(scope="module")
def flattening(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    results = verify_claims(select(["product-flattening"], {"n": "3"}), tmp_path_factory.mktemp("certificates"))
    return {r.claim.id: r for r in results}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.id)
def test_every_hypothesis_is_used_by_a_step_and_no_step_uses_another(claim: Claim) -> None:
    names = {h.name for h in claim.hypotheses}
    used = {name for step in claim.steps for name in step.uses}
    assert used == names
    assert all(not step.uses for step in claim.steps if step.role is not Role.PROOF)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.id)
def test_every_hypothesis_breaks_the_proof_when_it_is_dropped(claim: Claim) -> None:
    for hypothesis in claim.hypotheses:
        assert "uses it" in broken_steps(claim, hypothesis.name).values()


def test_the_assumptions_of_certificates_are_hypotheses_that_the_step_rests_on(flattening: dict[str, Result]) -> None:
    result = flattening["product-flattening"]
    steps = {s.name: s for s in result.claim.steps}

    def rests(name: str) -> set[str]:
        return set(steps[name].uses).union(*(rests(need) for need in steps[name].needs))

    for e in result.evidence:
        if e.step.role is Role.PROOF and e.finding.statement is not None:
            assert {ASSUMED[a] for a in e.finding.statement.assumptions} <= rests(e.step.name)


def test_runs_belong_to_steps_that_exist() -> None:
    obligations = {type(o).__name__ for c in CLAIMS for s in c.steps for o in s.obligations}
    steps = {(c.id, s.name) for c in CLAIMS for s in c.steps}
    assert set(by_step()) <= steps
    assert obligations - set(by_obligation()) <= {
        *("BoundedNetworkGap", "ReluNetworkError", "JumpError", "LowDegreeNetworkError", "Logarithm", "Difference", "WidthBound"),
        *("DerivativeNonzero", "DerivativeSpace", "CurveNetwork", "DeepPolynomial", "PolynomialNetwork"),
    }


@pytest.mark.parametrize("form", FORMATS)
def test_the_headline_proof_prints_in_every_format(flattening: dict[str, Result], form: str) -> None:
    text = render(explain(flattening["product-flattening"]), form)
    assert "moments" in text
    assert "rank is" in text


def test_the_moment_matrix_is_that_of_the_method(flattening: dict[str, Result]) -> None:
    from deepcheap.methods.lower_bound import moment_matrix

    tables = [b for b in explain(flattening["product-flattening"], "moments") if isinstance(b, Table)]
    word = {"zero": "0", "nonzero": "c", "free": "*"}
    assert [row[1:] for row in tables[0].rows] == [tuple(word[e] for e in row) for row in moment_matrix(3)]


def test_pairs_sum_to_zero(flattening: dict[str, Result]) -> None:
    tables = [b for b in explain(flattening["product-flattening.suffices"], "pairs") if isinstance(b, Table)]
    assert [row[-1] for row in tables[0].rows] == ["0"] * 4


def test_the_average_identity_holds_exactly() -> None:
    text = str(deepcheap.explain("product-accuracy", step="identity", n=3))
    assert text.count("yes") == 2
    assert " no" not in text.splitlines()[-1]


def test_a_chain_is_shown_as_partitions_and_maps() -> None:
    text = str(deepcheap.explain("markov-distillation", step="statistics"))
    assert "{0,1} {2,3,4}" in text
    assert "T_0 = f_0 o T_1" in text


def test_dropping_shows_the_break_and_the_network(flattening: dict[str, Result]) -> None:
    text = " ".join(str(deepcheap.explain("product-flattening", drop="bias-free", n=3)).split())
    assert "breaks: uses it" in text
    assert "with 7 hidden neurons" in text
    assert "without the hypothesis: refuted; with it: holds" in text


def test_dropping_verifies_what_verify_drop_verifies(tmp_path: Path) -> None:
    pairs = without(select(["product-flattening"], {"n": "3"}), "taylor-equality")[:1]
    found = verify_claims(pairs, tmp_path)[0]
    text = render(explain_without(select(["product-flattening"], {"n": "3"})[3][0], "taylor-equality", found), "text")
    for e in found.evidence:
        if e.step.role is Role.COUNTEREXAMPLE and e.checked is not None:
            assert e.checked.claim_id[:16] in text


def test_a_sentence_without_certificate_says_so() -> None:
    chain = {c.id: c for c in CLAIMS}["markov-distillation"]
    words = [b.text for b in explain_without(chain, "markov", None) if isinstance(b, Paragraph)]
    assert "This sentence is not backed by a certificate." in words


def test_wrong_names_get_a_list() -> None:
    with pytest.raises(InputError, match="it has misprint, derivatives"):
        deepcheap.explain("product-flattening", step="nothing")
    with pytest.raises(InputError, match="it has sigma-k-nonzero, bias-free"):
        deepcheap.explain("product-flattening", drop="nothing")
    with pytest.raises(InputError, match="not both"):
        deepcheap.explain("product-flattening", step="moments", drop="bias-free")


def test_the_command(program: Run) -> None:
    done = program("deepcheap", "explain", "product-flattening.suffices", "--n", "2", "--step", "signs", "--format", "html")
    assert done.returncode == 0
    assert done.stdout.startswith("<h2>signs (step)</h2>")
    bad = program("deepcheap", "explain", "renormalisations")
    assert (bad.returncode, bad.stderr.count("\n")) == (2, 1)
    both = program("deepcheap", "explain", "product-flattening", "--step", "moments", "--drop", "bias-free")
    assert both.returncode == 2


def test_html_and_markdown_are_escaped() -> None:
    blocks = [Heading("a < b & c"), Table(("|x|",), (("*",),))]
    assert "<h2>a &lt; b &amp; c</h2>" in render(blocks, "html")
    assert "| \\|x\\| |" in render(blocks, "markdown")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    return verify_claims(select((), {}), tmp_path_factory.mktemp("all"), 2)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_every_claim_prints_in_every_format(everything: list[Result], form: str) -> None:
    for result in everything:
        assert len(render(explain(result), form)) > 500


@pytest.mark.slow
def test_the_latex_of_every_claim_compiles(everything: list[Result], tmp_path: Path) -> None:
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is not installed (Debian: texlive-latex-base, texlive-latex-recommended)")
    body = "\n\\clearpage\n".join(render(explain(r), "latex") for r in everything)
    (tmp_path / "all.tex").write_text(PREAMBLE + body + "\\end{document}\n")
    done = subprocess.run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
