"""The command for pictures: `deepcheap plot`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from .errors import InputError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EXAMPLES = """examples:
  deepcheap plot error --n 2 --n 4 -o error.svg
  deepcheap plot bounds --n 2..10 -o bounds.pdf
  deepcheap plot matrix moment --n 3 -o moment.svg
  deepcheap plot graph product-flattening -o graph.svg

The suffix of FILE decides the format: svg, png or pdf. What is drawn is decided and re-checked by certcheck in the same run.
"""
OUT = "file to write: .svg, .png or .pdf"


def add(commands: Any, options: tuple[tuple[str, str], ...]) -> None:
    """Add the command to the command line."""
    raw = argparse.RawDescriptionHelpFormatter
    about = "Draw certified numbers, the matrices of the proof, and proofs (needs matplotlib)."
    plotting = commands.add_parser(
        "plot", help="draw certified numbers, matrices and proofs", description=about, epilog=EXAMPLES, formatter_class=raw
    )
    kinds = plotting.add_subparsers(dest="picture", metavar="PICTURE", required=True)
    error = kinds.add_parser("error", help="the error of the product gate against lambda", description="Error bands of the product gate, slope 2.")
    error.add_argument("--n", action="append", metavar="N", help="number of inputs (may be given several times; default: 2, 4 and 8)")
    error.add_argument("--activation", default="logistic", metavar="NAME", help="default: %(default)s")
    error.add_argument("--bias", metavar="B", help="expansion point, an exact rational (default: chosen for the activation)")
    error.add_argument("--radius", default="1", metavar="R", help="of the box [-R, R]^n (default: %(default)s)")
    bounds = kinds.add_parser("bounds", help="neurons against n, shallow and deep", description="Neurons that the product of n inputs needs.")
    bounds.add_argument("--n", default="2..10", metavar="N", help="a range such as 2..10 (default: %(default)s)")
    bounds.add_argument("--activation", default="logistic", metavar="NAME", help="default: %(default)s")
    matrix = kinds.add_parser("matrix", help="a matrix of the proof", description="The sign-product matrix of (A7), or the moment matrix.")
    matrix.add_argument("kind", choices=("sign-product", "moment"), help="which one")
    matrix.add_argument("--n", default="3", metavar="N", help="number of inputs, 1 to 5 (default: %(default)s)")
    graph = kinds.add_parser("graph", help="the proof graph of a claim", description="Hypotheses, steps and verdict of a claim.")
    graph.add_argument("claim", metavar="CLAIM", help="a claim id, such as product-flattening")
    for name, text in options:
        graph.add_argument(f"--{name}", metavar=name.upper(), help=text)
    for kind, draw in ((error, draw_error), (bounds, draw_bounds), (matrix, draw_matrix), (graph, draw_graph)):
        kind.add_argument("-o", "--out", required=True, metavar="FILE", help=OUT)
        kind.set_defaults(action=do_plot, draw=draw, parameters=tuple(name for name, _ in options))


def do_plot(options: argparse.Namespace) -> int:
    """Draw a picture and write it."""
    from pathlib import Path

    from .report.plots.style import FORMATS, picture, styled
    from .verification import write

    form = options.out.rsplit(".", 1)[-1].lower()
    if "." not in options.out or form not in FORMATS:
        raise InputError(f"the picture {options.out!r} should end in .svg, .png or .pdf")
    with styled():
        write(Path(options.out), picture(options.draw(options), form))
    return 0


def draw_error(options: argparse.Namespace) -> Figure:
    """Draw the error against lambda."""
    from .parameters import count, positive, rational, word
    from .report.plots.error import error_figure

    read = count(1, 64, "derivatives of order n + 2K are enclosed")
    bias = None if options.bias is None else rational("bias", options.bias)
    numbers = [read("n", text) for text in options.n or ("2", "4", "8")]
    return error_figure(numbers, word("activation", options.activation), bias, positive("radius", options.radius))


def draw_bounds(options: argparse.Namespace) -> Figure:
    """Draw the neuron counts against n."""
    from .bounds import read_range
    from .networks.activations import activation
    from .report.plots.bounds import bounds_figure

    return bounds_figure(read_range(options.n), activation(options.activation.lower()).name)


def draw_matrix(options: argparse.Namespace) -> Figure:
    """Draw a matrix."""
    from .parameters import count
    from .report.plots.matrix import LARGEST, matrix_figure

    return matrix_figure(options.kind, count(1, LARGEST, "2^n rows have to fit on a page")("n", options.n))


def draw_graph(options: argparse.Namespace) -> Figure:
    """Draw the proof graph of a claim."""
    import tempfile
    from pathlib import Path

    from .report.plots.graph import graph_figure
    from .teaching import chosen_pair
    from .verification import verify_claims

    given = {name: getattr(options, name) for name in options.parameters if getattr(options, name) is not None}
    pair = chosen_pair(options.claim, given)
    with tempfile.TemporaryDirectory() as folder:
        return graph_figure(verify_claims([pair], Path(folder))[0])
