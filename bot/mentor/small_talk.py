"""Hello, thanks, "ok cool", an insult: recognised only where a text says nothing else."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from rapidfuzz import fuzz, process

from bot.faq.files.models import SmallTalk
from bot.i18n import writings
from bot.i18n.detection import without_noise
from bot.text import normalise

MIN_FUZZY_LENGTH = 6
"""Characters that a text must have for a typing error to be tolerated: "tanks" and "thanks" are too near."""
MAX_FUZZY_LENGTH = 40
MIN_SIMILARITY = 92
"""Least RapidFuzz ratio, 0 to 100, of two texts that are the same but for a typing error."""
_NOT_TEXT = re.compile(r"[^\w\s]+")
_APOSTROPHE = re.compile("['’]")
_QUESTION_MARKS = ("?", "？")
_TO_THE_BOT = re.compile(r"\b(?:bot|robot|mentor)\b|机器人(?!吗)")
_DRAWN_OUT = re.compile(r"([^\W_])\1{2,}")
_REPEATED = re.compile(r"(\w{2,4}?)\1+")
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")
_SAME_SIGNS = re.compile(r"(.)\1+")
_NOT_SIGNS = re.compile("[\\s\ufe00-\ufe0f\u200d\U0001f3fb-\U0001f3ff]+")
"""White space, and what only says how an emoji is drawn."""


class SmallTalkIndex:
    """The texts that are small talk, each with its reply."""

    def __init__(self, small_talk: Iterable[SmallTalk]) -> None:
        self._kinds = tuple(small_talk)
        written = [(text, place) for place, kind in enumerate(self._kinds) for _, _, text in kind.says.items()]
        said = [*written, *_converted(written)]
        # The first kind that has a text keeps it.
        self._by_words = {_tokens(form): place for text, place in reversed(said) if (form := _bare(text))}
        self._by_signs = {signs: place for text, place in reversed(said) if not _bare(text) and (signs := _signs(text))}
        self._alone = {_tokens(_bare(text)) for text, _ in said if text.endswith(_QUESTION_MARKS)}
        self._longest = max(map(len, self._by_words), default=0)
        self._long = {form: place for text, place in said if len(form := _bare(text)) >= MIN_FUZZY_LENGTH}

    def find(self, text: str) -> SmallTalk | None:
        """Return the small talk that a text is; None where it says anything else.

        Of several kinds in one text ("ok thanks, bye") it is the one that stands first in the FAQ.
        """
        bare = _bare(text)
        place = self._of_words(bare) if bare else self._of_signs(_signs(text))
        return None if place is None else self._kinds[place]

    def _of_words(self, bare: str) -> int | None:
        unaddressed = _unaddressed(bare)
        for form in dict.fromkeys([bare, unaddressed]):
            tokens = _tokens(form)
            if tokens in self._by_words:
                return self._by_words[tokens]
            if (place := self._of_parts(tokens)) is not None:
                return place
        if MIN_FUZZY_LENGTH <= len(unaddressed) <= MAX_FUZZY_LENGTH:
            best = process.extractOne(unaddressed, self._long.keys(), scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
            return self._long[best[0]] if best else None
        return None

    def _of_parts(self, tokens: tuple[str, ...]) -> int | None:
        """Return the first of the kinds that a text is made of; None where a word is left over."""
        firsts: dict[int, int] = {0: len(self._kinds)}  # by the end of what is covered
        for end in range(1, len(tokens) + 1):
            starts = range(max(end - self._longest, 0), end)
            kinds = [
                min(firsts[n], self._by_words[tokens[n:end]])
                for n in starts
                if n in firsts and self._is_part(tokens[n:end])
            ]
            if kinds:
                firsts[end] = min(kinds)
        return firsts.get(len(tokens)) if tokens else None

    def _is_part(self, tokens: tuple[str, ...]) -> bool:
        return tokens in self._by_words and tokens not in self._alone

    def _of_signs(self, signs: str) -> int | None:
        """Return the kind of a text without words: of all its signs, or of the first one that is known."""
        return next((self._by_signs[part] for part in (signs, *signs) if part in self._by_signs), None)


def _converted(texts: Iterable[tuple[str, int]]) -> Iterable[tuple[str, int]]:
    """Yield texts of small talk in the writings into which a language is converted."""
    for text, place in texts:
        for writing in writings():
            if writing.convert is not None:
                yield writing.convert(text), place


def _bare(text: str) -> str:
    """Return a text without signs, emoji, repetitions (hey hey!, hahaha) and drawn-out letters (hiiii, thankssss)."""
    form = _DRAWN_OUT.sub(r"\1", _NOT_TEXT.sub(" ", _APOSTROPHE.sub("", normalise(text))))
    return " ".join(word for word, _ in groupby(_REPEATED.sub(r"\1", form).split()))


def _unaddressed(form: str) -> str:
    """Return a text without the bot's name (hello bot)."""
    return " ".join(_TO_THE_BOT.sub(" ", form).split())


def _tokens(form: str) -> tuple[str, ...]:
    """Return the words of a text; of Chinese, which has no spaces, the characters."""
    return tuple(_TOKEN.findall(form))


def _signs(text: str) -> str:
    """Return the signs of a text, each once in a row: 👍🏽👍 is 👍, and ？？ is ?."""
    return _SAME_SIGNS.sub(r"\1", _NOT_SIGNS.sub("", unicodedata.normalize("NFKC", without_noise(text))))
