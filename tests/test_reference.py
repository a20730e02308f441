"""The reference certificates: byte-identical when made again, and exactly those on the reader's list."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAPER = ROOT / "certificates" / "paper"


def test_the_reference_certificates_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    target = tmp_path / "paper"
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "reference.py"), str(target)],
        env={"PYTHONPATH": str(ROOT / "checkers"), "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = {p.relative_to(target): p.read_bytes() for p in target.rglob("*.json")}
    kept = {p.relative_to(PAPER): p.read_bytes() for p in PAPER.rglob("*.json")}
    assert made == kept
    assert (tmp_path / "claims.json").read_bytes() == (ROOT / "certificates" / "claims.json").read_bytes()


def test_the_reader_s_list_is_matched_as_a_set(program: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    claims = str(ROOT / "certificates" / "claims.json")
    assert program("certcheck", str(PAPER), "--expect", claims).returncode == 0
    gone = next(p for p in sorted(PAPER.rglob("*.json")) if b'"kind":"no-product-network"' in p.read_bytes())
    missing = [str(p) for p in sorted(PAPER.rglob("*.json")) if p != gone]
    assert program("certcheck", *missing, "--expect", claims).returncode == 1
    assert program("certcheck", str(PAPER), "--expect", claims, cwd=tmp_path).returncode == 0
