"""The checker in the browser is the checker: the same bytes, the same answers."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deepcheap.checker import checker_digest

pytestmark = pytest.mark.site
FACTS = {"Statement": "statement", "Reason": "reason", "Place": "json_path", "Left": "left", "Right": "right", "Claim id": "claim_id"}
ROOT = Path(__file__).resolve().parents[2]
CASES = (
    "certificates/paper/multiplication-gate/multiplication-gate.error.json",
    "tests/corpus/accepted/affine-network-error.json",
    "tests/corpus/refused/error-lower-raised.json",
    "tests/corpus/refused/coefficient-off-by-one.json",
    "tests/corpus/refused/argument-beyond-reach.json",
    "tests/corpus/malformed/verdict-key.json",
    "tests/corpus/malformed/duplicate-key.json",
)


def native(path: Path) -> dict[str, Any]:
    """What certcheck says outside the browser."""
    run = subprocess.run([sys.executable, "-I", str(ROOT / "checkers/certcheck"), "--json", str(path)], capture_output=True, text=True, check=False)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def test_the_checker_is_the_one_that_cite_names(site: Path) -> None:
    program = (site / "_static/certcheck.pyz").read_bytes()
    assert hashlib.sha256(program).hexdigest() == checker_digest()


def test_answers_are_those_outside_the_browser(visit: Callable[..., Any]) -> None:
    page = visit("interactive/check.html")
    seen = set()
    for case in CASES:
        page.set_input_files("#check-file", str(ROOT / case))
        page.wait_for_function(f"document.querySelector('#check-result dd')?.textContent === {json.dumps(Path(case).name)}", timeout=120_000)
        wanted = native(ROOT / case)
        seen.add(wanted["status"])
        assert page.inner_text("#check-result h2").split()[-1] == wanted["status"]
        names, values = (page.locator(f"#check-result {tag}").all_inner_texts() for tag in ("dt", "dd"))
        facts = dict(zip(names, values, strict=True))
        for label, key in (
            ("Statement", "statement"),
            ("Reason", "reason"),
            ("Place", "json_path"),
            ("Left", "left"),
            ("Right", "right"),
            ("Claim id", "claim_id"),
        ):
            assert facts.get(label, "") == str(wanted.get(key) or "")
        assert wanted["status"] in page.inner_text("#check-status")
        assert page.inner_text("#check-digest") == checker_digest()
    assert seen == {"verified", "refused", "malformed", "undecided"}


def test_dropped_files_and_examples(visit: Callable[..., Any]) -> None:
    page = visit("interactive/check.html", 360)
    text = (ROOT / CASES[2]).read_text()
    page.evaluate(
        """text => { const data = new DataTransfer(); data.items.add(new File([text], "dropped.json"));
        document.getElementById("check-drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })); }""",
        text,
    )
    page.wait_for_selector(".outcome-refused", timeout=120_000)
    page.focus("[data-sample='good.json']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".outcome-verified", timeout=120_000)
    assert "supremum of |m(x) - x_1 x_2|" in page.inner_text("#check-result")


def test_stopping_ends_the_work(visit: Callable[..., Any]) -> None:
    page = visit("interactive/check.html")
    page.click("[data-sample='good.json']")
    page.click("#check-stop")
    assert page.inner_text("#check-status").startswith("Stopped.")
    page.click("[data-sample='malformed.json']")
    page.wait_for_selector(".outcome-malformed", timeout=120_000)


def test_from_the_file_system_the_page_says_what_to_do(site: Path, visit: Callable[..., Any]) -> None:
    page = visit("interactive/check.html", base=site.as_uri())
    assert "make docs-serve" in page.inner_text("#check-status")
    assert page.is_disabled("#check-file")
