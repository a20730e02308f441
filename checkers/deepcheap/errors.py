"""What a user can do wrong, apart from what the toolkit can do wrong."""

from __future__ import annotations


class InputError(ValueError):
    """Bad input: one sentence that names the input, the place and the remedy."""


class CostError(ValueError):
    """Good input that would need more memory or time than stated: one sentence with the estimated cost."""


class InternalError(RuntimeError):
    """Two parts of the toolkit contradict each other: a bug, never a verdict."""
