"""Sending cards as responses to interactions, once each, whatever gets lost on the way (docs/decisions/005)."""

from collections.abc import Awaitable
from enum import Enum, auto
from typing import TypeVar

import discord

from bot.app.respond.errors import ALREADY_ACKNOWLEDGED, UNKNOWN_MESSAGE
from bot.app.ui.cards import line_card
from bot.app.ui.layout import Card

T = TypeVar("T")
_DEFERRED = "deferred"
"""The key in an interaction's extras under which stands how it was deferred."""


class Deferred(Enum):
    """Who sees that a response is coming; RETRACTED once that is gone again."""

    PRIVATELY = auto()
    PUBLICLY = auto()
    RETRACTED = auto()


async def defer(interaction: discord.Interaction, *, private: bool) -> None:
    """Announce that a response will come; noted here, since discord.py may never hear that it worked.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    await acknowledged(interaction.response.defer(ephemeral=private, thinking=True))
    interaction.extras[_DEFERRED] = Deferred.PRIVATELY if private else Deferred.PUBLICLY


async def send(interaction: discord.Interaction, card: Card, *, private: bool) -> bool:
    """Respond to an interaction with a card.

    What Discord shows in place of the announcement is as public as that was (discord-api-docs, issue 2735). So where a
    private card follows a public announcement, that is deleted first.

    Return whether only its asker sees it: Discord may make it so where `private` is off.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    deferred = interaction.extras.get(_DEFERRED)
    if deferred is Deferred.PUBLICLY and private and not interaction.context.dm_channel:
        await _retract(interaction)
        deferred = Deferred.RETRACTED
    if deferred is None and not interaction.response.is_done():
        sent = await acknowledged(interaction.response.send_message(view=card, ephemeral=private))
        return private if sent is None else sent.is_ephemeral()
    if deferred in (None, Deferred.RETRACTED):
        return (await interaction.followup.send(view=card, ephemeral=private, wait=True)).flags.ephemeral
    return (await interaction.edit_original_response(view=card)).flags.ephemeral


async def _retract(interaction: discord.Interaction) -> None:
    """Delete the announcement of a response; somebody may have done so already."""
    try:
        await interaction.delete_original_response()
    except discord.NotFound as error:
        if error.code != UNKNOWN_MESSAGE:
            raise
    interaction.extras[_DEFERRED] = Deferred.RETRACTED


async def say(interaction: discord.Interaction, line: str) -> None:
    """Respond to an interaction with a line that only its asker sees.

    Raises:
        discord.HTTPException: Discord did not take it.
    """
    await _reset_menu(interaction)
    await send(interaction, line_card(line), private=True)


async def _reset_menu(interaction: discord.Interaction) -> None:
    """Edit the card on which somebody chose from a menu, unchanged, if a line is all that they get.

    Until the card is edited Discord's clients don't send the same choice again (discord-api-docs, issue 4801).
    """
    message = interaction.message
    if message is None or interaction.response.is_done() or "values" not in (interaction.data or {}):
        return
    same = discord.ui.LayoutView.from_message(message)
    same.stop()
    try:
        await acknowledged(interaction.response.edit_message(view=same))
    except discord.NotFound as error:
        if error.code != UNKNOWN_MESSAGE:
            raise


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
