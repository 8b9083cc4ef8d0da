"""Putting a saved FAQ in force: as soon as its matcher is trained, and never a broken one."""

import asyncio
import logging
from pathlib import Path

from bot.app.bot import MentorBot
from bot.app.commands.localisation import LOCALES
from bot.app.failures import log_under_number
from bot.errors import MentorError
from bot.faq import saves
from bot.mentor import Mentor
from bot.training.loader import Reloader

_BROKEN = "the FAQ can't be used as it was saved; the last good one stays in force:\n%s"
log = logging.getLogger(__name__)


async def watch_and_reload(bot: MentorBot, folder: Path, loader: Reloader) -> None:
    """Put each saved FAQ in force, until cancelled; log once that one is broken, and once that it is fixed."""
    broken = ""
    ended = busy = False
    changed = asyncio.Event()
    loop = asyncio.get_running_loop()

    def put_in_force(mentor: Mentor | None) -> None:
        nonlocal broken
        if ended:
            return
        if broken:
            log.info("the FAQ is fixed")
            broken = ""
        if mentor is not None and activate(bot, mentor):
            bot.sync.soon()

    def put_in_force_soon(provisional: Mentor) -> None:
        loop.call_soon_threadsafe(put_in_force, provisional)

    async def notice() -> None:
        async for _ in saves(folder):
            changed.set()
            if busy:
                await asyncio.to_thread(loader.break_off_obsolete)

    async def reload() -> None:
        nonlocal broken, busy
        busy = True
        try:
            put_in_force(await asyncio.to_thread(loader.reload_if_changed, put_in_force_soon))
        except (MentorError, OSError) as error:
            if str(error) != broken:
                broken = str(error)
                log.error(_BROKEN, broken)  # noqa: TRY400 -- what is wrong is in its text
        except Exception as error:  # noqa: BLE001 -- the edge: whatever is in the files, the bot goes on answering
            log_under_number(error)
        finally:
            busy = False

    noticing = asyncio.create_task(notice())
    try:
        while True:
            await changed.wait()
            changed.clear()
            await reload()
    finally:
        ended = True
        loader.cancel()
        noticing.cancel()
        await asyncio.gather(noticing, return_exceptions=True)


def activate(bot: MentorBot, mentor: Mentor) -> bool:
    """Answer from another FAQ, beginning with the next question, and return whether the commands changed."""
    before = bot.services.library.for_guild(None)
    bot.services.library.replace(mentor)
    if before.faq is mentor.faq:
        log.debug("the matcher of the saved FAQ is calibrated")
        return False
    log.info("the saved FAQ is in force: %d entries", len(mentor.faq.entries))
    if all(before.topics(locale) == mentor.topics(locale) for locale in LOCALES):
        return False
    bot.register_topic_commands()
    return True
