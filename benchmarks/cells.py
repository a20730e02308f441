"""Runs the cells of a benchmark, each in a process of its own, one after the other, and prints one table.

A cell is one engine on one piece of work. Its `make` prepares the input outside the clock and returns the function to be timed, which returns
its answer as text. Time is CPU time of the process, the median of three runs (one when it takes over two seconds); memory is the peak of the
process, interpreter and imports included. BLAS gets one thread. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "checkers"))

Run = Callable[[], str]
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1")
COLUMNS = {"work": "left", "n": "right", "engine": "left", "CPU s": "right", "times ours": "right", "MiB": "right", "answer": "left"}


@dataclass(frozen=True)
class Cell:
    """One engine on one piece of work of size n; `ours` marks the one that the others are compared with."""

    work: str
    n: int
    engine: str
    make: Callable[[], Run]
    ours: bool = False


def measure(cell: Cell) -> dict[str, Any]:
    """Time a cell in this process."""
    run = cell.make()
    times: list[float] = []
    answer = ""
    while len(times) < 3 and not (times and times[0] > 2):
        start = time.process_time()
        answer = run()
        times.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return {"seconds": statistics.median(times), "mib": round(peak), "answer": answer}


def measured_apart(script: str, index: int, cell: Cell, timeout: float) -> dict[str, Any]:
    """Time a cell in a new process."""
    row: dict[str, Any] = {"work": cell.work, "n": cell.n, "engine": cell.engine, "ours": cell.ours}
    try:
        command = [sys.executable, script, "--cell", str(index)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, env={**os.environ, **ONE_THREAD})
    except subprocess.TimeoutExpired:
        return {**row, "seconds": None, "mib": None, "answer": f"none in {timeout:.0f} s"}
    if done.returncode:
        return {**row, "seconds": None, "mib": None, "answer": done.stderr.strip().splitlines()[-1][:60]}
    return {**row, **json.loads(done.stdout)}


def with_ratios(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add to each row its time over the time of our engine on the same work."""
    base = {(r["work"], r["n"]): r["seconds"] for r in rows if r["ours"] and r["seconds"]}
    return [{**r, "ratio": r["seconds"] / base[r["work"], r["n"]] if r["seconds"] and (r["work"], r["n"]) in base else None} for r in rows]


def main(title: str, cells: list[Cell]) -> None:
    """Run the cells asked for on the command line and print the table, or one JSON object per line."""
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--json", action="store_true", help="one JSON object per line")
    parser.add_argument("--work", default="", help="only the work whose name contains this")
    parser.add_argument("--timeout", type=float, default=120, help="wall seconds per cell")
    parser.add_argument("--cell", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.cell is not None:
        print(json.dumps(measure(cells[options.cell])))
        return
    chosen = [(i, cell) for i, cell in enumerate(cells) if options.work in cell.work]
    rows = with_ratios([measured_apart(sys.argv[0], i, cell, options.timeout) for i, cell in chosen])
    if options.json:
        for row in rows:
            print(json.dumps(row))
    else:
        show(title, rows)


def show(title: str, rows: list[dict[str, Any]]) -> None:
    """Print the table."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title)
    for name, side in COLUMNS.items():
        table.add_column(name, justify=side)  # type: ignore[arg-type]
    for row in rows:
        seconds = "-" if row["seconds"] is None else f"{row['seconds']:.2g}" if row["seconds"] < 10 else f"{row['seconds']:.0f}"
        ratio = "" if row["ours"] else "-" if row["ratio"] is None else f"{row['ratio']:.2g}" if row["ratio"] < 100 else f"{row['ratio']:,.0f}"
        mib = "-" if row["mib"] is None else str(row["mib"])
        table.add_row(row["work"], str(row["n"]), row["engine"], seconds, ratio, mib, row["answer"], style="bold" if row["ours"] else "")
    Console(width=None if sys.stdout.isatty() else 130).print(table)
