"""Which messages are for the bot, and what was asked in them."""

import re

import discord
from discord.ext import commands

from bot.app.features.messages.replies import MessageReplies

_ASKED = (discord.MessageType.default, discord.MessageType.reply)


class MessagesCog(commands.Cog):
    """Listens for messages to the bot."""

    def __init__(self, bot: commands.AutoShardedBot, replies: MessageReplies) -> None:
        self._bot = bot
        self._replies = replies

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for the bot."""
        question = self._question_in(message)
        if question is not None:
            await self._replies.reply(message, question)

    def _question_in(self, message: discord.Message) -> str | None:
        """Return what was asked, "" for a mention alone; None where a message is not for the bot.

        Discord leaves the content blank unless the bot is mentioned (a reply that pings mentions it, too).
        """
        me = self._bot.user
        if me is None or message.author.bot or message.type not in _ASKED:
            return None
        if message.guild and me not in message.mentions:
            return None
        return re.sub(rf"<@!?{me.id}>", " ", message.content).strip()
