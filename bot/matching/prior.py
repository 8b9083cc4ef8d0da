"""What is known of cut-offs before an FAQ has any evidence of its own."""

import math

from bot.matching.cutoffs import Cutoffs

MOST_TEXTS = 32.0
"""Texts a label from which on more of them change nothing."""
# Fitted on other FAQs, each judged by constants that were fitted without it: docs/matching.md.
ANSWER = (0.095, 0.042)
"""Least confidence for an answer: constant, and factor of √(texts a label)."""
SUGGEST = (0.040, 0.0225)
"""Least confidence for suggestions, in the same way."""


def prior_cutoffs(texts_per_label: float) -> Cutoffs:
    """Return the cut-offs of an FAQ of which only the number of texts a label is known.

    The more texts a label has, the nearer questions come to one of them, and so do out-of-scope texts. How many labels
    there are makes no difference that could be shown.
    """
    root = math.sqrt(min(max(texts_per_label, 1.0), MOST_TEXTS))
    return Cutoffs(*(constant + factor * root for constant, factor in (ANSWER, SUGGEST)))
