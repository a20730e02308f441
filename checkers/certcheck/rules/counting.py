"""Counts by enumeration or recursion: monomial-count, local-degree, boolean-functions, count-growth, layered-parameters, simplex-interpolation."""

from collections.abc import Callable
from math import factorial

from ..errors import Budget, proof, shape
from ..reader import Node, strictly_increasing
from .wording import listing, number

Near = Callable[[int, int], bool]
EMPTY: list[tuple[int, ...]] = [()]
WORDS = {
    "all": "any two variables may occur together", "chain": "only x_i and x_(i+1) may occur together, 1 <= i < n",
    "ring": "only x_i and x_(i+1) may occur together, i + 1 read modulo n", "real": "powers allowed", "bits": "no variable twice",
    "none": "each monomial is counted", "translation": "monomials that a cyclic shift x_i -> x_(i+1) turns into one another are counted once",
}  # fmt: skip


def neighbours(coupling: str, n: int) -> Near:
    """Return which different variables 0..n-1 may occur together."""
    return {"all": lambda i, j: True, "chain": lambda i, j: abs(i - j) == 1, "ring": lambda i, j: (i - j) % n in (1, n - 1)}[coupling]


def grown(n: int, degree: int, near: Near, repeat: bool, budget: Budget) -> list[list[tuple[int, ...]]]:
    """Return the monomials of each degree as sorted tuples of indices, pairwise near or equal."""
    rows = [EMPTY]
    for k in range(degree):
        budget.spend(len(rows[-1]) * n * (k + 1), "monomials")
        start = 0 if repeat else 1
        rows.append([(*m, i) for m in rows[-1] for i in range(m[-1] + start if m else 0, n) if all(i == j or near(i, j) for j in m)])
    return rows


