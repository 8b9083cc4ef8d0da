"""Text processing below any meaning: normal form, language, script, dictionary."""

from bot.text.language import Language, Locale, language_in, language_of, locale_of
from bot.text.normalise import normalise, truncate
from bot.text.script import is_traditional, to_simplified, to_traditional

__all__ = [
    "Language",
    "Locale",
    "is_traditional",
    "language_in",
    "language_of",
    "locale_of",
    "normalise",
    "to_simplified",
    "to_traditional",
    "truncate",
]
