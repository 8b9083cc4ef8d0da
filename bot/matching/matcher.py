"""The trained matcher: a text in, ranked labels and a decision out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import numpy as np

from bot.matching.confidence import Confidence
from bot.matching.cutoffs import Cutoffs
from bot.matching.encoder import Encoder
from bot.matching.examples import Example
from bot.matching.features import Floats
from bot.matching.held_texts import HeldTexts
from bot.matching.kernel import Kernel
from bot.matching.reading import Reader, Reading

Decision = Literal["answer", "suggest", "none"]
MAX_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label with its score and the confidence in it."""

    label: str
    score: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Match:
    """What the matcher decides on a text.

    `confidence` is what the cut-offs are applied to (1 or -1 where the text itself is an example); `candidates` are the
    best labels before any cut-off; `suggestions` are those to show where the decision is "suggest". `held` are examples
    that a long text holds word for word, which decide then. `by_words` says that the text was not encoded, because its
    words alone left no doubt.
    """

    decision: Decision
    confidence: float
    candidates: tuple[Candidate, ...]
    suggestions: tuple[Candidate, ...]
    reading: Reading
    exact: bool = False
    held: tuple[str, ...] = ()
    by_words: bool = False


@dataclass(frozen=True, slots=True)
class Contribution:
    """What an example adds to the score of the best label, or takes from it."""

    text: str
    labels: tuple[str, ...]
    weight: float
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """A match and the contributions of examples to it, the largest first.

    The contributions of all examples add up to (score - ½ score of none) of the best label.
    """

    match: Match
    supporting: tuple[Contribution, ...]
    opposing: tuple[Contribution, ...]


