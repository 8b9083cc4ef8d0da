"""The languages, one descriptor each. A new one is a descriptor here and a file of texts beside it."""

from bot.i18n.detection import HAN_SCORE, han_characters, latin_words, word_score
from bot.i18n.language import Language, Languages, Locale, Writing
from bot.text.dictionary import english_ranks
from bot.text.script import is_traditional, to_simplified, to_traditional

_COMMON = 40_000
"""Words up to this rank count as English; many of the rarer ones are words of other languages too."""


def _english_score(text: str) -> float:
    return word_score(text, _is_english)


def _is_english(word: str) -> bool:
    if len(word) == 1 or (word.isupper() and len(word) <= 4):
        return word == "I"
    return english_ranks().get(word.lower().replace("’", "'").split("'")[0], _COMMON) < _COMMON


def _chinese_score(text: str) -> float:
    # Chinese with English terms in it is Chinese: half as many Han characters as Latin words are enough.
    characters = han_characters(text)
    return HAN_SCORE if characters and 2 * characters >= len(latin_words(text)) else 0.0


def _chinese_writing(text: str, given: Locale | None) -> Locale:
    same_in_both = given == "zh-TW" and to_simplified(text) == text and to_traditional(text) == text
    return "zh-TW" if same_in_both or is_traditional(text) else "zh"


LANGUAGES: tuple[Language, ...] = (
    Language(
        code="en",
        name="English",
        writings=(Writing("en", discord=("en-US", "en-GB"), button_code="en"),),
        score=_english_score,
    ),
    Language(
        code="zh",
        name="中文",
        writings=(
            Writing("zh", discord=("zh-CN",), button_code="zh"),
            Writing("zh-TW", discord=("zh-TW",), button_code="tw", convert=to_traditional),
        ),
        score=_chinese_score,
        choose_writing=_chinese_writing,
        script="Han",
    ),
)
"""English first: it is the default, and the fallback."""
DEFAULT_LANGUAGES = Languages(LANGUAGES)
LANGUAGE_CODES = DEFAULT_LANGUAGES.codes

language_in = DEFAULT_LANGUAGES.language_in
language_of = DEFAULT_LANGUAGES.language_of
locale_of = DEFAULT_LANGUAGES.locale_of
locale_from_discord = DEFAULT_LANGUAGES.locale_from_discord
writings = DEFAULT_LANGUAGES.writings
written = DEFAULT_LANGUAGES.written
