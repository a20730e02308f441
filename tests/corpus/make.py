"""Write the corpus: python tests/corpus/make.py [FOLDER]. Made again, every file has the same bytes.

Then look at manifest.json, which says by hand-declared guard, JSON path and reason why each forgery is turned away; `--record` rewrites its paths and
reasons from a run of the checker, to be read before it is committed.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import chains  # noqa: E402
import flattening  # noqa: E402
import forgeries  # noqa: E402
import linear_flattening  # noqa: E402
import neuron_bounds  # noqa: E402
import polynomial_networks  # noqa: E402
import samples  # noqa: E402

FAMILIES = (chains, neuron_bounds, polynomial_networks, linear_flattening, flattening)

OPTIONS = {"larger-than-100-bytes": {"max_bytes": 100}, "budget-of-one-step": {"budget": 1}, "tree-too-tight": {"budget": 20_000_000}}


def files():
    """Yield (relative path, guard or "", bytes)."""
    for name, value in samples.accepted():
        yield f"accepted/{name}.json", "", forgeries.canonical(value)
    for folder, name, guard, data in forgeries.forged():
        yield f"{folder}/{name}.json", guard, data
    for family in FAMILIES:
        for name, value in family.accepted():
            yield f"accepted/{name}.json", "", forgeries.canonical(value)
        for folder in ("malformed", "refused"):
            for name, guard, value in getattr(family, folder)():
                yield f"{folder}/{name}.json", guard, forgeries.canonical(value)


def main(target):
    """Write every file below the target."""
    seen = set()
    for path, _, data in files():
        if path in seen:
            raise ValueError(f"two files are called {path}")
        seen.add(path)
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(data)


def record():
    """Rewrite the manifest from the declared guards and a run of the checker."""
    sys.path.insert(0, str(HERE.parents[1] / "checkers"))
    from certcheck.errors import Budget, Failure
    from certcheck.reader import envelope, parse
    from certcheck.rules import check

    manifest = {}
    for path, guard, data in files():
        options = OPTIONS.get(Path(path).stem, {})
        try:
            check(*envelope(parse(data, options.get("max_bytes", 2**24))), Budget(options.get("budget", 200_000_000)))
        except Failure as failure:
            if failure.guard != guard:
                print(f"{path}: declared {guard}, found {failure.guard}: {failure.reason} {failure.left} {failure.right}")
            manifest[path] = {"guard": guard, "path": failure.path, "phrase": failure.reason[:60], "status": failure.status} | options
        else:
            if guard:
                print(f"{path}: verified, but declared {guard}")
    (HERE / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    if "--record" in sys.argv:
        record()
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
