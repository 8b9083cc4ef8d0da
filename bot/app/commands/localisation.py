"""Names and descriptions of commands, in Discord's languages."""

import re
from collections.abc import Mapping

from discord import Locale as DiscordLocale
from discord import app_commands
from discord.app_commands import TranslationContextTypes

from bot.locales import text
from bot.text import Locale, to_traditional

DESCRIPTION = 100
"""Characters that Discord allows in a description."""
LOCALES: tuple[Locale, ...] = ("en", "zh")
_COMMAND_NAME = re.compile(r"[-_\w]{1,32}")


def named(key: str, **values: object) -> app_commands.locale_str:
    """Return a text of the locale files in English, with its other languages for the translator."""
    return localised({locale: text(key, locale, **values) for locale in LOCALES})


def localised(by_locale: Mapping[Locale, str]) -> app_commands.locale_str:
    """Return a short text in English, with its other languages for the translator."""
    short = {locale: written[:DESCRIPTION] for locale, written in by_locale.items()}
    return app_commands.locale_str(short["en"], by_locale=short)


def as_command_name(title: str) -> str | None:
    """Return a title as a command's name; None where Discord would not take it."""
    name = title.strip().lower().replace(" ", "-")
    return name if _COMMAND_NAME.fullmatch(name) else None


class CommandTranslator(app_commands.Translator):
    """Gives Discord the names and descriptions of commands in its other languages."""

    async def translate(
        self, string: app_commands.locale_str, locale: DiscordLocale, context: TranslationContextTypes
    ) -> str | None:
        """Return a text of ours in one of Discord's languages; None where there is no translation."""
        del context
        chinese = string.extras.get("by_locale", {}).get("zh")
        if not isinstance(chinese, str) or chinese == string.message:
            return None
        match locale:
            case DiscordLocale.chinese:
                return chinese
            case DiscordLocale.taiwan_chinese:
                return to_traditional(chinese)
            case _:
                return None
