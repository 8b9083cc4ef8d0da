"""How alike two texts are: the kernel over words, characters and meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from bot.matching.encoder import Encoder
from bot.matching.features import Floats, TextSpace
from bot.matching.method import USUAL, Method
from bot.matching.reading import Reading

BLOCK = 128
"""Rows of the matrix that are worked on together: they stay in the processor's cache."""
ENOUGH_TO_LEARN_A_DIRECTION = 50
"""Examples from which on the main direction of their meanings is taken out too."""


@dataclass(frozen=True)
class MeaningSpace:
    """The meanings of the examples as unit vectors, less what they all share: their mean and main direction."""

    mean: Floats
    direction: Floats
    vectors: Floats

    @classmethod
    def of(cls, encoded: Floats) -> Self:
        """Make the space of encoded examples, a row each."""
        mean = encoded.mean(axis=0)
        centred = (encoded - mean).astype(np.float64)
        direction = np.zeros_like(mean)
        if len(encoded) >= ENOUGH_TO_LEARN_A_DIRECTION:
            direction = np.linalg.eigh(centred.T @ centred)[1][:, -1].astype(np.float32)
        return cls(mean, direction, _placed(encoded, mean, direction))

    def placed(self, encoded: Floats) -> Floats:
        """Place encoded texts (a row each, or one) in the space."""
        return _placed(encoded, self.mean, self.direction)


def _placed(encoded: Floats, mean: Floats, direction: Floats) -> Floats:
    centred = encoded - mean
    centred = centred - (centred @ direction)[..., None] * direction
    norms = np.linalg.norm(centred, axis=-1, keepdims=True)
    placed: Floats = (centred / np.maximum(norms, 1e-6)).astype(np.float32)
    return placed


@dataclass(frozen=True)
class Kernel:
    """A Gaussian of the distance in all views together, less what it is for texts that have nothing in common.

    k = exp(-γ d² / scale) - exp(-γ (|a|² + |b|²) / scale) = exp(-γ |a|² / scale) exp(-γ |b|² / scale)
    (exp(2γ a·b / scale) - 1), scale the views' full squared length. The difference is a kernel too: a power series in
    the dot product with positive coefficients, without its constant. So a text that is like no example scores 0
    everywhere.
    """

    text: TextSpace
    meaning: MeaningSpace | None
    method: Method = USUAL

    @classmethod
    def of(cls, words: Sequence[Sequence[str]], encoded: Floats | None, method: Method) -> Self:
        """Make the kernel of examples, given as words and, where there is an encoder, as vectors."""
        text = TextSpace.of(words, (method.words, method.characters))
        return cls(text, None if encoded is None else MeaningSpace.of(encoded), method)

    @property
    def _meaning_length(self) -> float:
        return self.method.meaning**2 if self.meaning else 0.0

    @property
    def _exponent(self) -> np.float32:
        return np.float32(-self.method.gamma / (self.method.text_length + self._meaning_length))

    @cached_property
    def _unlike(self) -> Floats:
        """The kernel's part that each example has in common with a text of no length."""
        unlike: Floats = np.exp(self._exponent * (self.text.lengths + np.float32(self._meaning_length)))
        return unlike

    def matrix(self) -> Floats:
        """Give the kernel between all examples, n × n, of which only the lower triangle is filled."""
        size = self.text.size
        matrix = np.zeros((size, size), dtype=np.float32)
        self.text.add_gram(matrix)
        for start in range(0, size, BLOCK):
            stop = min(start + BLOCK, size)
            block = matrix[start:stop, :stop]  # whole rows: what lies together in memory is worked on together
            if self.meaning:
                vectors = self.meaning.vectors
                block += (np.float32(self._meaning_length) * vectors[start:stop]) @ vectors[:stop].T
            self._from_dot_products(block, self._unlike[start:stop, None])
        return matrix

    def _from_dot_products(self, dots: Floats, unlike: Floats | np.float32) -> None:
        """Turn dot products with the first examples (n) into the kernel, in place; `unlike` is the other texts'."""
        dots *= -2 * self._exponent
        np.exp(dots, out=dots)
        dots -= 1
        dots *= self._unlike[: dots.shape[-1]]
        dots *= unlike

    def row(self, reading: Reading, encoder: Encoder | None) -> Floats:
        """Give the kernel between a text and all examples."""
        similarities, length = self.text.similarities(reading.words)
        if self.meaning and encoder:
            vector = self.meaning.placed(encoder.encode(reading.text))
            # Not `@`: BLAS would start threads that go on spinning and slow the encoder's own from 9 ms to 30.
            similarities += np.float32(self._meaning_length) * np.einsum("ij,j->i", self.meaning.vectors, vector)
            length += self._meaning_length
        self._from_dot_products(similarities, np.exp(self._exponent * np.float32(length)))
        return similarities
