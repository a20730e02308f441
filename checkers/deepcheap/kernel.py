"""Statements for all n: build the Coq development, audit it, and record what the kernel accepted.

The assurance `kernel` is given only for what the audit accepted in this very run: every theorem has the type that `Statements.v` gives it,
and the printed statements and axioms are those of `axioms.expected`, to the letter.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .certificate import certificate_bytes
from .claim import Claim
from .errors import InputError
from .obligations import Json, Statement

INSTALL = "on Debian or Ubuntu: apt install coq libcoq-mathcomp-multinomials libcoq-coquelicot"
CLOSED = "Closed under the global context"
PROVED = re.compile(r"^Definition (\w+) : Statements\.(\w+) := (\w+)\.(\w+)\.$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Theorem:
    """A theorem of the development: its name, the file that proves it, the digest of its audited statement, and its axioms."""

    name: str
    file: str
    statement: str
    axioms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """One run of the audit: the theorems it accepted, or what it said."""

    theorems: tuple[Theorem, ...]
    complaint: str
    seconds: float


def coq_folder(name: str) -> Path:
    """The folder of the development.

    Raises: InputError when it or Coq is missing, with the way to get them.
    """
    folder = Path(name)
    if not (folder / "Audit.v").is_file():
        raise InputError(f"there is no Coq development in {name!r}: run this in the project's root, or give --proofs DIR")
    for program in ("coqc", "coq_makefile", "make"):
        if shutil.which(program) is None:
            raise InputError(f"{program} is not installed, and only Coq can check the statements for all n; {INSTALL}")
    return folder


def audit(folder: Path, jobs: int = 2) -> Audit:
    """Compile the development and audit it, now."""
    start = time.perf_counter()
    run = subprocess.run(["make", "-C", str(folder), f"-j{jobs}", "audit"], capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if run.returncode:
        return Audit((), "\n".join((run.stdout + run.stderr).splitlines()[-30:]), seconds)
    return Audit(theorems((folder / "Audit.v").read_text(), (folder / "axioms.printed").read_text()), "", seconds)


def theorems(source: str, printed: str) -> tuple[Theorem, ...]:
    """Read the theorems from the text of `Audit.v` and from what Coq printed for it.

    >>> source = "Definition t : Statements.t := File.t.\\n"
    >>> printed = "Statements.t = \\nTrue\\n     : Prop\\nt\\n     : Statements.t\\nClosed under the global context\\n"
    >>> [(t.name, t.file, t.axioms) for t in theorems(source, printed)]
    [('t', 'File', ())]
    """
    found = []
    for name, statement, file, proof in PROVED.findall(source):
        text, axioms = statement_text(printed, statement), axiom_names(printed, name)
        if name == statement == proof and text and axioms is not None:
            found.append(Theorem(name, file, sha256(text.encode()).hexdigest(), axioms))
    return tuple(found)


def statement_text(printed: str, name: str) -> str:
    """The text of a statement as Coq printed it, empty when it was not printed."""
    match = re.search(rf"^Statements\.{name} = ?\n(?:.*\n)*?     : .*\n", printed, re.MULTILINE)
    return match.group(0) if match else ""


def axiom_names(printed: str, name: str) -> tuple[str, ...] | None:
    """The axioms that a theorem rests on, None when Coq printed nothing about it."""
    resting = rf"(?:{CLOSED}|Axioms:\n((?:\S.*\n(?: .*\n)*)+?)(?=\w+\n     : Statements|\Z))"
    match = re.search(rf"^{name}\n     : Statements\.{name}\n{resting}", printed, re.MULTILINE)
    if match is None:
        return None
    return tuple(sorted(re.findall(r"^(\S+)(?: :|$)", match.group(1) or "", re.MULTILINE)))


def record(theorem: Theorem, folder: Path) -> bytes:
    """The certificate of a theorem for all n: digests of the sources and of the audited statement. Only Coq can check it, see FORMAT.md 4.14."""
    sources: list[Json] = [[p.name, sha256(p.read_bytes()).hexdigest()] for p in sorted(folder.glob("*.v"))]
    params: dict[str, Json] = {
        "axioms": list(theorem.axioms),
        "file": theorem.file,
        "sources": sources,
        "statement": theorem.statement,
        "theorem": theorem.name,
    }
    return certificate_bytes(Statement("coq-theorem", params), {})


def resting_on(theorem: Theorem, claims: list[Claim]) -> list[str]:
    """The ids of the claims whose statement for all n is in the theorem's file."""
    return [c.id for c in claims if c.theorem == theorem.file]
