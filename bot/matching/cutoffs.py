"""Cut-offs: the least confidence for an answer, and for suggestions.

They begin with what is known of FAQs in general (`prior.py`), and move towards an FAQ's own evidence as far as there
is any, by the number of its out-of-scope examples:

- Invented ones are alike within a group, and whole groups are held out; beside them each label is held out (its own
  texts are near misses then). Holding out single ones would be too optimistic.
- What people said, drawn at random, is like what they say next. Each is held out alone, with its near-duplicates.
- What was picked calibrates nothing: it was chosen for how the matcher took it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.hyperparameters import DEFAULTS, Hyperparameters

Floats = NDArray[np.float64]
LEAVE_LABEL_OUT_WEIGHT = 100.0
"""Out-of-scope examples that all near misses together weigh as much as: little where there are many of the former."""
ENOUGH_INVENTED = 500
"""Invented out-of-scope examples from which on the prior no longer counts."""
ENOUGH_TALK_TO_ANSWER, ENOUGH_TALK_TO_SUGGEST = 55, 50
"""Out-of-scope examples from talk from which on only they count."""


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """The least confidence for an answer, and for suggestions."""

    answer: float
    suggest: float

    def towards(self, other: "Cutoffs", answer_share: float, suggest_share: float) -> "Cutoffs":
        """Return these cut-offs, moved by shares of 0 to 1 of the way to others."""
        answer = self.answer + answer_share * (other.answer - self.answer)
        suggest = self.suggest + suggest_share * (other.suggest - self.suggest)
        return Cutoffs(answer, min(suggest, answer))


@dataclass(frozen=True, slots=True)
class HeldOutScores:
    """Confidences that out-of-scope texts get from a model that was trained without anything like them.

    `by_group` has those of invented texts, `leave_label_out` those of labels' own texts, `talk` those of what people
    said.
    """

    by_group: Mapping[str, Floats]
    leave_label_out: Floats
    talk: Floats

    @classmethod
    def empty(cls) -> "HeldOutScores":
        """Return no scores."""
        return cls({}, np.zeros(0), np.zeros(0))

    @property
    def invented(self) -> Floats:
        """The confidences of all invented texts."""
        return np.concatenate([*self.by_group.values(), np.zeros(0)])

    def cutoff(self, proportion: float) -> float:
        """Return the lowest confidence that at most this proportion of invented texts and near misses reaches.

        They are weighed: near misses count as LEAVE_LABEL_OUT_WEIGHT texts at most. There must be a text of either.
        """
        invented = self.invented
        values = np.concatenate([invented, self.leave_label_out])
        near_miss_weight = min(LEAVE_LABEL_OUT_WEIGHT / max(len(self.leave_label_out), 1), 1.0)
        weights = np.concatenate([np.ones(len(invented)), np.full(len(self.leave_label_out), near_miss_weight)])
        order = np.argsort(-values, kind="stable")
        reached = np.cumsum(weights[order]) / weights.sum()
        # The first value at which more than the proportion would be let through; the cut-off is just above it.
        place = int(np.searchsorted(reached, proportion, side="right"))
        return float(np.nextafter(values[order][min(place, len(values) - 1)], np.inf))

    def talk_cutoff(self, proportion: float) -> float:
        """Return the confidence that this proportion of talk reaches, rounded to whole texts. There must be a text."""
        let_through = round(proportion * len(self.talk))
        highest = np.sort(self.talk)[::-1]
        return float(highest[let_through - 1] if let_through else np.nextafter(highest[0], np.inf))


def choose_cutoffs(prior: Cutoffs, held_out: HeldOutScores, hyperparameters: Hyperparameters = DEFAULTS) -> Cutoffs:
    """Return the cut-offs, as far from the prior as there is evidence."""
    chosen = prior
    if len(held_out.invented):
        share = min(len(held_out.invented) / ENOUGH_INVENTED, 1.0)
        chosen = chosen.towards(_of_invented(held_out, hyperparameters), share, share)
    if len(held_out.talk):
        answer = held_out.talk_cutoff(hyperparameters.talk_answer_rate)
        suggest = held_out.talk_cutoff(hyperparameters.talk_suggestion_rate)
        size = len(held_out.talk)
        shares = min(size / ENOUGH_TALK_TO_ANSWER, 1.0), min(size / ENOUGH_TALK_TO_SUGGEST, 1.0)
        chosen = chosen.towards(Cutoffs(answer, suggest), *shares)
    return chosen


def _of_invented(held_out: HeldOutScores, hyperparameters: Hyperparameters) -> Cutoffs:
    """Return the cut-offs that let no more than the wanted rates of invented texts and near misses through."""
    out_of_scope = len(held_out.invented)
    near_misses = min(LEAVE_LABEL_OUT_WEIGHT, len(held_out.leave_label_out))
    allowed = (
        out_of_scope * hyperparameters.out_of_scope_answer_rate + near_misses * hyperparameters.near_miss_answer_rate
    )
    answer = held_out.cutoff(allowed / (out_of_scope + near_misses))
    return Cutoffs(answer, min(held_out.cutoff(hyperparameters.suggestion_rate), answer))
