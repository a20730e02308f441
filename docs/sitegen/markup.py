"""Small pieces of HTML and MyST."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

MARKS = {"holds": "✓", "corrected": "✎", "refuted": "✗", "empirical": "○", "undecided": "?"}


def slug(text: str) -> str:
    """An identifier for a link.

    >>> slug("product-flattening.suffices (A4)")
    'product-flattening-suffices-a4'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def badge(verdict: str) -> str:
    """A verdict as a mark, a word and a colour, in this order of importance."""
    mark = MARKS.get(verdict, "")
    return f'<span class="verdict verdict-{verdict}"><span aria-hidden="true">{mark}</span> {html.escape(verdict)}</span>'


def verdicts(printed: str, corrected: str | None) -> str:
    """The verdict on the printed sentence, then the one on the corrected statement."""
    return badge(printed) + ("" if corrected is None else f' <span class="then">as corrected {badge(corrected)}</span>')


def raw(text: str) -> str:
    """A block of HTML for a MyST page."""
    return f"````{{raw}} html\n{text}\n````"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "", caption: str = "") -> str:
    """A table of ready HTML cells in a region that scrolls sideways by itself, by keyboard too."""
    head = "".join(f'<th scope="col">{c}</th>' for c in header)
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    title = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    inner = f'<table class="data {kind}">{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{html.escape(caption or "table")}">{inner}</div>'


def plain(text: str) -> str:
    """Text without meaning for Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", text)
