"""The two ways in which a question is turned down before it is answered.

Both carry one sentence that names the input and the remedy.
"""

from __future__ import annotations


class InputError(ValueError):
    """The question makes no sense as put: a wrong length, a wrong range, an unknown word."""


class CostError(ValueError):
    """The answer would cost more memory or time than this method spends; the sentence states the cost."""
