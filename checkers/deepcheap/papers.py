"""The commands for papers: `deepcheap cite` and `deepcheap bundle`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import InputError

if TYPE_CHECKING:
    from .checker import Checked

CITE_EXAMPLES = """examples:
  deepcheap cite certificates/paper/product-flattening/product-flattening.moments.json
  deepcheap cite --format markdown certificates/out
  deepcheap cite --style > deepcheap.sty
"""
BUNDLE_EXAMPLES = """example:
  deepcheap bundle supplement.zip certificates/paper/product-flattening
  unzip supplement.zip && cd bundle && python3 -I certcheck.pyz certificates --expect claims.json
"""


def add(commands: Any) -> None:
    """Add both commands to the command line."""
    raw = argparse.RawDescriptionHelpFormatter
    citing = commands.add_parser(
        "cite",
        help="cite certificates in a paper",
        description="Print citations of verified certificates.",
        epilog=CITE_EXAMPLES,
        formatter_class=raw,
    )
    citing.add_argument("paths", nargs="*", metavar="CERT", help="certificate files or folders")
    citing.add_argument("--format", choices=("latex", "markdown", "bibtex"), default="latex", help="default: %(default)s")
    citing.add_argument("--style", action="store_true", help="print deepcheap.sty, which defines the LaTeX environment")
    citing.set_defaults(action=do_cite)
    bundling = commands.add_parser(
        "bundle",
        help="make a self-contained supplement",
        description="Write a zip archive that a referee can re-check offline.",
        epilog=BUNDLE_EXAMPLES,
        formatter_class=raw,
    )
    bundling.add_argument("out", metavar="OUT.zip", help="the archive to write")
    bundling.add_argument("paths", nargs="+", metavar="CERT", help="certificate files or folders")
    bundling.set_defaults(action=do_bundle)


def certificate_files(paths: Iterable[str]) -> list[Path]:
    """The certificate files that paths mean: files as they are, folders with all certificates below them.

    Raises: InputError for a path that does not exist and for folders without certificates.
    """
    files: list[Path] = []
    for name in paths:
        path = Path(name)
        if not path.exists():
            raise InputError(f"there is no file or folder {name!r}: give certificates, such as those that deepcheap verify writes")
        found = (
            [path]
            if path.is_file()
            else sorted(p for p in path.rglob("*.json") if p.name != "claims.json" and not p.name.endswith(".provenance.json"))
        )
        if not found:
            raise InputError(f"the folder {name!r} holds no certificates: make some with deepcheap verify --out {name}")
        files += found
    return list(dict.fromkeys(files))


def checked_files(paths: Iterable[str]) -> tuple[list[Path], dict[str, Checked]]:
    """The certificate files, and what the checker says of each."""
    from .checker import check

    files = certificate_files(paths)
    return files, check(files)


def do_cite(options: argparse.Namespace) -> int:
    """Print citations."""
    from .report.cite import FORMATS, citation

    if options.style:
        print((Path(__file__).parent / "report" / "deepcheap.sty").read_text(), end="")
        return 0
    if not options.paths:
        raise InputError("nothing to cite: give certificate files or folders, or --style for the LaTeX package")
    files, checked = checked_files(options.paths)
    print("\n\n".join(FORMATS[options.format](citation(path, checked[str(path)])) for path in files))
    return 0


def do_bundle(options: argparse.Namespace) -> int:
    """Write a supplement."""
    from .report.bundle import bundle
    from .verification import write

    if not options.out.endswith(".zip"):
        raise InputError(f"the archive {options.out!r} should end in .zip: deepcheap bundle OUT.zip CERT...")
    files, checked = checked_files(options.paths)
    data = bundle(files, checked)
    write(Path(options.out), data)
    print(f"{options.out}: {len(files)} certificates, {len(data)} bytes")
    return 0
