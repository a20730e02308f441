"""The command line as a user meets it: output, exit status, errors."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deepcheap.claims import ALL_CLAIMS
from deepcheap.cli import PARAMETERS

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sympy", "numpy", "flint", "z3", "rich", "mpmath")


@pytest.mark.parametrize("arguments", [["--help"], ["verify", "--help"], ["list", "--help"], ["check", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(program: Run, arguments: list[str]) -> None:
    done = program("deepcheap", *arguments, PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    loaded = {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if "|" in line}
    assert "argparse" in loaded
    assert not [m for m in loaded if m.split(".")[0] in HEAVY]


def test_the_options_are_the_parameters_of_the_families() -> None:
    assert set(PARAMETERS) == {p.name for f in ALL_CLAIMS for p in f.parameters}


def test_verify_prints_a_table_and_writes_certificates(program: Run, tmp_path: Path) -> None:
    done = program("deepcheap", "verify", "product-flattening", "--n", "3")
    assert done.returncode == 0
    assert "refuted -> holds" in done.stdout
    assert "5 of 5 claims reached their verdict" in done.stdout
    assert list((tmp_path / "certificates" / "out" / "product-flattening" / "n=3").glob("*.json"))


def test_verify_json_is_one_object_per_claim(program: Run) -> None:
    done = program(
        "deepcheap", "verify", "multiplication-gate", "--json", "--activation", "tanh", "--bias", "1/2", "--scale", "1/100", "--radius", "1"
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert {"claim", "source", "location", "params", "printed", "corrected", "assurance", "seconds", "certificates"} <= set(rows[0])
    assert [r["printed"] for r in rows] == ["corrected", "refuted", "corrected", "corrected"]
    assert rows[0]["params"] == {"activation": "tanh", "bias": "1/2", "scale": "1/100", "radius": "1"}


BAD = [
    (["product-flattening", "--n", "0"], "n = 0 is out of range"),
    (["product-flattening", "--n", "1000000000"], "n = 1000000000 is out of range"),
    (["product-accuracy", "--n", "65"], "from 1 to 64"),
    (["multiplication-gate", "--scale", "0"], "must be greater than 0"),
    (["multiplication-gate", "--scale", "1/0"], "divides by zero"),
    (["multiplication-gate", "--scale", "0.1e1"], "not a rational number"),
    (["multiplication-gate", "--activation", "relu6"], "unknown activation"),
    (["multiplication-gate", "--activation", "logistic", "--bias", "0"], "bias"),
    (["multiplication-gate", "--n", "3"], "has no parameter 'n'"),
    (["multiplication-gates"], "did you mean multiplication-gate"),
    (["product-flattening.sufices"], "the family has product-flattening.suffices"),
    (["--network", "nowhere.json"], "cannot be read"),
    (["product-flattening", "--jobs", "-1"], "--jobs -1 is negative"),
    (["product-flattening", "--out", "/proc/nowhere"], "cannot write"),
]


@pytest.mark.parametrize(("arguments", "sentence"), BAD, ids=[" ".join(a) for a, _ in BAD])
def test_bad_input_gets_one_sentence_and_leaves_nothing(program: Run, tmp_path: Path, arguments: list[str], sentence: str) -> None:
    done = program("deepcheap", "verify", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert sentence in done.stderr
    assert not list(tmp_path.iterdir())


def test_wrong_use_gets_one_sentence(program: Run) -> None:
    done = program("deepcheap", "verify", "--unknown")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert program("deepcheap").returncode == 2


def test_a_wrong_network_is_refuted_with_the_monomial(program: Run, tmp_path: Path) -> None:
    (tmp_path / "net.json").write_text('{"n": 2, "neurons": [["1/8", 1, 1], ["-1/8", 1, -1], ["-1/8", -1, 1], ["1/9", -1, -1]]}')
    done = program("deepcheap", "verify", "product-flattening", "--network", "net.json", "--json")
    row = json.loads(done.stdout)
    assert (done.returncode, row["printed"]) == (0, "refuted")
    assert any("coefficient" in s for s in row["statements"])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not JSON"),
        ("[]", "two keys"),
        ('{"n": 2, "neurons": []}', "non-empty"),
        ('{"n": 2, "neurons": [[1, 1]]}', "neurons[0] must be a list of 3"),
        ('{"n": 2, "neurons": [[1, 1, 0.5]]}', "neurons[0][2]"),
        ('{"n": true, "neurons": [[1, 1]]}', "n is True"),
        ('{"n": 2, "neurons": [[1, 1, "1/0"]]}', "divides by zero"),
    ],
)
def test_a_bad_network_file_is_told_where(program: Run, tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "net.json").write_text(text)
    done = program("deepcheap", "verify", "product-flattening", "--network", "net.json")
    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_list_rechecks_the_reference_certificates(program: Run) -> None:
    done = program("deepcheap", "list", "--json", cwd=ROOT)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert {"id", "source", "location", "verdict", "claim", "assurance"} <= set(rows[0])
    assert {"holds", "corrected", "refuted"} <= {r["verdict"] for r in rows}
    refuted = program("deepcheap", "list", "--json", "--verdict", "refuted", cwd=ROOT)
    assert [json.loads(line)["id"] for line in refuted.stdout.splitlines()] == [r["id"] for r in rows if r["verdict"] == "refuted"]


def test_list_without_certificates_is_undecided(program: Run, tmp_path: Path) -> None:
    done = program("deepcheap", "list", "--json", "--reference", str(tmp_path))
    assert done.returncode == 3
    assert {json.loads(line)["verdict"] for line in done.stdout.splitlines()} == {"undecided", "empirical"}


def test_list_says_where_to_look(program: Run) -> None:
    done = program("deepcheap", "list")
    assert done.returncode == 2
    assert "--reference DIR" in done.stderr


def test_check_passes_on_the_status_of_certcheck(program: Run, tmp_path: Path) -> None:
    assert program("deepcheap", "check", str(ROOT / "certificates" / "paper")).returncode == 0
    (tmp_path / "x.json").write_text("{}")
    assert program("deepcheap", "check", "x.json").returncode == 1
    assert program("deepcheap", "check").returncode == 2


def test_completion(program: Run) -> None:
    assert "deepcheap" in program("deepcheap", "completion", "bash").stdout


def test_interrupt_leaves_nothing_half_written(tmp_path: Path) -> None:
    import os
    import signal
    import time

    environment = os.environ | {"PYTHONPATH": str(ROOT / "checkers")}
    process = subprocess.Popen(
        [sys.executable, "-m", "deepcheap", "verify", "product-flattening", "--n", "20", "--jobs", "2"],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(1.0)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode in {130, 0}
    assert "Traceback" not in errors
    assert not list(tmp_path.rglob("*.part"))


def test_families_that_refuse_a_value_are_left_out_aloud(program: Run) -> None:
    done = program("deepcheap", "verify", "--n", "3", "--json")
    assert done.returncode == 0
    assert "linear-flattening is left out: n = 3 is out of range" in done.stderr
    assert {json.loads(line)["family"] for line in done.stdout.splitlines()} >= {"product-flattening", "product-accuracy", "bits"}
