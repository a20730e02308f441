"""Markov chains undone step by step: sufficient statistics, their composition, and what information survives.

Source: sections III.A to III.D and III.F, equations 15 to 22, Theorem 2, Corollary 2.
"""

from __future__ import annotations

import hashlib
from fractions import Fraction

from ..certificate import canonical
from ..claim import Claim, Family, Hypothesis, Parameter, Role, Step, Verdict
from ..exact.chains import distillation
from ..networks.chain_files import EXAMPLE, Chain, read_chain
from ..obligations import ChainDistillation, ChainTheorem, CorollaryIndices, InformationLoss, MarkovChain, PosteriorLikelihood
from ..obligations.base import spelled
from ..parameters import path, rational
from . import information_decay, random_strings
from .sources import PAPER

MARKOV = Hypothesis(
    "markov", "P(y_i | y_(i-1), ..., y_0) = P(y_i | y_(i-1))", "y_1 constant and y_2 = y_0, a fair bit: T_1 is constant and T_0 is not"
)
FINITE = Hypothesis("finite", "every y_i has finitely many values", "on a continuum, posteriors are defined only up to events of probability 0")
SUPPORT = Hypothesis(
    "positive-conditions",
    "posteriors are taken where their condition has positive probability; elsewhere the statistics have no value",
    "0/0: for a value of y_n that never occurs every posterior obeys Bayes' rule, so no statistic is minimal",
)
TWO_STEPS = Hypothesis("two-steps", "n >= 2", "for n = 1 the printed indices happen to be right")
HALF, ONE, ZERO = Fraction(1, 2), Fraction(1), Fraction(0)
COPY = ((ONE, ZERO), (ZERO, ONE))
NOTHING_TO_KNOW: Chain = ((ONE,), (((HALF,), (HALF,)), COPY))
"""n = 2: y_0 is constant, y_1 a fair bit, y_2 = y_1. The statistics T_0, T_1, T_2 have 1, 2 and 2 values."""
ONE_SIDED: Chain = ((HALF, HALF), (((ONE, HALF), (ZERO, HALF)),))
"""n = 1: y_1 = 0 always after y_0 = 0, a fair bit after y_0 = 1."""


def naming(chain: Chain) -> tuple[tuple[str, str], ...]:
    """The sizes of the layers, and eight digits of the chain's digest, as the parameter that names the instance."""
    digest = hashlib.sha256(canonical(spelled(chain))).hexdigest()[:8]  # type: ignore[arg-type]
    return (("chain", "-".join(str(len(m)) for m in ((*chain[0],), *chain[1])) + "-" + digest),)


def product_form(chain: Chain) -> Claim:
    """Equations 15 to 18."""
    return Claim(
        id="markov-distillation.chain",
        title="A Markov chain is a matrix product, and Markov backwards too",
        source=PAPER,
        location="III.A, (15), (16); III.C, (17), (18)",
        printed="The law of y_n is the product of the Markov matrices with the first law; the chain is Markov backwards, which gives (18).",
        reading="As printed, for finite alphabets, wherever the conditions have positive probability.",
        aims=Verdict.HOLDS,
        hypotheses=(MARKOV, FINITE, SUPPORT),
        params=naming(chain),
        ledger=("LTR-eq15", "LTR-eq16", "LTR-eq17", "LTR-eq18"),
        theorem="MarkovDistillation",
        steps=(
            Step(
                "paths",
                "summed over all paths, the last law is the matrix product, and the backward Markov property and its consequence hold",
                r"p_n=M_n\cdots M_1p_0,\quad P(y_i|y_{i+1},y_{i+k})=P(y_i|y_{i+1})",
                ("(15)", "(16)", "(17)", "(18)"),
                (),
                (MarkovChain(*chain),),
                uses=("markov", "finite", "positive-conditions"),
            ),
        ),
    )


