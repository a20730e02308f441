"""Linear networks: sparse-transform, convolution, matrix-product, width-bound, bilinear-recursion, random-factors."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product as tuples
from math import prod

from ..errors import Budget, proof, shape
from ..linear import is_prime, rank_mod
from ..reader import Node, strictly_increasing
from .wording import listing, number

Row = dict[int, int]
"""Column -> e, for the entry z^e; z is a root of z^(n/2) = -1 in `fourier`, and -1 in the others."""

DEFINITIONS = {
    "fourier": "the Fourier matrix z^(jk) for z with z^(n/2) = -1, 0 <= j, k < n",
    "walsh": "the Walsh-Hadamard matrix (-1)^(number of common binary digits 1 of j and k)",
    "haar": "the Haar matrix: row 0 all ones, row 2^l + i equal to +1 on the first and -1 on the second half of the i-th of 2^l equal blocks and"
    " 0 elsewhere",
}


def power_of_two(node: Node) -> int:
    """Read n."""
    n = node.integer(2, 1024)
    shape("power-of-two", n & (n - 1) == 0, node.path, "n must be a power of 2", n)
    return n


def sparse_factors(name: str, n: int) -> Iterator[list[Row]]:
    """Yield the factors, the first to be applied first."""
    half = n // 2 if name == "fourier" else 1
    length = 1
    while length < n:
        rows: list[Row] = [{} for _ in range(n)]
        if name == "haar":
            width = n // length
            for i in range(n):
                rows[i] = {i: 0} if i >= width else {2 * i: 0, 2 * i + 1: 0} if i < width // 2 else {2 * i - width: 0, 2 * i - width + 1: 1}
        else:
            for i in (i for i in range(n) if not i & length):
                twist = (i % length) * (half // length) if name == "fourier" else 0
                rows[i], rows[i + length] = {i: 0, i + length: twist}, {i: 0, i + length: twist + half}
            if name == "fourier" and length == 1:
                bits = n.bit_length() - 1
                rows = [{int(f"{c:0{bits}b}"[::-1], 2): e for c, e in row.items()} for row in rows]
        yield rows
        length *= 2


def entry(name: str, n: int, j: int, k: int) -> int | None:
    """Return e for the entry z^e of the transform's definition, None for 0."""
    if name == "fourier":
        return j * k % n
    if name == "walsh" or j == 0:
        return (j & k).bit_count() % 2
    level = 1 << (j.bit_length() - 1)
    block = n // level
    return None if k // block != j - level else int(k % block >= block // 2)


def sparse_transform(params: Node, witness: Node, budget: Budget) -> str:
    """Send each unit vector through the factors; every entry is a sum over one path at most, so it is a power of z or 0."""
    dense, size, passing, synapses, transform = params.fields("dense", "n", "passing", "synapses", "transform")
    witness.fields()
    name, n = transform.word(*DEFINITIONS), power_of_two(size)
    factors, order = list(sparse_factors(name, n)), n if name == "fourier" else 2
    budget.spend(n * n * len(factors) * 4, "the product of the factors")
    full = 0
    for k in range(n):
        column: list[int | None] = [0 if i == k else None for i in range(n)]
        for rows in factors:
            following: list[int | None] = []
            for row in rows:
                paths = [(value + e) % order for c, e in row.items() if (value := column[c]) is not None]
                proof("one-path", len(paths) < 2, size.path, "an entry of the product is a sum over several paths")
                following.append(paths[0] if paths else None)
            column = following
        wrong = next((j for j in range(n) if column[j] != entry(name, n, j, k)), None)
        proof("transform-product", wrong is None, size.path, f"the product of the factors differs from the matrix in column {k}, row", wrong)
        full += sum(value is not None for value in column)
    rows = [row for factor in factors for row in factor]
    for node, value in ((dense, full), (synapses, sum(map(len, rows))), (passing, sum(list(row.values()) == [0] for row in rows))):
        proof("transform-count", node.integer() == value, node.path, "the number of entries is another one", node.integer(), value)
    return (
        f"For n = {n}, {DEFINITIONS[name]}, has {dense.value} nonzero entries and is the product of {len(factors)} matrices n x n with"
        f" {synapses.value} nonzero entries in all,"
        f" {passing.value} of which stand alone in their row and are 1."
    )


