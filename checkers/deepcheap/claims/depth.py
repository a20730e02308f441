"""Products with several hidden layers. Source: III.H and Rolnick-Tegmark, arXiv 1705.05502."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Family, Hypothesis, Parameter, Step, Verdict
from ..obligations import ActivationPattern, DeepProduct
from ..parameters import count
from .sources import PAST

DEFAULT = 16
LAYERS = 4


def layered(n: int) -> Claim:
    """Blocks of blocks."""
    derivatives = Hypothesis(
        "derivatives-nonzero",
        "sigma^(s)(0) != 0 for the sizes s of the blocks",
        "the Taylor coefficient of tanh of degree 2 vanishes, and so does the term s_1 s_2 x_1 x_2 of every neuron",
        (ActivationPattern("tanh", Fraction(0), 2, zero=(2,)),),
    )
    return Claim(
        id="depth",
        title="A product of n inputs with k hidden layers takes of the order of n^((k-1)/k) 2^(n^(1/k)) neurons",
        source=PAST,
        location="III.H; Rolnick-Tegmark, arXiv 1705.05502",
        printed="The product of n inputs takes of the order of n^((k-1)/k) 2^(n^(1/k)) neurons with k hidden layers (an upper bound).",
        reading="Explicit networks of blocks, 2^s neurons for a block of s factors; their exact number is compared with C n^((k-1)/k) 2^(n^(1/k)), "
        "the constant C in the certificate.",
        aims=Verdict.HOLDS,
        hypotheses=(derivatives,),
        params=(("n", str(n)),),
        steps=tuple(
            Step(
                f"layers-{k}",
                f"{k} hidden layer{'s' if k > 1 else ''}",
                rf"\sum_{{\ell\le{k}}}\sum_{{\text{{blocks}}}}2^s\le C\,n^{{{k - 1}/{k}}}\,2^{{n^{{1/{k}}}}}",
                ("III.H",),
                (),
                (DeepProduct(n, k),),
                uses=("derivatives-nonzero",),
            )
            for k in range(1, LAYERS + 1)
        ),
    )


def build(n: int) -> tuple[Claim, ...]:
    """The claims of the family."""
    return (layered(n),)


FAMILY = Family(
    "depth",
    "Products with several hidden layers",
    (Parameter("n", count(2, 256, "block structures are searched"), DEFAULT, "number of inputs"),),
    build,
)
