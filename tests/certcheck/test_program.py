"""The program as its users meet it: arguments, exit statuses, output, and no traceback for anything."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipapp

import pytest


@pytest.fixture(scope="session")
def certcheck(checkers):
    """Return a function that runs the program without installation."""

    def run(*arguments, flags=("-I", "-S"), program=None, environment=None):
        command = [sys.executable, *flags, str(program or checkers / "certcheck"), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("accepted/affine-network-error.json", 0),
        ("malformed/depth-100000.json", 1),
        ("malformed/empty-file.json", 1),
        ("refused/rank-inflated.json", 1),
        ("refused/degree-bomb.json", 3),
        ("accepted/nowhere.json", 2),
    ],
)
def test_exit_status_of_one_certificate(certcheck, corpus, name, status):
    assert certcheck(corpus / name).returncode == status


def test_worst_answer_counts(certcheck, corpus, tmp_path):
    good, open_, bad = (corpus / name for name in ("accepted/affine-network-error.json", "refused/degree-bomb.json", "refused/rank-inflated.json"))
    assert certcheck(good, open_).returncode == 3
    assert certcheck(open_, bad, good).returncode == 1
    assert certcheck(bad, tmp_path / "missing.json").returncode == 2


def test_whole_corpus_of_accepted_certificates(certcheck, corpus):
    done = certcheck(corpus / "accepted")
    assert done.returncode == 0
    assert done.stdout.count("\nverified ") + 1 == len(list((corpus / "accepted").iterdir()))
    assert done.stdout.splitlines()[-1] == f"certcheck: {len(list((corpus / 'accepted').iterdir()))} verified"


def test_nothing_to_check_is_wrong_use(certcheck, tmp_path):
    (tmp_path / "claims.json").write_text("{}")
    (tmp_path / "a.provenance.json").write_text("{}")
    assert certcheck(tmp_path).returncode == 2
    assert certcheck().returncode == 2
    assert certcheck("--budget", "0", tmp_path).returncode == 2
    assert certcheck("--budget", "1_0", tmp_path).returncode == 2


def test_not_a_regular_file_is_not_waited_for(certcheck, tmp_path):
    os.mkfifo(tmp_path / "pipe.json")
    done = certcheck(tmp_path)
    assert done.returncode == 2
    assert "not a regular file" in done.stdout


def test_unreadable_names_stay_on_one_line(certcheck, tmp_path):
    (tmp_path / "a\nverified x.json").write_bytes(b"\xff")
    done = certcheck(tmp_path)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 3
    assert "a\\nverified x.json" in done.stdout


def test_json_records(certcheck, corpus, tmp_path):
    done = certcheck("--json", corpus / "accepted/product-rank-signs.json", corpus / "refused/rank-inflated.json", tmp_path / "no.json")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["status"] for record in records] == ["verified", "refused", "error"]
    keys = {"path", "status", "kind", "claim_id", "statement", "assumptions", "assurance", "reason", "json_path", "left", "right"}
    assert all(set(record) == keys for record in records)
    assert records[0]["assurance"] == "witness"
    assert records[1]["json_path"] == "$.claim.params.rank"
    assert (records[1]["left"], records[1]["right"]) == ("1", "2")


def test_budget_and_size_options(certcheck, corpus):
    assert certcheck("--budget", "10", corpus / "accepted/sign-cancellation-classes.json").returncode == 3
    assert certcheck("--max-bytes", "20", corpus / "accepted/sign-cancellation-classes.json").returncode == 1


def test_expected_claims_as_a_set(certcheck, corpus, tmp_path):
    names = ["affine-network-error", "network-value", "sign-rank-kronecker"]
    for name in names:
        shutil.copy(corpus / f"accepted/{name}.json", tmp_path)
    records = [json.loads(line) for line in certcheck("--json", tmp_path).stdout.splitlines()]
    claims = [{"id": record["claim_id"], "label": f"label {i}", "statement": record["statement"]} for i, record in enumerate(records)]

    def listed(entries):
        (tmp_path / "claims.json").write_text(json.dumps({"claims": entries, "format": "deepcheap/1"}, sort_keys=True, separators=(",", ":")) + "\n")
        return certcheck("--expect", tmp_path / "claims.json", tmp_path)

    assert listed(claims).returncode == 0
    assert "not in the list" in listed(claims[:2]).stdout
    assert listed(claims[:2]).returncode == 1
    assert listed([claims[0], claims[1], claims[2] | {"statement": "something stronger"}]).returncode == 1
    assert listed([claims[0], claims[1], claims[2] | {"id": "0" * 64}]).returncode == 1
    assert listed([]).returncode == 1
    assert listed(claims[::-1]).returncode == 1
    shutil.copy(corpus / "accepted/affine-network-error.json", tmp_path / "network-value.json")  # an easier certificate in the place of another
    done = listed(claims)
    assert done.returncode == 1
    assert "was not verified" in done.stdout
    assert certcheck("--expect", tmp_path / "nowhere", tmp_path).returncode == 2


def test_same_output_under_optimisation_and_any_hash_seed(certcheck, corpus):
    runs = [
        certcheck(corpus, flags=flags, environment=os.environ | {"PYTHONHASHSEED": seed})
        for flags, seed in ((("-S",), "0"), (("-S", "-O"), "1"), (("-S", "-OO"), "2"))
    ]
    assert len({run.stdout for run in runs}) == 1
    assert {run.returncode for run in runs} == {1}


def test_runs_as_module_and_as_archive(certcheck, checkers, corpus, tmp_path):
    (tmp_path / "source").mkdir()
    shutil.copytree(checkers / "certcheck", tmp_path / "source" / "certcheck", ignore=shutil.ignore_patterns("__pycache__"))
    zipapp.create_archive(tmp_path / "source", tmp_path / "certcheck.pyz", main="certcheck.__main__:run")
    path = corpus / "accepted/affine-network-error.json"
    wanted = certcheck(path).stdout
    assert certcheck(path, program=tmp_path / "certcheck.pyz").stdout == wanted
    done = subprocess.run([sys.executable, "-m", "certcheck", str(path)], capture_output=True, text=True, cwd=checkers, check=True)
    assert done.stdout == wanted


def test_help_version_and_light_start(certcheck, checkers):
    assert "examples:" in certcheck("--help").stdout
    assert certcheck("--version").stdout.startswith("certcheck ")
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "importtime", str(checkers / "certcheck"), "--help"], capture_output=True, text=True, check=True
    )
    loaded = {line.rsplit("|")[-1].strip() for line in done.stderr.splitlines()}
    assert not loaded & {"fractions", "certcheck.rules", "dataclasses", "typing", "decimal", "importlib.metadata"}


def test_internal_error_is_one_line_and_status_4(monkeypatch, corpus, capsys):
    from certcheck import __main__, rules

    def broken(params, witness, budget):
        raise RuntimeError("something\nunforeseen")

    monkeypatch.setitem(rules.RULES, "affine-network-error", ((), broken, "recomputed"))
    assert __main__.run([str(corpus / "accepted/affine-network-error.json")]) == 4
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.slow
def test_interrupt_is_quiet(checkers, corpus, tmp_path):
    import samples

    heavy = samples.certificate("sign-cancellation", {"n": 24}, {"method": "classes"})
    (tmp_path / "heavy.json").write_text(json.dumps(heavy, sort_keys=True, separators=(",", ":")) + "\n")
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", str(checkers / "certcheck"), str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate()
    assert process.returncode == 130
    assert error == b""
