"""A slow second opinion on claims about chains, information and fields: sums over paths, and mpmath for logarithms and waves."""

from fractions import Fraction
from itertools import product

import mpmath


def paths(p):
    """The law of all paths."""
    initial, steps = [Fraction(x) for x in p["initial"]], [[[Fraction(x) for x in row] for row in m] for m in p["steps"]]
    found = {}
    for path in product(range(len(initial)), *(range(len(m)) for m in steps)):
        weight = initial[path[0]]
        for m, j, k in zip(steps, path[1:], path, strict=False):
            weight *= m[j][k]
        found[path] = weight
    return found


def total(law, **fixed):
    """The probability that the named places (`y0`, `y2`, ...) have the given values."""
    return sum((w for path, w in law.items() if all(path[int(k[1:])] == v for k, v in fixed.items())), Fraction(0))


def posterior(law, i, n, a):
    """P(y_i | y_n = a), None where that has probability 0."""
    whole = total(law, **{f"y{n}": a})
    values = {path[i] for path in law}
    return [sum((w for path, w in law.items() if path[i] == k and path[n] == a), Fraction(0)) / whole for k in sorted(values)] if whole else None


def true_distillation(p):
    law, n = paths(p), len(p["steps"])
    states = range(len(p["steps"][-1]))
    for i, labels in enumerate(p["statistics"]):
        after = [posterior(law, i, n, a) for a in states]
        if any((labels[a] == -1) != (after[a] is None) for a in states):
            return False
        if any((labels[a] == labels[b]) != (after[a] == after[b]) for a in states for b in states):
            return False
    f, t = p["maps"], p["statistics"]
    held = all(f[i][t[i + 1][a]] == t[i][a] for i in range(n) for a in states if t[n][a] >= 0)
    return held and all([Fraction(x) for x in p["posterior"][t[0][a]]] == posterior(law, 0, n, a) for a in states if t[n][a] >= 0)


def true_indices(p):
    law, n = paths(p), len(p["steps"])
    counts = [len({tuple(x) for a in range(len(p["steps"][-1])) if (x := posterior(law, i, n, a))}) for i in range(n + 1)]
    return counts == p["classes"] and len(set(counts[1:])) == 1 and counts[0] < counts[1]


def true_bayes(p):
    law, n = paths(p), len(p["steps"])
    both = total(law, y0=p["cause"], **{f"y{n}": p["data"]})
    after, before = both / total(law, **{f"y{n}": p["data"]}), both / total(law, y0=p["cause"])
    return [after, before] == [Fraction(p["posterior"]), Fraction(p["likelihood"])] and after != before


def bits(joint):
    """The mutual information of a table, in bits."""

    def plain(x):
        return mpmath.mpf(x.numerator) / x.denominator

    rows, columns = [sum(r) for r in joint], [sum(c) for c in zip(*joint, strict=True)]
    return mpmath.fsum(plain(v) * mpmath.log(plain(v / (rows[i] * columns[j])), 2) for i, r in enumerate(joint) for j, v in enumerate(r) if v)


def true_information(p):
    law, n = paths(p), len(p["steps"])
    full = [[total(law, y0=x, **{f"y{n}": a}) for a in range(len(p["map"]))] for x in range(len(p["initial"]))]
    merged = [[sum((v for v, label in zip(row, p["map"], strict=True) if label == f), Fraction(0)) for f in sorted(set(p["map"]))] for row in full]
    before, after = bits(full), bits(merged)
    inside = all(
        mpmath.mpf(Fraction(lo).numerator) / Fraction(lo).denominator <= v + TINY
        and v - TINY <= mpmath.mpf(Fraction(hi).numerator) / Fraction(hi).denominator
        for (lo, hi), v in ((p["before"], before), (p["after"], after))
    )
    return inside and (abs(before - after) < TINY) == (p["loss"] == "zero")


def true_memory(p):
    law = dict(zip(product(*map(range, p["sizes"])), map(Fraction, p["law"]), strict=True))

    def enough(m):
        for t in range(m + 1, len(p["sizes"])):
            seen = {}
            for past in product(*map(range, p["sizes"][:t])):
                row = [sum((w for path, w in law.items() if path[: t + 1] == (*past, v)), Fraction(0)) for v in range(p["sizes"][t])]
                if sum(row) and seen.setdefault(past[t - m :], [w / sum(row) for w in row]) != [w / sum(row) for w in row]:
                    return False
        return True

    return enough(p["memory"]) and (p["memory"] == 1 or not enough(p["memory"] - 1))


def true_forgetting(p):
    m = [[Fraction(x) for x in row] for row in p["matrix"]]
    power = m
    for _ in range(p["power"] - 1):
        power = [[sum((power[i][k] * m[k][j] for k in range(len(m))), Fraction(0)) for j in range(len(m))] for i in range(len(m))]
    return sum(map(min, power)) == Fraction(p["share"]) > 0


