"""Putting a saved FAQ in force: as soon as its matcher is trained, and never a broken one."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from bot.app.bot import MentorBot
from bot.errors import MentorError
from bot.faq import saves
from bot.mentor import Mentor

_BROKEN = "the FAQ can't be used as it was saved; the last good one stays in force:\n%s"
log = logging.getLogger(__name__)


class Reopening(Protocol):
    """Opens the FAQ anew, in a thread."""

    def mentors_if_changed(self) -> Iterator[Mentor]:
        """Give the mentors of a changed FAQ, each better than the one before; may raise a MentorError."""

    def give_up(self) -> None:
        """End whatever it is at."""


async def watch_and_reload(bot: MentorBot, folder: Path, opening: Reopening) -> None:
    """Put each saved FAQ in force, until cancelled; that one is broken is logged once, and that it is mended once."""
    broken = ""
    try:
        async with asyncio.TaskGroup() as tasks:
            async for _ in saves(folder):
                mentors = opening.mentors_if_changed()
                try:
                    while True:
                        mentor = await asyncio.to_thread(next, mentors, None)
                        if broken:
                            log.info("the FAQ is mended")
                            broken = ""
                        if mentor is None:
                            break
                        if activate(bot, mentor):
                            tasks.create_task(bot.sync.soon())
                except (MentorError, OSError) as error:
                    if str(error) != broken:
                        broken = str(error)
                        log.error(_BROKEN, broken)  # noqa: TRY400 -- what is wrong is in its text
    finally:
        opening.give_up()


def activate(bot: MentorBot, mentor: Mentor) -> bool:
    """Answer from another FAQ from the next question on, and return whether the commands are others now."""
    before = bot.services.library.for_guild(None)
    bot.services.library.replace(mentor)
    if before.faq is mentor.faq:
        log.debug("its cut-offs are its own now")
        return False
    log.info("the saved FAQ is in force: %d entries", len(mentor.faq.entries))
    if before.topics("en") == mentor.topics("en") and before.topics("zh") == mentor.topics("zh"):
        return False
    bot.register_topic_commands()
    return True
