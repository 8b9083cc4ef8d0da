"""The TF-IDF index of words and characters: one Gram matrix, however it is computed."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings, strategies as st
from numpy.typing import NDArray

from bot.matching.features import FREQUENT, TfidfIndex
from bot.matching.words import split_words

WEIGHTS = (1.0, 0.5)
SYLLABLES = ["ka", "to", "mi", "re", "lu", "shi", "ne", "po", "da", "gu"]


def random_texts(count: int, seed: int) -> list[list[str]]:
    """Make texts of made-up words, of which some are frequent and most are rare."""
    random = np.random.default_rng(seed)
    words = ["".join(random.choice(SYLLABLES, size=random.integers(1, 4))) for _ in range(200)] + ["模型部署", "面试"]
    return [
        [words[int(i)] for i in random.geometric(0.05, size=random.integers(1, 9)) % len(words)] for _ in range(count)
    ]


def gram_of(index: TfidfIndex) -> NDArray[np.float32]:
    """Return the lower triangle of the Gram matrix."""
    gram = np.zeros((index.size, index.size), dtype=np.float32)
    index.add_gram(gram)
    return np.tril(gram)


def similarities_of(index: TfidfIndex, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """Ask for the similarities of every text, and keep the lower triangle of all pairs."""
    return np.tril(np.array([index.similarities(words)[0] for words in texts]))


def test_gram_is_made_of_the_similarities_of_every_pair() -> None:
    """Frequent and rare features together: every pair has the similarity that either text would find."""
    texts = random_texts(600, seed=1)  # more than a block
    index = TfidfIndex.of(texts, WEIGHTS)
    counts = np.diff(index.starts)

    gram = gram_of(index)

    assert (counts >= FREQUENT).any()
    assert (counts < FREQUENT).any()
    np.testing.assert_allclose(gram, similarities_of(index, texts), atol=1e-5)


def test_gram_is_added_to_what_is_there() -> None:
    """The lower triangle grows by the Gram matrix; it isn't overwritten."""
    index = TfidfIndex.of(random_texts(20, seed=2), WEIGHTS)
    out = np.ones((20, 20), dtype=np.float32)

    index.add_gram(out)

    np.testing.assert_allclose(np.tril(out), np.tril(gram_of(index) + 1), atol=1e-5)


def test_gram_does_not_depend_on_the_block() -> None:
    """Blocks of any size give the same matrix."""
    index = TfidfIndex.of(random_texts(120, seed=3), WEIGHTS)
    out = np.zeros((120, 120), dtype=np.float32)

    index.add_gram(out, block=7)

    np.testing.assert_allclose(np.tril(out), gram_of(index), atol=1e-6)


def test_an_example_is_as_long_as_its_views_weigh() -> None:
    """A text with words has the squared length of all views together, and is that similar to itself."""
    texts = random_texts(50, seed=4)
    index = TfidfIndex.of(texts, WEIGHTS)

    lengths = [index.similarities(words)[1] for words in texts]

    np.testing.assert_allclose(lengths, index.lengths, atol=1e-5)
    np.testing.assert_allclose(np.diag(gram_of(index)), index.lengths, atol=1e-5)


@given(st.lists(st.text(max_size=40).map(str.casefold).map(split_words), min_size=1, max_size=12))
@settings(deadline=None, max_examples=60)
def test_any_texts_agree_pair_by_pair(texts: list[list[str]]) -> None:
    """For texts of any script, empty ones too, the matrix agrees with the similarities."""
    index = TfidfIndex.of(texts, WEIGHTS)

    gram = gram_of(index)

    np.testing.assert_allclose(gram, similarities_of(index, texts), atol=1e-5)


@given(st.lists(st.text(max_size=60).map(split_words), min_size=1, max_size=10), st.text(max_size=200))
@settings(deadline=None, max_examples=60)
def test_no_text_is_more_similar_than_its_length_allows(texts: list[list[str]], asked: str) -> None:
    """A dot product never exceeds the product of the two lengths (Cauchy and Schwarz)."""
    index = TfidfIndex.of(texts, WEIGHTS)

    similarities, length = index.similarities(split_words(asked))

    assert (similarities <= np.sqrt(index.lengths * length) + 1e-5).all()
