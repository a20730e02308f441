"""The table of neuron counts as JSON lines, as text and as LaTeX."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..networks.models import WORDS, Biases, Relation

if TYPE_CHECKING:
    from ..neuron_table import CheckedEntry, Entry

Row = tuple[str, str, str, int | None]
LEGEND = """A number: so many hidden neurons are necessary and sufficient for x_1...x_n. [lower, upper]: the minimum lies between.
-: no network of this model exists, since sigma^(n)(0) = 0. ?: a certificate was not verified.
Taylor: equal Taylor polynomials to degree n. Uniform: to any accuracy on [-1,1]^n with a fixed number of neurons."""


def entry_object(row: CheckedEntry) -> dict[str, object]:
    """An entry as a JSON object."""
    e = row.entry
    found = {
        "n": e.n,
        "activation": e.activation,
        "biases": str(e.biases),
        "relation": str(e.relation),
        "lower": e.lower.neurons if e.lower else None,
        "upper": e.upper.neurons if e.upper else None,
        "verified": row.verified,
        "certificates": list(row.certificates),
    }
    return found if e.zero is None else found | {"last_zero": e.zero if e.zero >= 0 else "none"}


def cell(row: CheckedEntry) -> str:
    """An entry in print."""
    e = row.entry
    if not row.verified:
        return "?"
    if e.lower is None or e.upper is None:
        return "-"
    return str(e.lower.neurons) if e.lower.neurons == e.upper.neurons else f"[{e.lower.neurons}, {e.upper.neurons}]"


def section(e: Entry) -> str:
    """The model that a row of the table belongs to, in words."""
    if e.zero is not None:
        return "Taylor, by pattern: any activation, no biases, sigma_q the last vanishing coefficient below sigma_n"
    return f"{str(e.relation).capitalize()}, {WORDS[Biases(e.biases)]}"


def label(e: Entry) -> str:
    """The name of a row."""
    if e.zero is not None:
        return "none vanishes" if e.zero < 0 else f"q = {e.zero}"
    return "any continuous" if e.relation is Relation.UNIFORM and e.activation == "any" else e.activation


def sections(rows: Iterable[CheckedEntry]) -> dict[str, dict[str, dict[int, str]]]:
    """The cells by section, row and column."""
    found: dict[str, dict[str, dict[int, str]]] = {}
    for row in rows:
        found.setdefault(section(row.entry), {}).setdefault(label(row.entry), {})[row.entry.n] = cell(row)
    return found


def text_table(rows: list[CheckedEntry]) -> str:
    """The table in plain text: one block for each model, columns right-aligned."""
    columns, lines = sorted({r.entry.n for r in rows}), []
    for title, body in sections(rows).items():
        cells = [["", *(f"n = {n}" for n in columns)], *([name, *(found.get(n, "") for n in columns)] for name, found in body.items())]
        widths = [max(len(line[i]) for line in cells) for i in range(len(columns) + 1)]
        padded = ([line[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True))] for line in cells)
        lines += [title, *("  ".join(line).rstrip() for line in padded), ""]
    certificates = {c for r in rows for c in r.certificates}
    count = f"{sum(r.verified for r in rows)} of {len(rows)} entries stand, {len(certificates)} certificates checked by certcheck."
    return "\n".join([*lines, LEGEND, count])


def latex_table(rows: list[CheckedEntry]) -> str:
    """The table in LaTeX, one tabular.

    >>> latex_table([]).splitlines()[0]
    '\\\\begin{tabular}{l}'
    """
    columns = sorted({r.entry.n for r in rows})
    lines = [rf"\begin{{tabular}}{{l{'r' * len(columns)}}}", " & ".join(["$n$", *map(str, columns)]) + r" \\ \hline"]
    for title, body in sections(rows).items():
        words = title.replace("sigma_q", r"$\sigma_q$").replace("sigma_n", r"$\sigma_n$").replace("b_j", "$b_j$")
        lines.append(rf"\multicolumn{{{len(columns) + 1}}}{{l}}{{\emph{{{words}}}}} \\")
        for name, cells in body.items():
            head = f"${name}$" if name.startswith("q =") else name
            lines.append(" & ".join([head, *(f"${cells[n]}$" if n in cells else "" for n in columns)]) + r" \\")
    return "\n".join([*lines, r"\end{tabular}"])
