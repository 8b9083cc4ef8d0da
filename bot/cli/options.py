"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, get_args

import typer

from bot.text import Locale

KnowledgeOption = Annotated[
    Path | None, typer.Option("--knowledge", help="Folder of the FAQ's files (instead of KNOWLEDGE_DIR).")
]
LanguageOption = Annotated[
    str | None, typer.Option("--lang", help="Language where a question leaves it open: en, zh or zh-TW.")
]


def locale_from(value: str | None) -> Locale | None:
    """Take a locale that somebody typed.

    Raises:
        typer.BadParameter: it is none of ours.
    """
    for locale in get_args(Locale):
        if value is not None and value.casefold() == locale.casefold():
            known: Locale = locale
            return known
    if value is not None:
        raise typer.BadParameter(f"'{value}' is not en, zh or zh-TW")
    return None