def recursion(n: int, degree: int, repeat: bool, budget: Budget) -> list[int]:
    """Return how many monomials of each degree there are, one variable after the other."""
    budget.spend(n * degree * (1 + n.bit_length() * degree // 500), "a recursion")
    row = [1] + [0] * degree
    for _ in range(n):
        places = range(1, degree + 1) if repeat else range(degree, 0, -1)
        for k in places:
            row[k] += row[k - 1]
    return row


def monomial_count(params: Node, witness: Node, budget: Budget) -> str:
    """Enumerate the monomials; count them by recursion where every one is allowed and counted."""
    claimed, coupled, degrees, least, size, symmetric, kinds = params.fields("count", "coupling", "degree", "lowest", "n", "symmetry", "variables")
    witness.fields()
    n, degree = size.integer(1, 1_000_000), degrees.integer(0, 1000)
    lowest, count = least.integer(0, degree), claimed.big()
    coupling, symmetry, variables = coupled.word("all", "chain", "ring"), symmetric.word("none", "translation"), kinds.word("bits", "real")
    shape("symmetry-chain", coupling != "chain" or symmetry == "none", symmetric.path, "a chain has ends: no cyclic shift maps it to itself")
    if coupling == "all" and symmetry == "none":
        found = sum(recursion(n, degree, variables == "real", budget)[lowest:])
    else:
        rows = grown(n, degree, neighbours(coupling, n), variables == "real", budget)[lowest:]
        found = sum(map(len, rows))
        if symmetry == "translation":
            budget.spend(found * n * (degree + 1), "orbits")
            found = len({min(tuple(sorted((i + shift) % n for i in m)) for shift in range(n)) for row in rows for m in row})
    proof("monomial-count", found == count, claimed.path, "there are not so many", count, found)
    return (
        f"Of the monomials of degree {lowest} to {degree} in n = {n} variables x_1..x_{n} ({WORDS[variables]}; {WORDS[coupling]}; {WORDS[symmetry]})"
        f" there are exactly {number(count)}."
    )


def local_degree(params: Node, witness: Node, budget: Budget) -> str:
    """Enumerate the sets of pairwise coupled variables."""
    degree, edges, size, most = params.fields("degree", "edges", "n", "neighbours")
    witness.fields()
    n = size.integer(1, 1000)
    pairs = [(edge.items(2, 2)[0].integer(1, n), edge.items(2, 2)[1].integer(1, n)) for edge in edges.items()]
    ordered = all(i < j for i, j in pairs) and strictly_increasing(pairs)
    shape("edge-order", ordered, edges.path, "edges are [i, j] with i < j, in increasing order", pairs)
    coupled = {frozenset(pair) for pair in pairs}
    largest, row = 0, EMPTY
    while row:
        largest, row = largest + 1, grown_once(row, n, coupled, budget)
    number_of = max(sum(i in pair for pair in pairs) for i in range(1, n + 1))
    proof("local-degree", largest - 1 == degree.integer(0, n), degree.path, "the largest degree is another", degree.value, largest - 1)
    proof("local-neighbours", number_of == most.integer(0, n), most.path, "the largest number of neighbours is another", most.value, number_of)
    return (
        f"For n = {n} two-valued variables coupled along {listing(edges)} and no others: the largest degree of a product of pairwise coupled"
        f" variables"
        f" is {largest - 1}, and the largest number of neighbours of a variable is {number_of}."
    )


def grown_once(row: list[tuple[int, ...]], n: int, coupled: set[frozenset[int]], budget: Budget) -> list[tuple[int, ...]]:
    """Add one later variable coupled to all others, in every way."""
    budget.spend(len(row) * n * (1 + len(row[0])), "sets of coupled variables")
    return [(*m, i) for m in row for i in range(m[-1] + 1 if m else 1, n + 1) if all(frozenset((i, j)) in coupled for j in m)]


def boolean_functions(params: Node, witness: Node, budget: Budget) -> str:
    """Close the coordinate functions under NAND."""
    claimed, size = params.fields("count", "n")
    witness.fields()
    n = size.integer(1, 3)
    full = 2**2**n - 1
    found = [sum(1 << x for x in range(2**n) if x >> i & 1) for i in range(n)]
    known = set(found)
    for place, f in enumerate(found):  # the list grows while it is read
        budget.spend(2 * place + 2, "NAND")
        for g in found[: place + 1]:
            new = full ^ f & g
            if new not in known:
                known.add(new)
                found.append(new)
    proof("boolean-count", len(known) == claimed.big(), claimed.path, "there are not so many", claimed.value, len(known))
    return f"Circuits of NAND gates compute exactly {len(known)} of the 2^(2^{n}) = {full + 1} functions from {{0,1}}^{n} to {{0,1}}."


def count_growth(params: Node, witness: Node, budget: Budget) -> str:
    """C(n+d,d) d! = (n+1)...(n+d) has leading coefficient 1 and no negative one; shifted to n = m + 1, d! c n^d minus it has none either."""
    bound, degrees = params.fields("constant", "degree")
    witness.fields()
    d, c = degrees.integer(1, 200), bound.rational()
    product, power = [1], [1]
    for i in range(1, d + 1):
        product, power = times(product, i + 1), times(power, 1)
    bad = [k for k in range(d + 1) if c * factorial(d) * power[k] < product[k]]
    proof("growth-shift", not bad, bound.path, "a coefficient of the shifted difference is negative: degree", bad, c)
    return (
        f"For every n >= 1 the number (n+{d})!/(n! {d}!) of monomials of degree at most {d} in n variables"
        f" is at least n^{d}/{d}! and at most {number(c)} n^{d}."
    )


def times(poly: list[int], root: int) -> list[int]:
    """Multiply a polynomial in m by m + root."""
    return [root * low + high for low, high in zip([*poly, 0], [0, *poly], strict=True)]


def layered_parameters(params: Node, witness: Node, budget: Budget) -> str:
    """best[w] over networks whose hidden layers hold h neurons in all, w of them in the last one."""
    hidden, inputs, outputs, claimed = params.fields("hidden", "inputs", "outputs", "parameters")
    witness.fields()
    total, first, last = hidden.integer(0, 500), inputs.integer(1, 10**6), outputs.integer(1, 10**6)
    budget.spend(total**3, "layer widths")
    best: list[dict[int, int]] = [{} for _ in range(total + 1)]
    for h in range(1, total + 1):
        for w in range(1, h + 1):
            best[h][w] = max([(v + 1) * w + value for v, value in best[h - w].items()] or [(first + 1) * w])
    found = max([(first + 1) * last, *(value + (w + 1) * last for row in best for w, value in row.items())])
    proof("parameter-count", found == claimed.integer(), claimed.path, "the largest number of parameters is another", claimed.value, found)
    return (
        f"A network with {first} inputs, {last} outputs, any number of fully connected hidden layers and at most {total} hidden neurons in all"
        f" has at most {found} weights and biases, and some such network has so many."
    )


def simplex_interpolation(params: Node, witness: Node, budget: Budget) -> str:
    """prod_i binom(a_i, r_i) is 0 unless r_i <= a_i for every i, hence for |r| = |a| unless r = a, and then it is 1: triangular in the degree.

    The products prod_i binom(x_i, r_i), |r| <= d, span the same polynomials as the powers x^r, so the matrix of powers is invertible too.
    """
    degrees, size, claimed = params.fields("degree", "n", "neurons")
    witness.fields()
    n, d = size.integer(1, 1000), degrees.integer(0, 100)
    m = sum(recursion(n, d, True, budget))
    proof("simplex-count", m == claimed.big(), claimed.path, "there are not so many points", claimed.value, m)
    return (
        f"The {number(m)} integer points a >= 0 with a_1 + ... + a_{n} <= {d} have an invertible matrix of powers a^r, |r| <= {d}. Hence, if"
        f" sigma_k != 0"
        f" for 0 <= k <= {d}, every polynomial of degree at most {d} in {n} variables is the Taylor polynomial to degree {d} of a network"
        f" sum_a w_a sigma(a.x) with one hidden layer of {number(m)} neurons."
    )
