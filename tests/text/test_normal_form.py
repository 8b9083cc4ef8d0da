"""Texts that say the same have one normal form."""

import pytest
from hypothesis import given, strategies as st

from bot.text import normalise

ANY_TEXT = st.text(st.characters(), max_size=300)  # lone surrogates too
ASCII = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=80)
PLAIN = st.text(st.sampled_from("aBcXyZéÑßΣ 019'-#面試面试机器學習"), max_size=60)
MARKS = st.text(st.sampled_from("?!.,;:…。？！、，；：)）】”’\"' "), max_size=8)
MENTIONS = st.sampled_from(
    [
        *("<@123>", "<@!123>", "<@&123>", "<#123>", "<:pepe:123>", "<a:wave:123>"),
        *("</ask:123>", "<t:1764000000:R>", "@everyone", "@here"),
    ]
)
SPACE = st.text(st.sampled_from(" \t\n\r\u3000\u00a0\u200b\ufeff"), max_size=10)
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}


@given(ANY_TEXT)
def test_normalising_again_changes_nothing(text: str) -> None:
    """The normal form of a normal form is itself."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("unit", ["x", "面", "機 ", "x?", "<a:", "@here.", "e\u0301", "ß", "ﷺ", "İ", "½"])
@pytest.mark.parametrize("length", [4_000, 4_001, 100_000])
def test_normalising_a_long_text_again_changes_nothing(unit: str, length: int) -> None:
    """Nor does it where the text is cut, or where its normal form is longer than itself."""
    form = normalise((unit * length)[:length])
    assert normalise(form) == form


@given(ANY_TEXT)
def test_case_space_marks_and_mentions_do_not_count(text: str) -> None:
    """Surrounding white space, marks at the end and an added mention change nothing."""
    assert normalise(f"  \n{text} \t") == normalise(text)
    assert normalise(f"{text} <@123456789012345678>") == normalise(text)
    assert normalise(f"{normalise(text)}?!") == normalise(text)


@given(PLAIN)
def test_case_does_not_count(text: str) -> None:
    """Capitals say the same as small letters."""
    assert normalise(text.upper()) == normalise(text.lower()) == normalise(text.swapcase()) == normalise(text)


@given(ASCII)
def test_width_does_not_count(text: str) -> None:
    """Full-width letters, figures, signs and spaces are the plain ones; so are mentions and links written in them."""
    assert normalise(text.translate(FULL_WIDTH)) == normalise(text)


@given(PLAIN, SPACE, SPACE)
def test_surrounding_space_does_not_count(text: str, before: str, after: str) -> None:
    """No kind of space around a text changes it, nor do invisible characters."""
    assert normalise(f"{before}{text}{after}") == normalise(text)


def test_much_surrounding_space_does_not_count() -> None:
    """A question is found between thousands of spaces too."""
    assert normalise(f"{' ' * 5_000}what is an mle?{' ' * 5_000}") == "what is an mle"


@given(PLAIN, MARKS)
def test_marks_at_the_end_do_not_count(text: str, marks: str) -> None:
    """A sentence ends with any marks or none."""
    assert normalise(text + marks) == normalise(text)


@given(PLAIN, MENTIONS, PLAIN)
def test_mentions_do_not_count(before: str, mention: str, after: str) -> None:
    """What Discord adds to a message changes nothing, wherever it stands."""
    assert normalise(f"{before} {mention} {after}") == normalise(f"{before} {after}")


@given(ANY_TEXT)
def test_a_normal_form_is_tidy(text: str) -> None:
    """It has single spaces, none around it, no line breaks and no lone surrogates."""
    form = normalise(text)
    assert form == " ".join(form.split())
    assert form.encode("utf-8").decode("utf-8") == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("What IS an MLE?!", "what is an mle"),
        ("ＷＨＡＴ　ｉｓ", "what is"),
        ("<@!12> hello <:pepe:123> @everyone", "hello"),
        ("look https://example.org/a?b=c here", "look here"),
        ("HTTPS://EXAMPLE.ORG and <https://example.org>", "and"),
        ("@everyone面试会考什么", "面试会考什么"),
        ("who is @hereford", "who is @hereford"),
        ("面試會考什麼？", "面试会考什么"),
        ("zero\u200bwidth\u202e", "zerowidth"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("c#?", "c#"),
        ("c++", "c++"),
        ("tab\tand\x00null", "tab and null"),
        ("機器\x00學習", "机器 学习"),
        ("me@example.org", "me@example.org"),
        ("2 < 3", "2 < 3"),
        ("???", ""),
        ("", ""),
    ],
)
def test_examples(text: str, form: str) -> None:
    """Each kind of noise goes, and what carries meaning stays."""
    assert normalise(text) == form


def test_of_a_long_text_both_ends_are_read() -> None:
    """What stands in the middle of a very long text is left out, the question at its end is not."""
    form = normalise("begin " + "x" * 100_000 + " what is an mle?")
    assert form.startswith("begin")
    assert form.endswith("what is an mle")
    assert len(form) < 5_000
