"""A sparse TF-IDF index of words and characters; each view is a unit vector times its weight."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from bot.matching.cache import ThreadSafeCache
from bot.matching.words import character_features, word_features

Floats = NDArray[np.float32]
UNKNOWN_WEIGHT = 0.5
"""Part of an unknown feature's weight that counts in a text's length, so that unknown words lower the similarity."""
FREQUENT = 256
"""Examples that a frequent feature has at least; it decides how the Gram matrix is computed."""
VERY_FREQUENT = 500
"""Examples that a feature must have to be stored as a dense row for queries: 9 MB for 7,000 examples."""
MAX_CACHED_WORDS, MAX_CACHED_LENGTH = 10_000, 24
"""Words whose features are cached, and the characters that such a word has at most."""


class View(NamedTuple):
    """A kind of feature: the prefix of its features' names, and the function from a word to its features."""

    name: str
    features: Callable[[str], Sequence[str]]


VIEWS = (View("w", word_features), View("c", character_features))
_VIEW_NAMES = "".join(view.name for view in VIEWS)


@dataclass(frozen=True)
class TfidfIndex:
    """The features of the examples, and for each feature the examples that have it (compressed sparse columns)."""

    weights: tuple[float, float]  # of words and of characters
    names: Sequence[str]
    idf: Floats  # by feature
    starts: NDArray[np.int64]  # by feature, one more at the end
    rows: NDArray[np.int32]
    values: Floats
    lengths: Floats  # squared, by example

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], weights: tuple[float, float]) -> Self:
        """Return the index of texts given as words."""
        vocabulary = sorted(set(chain.from_iterable(texts)))
        ids: dict[str, int] = {}
        by_word = [[ids.setdefault(name, len(ids)) for name in _features(word)] for word in vocabulary]
        word_ids = {word: number for number, word in enumerate(vocabulary)}
        tokens = np.array([word_ids[word] for words in texts for word in words], dtype=np.int64)
        token_texts = np.repeat(np.arange(len(texts)), [len(words) for words in texts])
        counts = np.array([len(features) for features in by_word], dtype=np.int64)
        starts = np.cumsum(counts) - counts
        flat = np.array(list(chain.from_iterable(by_word)), dtype=np.int64)
        pairs = flat[_ranges(starts[tokens], counts[tokens])] * len(texts) + np.repeat(token_texts, counts[tokens])
        pairs, times = np.unique(pairs, return_counts=True)  # of feature and example, by feature
        features, examples = np.divmod(pairs, len(texts))
        frequency = np.bincount(features, minlength=len(ids))
        idf = math.log(1 + len(texts)) + 1 - np.log(1 + frequency)

        view = np.array([_VIEW_NAMES.index(name[0]) for name in ids], dtype=np.int64)[features]
        part = examples * len(VIEWS) + view  # an example in a view
        values = (1 + np.log(times)) * idf[features]
        squares = np.bincount(part, weights=values**2, minlength=len(texts) * len(VIEWS))
        by_view = np.array(weights)
        values *= by_view[view] / np.sqrt(squares[part])
        return cls(
            weights,
            list(ids),
            idf.astype(np.float32),
            np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64),
            examples.astype(np.int32),
            values.astype(np.float32),
            ((squares.reshape(-1, len(VIEWS)) > 0) @ by_view**2).astype(np.float32),
        )

    @property
    def size(self) -> int:
        """The number of examples."""
        return len(self.lengths)

    @cached_property
    def _ids(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def _dense(self) -> tuple[NDArray[np.int64], Floats]:
        """The row of each feature among the most frequent ones (-1: none), and those rows over all examples."""
        counts = np.diff(self.starts)
        chosen = np.flatnonzero(counts >= VERY_FREQUENT)
        places = np.full(len(counts), -1)
        places[chosen] = np.arange(len(chosen))
        dense = np.zeros((len(chosen), self.size), dtype=np.float32)
        for place, feature in enumerate(chosen):
            found = slice(self.starts[feature], self.starts[feature + 1])
            dense[place, self.rows[found]] = self.values[found]
        return places, dense

    def similarities(self, words: Sequence[str]) -> tuple[Floats, float]:
        """Return the dot product of a text with each example, and the squared length of the text itself."""
        features, values, length = self._vector(words)
        places, dense = self._dense
        place = places[features]
        frequent = place >= 0
        similarities: Floats = np.einsum("i,ij->j", values[frequent], dense[place[frequent]])
        rare, weights = features[~frequent], values[~frequent]
        if len(rare):
            starts = self.starts[rare]
            counts = self.starts[rare + 1] - starts
            found = _ranges(starts, counts)
            products = self.values[found] * np.repeat(weights, counts)
            similarities += np.bincount(self.rows[found], weights=products, minlength=self.size)
        return similarities, length

    def _vector(self, words: Sequence[str]) -> tuple[NDArray[np.int64], Floats, float]:
        """Return a text's known features with their values, and its squared length."""
        read = [self._read(word) for word in words]
        every = np.concatenate([np.zeros(0, dtype=np.int64), *(known for known, _ in read)])
        features, counts = np.unique(every, return_counts=True)
        values = (1 + np.log(counts)) * self.idf[features]
        views = self._views[features]
        squares = np.bincount(views, weights=values**2, minlength=len(VIEWS))
        unknown_idf = math.log(1 + self.size) + 1
        for name, n in Counter(chain.from_iterable(unknown for _, unknown in read)).items():
            squares[_VIEW_NAMES.index(name[0])] += UNKNOWN_WEIGHT * ((1 + math.log(n)) * unknown_idf) ** 2
        by_view = np.array(self.weights)
        values *= (by_view / np.sqrt(np.maximum(squares, 1e-12)))[views]
        return features, values.astype(np.float32), float((squares > 0) @ by_view**2)

    @cached_property
    def _views(self) -> NDArray[np.int64]:
        """The view of each feature."""
        return np.array([_VIEW_NAMES.index(name[0]) for name in self.names], dtype=np.int64)

    def _read(self, word: str) -> tuple[NDArray[np.int64], tuple[str, ...]]:
        """Return the ids of a word's known features, and the names of the others."""
        return self._lookup(word) if len(word) > MAX_CACHED_LENGTH else self._cache.get(word, self._lookup)

    def _lookup(self, word: str) -> tuple[NDArray[np.int64], tuple[str, ...]]:
        names = _features(word)
        known = np.array([self._ids[name] for name in names if name in self._ids], dtype=np.int64)
        return known, tuple(name for name in names if name not in self._ids)

    @cached_property
    def _cache(self) -> ThreadSafeCache[tuple[NDArray[np.int64], tuple[str, ...]]]:
        return ThreadSafeCache(MAX_CACHED_WORDS)

    def add_gram(self, out: Floats, block: int = 512) -> None:
        """Add the dot products of all pairs of examples to the lower triangle of a matrix.

        Frequent features are multiplied as a dense matrix, rare ones pair by pair.
        """
        counts = np.diff(self.starts)
        frequent = np.flatnonzero(counts >= FREQUENT)
        dense = np.zeros((self.size, len(frequent)), dtype=np.float32)
        for column, feature in enumerate(frequent):
            found = slice(self.starts[feature], self.starts[feature + 1])
            dense[self.rows[found], column] = self.values[found]
        for start in range(0, self.size, block):
            stop = start + block
            out[start:stop, :stop] += dense[start:stop] @ dense[:stop].T
        entries = out.reshape(-1)
        for count in range(1, FREQUENT):
            self._add_rare(entries, np.flatnonzero(counts == count), count)

    def _add_rare(self, entries: Floats, features: NDArray[np.int64], count: int) -> None:
        places = self.starts[features][:, None] + np.arange(count)
        rows, values = self.rows[places].astype(np.int64), self.values[places]
        later, earlier = np.tril_indices(count)  # the rows of a column ascend
        # One index for row and column: numpy adds 20 times as fast that way.
        flat = rows[:, later] * self.size + rows[:, earlier]
        np.add.at(entries, flat.ravel(), (values[:, later] * values[:, earlier]).ravel())


def _ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the concatenation of ranges, each given by its start and its length."""
    ends = np.cumsum(counts)
    return np.repeat(starts - ends + counts, counts) + np.arange(counts.sum())


def _features(word: str) -> tuple[str, ...]:
    return tuple(f"{view.name}{feature}" for view in VIEWS for feature in view.features(word))
