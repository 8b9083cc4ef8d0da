"""A clock that is moved by hand."""

import asyncio
import time

_HAIR = 1e-6  # sums of seconds since 1970 are no more exact than this


class ManualClock:
    """Stands still until `advance`; whoever sleeps wakes when the time has come, in that order."""

    def __init__(self, start: float | None = None) -> None:
        # Around the real time, since ids are stamped with it and discord.py compares them with the real one.
        self._epoch = time.time() if start is None else start
        self._passed = 0.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def now(self) -> float:
        """Seconds since the epoch."""
        return self._epoch + self._passed

    def monotonic(self) -> float:
        """Seconds that passed, whatever the clock was set to."""
        return self._passed

    def set_back(self, seconds: float) -> None:
        """Set it back, as a machine does whose clock was wrong; no time passes."""
        self._epoch -= seconds

    @property
    def sleepers(self) -> int:
        """How many wait."""
        return len(self._sleepers)

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock was moved on so far."""
        if seconds <= _HAIR:
            return
        future = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._passed + seconds, future))
        try:
            await future
        finally:
            self._sleepers = [each for each in self._sleepers if each[1] is not future]

    async def advance(self, seconds: float) -> None:
        """Move on, and let those who wake run."""
        self._passed += seconds
        for due, future in sorted(self._sleepers, key=lambda each: each[0]):
            if due <= self._passed + _HAIR and not future.done():
                future.set_result(None)
        for _ in range(5):
            await asyncio.sleep(0)
