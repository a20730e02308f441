"""The interactive pages compute what Python computes, and can be used from the keyboard."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from deepcheap.claims.expansion import expansion_point
from deepcheap.methods import decide
from deepcheap.methods.cancellation import cancelling_pairs, term
from deepcheap.obligations import GateError

pytestmark = pytest.mark.site
Visit = Callable[..., Any]
MONOMIALS = [(1,), (0,), (2, 0), (1, 1), (0, 2, 1), (1, 1, 1), (0, 0, 0), (3, 0, 1, 0), (1, 0, 1, 1, 2), (1, 1, 1, 1, 1, 1), (0, 1, 2, 0, 1, 1)]


def choose(page: Any, monomial: tuple[int, ...]) -> None:
    """Choose n and the exponents."""
    page.select_option("#cancel-n", str(len(monomial)))
    for i in range(len(monomial)):
        page.fill(f"#cancel-r{i + 1}", "0")
    for i, e in enumerate(monomial, start=1):
        page.fill(f"#cancel-r{i}", str(e))


def subset(mask: int, n: int) -> str:
    """The name of a subset."""
    return "{" + ",".join(str(i + 1) for i in range(n) if mask >> i & 1) + "}"


@pytest.mark.parametrize("width", [1200, 360])
def test_terms_cancel_as_python_says(width: int, visit: Visit) -> None:
    page = visit("interactive/cancellation.html", width)
    for r in MONOMIALS:
        choose(page, r)
        n = len(r)
        shown = {
            tuple(re.findall(r"S = (\{[0-9,]*\})", text)): tuple(Fraction(v) for v in re.findall(r"[+-]\d+(?:/\d+)?", text))
            for text in page.locator("#cancel-terms li").all_inner_texts()
        }
        total = sum((term(n, mask, r) for mask in range(1 << n)), Fraction(0))
        assert f"{1 << n} terms, exact sum {total}." in page.inner_text("#cancel-result")
        if 0 in r:
            wanted = {(subset(a, n), subset(b, n)): (term(n, a, r), term(n, b, r)) for a, b in cancelling_pairs(n, r)}
            page.click("#cancel-all")
            assert page.locator("#cancel-terms li.gone").count() == len(wanted)
        else:
            wanted = {(subset(m, n),): (term(n, m, r),) for m in range(1 << n)}
            assert page.is_disabled("#cancel-all")
        assert shown == wanted
        assert fits(page)


def fits(page: Any) -> bool:
    """Whether the page is not wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_pairs_vanish_one_by_one_from_the_keyboard(visit: Visit) -> None:
    page = visit("interactive/cancellation.html")
    page.focus("#cancel-step")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert "2 of 4 pairs cancelled, 4 terms left." in page.inner_text("#cancel-result")
    page.focus("#cancel-r1")
    page.keyboard.press("ArrowUp")
    assert "more than n = 3" in page.inner_text("#cancel-result")
    assert page.is_disabled("#cancel-step")


def rank(rows: list[list[Fraction]]) -> int:
    """The rank, by FLINT."""
    from flint import fmpq, fmpq_mat

    return int(fmpq_mat(len(rows), len(rows[0]), [fmpq(q.numerator, q.denominator) for row in rows for q in row]).rank())


def matrices(n: int, net: list[list[Fraction]]) -> tuple[list[list[Fraction]], list[list[Fraction]]]:
    """The sign-product matrix and the moment matrix, by subsets as bit masks."""

    def product(mask: int, column: list[Fraction]) -> Fraction:
        return math.prod((column[i + 1] for i in range(n) if mask >> i & 1), start=Fraction(1))

    masks = range(1 << n)
    A = [[product(S, column) for column in net] for S in masks]
    return A, [[sum((c[0] * product(S, c) * product(T, c) for c in net), Fraction(0)) for T in masks] for S in masks]


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 2), (2, 3), (2, 4), (3, 5), (3, 8)])
def test_ranks_are_those_of_python(n: int, m: int, visit: Visit) -> None:
    rng = random.Random(n * 100 + m)
    net = [[Fraction(rng.randint(-3, 3), rng.randint(1, 3)) for _ in range(n + 1)] for _ in range(m)]
    page = visit("interactive/matrices.html", 360 if m % 2 else 1200)
    page.select_option("#matrix-n", str(n))
    page.select_option("#matrix-m", str(m))
    for j, column in enumerate(net, start=1):
        for i, q in enumerate(column):
            page.fill(f"#a-{i}-{j}" if i else f"#w-{j}", str(q))
    A, M = matrices(n, net)
    assert f"rank A = {rank(A)}, rank M = {rank(M)}, 2^n = {1 << n}, m = {m}." in page.inner_text("#matrix-result")
    cells = [Fraction(c) for c in page.locator("#matrix-a td").all_inner_texts()]
    assert sorted(cells) == sorted(q for row in A for q in row)
    moments = [Fraction(c) for c in page.locator("#matrix-moments td").all_inner_texts()]
    assert sorted(moments) == sorted(q for row in M for q in row)
    assert fits(page)


