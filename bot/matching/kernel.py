"""The similarity of texts: a kernel over words, characters and meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from bot.matching.encoder import Encoder
from bot.matching.features import Floats, TfidfIndex
from bot.matching.hyperparameters import DEFAULTS, Hyperparameters
from bot.matching.reading import Reading

BLOCK = 128
"""Rows of the matrix that are processed together, so that they stay in the processor's cache."""
MIN_EXAMPLES_FOR_DIRECTION = 50
"""Examples that there must be for the main direction of their embeddings to be removed too."""


@dataclass(frozen=True)
class EmbeddingSpace:
    """Embeddings of the examples as unit vectors, without what all share: their mean and main direction.

    The mean of few examples is their subject, which questions are recognised by; so the fewer there are, the nearer
    the mean is to that of general texts.
    """

    mean: Floats
    direction: Floats
    vectors: Floats

    @classmethod
    def of(cls, encoded: Floats, general_mean: Floats | None = None, general_texts: float = 0.0) -> Self:
        """Return the space of encoded examples, one row each.

        `general_mean` is the mean of general texts, which weighs as much as `general_texts` examples.
        """
        mean = encoded.mean(axis=0)
        if general_mean is not None:
            share = np.float32(general_texts / (len(encoded) + general_texts))
            mean = (1 - share) * mean + share * general_mean
        centred = (encoded - mean).astype(np.float64)
        direction = np.zeros_like(mean)
        if len(encoded) >= MIN_EXAMPLES_FOR_DIRECTION:
            direction = np.linalg.eigh(centred.T @ centred)[1][:, -1].astype(np.float32)
        return cls(mean, direction, _project(encoded, mean, direction))

    def project(self, encoded: Floats) -> Floats:
        """Return the vectors in the space of encoded texts (one row each, or a single one)."""
        return _project(encoded, self.mean, self.direction)


def _project(encoded: Floats, mean: Floats, direction: Floats) -> Floats:
    centred = encoded - mean
    centred = centred - (centred @ direction)[..., None] * direction
    norms = np.linalg.norm(centred, axis=-1, keepdims=True)
    projected: Floats = (centred / np.maximum(norms, 1e-6)).astype(np.float32)
    return projected


@dataclass(frozen=True)
class Kernel:
    """A Gaussian of the distance in all views together, less its value for texts that have nothing in common.

    k = exp(-γ d² / scale) - exp(-γ (|a|² + |b|²) / scale) = exp(-γ |a|² / scale) exp(-γ |b|² / scale)
    (exp(2γ a·b / scale) - 1), scale the views' full squared length. The difference is a kernel too: a power series in
    the dot product with positive coefficients, without its constant. So a text that is like no example scores 0 for
    every label.
    """

    text: TfidfIndex
    meaning: EmbeddingSpace | None
    hyperparameters: Hyperparameters = DEFAULTS

    @classmethod
    def of(
        cls, words: Sequence[Sequence[str]], meaning: EmbeddingSpace | None, hyperparameters: Hyperparameters
    ) -> Self:
        """Return the kernel of examples, given as words and, where there is an encoder, by their meaning."""
        return cls(
            TfidfIndex.of(words, (hyperparameters.word_weight, hyperparameters.character_weight)),
            meaning,
            hyperparameters,
        )

    @property
    def _meaning_length(self) -> float:
        return self.hyperparameters.meaning_weight**2 if self.meaning else 0.0

    @property
    def _exponent(self) -> np.float32:
        return np.float32(-self.hyperparameters.gamma / (self.hyperparameters.text_length + self._meaning_length))

    @cached_property
    def _length_factors(self) -> Floats:
        """The factor exp(-γ |b|² / scale) of each example."""
        factors: Floats = np.exp(self._exponent * (self.text.lengths + np.float32(self._meaning_length)))
        return factors

    def matrix(self) -> Floats:
        """Return the kernel between all examples, n × n, of which only the lower triangle is filled."""
        size = self.text.size
        matrix = np.zeros((size, size), dtype=np.float32)
        self.text.add_gram(matrix)
        for start in range(0, size, BLOCK):
            stop = min(start + BLOCK, size)
            block = matrix[start:stop, :stop]  # whole rows: contiguous in memory
            if self.meaning:
                vectors = self.meaning.vectors
                block += (np.float32(self._meaning_length) * vectors[start:stop]) @ vectors[:stop].T
            self._from_dot_products(block, self._length_factors[start:stop, None])
        return matrix

    def _from_dot_products(self, dots: Floats, factors: Floats | np.float32) -> None:
        """Turn dot products with the first examples into the kernel, in place; `factors` are the other texts'."""
        dots *= -2 * self._exponent
        np.exp(dots, out=dots)
        dots -= 1
        dots *= self._length_factors[: dots.shape[-1]]
        dots *= factors

    def row(self, reading: Reading, encoder: Encoder | None) -> Floats:
        """Return the kernel between a text and all examples, (examples,)."""
        similarities, length = self.text.similarities(reading.words)
        if self.meaning and encoder:
            vector = self.meaning.project(encoder.encode(reading.text))
            # Not `@`: BLAS would start threads that keep spinning and slow the encoder from 9 ms to 30.
            similarities += np.float32(self._meaning_length) * np.einsum("ij,j->i", self.meaning.vectors, vector)
            length += self._meaning_length
        self._from_dot_products(similarities, np.exp(self._exponent * np.float32(length)))
        return similarities
