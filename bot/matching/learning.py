"""Labelled examples -> a matcher."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.matching.confidence import Confidence
from bot.matching.cutoffs import Foreseen, cutoffs_from, foresee
from bot.matching.encoder import Encoder
from bot.matching.examples import Example, prepare
from bot.matching.kernel import Kernel
from bot.matching.matcher import Matcher
from bot.matching.method import USUAL, Method
from bot.matching.reading import Reader
from bot.matching.ridge import Matrix, Ridge, factorise, invert, solve
from bot.matching.vectors import Progress, cached_vectors
from bot.matching.words import Synonyms


@dataclass(frozen=True, slots=True)
class Learnt:
    """A matcher, and what it foresees of texts that nothing answers."""

    matcher: Matcher
    foreseen: Foreseen


def learn(
    examples: Iterable[Example],
    *,
    encoder: Encoder | None = None,
    synonyms: Synonyms | None = None,
    vectors: Path | None = None,
    early: Callable[[Learnt], object] | None = None,
    progress: Progress | None = None,
    method: Method = USUAL,
) -> Learnt:
    """Learn from examples; their order makes no difference.

    `vectors` is the folder in which the encoder's vectors are kept, `progress` is told how far it has come with them.
    `early` gets what is learnt before it is calibrated, which takes a third of the time: every entry of middling ease,
    nothing foreseen.

    Raises:
        LearningError: no example has a label, or one text has a label and is a stranger as well.
    """
    prepared = prepare(examples)
    labels = tuple(sorted({label for example in prepared for label in example.labels}))
    reader = Reader.of(synonyms or Synonyms(), [example.text for example in prepared], repair=method.repair)
    readings = [reader.read_form(example.text) for example in prepared]
    texts = [reading.text for reading in readings]
    encoded = cached_vectors(encoder, texts, vectors, progress) if encoder else None
    kernel = Kernel.of([reading.words for reading in readings], encoded, method)
    targets = _targets(prepared, labels)
    triangle = factorise(kernel.matrix(), method.ridge)
    weights = solve(triangle, targets)

    def calibrated(confidence: Confidence, foreseen: Foreseen) -> Learnt:
        cutoffs = cutoffs_from(foreseen, method)
        return Learnt(Matcher(prepared, labels, reader, kernel, weights, confidence, cutoffs, encoder), foreseen)

    if early:
        early(calibrated(Confidence.middling(len(labels), method), Foreseen.nothing()))
    ridge = Ridge(targets, weights, invert(triangle))
    confidence = Confidence.of(ridge.without_one(), targets, method)
    return calibrated(confidence, foresee(ridge, confidence, prepared))


def _targets(examples: Sequence[Example], labels: Sequence[str]) -> Matrix:
    """Write the classes of examples as ones, the last column being *none of these*."""
    column = {label: number for number, label in enumerate(labels)}
    targets = np.zeros((len(examples), len(labels) + 1), dtype=np.float32)
    for row, example in enumerate(examples):
        for label in example.labels:
            targets[row, column[label]] = 1.0
        if not example.labels:
            targets[row, -1] = 1.0
    return targets
