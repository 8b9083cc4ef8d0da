"""Options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.i18n import DEFAULT_LANGUAGES, Languages, Locale

if TYPE_CHECKING:
    from bot.settings import Settings

KnowledgeOption = Annotated[
    Path | None, typer.Option("--knowledge", help="Folder of the FAQ's files (instead of KNOWLEDGE_DIR).")
]


def _listed(languages: Languages) -> str:
    *others, last = (writing.locale for writing in languages.writings())
    return f"{', '.join(others)} or {last}" if others else last


LanguageOption = Annotated[
    str | None,
    typer.Option("--lang", help=f"Language where a question leaves it open: {_listed(DEFAULT_LANGUAGES)}."),
]


def locale_from(value: str | None, languages: Languages = DEFAULT_LANGUAGES) -> Locale | None:
    """Return the locale that somebody typed, or None for None.

    Raises:
        typer.BadParameter: it is none of ours.
    """
    if value is None:
        return None
    locale = languages.locale_named(value)
    if locale is None:
        raise typer.BadParameter(f"'{value}' is not {_listed(languages)}")
    return locale


def settings_for(knowledge: Path | None = None) -> "Settings":
    """Return the settings for a command that a person started, who is told of misspelt ones.

    Raises:
        SettingsError: a setting has a value that can't be used.
    """
    from bot.misspelt_settings import misspelt_settings
    from bot.settings import load_settings

    for warning in misspelt_settings():
        typer.echo(f"warning: {warning}", err=True)
    return load_settings(knowledge_dir=knowledge)
