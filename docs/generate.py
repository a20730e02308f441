"""Assemble the source of the site in docs/_build/source: the pages by hand, those made from the claims, the data, the packaged scripts.

Usage: python docs/generate.py [--npm FOLDER], FOLDER holding node_modules with mathjax and pyodide (default docs/_build/npm).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from pathlib import Path

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
BUILD = DOCS / "_build"
SOURCE = BUILD / "source"
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
COPIED = {"certificates/FORMAT.md": "format.md", "TRUST.md": "trust.md", "CHANGELOG.md": "changelog.md"}
SAMPLES = {
    "good.json": "certificates/paper/multiplication-gate/multiplication-gate.error.json",
    "forged.json": "tests/corpus/refused/error-lower-raised.json",
    "malformed.json": "tests/corpus/malformed/verdict-key.json",
    "undecided.json": "tests/corpus/refused/argument-beyond-reach.json",
}

sys.path[:0] = [str(DOCS), str(ROOT / "checkers")]
os.environ["PYTHONPATH"] = str(ROOT / "checkers")


def copy_pages() -> None:
    """Copy what is written by hand; a page with placeholders is filled later."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    skip = shutil.ignore_patterns("_build", "node_modules", "package.json", "sitegen", "generate.py", "__pycache__", "*.ipynb", "*.sh")
    shutil.copytree(DOCS, SOURCE, ignore=skip)
    for name, page in COPIED.items():
        shutil.copyfile(ROOT / name, SOURCE / page)
    for written in SOURCE.glob("*.md"):  # a link to a copied page leads to the copy
        text = written.read_text(encoding="utf-8")
        for name, page in COPIED.items():
            text = text.replace(f"](../{name})", f"]({page})")
        written.write_text(text, encoding="utf-8")


def copy_scripts(npm: Path) -> None:
    """Put the packaged renderer, Python for the browser, the checker and the certificates beside the pages.

    Raises: SystemExit with a sentence when the npm packages are not there.
    """
    from deepcheap.checker import checker_digest, checker_program

    static, modules = SOURCE / "_static", npm / "node_modules"
    if not (modules / "mathjax").is_dir() or not (modules / "pyodide").is_dir():
        raise SystemExit(f"{modules} has no mathjax and pyodide: run make docs, which installs them with npm")
    wanted = {f"pyodide/{name}": modules / "pyodide" / name for name in PYODIDE}
    wanted["mathjax/tex-svg-full.js"] = modules / "mathjax/es5/tex-svg-full.js"
    for name, origin in wanted.items():
        (static / "vendor" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, static / "vendor" / name)
    (static / "certcheck.pyz").write_bytes(checker_program())
    (static / "certcheck.js").write_text(f'window.CERTCHECK_DIGEST = "{checker_digest()}";\n', encoding="ascii")
    (static / "samples").mkdir()
    for name, sample in SAMPLES.items():
        shutil.copyfile(ROOT / sample, static / "samples" / name)
    shutil.copytree(ROOT / "certificates/paper", SOURCE / "_extra/certificates/paper")
    shutil.copyfile(ROOT / "certificates/claims.json", SOURCE / "_extra/certificates/claims.json")


def fill(page: Path, values: dict[str, str]) -> None:
    """Replace the placeholders of a page."""
    text = page.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    page.write_text(text, encoding="utf-8")


def claim_pages() -> None:
    """Write the pages made from the claims, the ledger and the table of bounds."""
    from sitegen.claims import family_page, overview
    from sitegen.pages import api_page, bounds_page, bounds_rows, ledger_page

    from deepcheap import ledger
    from deepcheap.claims import ALL_CLAIMS
    from deepcheap.listing import list_claims, listed

    os.chdir(ROOT)
    results = list_claims(Path("certificates/paper"))
    for family in ALL_CLAIMS:
        name = family.name.replace("-", "_") + ".md"
        (SOURCE / "claims" / name).write_text(family_page(family, results, DOCS / "claims"), encoding="utf-8")
    contents = "```{toctree}\n:hidden:\n" + "\n".join(f.name.replace("-", "_") for f in ALL_CLAIMS) + "\n```"
    words = "Every claim at its default parameters, decided again when this page was built."
    index = "\n\n".join(("# Claims", words, overview(results, "./"), contents))
    pages = {"claims/index": index + "\n", "ledger": ledger_page(results), "bounds": bounds_page(bounds_rows()), "api": api_page()}
    for name, text in pages.items():
        (SOURCE / f"{name}.md").write_text(text, encoding="utf-8")
    known = {row.id for row in ledger.rows()}
    rows = [row for row in listed(results) if row["id"] in known]
    count = Counter(row["verdict"] for row in rows)
    certificates = len({e.checked.path for r in results for e in r.evidence if e.checked is not None})
    values = {
        "CLAIMS": str(len(results)),
        "FAMILIES": str(len(ALL_CLAIMS)),
        "CERTIFICATES": str(certificates),
        "SENTENCES": str(len(rows)),
        "COUNTS": ", ".join(f"{n} {verdict}" for verdict, n in sorted(count.items())),
        "OVERVIEW": overview([r for r in results if r.claim.id == r.claim.family], "claims/"),
    }
    fill(SOURCE / "index.md", values)


def teaching_page() -> None:
    """List the notebooks, a page each, on the page for teaching."""
    from sitegen.teaching import notebooks

    page = SOURCE / "teaching.md"
    page.write_text(page.read_text(encoding="utf-8").replace("<!-- notebooks -->", notebooks(DOCS, SOURCE)), encoding="utf-8")


def gather_others() -> None:
    """List the decisions, and whatever page no list names, so that every page can be reached."""
    decisions = sorted(p.stem for p in (SOURCE / "decisions").glob("*.md"))
    listing = "# Decisions\n\nWhat was decided on the way, and why.\n\n```{toctree}\n" + "\n".join(decisions) + "\n```\n"
    (SOURCE / "decisions/index.md").write_text(listing, encoding="utf-8")
    text = (SOURCE / "index.md").read_text(encoding="utf-8")
    inside = {"claims", "decisions", "interactive", "notebooks"}
    pages = (p.relative_to(SOURCE).with_suffix("").as_posix() for p in sorted(SOURCE.rglob("*.md")))
    more = [p for p in pages if p != "index" and p.split("/")[0] not in inside and f"\n{p}\n" not in text]
    fill(SOURCE / "index.md", {"MORE": "```{toctree}\n:caption: More\n:hidden:\n" + "\n".join(more) + "\n```" if more else ""})


def main() -> None:
    """Assemble everything."""
    line = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    line.add_argument("--npm", type=Path, default=BUILD / "npm", metavar="FOLDER")
    options = line.parse_args()
    copy_pages()
    copy_scripts(options.npm)
    claim_pages()
    from sitegen.data import error_script

    (SOURCE / "_static/gate-errors.js").write_text(error_script(), encoding="ascii")
    teaching_page()
    gather_others()


if __name__ == "__main__":
    main()
