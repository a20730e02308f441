"""Theorem 2 as a question to an SMT solver: a chain with zeros allowed that breaks it, which there should not be."""

from __future__ import annotations

from ..obligations import ChainTheorem


def chain_theorem(o: ChainTheorem) -> tuple[list[str], list[str]]:
    """Name the unknowns and list what a counterexample to Theorem 2 would satisfy.

    q_ij = P(y_0 = i, y_1 = j), u_j = P(y_2 = a | y_1 = j), v_j = P(y_2 = b | y_1 = j), A = P(y_2 = a), B = P(y_2 = b), D_j = u_j B - v_j A.

    >>> names, assertions = chain_theorem(ChainTheorem((1, 1)))
    >>> names
    ['q0_0', 'u0', 'v0', 'A', 'B', 'D0']
    >>> assertions[-2]
    '(= 0 (* q0_0 D0))'
    """
    rows, columns = (range(k) for k in o.sizes)
    free = [f"q{i}_{j}" for i in rows for j in columns] + [f"{w}{j}" for w in "uv" for j in columns]
    layer = [total([f"q{i}_{j}" for i in rows]) for j in columns]
    assertions = [f"(<= 0 {x})" for x in free]
    for end, w in (("A", "u"), ("B", "v")):
        assertions += [f"(= {end} {total([f'(* {w}{j} {layer[j]})' for j in columns])})", f"(< 0 {end})"]
    assertions += [f"(= D{j} (- (* u{j} B) (* v{j} A)))" for j in columns]
    assertions += [f"(= 0 (* {layer[j]} D{j}))" for j in columns]
    differences = [f"(not (= 0 {total([f'(* q{i}_{j} D{j})' for j in columns])}))" for i in rows]
    assertions.append(differences[0] if len(differences) == 1 else f"(or {' '.join(differences)})")
    return [*free, "A", "B", *(f"D{j}" for j in columns)], assertions


def total(terms: list[str]) -> str:
    """Spell a sum."""
    return terms[0] if len(terms) == 1 else f"(+ {' '.join(terms)})"
