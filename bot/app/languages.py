"""Which language somebody is answered in where their text leaves it open."""

from collections import OrderedDict

import discord

from bot.i18n import Locale

REMEMBERED = 10_000
"""People whose last language is kept in memory."""


def from_discord(locale: discord.Locale | None) -> Locale:
    """Translate Discord's locale into ours; what we don't speak becomes English."""
    match locale:
        case discord.Locale.chinese:
            return "zh"
        case discord.Locale.taiwan_chinese:
            return "zh-TW"
        case _:
            return "en"


class Languages:
    """Remembers in which language each person was answered last; in memory only."""

    def __init__(self) -> None:
        self._last: OrderedDict[int, Locale] = OrderedDict()

    def remember(self, person: int, locale: Locale) -> None:
        """Note the language of somebody's last answer."""
        self._last[person] = locale
        self._last.move_to_end(person)
        if len(self._last) > REMEMBERED:
            self._last.popitem(last=False)

    def of_message(self, message: discord.Message) -> Locale:
        """Give the language for a message: its author's last one, else the guild's, else English."""
        last = self._last.get(message.author.id)
        return last or from_discord(message.guild.preferred_locale if message.guild else None)
