"""The matrices of Appendix A: the sign-product matrix of the construction, and the moment matrix with its free entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import InputError
from ...exact.subsets import complement, subsets_by_size
from ...obligations import Obligation, ProductLowerBound, SignRank
from ..runs.words import subset_name
from .facts import certified
from .style import figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LARGEST = 5
LOOKS: dict[str, dict[str, Any]] = {
    "+": {"facecolor": "white"},
    "-": {"facecolor": "#08306b"},
    "zero": {"facecolor": "white"},
    "nonzero": {"facecolor": "#08306b"},
    "free": {"facecolor": "0.9", "hatch": "////"},
}
NAMES = {"+": "$+1$", "-": "$-1$", "zero": "0", "nonzero": r"$1/(n!\,\sigma_n)\neq0$", "free": "free: no condition"}


def words(kind: str, n: int) -> tuple[tuple[str, ...], ...]:
    """The entries of a matrix by their looks."""
    order = subsets_by_size(n)
    if kind == "sign-product":
        return tuple(tuple("+" if (s & j).bit_count() % 2 == 0 else "-" for j in order) for s in order)
    from ...methods.lower_bound import moment_matrix

    return moment_matrix(n)


def matrix_figure(kind: str, n: int) -> Figure:
    """Draw a matrix as a grid of cells; the certificate that gives its rank is re-checked first.

    Raises: InputError for a matrix that is too large for a page.
    """
    if not 1 <= n <= LARGEST:
        raise InputError(f"n = {n} gives a matrix of {2**n if 0 < n < 64 else 'too many'} rows: choose n from 1 to {LARGEST}")
    question: Obligation = SignRank(n) if kind == "sign-product" else ProductLowerBound(n)
    certified([question])
    size, order = 2**n, subsets_by_size(n)
    side = min(0.36 * size + 1.6, 8.5)
    drawn = figure(side + 1.2, side)
    axes = drawn.subplots()
    used = draw_cells(axes, words(kind, n))
    columns = order if kind == "sign-product" else tuple(complement(s, n) for s in order)
    label_cells(axes, [subset_name(s) for s in order], [subset_name(s) for s in columns], 9.0 if n <= 4 else 6.5)
    title = (
        rf"$A_{{Sj}}=\prod_{{h\in S}}a_{{hj}}$ at (A4), rank $2^{n}$" if kind == "sign-product" else rf"$M=A\,\mathrm{{diag}}(w)\,A^T$, rank $2^{n}$"
    )
    axes.set_title(title, fontsize=11, pad=10)
    axes.set_ylabel("$S$")
    axes.set_xlabel("neuron $S_j$" if kind == "sign-product" else "$T$, complements in the order of the rows")
    axes.set_xlim(0, size)
    axes.set_ylim(size, 0)
    from matplotlib.patches import Patch

    keys = [Patch(edgecolor="0.3", linewidth=0.6, label=NAMES[w], **LOOKS[w]) for w in used]
    axes.legend(handles=keys, frameon=False, loc="upper left", bbox_to_anchor=(1.02, 1.0), handlelength=1.2, handleheight=1.2)
    return drawn


def draw_cells(axes: Any, entries: tuple[tuple[str, ...], ...]) -> list[str]:
    """Draw the cells, and say which looks occur."""
    from matplotlib.patches import Rectangle

    used: dict[str, None] = {}
    for i, row in enumerate(entries):
        for j, word in enumerate(row):
            used.setdefault(word)
            axes.add_patch(Rectangle((j, i), 1, 1, edgecolor="0.55", linewidth=0.5, clip_on=False, **LOOKS[word]))
    return sorted(used, key=list(LOOKS).index)


def label_cells(axes: Any, rows: list[str], columns: list[str], size: float) -> None:
    """Name rows and columns by their subsets."""
    axes.set_aspect("equal")
    axes.set_yticks([i + 0.5 for i in range(len(rows))], rows, fontsize=size)
    axes.set_xticks([j + 0.5 for j in range(len(columns))], columns, fontsize=size, rotation=90)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
