"""The learnt matcher: text in, ranking and decision out."""

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
from bot.matching.kernel import Kernel
from bot.matching.reading import Reader, Reading

Band = Literal["answer", "suggest", "none"]
MOST_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label with its score and how sure the matcher is of it."""

    label: str
    score: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Match:
    """What the matcher makes of a text.

    `confidence` is the number that the cut-offs are applied to (1 or -1 where the very text is an example);
    `candidates` are the best labels before any cut-off; `suggestions` those worth showing in the band "suggest".
    """

    band: Band
    confidence: float
    candidates: tuple[Candidate, ...]
    suggestions: tuple[Candidate, ...]
    reading: Reading
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Witness:
    """An example that spoke for or against the best label, and how much."""

    text: str
    labels: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A match and the examples that made it; their weights add up to (score - ½ score of none) of the best label."""

    match: Match
    speaks_for: tuple[Witness, ...]
    speaks_against: tuple[Witness, ...]


@dataclass(frozen=True)
class Matcher:
    """Matches texts to labels; made by `learn`, never changed. Safe to use from several threads."""

    examples: tuple[Example, ...]
    labels: tuple[str, ...]
    reader: Reader
    kernel: Kernel
    weights: Floats  # (examples, labels + 1)
    confidence: Confidence
    cutoffs: Cutoffs
    encoder: Encoder | None = field(default=None, compare=False)

    @cached_property
    def _known(self) -> Mapping[str, Example]:
        return {example.text: example for example in self.examples}

    def likeness(self, other: "Matcher") -> float:
        """Give the share of the examples that another matcher has learnt too, 0 to 1."""
        texts = {example.text for example in other.examples}
        return sum(example.text in texts for example in self.examples) / len(self.examples)

    def calibrated_like(self, other: "Matcher") -> "Matcher":
        """Give this matcher with the ease and the cut-offs of another one, which may have other labels."""
        ease = dict(zip(other.labels, other.confidence.ease.tolist(), strict=True))
        own = np.array([ease.get(label, 1.0) for label in self.labels])
        return replace(self, confidence=replace(other.confidence, ease=own), cutoffs=other.cutoffs)

    def match(self, text: str) -> Match:
        """Decide on a text of any length and kind."""
        reading = self.reader.read(text)
        if not reading.words:
            return Match("none", -1.0, (), (), reading)
        return self._decided(reading, self._scores(self.kernel.row(reading, self.encoder)))

    def explain(self, text: str, most: int = 5) -> Explanation:
        """Decide on a text and name the examples that decided, `most` for it and against it."""
        match = self.match(text)
        if not match.candidates:
            return Explanation(match, (), ())
        best = self.labels.index(match.candidates[0].label)
        row = self.kernel.row(match.reading, self.encoder)
        spoken: Floats = row * (self.weights[:, best] - self.weights[:, -1] * np.float32(self.confidence.none_counts))
        order = np.argsort(-spoken, kind="stable")
        return Explanation(
            match,
            tuple(self._witness(i, spoken) for i in order[:most] if spoken[i] > 0),
            tuple(self._witness(i, spoken) for i in order[::-1][:most] if spoken[i] < 0),
        )

    def _witness(self, index: np.intp, spoken: Floats) -> Witness:
        example = self.examples[index]
        return Witness(example.text, example.labels, float(spoken[index]))

    def _scores(self, row: Floats) -> Floats:
        scores: Floats = np.einsum("ji,i->j", self._by_label, row)[None, :]  # not BLAS, see Kernel.row
        return scores

    @cached_property
    def _by_label(self) -> Floats:
        """The weights, a row a label: summed up twice as fast."""
        return np.ascontiguousarray(self.weights.T)

    def _decided(self, reading: Reading, scores: Floats) -> Match:
        confident = self.confidence.of_entries(scores.astype(np.float64))[0]
        order = np.argsort(-scores[0, :-1], kind="stable")[:MOST_CANDIDATES]
        ranked = [Candidate(self.labels[i], float(scores[0, i]), float(confident[i])) for i in order]
        known = self._known.get(reading.form)
        if known and known.labels:
            own = [
                Candidate(label, float(scores[0, i]), 1.0)
                for i, label in enumerate(self.labels)
                if label in known.labels
            ]
            own.sort(key=lambda candidate: -candidate.score)
            rest = [candidate for candidate in ranked if candidate.label not in known.labels]
            return Match("answer", 1.0, tuple([*own, *rest][:MOST_CANDIDATES]), (), reading, exact=True)
        if known:
            return Match("none", -1.0, tuple(ranked), (), reading, exact=True)
        band = self._band(ranked)
        suggestions = self._suggestions(ranked) if band == "suggest" else ()
        return Match(band, ranked[0].confidence, tuple(ranked), suggestions, reading)

    def _band(self, ranked: Sequence[Candidate]) -> Band:
        best = ranked[0].confidence
        if best >= self.cutoffs.answer and all(best - c.confidence >= self.kernel.method.lead for c in ranked[1:2]):
            return "answer"
        return "suggest" if best >= self.cutoffs.suggest else "none"

    def _suggestions(self, ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Keep two entries, and a third one if it is not far behind."""
        least = ranked[0].confidence - self.kernel.method.worth_showing
        return tuple(c for place, c in enumerate(ranked) if place < 2 or c.confidence >= least)
