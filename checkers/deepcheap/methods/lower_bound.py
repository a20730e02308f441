"""2^n neurons are necessary: the moment matrix for every n, and a Nullstellensatz identity for one n and m.

With A of (A7), M = A diag(w) A^T has the entries M_{ST} = sum_j w_j prod_{h in S} a_hj prod_{h in T} a_hj: moments of degree |S| + |T|. By
(A2), (A3) with all sigma_k != 0 they vanish for |S| + |T| < n, and for |S| + |T| = n unless T is the complement of S, where the moment is
1/(n! sigma_n). Rows by increasing |S| and columns by the complements in the same order make M triangular with a nonzero diagonal; so 2^n =
rank M <= rank A <= m.

Source: Lin-Tegmark-Rolnick, equations (A5) to (A11), with the factor n!/(n-|S|)! in the place of the printed n!/|S|!.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations
from math import factorial, prod

from ..certificate import big_integer, rational
from ..errors import CostError, InputError
from ..exact.monomials import monomials, product_monomial
from ..exact.polynomial import Polynomial
from ..exact.subsets import complement, indicator, subsets_by_size
from ..obligations import Finding, Json, NoProductNetwork, ProductLowerBound, Statement

ASSUMPTIONS = ("common-expansion-point", "bias-free", "sigma-k-nonzero-0-to-n", "taylor-equality-to-degree-n")
PAIRS_UP_TO = 8
LARGEST_N = 1_000_000
PRODUCTS = 400_000
"""Terms that the expansion of the determinant may have before they are collected."""

Monomial = tuple[int, ...]
Cofactors = dict[int, Polynomial]


def product_lower_bound(o: ProductLowerBound) -> Finding:
    """Decide that every bias-free network with the Taylor polynomial x_1...x_n to degree n has at least 2^n neurons.

    Source: Lin-Tegmark-Rolnick, Appendix A.2; `certificates/FORMAT.md`, 4.6.
    Raises: InputError for n out of range.

    >>> product_lower_bound(ProductLowerBound(3)).statement.params
    {'n': 3, 'neurons': '8'}
    >>> product_lower_bound(ProductLowerBound(10_000)).witness
    {'method': 'sizes'}
    """
    n = o.n
    if not 1 <= n <= LARGEST_N:
        raise InputError(f"n = {n} is not in 1..{LARGEST_N}; choose n in that range")
    method = "pairs" if n <= PAIRS_UP_TO else "sizes"
    if not (triangular(moment_matrix(n)) if method == "pairs" else sizes_triangular(n)):
        return Finding("undecided", note=f"the moment matrix at n = {n} was not found triangular by {method}")
    return Finding("yes", Statement("product-lower-bound", {"n": n, "neurons": big_integer(1 << n)}, ASSUMPTIONS), {"method": method})


def entry(s: int, t: int, n: int) -> str:
    """Say what (A2), (A3) tell of M_{ST}: `zero`, `nonzero`, or nothing (`free`).

    >>> entry(0b01, 0b10, 2), entry(0b01, 0b01, 2), entry(0b01, 0b00, 2), entry(0b11, 0b01, 2)
    ('nonzero', 'zero', 'zero', 'free')
    """
    degree = s.bit_count() + t.bit_count()
    if degree > n:
        return "free"
    return "nonzero" if degree == n and t == complement(s, n) else "zero"


def moment_matrix(n: int) -> tuple[tuple[str, ...], ...]:
    """Return the pattern of M: rows S by increasing size, columns the complements in the same order.

    Shapes: 2^n x 2^n words `zero`, `nonzero`, `free`.
    Raises: CostError beyond n = 8.

    >>> moment_matrix(1)
    (('nonzero', 'zero'), ('free', 'nonzero'))
    """
    if n > PAIRS_UP_TO:
        raise CostError(f"the moment matrix at n = {n} has 4^{n} = {4.0**n:.2g} entries; use sizes_triangular, or n <= {PAIRS_UP_TO}")
    order = subsets_by_size(n)
    return tuple(tuple(entry(s, complement(t, n), n) for t in order) for s in order)


def triangular(pattern: tuple[tuple[str, ...], ...]) -> bool:
    """Decide that a pattern is zero above the diagonal and nonzero on it.

    >>> triangular((("nonzero", "zero"), ("free", "nonzero"))), triangular((("nonzero", "free"), ("free", "nonzero")))
    (True, False)
    """
    return all(row[i] == "nonzero" and all(word == "zero" for word in row[i + 1 :]) for i, row in enumerate(pattern))


def sizes_triangular(n: int) -> bool:
    """Decide the triangular shape by sizes alone: row S against the complement of T', |T'| >= |S|.

    The degree is |S| + n - |T'|. For |T'| - |S| = d > 0 it is n - d < n, a zero. For d = 0 it is n, and the entry is nonzero exactly where
    the complement of T' is the complement of S, on the diagonal.

    >>> sizes_triangular(1000)
    True
    """
    return all(n - d < n for d in range(1, n + 1))


def no_product_network(o: NoProductNetwork) -> Finding:
    """Prove that (A2), (A3) with all sigma_k scaled to 1 have no solution with m neurons, by an identity sum c_i f_i = 1.

    For any m + 1 subsets, the minor of M = A diag(w) A^T in these rows and the complementary columns is 0, since rank M <= m
    (Cauchy-Binet). Its Leibniz expansion is (u/n!)^(m+1), u = n! sum_j w_j a_1j...a_nj = f_0 + 1, from the diagonal, and other products,
    each of which contains an entry above the diagonal: one of the f_i. With 1 = u^(m+1) - f_0 (1 + u + ... + u^m) this is the identity.

    Source: Lin-Tegmark-Rolnick, equations (A2), (A3), (A7); `certificates/FORMAT.md`, 4.7.
    Raises: InputError for n, m out of range; CostError when the expansion has too many terms.

    >>> no_product_network(NoProductNetwork(1, 1)).statement.params
    {'n': 1, 'neurons': 1}
    """
    n, m = o.n, o.neurons
    if not 1 <= n <= 3 or not 1 <= m < 1 << n:
        raise InputError(f"n = {n} with {m} neurons is out of range; choose n in 1..3 and between 1 and 2^n - 1 neurons (2^n suffice)")
    work = factorial(m + 1) * m ** (m + 1)
    if work > PRODUCTS:
        raise CostError(
            f"the determinant for n = {n} with {m} neurons expands into about {work:.1e} terms, over {PRODUCTS:.0e}; take fewer neurons, "
            f"or use the lower bound for every m (ProductLowerBound)"
        )
    cofactors = determinant_cofactors(n, m)
    if not is_unit_combination(cofactors, generators(n, m)):
        return Finding("undecided", note=f"the determinant identity for n = {n}, m = {m} did not come out as 1")
    return Finding("yes", Statement("no-product-network", {"n": n, "neurons": m}, ASSUMPTIONS), {"cofactors": spelled(cofactors)})


def equation_monomials(n: int) -> list[Monomial]:
    """List the r of f_1, f_2, ...: |r| <= n, r != (1, ..., 1), by degree and then lexicographically.

    >>> equation_monomials(2)
    [(0, 0), (0, 1), (1, 0), (0, 2), (2, 0)]
    """
    return [r for k in range(n + 1) for r in monomials(n, k) if r != product_monomial(n)]


def moment(r: Monomial, m: int) -> Polynomial:
    """Return sum_j w_j prod_i a_ij^(r_i) as a polynomial in w_1..w_m, a_11..a_n1, ..., a_nm.

    >>> moment((1,), 2).terms()[0][0]
    (0, 1, 0, 1)
    """
    n = len(r)

    def exponents(j: int) -> Monomial:
        weights = tuple(int(k == j) for k in range(m))
        return weights + tuple(r[i] if k == j else 0 for k in range(m) for i in range(n))

    return Polynomial(m * (n + 1), {exponents(j): 1 for j in range(m)})


def generators(n: int, m: int) -> list[Polynomial]:
    """List f_0, f_1, ... of `certificates/FORMAT.md`, 4.7.

    >>> len(generators(2, 3))
    6
    """
    first = moment(product_monomial(n), m).times(factorial(n)) - Polynomial.constant(1, m * (n + 1))
    return [first, *(moment(r, m) for r in equation_monomials(n))]


def determinant_cofactors(n: int, m: int) -> Cofactors:
    """Read the cofactors off the Leibniz expansion of the minor on the first m + 1 subsets by size."""
    rows = subsets_by_size(n)[: m + 1]
    index = {r: i for i, r in enumerate(equation_monomials(n), start=1)}
    exponents = [[added(s, complement(t, n), n) for t in rows] for s in rows]
    entries = {r: moment(r, m) for row in exponents for r in row}
    u = moment(product_monomial(n), m).times(factorial(n))
    cofactors: Cofactors = {0: power_sum(u, m).times(-1)}
    scale = -(factorial(n) ** (m + 1))
    for sign, images in signed_permutations(m + 1):
        above = next((i for i, image in enumerate(images) if image > i), None)
        if above is None:
            continue  # the identity: the diagonal
        key = index[exponents[above][images[above]]]
        rest = [entries[exponents[i][image]] for i, image in enumerate(images) if i != above]
        product = prod(rest[1:], start=rest[0])
        cofactors[key] = cofactors.get(key, product.times(0)) + product.times(sign * scale)
    return {i: c for i, c in sorted(cofactors.items()) if c.coefficients}


def added(s: int, t: int, n: int) -> Monomial:
    """Return 1_S + 1_T, the exponents of the moment M_{ST}.

    >>> added(0b01, 0b11, 2)
    (2, 1)
    """
    return tuple(a + b for a, b in zip(indicator(s, n), indicator(t, n), strict=True))


def power_sum(u: Polynomial, degree: int) -> Polynomial:
    """Return 1 + u + ... + u^degree."""
    power = total = Polynomial.constant(1, u.variables)
    for _ in range(degree):
        power = power * u
        total = total + power
    return total


def signed_permutations(size: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """List the permutations of 0..size-1 with their signs.

    >>> list(signed_permutations(2))
    [(1, (0, 1)), (-1, (1, 0))]
    """
    for images in permutations(range(size)):
        inversions = sum(a > b for a, b in combinations(images, 2))
        yield (-1 if inversions & 1 else 1), images


def is_unit_combination(cofactors: Cofactors, equations: list[Polynomial]) -> bool:
    """Decide exactly whether sum c_i f_i = 1."""
    products = [c * equations[i] for i, c in cofactors.items()]
    total = Polynomial.of(equations[0].variables, [term for p in products for term in p.coefficients.items()])
    return total.terms() == (((0,) * equations[0].variables, Fraction(1)),)


def spelled(cofactors: Cofactors) -> list[Json]:
    """Spell the cofactors as FORMAT 4.7 has them."""
    return [[i, [[list(e), rational(c)] for e, c in cofactor.terms()]] for i, cofactor in cofactors.items()]
