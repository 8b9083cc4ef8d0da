"""The bot: what it listens to, and what it is made of."""

import logging
import sys
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app.buttons import BUTTONS
from bot.app.cogs import ConversationCog, QuestionsCog, WelcomeCog, topic_commands
from bot.app.desk import Desk
from bot.app.languages import from_discord
from bot.app.limit import Limit
from bot.app.names import CommandTranslator
from bot.app.sending import log_under_number
from bot.app.sync import Sync
from bot.app.talk import Talk
from bot.clock import Clock, SystemClock
from bot.mentor import Library

log = logging.getLogger(__name__)


class MentorBot(commands.AutoShardedBot):
    """Answers commands, mentions and direct messages; no privileged intent."""

    def __init__(self, library: Library, *, clock: Clock | None = None, answers_per_minute: int = 10) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks
        intents = discord.Intents.none()
        intents.guilds = True
        intents.guild_messages = True
        intents.dm_messages = True
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            tree_cls=MentorTree,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.clock = clock or SystemClock()
        self.desk = Desk(library, self.clock, Limit(answers_per_minute))
        self.talk = Talk(self.desk, self.clock)
        self.sync = Sync(self, self.clock)

    async def setup_hook(self) -> None:
        """Make the commands and buttons known, once logged in."""
        self.add_dynamic_items(*BUTTONS)
        for cog in (QuestionsCog(self), ConversationCog(self), WelcomeCog(self)):
            await self.add_cog(cog)
        await self.tree.set_translator(CommandTranslator())
        self.take_topics()
        await self.sync.now()

    def take_topics(self) -> None:
        """Have one command a topic of the FAQ in force."""
        for command in self.tree.get_commands(type=discord.AppCommandType.chat_input):
            if isinstance(command, app_commands.Command) and command.binding is None:
                self.tree.remove_command(command.name)
        for made in topic_commands(self, self.desk.library.mentor):
            self.tree.add_command(made)

    async def on_message(self, message: discord.Message) -> None:
        """Leave messages to the cog: there are no text commands."""

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the press of a button that nobody knows any more."""
        if interaction.type is not discord.InteractionType.component:
            return
        custom_id = str(dict(interaction.data or {}).get("custom_id", ""))
        if not any(button.__discord_ui_compiled_template__.fullmatch(custom_id) for button in BUTTONS):
            async with self.desk.handling(interaction):
                await self.desk.gone(interaction, from_discord(interaction.locale))

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002, ANN401 -- as in discord.py
        """Log what a listener raised, without what it was about."""
        if (error := sys.exc_info()[1]) is not None:
            log.error("error %s came from %s", log_under_number(error), event_method)

    async def close(self) -> None:
        """Leave Discord."""
        await super().close()
        self.desk.close()


class MentorTree(app_commands.CommandTree[MentorBot]):
    """The commands; what one raises becomes a line for the member."""

    async def on_error(
        self, interaction: discord.Interaction[MentorBot], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the member: the command is gone, or something went wrong."""
        desk = interaction.client.desk
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            async with desk.handling(interaction):
                await desk.gone(interaction, from_discord(interaction.locale))
        elif interaction.type is discord.InteractionType.application_command:
            await desk.failed(interaction, error)
        else:
            log.error("error %s came from autocomplete", log_under_number(error))
