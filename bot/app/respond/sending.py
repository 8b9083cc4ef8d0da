"""Sending cards as responses to interactions, once each, whatever gets lost on the way (docs/decisions/005)."""

from collections.abc import Awaitable
from typing import TypeVar

import discord

from bot.app.respond.errors import ALREADY_ACKNOWLEDGED
from bot.app.ui.cards import line_card
from bot.app.ui.layout import Card

T = TypeVar("T")


async def send(interaction: discord.Interaction, card: Card, *, private: bool, deferred: bool = False) -> bool:
    """Respond to an interaction with a card; `deferred` where it was, even if discord.py never heard that it worked.

    Return whether only its asker sees it: Discord may make it so where `private` is off.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    if deferred or interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        return (await interaction.edit_original_response(view=card)).flags.ephemeral
    if not interaction.response.is_done():
        sent = await acknowledged(interaction.response.send_message(view=card, ephemeral=private))
        return private if sent is None else sent.is_ephemeral()
    return (await interaction.followup.send(view=card, ephemeral=private, wait=True)).flags.ephemeral


async def say(interaction: discord.Interaction, line: str) -> None:
    """Respond to an interaction with a line that only its asker sees.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    await send(interaction, line_card(line), private=True)


async def say_too(interaction: discord.Interaction, line: str) -> None:
    """Add a line that only its asker sees to a response that was sent.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    await interaction.followup.send(view=line_card(line), ephemeral=True)


async def acknowledged(response: Awaitable[T]) -> T | None:
    """Send a first response; where Discord's reply to an earlier try was lost (None), it has the response already.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    try:
        return await response
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED:
            raise
        return None
