"""The FAQ, live: a saved file is in force as soon as the matcher has learnt it, a broken one never."""

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import MentorError
from bot.faq import saves
from bot.mentor import Mentor
from bot.training.loader import Reloader

if TYPE_CHECKING:
    from bot.app.client import MentorBot

_BROKEN = "the FAQ can't be used as it was saved; the last good one stays in force:\n%s"
log = logging.getLogger(__name__)


async def keep_in_force(bot: "MentorBot", folder: Path, loader: Reloader) -> None:
    """Take each saved FAQ into force, until cancelled; what is broken is said once, and that it is mended once."""
    broken = ""
    ended = False
    loop = asyncio.get_running_loop()

    def take(mentor: Mentor | None) -> None:
        nonlocal broken
        if ended:
            return
        if broken:
            log.info("the FAQ is mended")
            broken = ""
        if mentor is not None and take_into_force(bot, mentor):
            tasks.create_task(bot.sync.soon())

    def take_soon(provisional: Mentor) -> None:
        loop.call_soon_threadsafe(take, provisional)

    try:
        async with asyncio.TaskGroup() as tasks:
            async for _ in saves(folder):
                try:
                    take(await asyncio.to_thread(loader.reload_if_changed, take_soon))
                except (MentorError, OSError) as error:
                    if str(error) != broken:
                        broken = str(error)
                        log.error(_BROKEN, broken)  # noqa: TRY400 -- what is wrong is in its text
    finally:
        ended = True
        loader.cancel()


def take_into_force(bot: "MentorBot", mentor: Mentor) -> bool:
    """Answer from another FAQ from the next question on; say whether the commands are others now."""
    before = bot.desk.library.mentor
    bot.desk.library.replace(mentor)
    if before.faq is mentor.faq:
        log.debug("its cut-offs are its own now")
        return False
    log.info("the saved FAQ is in force: %d entries", len(mentor.faq.entries))
    if before.topics("en") == mentor.topics("en") and before.topics("zh") == mentor.topics("zh"):
        return False
    bot.take_topics()
    return True
