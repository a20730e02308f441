"""The claims about any polynomial and about depth reach their verdicts, from certificates."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepcheap.claim import Verdict
from deepcheap.claims import depth, flattening
from deepcheap.errors import InputError
from deepcheap.selection import select
from deepcheap.verification import verify_claims


@pytest.mark.parametrize("n", [2, 3, 5])
def test_flattening(n: int, tmp_path: Path) -> None:
    results = verify_claims([(c, c) for c in flattening.FAMILY.claims(n=n)], tmp_path)
    assert [r.printed for r in results] == [Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS, Verdict.REFUTED]
    assert all(r.reached for r in results)


def test_depth(tmp_path: Path) -> None:
    (result,) = verify_claims([(c, c) for c in depth.FAMILY.claims(n=64)], tmp_path)
    assert result.printed is Verdict.HOLDS


def test_sizes_out_of_range_are_refused() -> None:
    with pytest.raises(InputError, match="out of range"):
        select(["flattening"], {"n": "9"})
    with pytest.raises(InputError, match="out of range"):
        select(["depth"], {"n": "1"})