@dataclass(frozen=True)
class Matcher:
    """Matches texts to labels; made by `fit`, never changed. Safe to use from several threads.

    Where there is an encoder, `by_words` matches by words alone, with the same cut-offs. It decides where it has no
    doubt, which saves the encoder, and orders the labels of what is known word for word.
    """

    examples: tuple[Example, ...]
    labels: tuple[str, ...]
    reader: Reader
    kernel: Kernel
    weights: Floats  # (examples, labels + 1)
    confidence: Confidence
    cutoffs: Cutoffs
    encoder: Encoder | None = field(default=None, compare=False)
    by_words: "Matcher | None" = None

    @cached_property
    def _known(self) -> Mapping[str, Example]:
        return {example.text: example for example in self.examples if not example.is_answer}

    def overlap(self, other: "Matcher") -> float:
        """Return the proportion of the examples that another matcher was trained on too, 0 to 1."""
        texts = {example.text for example in other.examples}
        return sum(example.text in texts for example in self.examples) / len(self.examples)

    def with_calibration_of(self, other: "Matcher") -> "Matcher":
        """Return this matcher with the label scales and cut-offs of another one, which may have other labels."""
        scales = dict(zip(other.labels, other.confidence.label_scale.tolist(), strict=True))
        own = np.array([scales.get(label, 1.0) for label in self.labels])
        return replace(self, confidence=replace(other.confidence, label_scale=own), cutoffs=other.cutoffs)

    def match(self, text: str, *, in_full: bool = False) -> Match:
        """Decide on a text of any length and kind.

        What is known word for word is not encoded, since its label is known, nor what words alone decide; with
        `in_full` both are, where the scores of the other labels matter.
        """
        return self._match(self.reader.read(text), in_full=in_full)

    def _match(self, reading: Reading, *, in_full: bool = False) -> Match:
        if not reading.words:
            return Match("none", -1.0, (), (), reading)
        known = self._known.get(reading.form)
        if self.by_words and not in_full:
            match = self.by_words._match(reading)  # noqa: SLF001 -- a matcher too
            if self._is_certain(match):
                return replace(match, by_words=True)
        return self._decide(reading, self._scores(self.kernel.row(reading, self.encoder)), known)

    def _is_certain(self, match: Match) -> bool:
        """Return whether a match by words alone leaves no doubt."""
        if match.exact or match.held:
            return True
        hyperparameters, confidence = self.kernel.hyperparameters, match.confidence
        if match.decision == "none":
            return confidence <= hyperparameters.certain_none
        return match.decision == "answer" and confidence >= hyperparameters.certain_answer

    def tokens(self, text: str) -> int:
        """Return how many tokens of a text are encoded, which is what it costs; 0 without an encoder."""
        return self.encoder.tokens(self.reader.read(text).text) if self.encoder else 0

    def explain(self, text: str, most: int = 5) -> Explanation:
        """Decide on a text, with the `most` largest contributions for the best label and against it."""
        match = self.match(text)
        if not match.candidates:
            return Explanation(match, (), ())
        if match.by_words and self.by_words:
            return replace(self.by_words.explain(text, most), match=match)
        best = self.labels.index(match.candidates[0].label)
        row = self.kernel.row(match.reading, self.encoder)
        none = self.weights[:, -1] * np.float32(self.confidence.none_weight)
        contributions: Floats = row * (self.weights[:, best] - none)
        order = np.argsort(-contributions, kind="stable")
        return Explanation(
            match,
            tuple(self._contribution(i, contributions) for i in order[:most] if contributions[i] > 0),
            tuple(self._contribution(i, contributions) for i in order[::-1][:most] if contributions[i] < 0),
        )

    def _contribution(self, index: np.intp, contributions: Floats) -> Contribution:
        example = self.examples[index]
        return Contribution(example.text, example.labels, float(contributions[index]), example.is_answer)

    def _scores(self, row: Floats) -> Floats:
        scores: Floats = np.einsum("ji,i->j", self._by_label, row)[None, :]  # not BLAS, see Kernel.row
        return scores

    @cached_property
    def _by_label(self) -> Floats:
        """The weights, one row per label: summing is twice as fast that way."""
        return np.ascontiguousarray(self.weights.T)

    @cached_property
    def _held_texts(self) -> HeldTexts:
        return HeldTexts(self.examples)

    def _decide(self, reading: Reading, scores: Floats, known: Example | None) -> Match:
        confidences = self.confidence.of_labels(scores.astype(np.float64))[0]
        order = np.argsort(-scores[0, :-1], kind="stable")[:MAX_CANDIDATES]
        ranked = [Candidate(self.labels[i], float(scores[0, i]), float(confidences[i])) for i in order]
        if known and known.labels:
            own = [
                Candidate(label, float(scores[0, i]), 1.0)
                for i, label in enumerate(self.labels)
                if label in known.labels
            ]
            own.sort(key=lambda candidate: -candidate.score)
            rest = [candidate for candidate in ranked if candidate.label not in known.labels]
            return Match("answer", 1.0, tuple([*own, *rest][:MAX_CANDIDATES]), (), reading, exact=True)
        if known:
            return Match("none", -1.0, tuple(ranked), (), reading, exact=True)
        if held := self._held_texts.find(reading.form):
            return self._of_held(held, reading, scores, ranked)
        decision = self._decision(ranked)
        suggestions = self._suggestions(ranked) if decision == "suggest" else ()
        return Match(decision, ranked[0].confidence, tuple(ranked), suggestions, reading)

    def _of_held(self, held: Sequence[Example], reading: Reading, scores: Floats, ranked: Sequence[Candidate]) -> Match:
        """Return the match of a long text that holds examples: of one label the answer, of several suggestions."""
        labels = dict.fromkeys(label for example in held for label in example.labels)
        found = [Candidate(label, float(scores[0, self.labels.index(label)]), 1.0) for label in labels]
        candidates = tuple([*found, *(c for c in ranked if c.label not in labels)][:MAX_CANDIDATES])
        texts = tuple(example.text for example in held)
        if len(found) == 1:
            return Match("answer", 1.0, candidates, (), reading, held=texts)
        return Match("suggest", 1.0, candidates, tuple(found[:MAX_CANDIDATES]), reading, held=texts)

    def _decision(self, ranked: Sequence[Candidate]) -> Decision:
        best = ranked[0].confidence
        margin = self.kernel.hyperparameters.answer_margin
        if best >= self.cutoffs.answer and all(best - c.confidence >= margin for c in ranked[1:2]):
            return "answer"
        return "suggest" if best >= self.cutoffs.suggest else "none"

    def _suggestions(self, ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Return two labels, and a third one if it is not far behind."""
        least = ranked[0].confidence - self.kernel.hyperparameters.third_suggestion_margin
        return tuple(c for place, c in enumerate(ranked) if place < 2 or c.confidence >= least)
