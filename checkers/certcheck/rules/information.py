"""Information and counting: information-loss, forgetting, symmetric-decay, tree-information, few-descriptions, balanced-strings, ordered-words."""

from fractions import Fraction
from itertools import product as tuples

from ..errors import Budget, proof, shape
from ..exact import Real, logarithm_1p
from ..reader import Node
from .chains import ZERO, chain, joints, read_chain, stochastic
from .wording import listing, number

BITS = 160


def logarithm(t: Fraction) -> Real:
    """Enclose log2 t, t > 0: t = 2^e (1 + w) with 0 <= w < 1 is e + ln(1 + w)/ln 2."""
    e = t.numerator.bit_length() - t.denominator.bit_length()
    e -= t < Fraction(2) ** e
    return Real.of(e, BITS) + logarithm_1p(Real.of(t / Fraction(2) ** e - 1, BITS)) / logarithm_1p(Real.of(1, BITS))


def mutual(joint: list[list[Fraction]]) -> Real:
    """Enclose the mutual information of rows and columns in bits (22)."""
    rows, columns, total = [sum(row) for row in joint], [sum(column) for column in zip(*joint, strict=True)], Real.of(0, BITS)
    for row, r in zip(joint, rows, strict=True):
        for p, c in zip(row, columns, strict=True):
            if p:
                total = total + logarithm(p / (r * c)).times(p.numerator, p.denominator)
    return total


def within(node: Node, found: Real) -> tuple[Fraction, Fraction]:
    """Require that the interval of the claim holds the enclosure."""
    low, high = node.rationals(2)
    held = low <= found.lower() and found.upper() <= high
    proof("interval", held, node.path, "the interval does not hold the enclosed value", found.lower(), found.upper())
    return low, high


def information_loss(params: Node, witness: Node, budget: Budget) -> str:
    """ln r >= 1 - 1/r turns (21) into a rational number >= 0, with equality exactly when every r is 1; the two informations are enclosed."""
    after, before, initial, loss, labels, steps = params.fields("after", "before", "initial", "loss", "map", "steps")
    witness.fields()
    law, matrices = read_chain(initial, steps, budget)
    joint = joints(law, matrices)[0]
    f = [node.integer(0, 999) for node in labels.items(len(joint), len(joint))]
    budget.spend(len(joint) * len(law) * 40_000, "the enclosure of the information")
    merged = {v: [sum((row[x] for row, w in zip(joint, f, strict=True) if w == v), ZERO) for x in range(len(law))] for v in f}
    terms = [(p, sum(row) * merged[v][x] / sum(merged[v])) for row, v in zip(joint, f, strict=True) for x, p in enumerate(row) if p]
    bound = sum((p - q for p, q in terms), ZERO)
    proof("log-sum", bound >= 0, params.path, "the rational bound of the difference is negative", bound, 0)
    sufficient = all(p == q for p, q in terms)
    word = loss.word("zero", "positive")
    proof("loss-word", word == ("zero" if sufficient else "positive"), loss.path, "the map is sufficient, or it is not", word)
    kept = within(after, mutual(list(merged.values())))
    first = within(before, mutual(joint))
    return (
        f"For {chain(initial, steps)}, I(y_0; y_n) lies in [{number(first[0])}, {number(first[1])}] bits and"
        f" with f = {listing(labels)} I(y_0; f(y_n)) lies in [{number(kept[0])}, {number(kept[1])}]; I(y_0; f(y_n)) <= I(y_0; y_n), "
        + ("with equality, and f is sufficient." if sufficient else "strictly, and f is not sufficient.")
    )


