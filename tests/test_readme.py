"""The README says what the certificates say, and its commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from deepcheap.cli import parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()


def test_the_table_of_claims_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "readme.py"), "--check"], env={"PYTHONPATH": str(ROOT / "checkers")}, check=False)
    assert done.returncode == 0, "run tools/readme.py"


@pytest.mark.parametrize("line", sorted(set(re.findall(r"^(?:\$ )?deepcheap (.*?)(?:  +#.*)?$", README, re.MULTILINE))))
def test_the_commands_of_the_readme_are_understood(line: str) -> None:
    options = parser().parse_args(line.split())
    assert callable(options.action)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_the_links_of_the_readme_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make ([a-z-]+)`", README))))
def test_the_make_targets_of_the_readme_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
