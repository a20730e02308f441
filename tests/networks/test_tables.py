"""Models and tables in files are read strictly, with the place of what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from deepcheap.errors import InputError
from deepcheap.networks.tables import read_model, read_table


def written(folder: Path, text: str) -> str:
    path = folder / "input.json"
    path.write_text(text)
    return str(path)


def test_a_model_and_a_table_are_read(tmp_path: Path) -> None:
    likelihood, prior = read_model(written(tmp_path, '{"prior": ["1/4", "3/4"], "likelihood": [[1, 0], ["0.5", "1/2"]]}'))
    assert prior == (Fraction(1, 4), Fraction(3, 4))
    assert likelihood == ((1, 0), (Fraction(1, 2), Fraction(1, 2)))
    assert read_table(written(tmp_path, '{"n": 1, "values": [0, "-1/3"]}')) == (1, (Fraction(0), Fraction(-1, 3)), ())
    assert read_table(written(tmp_path, '{"n": 1, "probabilities": [[0, 1], [1, 0]]}')) == (1, None, ((0, 1), (1, 0)))


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (read_model, "[", "not JSON"),
        (read_model, "[1]", "object"),
        (read_model, '{"prior": [1], "prior": [1], "likelihood": [[1]]}', "twice"),
        (read_model, '{"prior": [1]}', "two keys"),
        (read_model, '{"prior": [1], "likelihood": [[1.0]]}', "exact rational"),
        (read_model, '{"prior": ["1/2", "1/4"], "likelihood": [[1], [1]]}', "sum to 3/4"),
        (read_model, '{"prior": [2, -1], "likelihood": [[1], [1]]}', "at least -1"),
        (read_model, '{"prior": [1], "likelihood": [[1], [1]]}', "list of 1 rows"),
        (read_model, '{"prior": ["1/2", "1/2"], "likelihood": [[1], ["1/2", "1/2"]]}', "list of 1 rationals"),
        (read_table, '{"n": 0, "values": [1]}', "1 to 20"),
        (read_table, '{"n": 2, "values": [1, 2, 3]}', "list of 4 rationals"),
        (read_table, '{"n": 1, "values": [1, 2], "more": 1}', "keys"),
        (read_table, '{"n": 1, "probabilities": [["1/2", "1/2"]]}', "bit string number 0"),
    ],
)
def test_a_wrong_file_is_refused_with_the_reason(tmp_path: Path, read: Callable[[str], object], text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(written(tmp_path, text))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(InputError, match="nowhere"):
        read_model("/nowhere.json")
