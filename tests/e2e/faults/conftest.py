"""What goes wrong between the bot and Discord: nothing is lost that Discord would still take, or sent twice."""

import asyncio
import gc
import logging
import re
import threading
from collections.abc import Iterator

import pytest

from bot.mentor import Mentor, Question, Reply
from discord_sandbox import Channel, Interaction, Message, Person, Sandbox
from discord_sandbox.world.events import Event, InteractionCreated, MessageCreated
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conversation import written

LATER = 2.1
"""Seconds after which a further message is one of its own."""
DEFERS, GIVEN_UP, EXPIRED = 1.5, 3.0, 15 * 60
"""Seconds until the bot asks for patience, until Discord takes no first answer, and until it takes no other."""
TRIES = 5
"""Of discord.py, where Discord fails."""
AT_ONCE, PATIENCE, IN_PLACE = 4, 5, 7
"""Types of an interaction's first answer."""
ROLE, PODCASTS, BLOGS = "What is a machine learning engineer?", "podcasts", "blogs"
QUESTION = "what does an ml engineer do"
SORRY = "Something went wrong, sorry."
POST, CALLBACK, HOOK = "/messages", "/callback", "/webhooks/"
"""What the calls of a reply, of a first answer to an interaction, and of a later one have in them."""


class Slow(Mentor):
    """Thinks until it is let go."""

    def __init__(self, mentor: Mentor) -> None:
        super().__init__(mentor.faq, mentor.matcher)
        self._loop = asyncio.get_running_loop()
        self._asked = asyncio.Event()
        self._go = threading.Event()

    def ask(self, question: Question) -> Reply:
        """Answer once it may."""
        self._loop.call_soon_threadsafe(self._asked.set)
        assert self._go.wait(60)
        return super().ask(question)

    async def is_asked(self) -> None:
        """Wait until it thinks."""
        async with asyncio.timeout(20):
            await self._asked.wait()

    def go(self) -> None:
        """Let it answer, now and from now on."""
        self._go.set()


class Broken(Mentor):
    """Fails at some questions; what it raises may quote them, as errors of libraries do."""

    def __init__(self, mentor: Mentor, *, quotes: bool = False) -> None:
        super().__init__(mentor.faq, mentor.matcher)
        self._quotes = quotes

    def ask(self, question: Question) -> Reply:
        """Fail."""
        if PODCASTS in question.text:
            raise LookupError(question.text if self._quotes else "nothing there")
        return super().ask(question)


class Log:
    """What was logged, and what people said, so that none of it stands in the log."""

    def __init__(self, sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog
        self._sandbox = sandbox
        self._said: set[str] = set()
        sandbox.world.bus.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        if isinstance(event, MessageCreated) and not event.message.author.bot:
            self._said.add(re.sub(r"<@!?\d+>", "", event.message.content).strip())
        if isinstance(event, InteractionCreated):
            self._said |= {str(each.get("value", "")) for each in event.interaction.data.get("options", [])}

    def text(self) -> str:
        """Return all of it as it would be written, errors with their tracebacks."""
        records = [*self._caplog.get_records("setup"), *self._caplog.get_records("call")]
        return "\n".join(map(logging.Formatter("%(levelname)s %(name)s %(message)s").format, records))

    def errors(self) -> list[str]:
        """Return the messages of all errors."""
        records = self._caplog.get_records("call")
        return [record.getMessage() for record in records if record.levelno >= logging.ERROR]

    def private(self) -> list[str]:
        """Return whatever in it is somebody's: names, and texts too long to be there by chance."""
        text = self.text()
        people = self._sandbox.world.people.values()
        names = [
            name for one in people for name in (one.name, one.username, str(one.id)) if re.search(rf"\b{name}\b", text)
        ]
        return names + [said for said in self._said if len(said) > 10 and said in text]


class Moving:
    """asyncio, but who sleeps moves the clock on: what discord.py waits for passes at once."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock

    def __getattr__(self, name: str) -> object:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        """Move the clock on."""
        await self._clock.advance(seconds)


@pytest.fixture(autouse=True)
def time_passes(clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no test wait in real time for discord.py to try again."""
    for module in ("http", "client", "shard", "webhook.async_"):
        monkeypatch.setattr(f"discord.{module}.asyncio", Moving(clock))


@pytest.fixture(autouse=True)
def log(sandbox: Sandbox, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[Log]:
    """Listen to the log; fail if anybody's text or name stands in it, or a member was shown what only a log may say."""
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, "bot")
    log = Log(sandbox, caplog)
    yield log
    gc.collect()  # asyncio tells of what nobody waited for when it is gone
    assert "never retrieved" not in log.text()
    assert log.private() == []
    assert sandbox.token not in log.text()
    assert capfd.readouterr().err == ""
    for message in written(sandbox):
        assert not re.search(r"Traceback|\w+(Error|Exception)\b|File \"|HTTP", message.text)
        assert message.pings == []


@pytest.fixture
def calm(log: Log) -> Iterator[None]:
    """Fail if anything was logged as an error."""
    yield
    assert log.errors() == []


@pytest.fixture
async def slow(mentor: Mentor) -> Slow:
    """A mentor that thinks until it is let go."""
    return Slow(mentor)


async def asked(sandbox: Sandbox, person: Person, channel: Channel, show: str = "me") -> Interaction:
    """Use /ask, and wait until Discord has what it takes."""
    return await (await sandbox.use(person, channel, "ask", {"question": QUESTION, "show": show})).settled()


def statuses(sandbox: Sandbox, match: str) -> list[int]:
    """Return the statuses of all calls with that in their path."""
    return [call.status for call in sandbox.calls if match in call.path]


def number_in(message: Message) -> str:
    found = re.search(r"\b[0-9a-f]{6}\b", message.text)
    assert found
    return found[0]
