"""Run the notebooks of the docs from their first cell to their last; they are stored without outputs.

`notebooks.py` runs them all, `notebooks.py --out DIR` keeps the executed ones. Exit status 1 when one fails or holds outputs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "notebooks"
SECONDS = 300


def stored_outputs(notebook: nbformat.NotebookNode) -> bool:
    """Whether a notebook holds outputs, which would go stale."""
    return any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells if cell.cell_type == "code")


def run(path: Path, out: Path | None) -> str:
    """Run one notebook and say what went wrong, in one sentence, or nothing."""
    notebook = nbformat.read(path, as_version=4)
    if stored_outputs(notebook):
        return f"{path.name} is stored with outputs: clear them"
    try:
        NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}).execute()
    except CellExecutionError as error:
        return f"{path.name} fails: {error}"
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, out / path.name)
    return ""


def main() -> int:
    """Run them all."""
    reading = argparse.ArgumentParser(description="Run the notebooks of the docs.")
    reading.add_argument("--out", type=Path, help="folder for the executed notebooks")
    options = reading.parse_args()
    failed = 0
    for path in sorted(FOLDER.glob("*.ipynb")):
        wrong = run(path, options.out)
        print(wrong or f"{path.name}: every cell ran")
        failed += bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
