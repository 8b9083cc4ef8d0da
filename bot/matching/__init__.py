"""A small text classifier: labelled examples in, a matcher out; it knows nothing of FAQs."""

from bot.matching.cutoffs import Cutoffs
from bot.matching.encoder import E5Encoder, Encoder, why_no_e5
from bot.matching.examples import Example
from bot.matching.fit import TrainedModel, fit
from bot.matching.hyperparameters import Hyperparameters
from bot.matching.matcher import Candidate, Contribution, Explanation, Match, Matcher
from bot.matching.words import Synonyms

__all__ = [
    "Candidate",
    "Contribution",
    "Cutoffs",
    "E5Encoder",
    "Encoder",
    "Example",
    "Explanation",
    "Hyperparameters",
    "Match",
    "Matcher",
    "Synonyms",
    "TrainedModel",
    "fit",
    "why_no_e5",
]
