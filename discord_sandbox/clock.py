"""The clock, which is passed in: tests move it by hand."""

import asyncio
import time
from typing import Protocol


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
