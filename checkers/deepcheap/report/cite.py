"""Citations of certificates for papers: LaTeX, Markdown and BibTeX, from what the checker itself says of the file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from .. import __version__
from ..checker import Checked, checker_digest, checker_version
from ..errors import InputError
from .typeset import breakable, latex_text, markdown_text, sentence

NOTHING_ELSE = "none beyond the statement"


@dataclass(frozen=True, slots=True)
class Citation:
    """What a paper has to say of a certificate so that a reader can re-check it."""

    name: str
    kind: str
    statement: str
    assumptions: tuple[str, ...]
    assurance: str
    claim_id: str
    file_digest: str
    checker: str
    checker_digest: str

    @property
    def key(self) -> str:
        """The citation key: the kind and the first digits of the claim id."""
        return f"deepcheap:{self.kind}:{self.claim_id[:16]}"

    @property
    def command(self) -> str:
        """The one command that re-checks the certificate."""
        return f"certcheck {self.name}"


def citation(path: Path, checked: Checked) -> Citation:
    """Build the citation of one verified certificate.

    Raises: InputError for a certificate that the checker does not accept, with its reason.
    """
    if checked.status != "verified":
        raise InputError(f"{path} cannot be cited, certcheck says {checked.status}: {checked.reason}")
    raw = path.read_bytes()
    claim = json.loads(raw)["claim"]
    return Citation(
        path.name,
        claim["kind"],
        checked.statement,
        tuple(claim["assumptions"]),
        checked.assurance,
        checked.claim_id,
        hashlib.sha256(raw).hexdigest(),
        f"certcheck {checker_version()}",
        checker_digest(),
    )


def latex(c: Citation) -> str:
    """The `verified` environment of `deepcheap.sty`."""
    assumptions = ", ".join(c.assumptions) or NOTHING_ELSE
    return "\n".join(
        (
            rf"\begin{{verified}}{{{breakable(c.kind)}}}",
            rf"  {sentence(c.statement)}",
            rf"  \assumptions{{{latex_text(assumptions)}}}",
            rf"  \assurance{{verified, {latex_text(c.assurance)}}}",
            rf"  \claimid{{{c.claim_id}}}",
            rf"  \checkedby{{{latex_text(c.checker)}\newline SHA-256 \hexdigits{{{c.checker_digest}}}}}",
            rf"  \recheck{{{breakable(c.command)}}}",
            r"\end{verified}",
        )
    )


def markdown(c: Citation) -> str:
    """A quoted block."""
    rows = (
        ("assumptions", ", ".join(c.assumptions) or NOTHING_ELSE),
        ("verdict", f"verified ({c.assurance})"),
        ("claim id", f"`{c.claim_id}`"),
        ("checked by", f"{c.checker}, SHA-256 `{c.checker_digest}`"),
        ("check again", f"`{c.command}`"),
    )
    return "\n".join((f"> **{c.kind}.** {markdown_text(c.statement)}", ">", *(f"> - {name}: {text}" for name, text in rows)))


def bibtex(c: Citation) -> str:
    """A BibTeX entry of type `misc`."""
    note = f"{c.statement} Verified ({c.assurance}) by {c.checker}, SHA-256 {c.checker_digest}; check again with: {c.command}"
    return "\n".join(
        (
            f"@misc{{{c.key},",
            "  author = {{The deepcheap authors}},",
            f"  title = {{Certificate {latex_text(c.kind)}, claim {c.claim_id[:16]}}},",
            f"  howpublished = {{deepcheap {__version__}, {latex_text(c.name)}, SHA-256 {c.file_digest}}},",
            f"  note = {{{latex_text(note)}}},",
            "}",
        )
    )


FORMATS = {"latex": latex, "markdown": markdown, "bibtex": bibtex}
