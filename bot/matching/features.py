"""Words and characters as one sparse space: TF-IDF a view, each view a unit vector times its weight."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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
    """A way to look at words: the name that starts its features, its weight, the features."""

    name: str
    weight: float
    features: Callable[[Iterable[str]], Counter[str]]


VIEWS = (View("w", 1.0, word_features), View("c", 0.5, character_features))
FULL_LENGTH = sum(view.weight**2 for view in VIEWS)
"""Squared length of a text that has features in every view."""


@dataclass(frozen=True)
class TextSpace:
    """The features of the examples, and for each the examples that have it (compressed columns)."""

    names: Sequence[str]
    idf: Floats  # by feature
    starts: NDArray[np.int64]  # by feature, one more at the end
    rows: NDArray[np.int32]
    values: Floats
    lengths: Floats  # squared, by example

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> Self:
        """Make the space of texts given as words."""
        counted = [_counted(words) for words in texts]
        frequency = Counter(name for counts in counted for name in counts)
        names = sorted(frequency)
        total = math.log(1 + len(texts)) + 1
        idf = np.array([total - math.log(1 + frequency[name]) for name in names], dtype=np.float32)
        empty = np.zeros(0, dtype=np.int32)
        space = cls(names, idf, np.zeros(1, np.int64), empty, empty.astype(np.float32), empty.astype(np.float32))
        vectors = [space._vector(counts, len(texts)) for counts in counted]
        columns = np.concatenate([indexes for indexes, _, _ in vectors])
        by_column = np.argsort(columns, kind="stable")
        examples = np.repeat(np.arange(len(texts), dtype=np.int32), [len(indexes) for indexes, _, _ in vectors])
        return cls(
            names,
            idf,
            np.concatenate([[0], np.cumsum(np.bincount(columns, minlength=len(names)))]).astype(np.int64),
            examples[by_column],
            np.concatenate([values for _, values, _ in vectors])[by_column],
            np.array([length for _, _, length in vectors], dtype=np.float32),
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
        indexes, values, length = self._vector(_counted(words), self.size)
        slices = [slice(self.starts[i], self.starts[i + 1]) for i in indexes]
        if not slices:
            return np.zeros(self.size, dtype=np.float32), length
        rows = np.concatenate([self.rows[found] for found in slices])
        weights = np.concatenate([self.values[found] * x for found, x in zip(slices, values, strict=True)])
        return np.bincount(rows, weights=weights, minlength=self.size).astype(np.float32), length

    def _vector(self, counts: Counter[str], examples: int) -> tuple[NDArray[np.int64], Floats, float]:
        indexes: list[int] = []
        values: list[float] = []
        length = 0.0
        unknown_idf = math.log(1 + examples) + 1
        for view in VIEWS:
            mine = {name: 1 + math.log(n) for name, n in counts.items() if name[0] == view.name}
            known = {self._ids[name]: tf for name, tf in mine.items() if name in self._ids}
            weighted = {i: tf * float(self.idf[i]) for i, tf in known.items()}
            unknown = sum((tf * unknown_idf) ** 2 for name, tf in mine.items() if name not in self._ids)
            norm = math.sqrt(sum(x * x for x in weighted.values()) + UNKNOWN * unknown)
            if norm:
                length += view.weight**2
                indexes.extend(weighted)
                values.extend(x * view.weight / norm for x in weighted.values())
        return np.array(indexes, dtype=np.int64), np.array(values, dtype=np.float32), length

    def add_gram(self, out: NDArray[np.float64], block: int = 512) -> None:
        """Add the dot products of all examples with each other to a matrix.

        Frequent features are multiplied as a dense matrix, rare ones pair by pair.
        """
        counts = np.diff(self.starts)
        frequent = np.flatnonzero(counts >= FREQUENT)
        dense = np.zeros((self.size, len(frequent)), dtype=np.float32)
        for column, feature in enumerate(frequent):
            found = slice(self.starts[feature], self.starts[feature + 1])
            dense[self.rows[found], column] = self.values[found]
        for start in range(0, self.size, block):
            out[start : start + block] += dense[start : start + block] @ dense.T
        for count in range(1, FREQUENT):
            self._add_rare(out, np.flatnonzero(counts == count), count)

    def _add_rare(self, out: NDArray[np.float64], features: NDArray[np.int64], count: int) -> None:
        places = self.starts[features][:, None] + np.arange(count)
        rows, values = self.rows[places], self.values[places].astype(np.float64)
        for i in range(count):
            np.add.at(out, (rows[:, i], rows[:, i]), values[:, i] ** 2)
            for j in range(i + 1, count):
                product = values[:, i] * values[:, j]
                np.add.at(out, (rows[:, i], rows[:, j]), product)
                np.add.at(out, (rows[:, j], rows[:, i]), product)


def _counted(words: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for view in VIEWS:
        counts.update({f"{view.name}{feature}": n for feature, n in view.features(words).items()})
    return counts
