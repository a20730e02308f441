"""The documents whose sentences are checked."""

PAPER = "Lin-Tegmark-Rolnick, arXiv 1608.08225"
SURVEY = "Shah, survey of arXiv 1608.08225"
PAST = "past the paper"
