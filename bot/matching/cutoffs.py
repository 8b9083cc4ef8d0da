"""Cut-offs: the least confidence for an answer, and for suggestions, chosen on held-out examples.

Out-of-scope texts are simulated in two ways, both in closed form: a whole group of out-of-scope examples is held out,
and a whole label is held out (its own examples are near misses then). Holding out single examples would be too
optimistic.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.confidence import Confidence
from bot.matching.examples import Example
from bot.matching.hyperparameters import DEFAULTS, Hyperparameters
from bot.matching.ridge import Ridge

Floats = NDArray[np.float64]
LEAVE_LABEL_OUT_WEIGHT = 100.0
"""Out-of-scope examples that all near misses together weigh as much as: little where there are many of the former."""
DEFAULT_CUTOFF = 0.5
"""The cut-off where there is neither an out-of-scope example nor a second label."""


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """The least confidence for an answer, and for suggestions."""

    answer: float
    suggest: float


@dataclass(frozen=True, slots=True)
class HeldOutScores:
    """Confidences that out-of-scope texts get from a model that was trained without anything like them."""

    by_group: Mapping[str, Floats]
    leave_label_out: Floats

    @classmethod
    def empty(cls) -> "HeldOutScores":
        """Return no scores."""
        return cls({}, np.zeros(0))

    def cutoff(self, proportion: float) -> float:
        """Return the lowest confidence that at most this proportion of out-of-scope texts reaches, by weight."""
        out_of_scope = np.concatenate([*self.by_group.values(), np.zeros(0)])
        values = np.concatenate([out_of_scope, self.leave_label_out])
        if not len(values):
            return DEFAULT_CUTOFF
        near_miss_weight = min(LEAVE_LABEL_OUT_WEIGHT / max(len(self.leave_label_out), 1), 1.0)
        weights = np.concatenate([np.ones(len(out_of_scope)), np.full(len(self.leave_label_out), near_miss_weight)])
        order = np.argsort(-values, kind="stable")
        reached = np.cumsum(weights[order]) / weights.sum()
        # The first value at which more than the proportion would be let through; the cut-off is just above it.
        place = int(np.searchsorted(reached, proportion, side="right"))
        return float(np.nextafter(values[order][min(place, len(values) - 1)], np.inf))


def hold_out(ridge: Ridge, confidence: Confidence, examples: Sequence[Example]) -> HeldOutScores:
    """Hold out each group of out-of-scope examples in turn, then each label, and return their confidences."""
    groups: dict[str, list[int]] = {}
    for index, example in enumerate(examples):
        if not example.labels:
            groups.setdefault(example.group, []).append(index)
    by_group = {group: confidence.of_best(ridge.leave_out(members)) for group, members in sorted(groups.items())}
    return HeldOutScores(by_group, _leave_label_out(ridge, confidence))


def _leave_label_out(ridge: Ridge, confidence: Confidence) -> Floats:
    labels = ridge.targets.shape[1] - 1
    found = [np.zeros(0)]
    if labels > 1:
        for label in range(labels):
            members = np.flatnonzero(ridge.targets[:, label] > 0)
            scores = ridge.leave_out(members.tolist())
            only = ridge.targets[members].sum(axis=1) == 1  # the others still have a right label
            scores[:, label] = 0.0
            found.append(confidence.without(label).of_best(np.delete(scores[only], label, axis=1)))
    return np.concatenate(found)


def choose_cutoffs(held_out: HeldOutScores, hyperparameters: Hyperparameters = DEFAULTS) -> Cutoffs:
    """Return the cut-offs that let no more than the wanted rates of out-of-scope texts through."""
    out_of_scope = sum(map(len, held_out.by_group.values()))
    near_misses = min(LEAVE_LABEL_OUT_WEIGHT, len(held_out.leave_label_out))
    allowed = (
        out_of_scope * hyperparameters.out_of_scope_answer_rate + near_misses * hyperparameters.near_miss_answer_rate
    )
    answer = held_out.cutoff(allowed / max(out_of_scope + near_misses, 1))
    return Cutoffs(answer, min(held_out.cutoff(hyperparameters.suggestion_rate), answer))
