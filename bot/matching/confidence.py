"""Scores -> how sure one can be of the best entry."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.method import USUAL, Method

Scores = NDArray[np.float32] | NDArray[np.float64]


LEAST_EVIDENCE = 1.0
"""What counts as said at the least: so a whisper is no certainty, not even in an FAQ of one entry."""


@dataclass(frozen=True)
class Confidence:
    """How sure one can be: (score of the entry - ½ score of none) / sum of all scores' sizes / √ease.

    Scores are (n, entries + 1), the last column is *none of these*. `ease` is how well an entry's own examples find it
    when each is left out, relative to the others: an entry that is asked in many ways reaches lower scores, and less is
    asked of it. The result lies around -1 to 1.
    """

    ease: NDArray[np.float64]
    none_counts: float = USUAL.none_counts

    @classmethod
    def middling(cls, entries: int, method: Method = USUAL) -> "Confidence":
        """Take all entries for equally easy."""
        return cls(np.ones(entries), method.none_counts)

    @classmethod
    def of(cls, without_one: Scores, targets: Scores, method: Method = USUAL) -> "Confidence":
        """Learn the ease of entries from the scores that their examples get without themselves."""
        entries = targets.shape[1] - 1
        own = np.array([without_one[targets[:, entry] > 0, entry].mean() for entry in range(entries)])
        middle = max(float(own.mean()), 1e-3)
        # Two examples tell little of an entry: the fewer, the nearer to the middle.
        counts = (targets[:, :entries] > 0).sum(axis=0)
        ease = (counts * np.maximum(own, 0.2 * middle) + 5 * middle) / (counts + 5) / middle
        return cls(ease, method.none_counts) if method.by_ease else cls.middling(entries, method)

    def without(self, entry: int) -> "Confidence":
        """Give the same for all entries but one."""
        return Confidence(np.delete(self.ease, entry), self.none_counts)

    def of_entries(self, scores: Scores) -> Scores:
        """Give the confidence in every entry, (n, entries)."""
        none = np.maximum(scores[:, -1:], 0.0)
        total = np.abs(scores).sum(axis=1, keepdims=True)
        confident: Scores = (
            (scores[:, :-1] - self.none_counts * none) / np.maximum(total, LEAST_EVIDENCE) / np.sqrt(self.ease)
        )
        return confident

    def of_best(self, scores: Scores) -> NDArray[np.float64]:
        """Give the confidence in the entry with the highest score, (n,)."""
        best = scores[:, :-1].argmax(axis=1)
        of_best: NDArray[np.float64] = self.of_entries(scores)[np.arange(len(scores)), best]
        return of_best
