"""A headless Chromium that looks at the built site; without one of the three, the tests are skipped and say why."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("SITE_FOLDER", ROOT / "docs/_build/html"))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def missing(what: str) -> None:
    """Skip, or fail where the site must be tested (SITE_REQUIRED=1)."""
    if os.environ.get("SITE_REQUIRED"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    if not (SITE / "index.html").is_file():
        missing("the site is not built: run make docs (needs npm)")
    return SITE


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on loopback, as `make docs-serve` serves it."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser."""
    if not CHROMIUM:
        missing("there is no Chromium: install it (Debian: apt install chromium) or set CHROMIUM to its path")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed: pip install '.[browser]'")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Open a page, wide or narrow; at the end nothing may have been complained of, and nothing asked from elsewhere."""
    troubles: list[str] = []
    contexts = []

    def go(page: str, width: int = 1200, base: str = "") -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        opened = context.new_page()
        opened.on("console", lambda m: troubles.append(f"{page}: {m.type}: {m.text}") if m.type in ("error", "warning") else None)
        opened.on("pageerror", lambda e: troubles.append(f"{page}: {e}"))
        opened.on("request", lambda r: None if r.url.startswith((address, "file:", "data:", "blob:")) else troubles.append(f"{page} asks {r.url}"))
        opened.goto(f"{base or address}/{page}")
        return opened

    yield go
    for context in contexts:
        context.close()
    assert troubles == []
