"""What a feature is: how it is made, and what it brings along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from discord.ext import commands

from bot.app.services import Services
from bot.app.ui.buttons import PressHandler
from bot.i18n import LanguageCode
from bot.mentor import Mentor

TakenNames = Mapping[LanguageCode, frozenset[str]]
"""The names of the bot's own commands, by language; no command made from an FAQ may have one of them."""


class FaqCommands(Protocol):
    """Commands that are made from the FAQ in force."""

    def register(self, mentor: Mentor) -> None:
        """Replace those of the FAQ before by those of this one."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of one bot: what it listens to, which buttons it answers, and its commands made from the FAQ."""

    cog: commands.Cog | None = None
    buttons: Mapping[str, PressHandler] = field(default_factory=dict)
    faq_commands: FaqCommands | None = None


@dataclass(frozen=True, slots=True)
class FeatureSpec:
    """How a feature is made for a bot, and the keys of the texts that name its own slash commands."""

    make: Callable[[commands.AutoShardedBot, Services, TakenNames], Feature]
    command_keys: tuple[str, ...] = ()
