"""One message where the bot is invited."""

import logging
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.app.cards import line_card
from bot.app.languages import from_discord
from bot.i18n import translate

if TYPE_CHECKING:
    from bot.app.client import MentorBot

log = logging.getLogger(__name__)


class WelcomeCog(commands.Cog):
    """Says once how to ask, and how to change the FAQ."""

    def __init__(self, bot: "MentorBot") -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greet a guild in its system channel, if it has one and the bot may write there."""
        channel = guild.system_channel
        if channel is None or not channel.permissions_for(guild.me).send_messages or self._bot.user is None:
            return
        line = translate("greeting", from_discord(guild.preferred_locale), mention=self._bot.user.mention)
        try:
            await channel.send(view=line_card(line), nonce=guild.id)
        except discord.HTTPException as error:
            log.warning("no welcome in guild %s: HTTP %s", guild.id, error.status)
