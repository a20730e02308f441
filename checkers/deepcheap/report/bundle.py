"""A supplement for a paper: certificates, the reader's list, the checker as one file, digests and provenance, in one zip archive."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from .. import __version__
from ..certificate import FORMAT, canonical
from ..checker import Checked, checker_digest, checker_program, checker_version, zip_bytes
from ..errors import InputError
from ..obligations import Json
from .cite import Citation, citation

README = """# Certificates, to be re-checked offline

Nothing has to be installed but Python 3.11 or newer:

    sha256sum -c SHA256SUMS
    python3 -I certcheck.pyz certificates --expect claims.json

`certcheck.pyz` uses Python's standard library only and can be read: it is a zip archive of its own source. It prints each theorem that it has
just re-checked. `claims.json` lists what you are meant to find, one entry for each statement of the paper; with `--expect` a missing or
an extra statement is a failure. Exit status 0: everything verified. The `*.provenance.json` files say how each certificate was made; nothing
depends on them.

| label | kind | claim id |
|---|---|---|
"""


def provenance(c: Citation, name: str) -> bytes:
    """An in-toto statement on how a certificate was made; without time, host and path, so that it is the same when made again."""
    statement = {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": name, "digest": {"sha256": c.file_digest}}],
        "predicateType": "urn:deepcheap:provenance:1",
        "predicate": {
            "deepcheap": __version__,
            "format": FORMAT,
            "claim_id": c.claim_id,
            "checker": f"{c.checker}, SHA-256 {c.checker_digest}",
            "assurance": c.assurance,
        },
    }
    return (json.dumps(statement, sort_keys=True, indent=1) + "\n").encode()


def reader_list(found: dict[str, tuple[str, str]]) -> bytes:
    """The reader's list of FORMAT.md section 3, from labels to claim ids and statements; one entry for each claim id, under its first label."""
    seen: set[str] = set()
    rows: list[Json] = []
    for label, (claim, statement) in sorted(found.items()):
        if claim not in seen:
            rows.append({"id": claim, "label": label, "statement": statement})
        seen.add(claim)
    return canonical({"claims": rows, "format": FORMAT})


def labelled(paths: list[Path]) -> dict[str, Path]:
    """Name the certificates by their file names.

    Raises: InputError when two different files have the same name.
    """
    names: dict[str, Path] = {}
    for path in paths:
        if path.name in names and names[path.name].read_bytes() != path.read_bytes():
            raise InputError(f"two certificates are named {path.name!r} ({names[path.name]} and {path}): rename one")
        names.setdefault(path.name, path)
    return dict(sorted(names.items()))


def bundle(paths: list[Path], checked: dict[str, Checked]) -> bytes:
    """Build the archive; the same certificates give the same bytes.

    Raises: InputError for a certificate that the checker does not accept.
    """
    cited = {name: citation(path, checked[str(path)]) for name, path in labelled(paths).items()}
    members: dict[str, bytes] = {"certcheck.pyz": checker_program()}
    for name, path in labelled(paths).items():
        members[f"certificates/{name}"] = path.read_bytes()
        members[f"certificates/{Path(name).stem}.provenance.json"] = provenance(cited[name], name)
    members["claims.json"] = reader_list({Path(name).stem: (c.claim_id, c.statement) for name, c in cited.items()})
    table = "".join(f"| {Path(name).stem} | {c.kind} | {c.claim_id} |\n" for name, c in cited.items())
    tail = f"\nMade by deepcheap {__version__}; checker: certcheck {checker_version()}, SHA-256 {checker_digest()}.\n"
    members["README.md"] = (README + table + tail).encode()
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(members.items()))
    members["SHA256SUMS"] = sums.encode()
    return zip_bytes({f"bundle/{name}": data for name, data in members.items()})
