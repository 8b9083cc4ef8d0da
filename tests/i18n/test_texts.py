"""The texts that people read are the same set in every language."""

from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from bot.faq.files.yaml_source import Document, read_yaml
from bot.i18n import DEFAULT_LANGUAGES, LANGUAGE_CODES, LanguageCode, Locale, keys, translate
from bot.text import to_simplified

LOCALES: tuple[Locale, ...] = tuple(writing.locale for writing in DEFAULT_LANGUAGES.writings())


def read(language: LanguageCode) -> dict[str, str]:
    """Read a language's file as it was written; a key that stands twice is refused."""
    document = read_yaml(f"{language}.yaml", (files("bot.i18n") / f"{language}.yaml").read_bytes())
    assert isinstance(document, Document), document
    data: dict[str, str] = document.data
    return data


def placeholders(written: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(written) if name is not None}


def values(key: str) -> dict[str, str]:
    return {name: f"<{name}>" for name in placeholders(read("en")[key])}


def test_same_keys() -> None:
    """No text is missing in a language."""
    assert {frozenset(read(code)) for code in LANGUAGE_CODES} == {keys("en")}
    assert {keys(code) for code in LANGUAGE_CODES} == {keys("en")}


@pytest.mark.parametrize("key", sorted(keys("en")))
def test_same_placeholders(key: str) -> None:
    """A text takes the same values in every language, each by its name."""
    assert all(placeholders(read(code)[key]) == placeholders(read("en")[key]) for code in LANGUAGE_CODES)
    assert "" not in placeholders(read("en")[key])


def test_no_text_is_unused() -> None:
    """Every text is asked for somewhere in code, by its name in quotes."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(str(files("bot"))).rglob("*.py"))
    assert [key for key in sorted(keys("en")) if f'"{key}"' not in code and f"'{key}'" not in code] == []


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_no_text_is_empty(language: LanguageCode) -> None:
    """Every text is a text, with something in it."""
    assert [key for key, written in read(language).items() if not written.strip()] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", sorted(keys("en")))
def test_values_stand_in_the_text(key: str, locale: Locale) -> None:
    """Every value that is given is read, and no brace is left."""
    said = translate(key, locale, **values(key))
    assert all(value in said for value in values(key).values())
    assert "{" not in said


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_missing_raises(locale: Locale) -> None:
    """A text that nobody wrote and a value that nobody gave are mistakes of the program."""
    with pytest.raises(KeyError):
        translate("no such text", locale)
    with pytest.raises(KeyError):
        translate("no-topic", locale)


def test_traditional_is_made_from_simplified() -> None:
    """zh-TW needs no file of its own, and is Traditional throughout."""
    assert translate("related", "zh-TW") == "相關問題"
    for key in keys("zh"):
        simplified = translate(key, "zh", **values(key))
        assert translate(key, "zh-TW", **values(key)) != simplified or to_simplified(simplified) == simplified
