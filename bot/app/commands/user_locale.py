"""The language of replies to texts that leave it open."""

import discord
from cachetools import LRUCache

from bot.i18n import Locale, locale_from_discord

MAX_PEOPLE = 10_000
"""People whose last language is kept in memory."""


def locale_of_user(interaction: discord.Interaction) -> Locale:
    """Return the locale of whoever used a command or pressed a button."""
    return locale_from_discord(interaction.locale.value)


def locale_of_guild(guild: discord.Guild | None) -> Locale | None:
    """Return the locale that a guild chose; None where there is none, as only a Community can choose it."""
    if guild is None:
        return None
    chosen = "COMMUNITY" in guild.features or guild.preferred_locale is not discord.Locale.american_english
    return locale_from_discord(guild.preferred_locale.value) if chosen else None


class UserLocales:
    """The language in which each person was answered last, else that of their Discord; in memory only."""

    def __init__(self) -> None:
        self._last: LRUCache[int, Locale] = LRUCache(MAX_PEOPLE)

    def remember(self, person: int, locale: Locale) -> None:
        """Note the language of somebody's last answer."""
        self._last[person] = locale

    def notice(self, interaction: discord.Interaction) -> None:
        """Note the language of somebody's Discord, where they were not answered yet."""
        self._last.setdefault(interaction.user.id, locale_of_user(interaction))

    def of_message(self, message: discord.Message) -> Locale:
        """Return the locale for a message: its author's last one, else the guild's, else the default."""
        last = self._last.get(message.author.id)
        return last or locale_of_guild(message.guild) or locale_from_discord(None)
