"""Sending cards as answers to interactions, once each, whatever gets lost on the way."""

import logging
import secrets
import traceback
from collections.abc import Awaitable
from typing import Any

import discord

from bot.app.cards import Card, line_card

UNKNOWN_MESSAGE, UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED, NO_HISTORY = 10008, 10062, 40060, 160002
"""Discord's error codes; without the right to read the history nobody can reply, only write."""
log = logging.getLogger(__name__)


async def send(interaction: discord.Interaction[Any], card: Card, *, private: bool, deferred: bool = False) -> None:
    """Answer an interaction with a card; `deferred` where it was, even if discord.py never heard that it worked.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    if deferred or interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(view=card)
    elif not interaction.response.is_done():
        await acknowledged(interaction.response.send_message(view=card, ephemeral=private))
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
    """Log an error under a number that can be told to a member; its own words are left out, they may be a member's."""
    number = secrets.token_hex(3)
    what = f"HTTP {error.status}, code {error.code}" if isinstance(error, discord.HTTPException) else "no details"
    trace = "".join(traceback.format_tb(error.__traceback__))
    log.error("error %s: %s (%s)\n%s", number, type(error).__name__, what, trace)
    return number
