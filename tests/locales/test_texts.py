"""The texts that people read are the same set in every language."""

from importlib.resources import files
from string import Formatter

import pytest

from bot.faq.files.models import LANGUAGES
from bot.faq.files.yaml_source import Document, read_yaml
from bot.locales import keys, text
from bot.text import Language, Locale, to_simplified

LOCALES: tuple[Locale, ...] = ("en", "zh", "zh-TW")


def read(language: Language) -> dict[str, str]:
    """Read a language's file as it was written; a key that stands twice is refused."""
    document = read_yaml(f"{language}.yaml", (files("bot.locales") / f"{language}.yaml").read_bytes())
    assert isinstance(document, Document), document
    data: dict[str, str] = document.data
    return data


def placeholders(written: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(written) if name is not None}


def values(key: str) -> dict[str, str]:
    return {name: f"<{name}>" for name in placeholders(read("en")[key])}


def test_same_keys() -> None:
    """No text is missing in a language."""
    assert keys("en") == keys("zh") == frozenset(read("en")) == frozenset(read("zh"))


@pytest.mark.parametrize("key", sorted(keys("en")))
def test_same_placeholders(key: str) -> None:
    """A text takes the same values in English and Chinese, each by its name."""
    assert placeholders(read("en")[key]) == placeholders(read("zh")[key])
    assert "" not in placeholders(read("en")[key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: Language) -> None:
    """Every text is a text, with something in it."""
    assert [key for key, written in read(language).items() if not written.strip()] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", sorted(keys("en")))
def test_values_stand_in_the_text(key: str, locale: Locale) -> None:
    """Every value that is given is read, and no brace is left."""
    said = text(key, locale, **values(key))
    assert all(value in said for value in values(key).values())
    assert "{" not in said


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_missing_raises(locale: Locale) -> None:
    """A text that nobody wrote and a value that nobody gave are mistakes of the program."""
    with pytest.raises(KeyError):
        text("no such text", locale)
    with pytest.raises(KeyError):
        text("no-topic", locale)


def test_traditional_is_made_from_simplified() -> None:
    """zh-TW needs no file of its own, and is Traditional throughout."""
    assert text("related", "zh-TW") == "相關問題"
    for key in keys("zh"):
        simplified = text(key, "zh", **values(key))
        assert text(key, "zh-TW", **values(key)) != simplified or to_simplified(simplified) == simplified
