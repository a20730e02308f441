"""Models of networks: which biases, which Taylor coefficients, and in which sense a network is the product.

A network is sum_j w_j sigma(b_j + a_j.x) + c with m hidden neurons. Every claim about neuron counts names its model, and the model goes into
the hashed statement: its biases as the parameter `biases`, its coefficients as `nonzero` or `zero`, the rest as assumptions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Biases(StrEnum):
    """Which of b_j and c a network may choose."""

    NONE = "none"
    OUTPUT = "output"
    COMMON = "common"
    HIDDEN = "hidden"
    FREE = "free"


class Relation(StrEnum):
    """In which sense a network is the product: equal Taylor polynomials to degree n at 0, or uniformly on a box to any accuracy."""

    TAYLOR = "taylor"
    UNIFORM = "uniform"


TABLE = (Biases.NONE, Biases.OUTPUT, Biases.COMMON, Biases.FREE)
"""The models of the table of neuron counts; without the output bias hidden biases are for single networks only."""

WORDS = {
    Biases.NONE: "no biases (expansion point 0, c = 0)",
    Biases.OUTPUT: "an output bias c, no hidden biases",
    Biases.COMMON: "an output bias c, one hidden bias b for all neurons",
    Biases.HIDDEN: "hidden biases b_j, no output bias (c = 0)",
    Biases.FREE: "an output bias c, hidden biases b_j",
}


@dataclass(frozen=True, slots=True)
class Model:
    """Biases and sense of equality.

    >>> Model(Biases.OUTPUT).assumptions
    ('common-expansion-point', 'output-bias', 'taylor-equality-to-degree-n')
    """

    biases: Biases
    relation: Relation = Relation.TAYLOR

    @property
    def certified(self) -> str:
        """The word for the biases in a certificate, where a common bias is an output bias at another expansion point."""
        return "output" if self.biases is Biases.COMMON else str(self.biases)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The assumptions of a statement about Taylor polynomials in this model.

        Source: `certificates/FORMAT.md`, 4.2 and 8.2.
        """
        if self.biases in (Biases.FREE, Biases.HIDDEN):
            return ("free-biases", "output-bias" if self.biases is Biases.FREE else "no-output-bias", "taylor-equality-to-degree-n")
        return ("common-expansion-point", "bias-free" if self.biases is Biases.NONE else "output-bias", "taylor-equality-to-degree-n")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which Taylor coefficients sigma_0..sigma_n are nonzero.

    >>> Pattern(3, (1, 3)).text, Pattern(3, (1, 3)).last_zero, Pattern(3, (0, 1, 2, 3)).last_zero
    ('0101', 2, None)
    """

    n: int
    nonzero: tuple[int, ...]

    @property
    def text(self) -> str:
        """The pattern from sigma_0 on, 1 for nonzero."""
        return "".join("01"[k in self.nonzero] for k in range(self.n + 1))

    @property
    def last_zero(self) -> int | None:
        """The largest q < n with sigma_q = 0: it alone decides the number of neurons."""
        return max((k for k in range(self.n) if k not in self.nonzero), default=None)

    @property
    def tail(self) -> tuple[int, ...]:
        """The degrees from last_zero + 1 to n, all nonzero when sigma_n is."""
        return tuple(range(0 if self.last_zero is None else self.last_zero + 1, self.n + 1))
