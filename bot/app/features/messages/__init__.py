"""Mentions, direct messages and replies to the bot's cards."""

from bot.app.feature import Feature, FeatureContext
from bot.app.features.messages.cog import MessagesCog
from bot.app.features.messages.replies import MessageReplies


def make(context: FeatureContext) -> Feature:
    """Return the feature for one bot."""
    return Feature(MessagesCog(context.bot, MessageReplies(context.services)))
