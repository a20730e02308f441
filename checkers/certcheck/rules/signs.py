"""Signed sums and sign matrices: sign-cancellation, sign-rank, product-lower-bound, affine-network-error."""

from ..errors import Budget, proof
from ..linear import butterflies, walsh
from ..reader import Node
from .wording import number, product

WIDTH = 16


def sign_cancellation(params: Node, witness: Node, budget: Budget) -> str:
    """The coefficient of x^r in sum_s prod(s) (s.x)^k is k!/r! times S(r mod 2), S(e) = sum_s prod_i s_i^(1+e_i), as s_i^2 = 1. If S(e) = 0 except
    S(1..1) = 2^n, then only r with every r_i odd remain; |r| <= n leaves r = (1..1), where k!/r! = n!."""
    (node,) = params.fields("n")
    (method,) = witness.fields("method")
    if method.word("classes", "product") == "classes":
        n = node.integer(1, 24)
        budget.spend((n << n) // 4, f"the transform of 2^{n} signs")
        weights = [1]
        for _ in range(n):
            weights += [-weight for weight in weights]
        sums = walsh(weights)
        nonzero = [(e, value) for e, value in enumerate(sums) if value]
        proof("parity-sums", nonzero == [(2**n - 1, 2**n)], "$.claim.params.n", "the parity sums are not 0, ..., 0, 2^n", nonzero[:3], 2**n)
    else:
        n = node.integer(1, 10**6)
        factors = [1 + (-1) ** (1 + parity) for parity in (0, 1)]  # S(e) is the product of factors[e_i]
        proof("parity-factors", factors == [0, 2], "$.claim.params.n", "the factors are not 0 and 2", factors, [0, 2])
    return (
        f"As polynomials with integer coefficients in x_1..x_{n}, with s over the 2^{n} vectors of signs: the sum over s of s_1...s_{n} (s.x)^k"
        f" is 0 for 0 <= k < {n} and equals 2^{n} {n}! {product(n)} for k = {n}."
    )


def sign_column(n: int, j: int) -> int:
    """Pack column j: sum over T of A_Tj 2^(WIDTH T), variable by variable."""
    packed = 1
    for h in range(n):
        shifted = packed << (WIDTH << h)
        packed += -shifted if j >> h & 1 else shifted
    return packed


def sign_rank(params: Node, witness: Node, budget: Budget) -> str:
    """orthogonality: row S of A A^T is sum_j A_Sj (column j of A), with columns packed into integers (a linear map, one-to-one on entries below
    2^(WIDTH-1), which those of A A^T are); A A^T = 2^n I is invertible.
    kronecker: A is the n-fold Kronecker power of ((1,1),(1,-1)), and a Kronecker product of invertible matrices is invertible."""
    (node,) = params.fields("n")
    (method,) = witness.fields("method")
    if method.word("orthogonality", "kronecker") == "orthogonality":
        n = node.integer(1, 12)
        size = 1 << n
        budget.spend(n * size * (1 + size // 16), f"the product of two {size} x {size} matrices")
        lines = [sign_column(n, j) for j in range(size)]
        butterflies(lines)
        wrong = [S for S, line in enumerate(lines) if line != size << WIDTH * S]
        proof("orthogonal-rows", not wrong, "$.claim.params.n", "a row of A A^T is not that of 2^n I", wrong[:3])
    else:
        n = node.integer(1, 10**6)
        determinant = 1 * -1 - 1 * 1
        proof("kronecker-factor", determinant != 0, "$.claim.params.n", "the factor is singular", determinant, 0)
    return (
        f"The 2^{n} x 2^{n} matrix A with entries A_Sj = product over h in S of s_h(j), for the subsets S of 1..{n} and all sign vectors s(j),"
        f" has rank 2^{n}."
    )


def moment_pattern(n: int, S: int, T: int) -> str:
    """Say what A2 and A3 make of the coefficient of x^(1_S + 1_T): zero, nonzero or free."""
    degree = S.bit_count() + T.bit_count()
    if degree > n:
        return "free"
    complementary = 2**n - 1 == S ^ T
    return "nonzero" if degree == n and complementary else "zero"


def product_lower_bound(params: Node, witness: Node, budget: Budget) -> str:
    """Rows by increasing |S|, columns by the complements in the same order: triangular with a nonzero diagonal, so 2^n = rank M <= rank A <= m.
    sizes: above the diagonal |T| = n - |S'| with |S'| >= |S|, so the degree |S| + |T| is < n, or n with T not the complement of S."""
    size, neurons = params.fields("n", "neurons")
    (method,) = witness.fields("method")
    if method.word("pairs", "sizes") == "pairs":
        n = size.integer(1, 8)
        budget.spend(4**n, f"the pattern of 4^{n} moments")
        order = sorted(range(2**n), key=lambda S: (S.bit_count(), S))
        for i, S in enumerate(order):
            entries = [moment_pattern(n, S, 2**n - 1 - column) for column in order[i:]]
            proof("triangular", entries == ["nonzero"] + ["zero"] * (len(entries) - 1), "$.claim.params.n", "the moments are not triangular", S)
    else:
        n = size.integer(1, 10**6)
        budget.spend(n, f"the pattern of {n + 1} size classes")
        late = [gap for gap in range(n + 1) if n - gap > n]
        proof("triangular-sizes", not late, "$.claim.params.n", "a moment above the diagonal is free", late[:3])
    proof("neuron-count", neurons.big() == 1 << n, neurons.path, "the bound that the argument gives is 2^n", neurons.big(), f"2^{n}")
    return (
        f"Every network sum_j w_j sigma(a_j.x) without biases, with m hidden neurons and all Taylor coefficients sigma_0..sigma_{n} of sigma"
        f" at the common expansion point different from 0, whose Taylor polynomial to degree {n} is {product(n)}, has m >= 2^{n}."
    )


def affine_network_error(params: Node, witness: Node, budget: Budget) -> str:
    """For affine F and n >= 2 each monomial 1, x_i lacks some variable, so sum_s prod(s) F(s) = 0, while sum_s prod(s) E(s) = 2^n: the mean of
    prod(s) (E - F)(s) is 1."""
    lower, size = params.fields("lower", "n")
    witness.fields()
    n, low = size.integer(2, 10**6), lower.rational()
    proof("affine-lower", 0 < low <= 1, lower.path, "the argument gives an error of 1", low, "0 < lower <= 1")
    return (
        f"Every function F(x) = c + sum_j w_j sigma(b_j + a_j.x) of {n} variables with sigma affine and any number of neurons"
        f" differs from {product(n)} by at least {number(low)} at some point of [-1,1]^{n}."
    )
