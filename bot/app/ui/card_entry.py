"""Which entry a sent card shows, read from the ids of its buttons."""

from collections.abc import Iterable, Iterator

import discord

from bot.app.ui import custom_ids
from bot.app.ui.custom_ids import ButtonPayload


def entry_of(card: discord.Message) -> str:
    """Return the id of the entry that one of our cards shows, "" where it shows none.

    A topic's card holds the topic's id in the same place.
    """
    ids = (found for component in _components(card.components) if (found := getattr(component, "custom_id", None)))
    matches = (custom_ids.template(custom_ids.DELETE).fullmatch(each) for each in ids)
    return next((ButtonPayload.from_match(match).about for match in matches if match), "")


def _components(components: Iterable[object]) -> Iterator[object]:
    for component in components:
        yield component
        if isinstance(component, discord.Container | discord.ActionRow):
            yield from _components(component.children)
