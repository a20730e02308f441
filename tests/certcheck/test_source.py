"""What the source of the checker must not contain; each rule is shown a planted violation."""

import ast
import sys

import pytest

TREE = "def f():\n    import {0}\n"


def foreign_imports(source):
    """Return the imported top-level modules that are neither relative, nor of the checker, nor of the standard library."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add((node.module or "").split(".")[0])
    return names - set(sys.stdlib_module_names) - {"certcheck"}


def inexact(source):
    """Return what is not exact arithmetic or vanishes under -O: float literals, float(), true division of literals, random, assert."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assert) or (isinstance(node, ast.Constant) and isinstance(node.value, float | complex)):
            found.append(node.lineno)
        if isinstance(node, ast.Name) and node.id in ("float", "hash", "eval", "exec", "random", "complex", "round"):
            found.append(node.lineno)
        if isinstance(node, ast.alias) and node.name in (
            "random",
            "sqrt",
            "exp",
            "log",
            "sin",
            "cos",
            "pickle",
            "socket",
            "urllib",
            "cmath",
            "statistics",
        ):
            found.append(node.lineno)
    return found


@pytest.fixture(scope="session")
def sources(checkers):
    return {path.name: path.read_text() for path in (checkers / "certcheck").rglob("*.py")}


def test_standard_library_only(sources):
    assert {name: foreign_imports(text) for name, text in sources.items() if foreign_imports(text)} == {}


@pytest.mark.parametrize("module", ["numpy", "flint", "deepcheap", "mpmath.libmp"])
def test_planted_import_is_noticed(module):
    assert foreign_imports(TREE.format(module))
    assert foreign_imports(f"from {module} import x")


def test_exact_and_without_assert(sources):
    assert {name: inexact(text) for name, text in sources.items() if inexact(text)} == {}


@pytest.mark.parametrize("line", ["x = 0.5", "x = float(y)", "assert x", "x = 1e3", "from math import sqrt", "import random", "hash(x)"])
def test_planted_float_or_assert_is_noticed(line):
    assert inexact(line)


def test_functions_and_modules_are_short(sources):
    for name, text in sources.items():
        assert text.count("\n") <= 250, name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 50, node.name
