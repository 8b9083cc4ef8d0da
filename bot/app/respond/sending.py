"""Sending cards as responses to interactions, once each, whatever gets lost on the way (docs/decisions/005)."""

from collections.abc import Awaitable

import discord

from bot.app.respond.errors import ALREADY_ACKNOWLEDGED
from bot.app.ui.cards import line_card
from bot.app.ui.layout import Card


async def send(interaction: discord.Interaction, card: Card, *, private: bool, deferred: bool = False) -> None:
    """Respond to an interaction with a card; `deferred` where it was, even if discord.py never heard that it worked.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    if deferred or interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(view=card)
    elif not interaction.response.is_done():
        await acknowledged(interaction.response.send_message(view=card, ephemeral=private))
    else:
        await interaction.followup.send(view=card, ephemeral=private)


async def say(interaction: discord.Interaction, line: str) -> None:
    """Respond to an interaction with a line that only its asker sees.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    await send(interaction, line_card(line), private=True)


async def acknowledged(response: Awaitable[object]) -> None:
    """Send a first response; where Discord's reply to an earlier try was lost, it has the response already.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    try:
        await response
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED:
            raise
