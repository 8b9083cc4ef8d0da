"""One normal form for everything that is compared: questions, phrasings, lessons."""

import re
import unicodedata

from bot.text.script import to_simplified

LONGEST = 4000
"""Characters that are read of a text: Discord's own limit for a message."""

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
# Cf: zero-width characters, joiners, direction marks; Cs: lone surrogates; Co, Cn: nobody's characters;
# Mn of variation selectors, which only choose how an emoji is drawn.
_INVISIBLE = frozenset({"Cf", "Cs", "Co", "Cn"})
_VARIATION = re.compile("[\ufe00-\ufe0f]")


def bound(text: str, longest: int = LONGEST) -> str:
    """Keep both ends of a text of more than `longest` characters: in a long one the question often comes last.

    Space around the text goes first. Applying it again changes nothing.
    """
    text = text.strip()
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]} {text[-half:]}"


def normalise(text: str) -> str:
    """Write a text in the form in which texts are compared.

    Unicode NFKC, no case, no invisible characters, no mentions, custom emoji or links, Simplified characters,
    single spaces, no punctuation at the end. The result can be empty. Applying it again changes nothing.
    """
    text = bound(text)
    while (shorter := _once(text)) != text:  # removing one thing can bring another to light
        text = shorter
    return text


def _once(text: str) -> str:
    if not text.isascii():
        text = _visible(text)
        text = bound(unicodedata.normalize("NFKC", text))  # one character can become eighteen
    if "<" in text or "@" in text:
        text = _DISCORD.sub(" ", text)
    if "://" in text:
        text = _LINK.sub(" ", text)
    text = to_simplified(text.casefold())
    text = _CONTROL_OR_SPACE.sub(" ", text).strip()
    return bound(_without_trailing_punctuation(text))  # small letters can be more than capitals: ß, İ


def _visible(text: str) -> str:
    text = _VARIATION.sub("", text)
    if text.isprintable():  # then nothing of it is of those categories
        return text
    return "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE)


def _without_trailing_punctuation(text: str) -> str:
    end = len(text)
    while end and (text[end - 1].isspace() or unicodedata.category(text[end - 1]).startswith("P")):
        # "c#" and "what is @?" end in signs that carry meaning; a sentence's own marks don't.
        if text[end - 1] in "#@&%*":
            break
        end -= 1
    return text[:end]
