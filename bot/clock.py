"""The clock, which is passed in: tests move it by hand."""

import asyncio
import time
from typing import Any, Protocol


class Clock(Protocol):
    """A source of the time that can also wait."""

    def now(self) -> float:
        """Return the seconds since the epoch, for ids and dates; it jumps where somebody sets the clock."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only ever grow, from no fixed beginning: for durations."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait for so many seconds of `monotonic`."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> float:
        """Return the seconds since the epoch."""
        return time.time()

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait for so many seconds of real time."""
        await asyncio.sleep(seconds)


async def finished_within(task: asyncio.Future[Any], seconds: float, clock: Clock) -> bool:
    """Wait at most so many seconds of a clock for a task, and return whether it is done; it is never cancelled."""
    waiting = asyncio.ensure_future(clock.sleep(seconds))
    either: set[asyncio.Future[Any]] = {task, waiting}
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()
    return task.done()
