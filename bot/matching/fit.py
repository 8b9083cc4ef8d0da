"""Labelled examples -> a trained matcher."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.matching.confidence import Confidence
from bot.matching.cutoffs import HeldOutScores, choose_cutoffs
from bot.matching.encoder import Encoder
from bot.matching.examples import Example, prepare
from bot.matching.holding_out import hold_out
from bot.matching.hyperparameters import DEFAULTS, Hyperparameters
from bot.matching.kernel import EmbeddingSpace, Kernel
from bot.matching.matcher import Matcher
from bot.matching.prior import prior_cutoffs
from bot.matching.reading import Reader
from bot.matching.ridge import Matrix, Ridge, factorise, invert, solve
from bot.matching.vectors import Progress, cached_vectors
from bot.matching.words import Synonyms


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A matcher, and the held-out scores that its cut-offs were chosen on."""

    matcher: Matcher
    held_out: HeldOutScores


def fit(
    examples: Iterable[Example],
    *,
    encoder: Encoder | None = None,
    synonyms: Synonyms | None = None,
    vectors: Path | None = None,
    provisional: Callable[[TrainedModel], object] | None = None,
    progress: Progress | None = None,
    hyperparameters: Hyperparameters = DEFAULTS,
) -> TrainedModel:
    """Train a matcher; the order of the examples makes no difference.

    `vectors` is the folder in which the encoder's vectors are cached; `progress` is called after each new one.
    `provisional` is called with the model before calibration, which takes a third of the time: its label scales are
    neutral, its cut-offs are the prior's, and it has no held-out scores.

    Raises:
        TrainingError: no example has a label, or one text has a label and is out of scope as well.
    """
    prepared = prepare(examples)
    labels = tuple(sorted({label for example in prepared for label in example.labels}))
    texts = [example.text for example in prepared]
    reader = Reader.of(synonyms or Synonyms(), texts, repair_spelling=hyperparameters.repair_spelling)
    readings = [reader.read_normalised(text) for text in texts]
    meaning = None
    if encoder:
        encoded = cached_vectors(encoder, [reading.text for reading in readings], vectors, progress)
        meaning = EmbeddingSpace.of(encoded, encoder.general_mean, hyperparameters.general_texts)
    kernel = Kernel.of([reading.words for reading in readings], meaning, hyperparameters)
    targets = _targets(prepared, labels)
    is_answer = np.array([example.is_answer for example in prepared])
    ridges = np.where(is_answer, np.float32(hyperparameters.answer_ridge), np.float32(hyperparameters.ridge))
    triangle = factorise(kernel.matrix(), ridges)
    weights = solve(triangle, targets)
    prior = prior_cutoffs(float(targets[~is_answer, :-1].sum()) / len(labels))

    def calibrated(confidence: Confidence, held_out: HeldOutScores) -> TrainedModel:
        cutoffs = choose_cutoffs(prior, held_out, hyperparameters)
        return TrainedModel(Matcher(prepared, labels, reader, kernel, weights, confidence, cutoffs, encoder), held_out)

    if provisional:
        provisional(calibrated(Confidence.neutral(len(labels), hyperparameters), HeldOutScores.empty()))
    ridge = Ridge(targets, weights, invert(triangle))
    confidence = Confidence.fit(ridge.leave_one_out()[~is_answer], targets[~is_answer], hyperparameters)
    return calibrated(confidence, hold_out(ridge, confidence, prepared))


def _targets(examples: Sequence[Example], labels: Sequence[str]) -> Matrix:
    """Return the labels of examples one-hot, (examples, labels + 1); the last column is *none of these*."""
    column = {label: number for number, label in enumerate(labels)}
    targets = np.zeros((len(examples), len(labels) + 1), dtype=np.float32)
    for row, example in enumerate(examples):
        for label in example.labels:
            targets[row, column[label]] = 1.0
        if not example.labels:
            targets[row, -1] = 1.0
    return targets