def convolution(params: Node, witness: Node, budget: Budget) -> str:
    """F S = diag(z^j) F: column k of F S is column k + 1 of F."""
    total, size = params.fields("multiplications", "n")
    witness.fields()
    n = power_of_two(size)
    budget.spend(n * n * 4, "F S = D F")
    good = all(entry("fourier", n, j, (k + 1) % n) == (j + j * k) % n for j in range(n) for k in range(n))
    proof("shift-diagonal", good, size.path, "F does not diagonalise the shift")
    twists = sum(
        e % (n // 2) != 0 for rows in sparse_factors("fourier", n) for i, row in enumerate(rows) for e in list(row.values())[1:] if e < n // 2
    )
    proof(
        "convolution-count",
        total.integer() == 2 * twists + n,
        total.path,
        "the number of multiplications is another one",
        total.integer(),
        2 * twists + n,
    )
    return (
        f"For n = {n}, every linear map of n numbers that commutes with the cyclic shift is F^-1 D F with {DEFINITIONS['fourier']}, and D"
        " diagonal; the fast transform, D and the fast inverse"
        f" take at most {total.value} multiplications by numbers other than 1 and -1."
    )


def read_factor(node: Node) -> tuple[int, int, dict[tuple[int, int], Fraction]]:
    """Read rows, columns and the nonzero entries."""
    rows, columns, entries = node.items(3, 3)
    high, wide = rows.integer(1, 1024), columns.integer(1, 1024)
    triples = [triple.items(3, 3) for triple in entries.items()]
    places = [(i.integer(1, high), j.integer(1, wide)) for i, j, _ in triples]
    shape("entry-order", strictly_increasing(places), entries.path, "the positions are not strictly increasing")
    values = {place: triple[2].rational() for place, triple in zip(places, triples, strict=True)}
    shape("entry-zero", all(values.values()), entries.path, "an entry is 0")
    return high, wide, values


def matrix_product(params: Node, witness: Node, budget: Budget) -> str:
    """Multiply from left to right and count."""
    dense, factors, synapses = params.fields("dense", "factors", "synapses")
    witness.fields()
    read = [read_factor(node) for node in factors.items(1, 64)]
    wide, result = read[0][1], read[0][2]
    for high, width, entries in read[1:]:
        proof("factor-sizes", wide == high, factors.path, "the columns of a factor are not as many as the rows of the next", wide, high)
        rows: dict[int, list[tuple[int, Fraction]]] = {}
        for (i, j), x in entries.items():
            rows.setdefault(i, []).append((j, x))
        total: dict[tuple[int, int], Fraction] = {}
        for (i, j), x in result.items():
            budget.spend(20 * len(rows.get(j, ())) + 1, "the product")
            for k, y in rows.get(j, ()):
                total[i, k] = total.get((i, k), Fraction(0)) + x * y
        wide, result = width, {place: x for place, x in total.items() if x}
    count = sum(len(entries) for _, _, entries in read)
    proof(
        "product-dense", dense.integer() == len(result), dense.path, "the product has another number of nonzero entries", dense.integer(), len(result)
    )
    proof(
        "product-synapses",
        synapses.integer() == count,
        synapses.path,
        "the factors have another number of nonzero entries",
        synapses.integer(),
        count,
    )
    return (
        f"The matrices [rows, columns, [[i, j, value]..]] {listing(factors)} have {count} nonzero entries in all, and their product, a"
        f" {read[0][0]} x {wide} matrix, has {len(result)}."
    )


def width_bound(params: Node, witness: Node, budget: Budget) -> str:
    """The rank mod p bounds the rank from below, and a product through fewer than rank neurons has a smaller rank."""
    matrix, claimed = params.fields("matrix", "rank")
    (modulus,) = witness.fields("modulus")
    p, lines = modulus.integer(2, 2**31 - 1), matrix.items(1, 64)
    width = len(lines[0].items(1, 64))
    entries, rank = [line.rationals(width) for line in lines], claimed.integer(1, 64)
    shape("width-modulus-prime", is_prime(p), modulus.path, "the modulus is not prime", p)
    proof("width-denominator", all(x.denominator % p for row in entries for x in row), modulus.path, "the modulus divides a denominator", p)
    budget.spend(len(entries) ** 2 * width * 10, "the elimination")
    found = rank_mod([[x.numerator * pow(x.denominator, -1, p) % p for x in row] for row in entries], p)
    proof("width-rank", found >= rank, claimed.path, f"the rank modulo {p} does not reach the claim", found, rank)
    return f"The matrix {listing(matrix)} has rank at least {rank}, so no linear network with a layer of fewer than {rank} neurons computes it."


def bilinear_recursion(params: Node, witness: Node, budget: Budget) -> str:
    """Compute all q^6 coefficients of the trilinear identity, and count."""
    base, dense, levels, synapses, terms = params.fields("base", "dense", "levels", "synapses", "terms")
    witness.fields()
    q, k = base.integer(2, 4), levels.integer(1, 60)
    rows = [[[x.integer(-(10**6), 10**6) for x in part.items(q * q, q * q)] for part in term.items(3, 3)] for term in terms.items(1, 64)]
    budget.spend(q**6 * len(rows) * 4, "the coefficients of the identity")
    cells = list(tuples(range(q), repeat=2))
    for (x, (i, j)), (y, (h, m)), (z, (a, c)) in tuples(enumerate(cells), repeat=3):
        coefficient = sum(alpha[x] * beta[y] * gamma[z] for alpha, beta, gamma in rows)
        proof(
            "bilinear-identity",
            coefficient == (i == a and j == h and m == c),
            terms.path,
            f"N_{i}{j} M_{h}{m} occurs in entry {a}{c} with another coefficient",
            coefficient,
        )
    r, entries = len(rows), sum(x != 0 for term in rows for part in term[1:] for x in part)
    count = r**k + entries * sum(r**j * (q * q) ** (k - 1 - j) for j in range(k))
    proof("bilinear-synapses", synapses.big() == count, synapses.path, "the network has another number of entries", synapses.big(), count)
    proof("bilinear-dense", dense.big() == q ** (3 * k), dense.path, "the one matrix has another number of entries", dense.big(), q ** (3 * k))
    return (
        f"As polynomials, sum_t alpha_t(N) beta_t(M) gamma_t = N M for {q} x {q} matrices with the {r} terms [alpha, beta, gamma] ="
        f" {listing(terms)}; its recursion to {k} levels multiplies matrices"
        f" of size {number(q**k)} with {number(r**k)} multiplications, and as a linear network M -> N M for fixed N has {2 * k + 1} weight"
        f" matrices with at most {number(count)} nonzero entries,"
        f" while the one matrix of this map has {number(q ** (3 * k))} when N has no zero entry."
    )


def random_factors(params: Node, witness: Node, budget: Budget) -> str:
    """The probability that no k has A_ik = B_kj = 1; for n <= 6 also as a sum over all cases."""
    density, low, size, high = params.fields("density", "lower", "n", "upper")
    witness.fields()
    p, lower, n, upper = density.rational(), low.rational(), size.integer(1, 100_000), high.rational()
    shape("density-range", 0 < p < 1, density.path, "0 < p < 1 is wanted", p)
    budget.spend((n * p.denominator.bit_length()) ** 2 // 16 + 4**6 * 100, "the power")
    zero = (1 - p * p) ** n
    if n <= 6:
        pairs = [(a * b, (p if a else 1 - p) * (p if b else 1 - p)) for a in (0, 1) for b in (0, 1)]
        cases = sum(prod(weight for _, weight in case) for case in tuples(pairs, repeat=n) if not any(both for both, _ in case))
        proof("random-cases", cases == zero, size.path, "the cases add up to another probability", cases, zero)
    cost = (1 - zero) / (2 * p)
    proof("random-lower", lower <= cost, low.path, "the ratio is less", cost, lower)
    proof("random-upper", cost <= upper, high.path, "the ratio is greater", cost, upper)
    return (
        f"For independent random n x n matrices A, B, n = {n}, with independent entries, 1 with probability p = {number(p)} and else 0: an entry"
        " of A B is 0 with probability (1 - p^2)^n, and"
        f" E[nonzero entries of A B] / E[nonzero entries of A and B] = [1 - (1 - p^2)^n]/(2p) lies in [{number(lower)}, {number(upper)}] and is"
        f" less than 1/(2p) = {number(1 / (2 * p))}."
    )
