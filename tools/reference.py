"""Make the reference certificates and the reader's list again: `certificates/paper/` and `certificates/claims.json`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from deepcheap.checker import check
from deepcheap.report.bundle import reader_list
from deepcheap.selection import select
from deepcheap.verification import verify_claims

ROOT = Path(__file__).resolve().parent.parent / "certificates"


def expected(folder: Path) -> bytes:
    """The list of claims that the certificates in a folder prove."""
    found = {}
    for path, seen in sorted(check(sorted(folder.rglob("*.json"))).items()):
        if seen.status != "verified":
            raise SystemExit(f"{path}: {seen.status}: {seen.reason}")
        found[Path(path).stem] = (seen.claim_id, seen.statement)
    return reader_list(found)


def main() -> int:
    """Write everything; exit status 1 when a claim does not reach its verdict."""
    target = ROOT / "paper" if len(sys.argv) < 2 else Path(sys.argv[1])
    results = verify_claims(select((), {}), target, os.cpu_count() or 1)
    missed = [r.claim.id for r in results if not r.reached]
    if missed:
        print(f"not reached: {', '.join(missed)}", json.dumps([r.notes for r in results if not r.reached]), file=sys.stderr)
        return 1
    made = {Path(p) for r in results for p in r.certificates}
    for old in set(target.rglob("*.json")) - made:
        old.unlink()
    (target.parent / "claims.json").write_bytes(expected(target))
    print(f"{sum(len(r.certificates) for r in results)} certificates in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
