"""Names of commands, in Discord's languages."""

import re

from discord import Locale, app_commands
from discord.app_commands import TranslationContextTypes

from bot.i18n import translate
from bot.text import to_traditional

DESCRIPTION = 100
"""Characters that Discord allows in a description."""
_COMMAND_NAME = re.compile(r"[-_\w]{1,32}")


def named(key: str, **values: object) -> app_commands.locale_str:
    """Give a text of the locale files in English, with its Chinese for the translator."""
    return localised(translate(key, "en", **values), translate(key, "zh", **values))


def localised(english: str, chinese: str) -> app_commands.locale_str:
    """Give a short text in English, with its Chinese for the translator."""
    return app_commands.locale_str(english[:DESCRIPTION], chinese=chinese[:DESCRIPTION])


def as_command_name(title: str) -> str | None:
    """Make a command's name of a title; None where Discord would not take it."""
    name = title.strip().lower().replace(" ", "-")
    return name if _COMMAND_NAME.fullmatch(name) else None


class CommandTranslator(app_commands.Translator):
    """Gives Discord the Chinese names and descriptions of commands."""

    async def translate(
        self, string: app_commands.locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """Translate a text of ours; None where there is no translation."""
        del context
        chinese = string.extras.get("chinese")
        if not isinstance(chinese, str) or chinese == string.message:
            return None
        match locale:
            case Locale.chinese:
                return chinese
            case Locale.taiwan_chinese:
                return to_traditional(chinese)
            case _:
                return None
