"""Saves of the FAQ's files, however they are written and whatever the system reports of it (decision 012)."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from bot.faq.files.folder import list_files

INTERVAL = 0.5
"""Seconds between two looks at the folder: names, sizes and times of some hundred files take a few milliseconds."""
SETTLE = 0.1
"""Seconds without another change after which several saves count as one: a `git pull`, a file that is renamed."""
MAX_SETTLES = 20
"""Changes in a row that are waited for at most."""


async def saves(folder: Path) -> AsyncIterator[None]:
    """Yield at once, and then each time that something in the folder changed.

    The folder may be missing at times, or be replaced by another one; whatever is in it, nothing is raised.
    """
    seen = await _state_of(folder)
    yield
    while True:
        await asyncio.sleep(INTERVAL)
        now = await _state_of(folder)
        if now == seen:
            continue
        for _ in range(MAX_SETTLES):
            await asyncio.sleep(SETTLE)
            before, now = now, await _state_of(folder)
            if now == before:
                break
        seen = now
        yield


async def _state_of(folder: Path) -> object:
    """Return what differs after each save of any file, or after another folder took this one's place."""
    return await asyncio.to_thread(list_files, folder)
