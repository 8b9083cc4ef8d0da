"""What a text costs is bounded, whatever it is: counted in passes, words and tokens, never in seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import numpy as np
import pytest
from hypothesis import example, given, settings, strategies as st

from bot.matching import E5Encoder, Matcher, why_no_e5
from bot.matching.encoder import MAX_TOKENS
from bot.matching.reading import MAX_WORDS
from bot.matching.words import MAX_WORD_LENGTH, is_chinese
from bot.text import normalise

SCRIPTS = (
    "bcdfghjklmnpqrstvwxz",
    "0123456789",
    "абвгдежзийклмноп",
    "ابتثجحخد",
    "กขคงจฉชซฌญ",
    "あいうえお",
    "가나다라마",
    "机器学习工程师",
    "機器學習請問",
    "\U00020000\U00020001\U00020002",
    "😀🤖👩🇩🇪",
    "e\u0301\u0302\u0303",
    "!@#$%^&*()…",
    "+#.'’/-a1",
    "ﷺßİ①",
)
MESSAGE = 4000
"""Characters of the longest message."""


def message(alphabet: str, length: int, seed: int) -> str:
    """Return a message full of words of one length, whose characters don't repeat evenly."""
    characters = (alphabet[(place * place + seed * place + place // 7) % len(alphabet)] for place in range(MESSAGE))
    words = "".join(characters)
    return " ".join(words[start : start + length] for start in range(0, MESSAGE, length))[:MESSAGE]


HOSTILE = st.builds(
    message, st.sampled_from(SCRIPTS), st.sampled_from((1, 2, 5, 22, 40, 100, MESSAGE)), st.integers(0, 50)
)
ANYTHING = HOSTILE | st.lists(HOSTILE.map(lambda text: text[:500]), min_size=2, max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def e5() -> E5Encoder:
    """The sentence encoder; tests that need it are skipped where it can't run."""
    reason = why_no_e5()
    if reason:
        pytest.skip(reason)
    return E5Encoder()


@given(text=ANYTHING)
@example(text=message(SCRIPTS[0], 40, 1))
@example(text=message(SCRIPTS[3], MESSAGE, 1))
def test_what_is_read_is_bounded(library: Matcher, text: str) -> None:
    """Of any text at most so many words are used, and so many characters of each; a Chinese character is a word."""
    words = library.reader.read(text).words

    assert sum(len(word) if is_chinese(word) else 1 for word in words) <= MAX_WORDS
    assert all(len(word) <= MAX_WORD_LENGTH for word in words if not is_chinese(word))


@settings(max_examples=60)
@given(text=ANYTHING)
@example(text=message(SCRIPTS[0], 22, 1))
@example(text=message(SCRIPTS[0], 40, 1))
def test_what_is_encoded_is_bounded_in_tokens(library: Matcher, e5: E5Encoder, text: str) -> None:
    """Words of many tokens are not encoded all, however the message is made."""
    read = library.reader.read(text).text
    encoded = e5.bounded(read)

    assert tokens(e5, encoded) <= MAX_TOKENS
    assert e5.tokens(read) == min(tokens(e5, read), MAX_TOKENS)
    if tokens(e5, read) > MAX_TOKENS:
        assert tokens(e5, encoded) >= MAX_TOKENS // 2, "much less is encoded than may be"


def test_the_vector_is_of_the_bounded_text(e5: E5Encoder) -> None:
    """The bound holds where a text is encoded, for questions and for training alike."""
    text = message(SCRIPTS[0], 22, 3)

    np.testing.assert_array_equal(e5.encode(text), e5.encode(e5.bounded(text)))
    assert e5.bounded(text) != text


def test_both_ends_are_encoded(e5: E5Encoder) -> None:
    """A question often comes last."""
    encoded = e5.bounded(f"begin {message(SCRIPTS[0], 22, 4)} end")

    assert encoded.startswith("begin ")
    assert encoded.endswith(" end")


@pytest.mark.parametrize(
    "text",
    [
        "what does a machine learning engineer do all day",
        " ".join(["how do I become a machine learning engineer without a degree in computer science"] * 5),
        "没有计算机学位怎么成为机器学习工程师" * 4,
    ],
)
def test_an_ordinary_text_is_encoded_whole(e5: E5Encoder, text: str) -> None:
    """Up to about seventy words of ordinary language nothing is left out."""
    assert e5.bounded(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "</" * 790 + "a:1>" + ":1>" * 790,
        "é" + "</" * 790 + "a:1>" + ":1>" * 790 + "发",
        "<" * MESSAGE,
        "<@1>" * 1000,
        "ß" * MESSAGE,
        "ﷺ" * MESSAGE,
        "http://<" * 500,
    ],
)
def test_normalisation_takes_few_passes(text: str) -> None:
    """What is hidden in what is hidden is not dug out layer by layer, and the result is stable."""
    assert calls(normalise, text) < MESSAGE
    assert normalise(normalise(text)) == normalise(text)


def tokens(e5: E5Encoder, text: str) -> int:
    """Return the number of a text's tokens."""
    return int(e5._model.token_count(text, is_query=True))  # noqa: SLF001 -- the model itself is the measure


def calls(function: Callable[[str], object], text: str) -> int:
    """Return how many calls of Python functions a call takes: a cost that is the same on every machine."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        del frame, argument
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        function(text)
    finally:
        sys.setprofile(None)
    return counted
