"""A small document: headings, paragraphs, formulas and tables, written as text, Markdown, LaTeX or HTML."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass

from .cite import latex_text


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
            return f"{label}: {words}" if label else words
        case Formula(formula):
            return "    " + formula
        case Table(header, rows):
            widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]
            return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in (header, *rows))


def markdown(block: Block) -> str:
    """A block for a Markdown page with dollar mathematics."""
    match block:
        case Heading(words, level):
            return "#" * level + " " + words
        case Paragraph(words, label):
            return f"**{label}.** {words}" if label else words
        case Formula(formula):
            return f"$$\n{formula}\n$$"
        case Table(header, rows):
            lines = [header, ("---",) * len(header), *(tuple(c.replace("|", "\\|") for c in row) for row in rows)]
            return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def latex(block: Block) -> str:
    """A block for a LaTeX document with amsmath."""
    match block:
        case Heading(words, level):
            return rf"\{'section' if level == 1 else 'subsection'}*{{{latex_text(words)}}}"
        case Paragraph(words, label):
            return (rf"\textbf{{{latex_text(label)}.}} " if label else "") + latex_text(words)
        case Formula(formula):
            return "\\[\n" + formula + "\n\\]"
        case Table(header, rows):
            lines = [" & ".join(map(latex_text, header)) + r" \\ \hline", *(" & ".join(map(latex_text, row)) + r" \\" for row in rows)]
            return "\n".join((r"\begin{center}\begin{tabular}{" + "l" * len(header) + "}", *lines, r"\end{tabular}\end{center}"))


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


def render(blocks: list[Block], form: str) -> str:
    """Write a document in one of the formats."""
    return "\n\n".join(FORMATS[form](block) for block in blocks)
