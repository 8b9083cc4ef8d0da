"""The small line above a card that says what was asked, and who asked it where everyone reads it."""

from collections.abc import Iterable, Iterator

import discord

from bot.i18n import Locale, translate

MAX_QUOTED = 150
"""Characters of a question that are shown, with the signs that keep it from being read as Markdown."""
MAX_NAME = 40
"""The same, of a member's name."""


def you_asked(question: str, locale: Locale) -> str:
    """Return the line for a card that only its asker sees."""
    return translate("you-asked", locale, question=_quoted(question, MAX_QUOTED))


def somebody_asked(name: str, question: str, locale: Locale) -> str:
    """Return the line for a card that all see."""
    return translate("somebody-asked", locale, name=_quoted(name, MAX_NAME), question=_quoted(question, MAX_QUOTED))


def shared(private_card: discord.Message | None, name: str, locale: Locale) -> str:
    """Return the line for a private card that its asker shows to all; it has the question as far as that card has."""
    asked = asked_in(private_card, locale)
    if not asked:
        return translate("somebody-asked-something", locale, name=_quoted(name, MAX_NAME))
    question = asked.removeprefix(translate("you-asked", locale, question=""))
    return translate("somebody-asked", locale, name=_quoted(name, MAX_NAME), question=question)


def asked_in(private_card: discord.Message | None, locale: Locale) -> str:
    """Return the line that says what was asked from a private card, "" where it has none."""
    beginning = f"-# {translate('you-asked', locale, question='')}"
    lines = _texts(private_card.components) if private_card else iter(())
    return next((line.removeprefix("-# ") for line in lines if line.startswith(beginning)), "")


def _texts(components: Iterable[object]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.Container):
            yield from (child.content for child in component.children if isinstance(child, discord.TextDisplay))


def _quoted(text: str, most: int) -> str:
    """Return a text as one line of plain words, cut to a number of characters."""
    line = " ".join(text.split())
    escaped = discord.utils.escape_markdown(line)
    if len(escaped) <= most:
        return escaped
    kept = line[:most]
    while len(discord.utils.escape_markdown(kept)) >= most:
        kept = kept[:-1]
    return f"{discord.utils.escape_markdown(kept)}…"
