"""certcheck PATH...: re-check certificates and print the theorems that were checked."""

import sys
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import argparse
import json
import os
import stat

from certcheck import __version__

STATUSES = {"verified": 0, "undecided": 3, "malformed": 1, "refused": 1, "unreadable": 2, "error": 4}  # from good to bad
EPILOG = """examples:
  certcheck certificates/paper                   every certificate below a folder
  certcheck gate.json --json                     one JSON object for each certificate
  certcheck --expect claims.json certificates    exactly the claims of the list, none missing and none extra

exit status: 0 all verified, 1 malformed or refused, 2 wrong use or nothing to check, 3 undecided, 4 internal error, 130 interrupted"""


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    line = argparse.ArgumentParser("certcheck", description=__doc__, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    line.add_argument("paths", nargs="+", metavar="PATH", help="a certificate, or a folder: every *.json in it but claims.json and *.provenance.json")
    line.add_argument("--expect", metavar="CLAIMS", help="the reader's list; the verified claims must be exactly those")
    line.add_argument("--json", action="store_true", help="print one JSON object for each certificate")
    line.add_argument("--budget", type=positive, default=200_000_000, metavar="N", help="elementary steps for each certificate (default 200000000)")
    line.add_argument("--max-bytes", type=positive, default=16 * 2**20, metavar="N", help="size of the largest file that is read (default 16777216)")
    line.add_argument("--version", action="version", version=f"certcheck {__version__}")
    return line


def positive(text: str) -> int:
    """Read a positive integer of the command line."""
    if not (text.isascii() and text.isdecimal() and len(text) < 19 and int(text)):
        raise argparse.ArgumentTypeError("a positive integer of at most 18 digits is wanted")
    return int(text)


def certificates(path: str) -> list[str]:
    """Return the path of a file, or those of the certificates below a folder, sorted."""
    if not os.path.isdir(path):
        return [path]
    found: list[str] = []
    for folder, _, names in os.walk(path, onerror=lambda error: found.append(error.filename)):  # unreadable: reported, not skipped
        wanted = (name for name in names if name.endswith(".json") and name != "claims.json" and not name.endswith(".provenance.json"))
        found.extend(os.path.join(folder, name) for name in wanted)
    return sorted(found)


def read(path: str, limit: int) -> bytes:
    """Read at most one byte more than the limit from a regular file."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError("not a regular file")
    with open(path, "rb") as file:
        return file.read(limit + 1)


def examine(path: str, budget: int, limit: int) -> dict[str, object]:
    """Check one certificate, whatever the file holds, and return the record that is printed."""
    from certcheck.errors import Budget, Failure, show
    from certcheck.reader import claim_id, envelope, parse
    from certcheck.rules import RULES, check

    keys = ("status", "kind", "claim_id", "statement", "assumptions", "assurance", "reason", "json_path", "left", "right")
    record: dict[str, object] = {"path": path, **dict.fromkeys(keys, "")}
    try:
        claim, witness = envelope(parse(read(path, limit), limit))
        kind = claim.value.get("kind") if type(claim.value) is dict else ""
        record |= {"claim_id": claim_id(claim.value), "kind": kind if type(kind) is str and kind in RULES else ""}
        name, statement, assumptions = check(claim, witness, Budget(budget))
        record |= {"status": "verified", "statement": statement, "assumptions": list(assumptions), "assurance": RULES[name][2]}
    except Failure as failure:
        record |= {"status": failure.status, "reason": failure.reason, "json_path": failure.path, "left": failure.left, "right": failure.right}
    except OSError as error:
        record |= {"status": "unreadable", "reason": f"cannot read the file: {error.strerror or error}"}
    except Exception as error:  # noqa: BLE001 - the last line of defence: whatever happens is one line and status 4
        record |= {"status": "error", "reason": f"internal error: {type(error).__name__}: {show(str(error))}"}
    return record


def expectations(path: str, limit: int, records: list[dict[str, object]]) -> list[dict[str, object]]:
    """Compare the verified claims with the reader's list; return one record for each difference."""
    from certcheck.errors import Failure, proof
    from certcheck.expect import read_claims

    verified = {record["claim_id"]: record for record in records if record["status"] == "verified"}
    differences = []
    try:
        wanted = read_claims(read(path, limit), limit)
    except (Failure, OSError) as error:
        status = error.status if isinstance(error, Failure) else "unreadable"
        return [{"path": path, "status": status, "reason": str(error), "json_path": getattr(error, "path", "")}]
    for identity in sorted(wanted.keys() | verified.keys(), key=str):
        label, statement = wanted.get(str(identity), ("", ""))
        try:
            proof("expect-missing", identity in verified, "$.claims", "this claim of the list was not verified", label, identity)
            proof("expect-extra", identity in wanted, "$.claims", "this verified claim is not in the list", verified[identity]["path"], identity)
            printed = verified[identity]["statement"]
            proof("expect-statement", printed == statement, "$.claims", "the list has another statement than the checked one", statement, printed)
        except Failure as failure:
            entry = {"path": path, "status": failure.status, "claim_id": identity, "reason": failure.reason}
            differences.append(entry | {"json_path": failure.path, "left": failure.left, "right": failure.right})
    return differences


def lines(record: dict[str, object]) -> str:
    """Spell a record for people."""
    identity = str(record.get("claim_id") or "-")[:16]
    first = f"{record['status']} {record.get('kind') or '-'} {identity} {ascii(record['path'])[1:-1]}"
    if record["status"] == "verified":
        return f"{first}\n    {record['statement']}"
    sides = "".join(f"\n    {side}: {record[side]}" for side in ("left", "right") if record.get(side))
    return f"{first}\n    {record.get('json_path') or '-'}: {record['reason']}{sides}"


def report(arguments: argparse.Namespace) -> int:
    """Check everything that the command line names, print it and return the exit status."""
    records = []
    for path in dict.fromkeys(name for given in arguments.paths for name in certificates(given)):
        records.append(examine(path, arguments.budget, arguments.max_bytes))
        show_record(records[-1], arguments.json)
    differences = expectations(arguments.expect, arguments.max_bytes, records) if arguments.expect else []
    for record in differences:
        show_record(record, arguments.json)
    statuses = [str(record["status"]) for record in records + differences] or ["unreadable"]
    counts = {status: sum(record["status"] == status for record in records) for status in STATUSES}
    summary = ", ".join(f"{count} {status}" for status, count in counts.items() if count) or "nothing to check"
    expected = f"; {len(differences)} differences from {ascii(arguments.expect)[1:-1]}" if arguments.expect else ""
    print(f"certcheck: {summary}{expected}", file=sys.stderr if arguments.json else sys.stdout)
    return STATUSES[max(statuses, key=list(STATUSES).index)]


def show_record(record: dict[str, object], as_json: bool) -> None:
    """Print one record."""
    if record["status"] == "unreadable":
        record = record | {"status": "error"}
    print(json.dumps(record, sort_keys=True) if as_json else lines(record), flush=True)


def run(argv: list[str] | None = None) -> int:
    """Run the program."""
    try:
        return report(parser().parse_args(argv))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


if __name__ == "__main__":
    sys.exit(run())
