"""What discord.py and asyncio log by themselves: through our edge, without ids and words of members."""

import asyncio
import logging
from typing import Any

from bot.app.failures import log_under_number, what_failed
from bot.app.respond.errors import is_too_late

_CONNECTION = ("discord.client", "discord.shard", "discord.gateway")
"""Loggers whose lines are about the bot's own connection, and name no member."""
log = logging.getLogger(__name__)


class LibraryLog(logging.Handler):
    """Passes on discord.py's lines; an error in one becomes a numbered entry of ours.

    discord.py logs what it can't hand to anybody with a traceback, and with whose it was: the user's id where
    autocomplete comes too late, a button's custom id, which holds its asker's.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Pass a record on to the root logger's handlers, rewritten where it holds an error."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            logging.getLogger().handle(record)
        elif is_too_late(error):
            log.debug("what was offered came too late for Discord: %s", what_failed(error))
        elif record.name in _CONNECTION and record.levelno >= logging.ERROR and record.args:
            log.warning("%s: %s", record.getMessage(), what_failed(error))
        else:
            log_under_number(error)


def take_over_library_log() -> None:
    """Have discord.py's lines pass through our edge; for the whole process, as logging is. Again changes nothing."""
    library = logging.getLogger("discord")
    if not any(isinstance(handler, LibraryLog) for handler in library.handlers):
        library.addHandler(LibraryLog())
        library.propagate = False


def log_loop_error(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what nobody waited for; an event loop's exception handler."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        log.error("%s, see %s", context["message"], log_under_number(error))
    else:
        log.error("%s", context["message"])
