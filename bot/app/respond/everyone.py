"""Posting for everyone: whether a member may, and whether everyone does see it."""

import discord

from bot.app.respond.errors import MODERATED
from bot.app.respond.sending import send
from bot.app.ui.layout import Card

KEPT_PRIVATE = "kept-private"
"""The key of the text for what Discord took, but shows only to the member."""


def private_because(interaction: discord.Interaction) -> str | None:
    """Return the key of the text that says why the member can't post for everyone there; None where they can.

    A button can be pressed where its presser may not write, so the bot must not write there for them.
    """
    if interaction.guild_id is None:
        return None
    may, place = interaction.permissions, interaction.channel
    if isinstance(place, discord.Thread):
        writes = may.send_messages_in_threads and (may.manage_threads or not place.locked)
    else:
        writes = may.send_messages
    if not writes:
        return "may-not-write"
    is_external = not interaction.is_guild_integration()
    return "may-not-use-external" if is_external and not may.use_external_apps else None


async def post_for_everyone(interaction: discord.Interaction, card: Card) -> str | None:
    """Respond with a card for everyone; return the key of the text that says why they don't see it, None if they do.

    Raises:
        discord.HTTPException: Discord did not take it, for another reason than the guild's rules.
    """
    try:
        is_private = await send(interaction, card, private=False)
    except discord.HTTPException as error:
        if error.code not in MODERATED:
            raise
        return "not-let-through"
    return KEPT_PRIVATE if is_private else None
