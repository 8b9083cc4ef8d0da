"""The FAQ, live: what is saved is in force, what is broken never is, and the operator's log says which."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.app import MentorBot
from bot.app.reload import watch_and_reload
from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import MentorLoader, OnProvisional
from discord_sandbox import Channel, Message, Person, Sandbox
from tests.conftest import TOPIC, FaqFolder
from tests.e2e.conftest import Bots

CATS, WHISKERS = "is there a cat here", "whiskers please"
THREE = TOPIC.replace("We have two.", "We have three.")
BROKEN = THREE.replace("answer: {en: We have three.}", "anwser: {en: We have three.}")
COMPLAINT = "pets.yaml:6:5: unknown key 'anwser'; did you mean 'answer'?"
Ask = Callable[[str], Awaitable[Message]]


class OperatorsLog(logging.Handler):
    """What the bot logs; a test can wait for a line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._loop = asyncio.get_running_loop()
        self._came = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(f"{record.levelname}: {record.getMessage()}")
        self.wake()

    def wake(self) -> None:
        """Let whoever waits look again; from any thread."""
        self._loop.call_soon_threadsafe(self._came.set)

    def count(self, part: str) -> int:
        """Count the lines in which a text stands."""
        return sum(part in line for line in self.lines)

    def complaints(self) -> list[str]:
        """List the lines that say that something is wrong."""
        return [line for line in self.lines if not line.startswith(("DEBUG", "INFO"))]

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so, looked at whenever there is news; half a minute of real time at most."""
        async with asyncio.timeout(30):
            while not condition():
                self._came.clear()
                await self._came.wait()


class Live:
    """A folder that a bot keeps in force, the operator's log, and how often the folder was looked at."""

    def __init__(self, folder: Path, loader: MentorLoader, ask: Ask, cache: Path) -> None:
        self.bot: MentorBot
        self.log = OperatorsLog()
        self.folder = folder
        self.cache = cache
        self.looks = 0
        self.ask = ask
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self._loader = loader

    def reload_if_changed(self, on_provisional: OnProvisional) -> Mentor | None:
        """Load the FAQ anew if it changed; what came of it waits until it may go on."""

        def publish(mentor: Mentor) -> None:
            self._looked()
            on_provisional(mentor)

        try:
            return self._loader.reload_if_changed(publish)
        finally:
            self._looked()

    def _looked(self) -> None:
        self.looks += 1
        self.log.wake()
        self.may_go_on.wait()

    def break_off_obsolete(self) -> None:
        """End training on files that were saved over."""
        self._loader.break_off_obsolete()

    def cancel(self) -> None:
        """End whatever trains."""
        self._loader.cancel()

    def save(self, content: str, name: str = "pets.yaml") -> None:
        """Write a file, as simple editors do."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    async def looked_at(self, do: Callable[[], object]) -> None:
        """Do something, and wait until the folder is looked at after it."""
        before = self.looks
        do()
        await self.log.until(lambda: self.looks > before)

    async def complained(self, part: str) -> None:
        """Wait until the log says that something is wrong; a look alone may come before its line in the log."""
        await self.log.until(lambda: any(part in line for line in self.log.complaints()))

    async def in_force(self, times: int = 1) -> None:
        """Wait until an FAQ that was saved is in force, the first one or a later one."""
        await self.log.until(lambda: self.log.count("is in force:") >= times)


Keep = Callable[[Path], AbstractAsyncContextManager[Live]]


@pytest.fixture
def keep(
    sandbox: Sandbox, bots: Bots, mia: Person, questions: Channel, tmp_path_factory: pytest.TempPathFactory
) -> Keep:
    """Start a bot that keeps a folder in force."""
    kept = tmp_path_factory.getbasetemp() / "cache"

    async def ask(question: str) -> Message:
        used = await (await sandbox.use(mia, questions, "ask", {"question": question})).settled()
        assert used.original is not None
        return used.original

    @asynccontextmanager
    async def keeping(folder: Path) -> AsyncIterator[Live]:
        loader = MentorLoader(load_settings(knowledge_dir=folder, cache_dir=kept, semantic=False))
        live = Live(folder, loader, ask, kept)
        logger = logging.getLogger("bot.app")
        logger.addHandler(live.log)
        logger.setLevel(logging.INFO)
        try:
            async with bots(loader.load(), answers_per_minute=0) as live.bot, kept_in_force(live.bot, live):
                # The second look comes after the watch began: it is the first answer's turn meanwhile.
                assert "We have two." in (await ask(CATS)).text
                yield live
        finally:
            logger.removeHandler(live.log)
            logger.setLevel(logging.NOTSET)

    return keeping


@asynccontextmanager
async def kept_in_force(bot: MentorBot, live: Live) -> AsyncIterator[None]:
    """Watch and reload a folder, from the first look at it on."""
    task = asyncio.create_task(watch_and_reload(bot, live.folder, live))
    try:
        await live.log.until(lambda: live.looks)
        yield
    finally:
        live.may_go_on.set()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def live(keep: Keep, faq_folder: FaqFolder) -> AsyncIterator[Live]:
    """Keep a small FAQ in force."""
    async with keep(faq_folder()) as one:
        yield one
