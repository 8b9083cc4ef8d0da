"""The listener for messages."""

import discord
from discord.ext import commands

from bot.app.features.messages.reading import heard
from bot.app.features.messages.replies import MessageReplies


class MessagesCog(commands.Cog):
    """Listens for messages to the bot."""

    def __init__(self, bot: commands.AutoShardedBot, replies: MessageReplies) -> None:
        self._bot = bot
        self._replies = replies

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for the bot."""
        asked = heard(message, self._bot.user) if self._bot.user else None
        if asked is not None:
            await self._replies.reply(message, asked)
