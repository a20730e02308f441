"""Theorems for all n: coq-theorem. This checker can read the record of a Coq development, and cannot check it."""

import re

from ..errors import Budget, reach, shape
from ..reader import Node, strictly_increasing

NAME, DIGEST = re.compile(r"[A-Za-z][A-Za-z0-9_.]*"), re.compile(r"[0-9a-f]{64}")


def name(node: Node) -> str:
    """Return a name of Coq."""
    shape("coq-name", NAME.fullmatch(node.text()) is not None, node.path, "this is not a name of Coq", node.value)
    return node.text()


def digest(node: Node) -> str:
    """Return a SHA-256 digest."""
    shape("digest", DIGEST.fullmatch(node.text()) is not None, node.path, "this is not a SHA-256 digest in lower-case hex", node.value)
    return node.text()


def coq_theorem(params: Node, witness: Node, budget: Budget) -> str:
    """Undecided, always: only the kernel of Coq can tell."""
    axioms, file, sources, statement, theorem = params.fields("axioms", "file", "sources", "statement", "theorem")
    witness.fields()
    rests = [name(axiom) for axiom in axioms.items()]
    pairs = [source.items(2, 2) for source in sources.items(1)]
    files = [name(source) for source, _ in pairs]
    said, proved, place = [digest(node) for _, node in pairs] and digest(statement), name(theorem), name(file)
    shape("axiom-order", strictly_increasing(rests), axioms.path, "the axioms are not strictly increasing", rests)
    shape("source-order", strictly_increasing(files), sources.path, "the files are not strictly increasing", files)
    reach("kernel", False, "$", "only Coq can check a theorem for all n: run make -C proofs audit, or deepcheap prove")
    return f"Coq proves {proved} of {place}.v, with the statement of digest {said}, from the axioms {rests} and {len(files)} files."
