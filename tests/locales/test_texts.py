"""The texts that people read are the same set in every language."""

from string import Formatter

import pytest

from bot.locales import keys, text


def placeholders(written: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(written) if name}


VALUES = {"topic": "{topic}", "number": "{number}", "topics": "{topics}"}


@pytest.mark.parametrize("key", sorted(keys("en")))
def test_same_placeholders(key: str) -> None:
    """A text takes the same values in English and Chinese."""
    assert placeholders(text(key, "en", **VALUES)) == placeholders(text(key, "zh", **VALUES))


def test_same_keys() -> None:
    """No text is missing in a language."""
    assert keys("en") == keys("zh")


def test_traditional_is_made_from_simplified() -> None:
    """zh-TW needs no file of its own."""
    assert text("related", "zh-TW") == "相關問題"
