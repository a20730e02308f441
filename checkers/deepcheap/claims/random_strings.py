"""Descriptions, randomness and normal numbers: what counting says. Source: section III.B."""

from __future__ import annotations

from fractions import Fraction

from ..claim import Claim, Hypothesis, Role, Step, Verdict
from ..obligations import BalancedStrings, FewDescriptions, OrderedWords
from .sources import PAPER

INSTRUCTION = "generate a random string of 10^9 bits"
"""The instruction whose length is the claim."""
BYTE = 8
NETWORK_INPUTS, NETWORK_PARAMETERS, NETWORK_BITS = 40, 10**9, 64
FINITE_PRECISION = Hypothesis(
    "finite-precision", "each parameter has so many bits", "one real parameter can hold every function at once, digit after digit"
)
LANGUAGE = Hypothesis("fixed-language", "descriptions are read by one fixed rule", "a rule made for one string describes it with one bit")
FAIR = Hypothesis("uniform", "all strings of a length are equally likely", "a coin that always shows 1: every string is unbalanced")


def descriptions() -> Claim:
    """The instruction is shorter than what it produces, and almost no function has a short description."""
    return Claim(
        id="markov-distillation.descriptions",
        title="Few descriptions, many objects",
        source=PAPER,
        location="III.B, the random string; the last paragraph, parameter counting",
        printed="The instruction to generate 10^9 random bits contains far fewer than 10^9 bits; deep networks fail for almost all functions.",
        reading="Of 2^N objects a share below 2^-(N-d-1) has a description of at most d bits, in one fixed language and with finite precision.",
        aims=Verdict.HOLDS,
        hypotheses=(LANGUAGE, FINITE_PRECISION),
        params=(),
        ledger=("LTR-l252", "LTR-l262b"),
        steps=(
            Step(
                "instruction",
                "the instruction, at eight bits a letter, against the strings that it may produce",
                r"d=8\cdot\text{letters}\ll N=10^9",
                ("III.B",),
                (),
                (FewDescriptions(BYTE * len(INSTRUCTION), 10**9),),
                uses=("fixed-language",),
            ),
            Step(
                "functions",
                "networks with 10^9 parameters of 64 bits, against the Boolean functions of 40 inputs",
                r"2^{64\cdot10^9+1}\ll2^{2^{40}}",
                ("III.B",),
                (),
                (FewDescriptions(NETWORK_PARAMETERS * NETWORK_BITS, 2**NETWORK_INPUTS),),
                uses=("finite-precision",),
            ),
        ),
    )


def normal() -> Claim:
    """Borel's theorem says less than the sentence wants."""
    return Claim(
        id="markov-distillation.normal",
        title="Almost all strings pass a given test; none passes all",
        source=PAPER,
        location="III.B, last paragraph",
        printed="By Borel's theorem almost all real numbers have decimals that would pass any randomness test.",
        reading="Any test that almost all strings pass: then no string passes all of them, for each fails the test to be another one.",
        aims=Verdict.REFUTED,
        corrected="almost all strings pass a given test, such as balance (Borel: almost all numbers are normal)",
        hypotheses=(FAIR,),
        params=(),
        ledger=("LTR-l262",),
        steps=(
            Step(
                "ordered",
                "all words in order make a string with every digit and word equally frequent, that fails a test which almost all strings pass",
                r"000\,001\,002\cdots999",
                ("III.B",),
                (),
                (OrderedWords(10, 3),),
                Role.COUNTEREXAMPLE,
                "no",
            ),
            Step(
                "balance",
                "of the strings of 1000 bits almost all have between 400 and 600 ones",
                r"2^{-N}\sum_{|k/N-1/2|>\delta}\binom Nk",
                ("III.B",),
                (),
                (BalancedStrings(1000, Fraction(1, 10)),),
                uses=("uniform",),
            ),
        ),
    )


def claims() -> tuple[Claim, ...]:
    """The claims about descriptions and random strings."""
    return descriptions(), normal()
