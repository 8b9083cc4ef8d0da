"""No text is too strange for any function that people's texts go through."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings, strategies as st

from bot.i18n import Locale, language_of, locale_of
from bot.text import is_traditional, normalise, to_simplified, to_traditional

FUNCTIONS: list[Callable[[str], object]] = [
    normalise,
    language_of,
    locale_of,
    is_traditional,
    to_simplified,
    to_traditional,
]
LOCALES: list[Locale] = ["en", "zh", "zh-TW"]
ODD = st.text(st.sampled_from("面試机器a B?\ud800\udfff\x00\u200b\U0001f44d\u0301<@1>:/"), max_size=40)
each_function = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)


@each_function
@given(text=st.text(st.characters(), max_size=200) | ODD)
@example(text="面试\ud800")
@example(text="\udcff面試會考什麼")
def test_any_text_is_taken(function: Callable[[str], object], text: str) -> None:
    """Nothing raises, not even half a surrogate pair beside Chinese."""
    function(text)


@each_function
@settings(max_examples=25)
@given(unit=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6))
@example(unit="面")
@example(unit="機")
@example(unit="ﷺ")
@example(unit="<@1>")
@example(unit="https://")
def test_a_hundred_thousand_characters_are_taken(function: Callable[[str], object], unit: str) -> None:
    """Nor does anything raise at a text of 100,000 characters."""
    function((unit * 100_000)[:100_000])


@pytest.mark.parametrize("write", [to_simplified, to_traditional])
@given(text=ODD.filter(lambda text: "\ud800" not in text and "\udfff" not in text))
@example(text="机器\x00学习")
def test_writing_in_another_script_loses_nothing(write: Callable[[str], str], text: str) -> None:
    """Characters that are no Chinese stay as they are, null characters too."""
    assert [c for c in write(text) if not "\u4e00" <= c <= "\u9fff"] == [
        c for c in text if not "\u4e00" <= c <= "\u9fff"
    ]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(LOCALES))
def test_a_text_without_a_language_gets_the_given_locale(text: str, given_locale: Locale) -> None:
    """What a text leaves open, the given locale decides, and nothing else does."""
    locale = locale_of(text, given_locale)
    match language_of(text):
        case None:
            assert locale == given_locale
        case "en":
            assert locale == "en"
        case "zh":
            assert locale in {"zh", "zh-TW"}


@pytest.mark.parametrize(
    "noise", ["<@123>", "<#123>", "<:pepe:123>", "@everyone", "https://example.org/apply/for/a/job"]
)
def test_mentions_and_links_have_no_language(noise: str) -> None:
    """An address in English letters does not make a Chinese question English, nor is it English by itself."""
    assert language_of(noise) is None
    assert locale_of(f"{noise} 面試") == "zh-TW"
    assert locale_of(f"{noise} how are the interviews") == "en"
