"""Texts that say the same have one normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import normalise

ANY_TEXT = st.text(st.characters(), max_size=300)  # lone surrogates too


@given(ANY_TEXT)
def test_normalising_again_changes_nothing(text: str) -> None:
    """The normal form of a normal form is itself."""
    assert normalise(normalise(text)) == normalise(text)


@given(ANY_TEXT)
def test_case_space_marks_and_mentions_do_not_count(text: str) -> None:
    """Surrounding white space, marks at the end and an added mention change nothing."""
    assert normalise(f"  \n{text} \t") == normalise(text)
    assert normalise(f"{text} <@123456789012345678>") == normalise(text)
    assert normalise(f"{normalise(text)}?!") == normalise(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("What IS an MLE?!", "what is an mle"),
        ("ＷＨＡＴ　ｉｓ", "what is"),
        ("<@!12> hello <:pepe:123> @everyone", "hello"),
        ("look https://example.org/a?b=c here", "look here"),
        ("面試會考什麼？", "面试会考什么"),
        ("zero\u200bwidth\u202e", "zerowidth"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("c#?", "c#"),
        ("tab\tand\x00null", "tab and null"),
        ("???", ""),
    ],
)
def test_examples(text: str, form: str) -> None:
    """Each kind of noise goes."""
    assert normalise(text) == form


def test_of_a_long_text_both_ends_are_read() -> None:
    """What stands in the middle of a very long text is left out, the question at its end is not."""
    form = normalise("begin " + "x" * 100_000 + " what is an mle?")
    assert form.startswith("begin")
    assert form.endswith("what is an mle")
    assert len(form) < 5_000
