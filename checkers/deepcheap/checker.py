"""The other side: `certcheck`, run as a program of its own that shares nothing with this process."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from .errors import InternalError

EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Checked:
    """What `certcheck` said of one certificate file."""

    path: str
    status: str
    claim_id: str
    statement: str
    assurance: str
    reason: str


def checker_folder() -> Path:
    """Where `certcheck` is installed; it is located, never imported.

    Raises: InternalError when it is not there.
    """
    spec = find_spec("certcheck")
    if spec is None or spec.origin is None:
        raise InternalError("certcheck is not installed beside deepcheap: install the project again")
    return Path(spec.origin).parent


def check(paths: Iterable[str | Path]) -> dict[str, Checked]:
    """Run `certcheck` on files and return its answers by path.

    Raises: InternalError when it does not answer in its own format for every file.
    """
    files = [str(p) for p in paths]
    if not files:
        return {}
    run = subprocess.run([sys.executable, "-I", str(checker_folder()), "--json", *files], capture_output=True, text=True, check=False)
    try:
        rows = [json.loads(line) for line in run.stdout.splitlines()]
    except ValueError as error:
        raise InternalError(f"certcheck answered {run.stdout[:200]!r} {run.stderr[:200]!r}") from error
    keys = ("status", "claim_id", "statement", "assurance", "reason")
    found = {r["path"]: Checked(r["path"], *(str(r.get(k) or "") for k in keys)) for r in rows if "path" in r}
    if set(found) != set(files):
        raise InternalError(f"certcheck did not answer for every file: {run.stderr[:200]!r}")
    return found


def zip_bytes(members: dict[str, bytes]) -> bytes:
    """A zip archive whose bytes depend on its members only: sorted, one time stamp, stored.

    >>> zip_bytes({"a": b"1", "b": b"2"}) == zip_bytes({"b": b"2", "a": b"1"})
    True
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, EPOCH)
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, members[name])
    return buffer.getvalue()


@cache
def checker_program() -> bytes:
    """`certcheck` as one runnable file (a zipapp), byte-identical when made again."""
    folder = checker_folder()
    members = {f"certcheck/{p.relative_to(folder).as_posix()}": p.read_bytes() for p in folder.rglob("*.py")}
    main = b"import sys\n\nfrom certcheck.__main__ import run\n\nsys.exit(run())\n"
    return b"#!/usr/bin/env python3\n" + zip_bytes(members | {"__main__.py": main})


def checker_digest() -> str:
    """The SHA-256 of the runnable checker."""
    return hashlib.sha256(checker_program()).hexdigest()


@cache
def checker_version() -> str:
    """The version that the checker prints."""
    run = subprocess.run([sys.executable, "-I", str(checker_folder()), "--version"], capture_output=True, text=True, check=False)
    return run.stdout.split()[-1] if run.stdout.split() else "unknown"
