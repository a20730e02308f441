"""Runs of the steps about finite probability models and Gaussians."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import prod
from typing import Any

from ..blocks import Block, Paragraph, Table
from .words import short, vector

Params = dict[str, Any]
ROWS = 12


def bayes(o: Any, _: Params) -> list[Block]:
    """The three expressions for an example of so many labels."""
    labels = range(1, o.labels + 1)
    weights = [(Fraction(1, y + 1), Fraction(1, o.labels)) for y in labels]
    total = sum((h * m for h, m in weights), Fraction(0))
    rows = tuple((str(y), str(h), str(m), str(h * m), str(h * m / total)) for y, (h, m) in zip(labels, weights, strict=True))
    about = (
        f"An example: with p(x|y) = e^-H_y and p(y) = e^-mu_y as given, N = {total}; the last column is Bayes' quotient and the softmax of -H - mu."
    )
    return [Paragraph(about, "Run"), Table(("y", "p(x|y)", "p(y)", "e^-(H_y + mu_y)", "p(y|x)"), rows)]


def posterior(o: Any, params: Params) -> list[Block]:
    """The posterior of every label at every datum."""
    table = params["posterior"]
    if len(table) > ROWS:
        return []
    names = tuple(f"p(y={y}|x)" for y in range(1, len(o.prior) + 1))
    rows = tuple((str(x), *(map(short, row) if row else ["0/0"] * len(names))) for x, row in enumerate(table, 1))
    return [Paragraph(f"The prior is {vector(o.prior)}.", "Run"), Table(("x", *names), rows)]


def other_formula(o: Any, params: Params) -> list[Block]:
    """The other formula beside the posterior."""
    joint = [row[0] * p for row, p in zip(o.likelihood, o.prior, strict=True)]
    rows = (("p(y|x) by Bayes' theorem", short(joint[0] / sum(joint))), (f"the other formula ({o.form})", short(params["value"])))
    return [Paragraph("At the first datum and the first label.", "Run"), Table(("what", "value"), rows)]


def entropy(o: Any, _: Params) -> list[Block]:
    """The distribution as a product of powers."""
    rows = []
    for x, p in zip(o.points[:ROWS], o.distribution, strict=False):
        powers = [prod(a**e for a, e in zip(x, r, strict=True)) for r in o.exponents]
        weight = prod((b**k for b, k in zip(o.bases, powers, strict=True)), start=Fraction(1))
        rows.append((vector(x), short(p), vector(powers), short(weight)))
    about = f"p is proportional to the product of the powers of the bases {vector(o.bases)}: ln p is a polynomial in x of the degree of the moments."
    return [Paragraph(about, "Run"), Table(("x", "p(x)", "monomials at x", "product of powers"), tuple(rows))]


def boundary(o: Any, _: Params) -> list[Block]:
    """The values of a polynomial that is never negative and has expectation 0."""
    rows = []
    for i, (x, q) in enumerate(zip(o.points, o.example, strict=True), 1):
        powers = [prod(a**e for a, e in zip(x, r, strict=True)) for r in o.exponents]
        value = o.polynomial[0] + sum((c * p for c, p in zip(o.polynomial[1:], powers, strict=True)), Fraction(0))
        rows.append((str(i), vector(x), short(value), short(q)))
    about = "A polynomial >= 0 with expectation 0: where it is positive, every distribution with these moments is 0."
    return [Paragraph(about, "Run"), Table(("point", "x", "polynomial", "an example"), tuple(rows))]


def gaussian(o: Any, params: Params) -> list[Block]:
    """Mean and covariance, or the direction in which the form is not positive."""
    if "direction" in params:
        v = [Fraction(x) for x in params["direction"]]
        form = sum((o.quadratic[i][j] * v[i] * v[j] for i in range(len(v)) for j in range(len(v))), Fraction(0))
        return [Paragraph(f"In the direction {vector(v)} the quadratic form is {short(form)}: the integral over that direction diverges.", "Run")]
    rows = tuple((f"x_{i}", short(m), vector(row)) for i, (m, row) in enumerate(zip(params["mean"], params["covariance"], strict=True), 1))
    return [Paragraph("The square completed.", "Run"), Table(("variable", "mean", "row of the covariance"), rows)]


def free_energy(o: Any, params: Params) -> list[Block]:
    """Both distributions, and the divergence as one logarithm."""
    total = sum(o.weights, Fraction(0))
    rows = tuple((str(i), short(w), short(w / total), short(q)) for i, (w, q) in enumerate(zip(o.weights, o.distribution, strict=True), 1))
    about = f"F[q] - F[p] = kT ln(value)/{params['denominator']} with value = {short(params['value'])}, and that is kT KL(q||p)."
    return [Paragraph(about, "Run"), Table(("state", "e^(-H/kT)", "p", "q"), rows)]


RUNS: dict[str, Callable[[Any, Params], list[Block]]] = {
    "BayesSoftmax": bayes,
    "Posterior": posterior,
    "PosteriorFormula": other_formula,
    "MaximumEntropy": entropy,
    "MomentBoundary": boundary,
    "Gaussian": gaussian,
    "FreeEnergy": free_energy,
}
