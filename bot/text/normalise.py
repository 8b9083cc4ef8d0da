"""The normal form in which texts are compared: questions, phrasings, lessons."""

import re
import unicodedata
from itertools import count

from bot.text.script import to_simplified

MAX_LENGTH = 4000
"""Characters of a text that are used: Discord's own limit for a message."""
MAX_PASSES = 8
"""Passes after which nothing more is looked for between angle brackets; an ordinary text needs two."""

_DISCORD = re.compile(
    r"<(?:@[!&]?|\#)\d+>"  # a member, a role, a channel
    r"|<a?:\w{1,64}:\d+>"  # a custom emoji
    r"|</[^<>]{1,100}:\d+>"  # a command
    r"|<t:-?\d+(?::[a-z])?>"  # a time
    r"|<id:\w+>"
    r"|@(?:everyone|here)(?![a-z0-9])",
    re.IGNORECASE,
)
_LINK = re.compile(r"<?\bhttps?://[^\s<>]+>?", re.IGNORECASE)
_CONTROL_OR_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# Cf: zero-width characters, joiners, direction marks; Cs: lone surrogates; Co, Cn: private and unassigned ones.
# Variation selectors (Mn) only choose how an emoji is drawn.
_INVISIBLE = frozenset({"Cf", "Cs", "Co", "Cn"})
_VARIATION = re.compile("[\ufe00-\ufe0f]")


def truncate(text: str, longest: int = MAX_LENGTH) -> str:
    """Return both ends of a text of more than `longest` characters: the question often comes last.

    Surrounding white space is removed first. Applying it again changes nothing.
    """
    text = text.strip()
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]} {text[-half:]}"


def normalise(text: str) -> str:
    """Return a text in the form in which texts are compared.

    Unicode NFKC, no case, no invisible characters, no mentions, custom emoji or links, Simplified characters,
    single spaces, no punctuation at the end. The result can be empty. Applying it again changes nothing.
    """
    text = truncate(text)
    for passes in count(1):  # removing one thing can reveal another
        shorter = _once(text)
        if shorter == text:
            break
        # A command within a command within a command … would take a pass each, hundreds of them.
        text = shorter if passes < MAX_PASSES else shorter.replace("<", " ")
    return text


def _once(text: str) -> str:
    if not text.isascii():
        text = _visible(text)
        text = truncate(unicodedata.normalize("NFKC", text))  # one character can become eighteen
    if "<" in text or "@" in text:
        text = _DISCORD.sub(" ", text)
    if "://" in text:
        text = _LINK.sub(" ", text)
    text = to_simplified(text.casefold())
    text = _CONTROL_OR_SPACE.sub(" ", text).strip()
    return truncate(_without_trailing_punctuation(text))  # lower case can be longer than upper case: ß, İ


def _visible(text: str) -> str:
    text = _VARIATION.sub("", text)
    if text.isprintable():  # then no character is of those categories
        return text
    return "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE)


def _without_trailing_punctuation(text: str) -> str:
    end = len(text)
    while end and (text[end - 1].isspace() or unicodedata.category(text[end - 1]).startswith("P")):
        # The signs at the end of "c#" and "what is @?" carry meaning; punctuation doesn't.
        if text[end - 1] in "#@&%*":
            break
        end -= 1
    return text[:end]
