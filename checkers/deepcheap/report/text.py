"""Verdicts as a table for the terminal, and progress while they are being reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..claim import Verdict

if TYPE_CHECKING:
    from rich.table import Table as RichTable

    from ..verification import Result

COLOURS = {Verdict.HOLDS: "green", Verdict.CORRECTED: "yellow", Verdict.REFUTED: "red", Verdict.UNDECIDED: "magenta", Verdict.EMPIRICAL: "cyan"}


def arrow(result: Result) -> str:
    """The verdict on the printed sentence and, after an arrow, on the corrected one."""
    tail = "" if result.corrected is None else f" -> {result.corrected}"
    return f"{result.printed}{tail}"


def parameters(result: Result) -> str:
    """The parameters of a claim on one line."""
    return ", ".join(f"{k} = {v}" for k, v in result.claim.params)


def common_folder(result: Result) -> str:
    """The folder that holds the certificates of a claim."""
    folders = sorted({path.rsplit("/", 1)[0] for path in result.certificates})
    return ", ".join(folders)


WIDE = 150
"""From this width on, every column of the results stands beside the others; below, related ones are stacked."""


def results_table(results: list[Result], wide: bool) -> RichTable:
    """The verdicts as one table: claim, location, verdicts, parameters, assurance, time, certificates."""
    from rich.table import Table
    from rich.text import Text

    def stacked(*lines: str) -> Text:
        return Text("\n").join(Text(line, style="dim" if i else "") for i, line in enumerate(lines))

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0 if wide else 1, 0))
    columns = ("claim", "in the paper", "as printed -> corrected", "assurance", "time", "parameters", "certificates")
    for name in columns if wide else ("claim", "as printed -> corrected", "parameters and certificates"):
        table.add_column(name, overflow="fold", min_width=max(len(r.claim.id) for r in results) if name == "claim" and results else None)
    for r in results:
        verdict, took = Text(arrow(r), style=COLOURS[r.printed]), f"{r.seconds:.2f} s"
        files = f"{len(r.certificates)} in {common_folder(r)}"
        if wide:
            table.add_row(r.claim.id, r.claim.location, verdict, r.assurance, took, parameters(r), files)
        else:
            table.add_row(
                stacked(r.claim.id, r.claim.location),
                Text("\n").join((verdict, Text(f"{r.assurance}, {took}", style="dim"))),
                stacked(parameters(r), files),
            )
    return table


def print_results(results: list[Result]) -> None:
    """Print one table, then what was not accepted and why, then a line that counts."""
    from rich.console import Console
    from rich.text import Text

    console = Console()
    console.print(results_table(results, console.width >= WIDE))
    for r in results:
        for note in () if r.reached and r.printed is not Verdict.REFUTED else r.notes:
            console.print(f"[bold]{r.claim.id}[/]: ", Text(note), sep="", highlight=False)
        for step, opinion in r.oracles:
            console.print(f"{r.claim.id}: z3 says {opinion} to step {step} (an oracle's word, counts for no verdict)", style="dim", highlight=False)
    console.print(summary(results), highlight=False)


def summary(results: list[Result]) -> str:
    """One sentence that counts claims and certificates."""
    reached = sum(r.reached for r in results)
    return f"{reached} of {len(results)} claims reached their verdict, {sum(len(r.certificates) for r in results)} certificates checked by certcheck."


@contextmanager
def progress(total: int, shown: bool) -> Iterator[Callable[[str], None]]:
    """A progress bar on standard error, which gets out of the way when nobody watches."""
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("deciding", total=total)
        yield lambda name: bar.update(task, advance=1, description=name)


def print_list(rows: list[dict[str, str]]) -> None:
    """Print the list of sentences as a table."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("id", "source and location", "verdict", "assurance", "claim, and what it says"):
        table.add_column(name, overflow="fold", no_wrap=name == "id")
    for row in rows:
        words = Text(row["claim"]).append(("\n" if row["claim"] else "") + row["title"], style="dim")
        verdict = Text(row["verdict"], style=COLOURS[Verdict(row["verdict"])])
        table.add_row(row["id"], f"{row['source']}, {row['location']}", verdict, row["assurance"], words)
    Console().print(table)
    counts = Counter(row["verdict"] for row in rows)
    Console().print(f"{len(rows)} sentences and claims: " + ", ".join(f"{n} {verdict}" for verdict, n in sorted(counts.items())), highlight=False)


@contextmanager
def waiting(words: str, shown: bool) -> Iterator[None]:
    """A sign of life on standard error for work whose length is unknown."""
    if not shown:
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield


def print_theorems(rows: list[dict[str, Any]]) -> None:
    """Print the theorems that the audit accepted."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("theorem", "file", "axioms", "claims"):
        table.add_column(name, overflow="fold", no_wrap=name == "theorem")
    for row in rows:
        table.add_row(row["theorem"], row["file"], ", ".join(row["axioms"]) or "none", ", ".join(row["claims"]) or "-")
    Console().print(table)
    seconds = rows[0]["seconds"] if rows else 0
    Console().print(
        f"{len(rows)} theorems for all n, statements and axioms audited by Coq in this run ({seconds} s): assurance kernel.", highlight=False
    )
