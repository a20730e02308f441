"""Machine-checked companion to Lin, Tegmark and Rolnick, *Why does deep and cheap learning work so well?* (arXiv 1608.08225)."""

__version__ = "0.1.0"
