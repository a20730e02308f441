"""Every file of the corpus gets the answer that the manifest states, for the stated reason."""

import pytest

from certcheck.errors import Failure


def test_accepted_certificates_are_verified(corpus, verify):
    for path in sorted((corpus / "accepted").iterdir()):
        statement = verify(path.read_bytes())
        assert statement.isascii(), path.name
        assert statement.isprintable(), path.name
        assert "\\" not in statement, path.name
        assert '"' not in statement, path.name


def test_every_forgery_is_turned_away_for_its_reason(corpus, manifest, verify):
    for name, wanted in manifest.items():
        with pytest.raises(Failure) as caught:
            verify((corpus / name).read_bytes(), wanted.get("budget", 200_000_000), wanted.get("max_bytes", 2**24))
        failure = caught.value
        assert (failure.guard, failure.status, failure.path) == (wanted["guard"], wanted["status"], wanted["path"]), name
        assert wanted["phrase"] in failure.reason, name


def test_manifest_and_folders_agree(corpus, manifest):
    files = {f"{path.parent.name}/{path.name}" for folder in ("refused", "malformed") for path in (corpus / folder).iterdir()}
    assert files == set(manifest)
    assert all(wanted["status"] == "malformed" for name, wanted in manifest.items() if name.startswith("malformed/"))
    assert all(wanted["status"] in ("refused", "undecided") for name, wanted in manifest.items() if name.startswith("refused/"))


def test_at_least_forty_percent_must_not_pass(corpus, manifest):
    accepted = len(list((corpus / "accepted").iterdir()))
    assert len(manifest) >= 0.4 * (len(manifest) + accepted)


def test_every_kind_and_activation_is_accepted_somewhere(corpus):
    from certcheck.activations import FORMULAS
    from certcheck.rules import RULES

    texts = [path.read_text() for path in (corpus / "accepted").iterdir()]
    assert all(any(f'"kind":"{kind}"' in text for text in texts) for kind in RULES if kind != "coq-theorem")
    for kind in ("gate-error", "gate-rate", "activation-pattern"):
        assert all(any(f'"kind":"{kind}"' in text and f'"activation":"{name}"' in text for text in texts) for name in FORMULAS)


def test_corpus_made_again_has_the_same_bytes(corpus, make, tmp_path):
    make.main(tmp_path)
    for folder in ("accepted", "refused", "malformed"):
        made, kept = ({p.name: p.read_bytes() for p in (base / folder).iterdir()} for base in (tmp_path, corpus))
        assert made == kept
