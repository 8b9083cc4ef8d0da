"""Hello, thanks, goodbye: recognised only where a text says nothing else."""

import re
from collections.abc import Iterable
from itertools import groupby

from rapidfuzz import fuzz, process

from bot.faq.files.models import SmallTalk
from bot.text import normalise

SHORTEST_FUZZY = 6
"""Characters from which on a slip of the finger is forgiven: below it, "tanks" and "thanks" are too near."""
ALIKE = 92
_NOT_TEXT = re.compile(r"[^\w\s']+")
_TO_THE_BOT = re.compile(r"\b(?:bot|robot|mentor)\b|机器人(?!吗)")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


class Courtesies:
    """Finds the courtesy that a text is."""

    def __init__(self, courtesies: Iterable[SmallTalk]) -> None:
        self._by_text = {
            form: courtesy for courtesy in courtesies for _, _, text in courtesy.says.items() if (form := _bare(text))
        }
        self._long = [text for text in self._by_text if len(text) >= SHORTEST_FUZZY]

    def find(self, text: str) -> SmallTalk | None:
        """Find the courtesy that a text is, and is no more than that."""
        bare = _bare(text)
        form = bare if bare in self._by_text else _unaddressed(bare)
        if form in self._by_text:
            return self._by_text[form]
        if SHORTEST_FUZZY <= len(form) <= 40:
            best = process.extractOne(form, self._long, scorer=fuzz.ratio, score_cutoff=ALIKE)
            return self._by_text[best[0]] if best else None
        return None


def _bare(text: str) -> str:
    """Take signs, emoji and repetitions away (hey hey!), and draw drawn-out letters in (hiiii, thankssss)."""
    form = _NOT_TEXT.sub(" ", normalise(text))
    return " ".join(word for word, _ in groupby(_DRAWN_OUT.sub(r"\1", form).split()))


def _unaddressed(form: str) -> str:
    """Take the bot's name away (hello bot)."""
    return " ".join(_TO_THE_BOT.sub(" ", form).split())
