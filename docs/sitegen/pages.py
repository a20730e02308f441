"""The ledger, the table of bounds, and the reference of the Python interface."""

from __future__ import annotations

import html
import inspect
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import is_dataclass
from importlib import import_module

from deepcheap.listing import listed
from deepcheap.networks.models import WORDS, Biases
from deepcheap.verification import Result

from .markup import MARKS, badge, plain, raw, slug, table

MODULES = ("", ".claim", ".selection", ".verification", ".listing", ".certificate", ".checker")


def ledger_page(results: list[Result]) -> str:
    """The sentences of the sources with their verdicts, and a filter."""
    rows = listed(results)
    counts = Counter(row["verdict"] for row in rows)
    choices = [("all", f"all ({len(rows)})"), *((v, f"{MARKS[v]} {v} ({counts[v]})") for v in MARKS if counts[v])]
    radios = "".join(
        f'<label><input type="radio" name="verdict" value="{v}"{" checked" if v == "all" else ""}> {words}</label>' for v, words in choices
    )
    form = (
        '<form class="controls" id="ledger-filter"><fieldset><legend>Verdict</legend>' + radios + "</fieldset>"
        '<label class="field">Words <input type="search" id="ledger-words" autocomplete="off"></label>'
        f'<p id="ledger-count" role="status" aria-live="polite">{len(rows)} of {len(rows)} sentences shown.</p></form>'
    )
    body = "".join(ledger_row(row) for row in rows)
    head = "".join(f'<th scope="col">{h}</th>' for h in ("id", "in the source", "verdict", "assurance", "decided by, or why it cannot be"))
    grid = f'<table class="data stack" id="ledger"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    words = (
        "Every checkable sentence of the four sources, with the claims that decide it. The verdicts were computed when this page was built, by "
        "re-checking the reference certificates. *Empirical* means that no proof can decide the sentence; the reason stands beside it."
    )
    return "\n\n".join(("# The ledger of sentences", words, raw(form + grid + '<script src="_static/ledger.js"></script>'))) + "\n"


def ledger_row(row: dict[str, str]) -> str:
    """One sentence as a row of the table."""
    links = ", ".join(
        f'<a href="claims/{c.split(".")[0].replace("-", "_")}.html#claim-{slug(c)}">{html.escape(c)}</a>' for c in row["claim"].split(", ") if c
    )
    place = f"{html.escape(row['source'])}, {html.escape(row['location'])}"
    words = (links + ": " if links else "") + html.escape(row["title"])
    cells = (html.escape(row["id"]), place, badge(row["verdict"]), html.escape(row["assurance"]), words)
    return f'<tr id="{slug(row["id"])}" data-verdict="{row["verdict"]}">' + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"


def bounds_rows() -> list[dict[str, object]]:
    """The table of neuron counts, as `deepcheap bounds --json` prints it, each entry re-checked in that run."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "deepcheap", "bounds", "--n", "2..10", "--json", "--out", folder]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def bound_cell(row: dict[str, object] | None) -> str:
    """The smallest number of neurons, or the interval in which it lies."""
    if row is None:
        return '<span title="no network of this model exists">-</span>'
    if not row["verified"]:
        return "?"
    return str(row["lower"]) if row["lower"] == row["upper"] else f"[{row['lower']}, {row['upper']}]"


def bounds_page(rows: list[dict[str, object]]) -> str:
    """The table of bounds, one part for each model."""
    columns = sorted({int(str(r["n"])) for r in rows})
    parts: dict[str, dict[str, dict[int, dict[str, object]]]] = {}
    for r in rows:
        pattern = r.get("last_zero")
        model = f"{r['relation']}, {WORDS[Biases(str(r['biases']))]}"
        if pattern is not None:
            model = "Taylor, by pattern of vanishing derivatives, no biases"
        name = str(r["activation"]) if pattern is None else "none vanishes" if pattern == "none" else f"last zero {pattern}"
        parts.setdefault(model[0].upper() + model[1:], {}).setdefault(name, {})[int(str(r["n"]))] = r
    words = (
        "How many hidden neurons one layer needs for the product of n inputs, by model. One number: so many are necessary and sufficient. "
        "`[lower, upper]`: the minimum lies between. `-`: no network of this model exists. Every number was certified and re-checked by `certcheck` "
        "when this page was built, with the command `deepcheap bounds --n 2..10 --json`.\n\n"
        "*Taylor*: equal Taylor polynomials to degree n. *Uniform*: to any accuracy on the box with a fixed number of neurons."
    )
    page = ["# Table of bounds", words]
    for model, body in parts.items():
        cells = [[f"<strong>{html.escape(name)}</strong>", *(bound_cell(found.get(n)) for n in columns)] for name, found in body.items()]
        page += [f"## {plain(model)}", raw(table(("", *(f"n = {n}" for n in columns)), cells, "numbers", "Hidden neurons by activation and n"))]
    verified = sum(bool(r["verified"]) for r in rows)
    return "\n\n".join([*page, f"{verified} of {len(rows)} entries stand."]) + "\n"


def api_page() -> str:
    """The public functions and values, from their own docstrings."""
    parts = ["# Python interface", "`deepcheap.verify` is the one function that most need; the rest is for those who build on it."]
    for name in (f"deepcheap{module}" for module in MODULES):
        module = import_module(name)
        parts += [f"## {name}", plain((module.__doc__ or "").strip().splitlines()[0])]
        for word, thing in vars(module).items():
            if word.startswith("_") or not (inspect.isfunction(thing) or inspect.isclass(thing)) or thing.__module__ != name:
                continue
            called = inspect.isfunction(thing) or is_dataclass(thing)
            signature = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(thing))) if called else ""
            parts.append(f"### {plain(word)}\n\n```python\n{word}{signature}\n```\n\n```text\n{inspect.getdoc(thing) or ''}\n```")
    return "\n\n".join(parts) + "\n"
