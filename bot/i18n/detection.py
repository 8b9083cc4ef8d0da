"""Evidence for a language in a text: its script, or its words."""

import re
from collections.abc import Callable

from bot.text.normalise import truncate

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_KANA_OR_HANGUL = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff\uac00-\ud7af]")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_NOT_WORDS = re.compile(r"<[^<>\s]{1,100}>|https?://\S+|@(?:everyone|here)\b", re.IGNORECASE)
HAN_SCORE = 2.0
"""The score of a text in Han characters: a script is stronger evidence than words, which score 1 at most."""


def without_noise(text: str) -> str:
    """Return a text of bounded length without mentions, custom emoji and links, which have no language."""
    return _NOT_WORDS.sub(" ", truncate(text))


def han_characters(text: str) -> int:
    """Return the number of Han characters; 0 where kana or hangul make it another language than Chinese."""
    return 0 if _KANA_OR_HANGUL.search(text) else len(_HAN.findall(text))


def latin_words(text: str) -> list[str]:
    """Return the words in Latin letters."""
    return _LATIN_WORD.findall(text)


def word_score(text: str, is_word: Callable[[str], bool]) -> float:
    """Return the proportion of Latin words that a language has, 0 to 1; 0 below a third, or with kana or hangul."""
    words = latin_words(text)
    known = sum(map(is_word, words))
    return known / len(words) if known and 3 * known >= len(words) and not _KANA_OR_HANGUL.search(text) else 0.0
