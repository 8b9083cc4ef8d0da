"""Scores -> confidence in each label."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.matching.hyperparameters import DEFAULTS, Hyperparameters

Scores = NDArray[np.float32] | NDArray[np.float64]


@dataclass(frozen=True)
class Confidence:
    """Confidence in a label: (its score - ½ score of none) / max(sum of the sizes of all scores, E) / √label_scale.

    E is `min_evidence`: without it, a text that is faintly like one label and like nothing else would be beyond doubt.
    Scores are (n, labels + 1), the last column is *none of these*. `label_scale` is the mean leave-one-out score of a
    label's own examples, relative to the other labels: a label that is asked for in many ways reaches lower scores, so
    less is required of it. The result is about -1 to 1.
    """

    label_scale: NDArray[np.float64]
    none_weight: float = DEFAULTS.none_weight
    min_evidence: float = DEFAULTS.min_evidence

    @classmethod
    def neutral(cls, labels: int, hyperparameters: Hyperparameters = DEFAULTS) -> "Confidence":
        """Return the confidence with the same scale for all labels."""
        return cls(np.ones(labels), hyperparameters.none_weight, hyperparameters.min_evidence)

    @classmethod
    def fit(cls, leave_one_out: Scores, targets: Scores, hyperparameters: Hyperparameters = DEFAULTS) -> "Confidence":
        """Estimate the scale of each label from the leave-one-out scores of its examples."""
        labels = targets.shape[1] - 1
        if not hyperparameters.scale_labels:
            return cls.neutral(labels, hyperparameters)
        counts = (targets[:, :labels] > 0).sum(axis=0)
        sums = np.where(targets[:, :labels] > 0, leave_one_out[:, :labels], 0.0).sum(axis=0, dtype=np.float64)
        own = sums / np.maximum(counts, 1)
        mean = max(float(own[counts > 0].mean()), 1e-3) if counts.any() else 1.0
        # Two examples say little about a label: the fewer there are, the closer its scale is to the mean.
        label_scale = (counts * np.maximum(own, 0.2 * mean) + 5 * mean) / (counts + 5) / mean
        return cls(label_scale, hyperparameters.none_weight, hyperparameters.min_evidence)

    def without(self, label: int) -> "Confidence":
        """Return the same for all labels but one."""
        return replace(self, label_scale=np.delete(self.label_scale, label))

    def of_labels(self, scores: Scores) -> Scores:
        """Return the confidence in every label, (n, labels)."""
        none = np.maximum(scores[:, -1:], 0.0)
        total = np.abs(scores).sum(axis=1, keepdims=True)
        confidences: Scores = (
            (scores[:, :-1] - self.none_weight * none)
            / np.maximum(total, self.min_evidence)
            / np.sqrt(self.label_scale)
        )
        return confidences

    def of_best(self, scores: Scores) -> NDArray[np.float64]:
        """Return the confidence in the label with the highest score, (n,)."""
        best = scores[:, :-1].argmax(axis=1)
        of_best: NDArray[np.float64] = self.of_labels(scores)[np.arange(len(scores)), best]
        return of_best
