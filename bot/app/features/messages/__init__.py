"""Mentions, direct messages and replies to the bot's cards."""

from discord.ext import commands

from bot.app.feature import Feature, FeatureSpec, TakenNames
from bot.app.features.messages.cog import MessagesCog
from bot.app.features.messages.replies import MessageReplies
from bot.app.services import Services


def _make(bot: commands.AutoShardedBot, services: Services, taken: TakenNames) -> Feature:
    del taken
    return Feature(MessagesCog(bot, MessageReplies(services)))


FEATURE = FeatureSpec(_make)
