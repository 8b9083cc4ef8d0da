"""Sending cards as answers to interactions, once each, whatever gets lost on the way."""

import logging
import secrets
from collections.abc import Awaitable
from typing import Any

import discord

from bot.app.cards import Card, line_card

UNKNOWN_MESSAGE, UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED = 10008, 10062, 40060
"""Discord's error codes."""
log = logging.getLogger(__name__)


async def send(interaction: discord.Interaction[Any], card: Card, *, private: bool) -> None:
    """Answer an interaction with a card, whether it was deferred before or not.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    if not interaction.response.is_done():
        await acknowledged(interaction.response.send_message(view=card, ephemeral=private))
    elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(view=card)
    else:
        await interaction.followup.send(view=card, ephemeral=private)


async def say(interaction: discord.Interaction[Any], line: str) -> None:
    """Answer an interaction with a line that only its asker sees.

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


def log_under_number(error: BaseException) -> str:
    """Log an error under a number that can be told to a member."""
    number = secrets.token_hex(3)
    log.error("error %s", number, exc_info=error)
    return number
