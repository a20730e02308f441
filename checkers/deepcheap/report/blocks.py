"""A small document: headings, paragraphs, formulas and tables, written as text, Markdown, LaTeX or HTML."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from .typeset import latex_text, markdown_text, sentence

WIDTH = 110
"""The width of the text format."""
PLAIN = 14
"""Columns of a LaTeX table up to so many characters are not broken."""
LINE = 84
"""So many characters make a full line of a LaTeX table."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text, with a label in front where it has one."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A displayed formula in LaTeX."""

    latex: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain text: header and rows of equal length."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def widths(self) -> list[int]:
        """The length of the longest cell of each column."""
        return [max(map(len, column)) for column in zip(self.header, *self.rows, strict=True)]


Block = Heading | Paragraph | Formula | Table


def text(block: Block) -> str:
    """A block for a terminal.

    >>> print(text(Table(("S", "w"), (("{}", "1"), ("{1}", "-1")))))
    S    w
    {}   1
    {1}  -1
    """
    match block:
        case Heading(words, level):
            return words + "\n" + ("=" if level == 1 else "-") * len(words)
        case Paragraph(words, label):
            return textwrap.fill(f"{label}: {words}" if label else words, WIDTH, break_long_words=False, break_on_hyphens=False)
        case Formula(formula):
            return "    " + formula
        case Table():
            return text_table(block)


def text_table(table: Table) -> str:
    """A table for a terminal, its widest columns folded where it would be too wide."""
    widths = fitted(table.widths, WIDTH)
    lines = []
    for row in (table.header, *table.rows):
        folded = [textwrap.wrap(cell, width, break_long_words=False) or [""] for cell, width in zip(row, widths, strict=True)]
        lines += [
            "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip() for parts in zip_longest(*folded, fillvalue="")
        ]
    return "\n".join(lines)


def fitted(widths: list[int], total: int) -> list[int]:
    """Shrink the widest columns until all fit.

    >>> fitted([3, 50, 60], 60)
    [3, 26, 27]
    """
    found = list(widths)
    while sum(found) + 2 * (len(found) - 1) > total and max(found) > PLAIN:
        found[max(range(len(found)), key=found.__getitem__)] -= 1
    return found


def markdown(block: Block) -> str:
    """A block for a Markdown page with dollar mathematics."""
    match block:
        case Heading(words, level):
            return "#" * level + " " + markdown_text(words)
        case Paragraph(words, label):
            return f"**{label}.** {markdown_text(words)}" if label else markdown_text(words)
        case Formula(formula):
            return f"$$\n{formula}\n$$"
        case Table(header, rows):
            lines = [tuple(map(markdown_text, header)), ("---",) * len(header), *(tuple(map(markdown_text, row)) for row in rows)]
            return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def latex(block: Block) -> str:
    """A block for a LaTeX document with amsmath."""
    match block:
        case Heading(words, level):
            return rf"\{'section' if level == 1 else 'subsection'}*{{{sentence(words)}}}"
        case Paragraph(words, label):
            return (rf"\textbf{{{latex_text(label)}.}} " if label else "") + sentence(words)
        case Formula(formula):
            return "\\[\n" + formula + "\n\\]"
        case Table(header, rows):
            lines = [" & ".join(map(sentence, header)) + r" \\ \hline", *(" & ".join(map(sentence, row)) + r" \\" for row in rows)]
            columns = latex_columns(block.widths)
            small = r"\small" if sum(block.widths) <= LINE else r"\footnotesize"
            opening = rf"\begin{{center}}{small}\setlength{{\tabcolsep}}{{4pt}}\begin{{tabular}}{{{columns}}}"
            return "\n".join((opening, *lines, r"\end{tabular}\end{center}"))


def latex_columns(widths: list[int]) -> str:
    """The columns of a LaTeX table: as wide as they are, or paragraphs that share the rest of the line.

    >>> latex_columns([4, 9]), latex_columns([5, 100, 60])
    ('ll', 'lp{0.50\\\\linewidth}p{0.30\\\\linewidth}')
    """
    if sum(widths) + 2 * len(widths) <= LINE:
        return "l" * len(widths)
    narrow = sum(w + 2 for w in widths if w <= PLAIN)
    broad = sum(w for w in widths if w > PLAIN)
    rest = max(0.3, 0.92 - narrow / LINE - 0.02 * sum(w > PLAIN for w in widths))
    shares = [max(0.08, rest * w / broad) if w > PLAIN else 0.0 for w in widths]
    excess = sum(shares) / rest if broad else 1.0
    return "".join(rf"p{{{share / max(1.0, excess):.2f}\linewidth}}" if share else "l" for share in shares)


def html_block(block: Block) -> str:
    """A block for an HTML page; formulas stay in LaTeX between \\[ and \\] for a renderer."""
    match block:
        case Heading(words, level):
            return f"<h{level}>{html.escape(words)}</h{level}>"
        case Paragraph(words, label):
            return "<p>" + (f"<strong>{html.escape(label)}.</strong> " if label else "") + html.escape(words) + "</p>"
        case Formula(formula):
            return f'<div class="math">\\[{html.escape(formula)}\\]</div>'
        case Table(header, rows):
            head = "".join(f"<th>{html.escape(c)}</th>" for c in header)
            body = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in rows)
            return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


FORMATS: dict[str, Callable[[Block], str]] = {"text": text, "markdown": markdown, "latex": latex, "html": html_block}


@dataclass(frozen=True, slots=True)
class Document:
    """An explanation: text when printed, Markdown with formulas in a notebook."""

    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        return render(list(self.blocks), "text")

    def _repr_markdown_(self) -> str:
        return render(list(self.blocks), "markdown")


def render(blocks: list[Block], form: str) -> str:
    """Write a document in one of the formats."""
    return "\n\n".join(FORMATS[form](block) for block in blocks)
