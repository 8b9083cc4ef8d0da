"""What discord.py and asyncio log by themselves: through our edge, without ids and words of members."""

import asyncio
import logging
from typing import Any

from bot.app.failures import log_under_number, what_failed
from bot.app.respond.errors import is_too_late

_CONNECTION = frozenset({"discord.client", "discord.shard", "discord.gateway"})
"""Loggers whose lines are about the bot's own connection, and name no member."""
log = logging.getLogger(__name__)


class _Unnamed(logging.Filter):
    """Turns an error that discord.py logs into a numbered entry of ours.

    discord.py logs what it can't hand to anybody with a traceback, and with whose it was: the user's id where
    autocomplete comes too late, a button's custom id, which holds its asker's.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a record stays; one about the connection does, without its traceback."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return True
        if record.name in _CONNECTION:
            record.msg, record.args = f"{record.getMessage()}: {what_failed(error)}", ()
            record.exc_info = record.exc_text = None
            return True
        if is_too_late(error):
            log.debug("what was offered came too late for Discord: %s", what_failed(error))
        else:
            log_under_number(error)
        return False


_UNNAMED = _Unnamed()


def take_over_library_log() -> None:
    """Have the lines of all of discord.py's loggers filtered; for the whole process, as logging is."""
    for name, logger in logging.getLogger().manager.loggerDict.items():
        if name.startswith("discord.") and isinstance(logger, logging.Logger):
            logger.addFilter(_UNNAMED)  # once, however often it is added


def log_loop_error(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what nobody waited for; an event loop's exception handler."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        log.error("%s, see %s", context["message"], log_under_number(error))
    else:
        log.error("%s", context["message"])
