"""Paths and helpers that the tests of certcheck share."""

import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus"
CHECKERS = ROOT / "checkers"
sys.path[:0] = [str(CORPUS), str(Path(__file__).parent)]


@pytest.fixture(scope="session")
def corpus():
    return CORPUS


@pytest.fixture(scope="session")
def checkers():
    return CHECKERS


@pytest.fixture(scope="session")
def manifest():
    return json.loads((CORPUS / "manifest.json").read_text())


@pytest.fixture(scope="session")
def make():
    return importlib.import_module("make")


@pytest.fixture(scope="session")
def verify():
    """Return a function bytes -> statement that raises the checker's own exceptions."""
    from certcheck.errors import Budget
    from certcheck.reader import envelope, parse
    from certcheck.rules import check

    def run(data, budget=200_000_000, max_bytes=2**24):
        return check(*envelope(parse(data, max_bytes)), Budget(budget))[1]

    return run
