"""Pictures: drawn from certified facts, readable in grey, the same bytes when made again."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from deepcheap.report.plots.layout import layout

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
DRAWN = {
    "moment.svg": ["matrix", "moment"],
    "sign-product.svg": ["matrix", "sign-product"],
    "error.svg": ["error"],
    "bounds.svg": ["bounds"],
    "product-flattening.suffices.svg": ["graph", "product-flattening.suffices"],
}


def test_the_layout_keeps_arrows_going_down_and_boxes_apart() -> None:
    needs = {"a": (), "b": ("a",), "c": ("a", "b"), "d": (), "e": (), "f": (), "g": ("a",), "end": ("c", "d", "e", "f", "g")}
    found = layout(needs)
    assert all(found.places[need][1] < found.places[name][1] for name, wanted in needs.items() for need in wanted)
    assert len(set(found.places.values())) == len(needs)
    for points in found.ways.values():
        assert not {p for p in points if p in found.places.values()}


def test_the_help_does_not_load_matplotlib(program: Run) -> None:
    done = program("deepcheap", "plot", "--help", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    assert "matplotlib" not in done.stderr


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_a_picture_is_the_same_when_made_again(program: Run, tmp_path: Path, form: str) -> None:
    pytest.importorskip("matplotlib")
    for name in ("one", "two"):
        assert program("deepcheap", "plot", "matrix", "moment", "--n", "2", "-o", f"{name}.{form}").returncode == 0
    assert (tmp_path / f"one.{form}").read_bytes() == (tmp_path / f"two.{form}").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["matrix", "moment", "-o", "x.gif"], "should end in .svg"),
        (["matrix", "moment", "--n", "9", "-o", "x.svg"], "out of range"),
        (["error", "--activation", "relu9", "-o", "x.svg"], "unknown activation"),
        (["error", "--bias", "0", "--n", "2", "-o", "x.svg"], "bias"),
        (["bounds", "--n", "9..2", "-o", "x.svg"], "out of range"),
        (["graph", "nothing", "-o", "x.svg"], "there is no claim"),
    ],
)
def test_bad_input_gets_one_sentence(program: Run, tmp_path: Path, arguments: list[str], sentence: str) -> None:
    pytest.importorskip("matplotlib")
    done = program("deepcheap", "plot", *arguments)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert sentence in done.stderr
    assert not list(tmp_path.iterdir())


def test_without_matplotlib_there_is_one_sentence(program: Run, tmp_path: Path) -> None:
    (tmp_path / "matplotlib.py").write_text("raise ImportError('hidden')\n")
    path = f"{tmp_path}:{ROOT / 'checkers'}"
    done = program("deepcheap", "plot", "matrix", "moment", "-o", "x.svg", PYTHONPATH=path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "pip install 'deepcheap[plot]'" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
def test_the_pictures_of_the_docs_can_be_drawn_again(program: Run, tmp_path: Path, name: str) -> None:
    """Byte for byte only with the release of matplotlib that drew them: glyphs and numbers differ a little between releases."""
    matplotlib = pytest.importorskip("matplotlib")
    assert program("deepcheap", "plot", *DRAWN[name], "-o", name).returncode == 0
    if matplotlib.__version__ == (PICTURES / "matplotlib-version").read_text().strip():
        assert (tmp_path / name).read_bytes() == (PICTURES / name).read_bytes()
