"""Markov chains decided: equations 15 to 18, the statistics of Theorem 2, and what the printed indices of Corollary 2 do.

Posteriors come from backward kernels (equation 18), layer by layer from the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from itertools import product as tuples
from math import prod
from typing import Any

from ..errors import InputError
from ..exact.chains import distillation, joint, laws, posteriors, undo
from ..obligations import (
    ChainDistillation,
    ChainMemory,
    ChainTheorem,
    CorollaryIndices,
    Finding,
    Json,
    MarkovChain,
    PosteriorLikelihood,
    Statement,
)

LARGEST_PATHS = 20_000
LARGEST_SIZE = 4


def spelled(value: Any) -> Json:
    """Spell nested tuples of rationals and integers as lists of strings and integers.

    >>> spelled((Fraction(1, 2), (3,)))
    ['1/2', [3]]
    """
    if isinstance(value, tuple | list):
        return [spelled(v) for v in value]
    return str(value) if isinstance(value, Fraction) else int(value)


def chain_params(o: Any) -> dict[str, Json]:
    """The params that describe a chain."""
    return {"initial": spelled(o.initial), "steps": spelled(o.steps)}


def markov_chain(o: MarkovChain) -> Finding:
    """Give the law of y_n; the checker sums over all paths, so a chain with very many of them is left undecided.

    Source: equations 15 to 18.

    >>> half = Fraction(1, 2)
    >>> markov_chain(MarkovChain((half, half), (((half, half), (half, half)),))).statement.params["law"]
    ['1/2', '1/2']
    """
    paths = len(o.initial) * prod(len(m) for m in o.steps)
    if paths > LARGEST_PATHS:
        return Finding("undecided", note=f"the chain has {paths} paths; equations 15 to 18 are checked by summation over at most {LARGEST_PATHS}")
    return Finding("yes", Statement("markov-chain", chain_params(o) | {"law": spelled(laws(o.initial, o.steps)[-1])}))


def chain_distillation(o: ChainDistillation) -> Finding:
    """Compute the partitions T_i, the maps f_i with T_i = f_i o T_(i+1), and P(y_0 | y_n) as a function of T_0. Source: Theorem 2, Corollary 2.

    >>> half, one = Fraction(1, 2), Fraction(1)
    >>> found = chain_distillation(ChainDistillation((half, half), (((one, half), (0 * one, half)),)))
    >>> found.statement.params["statistics"], found.statement.params["maps"], found.statement.params["posterior"]
    ([[0, 1], [0, 1]], [[0, 1]], [['2/3', '1/3'], ['0', '1']])
    """
    statistics = distillation(o.initial, o.steps)
    maps = [undo(finer, coarser) for coarser, finer in pairwise(statistics)]
    if any(f is None for f in maps):
        raise ArithmeticError("T_i is not a function of T_(i+1), against Theorem 2: the posteriors are wrong")
    first = posteriors(o.initial, o.steps)[0]
    posterior = [first[statistics[0].index(label)] for label in range(max(statistics[0]) + 1)]
    found = {"maps": spelled(maps), "posterior": spelled(posterior), "statistics": spelled(statistics)}
    return Finding("yes", Statement("chain-distillation", chain_params(o) | found))


def corollary_indices(o: CorollaryIndices) -> Finding:
    """Count the values of T_0, ..., T_n; equally many from T_1 on and fewer of T_0 leave no sense to the printed indices. Source: Corollary 2."""
    counts = [max(labels) + 1 for labels in distillation(o.initial, o.steps)]
    if len(o.steps) < 2 or len(set(counts[1:])) > 1 or counts[0] >= counts[1]:
        return Finding("undecided", note=f"the statistics have {counts} values, which decides nothing about the printed indices")
    return Finding("no", Statement("corollary-indices", chain_params(o) | {"classes": spelled(counts)}))


def posterior_likelihood(o: PosteriorLikelihood) -> Finding:
    """Compare P(y_0 | y_n) with P(y_n | y_0). Source: section III.F, first sentence."""
    table = joint(o.initial, o.steps)
    both = table[o.cause][o.data]
    total = sum(row[o.data] for row in table)
    if not total or not o.initial[o.cause]:
        raise InputError("a condition has probability 0; choose a cause and data of positive probability")
    after, likelihood = both / total, both / o.initial[o.cause]
    if after == likelihood:
        return Finding("yes", note=f"both are {after}")
    params = chain_params(o) | {"cause": o.cause, "data": o.data, "posterior": str(after), "likelihood": str(likelihood)}
    return Finding("no", Statement("posterior-likelihood", params))


def chain_theorem(o: ChainTheorem) -> Finding:
    """State Theorem 2 for all chains with these sizes; the checker multiplies the two polynomial identities out. Source: Theorem 2.

    >>> chain_theorem(ChainTheorem((2, 2))).statement.params
    {'sizes': [2, 2]}
    """
    if not all(1 <= k <= LARGEST_SIZE for k in o.sizes):
        raise InputError(f"sizes {o.sizes} are out of range: 1 to {LARGEST_SIZE} states each")
    return Finding("yes", Statement("chain-theorem", {"sizes": spelled(o.sizes)}))


def chain_memory(o: ChainMemory) -> Finding:
    """Find the least number of past values that makes a process Markov. Source: footnote 4."""
    n = len(o.sizes) - 1
    law = {path: p for path, p in zip(tuples(*map(range, o.sizes)), o.law, strict=True) if p}
    memory = next(m for m in range(1, n + 1) if all(forgets(law, t, m) for t in range(m + 1, n + 1)))
    params: dict[str, Json] = {"law": spelled(o.law), "memory": memory, "sizes": spelled(o.sizes)}
    return Finding("yes" if memory == o.memory else "no", Statement("chain-memory", params))


def forgets(law: dict[tuple[int, ...], Fraction], t: int, m: int) -> bool:
    """Whether the law of y_t given the whole past depends on the last m values only."""
    seen: dict[tuple[int, ...], tuple[Fraction, ...]] = {}
    size = 1 + max(path[t] for path in law)
    pasts: dict[tuple[int, ...], list[Fraction]] = {}
    for path, p in law.items():
        pasts.setdefault(path[:t], [Fraction(0)] * size)[path[t]] += p
    return all(seen.setdefault(past[t - m :], shares(weights)) == shares(weights) for past, weights in pasts.items())


def shares(weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Divide by the sum."""
    total = sum(weights, Fraction(0))
    return tuple(w / total for w in weights)
