"""Mutants of accepted certificates: never an exception, never a false claim verified. Seeds are fixed."""

import json
import random

import oracle
import pytest

from certcheck.errors import Failure

LEAVES = [
    0,
    1,
    2,
    3,
    -1,
    7,
    10**9,
    "0",
    "1",
    "-1",
    "1/2",
    "2/4",
    "-1/3",
    "999",
    "",
    "L",
    "1LL",
    "tanh",
    "sin",
    [],
    {},
    True,
    None,
    0.5,
    "0x10",
    "product",
    "tree",
]


def places(value, path=()):
    """Yield the path of every value."""
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


def structure_mutant(data, generator):
    """Change one or two values: another leaf, a neighbour of the number, an element dropped, doubled or moved."""
    root = json.loads(data)
    for _ in range(generator.choice([1, 1, 1, 2])):
        path = generator.choice([path for path in places(root) if len(path) > 1] or [("claim",)])
        place = root
        for key in path[:-1]:
            place = place[key]
        old, action = place[path[-1]], generator.randrange(6)
        if action == 0 and isinstance(place, list):
            place.pop(path[-1])
        elif action == 1 and isinstance(place, list):
            place.insert(path[-1], json.loads(json.dumps(old)))
        elif action == 2 and isinstance(place, list):
            generator.shuffle(place)
        elif isinstance(old, int):
            place[path[-1]] = old + generator.choice([-1, 1, 2])
        elif isinstance(old, str) and old.lstrip("-").replace("/", "").isdigit():
            top, _, bottom = old.partition("/")
            place[path[-1]] = str(oracle.Fraction(int(top) + generator.choice([-1, 1]), int(bottom or 1) * generator.choice([1, 1, 2]) or 1))
        else:
            place[path[-1]] = generator.choice(LEAVES)
    return json.dumps(root, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def byte_mutant(data, generator):
    """Change, drop, double or exchange a few bytes."""
    mutant = bytearray(data)
    for _ in range(generator.choice([1, 1, 2, 4])):
        i, j = generator.randrange(len(mutant)), generator.randrange(len(mutant))
        action = generator.randrange(4)
        if action == 0:
            mutant[i] = generator.choice(b'0123456789-/,:"[]{}L' if generator.random() < 0.8 else range(256))
        elif action == 1:
            del mutant[i]
        elif action == 2:
            mutant.insert(i, mutant[j])
        else:
            mutant[i], mutant[j] = mutant[j], mutant[i]
    return bytes(mutant)


def campaign(corpus, verify, count, seed):
    """Return how many mutants were verified; fail on an exception or a false claim."""
    generator, verified = random.Random(seed), 0
    honest = [path.read_bytes() for path in sorted((corpus / "accepted").iterdir())]
    honest = [data for data in honest if len(data) < 3000]
    for _ in range(count):
        data = generator.choice(honest)
        mutant = generator.choice([structure_mutant, byte_mutant])(data, generator)
        try:
            verify(mutant, budget=3_000_000)
        except Failure:
            continue
        verified += 1
        claim = json.loads(mutant)["claim"]
        assert claim == json.loads(data)["claim"] or oracle.is_true(claim), mutant
    return verified


def test_a_few_thousand_mutants(corpus, verify):
    assert campaign(corpus, verify, 3000, 1) > 20


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_many_mutants(corpus, verify, seed):
    assert campaign(corpus, verify, 25_000, 1000 + seed) > 100


def test_the_oracle_refutes_the_false_claims_of_the_corpus(corpus, manifest):
    """The second opinion must itself be able to say no."""
    false = [name for name, wanted in manifest.items() if name.startswith("refused/") and wanted["status"] == "refused"]
    claims = [json.loads((corpus / name).read_bytes())["claim"] for name in false]
    refuted = [claim["kind"] for claim in claims if claim["kind"] not in ("no-product-network",) and not survives(claim)]
    assert len(refuted) >= len(claims) * 2 // 3
    assert len(set(refuted)) >= 10


def survives(claim):
    """Say whether the oracle lets a claim through; a division by a zero derivative does not."""
    try:
        return oracle.is_true(claim)
    except ZeroDivisionError:
        return False
