"""From which confidence on to answer, and from which to suggest: told by the examples themselves.

What the FAQ does not answer is foreseen in two ways, both in closed form: a whole group of strangers left out, and a
whole entry left out (then its own examples are near misses). One stranger left out alone flatters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.confidence import Confidence
from bot.matching.examples import Example
from bot.matching.method import USUAL, Method
from bot.matching.ridge import Ridge

Numbers = NDArray[np.float64]
ENTRY_OUT_COUNTS = 100.0
"""How many strangers the left-out entries stand for together: all where there are none, little where there are many."""
WITHOUT_EVIDENCE = 0.5
"""The cut-off where there is neither a stranger nor a second entry."""


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """Confidences from which on a text is answered, or gets suggestions."""

    answer: float
    suggest: float


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Confidences that unanswerable texts would reach, had nothing like them been learnt."""

    by_group: Mapping[str, Numbers]
    entry_out: Numbers

    @classmethod
    def nothing(cls) -> "Foreseen":
        """Foresee nothing."""
        return cls({}, np.zeros(0))

    def cutoff(self, share: float) -> float:
        """Find the confidence that this share of unanswerable texts reaches."""
        strangers = np.concatenate([*self.by_group.values(), np.zeros(0)])
        values = np.concatenate([strangers, self.entry_out])
        if not len(values):
            return WITHOUT_EVIDENCE
        counted = min(ENTRY_OUT_COUNTS / max(len(self.entry_out), 1), 1.0)
        weights = np.concatenate([np.ones(len(strangers)), np.full(len(self.entry_out), counted)])
        order = np.argsort(-values, kind="stable")
        reached = np.cumsum(weights[order]) / weights.sum()
        # The first value at which more than the share would be let through; the cut lies just above it.
        place = int(np.searchsorted(reached, share, side="right"))
        return float(np.nextafter(values[order][min(place, len(values) - 1)], np.inf))


def foresee(ridge: Ridge, confidence: Confidence, examples: Sequence[Example]) -> Foreseen:
    """Leave every group of strangers out in turn, then every entry."""
    groups: dict[str, list[int]] = {}
    for index, example in enumerate(examples):
        if not example.labels:
            groups.setdefault(example.group, []).append(index)
    by_group = {group: confidence.of_best(ridge.without(members)) for group, members in sorted(groups.items())}
    return Foreseen(by_group, _entry_out(ridge, confidence))


def _entry_out(ridge: Ridge, confidence: Confidence) -> Numbers:
    entries = ridge.targets.shape[1] - 1
    found = [np.zeros(0)]
    if entries > 1:
        for entry in range(entries):
            members = np.flatnonzero(ridge.targets[:, entry] > 0)
            scores = ridge.without(members.tolist())
            alone = ridge.targets[members].sum(axis=1) == 1  # the others have an answer still
            scores[:, entry] = 0.0
            found.append(confidence.without(entry).of_best(np.delete(scores[alone], entry, axis=1)))
    return np.concatenate(found)


def cutoffs_from(foreseen: Foreseen, method: Method = USUAL) -> Cutoffs:
    """Choose the cut-offs."""
    strangers = sum(map(len, foreseen.by_group.values()))
    doubtful = min(ENTRY_OUT_COUNTS, len(foreseen.entry_out))
    allowed = strangers * method.strangers_answered + doubtful * method.answered
    answer = foreseen.cutoff(allowed / max(strangers + doubtful, 1))
    return Cutoffs(answer, min(foreseen.cutoff(method.suggested), answer))
