"""Kernel ridge regression in closed form agrees with plain linear algebra."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from numpy.typing import NDArray

from bot.matching.ridge import BLOCK, Matrix, Ridge, factorise, invert, solve

RIDGE = 0.03


def gaussian_kernel(size: int, seed: int) -> NDArray[np.float64]:
    """Make a kernel matrix as the matcher meets it: a Gaussian of distances of points on a sphere."""
    points = np.random.default_rng(seed).normal(size=(size, 12))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    kernel: NDArray[np.float64] = np.exp(points @ points.T - 1)
    return kernel


def solve_all(kernel: Matrix, targets: Matrix, ridge: float = RIDGE) -> Ridge:
    """Solve a ridge regression with all that comes of it."""
    triangle = factorise(kernel, ridge)
    weights = solve(triangle, targets)
    return Ridge(targets, weights, invert(triangle))


def some_targets(size: int, seed: int) -> NDArray[np.float32]:
    """Return one of four labels for every example."""
    chosen = np.random.default_rng(seed).integers(4, size=size)
    return np.eye(4, dtype=np.float32)[chosen]


@cache
def solved(size: int) -> tuple[NDArray[np.float64], NDArray[np.float32], Ridge]:
    """Solve a ridge of this size once: the kernel, the targets, and what was solved."""
    kernel, targets = gaussian_kernel(size, seed=size), some_targets(size, seed=1)
    return kernel, targets, solve_all(kernel.astype(np.float32), targets)


def plain_weights(
    kernel: NDArray[np.float64], targets: NDArray[np.float32], ridge: float = RIDGE
) -> NDArray[np.float64]:
    """Solve the same in double precision by numpy."""
    return np.linalg.solve(kernel + ridge * np.eye(len(kernel)), targets.astype(np.float64)).astype(np.float64)


def scores_without(
    kernel: NDArray[np.float64], targets: NDArray[np.float32], left_out: list[int], ridge: float = RIDGE
) -> NDArray[np.float64]:
    """Really train without some examples, and return the scores that they get then."""
    kept = np.setdiff1d(np.arange(len(kernel)), left_out)
    weights = plain_weights(kernel[np.ix_(kept, kept)], targets[kept], ridge)
    scores: NDArray[np.float64] = kernel[np.ix_(np.array(left_out), kept)] @ weights
    return scores


@pytest.mark.parametrize("size", [1, 2, 50, BLOCK - 1, BLOCK, BLOCK + 1, 1000, 5 * BLOCK + 1])
def test_weights_are_those_of_a_plain_solver(size: int) -> None:
    """The weights agree with numpy's solver, whatever the number of blocks."""
    kernel, targets, ridge = solved(size)

    expected = plain_weights(kernel, targets)

    np.testing.assert_allclose(ridge.weights, expected, atol=2e-3 * np.abs(expected).max())


@pytest.mark.parametrize("size", [2, BLOCK - 1, BLOCK, BLOCK + 1, 1000])
def test_triangle_is_an_inverse(size: int) -> None:
    """The triangle X is lower, and XᵀX is the inverse of K + λI."""
    kernel, _, ridge = solved(size)
    x = ridge.inverse_triangle

    product = x.T.astype(np.float64) @ x.astype(np.float64) @ (kernel + RIDGE * np.eye(size))

    assert not np.triu(x, 1).any()
    np.testing.assert_allclose(product, np.eye(size), atol=5e-3)


@pytest.mark.parametrize("size", [3, BLOCK, BLOCK + 1])
def test_only_the_lower_triangle_is_read(size: int) -> None:
    """What stands above the diagonal of the kernel makes no difference."""
    kernel, targets = gaussian_kernel(size, seed=4).astype(np.float32), some_targets(size, seed=5)
    spoilt = kernel.copy()
    spoilt[np.triu_indices(size, 1)] = np.nan

    expected, found = solve_all(kernel, targets), solve_all(spoilt, targets)

    np.testing.assert_array_equal(found.weights, expected.weights)
    np.testing.assert_array_equal(found.inverse_triangle, expected.inverse_triangle)


@pytest.mark.parametrize("size", [2, 60, BLOCK + 1, 1000])
def test_one_left_out_is_as_if_it_were_never_trained_on(size: int) -> None:
    """The score of an example without itself is the one that a ridge trained without it gives."""
    kernel, targets, ridge = solved(size)
    looked_at = list(range(size)) if size <= 60 else [0, 1, BLOCK - 1, BLOCK, size - 1]

    scores = ridge.leave_one_out()

    for example in looked_at:
        np.testing.assert_allclose(scores[[example]], scores_without(kernel, targets, [example]), atol=2e-3)


@pytest.mark.parametrize(
    "left_out", [[0], [999], [0, 999], list(range(380, 390)), list(range(0, 1000, 3)), list(range(1, 1000))]
)
def test_a_group_left_out_is_as_if_it_were_never_trained_on(left_out: list[int]) -> None:
    """The scores of a group without all of it are those that a ridge trained without the group gives."""
    kernel, targets, ridge = solved(1000)

    scores = ridge.leave_out(left_out)

    np.testing.assert_allclose(scores, scores_without(kernel, targets, left_out), atol=5e-3)


@given(data=st.data(), size=st.integers(2, 40), seed=st.integers(0, 2**32 - 1), ridge=st.floats(0.03, 3))
@settings(deadline=None, max_examples=60)
def test_any_small_ridge_without_any_group(data: st.DataObject, size: int, seed: int, ridge: float) -> None:
    """Weights and scores of left-out groups agree with really training, for any group and ridge."""
    kernel, targets = gaussian_kernel(size, seed), some_targets(size, seed)
    left_out = data.draw(st.lists(st.integers(0, size - 1), min_size=1, max_size=size - 1, unique=True))

    found = solve_all(kernel.astype(np.float32), targets, ridge)

    np.testing.assert_allclose(found.weights, plain_weights(kernel, targets, ridge), atol=5e-3, rtol=5e-3)
    expected = scores_without(kernel, targets, left_out, ridge)
    np.testing.assert_allclose(found.leave_out(left_out), expected, atol=5e-3)


def test_a_ridge_for_each_example() -> None:
    """Examples of a larger ridge are fitted less closely, and leaving out is as exact."""
    kernel, targets = gaussian_kernel(60, seed=7), some_targets(60, seed=8)
    ridges = np.where(np.arange(60) % 3, 0.03, 0.3)
    triangle = factorise(kernel.astype(np.float32), ridges.astype(np.float32))
    weights = solve(triangle, targets)
    found = Ridge(targets, weights, invert(triangle))

    # A ridge of 0 on top of the kernel with its own diagonal is the same by plain linear algebra.
    regularised = kernel + np.diag(ridges)
    np.testing.assert_allclose(weights, plain_weights(regularised, targets, 0.0), atol=5e-3)
    left_out = [0, 1, 2, 30]
    np.testing.assert_allclose(
        found.leave_out(left_out), scores_without(regularised, targets, left_out, 0.0), atol=5e-3
    )
    assert np.abs(targets - kernel @ weights)[::3].mean() > np.abs(targets - kernel @ weights)[1::3].mean()
