"""One command a topic, made from the FAQ in force."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.app.languages import from_discord
from bot.app.names import as_command_name, localised, named
from bot.i18n import translate
from bot.mentor import Mentor

if TYPE_CHECKING:
    from bot.app.client import MentorBot

    TopicCommand = app_commands.Command[Any, [str], None]

OWN = ("command-ask", "command-topics")
"""Texts with the names of commands that no topic can have."""


def topic_commands(bot: "MentorBot", mentor: Mentor) -> list["TopicCommand"]:
    """Make the command of each topic of an FAQ."""
    english = {topic.id: topic.title for topic in mentor.topics("en")}
    taken = {translate(key, "zh") for key in OWN}
    made = []
    for topic in mentor.topics("zh"):
        chinese = as_command_name(topic.title) or topic.id
        chinese = topic.id if chinese in taken else chinese
        taken.add(chinese)
        made.append(_topic_command(bot, topic.id, localised(topic.id, chinese), english[topic.id], topic.title))
    return made


def _topic_command(
    bot: "MentorBot", topic: str, name: app_commands.locale_str, english: str, chinese: str
) -> "TopicCommand":
    description = localised(
        translate("command-topic-description", "en", topic=english),
        translate("command-topic-description", "zh", topic=chinese),
    )

    @app_commands.command(name=name, description=description)
    @app_commands.rename(entry=named("option-entry"))
    @app_commands.describe(entry=named("option-entry-description"))
    async def command(interaction: "discord.Interaction[MentorBot]", entry: str = "") -> None:
        """Show the topic at a glance, or one entry of it."""
        async with bot.desk.handling(interaction):
            await bot.desk.named(interaction, entry.strip() or topic)

    @command.autocomplete("entry")
    async def titles(interaction: "discord.Interaction[MentorBot]", typed: str) -> list[app_commands.Choice[str]]:
        """Offer the titles of the topic that are like what is being typed."""
        found = bot.desk.library.mentor.titles_like(typed, from_discord(interaction.locale), topic)
        return [app_commands.Choice(name=choice.title, value=choice.id) for choice in found]

    del titles
    return command
