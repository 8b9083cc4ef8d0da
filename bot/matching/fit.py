"""Labelled examples -> a trained matcher."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from bot.matching.confidence import Confidence
from bot.matching.cutoffs import Cutoffs, HeldOutScores, choose_cutoffs
from bot.matching.encoder import Encoder
from bot.matching.examples import Example, prepare
from bot.matching.holding_out import hold_out
from bot.matching.hyperparameters import DEFAULTS, Hyperparameters
from bot.matching.kernel import EmbeddingSpace, Kernel
from bot.matching.matcher import Matcher
from bot.matching.prior import prior_cutoffs
from bot.matching.reading import Reader
from bot.matching.ridge import Matrix, Ridge, factorise, invert, solve
from bot.matching.vectors import Progress, cached_vectors, count_missing
from bot.matching.words import Synonyms

MANY = 2000
"""Examples from which on training takes much longer than learning words alone, encoder or not."""
MANY_TO_ENCODE = 500
"""Texts that take some seconds to encode."""


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
    words_first: Callable[[TrainedModel], object] | None = None,
    provisional: Callable[[TrainedModel], object] | None = None,
    progress: Progress | None = None,
    hyperparameters: Hyperparameters = DEFAULTS,
) -> TrainedModel:
    """Train a matcher; the order of the examples makes no difference.

    `vectors` is the folder in which the encoder's vectors are cached; `progress` is called after each new one.

    Two callbacks get a model before the others' time: its label scales are neutral, its cut-offs are the prior's, and
    it has no held-out scores. `words_first` is called with one that knows words alone, where training takes much
    longer than that; `provisional` with the model before calibration, which takes a third of the time.

    Raises:
        TrainingError: no example has a label, or one text has a label and is out of scope as well.
    """
    prepared = prepare(examples)
    texts = [example.text for example in prepared]
    reader = Reader.of(synonyms or Synonyms(), texts, repair_spelling=hyperparameters.repair_spelling)
    readings = [reader.read_normalised(text) for text in texts]
    problem = _Problem.of(prepared, reader, hyperparameters)
    by_words = Kernel.of([reading.words for reading in readings], None, hyperparameters)
    to_encode = [reading.text for reading in readings] if encoder else []
    words_alone = None
    if words_first and (len(texts) > MANY or (encoder and count_missing(encoder, to_encode, vectors) > MANY_TO_ENCODE)):
        words_alone = problem.matcher(by_words, problem.solve(by_words)[0])
        words_first(TrainedModel(words_alone, HeldOutScores.empty()))
    kernel = by_words
    if encoder:
        encoded = cached_vectors(encoder, to_encode, vectors, progress)
        meaning = EmbeddingSpace.of(encoded, encoder.general_mean, hyperparameters.general_texts)
        kernel = replace(by_words, meaning=meaning)
    weights, triangle = problem.solve(kernel)
    if provisional:
        provisional(TrainedModel(problem.matcher(kernel, weights, encoder), HeldOutScores.empty()))
    ridge = Ridge(problem.targets, weights, invert(triangle))
    asked = ~problem.is_answer
    confidence = Confidence.fit(ridge.leave_one_out()[asked], problem.targets[asked], hyperparameters)
    held_out = hold_out(ridge, confidence, prepared)
    del ridge, triangle  # the largest of all that is in memory; the words' own comes next
    if encoder:
        words_alone = words_alone or problem.matcher(by_words, problem.solve(by_words)[0])
    cutoffs = choose_cutoffs(problem.prior, held_out, hyperparameters)
    matcher = replace(problem.matcher(kernel, weights, encoder), confidence=confidence, cutoffs=cutoffs)
    if words_alone and encoder:
        matcher = replace(matcher, by_words=replace(words_alone, cutoffs=cutoffs))
    return TrainedModel(matcher, held_out)


@dataclass(frozen=True)
class _Problem:
    """What is to be learnt, by whichever kernel."""

    examples: tuple[Example, ...]
    labels: tuple[str, ...]
    reader: Reader
    targets: Matrix
    is_answer: NDArray[np.bool_]
    hyperparameters: Hyperparameters

    @classmethod
    def of(cls, examples: tuple[Example, ...], reader: Reader, hyperparameters: Hyperparameters) -> Self:
        labels = tuple(sorted({label for example in examples for label in example.labels}))
        is_answer = np.array([example.is_answer for example in examples])
        return cls(examples, labels, reader, _targets(examples, labels), is_answer, hyperparameters)

    @property
    def prior(self) -> Cutoffs:
        return prior_cutoffs(float(self.targets[~self.is_answer, :-1].sum()) / len(self.labels))

    def solve(self, kernel: Kernel) -> tuple[Matrix, Matrix]:
        """Return the weights, and the triangle that they were solved with."""
        hyperparameters = self.hyperparameters
        ridges = np.where(self.is_answer, np.float32(hyperparameters.answer_ridge), np.float32(hyperparameters.ridge))
        triangle = factorise(kernel.matrix(), ridges)
        return solve(triangle, self.targets), triangle

    def matcher(self, kernel: Kernel, weights: Matrix, encoder: Encoder | None = None) -> Matcher:
        """Return the matcher before it is calibrated."""
        neutral = Confidence.neutral(len(self.labels), self.hyperparameters)
        return Matcher(self.examples, self.labels, self.reader, kernel, weights, neutral, self.prior, encoder)


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
