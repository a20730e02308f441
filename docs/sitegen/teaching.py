"""Notebooks as pages, and the pictures with what they show."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

CAPTIONS = {
    "error": "Certified error of the product gate against lambda, on logarithmic axes: the slope is 2.",
    "bounds": "Hidden neurons that a product needs against n, shallow and deep.",
    "sign-product": "The sign-product matrix of (A7) for the construction (A4).",
    "moment": "The moment matrix: zeros, the nonzero diagonal, and free entries.",
}


def notebook_page(path: Path) -> str:
    """The cells of a notebook as a page: words as words, code as code; results are seen by running it."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    parts = []
    for cell in cells:
        text = "".join(cell["source"])
        parts.append(text if cell["cell_type"] == "markdown" else f"```python\n{text}\n```")
    return "\n\n".join([*parts, f"The notebook itself: {{download}}`{path.name}`. It is run from start to end in every test of the project."]) + "\n"


def notebooks(docs: Path, source: Path) -> str:
    """Write a page for each notebook, and return the section that names them."""
    found = sorted((docs / "notebooks").glob("*.ipynb"))
    if not found:
        return ""
    (source / "notebooks").mkdir(exist_ok=True)
    for path in found:
        shutil.copyfile(path, source / "notebooks" / path.name)
        (source / "notebooks" / f"{path.stem}.md").write_text(notebook_page(path), encoding="utf-8")
    return "## Notebooks\n\n```{toctree}\n:maxdepth: 1\n" + "\n".join(f"notebooks/{path.stem}" for path in found) + "\n```"


def pictures(docs: Path) -> str:
    """The pictures that `deepcheap plot` drew, each with what it shows."""
    found = sorted((docs / "pictures").glob("*.svg"))
    parts = []
    for path in found:
        caption = CAPTIONS.get(path.stem, f"The proof graph of {path.stem}, drawn from its steps.")
        parts.append(f"```{{figure}} pictures/{path.name}\n:alt: {caption}\n\n{caption}\n```")
    words = "Drawn by `deepcheap plot` from certified numbers and from the claims themselves."
    return "\n\n".join(("## Pictures", words, *parts)) if parts else ""


def excerpt(docs: Path) -> str:
    """A sentence on the worked example of a paper, where it has been made."""
    return "A worked example: {download}`paper/excerpt.pdf`." if (docs / "paper/excerpt.pdf").is_file() else ""
