"""Every page: complete without network, fits a narrow screen, complains of nothing, shows computed verdicts."""

from __future__ import annotations

import doctest
import importlib
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from deepcheap.claims import ALL_CLAIMS
from deepcheap.listing import list_claims, listed
from deepcheap.verification import Result

pytestmark = pytest.mark.site
ROOT = Path(__file__).resolve().parents[2]
Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def results() -> list[Result]:
    """The verdicts of the reference certificates, computed here."""
    return list_claims(ROOT / "certificates/paper")


class Sources(HTMLParser):
    """Collects what a page loads, its ids, and its links."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        given = {k: v or "" for k, v in attrs}
        self.loads += [given[k] for k in ("src", "srcset", "data") if k in given]
        if tag == "link":
            self.loads.append(given.get("href", ""))
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        self.ids += [given["id"]] if "id" in given else []


def read(page: Path) -> Sources:
    """Parse a page."""
    found = Sources()
    found.feed(page.read_text(encoding="utf-8"))
    return found


def test_loads_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        outside = [u for u in read(page).loads if re.match(r"(?:[a-z]+:)?//", u) and not u.startswith("data:")]
        assert outside == [], page
    for style in (site / "_static").rglob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", style.read_text(encoding="utf-8")), style


def test_links_and_what_is_loaded_exist(site: Path) -> None:
    pages = {page.resolve(): read(page) for page in site.rglob("*.html")}
    for page, found in pages.items():
        for url in found.links + found.loads:
            if re.match(r"[a-z]+:", url) or url.startswith("//"):
                continue
            name, _, anchor = url.partition("#")
            target = (page.parent / name.partition("?")[0]).resolve() if name else page
            target = target / "index.html" if target.is_dir() else target
            assert target.exists(), f"{page}: {url}"
            if anchor and target in pages and page.name not in ("genindex.html", "search.html"):
                assert anchor in pages[target].ids or anchor.startswith("verdict="), f"{page}: {url}"


def test_ids_are_unique(site: Path) -> None:
    for page in site.rglob("*.html"):
        twice = [i for i, n in Counter(read(page).ids).items() if n > 1]
        assert twice == [], page


def test_every_family_has_its_page_with_the_computed_verdicts(site: Path, results: list[Result]) -> None:
    for family in ALL_CLAIMS:
        text = (site / f"claims/{family.name.replace('-', '_')}.html").read_text(encoding="utf-8")
        mine = [r for r in results if r.claim.family == family.name]
        facts = re.findall(r"<dt>Verdict</dt><dd>(.*?)</dd>", text)
        shown = [re.findall(r'verdict verdict-(\w+)"', fact) for fact in facts]
        assert shown == [[str(r.printed)] + ([] if r.corrected is None else [str(r.corrected)]) for r in mine]
        assert text.count('class="proof"') == len(mine)
        for r in mine:
            for e in r.evidence:
                assert e.checked is not None
                assert e.checked.claim_id in text


def test_a_graph_stands_in_layers_and_every_need_is_an_arrow() -> None:
    graph = part_of_the_site("proofgraph")
    nodes = {
        n: graph.Node(n, "step", "witness", True, needs)
        for n, needs in (("a", ()), ("b", ("a",)), ("c", ("a",)), ("d", ("b", "c")), ("e", ("a", "d")))
    }
    rows, arrows = graph.layers(nodes)
    assert [[cell[0] for cell in row if len(cell) == 1] for row in rows] == [["a"], ["b", "c"], ["d"], ["e"]]
    assert (("a",), ("a", "e", 1), ("a", "e", 2), ("e",)) in arrows
    assert doctest.testmod(graph).failed == doctest.testmod(part_of_the_site("markup")).failed == 0
    assert graph.draw(nodes, "g").count('class="arrow"') == 6


def part_of_the_site(name: str) -> Any:
    """A module of docs/sitegen."""
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return importlib.import_module(f"sitegen.{name}")
    finally:
        sys.path.pop(0)


def test_verdicts_in_the_prose_are_replaced_by_the_computed_ones(tmp_path: Path, results: list[Result]) -> None:
    claims = part_of_the_site("claims")
    page = tmp_path / "page.md"
    page.write_text("# T\n\n| claim | verdict |\n|---|---|\n| `product-flattening.formula` | holds |\n")
    assert 'verdict-refuted"' in claims.prose(page, results)[0]
    page.write_text("# T\n\n| claim | verdict |\n|---|---|\n| `product-flattening.network` | holds |\n")
    assert "holds" not in claims.prose(page, results)[0]


def test_no_page_is_wider_than_a_telephone(site: Path, visit: Visit) -> None:
    page = visit("index.html", 360)
    for file in sorted(site.rglob("*.html")):
        page.goto(f"{origin(page)}/{file.relative_to(site).as_posix()}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{file}: {wide} px too wide"


def origin(page: Any) -> str:
    """The address of the server."""
    return str(page.evaluate("location.origin"))


def test_formulas_are_drawn_from_the_file_system(site: Path, visit: Visit) -> None:
    page = visit("claims/multiplication_gate.html", base=site.as_uri())
    page.wait_for_selector("mjx-container svg")
    assert page.locator("mjx-container").count() == page.locator(".math").count() > 10
    assert page.locator("mjx-merror, [data-mjx-error]").count() == 0


@pytest.mark.parametrize("family", [f.name.replace("-", "_") for f in ALL_CLAIMS])
def test_every_formula_is_understood(family: str, visit: Visit) -> None:
    page = visit(f"claims/{family}.html")
    page.wait_for_function("window.MathJax && MathJax.startup && MathJax.startup.promise")
    page.evaluate("MathJax.startup.promise")
    assert page.locator("[data-mjx-error]").count() == 0


def test_the_ledger_filters_by_keyboard(visit: Visit, results: list[Result]) -> None:
    rows = listed(results)
    counts = Counter(row["verdict"] for row in rows)
    page = visit("ledger.html")
    assert page.locator("#ledger tbody tr:visible").count() == len(rows)
    page.focus("input[name=verdict][value=all]")
    page.keyboard.press("ArrowRight")
    assert page.locator("input[name=verdict]:checked").get_attribute("value") == "holds"
    assert page.locator("#ledger tbody tr:visible").count() == counts["holds"]
    assert page.locator("#ledger-count").inner_text() == f"{counts['holds']} of {len(rows)} sentences shown."
    page.keyboard.press("Tab")
    page.keyboard.type("gate")
    assert 0 < page.locator("#ledger tbody tr:visible").count() < counts["holds"]
    refuted = visit("ledger.html#verdict=refuted")
    assert refuted.locator("#ledger tbody tr:visible").count() == counts["refuted"]


def test_the_bounds_are_those_of_the_program(site: Path, program: Callable[..., Any]) -> None:
    run = program("deepcheap", "bounds", "--n", "2..3", "--activation", "tanh", "--json")
    text = (site / "bounds.html").read_text(encoding="utf-8")
    for row in map(json.loads, run.stdout.splitlines()):
        cell = str(row["lower"]) if row["lower"] == row["upper"] else f"[{row['lower']}, {row['upper']}]"
        assert f"<td>{cell}</td>" in text


def test_focus_can_be_seen(visit: Visit) -> None:
    page = visit("interactive/cancellation.html")
    page.focus("#cancel-n")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("page", ["cancellation", "matrices", "error", "check"])
def test_every_control_has_a_name(page: str, visit: Visit) -> None:
    opened = visit(f"interactive/{page}.html")
    nameless = opened.evaluate(
        """() => [...document.querySelectorAll("article input, article select, article button")]
        .filter(c => !(c.labels?.length || c.getAttribute("aria-label") || c.textContent.trim())).map(c => c.outerHTML)"""
    )
    assert nameless == []


def test_without_npm_make_says_so_in_one_sentence(tmp_path: Path) -> None:
    for name in ("bin/python", ".installed", ".installed-docs"):
        (tmp_path / "venv" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "venv" / name).touch()
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "make"):
        found = shutil.which(tool)
        assert found
        (tmp_path / "bin" / tool).symlink_to(found)
    command = ["make", "docs", f"VENV={tmp_path / 'venv'}", f"NPM={tmp_path / 'npm'}", "SHELL=sh"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={"PATH": str(tmp_path / "bin")}, check=False)
    assert run.returncode == 2
    assert run.stderr.splitlines()[0].startswith("make docs needs npm, which is not here: install Node.js")
    assert "Traceback" not in run.stderr