def theorem(chain: Chain) -> Claim:
    """Theorem 2."""
    return Claim(
        id="markov-distillation",
        title="The generative hierarchy is undone one step at a time",
        source=PAPER,
        location="III.C, Theorem 2",
        printed="For the minimal sufficient statistics T_i of y_n for y_i there are functions f_i with T_i = f_i o T_(i+1).",
        reading="As printed, for finite alphabets: T_i is the partition of the possible values of y_n by their posterior P(y_i | y_n).",
        aims=Verdict.HOLDS,
        hypotheses=(MARKOV, FINITE, SUPPORT),
        params=naming(chain),
        ledger=("LTR-thm2", "LTR-l268"),
        theorem="MarkovDistillation",
        steps=(
            Step(
                "all-chains",
                "for every chain with two or three states of y_i and of y_(i+1), equal posteriors of y_(i+1) give equal posteriors of y_i",
                r"c_jD_j=0\ \Rightarrow\ \sum_jq_{ij}D_j=0,\quad 0\le q_{ij}\le c_j=\textstyle\sum_iq_{ij}",
                ("(17)", "(18)"),
                (),
                tuple(ChainTheorem((i, j)) for i in (2, 3) for j in (2, 3)),
                uses=("markov", "positive-conditions"),
            ),
            Step(
                "all-chains-solver",
                "an SMT solver's opinion on the same chains",
                r"\neg\exists\,q,u,v\ge0:\ c_jD_j=0\ \forall j,\ \sum_jq_{ij}D_j\ne0",
                ("(18)",),
                ("all-chains",),
                (ChainTheorem((2, 2)), ChainTheorem((3, 3))),
                Role.ORACLE,
            ),
            Step(
                "statistics",
                "for the given chain: all partitions T_i and all maps f_i",
                r"T_i(a)=T_i(b)\iff P(y_i|y_n=a)=P(y_i|y_n=b),\quad T_i=f_i\circ T_{i+1}",
                ("Theorem 2",),
                (),
                (ChainDistillation(*chain),),
                uses=("markov", "finite", "positive-conditions"),
            ),
        ),
    )


