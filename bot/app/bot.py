"""The bot: its intents, and the features that it is made of."""

import logging
import sys
from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app.commands.localisation import CommandTranslator
from bot.app.commands.sync import CommandSync
from bot.app.commands.user_locale import locale_of_user
from bot.app.connections import bounded_connector
from bot.app.features import make_features
from bot.app.respond.library_log import take_over_library_log
from bot.app.services import Services
from bot.app.ui.buttons import CardItem, PressHandler, press_class
from bot.app.ui.custom_ids import ButtonPayload, has_our_shape

LONGEST_RATE_LIMIT = 60.0
"""Seconds that a call waits where Discord takes no more of its kind; of a longer wait the member is told."""
log = logging.getLogger(__name__)


class MentorBot(commands.AutoShardedBot):
    """Answers commands, mentions and direct messages; no privileged intent."""

    def __init__(self, services: Services) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks
        take_over_library_log()
        intents = discord.Intents.none()
        intents.guilds = True
        intents.guild_messages = True
        intents.dm_messages = True
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=LONGEST_RATE_LIMIT,
        )
        self.services = services
        self.sync = CommandSync(self, services.clock)
        self._features = make_features(self, services)
        self._presses = [self._press_class(kind, press) for kind, press in self._press_handlers().items()]
        self.tree.error(self._on_command_error)

    async def login(self, token: str) -> None:
        """Log in; there is a running loop now, which the connector needs."""
        self.http.connector = bounded_connector()
        await super().login(token)

    async def setup_hook(self) -> None:
        """Register the commands and buttons, once logged in."""
        self._use_installs()
        self.add_dynamic_items(*self._presses)
        for feature in self._features:
            if feature.cog is not None:
                await self.add_cog(feature.cog)
        await self.tree.set_translator(CommandTranslator())
        self.register_faq_commands()
        await self.sync.start()

    def register_faq_commands(self) -> None:
        """Replace the commands that were made from the FAQ before by those of the one in force."""
        for feature in self._features:
            if feature.register_faq_commands is not None:
                feature.register_faq_commands(self.services.library.for_guild(None))

    async def on_ready(self) -> None:
        """Log how to invite the bot, where it is on no server: as long as it was not added with the scope `bot`."""
        if not self.guilds and self.application_id is not None:
            invite = discord.utils.oauth_url(self.application_id, scopes=("bot", "applications.commands"))
            log.warning("the bot is on no server yet; add it with %s", invite)

    async def on_message(self, message: discord.Message) -> None:
        """Leave messages to the features: there are no text commands."""

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer the press of a button that another version of this bot made; all others have their own handlers."""
        if interaction.type is not discord.InteractionType.component:
            return
        custom_id = str(dict(interaction.data or {}).get("custom_id", ""))
        known = any(press.__discord_ui_compiled_template__.fullmatch(custom_id) for press in self._presses)
        if has_our_shape(custom_id) and not known:
            async with self.services.responder.guard(interaction):
                await self.services.responder.say_gone(interaction, locale_of_user(interaction))

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002, ANN401 -- as in discord.py
        """Log what a listener raised, without what it was about."""
        if isinstance(error := sys.exc_info()[1], Exception):
            await self.services.edge.handle(error, None)

    async def close(self) -> None:
        """Leave Discord."""
        await self.sync.close()
        await super().close()
        self.services.answering.close()

    def _use_installs(self) -> None:
        """Offer the commands where the application can be installed: Discord refuses all of them for any other place.

        An application of before there was a choice names none, and can be added to servers.
        """
        application = self.application
        user = application is not None and application.user_integration_config is not None
        guild = not user or (application is not None and application.guild_integration_config is not None)
        self.tree.allowed_installs = app_commands.AppInstallationType(guild=guild, user=user)
        self.tree.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=user)

    def _press_handlers(self) -> Mapping[str, PressHandler]:
        return {kind: press for feature in self._features for kind, press in feature.buttons.items()}

    def _press_class(self, kind: str, press: PressHandler) -> type[CardItem]:
        async def guarded(interaction: discord.Interaction, payload: ButtonPayload) -> None:
            async with self.services.responder.guard(interaction):
                await press(interaction, payload)

        return press_class(kind, guarded)

    async def _on_command_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        """Tell the member that the command is gone, or that something went wrong."""
        if interaction.type is not discord.InteractionType.application_command:
            await self.services.edge.handle(error, None)
        elif isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            async with self.services.responder.guard(interaction):
                await self.services.responder.say_gone(interaction, locale_of_user(interaction))
        else:
            await self.services.responder.handle(interaction, error)
