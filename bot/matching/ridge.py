"""Kernel ridge regression in closed form, and what it would say with some examples left out.

With K the kernel matrix of the examples, λ the ridge and Y their classes (a column each): A = (K + λI)⁻¹ Y, and the
scores of a text are k·A. Left out (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, section
5.4.2, and the same for blocks B): Y_B - ((K + λI)⁻¹_BB)⁻¹ A_B.

The inverse itself is never made: K + λI = L Lᵀ (Cholesky), X = L⁻¹, (K + λI)⁻¹ = Xᵀ X. That takes two thirds of n³
operations and one matrix of n² numbers, done in place in blocks, most of it in matrix products. And it stands single
precision, which an inverse does not (docs/decisions/003).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
BLOCK = 384


@dataclass(frozen=True)
class Ridge:
    """A solved ridge regression: the classes Y, the weights A and the inverse triangle X, example by example."""

    targets: Matrix
    weights: Matrix
    inverse_triangle: Matrix

    def without_one(self) -> Matrix:
        """Give the scores of every example as they would be without it."""
        diagonal = np.einsum("ij,ij->j", self.inverse_triangle, self.inverse_triangle)
        scores: Matrix = self.targets - self.weights / diagonal[:, None]
        return scores

    def without(self, examples: Sequence[int]) -> Matrix:
        """Give the scores of some examples as they would be without any of them."""
        chosen = np.asarray(examples)
        # Rows before the first chosen example are zero in its column.
        columns = self.inverse_triangle[chosen.min() :, chosen]
        left_out: Matrix = self.targets[chosen] - np.linalg.solve(columns.T @ columns, self.weights[chosen])
        return left_out


def factorise(kernel: Matrix, ridge: float) -> Matrix:
    """Give L of K + λI = L Lᵀ (Cholesky), zeros above it; of `kernel` (n × n) only the lower triangle is read.

    It is overwritten.
    """
    kernel[np.diag_indices_from(kernel)] += np.float32(ridge)
    size = len(kernel)
    for start in range(0, size, BLOCK):
        end = min(start + BLOCK, size)
        panel = kernel[start:, start:end]
        panel -= kernel[start:, :start] @ kernel[start:end, :start].T
        corner = np.linalg.cholesky(panel[: end - start])
        panel[end - start :] = panel[end - start :] @ np.linalg.inv(corner).T
        panel[: end - start] = corner
        kernel[start:end, end:] = 0
    return kernel


def solve(triangle: Matrix, targets: Matrix) -> Matrix:
    """Give the weights A of L Lᵀ A = Y, substituting forwards and backwards."""
    weights = targets.copy()
    blocks = [slice(start, start + BLOCK) for start in range(0, len(triangle), BLOCK)]
    for block in blocks:
        weights[block] -= triangle[block, : block.start] @ weights[: block.start]
        weights[block] = np.linalg.solve(triangle[block, block], weights[block])
    for block in reversed(blocks):
        weights[block] -= triangle[block.stop :, block].T @ weights[block.stop :]
        weights[block] = np.linalg.solve(triangle[block, block].T, weights[block])
    return weights


def invert(triangle: Matrix) -> Matrix:
    """Give X = L⁻¹; L is overwritten."""
    size = len(triangle)
    for start in range(0, size, BLOCK):
        end = min(start + BLOCK, size)
        corner = np.linalg.inv(triangle[start:end, start:end])
        left = triangle[start:end, :start]
        for column in range(0, start, 4 * BLOCK):  # X is zero above its diagonal: begin at each column's own
            stop = min(column + 4 * BLOCK, start)
            left[:, column:stop] = left[:, column:start] @ triangle[column:start, column:stop]
        left[:] = -corner @ left
        triangle[start:end, start:end] = np.tril(corner)
    return triangle
