"""What a card that was sent shows and leads to, read from its buttons: nothing else remembers it."""

from collections.abc import Iterator

import discord

from bot.app.ui.custom_ids import DELETE, SHOW_SUGGESTION, template


def entry_of(card: discord.Message | None) -> str:
    """Return the id of the entry that one of our cards shows, "" where it shows none.

    A topic's card holds the topic's id in the same place.
    """
    return next(_abouts(card, DELETE), "")


def suggested_on(card: discord.Message | None) -> tuple[str, ...]:
    """Return the entries of a card's own buttons, those of further questions on an answer; in their order."""
    return tuple(_abouts(card, SHOW_SUGGESTION))


def _abouts(card: discord.Message | None, kind: str) -> Iterator[str]:
    ids = _custom_ids(card) if card else iter(())
    return (found["about"] for each in ids if (found := template(kind).fullmatch(each)))


def _custom_ids(card: discord.Message) -> Iterator[str]:
    containers = (each for each in card.components if isinstance(each, discord.Container))
    rows = [*card.components, *(child for each in containers for child in each.children)]
    for row in rows:
        if isinstance(row, discord.ActionRow):
            yield from (each.custom_id or "" for each in row.children if isinstance(each, discord.Button))
