"""Hello, thanks, goodbye: recognised only where a text says nothing else."""

import re
from collections.abc import Iterable
from itertools import groupby

from rapidfuzz import fuzz, process

from bot.faq.files.models import SmallTalk
from bot.i18n import writings
from bot.text import normalise

MIN_FUZZY_LENGTH = 6
"""Characters that a text must have for a typing error to be tolerated: "tanks" and "thanks" are too near."""
MAX_FUZZY_LENGTH = 40
MIN_SIMILARITY = 92
"""Least RapidFuzz ratio, 0 to 100, of two texts that are the same but for a typing error."""
_NOT_TEXT = re.compile(r"[^\w\s']+")
_TO_THE_BOT = re.compile(r"\b(?:bot|robot|mentor)\b|机器人(?!吗)")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


class SmallTalkIndex:
    """The texts that are small talk, each with its reply."""

    def __init__(self, small_talk: Iterable[SmallTalk]) -> None:
        texts = [(text, one) for one in small_talk for _, _, text in one.says.items()]
        self._by_text = {form: one for text, one in [*_converted(texts), *texts] if (form := _bare(text))}
        self._long = [text for text in self._by_text if len(text) >= MIN_FUZZY_LENGTH]

    def find(self, text: str) -> SmallTalk | None:
        """Return the small talk that a text is; None where it says anything else."""
        bare = _bare(text)
        form = bare if bare in self._by_text else _unaddressed(bare)
        if form in self._by_text:
            return self._by_text[form]
        if MIN_FUZZY_LENGTH <= len(form) <= MAX_FUZZY_LENGTH:
            best = process.extractOne(form, self._long, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY)
            return self._by_text[best[0]] if best else None
        return None


def _converted(texts: Iterable[tuple[str, SmallTalk]]) -> Iterable[tuple[str, SmallTalk]]:
    """Yield texts of small talk in the writings into which a language is converted."""
    for text, one in texts:
        for writing in writings():
            if writing.convert is not None:
                yield writing.convert(text), one


def _bare(text: str) -> str:
    """Return a text without signs, emoji, repetitions (hey hey!) and drawn-out letters (hiiii, thankssss)."""
    form = _NOT_TEXT.sub(" ", normalise(text))
    return " ".join(word for word, _ in groupby(_DRAWN_OUT.sub(r"\1", form).split()))


def _unaddressed(form: str) -> str:
    """Return a text without the bot's name (hello bot)."""
    return " ".join(_TO_THE_BOT.sub(" ", form).split())
