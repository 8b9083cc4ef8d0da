"""What a card that was sent leads to, read from its buttons: nothing else remembers it."""

from collections.abc import Iterator

import discord

from bot.app.ui.custom_ids import SHOW_SUGGESTION, template


def suggested_on(card: discord.Message | None) -> tuple[str, ...]:
    """Return the entries of a card's own buttons, those of further questions on an answer; in their order."""
    ids = _custom_ids(card) if card else iter(())
    return tuple(found["about"] for each in ids if (found := template(SHOW_SUGGESTION).fullmatch(each)))


def _custom_ids(card: discord.Message) -> Iterator[str]:
    rows = (row for each in card.components if isinstance(each, discord.Container) for row in each.children)
    for row in rows:
        if isinstance(row, discord.ActionRow):
            yield from (each.custom_id or "" for each in row.children if isinstance(each, discord.Button))
