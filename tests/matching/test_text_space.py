"""The sparse space of words and characters: one Gram matrix, however it is reckoned."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.matching.features import FREQUENT, TextSpace
from bot.matching.words import words_of

WEIGHTS = (1.0, 0.5)
SYLLABLES = ["ka", "to", "mi", "re", "lu", "shi", "ne", "po", "da", "gu"]


def random_texts(count: int, seed: int) -> list[list[str]]:
    """Make texts of made-up words, of which some are frequent and most are rare."""
    random = np.random.default_rng(seed)
    words = ["".join(random.choice(SYLLABLES, size=random.integers(1, 4))) for _ in range(200)] + ["模型部署", "面试"]
    return [
        [words[int(i)] for i in random.geometric(0.05, size=random.integers(1, 9)) % len(words)] for _ in range(count)
    ]


def gram_of(space: TextSpace) -> NDArray[np.float32]:
    """Give the lower triangle of the Gram matrix."""
    gram = np.zeros((space.size, space.size), dtype=np.float32)
    space.add_gram(gram)
    return np.tril(gram)


def similarities_of(space: TextSpace, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """Ask for the similarities of every text, and keep the lower triangle of all pairs."""
    return np.tril(np.array([space.similarities(words)[0] for words in texts]))


def test_gram_is_made_of_the_similarities_of_every_pair() -> None:
    """Frequent and rare features together: every pair has the similarity that either text would find."""
    texts = random_texts(600, seed=1)  # more than a block
    space = TextSpace.of(texts, WEIGHTS)
    counts = np.diff(space.starts)

    gram = gram_of(space)

    assert (counts >= FREQUENT).any()
    assert (counts < FREQUENT).any()
    np.testing.assert_allclose(gram, similarities_of(space, texts), atol=1e-5)


def test_gram_is_added_to_what_is_there() -> None:
    """The lower triangle grows by the Gram matrix; it isn't overwritten."""
    space = TextSpace.of(random_texts(20, seed=2), WEIGHTS)
    out = np.ones((20, 20), dtype=np.float32)

    space.add_gram(out)

    np.testing.assert_allclose(np.tril(out), np.tril(gram_of(space) + 1), atol=1e-5)


def test_gram_does_not_depend_on_the_block() -> None:
    """Blocks of any size give the same matrix."""
    space = TextSpace.of(random_texts(120, seed=3), WEIGHTS)
    out = np.zeros((120, 120), dtype=np.float32)

    space.add_gram(out, block=7)

    np.testing.assert_allclose(np.tril(out), gram_of(space), atol=1e-6)


def test_an_example_is_as_long_as_its_views_weigh() -> None:
    """A text with words has the squared length of all views together, and is that similar to itself."""
    texts = random_texts(50, seed=4)
    space = TextSpace.of(texts, WEIGHTS)

    lengths = [space.similarities(words)[1] for words in texts]

    np.testing.assert_allclose(lengths, space.lengths, atol=1e-5)
    np.testing.assert_allclose(np.diag(gram_of(space)), space.lengths, atol=1e-5)


@given(st.lists(st.text(max_size=40).map(str.casefold).map(words_of), min_size=1, max_size=12))
@settings(deadline=None, max_examples=60)
def test_any_texts_agree_pair_by_pair(texts: list[list[str]]) -> None:
    """For texts of any script, empty ones too, the matrix agrees with the similarities."""
    space = TextSpace.of(texts, WEIGHTS)

    gram = gram_of(space)

    np.testing.assert_allclose(gram, similarities_of(space, texts), atol=1e-5)


@given(st.lists(st.text(max_size=60).map(words_of), min_size=1, max_size=10), st.text(max_size=200))
@settings(deadline=None, max_examples=60)
def test_no_text_is_more_similar_than_its_length_allows(texts: list[list[str]], asked: str) -> None:
    """A dot product never exceeds the product of the two lengths (Cauchy and Schwarz)."""
    space = TextSpace.of(texts, WEIGHTS)

    similarities, length = space.similarities(words_of(asked))

    assert (similarities <= np.sqrt(space.lengths * length) + 1e-5).all()
