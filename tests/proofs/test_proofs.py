"""The Coq development: it builds, its audit can bite, and it speaks of the same numbers as Python."""

from __future__ import annotations

import re
import shutil
import subprocess
from ast import literal_eval
from fractions import Fraction
from itertools import product
from math import factorial, perm, prod
from pathlib import Path

import pytest

PROOFS = Path(__file__).resolve().parents[2] / "proofs"
SOURCES = sorted(PROOFS.glob("*.v"))
REALS = {
    "ClassicalDedekindReals.sig_not_dec",
    "ClassicalDedekindReals.sig_forall_dec",
    "FunctionalExtensionality.functional_extensionality_dep",
    "Classical_Prop.classic",
}

needs_coq = pytest.mark.skipif(
    shutil.which("coqc") is None,
    reason="coqc is not installed (Debian: coq libcoq-mathcomp-multinomials libcoq-coquelicot)",
)


def make(folder: Path, *targets: str) -> subprocess.CompletedProcess[str]:
    """Run make in a copy of proofs/, with a limit of ten minutes."""
    return subprocess.run(
        ["make", "-j2", *targets], cwd=folder, text=True, timeout=600,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, compiled once for all tests."""
    folder = tmp_path_factory.mktemp("built") / "proofs"
    shutil.copytree(PROOFS, folder, ignore=shutil.ignore_patterns("*.vo*", "*.glob", ".*.aux", "Makefile.coq*"))
    ran = make(folder, "all")
    assert ran.returncode == 0, ran.stdout
    return folder


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A compiled copy to spoil: times are kept, so that only what is spoilt is compiled again."""
    return Path(shutil.copytree(built, tmp_path / "proofs", copy_function=shutil.copy2))


def plant(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the one place where a source says `old`."""
    text = (folder / name).read_text()
    assert text.count(old) == 1, f"{name} says {old!r} {text.count(old)} times, not once"
    (folder / name).write_text(text.replace(old, new))


@pytest.mark.coq
@needs_coq
def test_audit_accepts_the_sources(copy: Path) -> None:
    ran = make(copy, "audit")
    assert ran.returncode == 0, ran.stdout
    assert "are those of axioms.expected" in ran.stdout


@pytest.mark.coq
@needs_coq
def test_audit_refuses_an_admitted_proof(copy: Path) -> None:
    plant(copy, "MarkovDistillation.v", "; apply: undo => //.\nexact: leqnSn.\nQed.", ".\nAdmitted.")
    ran = make(copy, "audit")
    assert ran.returncode != 0
    assert "+MarkovDistillation.theorem_2" in ran.stdout
    assert "the statements or axioms are not those" in ran.stdout


@pytest.mark.coq
@needs_coq
def test_audit_refuses_a_planted_axiom(copy: Path) -> None:
    plant(
        copy, "MarkovDistillation.v", "Theorem theorem_2 : Statements.theorem_2.\nProof.",
        "Axiom cheat : False.\nTheorem theorem_2 : Statements.theorem_2.\nProof. case: cheat. Qed.\n"
        "Theorem theorem_2_honest : Statements.theorem_2.\nProof.",
    )
    ran = make(copy, "audit")
    assert ran.returncode != 0
    assert "+MarkovDistillation.cheat : False" in ran.stdout


@pytest.mark.coq
@needs_coq
def test_audit_refuses_a_weakened_statement_with_a_proof_that_fits(copy: Path) -> None:
    plant(copy, "Statements.v", "(k < n)%N -> signsum x k = 0.", "(k.+1 < n)%N -> signsum x k = 0.")
    plant(copy, "SignCancellation.v", "move=> R n k x; apply: signsum_lt.", "move=> R n k x /ltnW; apply: signsum_lt.")
    ran = make(copy, "audit")
    assert ran.returncode != 0
    assert re.search(r"^-.*k < n", ran.stdout, re.MULTILINE), ran.stdout
    assert re.search(r"^\+.*k\.\+1 < n", ran.stdout, re.MULTILINE), ran.stdout


@pytest.mark.coq
@needs_coq
@pytest.mark.parametrize("weaker", ["n <= m", "2 ^ n <= m + m"])
def test_a_weakened_bound_no_longer_fits_its_proof(copy: Path, weaker: str) -> None:
    plant(
        copy, "Statements.v",
        "x = (k == n)%:R * \\prod_i x i) ->\n    (2 ^ n <= m)%N.",
        f"x = (k == n)%:R * \\prod_i x i) ->\n    ({weaker})%N.",
    )
    ran = make(copy, "ProductFlattening.vo", "-f", "Makefile.coq")
    assert ran.returncode != 0
    assert "ProductFlattening.v" in ran.stdout


def test_sources_admit_nothing() -> None:
    assert len(SOURCES) >= 9
    for source in SOURCES:
        code = re.sub(r"\(\*.*?\*\)", "", source.read_text(), flags=re.DOTALL)
        words = re.findall(r"\b(Admitted|admit|Axiom|Axioms|Parameter|Parameters|Conjecture|Abort)\b", code)
        assert words == [], f"{source.name} says {words}"
        assert not re.search(r"bypass_check|Unset (Guard|Positivity|Universe) Checking|type-in-type", code), source.name


def test_statements_prove_nothing() -> None:
    code = re.sub(r"\(\*.*?\*\)", "", (PROOFS / "Statements.v").read_text(), flags=re.DOTALL)
    assert not re.search(r"\b(Proof|Qed|Lemma|Theorem)\b", code)


def test_expected_axioms_are_those_of_the_reals() -> None:
    text = (PROOFS / "axioms.expected").read_text()
    parts = re.split(r"^(\w+)\n     : Statements\.\1\n", text, flags=re.MULTILINE)[1:]
    blocks = list(zip(parts[::2], parts[1::2], strict=True))
    assert len(blocks) == 26
    over_the_reals = {"gate_limit", "gate_rate", "bit_product", "bit_limit"}
    for name, said in blocks:
        if name in over_the_reals:
            assert set(re.findall(r"^(\w+\.\w+)", said, re.MULTILINE)) == REALS, name
        else:
            assert said == "Closed under the global context\n", name


# The bridge: Python's own values, by brute force over the definitions.


def signsum(x: list[int], k: int, first: int = 0) -> int:
    return sum(
        prod(s) * (first + sum(a * b for a, b in zip(s, x, strict=True))) ** k
        for s in product((1, -1), repeat=len(x))
    )


def value(name: str, args: list) -> Fraction:
    """Python's value of one line of the bridge."""
    match name, args:
        case "signsum", [x, k]:
            return Fraction(signsum(x, k))
        case "halfsum", [first, x, k]:
            return Fraction(signsum(x, k, first))
        case "cube_layer", [x, m, k]:
            assert m >= 2 ** len(x)
            return Fraction(signsum(x, k), 2 ** len(x) * factorial(len(x)))
        case "law", [_, p0, kernels, h]:
            steps = [Fraction(*kernels[i][h[i]][h[i + 1]]) for i in range(len(h) - 1)]
            return Fraction(*p0[h[0]]) * prod(steps)
        case "derivative_factor", [k, s]:
            return Fraction(perm(k, s))
        case "monomial_neurons", [r]:
            return Fraction(prod(e + 1 for e in r))
    raise AssertionError(f"the bridge has no {name} with {len(args)} arguments here")


def arguments(text: str) -> list:
    """Coq's lists and pairs as Python's: arguments stand side by side, entries are parted by ;"""
    text = text.replace("[:: ", "[").replace(";", ",")
    depth, out = 0, []
    for char in text:
        depth += (char in "[(") - (char in "])")
        out.append("," if char == " " and depth == 0 else char)
    found = literal_eval(f"[{''.join(out)}]")
    assert isinstance(found, list)
    return found


@pytest.mark.coq
@needs_coq
def test_bridge_agrees_with_python(copy: Path) -> None:
    ran = make(copy, "bridge")
    assert ran.returncode == 0, ran.stdout
    lines = re.findall(r"^bridge (\w+) (.*) = (.*)$", ran.stdout, re.MULTILINE)
    assert len(lines) == 30
    assert {name for name, _, _ in lines} == {
        "signsum", "halfsum", "cube_layer", "law", "derivative_factor", "monomial_neurons",
    }
    for name, args, printed in lines:
        top, _, bottom = printed.replace("(", "").replace(")", "").partition(" / ")
        assert Fraction(int(top), int(bottom or 1)) == value(name, arguments(args)), (name, args)
