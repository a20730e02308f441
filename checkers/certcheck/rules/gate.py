"""The sign gate m(x) = sum_s prod(s) sigma(b + lambda s.x) / (2^n lambda^n sigma^(n)(b)) and what can be computed of it.

Write sigma_j = sigma^(j)(b)/j!, z = lambda R and A_k = sum_i (-1)^i C(n,i) (n-2i)^(n+2k) / (2^n n!). Expanding sigma under the sum gives, at the
corner x = (R, ..., R), m/E = 1 + G with G = sum_k t_k, t_k = (sigma_(n+2k)/sigma_n) A_k z^(2k): the terms c_k lambda^(2k) g_k of FORMAT, section 4.8.
The rest after K terms is at most A_(K+1) z^(2K+2) sup |sigma^(n+2K+2)|/(n+2K+2)! / |sigma_n|, the supremum over |u - b| <= n z.
"""

from fractions import Fraction
from math import comb, factorial

from ..activations import FORMULAS, bound, taylor, vanishes
from ..errors import Budget, proof, reach, shape
from ..exact import Real
from ..reader import Node
from .wording import number


class Gate:
    """An activation, a base point, a number of variables, a radius and a scale (or the largest scale)."""

    def __init__(self, activation: Node, bias: Node, size: Node, radius: Node, scale: Node) -> None:
        self.name, self.b, self.n = activation.word(*FORMULAS), bias.rational(), size.integer(1, 64)
        self.radius, self.scale = radius.rational(), scale.rational()
        shape("radius-positive", self.radius > 0, radius.path, "the radius must be positive", self.radius, 0)
        shape("scale-positive", self.scale > 0, scale.path, "the scale must be positive", self.scale, 0)
        nonzero_derivative(self.name, self.b, self.n, bias.path)
        parts = (self.b, self.radius, self.scale)
        self.bits = max(part.numerator.bit_length() + part.denominator.bit_length() for part in parts)

    def series(self, count: int, bits: int) -> tuple[list[Real], Real]:
        """Enclose t_1..t_count and bound the rest."""
        n, z = self.n, self.scale * self.radius
        sigma = taylor(self.name, self.b, n + 2 * count, bits)
        terms, top, bottom = [], 1, 2**n * factorial(n)
        for k in range(1, count + 2):
            top, bottom = top * z.numerator**2, bottom * z.denominator**2
            a = sum((-1) ** i * comb(n, i) * (n - 2 * i) ** (n + 2 * k) for i in range(n + 1))
            if k <= count:
                terms.append(sigma[n + 2 * k].times(top * a, bottom) / sigma[n])
        sup = Real.of(bound(self.name, n + 2 * count + 2, self.b - n * z, self.b + n * z), bits)
        return terms, abs(sup.times(top * a, bottom) / sigma[n])

    def at(self, point: list[Fraction], bits: int) -> Real:
        """Enclose m at a point, equal arguments taken together."""
        weights = {Fraction(0): 1}
        for x in point:
            step = self.scale * x
            nearer: dict[Fraction, int] = {}
            for u, weight in weights.items():
                for sign in (1, -1):
                    nearer[u + sign * step] = nearer.get(u + sign * step, 0) + sign * weight
            weights = nearer
        total = Real(0, 0, bits)
        for u, weight in weights.items():
            total = total + taylor(self.name, self.b + u, 0, bits)[0] * weight
        n, power = self.n, self.scale**self.n
        return total.times(power.denominator, 2**n * power.numerator * factorial(n)) / taylor(self.name, self.b, n, bits)[n]

    def afford(self, count: int, bits: int, budget: Budget) -> None:
        """Pay for one attempt."""
        order = self.n + 2 * count + 12
        size = self.bits * order
        reach("parameter-size", size < 400_000, "$.claim.params", "the rationals of this gate are too long for this checker", size, 400_000)
        budget.spend((order * order * 20 + self.n * self.n * 100) * (1 + bits // 500), f"{order} Taylor coefficients with {bits} bits")

    def words(self) -> str:
        """Spell the gate."""
        return (
            f"sigma(u) = {FORMULAS[self.name]}, b = {number(self.b)}, n = {self.n} and the network m(x) = sum over the 2^{self.n} sign vectors s of"
            f" s_1...s_{self.n} sigma(b + lambda s.x) / (2^{self.n} lambda^{self.n} sigma^({self.n})(b)), one hidden neuron each:"
            f" sigma^({self.n})(b) != 0,"
        )


def nonzero_derivative(name: str, b: Fraction, n: int, path: str) -> None:
    """Refuse a base point where the n-th derivative vanishes."""
    proof("derivative-nonzero", vanishes(name, b, n) is not True, path, f"the derivative of order {n} is 0 there", b)
