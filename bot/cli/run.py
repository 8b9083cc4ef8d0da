"""`run`: the bot in Discord; without a token, in a Discord of its own with a page for the browser."""

import io
import os
import select
import stat
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import KnowledgeOption, settings_for

if TYPE_CHECKING:
    from bot.settings import Settings

PIPE_WAIT = 0.2
"""Seconds in which a question that is piped in must have arrived; where nothing comes, it isn't a question."""


def run(
    knowledge: KnowledgeOption = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port of the sandbox's page, 8420 if it is free; 0 takes any free one."),
    ] = None,
    *,
    until_stdin_ends: Annotated[bool, typer.Option(hidden=True)] = False,
) -> None:
    """Serve Discord; without DISCORD_TOKEN, a sandbox Discord with a page for the browser.

    Questions piped in are answered line by line instead.
    """
    from bot.settings import load_settings

    # Its parent, the sandbox, has told of misspelt settings already.
    settings = load_settings(knowledge_dir=knowledge) if until_stdin_ends else settings_for(knowledge)
    if settings.discord_token is not None:
        _serve_discord(settings, until_stdin_ends=until_stdin_ends)
    elif _something_is_piped_in():
        from bot.cli.chat import chat

        chat(knowledge)
    else:
        from bot.cli.sandbox import serve_sandbox

        serve_sandbox(settings, port)


def _serve_discord(settings: "Settings", *, until_stdin_ends: bool) -> None:
    import logging
    import threading

    from bot.app import connect
    from bot.training.loader import MentorLoader

    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)-7s %(name)s  %(message)s")
    logging.getLogger("discord").setLevel(max(logging.WARNING, logging.getLevelName(settings.log_level)))
    loader = MentorLoader(settings)
    if until_stdin_ends:  # whoever started this process has gone when its end of the pipe has
        for name in ("bot.app.reload", "bot.training"):  # whoever saves a file sees what happens to it
            logging.getLogger(name).setLevel(logging.INFO)
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    try:
        connect(loader.load_at_once(), loader, settings)
    finally:
        loader.cancel()


def _end_with_stdin() -> None:
    import signal

    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _something_is_piped_in() -> bool:
    """Return whether questions come through a pipe or from a file; a service's idle pipe or /dev/null is none."""
    mode = os.fstat(sys.stdin.fileno()).st_mode
    if not stat.S_ISFIFO(mode):
        return stat.S_ISREG(mode)
    ready = select.select([sys.stdin], [], [], PIPE_WAIT)[0]
    return bool(ready) and isinstance(sys.stdin.buffer, io.BufferedReader) and bool(sys.stdin.buffer.peek(1))
