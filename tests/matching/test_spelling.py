"""Spelling is repaired only where a word is no word."""

import pytest
from hypothesis import given, strategies as st

from bot.matching import Example, Hyperparameters, Matcher, fit
from bot.matching.spelling import COMMON
from bot.text.dictionary import english_ranks
from tests.matching.conftest import examples_of_library

TEXTS = {
    "role": ("What does a machine learning engineer do?", "machine learning engineer day"),
    "jobs": ("How do I become an engineer?", "where can i apply for a job"),
}
COMMON_WORDS = [word for word, rank in english_ranks().items() if rank < COMMON and word.isalpha()]


@pytest.fixture(scope="module")
def engineers() -> Matcher:
    """A matcher that knows of machine learning engineers."""
    return fit([Example(text, (label,)) for label, texts in TEXTS.items() for text in texts]).matcher


def test_slips_are_read_as_the_right_words(engineers: Matcher) -> None:
    """Swapped, missing and doubled letters become the words of the examples, and the reading names each."""
    reading = engineers.match("machien lerning enginer").reading

    assert reading.text == "machine learning engineer"
    assert reading.form == "machien lerning enginer"
    assert dict(reading.repairs) == {"machien": "machine", "lerning": "learning", "enginer": "engineer"}


def test_a_repaired_question_is_ranked_like_the_right_one(engineers: Matcher) -> None:
    """What was read the same is ranked the same."""
    mistyped, right = engineers.match("lerning enginer, aply"), engineers.match("learning engineer, apply")

    assert mistyped.reading.words == right.reading.words
    assert mistyped.candidates == right.candidates


@given(st.sampled_from(COMMON_WORDS))
def test_a_common_word_is_never_changed(engineers: Matcher, word: str) -> None:
    """However near an English word is to one of the examples, it stays what it is."""
    assert engineers.match(word).reading.words == (word,)


@pytest.mark.parametrize("word", ["enginer2", "enginer's", "enginé", "инженер", "机器学习公程师", "xzqwvk", "jbo", "@"])
def test_other_things_than_mistyped_words_are_left(engineers: Matcher, word: str) -> None:
    """Numbers, signs, other scripts, short words and plain nonsense stay as they are."""
    assert engineers.match(f"the {word} here").reading.repairs == ()


def test_what_two_examples_say_is_no_mistake() -> None:
    """A word that is in no dictionary stays as it is once it stands in two examples."""
    examples = [*examples_of_library(), Example("libary hours", ("hours",)), Example("libary card", ("card",))]

    assert fit(examples).matcher.match("libary").reading.text == "libary"
    assert fit(examples[:-1]).matcher.match("libary").reading.text == "library"


def test_repair_can_be_left_out() -> None:
    """A matcher without repair reads what was typed."""
    matcher = fit(examples_of_library(), hyperparameters=Hyperparameters(repair_spelling=False)).matcher

    assert matcher.match("libary").reading.text == "libary"


@given(st.text("abcdefghijklmnopqrstuvwxyz '", max_size=60))
def test_reading_again_changes_nothing(engineers: Matcher, text: str) -> None:
    """A repaired text needs no further repair."""
    once = engineers.match(text).reading

    assert engineers.match(once.text).reading.repairs == ()
