"""Every text that a person reads, in English and Chinese; Traditional Chinese is made from the Simplified."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from bot.text import Language, Locale, language_in, to_traditional


@cache
def _texts(language: Language) -> Mapping[str, str]:
    content = (files("bot.locales") / f"{language}.yaml").read_text(encoding="utf-8")
    texts: dict[str, str] = yaml.safe_load(content)
    return texts


def keys(language: Language) -> frozenset[str]:
    """List the names of the texts of a language; they are the same in all."""
    return frozenset(_texts(language))


def text(key: str, locale: Locale, **values: object) -> str:
    """Give a text, with values put in where it has {braces}.

    Raises:
        KeyError: there is no text of that name, or a value is missing.
    """
    written = _texts(language_in(locale))[key].format(**values)
    return to_traditional(written) if locale == "zh-TW" else written
