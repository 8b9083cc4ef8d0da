"""Names and descriptions of commands, in Discord's languages."""

import re
from collections.abc import Mapping

from discord import Locale as DiscordLocale, app_commands
from discord.app_commands import TranslationContextLocation as Place, TranslationContextTypes

from bot import limits
from bot.i18n import LANGUAGES, Locale, translate, writings
from bot.mentor import Mentor

LOCALES: tuple[Locale, ...] = tuple(writing.locale for writing in writings())
"""The locales in which commands have names and descriptions, the default first."""
DEFAULT = LOCALES[0]
_COMMAND_NAME = re.compile(r"[-_\w]+")
_MOST: Mapping[Place, int] = {
    Place.command_name: limits.COMMAND_NAME,
    Place.group_name: limits.COMMAND_NAME,
    Place.parameter_name: limits.COMMAND_NAME,
    Place.choice_name: limits.CHOICE_NAME,
}


def named(key: str) -> app_commands.locale_str:
    """Return a text of the locale files in the default language, with its other languages for the translator."""
    return localised({locale: translate(key, locale) for locale in LOCALES})


def described(key: str, titles: Mapping[Locale, str]) -> app_commands.locale_str:
    """Return a description of the locale files about a topic, whose titles are as its files write them."""
    return localised(
        {
            writing.locale: translate(key, writing.locale, topic=titles[language.writings[0].locale])
            for language in LANGUAGES
            for writing in language.writings
        }
    )


def introduced(key: str, mentor: Mentor) -> app_commands.locale_str:
    """Return a text of the locale files in which the FAQ's name or subject stands, where it has one."""
    return localised({locale: mentor.introduction(locale).translate(key) for locale in LOCALES})


def localised(texts: Mapping[Locale, str]) -> app_commands.locale_str:
    """Return a short text in the default language, with the other writings for the translator."""
    return app_commands.locale_str(limits.shortened(texts[DEFAULT], limits.DESCRIPTION), by_locale=texts)


def as_command_name(title: str) -> str | None:
    """Return a title as a command's name, cut where it is too long; None where Discord would not take it."""
    name = title.strip().lower().replace(" ", "-")
    return name[: limits.COMMAND_NAME] if _COMMAND_NAME.fullmatch(name) else None


class CommandTranslator(app_commands.Translator):
    """Gives Discord the names and descriptions of commands in its other languages."""

    async def translate(
        self, string: app_commands.locale_str, locale: DiscordLocale, context: TranslationContextTypes
    ) -> str | None:
        """Return a text of ours in one of Discord's languages; None where there is no translation.

        It is cut as it is written there: words get longer where Simplified Chinese becomes Traditional.
        """
        ours = next((writing.locale for writing in writings() if locale.value in writing.discord), None)
        text = string.extras.get("by_locale", {}).get(ours)
        if not isinstance(text, str) or text == string.message:
            return None
        return limits.shortened(text, _MOST.get(context.location, limits.DESCRIPTION))
