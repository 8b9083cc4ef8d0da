"""`/ask`, `/topics` and the message menu's "Ask the mentor"."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.app.languages import from_discord
from bot.app.names import named
from bot.app.sending import say
from bot.i18n import translate

if TYPE_CHECKING:
    from bot.app.client import MentorBot

LONGEST_CHOICE = 100
"""Characters that Discord allows in a choice's value."""


class QuestionsCog(commands.Cog):
    """Commands that are the same for every FAQ."""

    def __init__(self, bot: "MentorBot") -> None:
        self._bot = bot
        self._menu = app_commands.ContextMenu(name=named("menu-ask"), callback=self._ask_about)
        bot.tree.add_command(self._menu)

    @app_commands.command(name=named("command-ask"), description=named("command-ask-description"))
    @app_commands.rename(question=named("option-question"), show=named("option-show"))
    @app_commands.describe(question=named("option-question-description"), show=named("option-show-description"))
    @app_commands.choices(
        show=[
            app_commands.Choice(name=named("show-me"), value="me"),
            app_commands.Choice(name=named("show-all"), value="everyone"),
        ]
    )
    async def ask(
        self,
        interaction: "discord.Interaction[MentorBot]",
        question: app_commands.Range[str, 1, 4000],
        show: str = "me",
    ) -> None:
        """Answer a question, privately unless the asker wants everyone to see it."""
        async with self._bot.desk.handling(interaction):
            await self._bot.desk.ask(interaction, question, everyone=show == "everyone")

    @ask.autocomplete("question")
    async def titles(self, interaction: "discord.Interaction[MentorBot]", typed: str) -> list[app_commands.Choice[str]]:
        """Offer the titles that are like what is being typed."""
        if not typed.strip():
            return []
        found = self._bot.desk.library.mentor.titles_like(typed, from_discord(interaction.locale))
        return [app_commands.Choice(name=title.title, value=title.title[:LONGEST_CHOICE]) for title in found[:5]]

    @app_commands.command(name=named("command-topics"), description=named("command-topics-description"))
    async def topics(self, interaction: "discord.Interaction[MentorBot]") -> None:
        """List the topics."""
        async with self._bot.desk.handling(interaction):
            await self._bot.desk.topics(interaction)

    async def _ask_about(self, interaction: "discord.Interaction[MentorBot]", message: discord.Message) -> None:
        async with self._bot.desk.handling(interaction):
            if message.content.strip():
                await self._bot.desk.ask(interaction, message.content)
            else:
                await say(interaction, translate("no-text", from_discord(interaction.locale)))
