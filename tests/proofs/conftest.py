"""The mark of tests that need the Coq compiler."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "coq: needs coqc and takes about a minute")
