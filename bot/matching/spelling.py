"""Spelling repair: a word that is rare in English and in no example becomes the nearest word of the examples."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.cache import ThreadSafeCache
from bot.matching.words import split_words
from bot.text.dictionary import english_ranks

COMMON = 30_000
"""Words up to this rank in English are never changed."""
MIN_LENGTH = 4
"""Letters that a word must have to be repaired."""
TWO_EDITS_FROM = 6
"""Letters that a word must have for two edits to be allowed; a shorter one may have one."""
MAX_CACHED_WORDS = 10_000
"""Words whose repair is cached."""
_UNKNOWN = 10**9


class Speller:
    """Repairs Latin words by optimal-string-alignment distance to the words of the examples."""

    def __init__(self, vocabulary: Sequence[tuple[str, int]]) -> None:
        """Build the index of the examples' words, given with their counts and sorted by word."""
        self.vocabulary = tuple(vocabulary)
        self._counts = dict(vocabulary)
        self._targets: dict[int, list[str]] = {}  # by length: words of very different length are never near
        for word, _ in vocabulary:
            if len(word) >= MIN_LENGTH:
                self._targets.setdefault(len(word), []).append(word)
        self._repaired: ThreadSafeCache[str] = ThreadSafeCache(MAX_CACHED_WORDS)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Speller":
        """Collect the vocabulary of texts in normal form: words that are English or occur in two of them."""
        counts = Counter(word for text in texts for word in set(split_words(text)) if _is_plain(word))
        known = {word: n for word, n in counts.items() if n > 1 or _rank(word) < COMMON}
        return cls(sorted(known.items()))

    def repair(self, word: str) -> str:
        """Return the word of the examples that was probably meant, or the word itself."""
        if not _is_plain(word) or len(word) < MIN_LENGTH or word in self._counts or _rank(word) < COMMON:
            return word
        return self._repaired.get(word, self._nearest)

    def _nearest(self, word: str) -> str:
        edits = 1 if len(word) < TWO_EDITS_FROM else 2
        lengths = range(len(word) - edits, len(word) + edits + 1)
        targets = list(chain.from_iterable(self._targets.get(length, ()) for length in lengths))
        found = process.extract(word, targets, scorer=OSA.distance, score_cutoff=edits, limit=None)
        best = min(found, key=lambda hit: (hit[1], -self._counts[hit[0]], hit[0]), default=None)
        return word if best is None else best[0]


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _rank(word: str) -> int:
    return english_ranks().get(word, _UNKNOWN)
