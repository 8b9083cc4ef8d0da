"""What a button carries in its custom id, so that it still works after a restart.

`kind:asker:language:about`, say `e:1043:zh:jobs/who-hires`; at most 100 characters, Discord's limit. Cards that were
sent years ago hold such ids: kinds and language codes are never renamed. A select menu has an id of the kind of its
options: there `about` names the card that it is on, and the chosen value is what the button would be about.
"""

import re
from dataclasses import dataclass
from typing import Self

from bot.i18n import DEFAULT_LANGUAGES, Locale, writings

SHOW_ENTRY = "e"
"""`about` is the entry's id."""
SHOW_SUGGESTION = "g"
"""The same, for an entry that was suggested, or that answers a further question of the message."""
SHOW_TOPIC = "t"
"""`about` is `topic` or `topic,page`."""
LIST_TOPICS = "l"
"""`about` is empty or the page."""
NONE_OF_THESE = "n"
SHOW_EVERYONE = "s"
"""`about` is an entry or a topic."""
DELETE = "x"
"""`about` is the entry or the topic of the card, if it has one; empty on cards of earlier versions."""

_OUR_SHAPE = re.compile(r"[a-z]{1,10}:[0-9]{1,20}:[a-z-]{2,10}:.*", re.DOTALL)


def has_our_shape(custom_id: str) -> bool:
    """Return whether an id was made by some version of this bot, even if this version does not know its kind."""
    return _OUR_SHAPE.fullmatch(custom_id) is not None


def template(kind: str) -> re.Pattern[str]:
    """Return the pattern of all ids of a kind; no two kinds share an id."""
    codes = "|".join(re.escape(writing.button_code) for writing in writings())
    return re.compile(rf"{re.escape(kind)}:(?P<asker>[0-9]{{1,20}}):(?P<language>{codes}):(?P<about>[^\s:]{{0,80}})")


@dataclass(frozen=True, slots=True)
class ButtonPayload:
    """What a custom id holds: who asked for the card, its language, and what the button is about."""

    asker: int
    language: Locale
    about: str = ""

    @classmethod
    def from_match(cls, match: re.Match[str]) -> Self:
        """Return the payload of an id that fits its template."""
        language = DEFAULT_LANGUAGES.locale_from_button(match["language"])
        return cls(int(match["asker"]), language, match["about"])

    def custom_id(self, kind: str) -> str:
        """Return the id of a button of some kind."""
        code = DEFAULT_LANGUAGES.writing(self.language).button_code
        return f"{kind}:{self.asker}:{code}:{self.about}"


def parse_page(text: str) -> int | None:
    """Return the page number in a payload, counted from 0; 0 for an empty text, None for what is no number."""
    return int(text or "0") if (text or "0").isdecimal() else None
