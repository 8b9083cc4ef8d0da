"""One message where the bot is invited."""

import logging

import discord
from discord.ext import commands

from bot.app.commands.user_locale import locale_of_guild
from bot.app.failures import CALL_ERRORS, what_failed
from bot.app.feature import Feature, FeatureContext
from bot.app.ui.cards import line_card
from bot.i18n import LANGUAGES

log = logging.getLogger(__name__)


class WelcomeCog(commands.Cog):
    """The greeting: how to ask, and how to change the FAQ."""

    def __init__(self, context: FeatureContext) -> None:
        self._answering = context.services.answering

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greet a guild in its system channel, if it has one and the bot may write there.

        It is greeted in its own language, in all of them where that isn't known.
        """
        channel = guild.system_channel
        if channel is None or not channel.permissions_for(guild.me).send_messages:
            return
        chosen = locale_of_guild(guild)
        locales = [chosen] if chosen else [language.writings[0].locale for language in LANGUAGES]
        mentor = self._answering.for_guild(guild.id)
        line = "\n\n".join(mentor.introduction(locale).greet(guild.me.mention) for locale in locales)
        try:
            await channel.send(view=line_card(line), nonce=guild.id)
        except CALL_ERRORS as error:
            log.warning("no welcome in guild %s: %s", guild.id, what_failed(error))


def make(context: FeatureContext) -> Feature:
    """Return the feature for one bot."""
    return Feature(WelcomeCog(context))
