"""Tokens and features: a text in normal form -> words, and a word -> features."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from Stemmer import Stemmer

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_RUN_OF_HAN = re.compile(f"[{_HAN}]")
_WORD = re.compile(
    rf"[{_HAN}]+"  # a run of Chinese
    r"|[a-z0-9](?:[a-z0-9+#.'’/-]*[a-z0-9+#])?"  # ci/cd, c++, don't
    rf"|[^\W_{_HAN}]+"  # any other script
    r"|[^\w\s]"  # an emoji, a sign
)
MAX_WORD_LENGTH = 40
"""Characters of a word that are used; longer ones are keys, hashes and the like. A run of Chinese is no word."""


def split_words(text: str) -> list[str]:
    """Split a text in normal form into words; a run of Chinese is one piece."""
    return [word if is_chinese(word) else word[:MAX_WORD_LENGTH] for word in _WORD.findall(text)]


def is_chinese(word: str) -> bool:
    """Return whether a piece is a run of Chinese."""
    return _RUN_OF_HAN.match(word) is not None


def join_words(words: Sequence[str]) -> str:
    """Return words as a text, Chinese without spaces."""
    pieces: list[str] = []
    for before, word in zip(["", *words], words, strict=False):
        if before and not (is_chinese(before) and is_chinese(word)):
            pieces.append(" ")
        pieces.append(word)
    return "".join(pieces)


def truncate_words(words: Sequence[str], most: int) -> list[str]:
    """Return at most `most` words from both ends, more from the end; a Chinese character counts as a word."""
    units = [unit for word in words for unit in (word if is_chinese(word) else (word,))]
    if len(units) <= most:
        return list(words)
    first = most * 2 // 5
    return [*units[:first], *units[first - most :]]


class Synonyms:
    """Words that mean the same; the first of each list replaces the others.

    Two sets of lists: one for texts with Chinese in them, one for all others.
    """

    def __init__(self, latin: Iterable[Sequence[str]] = (), chinese: Iterable[Sequence[str]] = ()) -> None:
        self.lists = (tuple(map(tuple, latin)), tuple(map(tuple, chinese)))

    @cached_property
    def _tables(self) -> tuple[tuple[re.Pattern[str] | None, Mapping[str, str]], ...]:
        return tuple(_table(lists) for lists in self.lists)

    def apply(self, text: str) -> str:
        """Return a text in normal form with the words of a list replaced by its first one."""
        pattern, first = self._tables[_RUN_OF_HAN.search(text) is not None]
        return pattern.sub(lambda found: first[found.group()], text) if pattern else text


def _table(lists: Iterable[Sequence[str]]) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    first = {word.casefold(): words[0].casefold() for words in lists for word in words[1:]}
    if not first:
        return None, first
    longest_first = [re.escape(word) for word in sorted(first, key=lambda word: (-len(word), word))]
    # A Latin word is replaced only as a whole word. One group each, so that the lookbehind is tried once per position.
    latin = "|".join(word for word in longest_first if word.isascii())
    chinese = "|".join(word for word in longest_first if not word.isascii())
    groups = [f"(?:{chinese})"] if chinese else []
    groups += [rf"(?<![a-z0-9])(?:{latin})(?![a-z0-9])"] if latin else []
    return re.compile("|".join(groups)), first


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(Stemmer("english").stemWord(word))


def word_features(word: str) -> tuple[str, ...]:
    """Return a word's stem; of Chinese, its characters and pairs of them."""
    if is_chinese(word):
        return (*word, *map("".join, pairwise(word)))
    return (_stem(word),) if word[0].isalnum() else ()


def character_features(word: str) -> tuple[str, ...]:
    """Return a word's character n-grams, n = 2 to 5 (of Chinese 1 to 3); a sign is returned as it is."""
    if is_chinese(word):
        return tuple(_ngrams(word, 1, 3))
    return tuple(_ngrams(f"_{word}_", 2, 5)) if word[0].isalnum() else (word,)


def _ngrams(text: str, shortest: int, longest: int) -> Iterator[str]:
    for length in range(shortest, longest + 1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]
