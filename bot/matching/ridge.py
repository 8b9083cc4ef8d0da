"""Kernel ridge regression in closed form, and its scores with some examples left out.

With K the kernel matrix of the examples, λ the ridge and Y their labels (one column each): A = (K + λI)⁻¹ Y, and the
scores of a text are k·A. Leave-one-out (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, section
5.4.2, and the same for blocks B): Y_B - ((K + λI)⁻¹_BB)⁻¹ A_B.

The inverse itself is never computed: K + λI = L Lᵀ (Cholesky), X = L⁻¹, (K + λI)⁻¹ = Xᵀ X. That takes two thirds of n³
operations and one matrix of n² numbers, in place and in blocks, mostly as matrix products. It is stable in single
precision, which an inverse is not (docs/decisions/003).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
BLOCK = 384


@dataclass(frozen=True)
class Ridge:
    """A solved ridge regression: the targets Y, the weights A and the inverse triangle X, one row per example."""

    targets: Matrix
    weights: Matrix
    inverse_triangle: Matrix

    def leave_one_out(self) -> Matrix:
        """Return the score of every example by a model that was trained without it."""
        diagonal = np.einsum("ij,ij->j", self.inverse_triangle, self.inverse_triangle)
        scores: Matrix = self.targets - self.weights / diagonal[:, None]
        return scores

    def leave_out(self, examples: Sequence[int]) -> Matrix:
        """Return the scores of some examples by a model that was trained without any of them."""
        chosen = np.asarray(examples)
        # Rows before the first chosen example are zero in its column.
        columns = self.inverse_triangle[chosen.min() :, chosen]
        left_out: Matrix = self.targets[chosen] - np.linalg.solve(columns.T @ columns, self.weights[chosen])
        return left_out


def factorise(kernel: Matrix, ridge: float | NDArray[np.float32]) -> Matrix:
    """Return L of K + λI = L Lᵀ (Cholesky), with zeros above the diagonal.

    `ridge` is λ, or one λ for each example: all formulas here hold for both. Only the lower triangle of `kernel`
    (n × n) is read; it is overwritten.
    """
    kernel[np.diag_indices_from(kernel)] += np.asarray(ridge, dtype=np.float32)
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
    """Return the weights A of L Lᵀ A = Y, by forward and backward substitution."""
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
    """Return X = L⁻¹; L is overwritten."""
    size = len(triangle)
    for start in range(0, size, BLOCK):
        end = min(start + BLOCK, size)
        corner = np.linalg.inv(triangle[start:end, start:end])
        left = triangle[start:end, :start]
        for column in range(0, start, 4 * BLOCK):  # X is zero above its diagonal
            stop = min(column + 4 * BLOCK, start)
            left[:, column:stop] = left[:, column:start] @ triangle[column:start, column:stop]
        left[:] = -corner @ left
        triangle[start:end, start:end] = np.tril(corner)
    return triangle
