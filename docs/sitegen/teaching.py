"""Notebooks as pages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path


def notebook_page(path: Path) -> str:
    """The cells of a notebook as a page: words as words, code as code; results are seen by running it."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    parts = []
    for cell in cells:
        text = "".join(cell["source"])
        parts.append(text if cell["cell_type"] == "markdown" else f"```python\n{text}\n```")
    return "\n\n".join([*parts, f"The notebook itself: {{download}}`{path.name}`. `make notebooks` runs it from start to end."]) + "\n"


def notebooks(docs: Path, source: Path) -> str:
    """Write a page for each notebook, and return the list of them."""
    found = sorted((docs / "notebooks").glob("*.ipynb"))
    if not found:
        return ""
    (source / "notebooks").mkdir(exist_ok=True)
    for path in found:
        shutil.copyfile(path, source / "notebooks" / path.name)
        (source / "notebooks" / f"{path.stem}.md").write_text(notebook_page(path), encoding="utf-8")
    return "```{toctree}\n:maxdepth: 1\n" + "\n".join(f"notebooks/{path.stem}" for path in found) + "\n```"
