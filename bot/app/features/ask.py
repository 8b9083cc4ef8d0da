"""`/ask`, and the entry of a message's menu that asks what the message says."""

from typing import Any

import discord
from discord import app_commands

from bot import limits
from bot.app.commands.localisation import introduced, named
from bot.app.commands.user_locale import locale_of_user
from bot.app.feature import Feature, FeatureContext
from bot.app.message_text import text_of
from bot.app.respond.sending import say
from bot.i18n import translate
from bot.mentor import Mentor

AskCommand = app_commands.Command[Any, ..., None]
MAX_CHOICES = 5
"""Titles offered while somebody types, besides their own words."""


class AskCommands:
    """Questions in somebody's own words, or in those of a message; named and described as the FAQ in force says."""

    def __init__(self, context: FeatureContext) -> None:
        self._services = context.services
        self._tree = context.bot.tree
        self._menu: app_commands.ContextMenu | None = None

    def register(self, mentor: Mentor) -> None:
        """Replace the commands of the FAQ before by those of this one."""
        self._tree.add_command(self._ask(introduced("command-ask-description", mentor)), override=True)
        if self._menu is not None:
            self._tree.remove_command(self._menu.name, type=self._menu.type)
        self._menu = app_commands.ContextMenu(name=introduced("menu-ask", mentor), callback=self._ask_about)
        self._tree.add_command(self._menu)

    def _ask(self, description: app_commands.locale_str) -> AskCommand:
        @app_commands.command(name=named("command-ask"), description=description)
        @app_commands.rename(question=named("option-question"), show=named("option-show"))
        @app_commands.describe(question=named("option-question-description"), show=named("option-show-description"))
        @app_commands.choices(
            show=[
                app_commands.Choice(name=named("show-me"), value="me"),
                app_commands.Choice(name=named("show-all"), value="everyone"),
            ]
        )
        async def ask(
            interaction: discord.Interaction,
            question: app_commands.Range[str, 1, limits.MESSAGE_TEXT],
            show: str = "me",
        ) -> None:
            """Answer a question, privately unless the asker wants everyone to see it."""
            async with self._services.responder.guard(interaction):
                await self._services.responder.answer(interaction, question, everyone=show == "everyone")

        ask.autocomplete("question")(self._offer)
        return ask

    async def _offer(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Return what is being typed, as far as a choice can hold it, and the titles that are similar to it."""
        if not typed.strip():
            return []
        found = await self._services.responder.titles_like(interaction, typed)
        titles = [like.title for like in found[:MAX_CHOICES] if like.title != typed]
        # Without it Discord says "No options match", as if one could ask nothing else.
        own = [typed] if len(typed) <= limits.CHOICE_VALUE else []
        return [
            app_commands.Choice(name=limits.shortened(text, limits.CHOICE_NAME), value=text[: limits.CHOICE_VALUE])
            for text in [*own, *titles]
        ]

    async def _ask_about(self, interaction: discord.Interaction, message: discord.Message) -> None:
        async with self._services.responder.guard(interaction):
            if text := text_of(message):
                await self._services.responder.answer(interaction, text, own_words=False)
            else:
                await say(interaction, translate("no-text", locale_of_user(interaction)))


def make(context: FeatureContext) -> Feature:
    """Return the feature for one bot."""
    return Feature(register_faq_commands=AskCommands(context).register)
