"""Counts in closed form, where the checker enumerates: monomials by their supports, orbits by Burnside's lemma, cliques by Bron and Kerbosch.

Source: `certificates/FORMAT.md`, 5.3; Lin-Tegmark-Rolnick, sections II.A, II.C, II.D.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import combinations
from math import comb, factorial, gcd

from ..certificate import big_integer, rational
from ..errors import CostError, InputError
from ..obligations import BooleanFunctions, CountGrowth, Finding, Json, LayeredParameters, LocalDegree, MonomialCount, SimplexInterpolation, Statement

ENUMERATED = 5_000_000


def supports(o: MonomialCount) -> list[int]:
    """The number of admissible supports of each size: sets of pairwise coupled variables."""
    if o.coupling == "all" or (o.coupling == "ring" and o.n <= 3):
        return [comb(o.n, s) for s in range(min(o.n, o.degree) + 1)]
    return [1, o.n, o.n if o.coupling == "ring" else o.n - 1][: o.degree + 1]


def with_support(o: MonomialCount, size: int, k: int) -> int:
    """The number of monomials of degree k with a given support: compositions of k."""
    if o.variables == "bits" or size == 0:
        return int(k == size)
    return comb(k - 1, size - 1) if k else 0


def fixed(o: MonomialCount, shift: int) -> int:
    """How many of the monomials a cyclic shift leaves as they are: they are constant on its cycles."""
    cycles = gcd(shift, o.n)
    length = o.n // cycles
    free = supports(o) if length == 1 else [comb(cycles, q) if o.coupling == "all" or o.n <= 3 else int(q == 0) for q in range(cycles + 1)]
    total = 0
    for k in range(o.lowest, o.degree + 1):
        if o.variables == "bits":
            total += free[k // length] if k % length == 0 and k // length < len(free) else 0
        elif k % length == 0:
            total += sum(number * with_support(o, q, k // length) for q, number in enumerate(free))
    return total


def monomial_count(o: MonomialCount) -> Finding:
    """Count monomials by their supports, and orbits as the average number of fixed monomials.

    >>> monomial_count(MonomialCount(4, 2, coupling="ring", claimed=8)).statement.params["count"]
    '13'
    >>> monomial_count(MonomialCount(4, 2, coupling="ring", symmetry="translation")).statement.params["count"]
    '4'
    """
    if not 0 <= o.lowest <= o.degree or o.n < 1 or (o.coupling == "chain" and o.symmetry == "translation"):
        raise InputError(f"lowest = {o.lowest}, degree = {o.degree}, n = {o.n}: choose 0 <= lowest <= degree, n >= 1, and translations on rings only")
    if o.n * o.degree > ENUMERATED or ((o.coupling != "all" or o.symmetry != "none") and o.n**2 * (o.degree + 1) ** 3 > ENUMERATED):
        raise CostError(f"n = {o.n}, degree = {o.degree}: the checker would need more than {ENUMERATED} steps; choose smaller ones")
    orbits = o.symmetry == "translation"
    count = sum(fixed(o, g) for g in range(o.n)) // o.n if orbits else fixed(o, 0)
    params: dict[str, Json] = {"count": big_integer(count), "coupling": o.coupling, "degree": o.degree, "lowest": o.lowest, "n": o.n}
    statement = Statement("monomial-count", {**params, "symmetry": o.symmetry, "variables": o.variables})
    return Finding(o.answer(statement), statement, note="" if o.claimed in (None, count) else f"there are {count}")


def local_degree(o: LocalDegree) -> Finding:
    """Find the largest set of pairwise coupled variables, and the largest number of neighbours.

    >>> local_degree(LocalDegree(2, ((1, 2),))).answer, local_degree(LocalDegree(2, ((1, 2),), 1)).answer
    ('no', 'yes')
    """
    near = {i: {j for edge in o.edges if i in edge for j in edge if j != i} for i in range(1, o.n + 1)}

    def largest(inside: int, candidates: set[int]) -> int:
        best = inside
        for i in sorted(candidates):
            if inside + len(candidates) <= best:
                break
            best = max(best, largest(inside + 1, candidates & near[i]))
            candidates = candidates - {i}
        return best

    params: dict[str, Json] = {"degree": largest(0, set(near)), "edges": [list(edge) for edge in o.edges], "n": o.n}
    statement = Statement("local-degree", params | {"neighbours": max(map(len, near.values()))})
    return Finding(o.answer(statement), statement)


def boolean_functions(o: BooleanFunctions) -> Finding:
    """Count the disjunctions of minterms, each of which NAND gates compute.

    >>> boolean_functions(BooleanFunctions(2, 16)).answer
    'yes'
    """
    if not 1 <= o.n <= 3:
        raise CostError(f"n = {o.n}: the checker builds all 2^(2^n) functions from NAND gates, for n from 1 to 3")
    minterms = [1 << x for x in range(2**o.n)]
    tables = {sum(chosen) for size in range(len(minterms) + 1) for chosen in combinations(minterms, size)}
    statement = Statement("boolean-functions", {"count": str(len(tables)), "n": o.n})
    return Finding(o.answer(statement), statement)


def count_growth(o: CountGrowth) -> Finding:
    """Prove that C(n+d, d) <= c n^d for every n >= 1 by writing both in powers of n - 1; `no` when it fails at n = 1.

    >>> count_growth(CountGrowth(4, Fraction(5))).answer, count_growth(CountGrowth(4, Fraction(4))).answer
    ('yes', 'no')
    """
    d = o.degree
    if not 1 <= d <= 200:
        raise InputError(f"degree {d} is out of range: choose one from 1 to 200")
    if o.constant < d + 1:
        return Finding("no", note=f"at n = 1 there are {d + 1} monomials")
    shifted = [1]
    for i in range(2, d + 2):
        shifted = [i * a + b for a, b in zip([*shifted, 0], [0, *shifted], strict=True)]
    if any(o.constant * factorial(d) * comb(d, k) < c for k, c in enumerate(shifted)):
        return Finding("undecided", note="the difference has a negative coefficient in powers of n - 1: choose a larger constant")
    return Finding("yes", Statement("count-growth", {"constant": rational(o.constant), "degree": d}))


def layered_parameters(o: LayeredParameters) -> Finding:
    """Maximise the number of weights and biases over the widths of the layers, from the output backwards.

    >>> layered_parameters(LayeredParameters(20, 80, 1, 10626)).statement.params["parameters"]
    2611
    """
    if not (0 <= o.hidden <= 500 and o.inputs >= 1 and o.outputs >= 1):
        raise InputError(f"hidden = {o.hidden}, inputs = {o.inputs}, outputs = {o.outputs}: choose 0 to 500 hidden neurons, and one input and output")

    @cache
    def most(width: int, left: int) -> int:
        """The most parameters above a layer of so many neurons, with so many hidden neurons left."""
        ends = (width + 1) * o.outputs
        return max([ends, *((width + 1) * w + most(w, left - w) for w in range(1, left + 1))])

    params: dict[str, Json] = {"hidden": o.hidden, "inputs": o.inputs, "outputs": o.outputs, "parameters": most(o.inputs, o.hidden)}
    statement = Statement("layered-parameters", params)
    return Finding(o.answer(statement), statement)


def simplex_interpolation(o: SimplexInterpolation) -> Finding:
    """State how many points the simplex has; that its powers are independent is Newton's interpolation.

    >>> simplex_interpolation(SimplexInterpolation(20, 4)).statement.params["neurons"]
    '10626'
    """
    if not (1 <= o.n <= 1000 and 0 <= o.degree <= 100):
        raise InputError(f"n = {o.n}, degree = {o.degree}: choose n from 1 to 1000 and a degree from 0 to 100")
    return Finding("yes", Statement("simplex-interpolation", {"degree": o.degree, "n": o.n, "neurons": big_integer(comb(o.n + o.degree, o.degree))}))


def constant_for(degree: int) -> Fraction:
    """The least c with C(n+d, d) <= c n^d for all n >= 1: its value at n = 1."""
    return Fraction(degree + 1)
