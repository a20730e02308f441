"""Write the table of claims in README.md again, between its two marks, from the verdicts that the reference certificates support."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from deepcheap.claims import ALL_CLAIMS
from deepcheap.ledger import rows
from deepcheap.listing import list_claims, listed
from deepcheap.verification import Result

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- claims: made by tools/readme.py -->\n", "<!-- end of claims -->"


def row(result: Result) -> str:
    """One line of the table."""
    claim = result.claim
    verdict = f"{result.printed}" + ("" if result.corrected is None else f", {result.corrected}")
    return f"| `{claim.id}` | {claim.title} | {claim.location.replace('|', '&#124;')} | {verdict} |"


def table() -> str:
    """The table with a sentence that counts the ledger."""
    results = list_claims(ROOT / "certificates" / "paper")
    known = {r.id for r in rows()}
    table = listed(results)
    counts = Counter(r["verdict"] for r in table if r["id"] in known)
    said = ", ".join(f"{counts[v]} {v}" for v in ("holds", "corrected", "refuted", "empirical", "undecided") if counts[v])
    past = f"{sum(r['id'] not in known for r in table)} more claims go past the paper."
    lines = [f"{len(known)} sentences of the paper and of three texts about it: {said} (no proof can decide the empirical ones). {past}", ""]
    for family in ALL_CLAIMS:
        lines += [f"**{family.title}**", "", "| claim | says | in the paper | as printed, corrected |", "|---|---|---|---|"]
        lines += [row(r) for r in results if r.claim.family == family.name] + [""]
    return "\n".join(lines)


def main() -> int:
    """Rewrite the table; with --check, only say whether it is up to date."""
    path = ROOT / "README.md"
    text = path.read_text()
    head, rest = text.split(BEGIN)
    new = head + BEGIN + table() + END + rest.split(END)[1]
    if "--check" in sys.argv:
        return 0 if new == text else 1
    path.write_text(new)
    return 0


if __name__ == "__main__":
    sys.exit(main())
