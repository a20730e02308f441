"""What the tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a program of the project as a user does: `program("deepcheap", "verify", ...)`, in a fresh folder unless `cwd` is given."""

    def run(module: str, *arguments: str, cwd: Path = tmp_path, **more: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": str(ROOT / "checkers"), "COLUMNS": "200", "NO_COLOR": "1"} | more
        return subprocess.run([sys.executable, "-m", module, *arguments], capture_output=True, text=True, cwd=cwd, env=environment, check=False)

    return run
