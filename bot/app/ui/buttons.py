"""Buttons and menus as Discord calls them: what a press needs is in its custom id, so it outlives a restart."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Self

import discord

from bot.app.ui.custom_ids import ButtonPayload, template

PressHandler = Callable[[discord.Interaction, ButtonPayload], Awaitable[None]]
"""Called with a press and what the button or the chosen option carries."""
CardItem = discord.ui.DynamicItem[discord.ui.Item[Any]]
"""Whatever can be pressed or chosen on a card that was sent at any time."""


def press_class(kind: str, on_press: PressHandler) -> type[CardItem]:
    """Return the class by which discord.py finds the handler of a kind of button or menu.

    discord.py makes it anew for each press, from the custom id alone, so what it needs belongs to the class.
    """

    class Press(discord.ui.DynamicItem[discord.ui.Item[Any]], template=template(kind)):
        def __init__(self, item: discord.ui.Item[Any], payload: ButtonPayload) -> None:
            super().__init__(item)
            self._payload = payload

        @classmethod
        async def from_custom_id(
            cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
        ) -> Self:
            del interaction
            return cls(item, ButtonPayload.from_match(match))

        async def callback(self, interaction: discord.Interaction) -> None:
            payload = self._payload
            if isinstance(self.item, discord.ui.Select):
                payload = replace(payload, about=next(iter(self.item.values), ""))
            await on_press(interaction, payload)

    return Press
