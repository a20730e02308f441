"""Each direction between the rooms of the house is a contract, and each contract catches a planted violation."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLANTED = {
    "certcheck/__init__.py": ("import deepcheap.certificate", "The two sides share nothing"),
    "deepcheap/verification.py": ("import certcheck.reader", "The two sides share nothing"),
    "deepcheap/claims/sources.py": ("import deepcheap.methods.rank", "neither imports the other"),
    "deepcheap/methods/elementary.py": ("import deepcheap.claims.sources", "neither imports the other"),
    "deepcheap/exact/__init__.py": ("import deepcheap.obligations", "exact imports nothing of ours"),
    "deepcheap/networks/files.py": ("import deepcheap.verification", "know nothing of files, reports"),
    "deepcheap/cli.py": ("import deepcheap.methods.rank", "holds no mathematics"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [str(tool), "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder / "checkers",
        env={"PYTHONPATH": str(folder / "checkers"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "checkers", tmp_path / "checkers", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_are_kept(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("place", PLANTED)
def test_a_planted_violation_is_caught(copy: Path, place: str) -> None:
    line, contract = PLANTED[place]
    path = copy / "checkers" / place
    path.write_text(path.read_text() + f"\n{line}\n")
    done = lint(copy)
    assert done.returncode != 0
    broken = done.stdout.split("Broken contracts", 1)[-1]
    assert contract in broken
