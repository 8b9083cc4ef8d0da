"""What a feature is, what it brings along, and what it is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from discord.ext import commands

from bot.app.services import Services
from bot.app.ui.buttons import PressHandler
from bot.i18n import Locale
from bot.mentor import Mentor


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of one bot: what it listens to, and which buttons it answers.

    `register_faq_commands` replaces the commands that it has made from an FAQ by those of the one in force.
    """

    cog: commands.Cog | None = None
    buttons: Mapping[str, PressHandler] = field(default_factory=dict)
    register_faq_commands: Callable[[Mentor], None] | None = None


@dataclass(frozen=True, slots=True)
class FeatureContext:
    """What features are made from: the bot, its services, and the names of all its own commands, by locale."""

    bot: commands.AutoShardedBot
    services: Services
    taken_names: Mapping[Locale, frozenset[str]]


@dataclass(frozen=True, slots=True)
class FeatureSpec:
    """How a feature is made, and the keys of the texts that name its own slash commands."""

    make: Callable[[FeatureContext], Feature]
    command_keys: tuple[str, ...] = ()
