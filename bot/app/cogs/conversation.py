"""Mentions, direct messages and replies to the bot's cards."""

import re
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

if TYPE_CHECKING:
    from bot.app.client import MentorBot

_ASKED = (discord.MessageType.default, discord.MessageType.reply)


class ConversationCog(commands.Cog):
    """Hears what is said to the bot."""

    def __init__(self, bot: "MentorBot") -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for the bot."""
        question = self._question_in(message)
        if question is not None:
            await self._bot.talk.answer(message, question)

    def _question_in(self, message: discord.Message) -> str | None:
        """Give what was asked, "" for a mention alone; None where a message is not for the bot.

        Discord leaves the content blank unless the bot is mentioned (a reply that pings mentions it, too).
        """
        me = self._bot.user
        if me is None or message.author.bot or message.type not in _ASKED:
            return None
        if message.guild and me not in message.mentions:
            return None
        return re.sub(rf"<@!?{me.id}>", " ", message.content).strip()
