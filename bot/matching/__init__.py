"""A small text classifier: labelled examples in, a matcher out; it knows nothing of FAQs."""

from bot.matching.encoder import E5Encoder as E5Encoder, Encoder as Encoder, why_no_e5 as why_no_e5
from bot.matching.examples import Example as Example
from bot.matching.fit import TrainedModel as TrainedModel, fit as fit
from bot.matching.hyperparameters import Hyperparameters as Hyperparameters
from bot.matching.matcher import (
    Candidate as Candidate,
    Contribution as Contribution,
    Explanation as Explanation,
    Match as Match,
    Matcher as Matcher,
)
from bot.matching.words import Synonyms as Synonyms
