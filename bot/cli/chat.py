"""`chat`: a conversation in the terminal; questions piped in are answered line by line."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from bot.cli.options import KnowledgeOption, LanguageOption, locale_from, settings_for

if TYPE_CHECKING:
    from bot.i18n import Locale
    from bot.settings import Settings


def chat(knowledge: KnowledgeOption = None, lang: LanguageOption = None) -> None:
    """Talk to the mentor in this terminal; questions piped in are answered line by line."""
    from bot.cli.conversation import Conversation
    from bot.i18n import translate
    from bot.matching import why_no_e5
    from bot.training.loader import build_mentor

    settings = settings_for(knowledge)
    locale = locale_from(lang) or "en"
    mentor = build_mentor(settings)
    conversation = Conversation(mentor, locale)
    if not sys.stdin.isatty():
        for line in sys.stdin.buffer:
            question = line.decode("utf-8", errors="replace").strip()
            reply = conversation.reply(question) if question else ""
            if reply is None:
                return
            if question:
                typer.echo(f"> {question}\n{reply}\n")
        return
    if settings.semantic and (reason := why_no_e5()):
        typer.echo(reason, err=True)
    typer.echo(mentor.introduction(locale).translate("welcome"))
    typer.echo(translate("discord", locale))
    for question in _typed(settings, locale):
        reply = conversation.reply(question)
        if reply is None:
            break
        _show(reply)
    typer.echo(translate("goodbye", conversation.locale))


def _typed(settings: "Settings", locale: "Locale") -> Iterator[str]:
    """Yield what somebody types, with line editing and a history that outlives the chat."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    from bot.training.cache import is_writable

    keep = is_writable(settings.cache_dir)
    history = FileHistory(str(settings.cache_dir / f"history-{locale}")) if keep else InMemoryHistory()
    session: PromptSession[str] = PromptSession(history=history)
    while True:
        try:
            question = session.prompt("> ").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if question:
            yield question


def _show(reply: str) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    console.print(Markdown(reply.replace("\n", "  \n")) if "**" in reply else reply, soft_wrap=False)
    console.print()
