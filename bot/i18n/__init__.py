"""Languages: which there are, which one a text is in, and every text that a person reads."""

from bot.i18n.languages import (
    DEFAULT_LANGUAGES,
    LANGUAGE_CODES,
    LANGUAGES,
    Language,
    LanguageCode,
    Languages,
    Locale,
    Writing,
    language_in,
    language_of,
    locale_from_discord,
    locale_of,
    writings,
    written,
)
from bot.i18n.translate import DEFAULT_TRANSLATOR, Translator, keys, translate

__all__ = [
    "DEFAULT_LANGUAGES",
    "DEFAULT_TRANSLATOR",
    "LANGUAGES",
    "LANGUAGE_CODES",
    "Language",
    "LanguageCode",
    "Languages",
    "Locale",
    "Translator",
    "Writing",
    "keys",
    "language_in",
    "language_of",
    "locale_from_discord",
    "locale_of",
    "translate",
    "writings",
    "written",
]
