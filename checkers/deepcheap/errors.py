"""What can be wrong with a question: the input itself, or its cost."""

from __future__ import annotations


class InputError(ValueError):
    """The input has no meaning: the message names it and the remedy."""


class CostError(ValueError):
    """The work would be too large: the message states the cost and a size that is feasible."""