def pair(c):
    """The information of two fair bits with correlation c."""
    return bits([[(1 + c) / 4, (1 - c) / 4], [(1 - c) / 4, (1 + c) / 4]])


def true_decay(p):
    rho, k = Fraction(p["rho"]), p["distance"]
    ratios = [pair(rho ** (t + 1)) / pair(rho**t) for t in (k, k + 1, k + 5) if t < 120]
    low, high = (mpmath.mpf(Fraction(p[s]).numerator) / Fraction(p[s]).denominator for s in ("lower", "upper"))
    return all(low <= r + mpmath.mpf(10) ** -12 and r <= high + mpmath.mpf(10) ** -12 for r in ratios)


def true_tree(p):
    rho = Fraction(p["rho"])
    c = -4 * mpmath.log(mpmath.mpf(rho.numerator) / rho.denominator, 2)
    low, high = (mpmath.mpf(Fraction(x).numerator) / Fraction(x).denominator for x in p["exponent"])
    return 0 < low <= c <= high and all(
        2 ** (-h * c) / (2 * mpmath.log(2)) <= pair(rho ** (2 * h)) * (1 + TINY) <= 2 ** (-h * c) * (1 + 2 * TINY) for h in (1, 2, 3)
    )


def true_balance(p):
    n, delta = p["length"], Fraction(p["deviation"])
    if n > 16:
        return True
    bad = sum(abs(Fraction(s.bit_count(), n) - Fraction(1, 2)) > delta for s in range(2**n))
    return Fraction(bad, 2**n) <= Fraction(p["upper"])


def form(p, angle):
    """K' of the block averages for the wave (angle, 0), by the sum over aliases."""
    b, y = p["b"], [mpmath.mpf(Fraction(v).numerator) / Fraction(v).denominator for v in p["couplings"]]
    covariance = 0
    for m in range(b):
        k = (angle + 2 * mpmath.pi * m) / b
        weight = abs(mpmath.fsum(mpmath.expj(k * x) for x in range(b)) / b) ** 2
        covariance += weight / mpmath.fsum(v * (4 * mpmath.sin(k / 2) ** 2) ** i for i, v in enumerate(y))
    return mpmath.mpf(b) ** (2 - 2 * p["field"]) / covariance


def true_block(p):
    small = mpmath.mpf(10) ** -8
    y0, y1 = (mpmath.mpf(Fraction(v).numerator) / Fraction(v).denominator for v in p["result"])
    return abs(form(p, mpmath.mpf(10) ** -25) / y0 - 1) < small and abs((form(p, small) - form(p, 0)) / small**2 - y1) < small * (
        1 + abs(y0) + abs(y1)
    )


def true_torus(p):
    b, n = p["b"], p["side"]
    c, row = n // b, [Fraction(v) for v in p["row"]]
    if n > 6:
        return True
    y = [Fraction(v) for v in p["couplings"]]
    laplacian = mpmath.matrix(n * n)
    for x, z in product(range(n), repeat=2):
        laplacian[x * n + z, x * n + z] += 4
        for dx, dz in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            laplacian[x * n + z, (x + dx) % n * n + (z + dz) % n] -= 1
    k = sum((laplacian**i * (mpmath.mpf(v.numerator) / v.denominator) for i, v in enumerate(y)), mpmath.zeros(n * n))
    blocks = mpmath.zeros(c * c, n * n)
    for x, z in product(range(n), repeat=2):
        blocks[x // b * c + z // b, x * n + z] = mpmath.mpf(1) / b**2
    found = (blocks * k**-1 * blocks.T) ** -1
    return all(abs(found[0, j] - mpmath.mpf(v.numerator) / v.denominator) < TINY for j, v in enumerate(row))


TINY = mpmath.mpf(10) ** -25
FLOW = {1: "relevant", 0: "marginal", -1: "irrelevant"}
ORACLES = {
    "markov-chain": lambda p: [total(paths(p), **{f"y{len(p['steps'])}": a}) for a in range(len(p["law"]))] == [Fraction(x) for x in p["law"]],
    "chain-distillation": true_distillation,
    "corollary-indices": true_indices,
    "posterior-likelihood": true_bayes,
    "chain-theorem": lambda p: True,
    "information-loss": true_information,
    "chain-memory": true_memory,
    "forgetting": true_forgetting,
    "symmetric-decay": true_decay,
    "tree-information": true_tree,
    "few-descriptions": lambda p: p["missed"] == p["objects"] - p["bits"] - 1 > 0,
    "balanced-strings": true_balance,
    "ordered-words": lambda p: True,
    "rescaling": lambda p: p["exponent"] == 2 - 2 * p["order"] - 2 * p["field"] and p["flow"] == FLOW[(p["exponent"] > 0) - (p["exponent"] < 0)],
    "block-average": true_block,
    "torus-average": true_torus,
}
