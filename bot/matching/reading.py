"""Preprocessing of a text: normal form, synonyms, spelling."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.matching.spelling import Speller
from bot.matching.words import Synonyms, join_words, split_words, truncate_words
from bot.text import normalise

MAX_WORDS = 80
"""Words of a text that are used."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read: its normal form, its words after synonyms and repair, and the repairs (from, to)."""

    form: str
    words: tuple[str, ...]
    repairs: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The words as a text, which is what the encoder gets."""
        return join_words(self.words)


class Reader:
    """Reads texts in the same way for training and for questions."""

    def __init__(self, synonyms: Synonyms, speller: Speller) -> None:
        self.synonyms = synonyms
        self.speller = speller

    @classmethod
    def of(cls, synonyms: Synonyms, forms: Iterable[str], *, repair_spelling: bool = True) -> "Reader":
        """Return a reader that knows the words of texts in normal form."""
        return cls(synonyms, Speller.of(synonyms.apply(form) for form in (forms if repair_spelling else ())))

    def read(self, text: str) -> Reading:
        """Read any text."""
        return self.read_normalised(normalise(text))

    def read_normalised(self, form: str) -> Reading:
        """Read a text that is in normal form already."""
        words = truncate_words(split_words(self.synonyms.apply(form)), MAX_WORDS)
        repaired = [self.speller.repair(word) for word in words]
        repairs = {(old, new) for old, new in zip(words, repaired, strict=True) if old != new}
        return Reading(form, tuple(repaired), tuple(sorted(repairs)))
