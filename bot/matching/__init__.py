"""A small library of its own: labelled examples in, a matcher out; it knows nothing of FAQs."""

from bot.matching.cutoffs import Cutoffs
from bot.matching.encoder import E5Encoder, Encoder, why_no_e5
from bot.matching.examples import Example
from bot.matching.learning import Learnt, learn
from bot.matching.matcher import Candidate, Explanation, Match, Matcher, Witness
from bot.matching.method import Method
from bot.matching.words import Synonyms

__all__ = [
    "Candidate",
    "Cutoffs",
    "E5Encoder",
    "Encoder",
    "Example",
    "Explanation",
    "Learnt",
    "Match",
    "Matcher",
    "Method",
    "Synonyms",
    "Witness",
    "learn",
    "why_no_e5",
]
