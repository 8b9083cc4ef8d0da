"""`/topics`, one command a topic, and the buttons and menus that list topics and show one."""

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot import limits
from bot.app.commands.localisation import DEFAULT, LOCALES, as_command_name, described, localised, named
from bot.app.commands.user_locale import locale_of_user
from bot.app.feature import Feature, FeatureContext
from bot.app.respond.responder import is_private_channel
from bot.app.respond.sending import send
from bot.app.services import Services
from bot.app.ui import custom_ids
from bot.app.ui.cards import CardAudience, topic_card, topics_card
from bot.app.ui.custom_ids import ButtonPayload, parse_page
from bot.i18n import Locale, translate
from bot.mentor import Mentor, topic_command_names

TopicCommand = app_commands.Command[Any, [str], None]


class TopicsCog(commands.Cog):
    """The list of topics."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name=named("command-topics"), description=named("command-topics-description"))
    async def topics(self, interaction: discord.Interaction) -> None:
        """List the topics, privately where others could read it."""
        async with self._services.responder.guard(interaction):
            locale = locale_of_user(interaction)
            private = not is_private_channel(interaction)
            topics = self._services.responder.mentor_for(interaction).topics(locale)
            audience = CardAudience(interaction.user.id, private)
            await send(
                interaction, topics_card(translate("card-topics", locale), topics, audience, locale), private=private
            )


class TopicButtons:
    """Buttons that list the topics and show one."""

    def __init__(self, services: Services) -> None:
        self._responder = services.responder

    async def show_topic(self, interaction: discord.Interaction, payload: ButtonPayload) -> None:
        """Show a topic where its button was pressed."""
        if not await self._responder.is_allowed(interaction):
            return
        name, _, written = payload.about.partition(",")
        topic, page = self._responder.mentor_for(interaction).topic(name, payload.language), parse_page(written)
        if topic is None or page is None:
            await self._responder.say_gone(interaction, payload.language)
            return
        await self._responder.edit_or_send_copy(
            interaction, payload, lambda audience: topic_card(topic, audience, page)
        )

    async def list_topics(self, interaction: discord.Interaction, payload: ButtonPayload) -> None:
        """List the topics where their button was pressed."""
        page, locale = parse_page(payload.about), payload.language
        if page is None:
            await self._responder.say_gone(interaction, locale)
            return
        topics = self._responder.mentor_for(interaction).topics(locale)
        line = translate("card-topics", locale)
        await self._responder.edit_or_send_copy(
            interaction, payload, lambda audience: topics_card(line, topics, audience, locale, page)
        )


class TopicCommands:
    """One command a topic, made from the FAQ in force; no other command is ever removed."""

    def __init__(self, context: FeatureContext) -> None:
        self._tree = context.bot.tree
        self._services = context.services
        self._taken = context.taken_names
        self._registered: list[str] = []

    def register(self, mentor: Mentor) -> None:
        """Replace the commands of the FAQ before by those of this one."""
        for name in self._registered:
            self._tree.remove_command(name)
        names = self._names(mentor)
        for topic, by_language in names.items():
            self._tree.add_command(self._command(mentor, topic, by_language))
        self._registered = [by_language[DEFAULT] for by_language in names.values()]

    def _names(self, mentor: Mentor) -> Mapping[str, Mapping[Locale, str]]:
        """Return each topic's command name by locale: its id by default, elsewhere its title if Discord takes it.

        Discord takes no two commands of one name, in any language; what is cut or converted can be the same.
        """
        default = topic_command_names((topic.name for topic in mentor.faq.topics), self._taken[DEFAULT])
        names: dict[str, dict[Locale, str]] = {topic: {DEFAULT: name} for topic, name in default.items()}
        for locale in LOCALES[1:]:
            used = self._taken[locale].union(default.values())
            for topic in mentor.topics(locale):
                title = as_command_name(topic.title)
                names[topic.id][locale] = default[topic.id] if title is None or title in used else title
                used |= {names[topic.id][locale]}
        return names

    def _command(self, mentor: Mentor, topic: str, names: Mapping[Locale, str]) -> TopicCommand:
        services = self._services
        titles = {locale: choice.title for locale in LOCALES for choice in mentor.topics(locale) if choice.id == topic}
        description = described("command-topic-description", titles)

        @app_commands.command(name=localised(names), description=description)
        @app_commands.rename(entry=named("option-entry"))
        @app_commands.describe(entry=named("option-entry-description"))
        async def command(interaction: discord.Interaction, entry: str = "") -> None:
            """Show the topic at a glance, or one entry of it."""
            async with services.responder.guard(interaction):
                await _show_topic_or_entry(services, interaction, entry.strip() or topic)

        @command.autocomplete("entry")
        async def titles_like(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
            """Return the titles of the topic that are similar to what is being typed."""
            found = await services.responder.titles_like(interaction, typed, topic)
            return [
                app_commands.Choice(name=limits.shortened(choice.title, limits.CHOICE_NAME), value=choice.id)
                for choice in found
            ]

        del titles_like
        return command


async def _show_topic_or_entry(services: Services, interaction: discord.Interaction, name: str) -> None:
    """Show the topic or the entry of that name; answer what was typed instead of one."""
    responder = services.responder
    found = responder.mentor_for(interaction).topic_or_entry(name, locale_of_user(interaction))
    if found is None:
        await responder.answer(interaction, name)
    elif await responder.is_allowed(interaction):
        await responder.show(interaction, found)


def make(context: FeatureContext) -> Feature:
    """Return the feature for one bot."""
    buttons = TopicButtons(context.services)
    return Feature(
        TopicsCog(context.services),
        {custom_ids.SHOW_TOPIC: buttons.show_topic, custom_ids.LIST_TOPICS: buttons.list_topics},
        TopicCommands(context).register,
    )
