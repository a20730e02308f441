"""The reader's list of claims, `claims.json`."""

import re

from .errors import shape
from .reader import FORMAT, parse


def read_claims(data: bytes, limit: int) -> dict[str, tuple[str, str]]:
    """Return claim id -> (label, statement). Canonical bytes hold printable characters only, as all others would need a backslash."""
    claims, form = parse(data, limit).fields("claims", "format")
    form.word(FORMAT)
    wanted: dict[str, tuple[str, str]] = {}
    labels = []
    for node in claims.items(1):
        identity, label, statement = node.fields("id", "label", "statement")
        digest = re.fullmatch("[0-9a-f]{64}", identity.text())
        shape("claim-id", digest is not None, identity.path, "64 lower-case hexadecimal digits are wanted", identity.value)
        shape("claim-twice", identity.text() not in wanted, identity.path, "this claim id occurs twice", identity.text())
        wanted[identity.text()] = (label.text(), statement.text())
        labels.append(label.text())
    shape("label-order", labels == sorted(labels), claims.path, "the list is not sorted by label")
    return wanted
