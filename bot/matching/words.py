"""Text in normal form -> words, and words -> features."""

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
LONGEST_WORD = 40
"""Characters of a word that are looked at: beyond it stand keys, hashes and keyboards that a cat slept on."""


def words_of(text: str) -> list[str]:
    """Split a text in normal form into words; a run of Chinese is one piece."""
    return [word[:LONGEST_WORD] if word.isascii() else word for word in _WORD.findall(text)]


def is_chinese(word: str) -> bool:
    """Say whether a piece is a run of Chinese."""
    return _RUN_OF_HAN.match(word) is not None


def joined(words: Sequence[str]) -> str:
    """Write words as a text again; Chinese stands without spaces."""
    pieces: list[str] = []
    for before, word in zip(["", *words], words, strict=False):
        if before and not (is_chinese(before) and is_chinese(word)):
            pieces.append(" ")
        pieces.append(word)
    return "".join(pieces)


def bounded(words: Sequence[str], most: int) -> list[str]:
    """Keep at most `most` words, a Chinese character counting as one; both ends, the end a little longer."""
    units = [unit for word in words for unit in (word if is_chinese(word) else (word,))]
    if len(units) <= most:
        return list(words)
    first = most * 2 // 5
    return [*units[:first], *units[first - most :]]


class Synonyms:
    """Words that mean the same; the first of each list stands for all of it.

    Two sets of lists: one for texts with Chinese in them, one for all others.
    """

    def __init__(self, latin: Iterable[Sequence[str]] = (), chinese: Iterable[Sequence[str]] = ()) -> None:
        self.lists = (tuple(map(tuple, latin)), tuple(map(tuple, chinese)))

    @cached_property
    def _tables(self) -> tuple[tuple[re.Pattern[str] | None, Mapping[str, str]], ...]:
        return tuple(_table(lists) for lists in self.lists)

    def applied(self, text: str) -> str:
        """Write a text in normal form with the words that stand for others."""
        pattern, first = self._tables[_RUN_OF_HAN.search(text) is not None]
        return pattern.sub(lambda found: first[found.group()], text) if pattern else text


def _table(lists: Iterable[Sequence[str]]) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    first = {word.casefold(): words[0].casefold() for words in lists for word in words[1:]}
    if not first:
        return None, first
    longest_first = [re.escape(word) for word in sorted(first, key=lambda word: (-len(word), word))]
    # A Latin word counts only where it is a whole one. In one group each: the lookbehind is tried once a place.
    latin = "|".join(word for word in longest_first if word.isascii())
    chinese = "|".join(word for word in longest_first if not word.isascii())
    groups = [f"(?:{chinese})"] if chinese else []
    groups += [rf"(?<![a-z0-9])(?:{latin})(?![a-z0-9])"] if latin else []
    return re.compile("|".join(groups)), first


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(Stemmer("english").stemWord(word))


def word_features(word: str) -> tuple[str, ...]:
    """Give a word's stem; of Chinese, its characters and pairs of them."""
    if is_chinese(word):
        return (*word, *map("".join, pairwise(word)))
    return (_stem(word),) if word[0].isalnum() else ()


def character_features(word: str) -> tuple[str, ...]:
    """Give a word's runs of 2 to 5 characters (of Chinese 1 to 3); a sign is given as it is."""
    if is_chinese(word):
        return tuple(_runs(word, 1, 3))
    return tuple(_runs(f"_{word}_", 2, 5)) if word[0].isalnum() else (word,)


def _runs(text: str, shortest: int, longest: int) -> Iterator[str]:
    for length in range(shortest, longest + 1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]
