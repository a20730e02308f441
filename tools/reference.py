"""Make the reference certificates and the reader's list again: `certificates/paper/` and `certificates/claims.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from deepcheap.certificate import FORMAT, canonical
from deepcheap.checker import check
from deepcheap.selection import select
from deepcheap.verification import verify_claims

ROOT = Path(__file__).resolve().parent.parent / "certificates"


def reader_list(folder: Path) -> bytes:
    """The list of claims that the certificates in a folder prove, in the form of FORMAT.md section 3."""
    files = sorted(folder.rglob("*.json"))
    by_id: dict[str, dict[str, str]] = {}
    for path, seen in sorted(check(files).items()):
        if seen.status != "verified":
            raise SystemExit(f"{path}: {seen.status}: {seen.reason}")
        by_id.setdefault(seen.claim_id, {"id": seen.claim_id, "label": Path(path).stem, "statement": seen.statement})
    rows = sorted(by_id.values(), key=lambda row: row["label"])
    return canonical({"claims": rows, "format": FORMAT})  # type: ignore[dict-item]


def main() -> int:
    """Write everything; exit status 1 when a claim does not reach its verdict."""
    target = ROOT / "paper" if len(sys.argv) < 2 else Path(sys.argv[1])
    for old in target.rglob("*.json"):
        old.unlink()
    results = verify_claims(select((), {}), target)
    missed = [r.claim.id for r in results if not r.reached]
    if missed:
        print(f"not reached: {', '.join(missed)}", json.dumps([r.notes for r in results if not r.reached]), file=sys.stderr)
        return 1
    (target.parent / "claims.json").write_bytes(reader_list(target))
    print(f"{sum(len(r.certificates) for r in results)} certificates in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
