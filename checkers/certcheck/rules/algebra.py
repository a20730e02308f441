"""Algebra with a witness: product-rank, no-product-network, polynomial-bound."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from itertools import product as tuples
from math import comb, factorial, lcm, prod
from operator import mul

from ..errors import Budget, proof, shape
from ..linear import is_prime, rank_mod
from ..reader import Node, strictly_increasing
from .networks import whole
from .wording import listing, number, product


def subset_products(point: list[int], complement: list[int]) -> list[int]:
    """Return, for S = 0..2^n-1, the product of the entries of `point` in S and of `complement` outside S."""
    values = [1]
    for entry, other in zip(point, complement, strict=True):
        values = [value * other for value in values] + [value * entry for value in values]
    return values


def product_rank(params: Node, witness: Node, budget: Budget) -> str:
    """rank A mod p <= rank A over Q, since a minor that is not 0 mod p is not 0; and as many independent dependencies as the smaller side lacks."""
    size, points, claimed = params.fields("n", "points", "rank")
    relations, modulus = witness.fields("dependencies", "modulus")
    n, p = size.integer(1, 12), modulus.integer(2, 2**31 - 1)
    shape("modulus-prime", is_prime(p), modulus.path, "the modulus is not prime", p)
    entries = [point.rationals(n) for point in points.items(1)]
    m, rank = len(entries), claimed.integer(0, min(2**n, len(entries)))
    proof("modulus-denominator", all(x.denominator % p for row in entries for x in row), modulus.path, "the modulus divides a denominator", p)
    budget.spend(m * 2**n * min(m, 2**n) // 8 + m * 2**n, f"the elimination of a {m} x {2**n} matrix")
    residues = [[x.numerator * pow(x.denominator, -1, p) % p for x in row] for row in entries]
    found = rank_mod([[value % p for value in subset_products(row, [1] * n)] for row in residues], p)
    proof("rank-modulo", found >= rank, claimed.path, f"the rank modulo {p} does not reach the claim", found, rank)
    missing = min(2**n, m) - rank
    vectors = [node.rationals(min(2**n, m)) for node in relations.items()]
    proof("dependency-count", len(vectors) == missing, relations.path, "not as many dependencies as the smaller side lacks", len(vectors), missing)
    check_dependencies(vectors, entries, relations.path, budget)
    return (
        f"The 2^{n} x {m} matrix A over the rationals with entries A_Sj = product over h in S of a_hj, for subsets S of 1..{n} and the points"
        f" (a_1j..a_{n}j) = {listing(points)}, has rank {rank}."
    )


def check_dependencies(vectors: list[list[Fraction]], entries: list[list[Fraction]], path: str, budget: Budget) -> None:
    """Require a reduced form, hence independence, and c A = 0 (or A c = 0) exactly. Column j of A times prod_h den(a_hj) holds integers."""
    leads = [next((i for i, x in enumerate(c) if x), -1) for c in vectors]
    proof("dependency-zero", -1 not in leads, path, "a dependency is the zero vector", leads)
    proof("dependency-lead", all(c[i] == 1 for c, i in zip(vectors, leads, strict=True)), path, "a first nonzero entry is not 1")
    proof("dependency-order", strictly_increasing(leads), path, "the first nonzero entries do not move to the right", leads)
    if not vectors:
        return
    bits = sum(max((abs(x.numerator) | x.denominator).bit_length() for x in column) for column in zip(*entries, strict=True))
    budget.spend(len(vectors) * len(entries) * 2 ** len(entries[0]) * (1 + bits // 200), "the dependencies")
    scales = [prod(x.denominator for x in row) for row in entries]
    matrix = [subset_products([x.numerator for x in row], [x.denominator for x in row]) for row in entries]
    left = 2 ** len(entries[0]) <= len(entries)
    lines = matrix if left else list(zip(*matrix, strict=True))
    for index, c in enumerate(vectors):
        balanced = c if left else [x / scale for x, scale in zip(c, scales, strict=True)]
        integers = whole(balanced, budget)[0]
        bad = next((i for i, line in enumerate(lines) if sum(map(mul, integers, line))), None)
        proof("dependency-holds", bad is None, f"{path}[{index}]", "this vector is not a dependency: entry", bad, 0)


SHIFT = 64  # an exponent of the format is below 10^15 and products of two stay below 2^64, so packed exponent vectors add without carries
Sparse = dict[int, int]


def pack(exponents: list[int]) -> int:
    """Pack an exponent vector into one integer."""
    return sum(e << SHIFT * i for i, e in enumerate(exponents))


def product_equations(n: int, m: int) -> Iterator[Sparse]:
    """Yield f_0 = n! sum_j w_j prod_i a_ij - 1, then sum_j w_j prod_i a_ij^r_i for |r| <= n, r != (1..1), by (|r|, r); unknowns w, a_.1, a_.2, ..."""
    exponents = sorted((r for r in tuples(range(n + 1), repeat=n) if sum(r) <= n), key=lambda r: (sum(r), r))
    for r in [(1,) * n, *(r for r in exponents if r != (1,) * n)]:
        scale = factorial(n) if r == (1,) * n else 1
        f = {(1 << SHIFT * j) + (pack(list(r)) << SHIFT * (m + n * j)): scale for j in range(m)}
        yield f | {0: -1} if r == (1,) * n else f


def no_product_network(params: Node, witness: Node, budget: Budget) -> str:
    """sum c_i f_i = 1 is multiplied out; at a common zero of all f_i it would read 0 = 1."""
    size, neurons = params.fields("n", "neurons")
    (cofactors,) = witness.fields("cofactors")
    n = size.integer(1, 3)
    m = neurons.integer(1, 2**n - 1)
    equations = list(product_equations(n, m))
    indices, parsed = [], []
    for node in cofactors.items():
        index, body = node.items(2, 2)
        indices.append(index.integer(0, len(equations) - 1))
        terms = [(term.items(2, 2)[0].integers(m + n * m), term.items(2, 2)[1].rational()) for term in body.items()]
        shape("term-order", strictly_increasing([e for e, _ in terms]), body.path, "the exponent vectors are not strictly increasing")
        shape("term-zero", all(c for _, c in terms), body.path, "a coefficient is 0")
        parsed.append(terms)
    shape("index-order", strictly_increasing(indices), cofactors.path, "the indices are not strictly increasing", indices)
    budget.spend(sum(len(terms) * len(equations[i]) * 5 for i, terms in zip(indices, parsed, strict=True)), "the products c_i f_i")
    coefficients, bottom = whole([c for terms in parsed for _, c in terms], budget)
    supply, total = iter(coefficients), dict[int, int]()
    for place, terms in zip(indices, parsed, strict=True):
        for exponents, _ in terms:
            key, coefficient = pack(exponents), next(supply)
            for other, factor in equations[place].items():
                total[key + other] = total.get(key + other, 0) + coefficient * factor
    left = {key: value for key, value in total.items() if value}
    proof("identity", left == {0: bottom}, cofactors.path, "the sum of c_i f_i is not 1; terms left over", len(left), 1)
    return (
        "Over any field of characteristic 0, without biases, with a common expansion point and"
        f" sigma_0..sigma_{n} different from 0 (scaled to 1): no {m} neurons"
        f" (w_j, a_1j..a_{n}j) satisfy sum_j w_j prod_i a_ij^r_i = 0 for |r| <= {n}, r != (1..1), and {n}! sum_j w_j prod_i a_ij = 1,"
        f" that is, no network of {m} hidden neurons has the Taylor polynomial {product(n)} to degree {n}."
    )


def leaves(tree: Node, axes: int) -> Iterator[str]:
    """Yield the marks of a preorder tree, and require that it is one whole tree: open places start at 1, a digit adds one, `L` takes one."""
    open_places, marks = 1, tree.text()
    allowed = "L" + "".join(str(axis) for axis in range(1, min(axes, 9) + 1))
    for mark in marks:
        shape("tree-mark", mark in allowed, tree.path, "this mark is neither L nor an axis", mark, allowed)
        shape("tree-trailing", open_places > 0, tree.path, "marks follow after the tree has ended", marks)
        open_places += -1 if mark == "L" else 1
        yield mark
    shape("tree-truncated", open_places == 0, tree.path, "the tree ends too soon", open_places, 0)


class Tensor:
    """Bernstein coefficients of a polynomial on a box, integers over one common denominator, as a flat list with the last variable fastest."""

    def __init__(self, values: list[int], degrees: list[int], bottom: int) -> None:
        self.values, self.degrees, self.bottom = values, degrees, bottom

    def along(self, axis: int) -> Iterator[slice]:
        """Yield the lines of the tensor in the direction of an axis."""
        stride = prod(d + 1 for d in self.degrees[axis + 1 :])
        block = stride * (self.degrees[axis] + 1)
        for start in range(0, len(self.values), block):
            yield from (slice(start + i, start + block, stride) for i in range(stride))

    def halves(self, axis: int) -> "tuple[Tensor, Tensor]":
        """Split the box in the middle: de Casteljau, all coefficients times 2^d."""
        d, low, high = self.degrees[axis], list(self.values), list(self.values)
        for line in self.along(axis):
            row, left, right = self.values[line], [], []
            for step in range(d + 1):
                left.append(row[0] << (d - step))
                right.append(row[-1] << (d - step))
                row = [a + b for a, b in pairwise(row)]
            low[line], high[line] = left, right[::-1]
        return Tensor(low, self.degrees, self.bottom << d), Tensor(high, self.degrees, self.bottom << d)


def bernstein(terms: list[tuple[list[int], Fraction]], box: list[list[Fraction]]) -> Tensor:
    """Return the Bernstein coefficients: x = lo + (hi - lo) y, then b_i = sum_(k<=i) C(i,k)/C(d,k) c_k, one variable after the other."""
    degrees = [max((e[axis] for e, _ in terms), default=0) for axis in range(len(box))]
    dense = dict.fromkeys(tuples(*(range(d + 1) for d in degrees)), Fraction(0)) | {tuple(e): c for e, c in terms}
    values = list(dense.values())
    tensor = Tensor([], degrees, 1)
    tensor.values = [0] * len(values)
    for axis, (low, high) in enumerate(box):
        d = degrees[axis]
        for line in list(tensor.along(axis)):
            row = values[line]
            row = [sum((row[k] * comb(k, i) * low ** (k - i) for k in range(i, d + 1)), Fraction(0)) * (high - low) ** i for i in range(d + 1)]
            values[line] = [sum((row[k] * Fraction(comb(i, k), comb(d, k)) for k in range(i + 1)), Fraction(0)) for i in range(d + 1)]
    bottom = lcm(*(value.denominator for value in values))
    return Tensor([value.numerator * (bottom // value.denominator) for value in values], degrees, bottom)


def polynomial_bound(params: Node, witness: Node, budget: Budget) -> str:
    """On a box a polynomial is a convex combination of its Bernstein coefficients, so it is at most the largest; a tree covers by construction."""
    sides, monomials, bound = params.fields("box", "terms", "upper")
    (tree,) = witness.fields("tree")
    box = [side.rationals(2) for side in sides.items(1, 6)]
    shape("box-order", all(low < high for low, high in box), sides.path, "a side of the box is empty or reversed")
    terms = [(term.items(2, 2)[0].integers(len(box)), term.items(2, 2)[1].rational()) for term in monomials.items()]
    shape("exponent-size", all(e <= 40 for exponents, _ in terms for e in exponents), monomials.path, "an exponent is greater than 40")
    shape("polynomial-order", strictly_increasing([e for e, _ in terms]), monomials.path, "the exponent vectors are not strictly increasing")
    shape("polynomial-zero", all(c for _, c in terms), monomials.path, "a coefficient is 0")
    upper, degrees = bound.rational(), [max((e[axis] for e, _ in terms), default=0) for axis in range(len(box))]
    cells, marks = prod(d + 1 for d in degrees), list(leaves(tree, len(box)))
    bits = sum(x.numerator.bit_length() + x.denominator.bit_length() for row in (*box, [c for _, c in terms]) for x in row)
    budget.spend(cells * (sum(degrees) + 1) ** 2 * (1 + bits // 50) ** 2, f"{cells} Bernstein coefficients")
    steps = cells * len(marks) * (max(degrees) + 1) * (1 + (bits + len(marks) * max(degrees)) // 5000)
    budget.spend(steps, f"a tree of {len(marks)} marks over {cells} coefficients")
    boxes = [bernstein(terms, box)]
    for index, mark in enumerate(marks):
        tensor = boxes.pop()
        if mark != "L":
            boxes += tensor.halves(int(mark) - 1)[::-1]
            continue
        top = Fraction(max(tensor.values), tensor.bottom)
        proof("leaf-bound", top <= upper, f"{tree.path}[{index}]", "a Bernstein coefficient on this leaf is greater than the bound", top, upper)
    return (
        f"The polynomial sum of c x^e over the pairs [e, c] in {listing(monomials)} is at most {number(upper)} on the closed box {listing(sides)}"
        f" in {len(box)} variables."
    )
