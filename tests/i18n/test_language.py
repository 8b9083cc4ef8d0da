"""A text's language and script are recognised, or known to be open."""

import pytest

from bot.i18n import Locale, language_of, locale_of
from bot.text import is_traditional, to_simplified, to_traditional


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what does an ml engineer do", "en"),
        ("i know ML", "en"),
        ("what does 面试 mean in english", "en"),
        ("MLE是啥", "zh"),
        ("想搵 ML 工", "zh"),
        ("請問 machine learning engineer 跟 data scientist 差在哪", "zh"),
        ("MLE?", None),
        ("👍", None),
        ("", None),
        ("¿alguien habla español?", None),
        ("お腹すいた", None),
        ("안녕하세요", None),
        ("ماذا يفعل مهندس", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    """English, Chinese, or neither."""
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "given_locale", "locale"),
    [
        ("what is this", "zh", "en"),
        ("面试会考什么", "en", "zh"),
        ("面試會考什麼", "en", "zh-TW"),
        ("MLE?", "zh-TW", "zh-TW"),
        ("MLE?", None, "en"),
        ("面试会考什么", "zh-TW", "zh"),
        ("你是什么", "zh-TW", "zh"),
        ("你是人", "zh-TW", "zh-TW"),
    ],
)
def test_locale_of_the_reply(text: str, given_locale: Locale | None, locale: Locale) -> None:
    """The text decides; what it leaves open, the given locale decides."""
    assert locale_of(text, given_locale) == locale


def test_scripts() -> None:
    """Traditional and Simplified are told apart and converted into each other, words too."""
    assert is_traditional("履歷要怎麼寫")
    assert not is_traditional("简历怎么写")
    assert not is_traditional("plain ascii")
    assert to_simplified("機器學習") == "机器学习"
    assert to_traditional("软件工程师的博客") == "軟體工程師的部落格"


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "\udfff\x00"])
def test_half_characters_and_nulls_are_passed_by(odd: str) -> None:
    """What OpenCC refuses or ends at neither raises nor swallows the rest."""
    assert to_simplified(f"機器{odd}學習") == f"机器{odd}学习"
    assert to_traditional(f"机器{odd}学习") == f"機器{odd}學習"
    assert locale_of(f"面試{odd}會考什麼") == "zh-TW"


@pytest.mark.parametrize(
    ("text", "locale"), [("what is this", "en"), ("面试会考什么", "zh"), ("面試會考什麼", "zh-TW")]
)
def test_much_surrounding_space_hides_no_language(text: str, locale: Locale) -> None:
    """A question is found between thousands of spaces."""
    assert locale_of(f"{' ' * 5_000}{text}{' ' * 5_000}") == locale
