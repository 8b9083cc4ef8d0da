"""Names and descriptions of commands, in Discord's languages."""

import re
from collections.abc import Mapping

from discord import Locale as DiscordLocale, app_commands
from discord.app_commands import TranslationContextTypes

from bot import limits
from bot.i18n import LANGUAGES, LanguageCode, Locale, language_in, translate, writings, written

SOURCES: Mapping[LanguageCode, Locale] = {language.code: language.writings[0].locale for language in LANGUAGES}
"""Each language with the locale in which its texts are written, the default language first."""
DEFAULT = LANGUAGES[0].code
_COMMAND_NAME = re.compile(rf"[-_\w]{{1,{limits.COMMAND_NAME}}}")


def named(key: str, **values: object) -> app_commands.locale_str:
    """Return a text of the locale files in the default language, with its other languages for the translator."""
    return localised({language: translate(key, locale, **values) for language, locale in SOURCES.items()})


def localised(by_language: Mapping[LanguageCode, str]) -> app_commands.locale_str:
    """Return a short text in the default language, with its other languages for the translator."""
    short = {language: text[: limits.DESCRIPTION] for language, text in by_language.items()}
    return app_commands.locale_str(short[DEFAULT], by_language=short)


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
        ours = next((writing.locale for writing in writings() if locale.value in writing.discord), None)
        text = string.extras.get("by_language", {}).get(language_in(ours)) if ours else None
        return written(text, ours) if ours and isinstance(text, str) and text != string.message else None
