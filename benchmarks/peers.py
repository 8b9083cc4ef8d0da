"""Other ways to find the entry for a question, each with the examples that ours is trained on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bm25s
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.matching.encoder import Encoder
from bot.matching.examples import Example
from bot.matching.features import TfidfIndex
from bot.matching.reading import Reader
from bot.matching.words import Synonyms, word_features
from bot.text import normalise

Scores = Callable[[str], NDArray[np.float32]]


class CachingEncoder:
    """An encoder that encodes nothing twice, for measurements in which time does not count."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self.general_mean = encoder.general_mean
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a text."""
        if text not in self._known:
            self._known[text] = self._encoder.encode(text)
        return self._known[text]

    def tokens(self, text: str) -> int:
        """Return how many tokens of a text are encoded."""
        return self._encoder.tokens(text)


@dataclass(frozen=True)
class Peer:
    """A way to score a question against every example, and what it does when only the best is wanted."""

    name: str
    scores: Scores
    decide: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The labels for a question, best first, and the confidence: -inf where an out-of-scope example is nearest."""

    labels: Sequence[str]
    confidence: float


def rank(peer: Peer, examples: Sequence[Example], question: str) -> Ranked:
    """Rank labels by their nearest example; an out-of-scope example that is nearest of all means no answer."""
    scores = peer.scores(normalise(question))
    order = np.argsort(-scores, kind="stable")
    labels: dict[str, None] = {}
    for index in order[:2000]:
        labels |= dict.fromkeys(examples[index].labels)
        if len(labels) >= 3:
            break
    nearest = examples[order[0]]
    return Ranked(list(labels)[:3], float(scores[order[0]]) if nearest.labels else -np.inf)


def peers(examples: Sequence[Example], vectors: NDArray[np.float32] | None, encoder: Encoder | None) -> list[Peer]:
    """Return all peers; `vectors` are the encoder's for the examples."""
    texts = [example.text for example in examples]
    made = [
        _rapidfuzz("RapidFuzz WRatio", texts, fuzz.WRatio),
        _rapidfuzz("RapidFuzz token_set_ratio", texts, fuzz.token_set_ratio),
        _bm25(texts),
        _tfidf(texts),
    ]
    if vectors is not None and encoder is not None:
        made.append(_nearest(vectors, encoder))
    return made


def _rapidfuzz(name: str, texts: Sequence[str], scorer: Callable[..., float]) -> Peer:
    def scores(question: str) -> NDArray[np.float32]:
        found: NDArray[np.float32] = process.cdist([question], texts, scorer=scorer, dtype=np.float32, workers=-1)[0]
        return found

    return Peer(name, scores, lambda question: process.extractOne(question, texts, scorer=scorer))


def _bm25(texts: Sequence[str]) -> Peer:
    reader = Reader(Synonyms(), Reader.of(Synonyms(), ()).speller)
    index = bm25s.BM25()
    index.index([_tokens(reader, text) for text in texts], show_progress=False)

    def scores(question: str) -> NDArray[np.float32]:
        found: NDArray[np.float32] = index.get_scores(_tokens(reader, question))
        return found

    return Peer("BM25 (bm25s)", scores, lambda question: scores(question).argmax())


def _tokens(reader: Reader, text: str) -> list[str]:
    return [stem for word in reader.read_normalised(text).words for stem in word_features(word)] or [""]


def _tfidf(texts: Sequence[str]) -> Peer:
    reader = Reader(Synonyms(), Reader.of(Synonyms(), ()).speller)
    space = TfidfIndex.of([reader.read_normalised(text).words for text in texts], (1.0, 0.0))

    def scores(question: str) -> NDArray[np.float32]:
        return space.similarities(reader.read_normalised(question).words)[0]

    return Peer("TF-IDF cosine, words", scores, lambda question: scores(question).argmax())


def _nearest(vectors: NDArray[np.float32], encoder: Encoder) -> Peer:
    caching = CachingEncoder(encoder)

    def scores(question: str, by: Encoder = caching) -> NDArray[np.float32]:
        found: NDArray[np.float32] = np.einsum("ij,j->i", vectors, by.encode(question[:500]))
        return found

    return Peer("nearest phrasing, E5", scores, lambda question: scores(question, encoder).argmax())