def test_the_construction_has_full_rank_and_loses_it_with_a_neuron(visit: Visit) -> None:
    page = visit("interactive/matrices.html")
    for n in (1, 2, 3):
        page.select_option("#matrix-n", str(n))
        assert f"rank M = {1 << n}," in page.inner_text("#matrix-result")
        assert "triangular as in the proof" in page.inner_text("#matrix-result")
        page.focus("#matrix-drop")
        page.keyboard.press("Enter")
        assert f"2^n = {1 << n} is not reached" in page.inner_text("#matrix-result")
    page.fill("#w-1", "1/0")
    assert "w1 is not a fraction" in page.inner_text("#matrix-result")
    assert page.get_attribute("#w-1", "aria-invalid") == "true"


def test_certified_errors_are_those_of_the_method(site: Path, visit: Visit) -> None:
    data = json.loads((site / "_static/gate-errors.js").read_text().removeprefix("window.GATE_ERRORS = ").rstrip(";\n"))
    assert len(data["activations"]) == 8
    for row in data["activations"]:
        assert len(row["points"]) == 19
        point = row["points"][6]
        found = decide(GateError(2, row["name"], expansion_point(row["name"], 2, None), Fraction(point["scale"]), Fraction(1))).statement
        assert found is not None
        assert (point["lower"], point["upper"]) == (found.params["lower"], found.params["upper"])
    page = visit("interactive/error.html")
    page.select_option("#error-activation", "tanh")
    tanh = {a["name"]: a for a in data["activations"]}["tanh"]
    chosen = {p["scale"]: p for p in tanh["points"]}["1/10"]
    assert f"between {chosen['lower']} and {chosen['upper']}" in page.inner_text("#error-result")
    best = min(data["activations"], key=lambda a: next(p["high"] for p in a["points"] if p["scale"] == "1/10"))["name"]
    assert f"Smallest error at this lambda: {best}." in page.inner_text("#error-result")
    assert page.locator("#error-table tr[data-activation]").first.get_attribute("data-activation") == best


def gate(sigma: Callable[[float], float], b: float, lam: float, curvature: float) -> float:
    """The largest error of the gate in float64 at the points that the page samples."""
    worst = 0.0
    for i in range(21):
        for j in range(21):
            u, v = -1 + i / 10, -1 + j / 10
            total = sigma(b + lam * (u + v)) + sigma(b - lam * (u + v)) - sigma(b + lam * (u - v)) - sigma(b - lam * (u - v))
            worst = max(worst, abs(total / (4 * lam * lam * curvature) - u * v))
    return worst


def test_the_sampled_error_is_that_of_python_and_within_the_certified_bound(site: Path, visit: Visit) -> None:
    data = json.loads((site / "_static/gate-errors.js").read_text().removeprefix("window.GATE_ERRORS = ").rstrip(";\n"))
    sigma = {
        "logistic": lambda u: 1 / (1 + math.exp(-u)),
        "tanh": math.tanh,
        "softplus": lambda u: math.log1p(math.exp(u)),
        "silu": lambda u: u / (1 + math.exp(-u)),
        "exp": math.exp,
        "gaussian": lambda u: math.exp(-u * u),
        "sin": math.sin,
        "arctan": math.atan,
    }
    page = visit("interactive/error.html")
    for row in data["activations"]:
        page.select_option("#error-activation", row["name"])
        line = page.locator(f"#error-table tr[data-activation={row['name']}] td").all_inner_texts()
        point = {p["scale"]: p for p in row["points"]}["1/10"]
        wanted = gate(sigma[row["name"]], row["b"], 0.1, row["curvature"])
        assert math.isclose(float(line[4]), wanted, rel_tol=5e-3)
        assert wanted <= point["high"] * (1 + 1e-6)
        assert math.isclose(wanted, point["high"], rel_tol=1e-6), "the corner is among the points, and the error is largest there"


@pytest.mark.parametrize("width", [1200, 360])
def test_lambda_moves_by_keyboard(width: int, visit: Visit) -> None:
    page = visit("interactive/error.html", width)
    page.focus("#error-lambda")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#error-lambda-text") == "1/20"
    assert "lambda = 1/20" in page.inner_text("#error-result")
    assert page.locator("#error-plot .mark").count() == 19
    box = page.locator("#error-plot svg").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert fits(page)


@pytest.mark.parametrize(("name", "result"), [("cancellation", "exact sum 0"), ("matrices", "rank A = 4"), ("error", "certified supremum")])
def test_it_works_from_the_file_system(name: str, result: str, site: Path, visit: Visit) -> None:
    page = visit(f"interactive/{name}.html", base=site.as_uri())
    assert result in page.locator("p.result").inner_text()
    assert page.locator("p.result").get_attribute("aria-live") == "polite"
