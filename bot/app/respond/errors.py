"""The one error edge: whatever goes wrong becomes a short line for the member and a numbered entry in the log."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import discord

from bot.app.failures import CALL_ERRORS, log_under_number, what_failed
from bot.app.respond.in_flight import InFlight

UNKNOWN_MESSAGE, UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED, NO_HISTORY = 10008, 10062, 40060, 160002
"""Discord's error codes; without the right to read the history nobody can reply, only write."""
THREAD_ARCHIVED, THREAD_LOCKED, BLOCKED = 50083, 160005, 200000
MODERATED = (THREAD_ARCHIVED, THREAD_LOCKED, BLOCKED)
"""What a guild's moderators, or AutoMod (the last one), keep from being posted."""
Notify = Callable[[str], Awaitable[None]]
"""Called with the number of an error in the log, to let a member know of it."""
log = logging.getLogger(__name__)


class ErrorEdge:
    """Handles what commands, buttons, messages, autocomplete and event listeners raise."""

    def __init__(self, in_flight: InFlight) -> None:
        self._in_flight = in_flight

    @asynccontextmanager
    async def guard(self, notify: Notify | None) -> AsyncIterator[None]:
        """Count an answer as in progress, and handle what the block raises; None where no member is to be notified."""
        with self._in_flight.track():
            try:
                yield
            except Exception as error:  # noqa: BLE001 -- the edge: the member must hear something, the log the rest
                await self.handle(error, notify)

    async def handle(self, error: Exception, notify: Notify | None) -> None:
        """Log an error under a number, and notify a member of it; an answer that came too late is only logged.

        Nothing is raised, whatever notifying the member raises.
        """
        if is_too_late(error):
            log.warning("an answer came too late for Discord: %s", what_failed(error))
            return
        number = log_under_number(error)
        if notify is None:
            return
        try:
            await notify(number)
        except CALL_ERRORS as unsent:
            log.warning("the member could not be told about %s: %s", number, what_failed(unsent))
        except Exception as unsent:  # noqa: BLE001 -- the edge: discord.py would log it with the member's words
            log.warning("the member could not be told about %s either, see %s", number, log_under_number(unsent))


def is_too_late(error: BaseException | None) -> bool:
    """Return whether Discord did not take an answer because it gave up on it, or has one already."""
    return isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED)
