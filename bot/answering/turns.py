"""Turns: at most one question of a person is being answered at a time, the next ones wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

MAX_WAITING = 3
"""Questions of one person that may wait while one is being answered."""


@dataclass(slots=True)
class _Line:
    length: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Turns:
    """Whose question is being answered, and whose wait; a person is known only as long as one of theirs is there.

    So whoever asks much waits for themselves, and never has more than one place in the queue that all share.
    """

    def __init__(self) -> None:
        self._lines: dict[int, _Line] = {}

    def is_full(self, person: int) -> bool:
        """Return whether as many questions of a person wait as may."""
        line = self._lines.get(person)
        return line is not None and line.length > MAX_WAITING

    @asynccontextmanager
    async def turn(self, person: int) -> AsyncIterator[None]:
        """Wait for a person's turn, first come, first served; it ends with the context."""
        line = self._lines.setdefault(person, _Line())
        line.length += 1
        try:
            async with line.lock:
                yield
        finally:
            line.length -= 1
            if not line.length:
                del self._lines[person]
