"""No network with m neurons: a Nullstellensatz identity without solver against z3 (unsat) on the same equations.

python benchmarks/bench_infeasible.py [--json] [--timeout 60]
"""

from __future__ import annotations

from cells import Cell, Run, main

from deepcheap.methods.lower_bound import no_product_network, product_lower_bound
from deepcheap.obligations import NoProductNetwork, ProductLowerBound


def identity(n: int, m: int) -> Run:
    def run() -> str:
        found = no_product_network(NoProductNetwork(n, m))
        cofactors = found.witness["cofactors"]
        terms = sum(len(c[1]) for c in cofactors if isinstance(c, list) and isinstance(c[1], list)) if isinstance(cofactors, list) else 0
        return f"{found.answer}, {terms} terms"

    return run


def pattern(n: int) -> Run:
    return lambda: product_lower_bound(ProductLowerBound(n)).answer


def z3(n: int, m: int, degrees: tuple[int, ...] | None = None) -> Run:
    import z3 as _  # noqa: F401

    from deepcheap.methods.smt import ask_z3, smtlib

    text = smtlib(NoProductNetwork(n, m), degrees)
    return lambda: ask_z3(text, 30)


CASES = [(2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3), (3, 4)]
CELLS = [
    *(Cell(f"m = {m}: none", n, "ours, determinant identity", lambda n=n, m=m: identity(n, m), True) for n, m in CASES),
    *(Cell(f"m = {m}: none", n, "z3 QF_NRA", lambda n=n, m=m: z3(n, m)) for n, m in CASES),
    Cell("m = 4: there is one", 2, "z3 QF_NRA", lambda: z3(2, 4)),
    Cell("m = 3, degree 2 only", 2, "z3 QF_NRA", lambda: z3(2, 3, (2,))),
    *(Cell("every m < 2^n", n, "ours, moment matrix", lambda n=n: pattern(n), True) for n in (2, 8, 10_000)),
]

if __name__ == "__main__":
    main("Equations A2, A3 without solution", CELLS)
