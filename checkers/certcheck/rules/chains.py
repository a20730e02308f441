"""Finite Markov chains: markov-chain, chain-distillation, corollary-indices, posterior-likelihood, chain-theorem, chain-memory."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from itertools import product as tuples
from math import prod

from ..errors import Budget, proof, shape
from ..reader import Node
from .wording import listing, number

Law = list[Fraction]
Matrix = list[Law]
Table = dict[tuple[int, ...], Fraction]
ZERO = Fraction(0)


def stochastic(columns: Sequence[Sequence[Fraction]], path: str) -> None:
    """Require that each list is a probability law."""
    shape("probability-negative", all(p >= 0 for column in columns for p in column), path, "a probability is negative")
    shape("probability-total", all(sum(column) == 1 for column in columns), path, "the probabilities of a law or column do not add up to 1")


def read_chain(initial: Node, steps: Node, budget: Budget) -> tuple[Law, list[Matrix]]:
    """Return p_0 and M_1, ..., M_n, and pay for the products of these matrices and their posteriors."""
    law = initial.rationals(len(initial.items(1, 64)))
    stochastic([law], initial.path)
    matrices: list[Matrix] = []
    for node in steps.items(1, 32):
        width = len(matrices[-1]) if matrices else len(law)
        matrices.append([row.rationals(width) for row in node.items(1, 64)])
        stochastic(list(zip(*matrices[-1], strict=True)), node.path)
    bits = sum(b.bit_length() for b in {p.denominator for matrix in [[law], *matrices] for row in matrix for p in row})
    sizes = [len(law), *map(len, matrices)]
    budget.spend(20 * (1 + bits // 500) * sizes[-1] * sum(a * b for a, b in pairwise(sizes)), "the products of the matrices")
    return law, matrices


def chain(initial: Node, steps: Node) -> str:
    """Spell a chain."""
    return f"the Markov chain with initial law {listing(initial)} and matrices {listing(steps)} (columns are laws)"


def joints(law: Law, matrices: list[Matrix]) -> list[Matrix]:
    """Return, for i = 0..n, the joint law of y_n (rows) and y_i (columns)."""
    laws = [law]
    for matrix in matrices:
        laws.append([sum((m * p for m, p in zip(row, laws[-1], strict=True)), ZERO) for row in matrix])
    ahead: Matrix = [[Fraction(a == k) for k in range(len(laws[-1]))] for a in range(len(laws[-1]))]
    found = []
    for i in range(len(matrices), -1, -1):
        found.append([[w * p for w, p in zip(row, laws[i], strict=True)] for row in ahead])
        if i:
            columns = list(zip(*matrices[i - 1], strict=True))
            ahead = [[sum((w * m for w, m in zip(row, column, strict=True) if w), ZERO) for column in columns] for row in ahead]
    return found[::-1]


def posterior(row: Law) -> Law:
    """Return P(y_i | y_n = a) from the joint probabilities, [] where y_n = a has probability 0."""
    total = sum(row)
    return [p / total for p in row] if total else []


def statistic(joint: Matrix) -> list[int]:
    """Return the classes of equal posteriors, numbered by first members, -1 where the probability is 0."""
    rows = [posterior(row) for row in joint]
    seen: list[Law] = []
    for row in rows:
        if row and row not in seen:
            seen.append(row)
    return [seen.index(row) if row else -1 for row in rows]


def marginal(law: Table, places: Sequence[int]) -> Table:
    """Return the joint law of the given places."""
    found: Table = {}
    for path, p in law.items():
        key = tuple(path[place] for place in places)
        found[key] = found.get(key, ZERO) + p
    return found


def independent(law: Table, left: Sequence[int], middle: Sequence[int], right: Sequence[int]) -> bool:
    """Say whether P(left | middle, right) = P(left | middle) wherever (middle, right) has positive probability."""
    three, pair, first, inner = (marginal(law, [*p]) for p in ([*left, *middle, *right], [*middle, *right], [*left, *middle], middle))
    near = len(left)
    cases = ((x, q, yz, p) for yz, p in pair.items() for x, q in first.items() if x[near:] == yz[: len(middle)])
    return all(three.get(x[:near] + yz, ZERO) * inner[x[near:]] == p * q for x, q, yz, p in cases)


def markov_chain(params: Node, witness: Node, budget: Budget) -> str:
    """All paths are listed; (16) compares with the matrix product, (17) and (18) with sums over paths."""
    initial, claimed, steps = params.fields("initial", "law", "steps")
    witness.fields()
    law, matrices = read_chain(initial, steps, budget)
    n, sizes = len(matrices), [len(law), *map(len, matrices)]
    budget.spend(prod(sizes) * (n + 2) ** 2 * 40, f"the {prod(sizes)} paths of the chain")
    paths: Table = {(k,): p for k, p in enumerate(law)}
    for matrix in matrices:
        paths = {(*path, j): p * row[path[-1]] for path, p in paths.items() for j, row in enumerate(matrix)}
    paths = {path: p for path, p in paths.items() if p}
    last, wanted = marginal(paths, [n]), claimed.rationals(sizes[-1])
    summed = [last.get((a,), ZERO) for a in range(sizes[-1])]
    proof("path-law", summed == wanted, claimed.path, "the law of y_n, summed over all paths, is another", summed, wanted)
    folded = [sum(row) for row in joints(law, matrices)[0]]
    proof("matrix-product", summed == folded, claimed.path, "the sum over paths is not the matrix product", summed, folded)
    bad = next(((i, k) for i in range(n) for k in range(1, n - i + 1) if not independent(paths, [i], [i + 1], [i + k])), None)
    proof("backward-markov", bad is None, steps.path, "equation 17 fails at (i, k)", bad)
    for i in range(n):
        pair, step, near, far = (marginal(paths, places) for places in ([i, n], [i, i + 1], [i + 1], [i + 1, n]))
        for x, (a,) in tuples(range(sizes[i]), last):
            right = sum((step.get((x, y), ZERO) / near[y,] * p for (y, b), p in far.items() if b == a), ZERO)
            proof("backward-step", pair.get((x, a), ZERO) == right, steps.path, f"equation 18 fails at i = {i} for (y_i, y_n)", (x, a))
    return (
        f"For {chain(initial, steps)}, summed over all paths: the law of y_{n} is {listing(claimed)} ="
        f" M_{n} ... M_1 p_0; P(y_i | y_(i+1), y_(i+k)) = P(y_i | y_(i+1)) for all i and k >= 1; and P(y_i | y_{n}) ="
        f" sum over y_(i+1) of P(y_i | y_(i+1)) P(y_(i+1) | y_{n}), wherever the conditions have positive probability."
    )


def chain_distillation(params: Node, witness: Node, budget: Budget) -> str:
    """All posteriors are computed again; nothing of the claim is used but the chain."""
    initial, maps, laws, statistics, steps = params.fields("initial", "maps", "posterior", "statistics", "steps")
    witness.fields()
    law, matrices = read_chain(initial, steps, budget)
    n, tables = len(matrices), joints(law, matrices)
    claimed = [[label.integer(-1, 63) for label in node.items(len(tables[0]), len(tables[0]))] for node in statistics.items(n + 1, n + 1)]
    found = [statistic(table) for table in tables]
    proof("statistics", claimed == found, statistics.path, "the partitions by equal posteriors are others", found, claimed)
    for i, node in enumerate(maps.items(n, n)):
        f = node.integers(max(found[i + 1]) + 1)
        held = all(f[a] == b for a, b in zip(found[i + 1], found[i], strict=True) if a >= 0)
        proof("distillation-map", held, node.path, f"T_{i} is not this map of T_{i + 1}", f)
    final = [node.rationals(len(law)) for node in laws.items(max(found[0]) + 1, max(found[0]) + 1)]
    held = all(final[a] == posterior(row) for a, row in zip(found[0], tables[0], strict=True) if a >= 0)
    proof("distilled-posterior", held, laws.path, "P(y_0 | y_n) is not this function of T_0")
    return (
        f"For {chain(initial, steps)}: the minimal sufficient statistics"
        f" of y_{n} for y_0..y_{n} are T_0..T_{n} = {listing(statistics)} (class numbers, -1 for states of probability 0); T_i = f_i o T_(i+1) with"
        f" f_0..f_{n - 1} = {listing(maps)}; and P(y_0 | y_{n}) = F(f_0(...f_{n - 1}(T_{n}(y_{n})))) with F = {listing(laws)}."
    )


def corollary_indices(params: Node, witness: Node, budget: Budget) -> str:
    """Equally many values of T_1, ..., T_n force all their value sets to be used in full, and T_0 has fewer."""
    classes, initial, steps = params.fields("classes", "initial", "steps")
    witness.fields()
    law, matrices = read_chain(initial, steps, budget)
    n = len(matrices)
    shape("two-steps", n >= 2, steps.path, "for fewer than two steps the printed indices are right", n, 2)
    claimed, found = classes.integers(n + 1), [max(statistic(table)) + 1 for table in joints(law, matrices)]
    proof("class-counts", claimed == found, classes.path, "the statistics have other numbers of values", found, claimed)
    clash = len(set(found[1:])) == 1 and found[0] < found[1]
    proof("index-clash", clash, classes.path, "these numbers of values leave room for the printed indices", found)
    return (
        f"The minimal sufficient statistics T_0..T_{n} of {chain(initial, steps)} have"
        f" {listing(classes)} values. Hence, with f_i of Theorem 2 (T_i = f_i o T_(i+1)) for 1 <= i < {n} and f_{n} = T_{n - 1}, the composition"
        f" f_0 o ... o f_{n} is undefined for every choice of names for the values, and T_0 = f_1 o ... o T_{n - 1} is undefined or false."
    )


def posterior_likelihood(params: Node, witness: Node, budget: Budget) -> str:
    """Both conditional probabilities are computed from the joint law."""
    cause, data, initial, likelihood, after, steps = params.fields("cause", "data", "initial", "likelihood", "posterior", "steps")
    witness.fields()
    law, matrices = read_chain(initial, steps, budget)
    joint = joints(law, matrices)[0]
    x, a = cause.integer(0, len(law) - 1), data.integer(0, len(joint) - 1)
    proof("condition-positive", law[x] > 0 and sum(joint[a]) > 0, params.path, "a condition has probability 0", (x, a))
    values = [joint[a][x] / sum(joint[a]), joint[a][x] / law[x]]
    proof("bayes-values", values == [after.rational(), likelihood.rational()], params.path, "the conditional probabilities are others", values)
    proof("bayes-differ", values[0] != values[1], params.path, "posterior and likelihood agree here", values)
    return f"For {chain(initial, steps)}: P(y_0 = {x} | y_n = {a}) = {number(values[0])} differs from P(y_n = {a} | y_0 = {x}) = {number(values[1])}."


def chain_memory(params: Node, witness: Node, budget: Budget) -> str:
    """Conditional independence is tested at every time, for the claimed number of past values and for one less."""
    claimed, order, shapes = params.fields("law", "memory", "sizes")
    witness.fields()
    sizes = [node.integer(1, 64) for node in shapes.items(2, 32)]
    n, m = len(sizes) - 1, order.integer(1, len(sizes) - 1)
    budget.spend(40 * n * n * prod(sizes) * max(sizes), "the conditional independences")
    weights = claimed.rationals(prod(sizes))
    stochastic([weights], claimed.path)
    law: Table = {path: p for path, p in zip(tuples(*map(range, sizes)), weights, strict=True) if p}

    def enough(k: int) -> bool:
        return all(independent(law, [t], list(range(t - k, t)), list(range(t - k))) for t in range(k + 1, n + 1))

    proof("memory-enough", enough(m), order.path, "so many past values are not enough", m)
    proof("memory-least", m == 1 or not enough(m - 1), order.path, "fewer past values are enough", m)
    return (
        f"Under the law {listing(claimed)} of (y_0..y_{n}), of sizes {sizes} (last index fastest), P(y_t | y_(t-1), ..., y_0) = P(y_t | y_(t-1), ...,"
        f" y_(t-{m})) for all t > {m}, and {m} is the least such number >= 1: the windows of {m} successive values form a Markov chain."
    )


Polynomial = dict[tuple[int, ...], int]


def times(*factors: Polynomial) -> Polynomial:
    """Multiply polynomials; a monomial is the sorted tuple of its unknowns."""
    found: Polynomial = {(): 1}
    for factor in factors:
        found = plus(*({tuple(sorted(a + b)): x * y} for a, x in found.items() for b, y in factor.items()))
    return found


def plus(*terms: Polynomial) -> Polynomial:
    """Add polynomials."""
    found: Polynomial = {}
    for term in terms:
        for key, value in term.items():
            found[key] = found.get(key, 0) + value
    return {key: value for key, value in found.items() if value}


def chain_theorem(params: Node, witness: Node, budget: Budget) -> str:
    """The two polynomial identities of FORMAT 6.5 are multiplied out in the unknowns q_ij, u_j, v_j."""
    (sizes,) = params.fields("sizes")
    witness.fields()
    rows, columns = (node.integer(1, 4) for node in sizes.items(2, 2))
    budget.spend(2000 * (rows * columns) ** 3, "the polynomial identities")
    minus: Polynomial = {(): -1}
    unknown: list[list[Polynomial]] = [[{(i * columns + j,): 1} for j in range(columns)] for i in range(rows + 2)]
    q, u, v = unknown[:rows], unknown[rows], unknown[rows + 1]
    c = [plus(*(q[i][j] for i in range(rows))) for j in range(columns)]
    a, b = (plus(*(times(c[j], w[j]) for j in range(columns))) for w in (u, v))
    d = [plus(times(u[j], b), times(minus, v[j], a)) for j in range(columns)]
    pairs = [(plus(times(c[j], u[j], b), times(minus, c[j], v[j], a)), times(c[j], d[j])) for j in range(columns)]
    for row in q:
        above, below = (plus(*(times(row[j], w[j]) for j in range(columns))) for w in (u, v))
        pairs.append((plus(times(above, b), times(minus, below, a)), plus(*(times(row[j], d[j]) for j in range(columns)))))
    proof("theorem-identity", all(left == right for left, right in pairs), sizes.path, "a polynomial identity fails")
    return (
        f"For every Markov chain y_0 -> y_1 -> y_2 with {rows} states of y_0, {columns} of y_1 and any number of y_2, zeros allowed: when y_2 = a"
        " and y_2 = b have positive probability and P(y_1 | y_2 = a) = P(y_1 | y_2 = b), then P(y_0 | y_2 = a) = P(y_0 | y_2 = b)."
    )
