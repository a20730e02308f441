"""What the interactive pages compute with: certified errors of the gate, as data made and re-checked when the site is built."""

from __future__ import annotations

import json
import tempfile
from fractions import Fraction
from pathlib import Path

from deepcheap.certificate import certificate_bytes, claim_id
from deepcheap.checker import check
from deepcheap.claims.expansion import expansion_point
from deepcheap.methods import decide
from deepcheap.networks.activations import activation
from deepcheap.obligations import GateError, GateRate, Obligation

SHOWN = ("logistic", "tanh", "softplus", "silu", "exp", "gaussian", "sin", "arctan")
SCALES = tuple(sorted(Fraction(m, 10**k) for k in range(7) for m in (1, 2, 5) if Fraction(1, 10**6) <= Fraction(m, 10**k) <= 1))
RATE_UP_TO = Fraction(1, 10)

Certified = dict[str, str | float]


def certified(questions: list[Obligation]) -> dict[Obligation, Certified]:
    """Decide questions, have `certcheck` check the certificates, and return the enclosures of those that it verified."""
    found: dict[Obligation, Certified] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for i, question in enumerate(questions):
            finding = decide(question)
            if finding.statement is not None:
                path = Path(folder) / f"{i}.json"
                path.write_bytes(certificate_bytes(finding.statement, finding.witness))
                files[question] = (str(path), finding.statement)
        answers = check(path for path, _ in files.values())
        for question, (path, statement) in files.items():
            answer = answers[path]
            if answer.status == "verified" and answer.claim_id == claim_id(statement):
                low, high = str(statement.params["lower"]), str(statement.params["upper"])
                found[question] = {"lower": low, "upper": high, "low": float(Fraction(low)), "high": float(Fraction(high)), "claim": answer.claim_id}
    return found


def curvature(name: str, bias: Fraction) -> float:
    """The second derivative at the bias, rounded to a float: it scales the network that is drawn, no verdict rests on it."""
    return float(activation(name).derivatives(bias, 2, 128)[2].mid())


def error_data() -> dict[str, object]:
    """The certified errors of the multiplication gate by activation and lambda, and the certified constant C of C lambda^2."""
    biases = {name: expansion_point(name, 2, None) for name in SHOWN}
    points = {(name, scale): GateError(2, name, biases[name], scale, Fraction(1)) for name in SHOWN for scale in SCALES}
    rates = {name: GateRate(2, name, biases[name], RATE_UP_TO, Fraction(1)) for name in SHOWN}
    known = certified([*points.values(), *rates.values()])
    rows = [
        {
            "name": name,
            "bias": str(biases[name]),
            "b": float(biases[name]),
            "curvature": curvature(name, biases[name]),
            "rate": known.get(rates[name]),
            "points": [{"scale": str(s), "lambda": float(s), **known[points[name, s]]} for s in SCALES if points[name, s] in known],
        }
        for name in SHOWN
    ]
    return {"radius": "1", "rate_up_to": str(RATE_UP_TO), "activations": rows}


def error_script() -> str:
    """The data as a script, since a page opened from the file system cannot fetch."""
    return "window.GATE_ERRORS = " + json.dumps(error_data(), sort_keys=True) + ";\n"