def forgetting(params: Node, witness: Node, budget: Budget) -> str:
    """The common part of the columns of M^r is computed exactly."""
    matrix, power, share = params.fields("matrix", "power", "share")
    witness.fields()
    size = len(matrix.items(1, 64))
    m = [row.rationals(size) for row in matrix.items()]
    stochastic(list(zip(*m, strict=True)), matrix.path)
    r, claimed, columns = power.integer(1, 64), share.rational(), list(zip(*m, strict=True))
    bits = sum(b.bit_length() for b in {p.denominator for row in m for p in row})
    budget.spend(20 * r * size**3 * (1 + r * bits // 500), "the power of the matrix")
    found = m
    for _ in range(r - 1):
        found = [[sum((a * b for a, b in zip(row, column, strict=True)), ZERO) for column in columns] for row in found]
    common = sum((min(row) for row in found), ZERO)
    proof("forgotten-share", claimed == common, share.path, "the columns of the power have another part in common", common, claimed)
    proof("forgotten-positive", common > 0, share.path, "the columns have nothing in common, so nothing decays", common)
    return (
        f"The columns of M^{r}, M = {listing(matrix)}, have a part of mass {number(common)} in common. Hence for the Markov chain with matrix M,"
        f" every law of y_0 and every t >= 0: I(y_0; y_t) <= (1 - {number(common)})^floor(t/{r}) H(y_0)."
    )


def correlation(node: Node) -> Fraction:
    """Read a correlation strictly between 0 and 1."""
    rho = node.rational()
    shape("correlation-range", 0 < rho < 1, node.path, "the correlation is not strictly between 0 and 1", rho)
    return rho


def symmetric_decay(params: Node, witness: Node, budget: Budget) -> str:
    """The power series of the information bounds every ratio from `distance` on."""
    distance, lower, fidelity, upper = params.fields("distance", "lower", "rho", "upper")
    witness.fields()
    k, low, rho, high = distance.integer(1, 10_000), lower.rational(), correlation(fidelity), upper.rational()
    budget.spend(100_000 + k * (rho.denominator.bit_length() // 8 + 1), "a power of the correlation")
    proof("decay-upper", high == rho * rho, upper.path, "the upper bound is not the square of the correlation", high, rho * rho)
    two = logarithm_1p(Real.of(1, BITS)) * 2 - Real.of(1, BITS)
    reached = (two * Real.of(rho ** (2 * k), BITS) + Real.of(1, BITS)).upper() * low
    proof("decay-lower", low >= 0 and reached <= rho * rho, lower.path, "the lower bound is not reached from this distance on", reached, rho * rho)
    return (
        f"In the stationary chain of a fair bit with correlation {number(rho)} per step: {number(low)} <= I(y_0; y_(t+1)) / I(y_0; y_t)"
        f" <= {number(high)} for every t >= {k}, and rho^(2t) / (2 ln 2) <= I(y_0; y_t) <= rho^(2t) bits for every t >= 1."
    )


def tree_information(params: Node, witness: Node, budget: Budget) -> str:
    """The joint law of all leaves is summed over all states of all nodes: E[s_i s_j] and E[s_i] of signs s; the exponent is enclosed."""
    depth, exponent, fidelity = params.fields("depth", "exponent", "rho")
    witness.fields()
    levels, rho = depth.integer(1, 3), correlation(fidelity)
    nodes, leaves = 2 ** (levels + 1) - 1, range(2**levels - 1, 2 ** (levels + 1) - 1)
    budget.spend(2**nodes * 4**levels, "all states of the tree")
    stay, flip = (1 + rho) / 2, (1 - rho) / 2
    weights = [stay ** (nodes - 1 - k) * flip**k / 2 for k in range(nodes)]
    counts: dict[tuple[int, int], list[int]] = {(i, j): [0] * nodes for i in leaves for j in leaves if i <= j}
    for state in tuples((1, -1), repeat=nodes):
        k = sum(state[v] != state[(v - 1) // 2] for v in range(1, nodes))
        for (i, j), tally in counts.items():
            tally[k] += state[i] * (state[j] if i < j else 1)
    for (i, j), tally in counts.items():
        h = next(h for h in range(levels + 1) if (i + 1) >> h == (j + 1) >> h)
        mean = sum((w * x for w, x in zip(weights, tally, strict=True)), ZERO)
        proof("tree-correlation", mean == (rho ** (2 * h) if i < j else 0), depth.path, "the leaves have another correlation", mean)
    low, high = within(exponent, -(logarithm(rho) * 4))
    shape("exponent-positive", low > 0, exponent.path, "the exponent is not bounded away from 0", low)
    return (
        f"A fair bit passed down a binary tree with correlation {number(rho)} on each edge: in the tree of {levels} levels, leaves whose nearest"
        f" common ancestor is h levels up are fair bits with correlation rho^(2h). In a tree of any depth the leaves 0 and d = 2^(h-1) have mutual"
        f" information between (2d)^(-c) / (2 ln 2) and (2d)^(-c) bits, c = 4 log2(1/rho) in [{number(low)}, {number(high)}], for every h >= 1."
    )


def few_descriptions(params: Node, witness: Node, budget: Budget) -> str:
    """There are 2^(d+1) - 1 bit strings of length at most d."""
    bits, missed, objects = params.fields("bits", "missed", "objects")
    witness.fields()
    d, e, n = bits.integer(), missed.integer(1), objects.integer(1)
    proof("description-count", e == n - d - 1, missed.path, "the exponent is another", n - d - 1, e)
    return (
        f"Of 2^{n} objects (bit strings of length {n}; when {n} = 2^m also the Boolean functions of m inputs) a share of less than 2^-{e} has a"
        f" description of at most {d} bits."
    )


def balanced_strings(params: Node, witness: Node, budget: Budget) -> str:
    """The strings that are not balanced are counted by binomial coefficients."""
    deviation, length, upper = params.fields("deviation", "length", "upper")
    witness.fields()
    delta, n, bound = deviation.rational(), length.integer(1, 100_000), upper.rational()
    shape("deviation-positive", delta > 0, deviation.path, "the deviation is not positive", delta)
    budget.spend(n * (n // 64 + 10) + 1000, "the binomial coefficients")
    count, term = 0, 1
    for k in range(n + 1):
        count += term if abs(Fraction(k, n) - Fraction(1, 2)) > delta else 0
        term = term * (n - k) // (k + 1)
    proof("unbalanced-share", Fraction(count, 2**n) <= bound, upper.path, "more strings than this are not balanced", bound)
    return (
        f"Of the 2^{n} bit strings of length {n}, a share of at most {number(bound)} has a frequency of ones that differs from 1/2 by more than"
        f" {number(delta)}."
    )


def ordered_words(params: Node, witness: Node, budget: Budget) -> str:
    """The string is written out and its digits are counted."""
    base, digits = params.fields("base", "digits")
    witness.fields()
    b, k = base.integer(2, 16), digits.integer(1, 8)
    budget.spend(k * b**k * 40, "the string of all words")
    words = list(tuples(range(b), repeat=k))
    text = [digit for word in words for digit in word]
    starts = {tuple(text[i : i + k]) for i in range(0, len(text), k)}
    held = all(text.count(digit) == k * b ** (k - 1) for digit in range(b)) and len(starts) == b**k
    proof("word-counts", held, params.path, "the words or the digits are not equally frequent")
    return (
        f"The string of all {k}-digit words in base {b} in increasing order has {len(text)} digits, each digit {k * b ** (k - 1)} times, and each"
        f" word of length {k} exactly once at a multiple of {k}. The test 'differs from this string' is passed by all other strings of this length, a"
        f" share 1 - {b}^-{len(text)}, and failed by this one."
    )
