"""Words and characters as one sparse space: TF-IDF a view, each view a unit vector times its weight."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from bot.matching.words import character_features, word_features

Floats = NDArray[np.float32]
UNKNOWN = 0.5
"""How much of an unknown feature's weight counts in a text's length: a text of unknown words is like nothing."""
FREQUENT = 48
"""Examples from which on a feature counts as frequent, which decides how the Gram matrix is computed."""


class View(NamedTuple):
    """A way to look at words: the name that starts its features, and the features of a word."""

    name: str
    features: Callable[[str], Sequence[str]]


VIEWS = (View("w", word_features), View("c", character_features))


@dataclass(frozen=True)
class TextSpace:
    """The features of the examples, and for each the examples that have it (compressed columns)."""

    weights: tuple[float, float]  # of words and of characters
    names: Sequence[str]
    idf: Floats  # by feature
    starts: NDArray[np.int64]  # by feature, one more at the end
    rows: NDArray[np.int32]
    values: Floats
    lengths: Floats  # squared, by example

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], weights: tuple[float, float]) -> Self:
        """Make the space of texts given as words."""
        by_word = {word: _features(word) for word in set(chain.from_iterable(texts))}
        counted = [Counter(chain.from_iterable(map(by_word.__getitem__, words))) for words in texts]
        names = sorted(set(chain.from_iterable(by_word.values())))
        ids = {name: number for number, name in enumerate(names)}
        features = np.array([ids[name] for counts in counted for name in counts], dtype=np.int64)
        terms = 1 + np.log(np.array([n for counts in counted for n in counts.values()], dtype=np.float64))
        examples = np.repeat(np.arange(len(texts)), [len(counts) for counts in counted])
        frequency = np.bincount(features, minlength=len(names))
        idf = math.log(1 + len(texts)) + 1 - np.log(1 + frequency)

        view_names = [view.name for view in VIEWS]
        view = np.array([view_names.index(name[0]) for name in names], dtype=np.int64)[features]
        part = examples * len(VIEWS) + view  # an example in a view
        values = terms * idf[features]
        squares = np.bincount(part, weights=values**2, minlength=len(texts) * len(VIEWS))
        by_view = np.array(weights)
        values *= by_view[view] / np.sqrt(squares[part])
        by_column = np.argsort(features, kind="stable")
        return cls(
            weights,
            names,
            idf.astype(np.float32),
            np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64),
            examples[by_column].astype(np.int32),
            values[by_column].astype(np.float32),
            ((squares.reshape(-1, len(VIEWS)) > 0) @ by_view**2).astype(np.float32),
        )

    @property
    def size(self) -> int:
        """The number of examples."""
        return len(self.lengths)

    @cached_property
    def _ids(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.names)}

    def similarities(self, words: Sequence[str]) -> tuple[Floats, float]:
        """Give the dot product of a text with each example, and the text's own squared length."""
        weighted, length = self._vector(Counter(chain.from_iterable(map(_features, words))))
        if not weighted:
            return np.zeros(self.size, dtype=np.float32), length
        slices = [(slice(self.starts[i], self.starts[i + 1]), x) for i, x in weighted]
        rows = np.concatenate([self.rows[found] for found, _ in slices])
        values = np.concatenate([self.values[found] * x for found, x in slices])
        return np.bincount(rows, weights=values, minlength=self.size).astype(np.float32), length

    def _vector(self, counts: Counter[str]) -> tuple[list[tuple[int, np.float32]], float]:
        """Give a text's known features with their values, and its squared length."""
        unknown_idf = math.log(1 + self.size) + 1
        weighted: list[tuple[int, np.float32]] = []
        length = 0.0
        for view, weight in zip(VIEWS, self.weights, strict=True):
            known: list[tuple[int, float]] = []
            square = 0.0
            for name, n in counts.items():
                if name[0] != view.name:
                    continue
                number = self._ids.get(name)
                value = (1 + math.log(n)) * (unknown_idf if number is None else float(self.idf[number]))
                square += value * value * (UNKNOWN if number is None else 1.0)
                if number is not None:
                    known.append((number, value))
            if square:
                length += weight**2
                scale = weight / math.sqrt(square)
                weighted += [(number, np.float32(value * scale)) for number, value in known]
        return weighted, length

    def add_gram(self, out: Floats, block: int = 512) -> None:
        """Add the dot products of all examples with each other to the lower triangle of a matrix.

        Frequent features are multiplied as a dense matrix, rare ones pair by pair.
        """
        counts = np.diff(self.starts)
        frequent = np.flatnonzero(counts >= FREQUENT)
        dense = np.zeros((self.size, len(frequent)), dtype=np.float32)
        for column, feature in enumerate(frequent):
            found = slice(self.starts[feature], self.starts[feature + 1])
            dense[self.rows[found], column] = self.values[found]
        for start in range(0, self.size, block):
            out[start:, start : start + block] += dense[start:] @ dense[start : start + block].T
        for count in range(1, FREQUENT):
            self._add_rare(out, np.flatnonzero(counts == count), count)

    def _add_rare(self, out: Floats, features: NDArray[np.int64], count: int) -> None:
        places = self.starts[features][:, None] + np.arange(count)
        rows, values = self.rows[places], self.values[places]
        for i in range(count):  # the rows of a column ascend
            for j in range(i + 1):
                np.add.at(out, (rows[:, i], rows[:, j]), values[:, i] * values[:, j])


def _features(word: str) -> tuple[str, ...]:
    return tuple(f"{view.name}{feature}" for view in VIEWS for feature in view.features(word))
