"""Time as the sandbox sees it; tests bring a clock that they move by hand."""

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """Where the sandbox takes the time from."""

    def now(self) -> float:
        """Seconds since the epoch."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The real time."""

    def now(self) -> float:
        """Seconds since the epoch."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
