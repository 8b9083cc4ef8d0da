"""Putting a saved FAQ in force: as soon as its matcher is trained, and never a broken one."""

import asyncio
import logging
from pathlib import Path

from bot.app.bot import MentorBot
from bot.app.commands.localisation import LOCALES
from bot.app.failures import log_under_number
from bot.errors import MentorError
from bot.faq import saves
from bot.i18n import Locale
from bot.mentor import Mentor
from bot.training.loader import Reloader

_BROKEN = "the FAQ can't be used as it was saved; the last good one stays in force:\n%s"
log = logging.getLogger(__name__)


async def watch_and_reload(bot: MentorBot, folder: Path, loader: Reloader) -> None:
    """Put each saved FAQ in force, until cancelled; log once that one is broken, and once that it is fixed."""
    await _Reloads(bot, loader).run(folder)


class _Reloads:
    """Reloads one FAQ after another; a save that comes meanwhile breaks off training on the one before."""

    def __init__(self, bot: MentorBot, loader: Reloader) -> None:
        self._bot = bot
        self._loader = loader
        self._changed = asyncio.Event()
        self._broken = ""
        self._busy = False
        self._ended = False

    async def run(self, folder: Path) -> None:
        """Reload after each save, until cancelled."""
        noticing = asyncio.create_task(self._notice(folder))
        try:
            while True:
                await self._changed.wait()
                self._changed.clear()
                await self._reload()
        finally:
            self._ended = True
            self._loader.cancel()
            noticing.cancel()
            await asyncio.gather(noticing, return_exceptions=True)

    async def _notice(self, folder: Path) -> None:
        async for _ in saves(folder):
            self._changed.set()
            if self._busy:
                try:
                    await asyncio.to_thread(self._loader.break_off_obsolete)
                except Exception as error:  # noqa: BLE001 -- the edge: the next save must be noticed all the same
                    log_under_number(error)

    async def _reload(self) -> None:
        loop = asyncio.get_running_loop()
        self._busy = True
        try:
            self._put_in_force(
                await asyncio.to_thread(
                    self._loader.reload_if_changed,
                    lambda provisional: loop.call_soon_threadsafe(self._put_in_force, provisional),
                )
            )
        except (MentorError, OSError) as error:
            if str(error) != self._broken:
                self._broken = str(error)
                log.error(_BROKEN, self._broken)  # noqa: TRY400 -- what is wrong is in its text
        except Exception as error:  # noqa: BLE001 -- the edge: whatever is in the files, the bot goes on answering
            log_under_number(error)
        finally:
            self._busy = False

    def _put_in_force(self, mentor: Mentor | None) -> None:
        if self._ended:
            return
        if self._broken:
            log.info("the FAQ is fixed")
            self._broken = ""
        if mentor is not None and activate(self._bot, mentor):
            self._bot.sync.soon()


def activate(bot: MentorBot, mentor: Mentor) -> bool:
    """Answer from another FAQ, beginning with the next question, and return whether the commands changed."""
    before = bot.services.library.for_guild(None)
    bot.services.library.replace(mentor)
    if before.faq is mentor.faq:
        log.debug("the matcher of the saved FAQ is calibrated")
        return False
    log.info("the saved FAQ is in force: %d entries", len(mentor.faq.entries))
    if all(_named_in_commands(before, locale) == _named_in_commands(mentor, locale) for locale in LOCALES):
        return False
    bot.register_faq_commands()
    return True


def _named_in_commands(mentor: Mentor, locale: Locale) -> object:
    """Return what the names and descriptions of commands come from."""
    return mentor.topics(locale), mentor.introduction(locale)
