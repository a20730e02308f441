"""How the pictures look, and how they are written: readable in grey, the same bytes when made again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ...errors import InputError, InternalError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ...checker import Checked

SETTINGS: dict[str, Any] = {
    "font.family": "DejaVu Sans",
    "mathtext.fontset": "dejavusans",
    "font.size": 10.0,
    "axes.labelsize": 11.0,
    "legend.fontsize": 9.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.8,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "deepcheap",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "savefig.dpi": 150,
}
LINES = ("-", "--", "-.", ":", (0, (6, 1, 1, 1, 1, 1)), (0, (1, 3)))
MARKS = ("o", "s", "^", "D", "v", "P")
HATCHES = ("", "////", "....", "\\\\\\\\", "xxxx", "----")
COLOURS = ("#08306b", "#a63603", "#006d2c", "#54278f", "#636363", "#99000d")
FORMATS = ("svg", "png", "pdf")
UNDATED: dict[str, dict[str, None]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


def load() -> Any:
    """Import matplotlib.

    Raises: InputError that says how to install it.
    """
    try:
        import matplotlib
    except ImportError as error:
        raise InputError("pictures need matplotlib, which is not installed: pip install 'deepcheap[plot]'") from error
    return matplotlib


@contextmanager
def styled() -> Iterator[None]:
    """Draw with the settings of the project, whatever those of the user are."""
    matplotlib = load()
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS)
        yield


def figure(width: float, height: float) -> Figure:
    """An empty figure of a size in inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def picture(drawn: Figure, form: str) -> bytes:
    """The bytes of a picture, without date and version."""
    buffer = io.BytesIO()
    drawn.savefig(buffer, format=form, metadata=UNDATED[form], bbox_inches="tight", pad_inches=0.08)
    return buffer.getvalue()


def verified(checked: dict[str, Checked]) -> None:
    """Insist that the checker accepted everything that is about to be drawn.

    Raises: InternalError with its reason otherwise.
    """
    for path, answer in checked.items():
        if answer.status != "verified":
            raise InternalError(f"certcheck says {answer.status} to {path}: {answer.reason}")
