"""Language detection: English, Chinese, or neither."""

import re
from typing import Literal

from bot.text.dictionary import english_ranks
from bot.text.normalise import truncate
from bot.text.script import is_traditional, to_simplified, to_traditional

Language = Literal["en", "zh"]
Locale = Literal["en", "zh", "zh-TW"]
"""A language as it is written: zh-TW is Chinese in Traditional characters, as in Taiwan."""

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_KANA_OR_HANGUL = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff\uac00-\ud7af]")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_NOT_WORDS = re.compile(r"<[^<>\s]{1,100}>|https?://\S+|@(?:everyone|here)\b", re.IGNORECASE)
_COMMON = 40_000
"""Words up to this rank count as English; beyond it stand many that are other languages' words too."""


def language_of(text: str) -> Language | None:
    """Return a text's language; None where it has none of its own ("MLE?", "👍") or has another one.

    Chinese with English terms in it is Chinese: half as many Han characters as Latin words are enough.
    """
    text = _NOT_WORDS.sub(" ", truncate(text))
    if _KANA_OR_HANGUL.search(text):
        return None
    words = _LATIN_WORD.findall(text)
    han = len(_HAN.findall(text))
    if han and 2 * han >= len(words):
        return "zh"
    known = sum(map(_is_english, words))
    return "en" if known and 3 * known >= len(words) else None


def locale_of(text: str, given: Locale | None = None) -> Locale:
    """Return the language and script to reply in: the text's, else `given`, else English."""
    language = language_of(text)
    if language is None:
        return given or "en"
    if language == "zh":
        open_to_both = given == "zh-TW" and to_simplified(text) == text and to_traditional(text) == text
        return "zh-TW" if open_to_both or is_traditional(text) else "zh"
    return "en"


def language_in(locale: Locale) -> Language:
    """Return the language of a locale."""
    return "en" if locale == "en" else "zh"


def _is_english(word: str) -> bool:
    if len(word) == 1 or (word.isupper() and len(word) <= 4):
        return word == "I"
    return english_ranks().get(word.lower().replace("’", "'").split("'")[0], _COMMON) < _COMMON
