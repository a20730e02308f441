"""Citations and supplements: what a paper prints, and what a referee checks."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepcheap.checker import check, checker_digest
from deepcheap.report.cite import FORMATS, citation
from deepcheap.report.typeset import latex_text, markdown_text, sentence, sound

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "certificates" / "paper"
FOLDER = REFERENCE / "product-flattening"
MOMENTS = FOLDER / "product-flattening.moments.json"
PREAMBLE = r"\documentclass{article}\usepackage[a4paper,margin=25mm]{geometry}\usepackage{deepcheap}\begin{document}"
PDFLATEX = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error"]


def test_every_special_character_is_escaped() -> None:
    assert latex_text(r"\{}$&#_%^~<>|") == r"\textbackslash{}\{\}\$\&\#\_\%\^{}\~{}$<$$>$$|$"


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S", "Zs"))))
def test_any_sentence_stays_balanced(words: str) -> None:
    latex = sentence(words)
    plain = re.sub(r"\\[\\{}$&#_%~^]", "", latex)
    assert plain.count("$") % 2 == 0
    assert plain.count("{") == plain.count("}")


@pytest.mark.parametrize(
    ("words", "latex"),
    [
        ("m >= 2^n", r"$m \ge 2^{n}$"),
        ("the sum over j of w_j (a_j.x)^k", r"the sum over $j$ of $w_{j}\,\allowbreak (a_{j}\cdot x)^{k}$"),
        ("a_ij^r_i", r"$a_{ij}^{r_{i}}$"),
        ("bias-free & 100%", r"bias-free \& 100\%"),
        ("over [-1, 1]^2.", "over $[-1, 1]^{2}$."),
        ("a^b^c", r"a\^{}b\^{}c"),
    ],
)
def test_formulas_are_found(words: str, latex: str) -> None:
    assert sentence(words) == latex


def test_unsound_formulas_are_seen() -> None:
    assert sound("x_{1}^{2}")
    assert not sound("x^{a}^{b}")
    assert not sound("{")


def test_a_citation_says_what_the_checker_says() -> None:
    seen = check([MOMENTS])[str(MOMENTS)]
    cited = citation(MOMENTS, seen)
    for form in FORMATS.values():
        text = form(cited)
        assert cited.claim_id[:16] in text
        assert checker_digest() in text
        assert "common-expansion-point" in text or form is FORMATS["bibtex"]
    assert markdown_text(seen.statement) in FORMATS["markdown"](cited)


def test_bibtex_has_balanced_braces() -> None:
    text = FORMATS["bibtex"](citation(MOMENTS, check([MOMENTS])[str(MOMENTS)])).replace(r"\{", "").replace(r"\}", "")
    assert text.count("{") == text.count("}")


def test_an_undecided_certificate_is_not_cited(program: Run, tmp_path: Path) -> None:
    data = json.loads(MOMENTS.read_text())
    data["claim"]["params"]["neurons"] = "17"
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(data, sort_keys=True, separators=(",", ":")) + "\n")
    for command in (["cite", str(wrong)], ["bundle", "out.zip", str(wrong)]):
        done = program("deepcheap", *command)
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "cannot be cited" in done.stderr
    assert not (tmp_path / "out.zip").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence_"),
    [
        (["cite"], "nothing to cite"),
        (["cite", "nowhere.json"], "there is no file or folder"),
        (["cite", "."], "holds no certificates"),
        (["bundle", "out.tar", "."], "should end in .zip"),
    ],
)
def test_wrong_use_gets_one_sentence(program: Run, arguments: list[str], sentence_: str) -> None:
    done = program("deepcheap", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert sentence_ in done.stderr


def test_the_examples_of_the_help_are_true(program: Run, tmp_path: Path) -> None:
    example = "certificates/paper/product-flattening/product-flattening.moments.json"
    assert example in program("deepcheap", "cite", "--help").stdout
    assert program("deepcheap", "cite", example, cwd=ROOT).returncode == 0
    assert program("deepcheap", "cite", "--style").stdout == (ROOT / "checkers/deepcheap/report/deepcheap.sty").read_text()
    assert program("deepcheap", "bundle", str(tmp_path / "s.zip"), "certificates/paper/product-flattening", cwd=ROOT).returncode == 0


@pytest.fixture
def bundle(program: Run, tmp_path: Path) -> Path:
    assert program("deepcheap", "bundle", "s.zip", str(FOLDER)).returncode == 0
    elsewhere = tmp_path / "elsewhere"
    zipfile.ZipFile(tmp_path / "s.zip").extractall(elsewhere)
    return elsewhere / "bundle"


def referee(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "certcheck.pyz", "certificates", "--expect", "claims.json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={})


def test_a_supplement_verifies_elsewhere_and_is_the_same_when_made_again(program: Run, bundle: Path, tmp_path: Path) -> None:
    done = referee(bundle)
    assert done.returncode == 0, done.stdout + done.stderr
    assert program("deepcheap", "bundle", "again.zip", str(FOLDER)).returncode == 0
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "s.zip").read_bytes()


def test_the_checksums_are_those_of_sha256sum(bundle: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is not installed")
    assert subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=bundle, check=False).returncode == 0
    listed = {line.split()[1] for line in (bundle / "SHA256SUMS").read_text().splitlines()}
    assert listed == {p.relative_to(bundle).as_posix() for p in bundle.rglob("*") if p.is_file()} - {"SHA256SUMS"}


def test_a_tampered_supplement_is_refused(bundle: Path) -> None:
    path = bundle / "certificates" / MOMENTS.name
    path.write_text(path.read_text().replace('"neurons":"16"', '"neurons":"17"'))
    assert referee(bundle).returncode == 1


def test_a_missing_certificate_is_noticed(bundle: Path) -> None:
    (bundle / "certificates" / "product-flattening.matrix.json").unlink()
    assert referee(bundle).returncode == 1


@pytest.mark.slow
def test_all_reference_citations_compile_without_overfull_lines(tmp_path: Path) -> None:
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is not installed (Debian: texlive-latex-base, texlive-latex-recommended)")
    files = sorted(REFERENCE.rglob("*.json"))
    seen = check(files)
    body = "\n\n".join(FORMATS["latex"](citation(path, seen[str(path)])) for path in files)
    (tmp_path / "all.tex").write_text(PREAMBLE + body + "\\end{document}\n")
    shutil.copy(ROOT / "checkers/deepcheap/report/deepcheap.sty", tmp_path)
    done = subprocess.run([*PDFLATEX, "all.tex"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "Overfull" not in done.stdout
