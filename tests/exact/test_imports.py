"""The exact methods import no engine until they need one, and give the same answers without asserts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import deepcheap

ROOT = Path(deepcheap.__file__).resolve().parent.parent
MODULES = ("cancellation", "moments", "rank", "lower_bound", "polynomials", "smt", "elementary")
ENGINES = ("numpy", "sympy", "flint", "z3", "mpmath")


def run(code: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, *options, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_no_engine_is_imported_before_it_is_needed() -> None:
    imports = "\n".join(f"import importlib; importlib.import_module('deepcheap.methods.{name}')" for name in MODULES)
    engines = [name for name in MODULES if not (ROOT / "deepcheap" / "methods" / f"{name}.py").is_file()]
    assert engines == []
    alone = "import types; package = types.ModuleType('deepcheap.methods'); import deepcheap"
    path = f"package.__path__ = [{str(ROOT / 'deepcheap' / 'methods')!r}]; sys.modules['deepcheap.methods'] = package"
    found = run(f"{alone}\n{path}\n{imports}\nprint([name for name in {ENGINES!r} if name in sys.modules])")
    assert found == "[]"


def test_deciding_code_holds_without_asserts() -> None:
    code = (
        "from deepcheap.methods.lower_bound import no_product_network, product_lower_bound\n"
        "from deepcheap.methods.cancellation import sign_cancellation\n"
        "from deepcheap.obligations import *\n"
        "print(no_product_network(NoProductNetwork(2, 3)).answer, product_lower_bound(ProductLowerBound(4)).answer,"
        " sign_cancellation(SignCancellation(6)).answer)"
    )
    assert run(code, "-O") == "yes yes yes"


def test_there_is_no_assert_in_the_deciding_code() -> None:
    for folder in ("exact", "methods"):
        for file in sorted((ROOT / "deepcheap" / folder).glob("*.py")):
            assert not any(line.strip().startswith("assert ") for line in file.read_text().splitlines()), file