def corollary(chain: Chain) -> Claim:
    """Corollary 2 and equation 20, whose indices are off by one."""
    return Claim(
        id="markov-distillation.composition",
        title="P(y_0 | y_n) is the composition of the maps of Theorem 2, with other indices",
        source=PAPER,
        location="III.C, Corollary 2, (19), (20)",
        printed="With the f_i of Theorem 2, f_0(T_0) = P(y_0 | T_0) and f_n = T_(n-1): P(y_0 | y_n) = (f_0 o f_1 o ... o f_n)(y_n).",
        reading="Written F_i for what (19) composes: F_0(T_0) = P(y_0 | T_0) and T_(i-1) = F_i o T_i for 1 <= i <= n, that is F_i = f_(i-1).",
        aims=Verdict.CORRECTED,
        corrected="T_(i-1) = f_i o T_i for 1 <= i <= n, and f_0(T_0) = P(y_0 | T_0)",
        hypotheses=(MARKOV, FINITE, SUPPORT, TWO_STEPS),
        params=naming(chain),
        ledger=("LTR-cor2", "LTR-eq20"),
        theorem="MarkovDistillation",
        steps=(
            Step(
                "indices",
                "with the indices of Theorem 2, f_1 is fed the values of T_1 where it wants those of T_2; no choice of names makes that work",
                r"|T_0|=1,\ |T_1|=|T_2|=2:\quad f_0\circ f_1\circ T_1\ \text{undefined}",
                ("(19)", "(20)"),
                (),
                (CorollaryIndices(*NOTHING_TO_KNOW),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "composition",
                "with the indices mended, the composition gives the posterior for every possible value of y_n",
                r"P(y_0|y_n)=(F_0\circ F_1\circ\dots\circ F_n)(y_n),\quad F_i=f_{i-1}",
                ("(19)",),
                (),
                (ChainDistillation(*chain),),
                uses=("markov", "finite", "positive-conditions", "two-steps"),
            ),
        ),
    )


def likelihood(chain: Chain) -> Claim:
    """The first sentence of III.F, which names the likelihood for the posterior."""
    return Claim(
        id="markov-distillation.likelihood",
        title="The composition is the posterior, not the likelihood",
        source=PAPER,
        location="III.F, first sentence",
        printed="Markovian generative models make p(x|y) a composition of the simpler functions f_i.",
        reading="What Corollary 2 composes is p(y|x) = P(y_0 | y_n).",
        aims=Verdict.CORRECTED,
        corrected="p(y|x) for p(x|y)",
        hypotheses=(MARKOV, FINITE, SUPPORT),
        params=naming(chain),
        ledger=("LTR-l348",),
        steps=(
            Step(
                "posterior-first",
                "posterior and likelihood differ already for two bits",
                r"P(y_0=0|y_1=0)=\tfrac23\ne1=P(y_1=0|y_0=0)",
                ("(19)",),
                (),
                (PosteriorLikelihood(*ONE_SIDED, 0, 0),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "composition",
                "the composition gives the posterior",
                r"p(y|x)=(F_0\circ\dots\circ F_n)(x)",
                ("(19)",),
                (),
                (ChainDistillation(*chain),),
                uses=("markov", "finite", "positive-conditions"),
            ),
        ),
    )


def information(chain: Chain) -> Claim:
    """The data processing inequality, and when it is an equality."""
    statistics = distillation(*chain)
    kept = [tuple(label + 1 for label in labels) for labels in statistics]
    one_class = max(statistics[0]) == 0
    lost = InformationLoss(*chain, (0,) * len(kept[0]), "zero" if one_class else "positive")
    return Claim(
        id="markov-distillation.information",
        title="A function keeps all information exactly when it is sufficient",
        source=PAPER,
        location="III.C, after Corollary 2; III.D, (21), (22)",
        printed="I(x,y) >= I(x,f(y)), with equality exactly for sufficient statistics; nothing more is lost on the way back up the hierarchy.",
        reading="As printed (with x, y in the roles of y_0, y_n), for finite alphabets; information in bits.",
        aims=Verdict.HOLDS,
        hypotheses=(FINITE, MARKOV, SUPPORT),
        params=naming(chain),
        ledger=("LTR-eq21", "LTR-eq22", "LTR-l298", "LTR-l314"),
        theorem="MarkovDistillation",
        steps=(
            Step(
                "distilled",
                "every T_i(y_n), down to T_0, holds all that y_n knows of y_0",
                r"I(y_0;T_i(y_n))=I(y_0;y_n)",
                ("(21)", "(22)"),
                (),
                tuple(InformationLoss(*chain, labels) for labels in dict.fromkeys(kept)),
                uses=("markov", "finite", "positive-conditions"),
            ),
            Step("forgotten", "a constant holds nothing", r"I(y_0;\text{const})=0\le I(y_0;y_n)", ("(21)",), (), (lost,)),
            *merging(chain, kept[0]),
        ),
    )


def merging(chain: Chain, labels: tuple[int, ...]) -> tuple[Step, ...]:
    """The step that merges two classes of T_0, where it has three or more."""
    used = sorted(set(labels) - {0})
    if len(used) < 3:
        return ()
    joined = tuple(used[0] if label == used[1] else label for label in labels)
    words = "merging two classes of T_0 loses information, since the result is not sufficient"
    loss = InformationLoss(*chain, joined, "positive")
    return (Step("merged", words, r"I(y_0;f(y_n))<I(y_0;y_n)", ("(21)",), ("distilled",), (loss,), uses=("finite", "positive-conditions")),)


def build(chain: str | None, rho: Fraction) -> tuple[Claim, ...]:
    """The claims of the family; with a chain file, those about that chain alone."""
    given = read_chain(str(EXAMPLE) if chain is None else chain)
    about = (product_form(given), theorem(given), corollary(given), likelihood(given), information(given))
    return about if chain is not None else (*about, *information_decay.claims(rho), *random_strings.claims())


FAMILY = Family(
    "markov-distillation",
    "Markov chains undone step by step, and the information that survives",
    (
        Parameter("chain", path, None, 'a JSON file {"initial": [...], "steps": [...]} or CSV file of exact rationals (default: a chain with zeros)'),
        Parameter("rho", rational, Fraction(9, 10), "correlation of neighbours in the models of the survey, strictly between 0 and 1"),
    ),
    build,
)
