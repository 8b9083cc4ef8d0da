"""Saves of the FAQ's files, however an editor makes them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

DEBOUNCE = 150
"""Milliseconds within which several saves count as one: a `git pull`, a temporary file that is renamed."""
CHECK_EVERY = 1_000
"""Milliseconds after which the folder is checked even where nothing was reported: it may be another one now."""


class _YamlFilter(DefaultFilter):
    """Passes changes of YAML files, and of folders, which can add or remove some."""

    def __call__(self, change: Change, path: str) -> bool:
        return super().__call__(change, path) and (
            path.endswith((".yaml", ".yml")) or not Path(path).suffix or Path(path).name.startswith("..")
        )


async def saves(folder: Path) -> AsyncIterator[None]:
    """Yield at once, and then each time that something below the folder may have changed.

    The folder may be missing at times, or be replaced by another one.
    """
    while True:
        yield
        place = _place(folder)
        if place is None:
            while _place(folder) is None:  # noqa: ASYNC110  # nothing reports a folder that isn't there yet
                await asyncio.sleep(CHECK_EVERY / 1000)
            continue
        looked = False
        with suppress(FileNotFoundError):  # deleted just now
            async for changes in awatch(
                folder,
                watch_filter=_YamlFilter(),
                debounce=DEBOUNCE,
                step=50,
                rust_timeout=CHECK_EVERY,
                yield_on_timeout=True,
                ignore_permission_denied=True,
            ):
                if _place(folder) != place:
                    break  # deleted, or another folder of that name: what is watched is no longer what it was
                if changes or not looked:
                    looked = True
                    yield


def _place(folder: Path) -> tuple[int, int] | None:
    """Return what identifies a folder, even from another one of the same name; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
