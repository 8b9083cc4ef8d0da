"""The one error edge: whatever goes wrong becomes a short line for the member and a numbered entry in the log."""

import logging
import secrets
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import discord

from bot.app.respond.in_flight import InFlight

UNKNOWN_MESSAGE, UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED, NO_HISTORY = 10008, 10062, 40060, 160002
"""Discord's error codes; without the right to read the history nobody can reply, only write."""
Tell = Callable[[str], Awaitable[None]]
"""Tells a member that something went wrong, with the number that stands in the log."""
log = logging.getLogger(__name__)


class ErrorEdge:
    """Where commands, buttons, messages, autocomplete and events end that raise."""

    def __init__(self, in_flight: InFlight) -> None:
        self._in_flight = in_flight

    @asynccontextmanager
    async def guard(self, tell: Tell | None) -> AsyncIterator[None]:
        """Count what is being answered, and handle what the block raises; None where nobody is to be told."""
        with self._in_flight.one():
            try:
                yield
            except Exception as error:  # noqa: BLE001 -- the edge: the member must hear something, the log the rest
                await self.handle(error, tell)

    async def handle(self, error: Exception, tell: Tell | None) -> None:
        """Log an error under a number, and tell the number; what is no fault of ours is only logged."""
        if isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED):
            log.warning("an answer came too late for Discord: %s", error.code)
            return
        number = log_under_number(error)
        if tell is None:
            return
        try:
            await tell(number)
        except discord.HTTPException as unsent:
            log.warning("the member could not be told about %s: HTTP %s", number, unsent.status)


def log_under_number(error: BaseException) -> str:
    """Log an error under a number and return that; its own words are left out, they may be a member's."""
    number = secrets.token_hex(3)
    what = f"HTTP {error.status}, code {error.code}" if isinstance(error, discord.HTTPException) else "no details"
    trace = "".join(traceback.format_tb(error.__traceback__))
    log.error("error %s: %s (%s)\n%s", number, type(error).__name__, what, trace)
    return number
