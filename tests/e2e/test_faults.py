"""What goes wrong between the bot and Discord: nothing is lost that Discord would still take, or sent twice."""

import asyncio
import logging
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from bot.app import MentorBot
from bot.mentor import Mentor, Question, Reply
from bot.sandbox import Interaction, Message, Sandbox
from bot.sandbox import permissions as may
from bot.sandbox.changes import Asked, Event, Posted
from bot.sandbox.faults import Faults
from bot.sandbox.places import Channel, Overwrite
from bot.sandbox.users import Person
from tests.e2e.conftest import Bots, custom_id
from tests.e2e.conversation import all_heard, heard, mention, replied, reply_to, written
from tests.sandbox.manual_clock import ManualClock

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
SORRY = "Something went wrong on my side"
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
        sandbox.world.changes.listen(self._hear)

    def _hear(self, event: Event) -> None:
        if isinstance(event, Posted) and not event.message.author.bot:
            self._said.add(re.sub(r"<@!?\d+>", "", event.message.content).strip())
        if isinstance(event, Asked):
            self._said |= {str(each.get("value", "")) for each in event.interaction.data.get("options", [])}

    def text(self) -> str:
        """Give it all as it would be written, errors with their tracebacks."""
        records = [*self._caplog.get_records("setup"), *self._caplog.get_records("call")]
        return "\n".join(map(logging.Formatter("%(levelname)s %(name)s %(message)s").format, records))

    def errors(self) -> list[str]:
        """Give the messages of all errors."""
        records = self._caplog.get_records("call")
        return [record.getMessage() for record in records if record.levelno >= logging.ERROR]

    def private(self) -> list[str]:
        """Give whatever stands in it that is somebody's: names, and texts too long to be there by chance."""
        text = self.text()
        people = self._sandbox.world.people.values()
        names = [name for one in people for name in (one.name, one.username) if re.search(rf"\b{name}\b", text)]
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
    kept = Log(sandbox, caplog)
    yield kept
    assert kept.private() == []
    assert sandbox.token not in kept.text()
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
    """Give what became of all calls with that in their path."""
    return [call.status for call in sandbox.calls if match in call.path]


def related(card: Message) -> tuple[str, str]:
    """Give label and custom id of a card's first related entry."""
    button = next(each for each in card.buttons() if each.target.startswith("e:"))
    return button.label, button.target


# The gateway

BREAKS: dict[str, Callable[[Faults], None]] = {
    "dropped": Faults.drop,
    "op 7": Faults.reconnect,
    "op 9, resumable": lambda faults: faults.invalidate(resumable=True),
}


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("name", BREAKS)
async def test_what_is_said_meanwhile(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot, name: str
) -> None:
    """Is heard on the resumed session, and answered once: a mention, a direct message, a command, a press."""
    card = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))
    label, target = related(card)
    sessions = sandbox.gateway.limit.remaining
    BREAKS[name](sandbox.faults)
    said = await sandbox.say(omar, questions, mention(sandbox, QUESTION))
    alone = await sandbox.say(mia, sandbox.world.dm(mia), QUESTION)
    used = await sandbox.use(omar, questions, "ask", {"question": QUESTION})
    pressed = await sandbox.press(mia, card, target)
    assert ROLE in (await sandbox.until(lambda: reply_to(said))).text
    assert ROLE in (await sandbox.until(lambda: reply_to(alone))).text
    assert not (await used.settled()).failed
    assert not (await pressed.settled()).failed
    assert label in card.text
    await all_heard(sandbox, bot)
    assert len(written(sandbox)) == 4
    assert sandbox.gateway.limit.remaining == sessions


@pytest.mark.usefixtures("calm")
async def test_what_is_said_while_there_is_no_socket(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot
) -> None:
    """The same for what the bot can't have heard on the old one; three times in a row."""
    replies: list[Message] = []
    for channel in (questions, sandbox.world.channel("#interviews"), sandbox.world.dm(mia)):
        sandbox.faults.drop()
        await sandbox.until(lambda: not sandbox.connections)
        said = await sandbox.say(mia, channel, mention(sandbox, QUESTION))
        assert not sandbox.connections
        replies.append(await sandbox.until(partial(reply_to, said)))
    await all_heard(sandbox, bot)
    assert written(sandbox) == replies
    assert all(ROLE in reply.text for reply in replies)


@pytest.mark.usefixtures("calm")
async def test_a_session_that_can_not_be_resumed(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot
) -> None:
    """The bot begins anew: old buttons and new questions work; it greets nobody again and tells no commands again."""
    card = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    label, target = related(card)
    sessions = sandbox.gateway.limit.remaining
    sandbox.faults.invalidate(resumable=False)
    await sandbox.ready()
    assert sandbox.gateway.limit.remaining == sessions - 1
    assert not (await (await sandbox.press(mia, card, target)).settled()).failed
    assert label in card.text
    other = await replied(sandbox, mia, sandbox.world.channel("#interviews"), mention(sandbox, QUESTION))
    assert ROLE in other.text
    await all_heard(sandbox, bot)
    assert written(sandbox) == [card, other]
    assert len([call for call in sandbox.calls if call.method == "PUT"]) == 1


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("name", BREAKS)
async def test_a_break_while_an_answer_is_under_way(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow, name: str
) -> None:
    """It is given all the same: answers don't need the socket."""
    async with bots(slow) as bot:
        said = await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        used = await sandbox.use(mia, questions, "ask", {"question": QUESTION})
        await slow.is_asked()
        BREAKS[name](sandbox.faults)
        slow.go()
        assert ROLE in (await sandbox.until(lambda: reply_to(said))).text
        assert (await used.settled()).response_type == AT_ONCE
        await all_heard(sandbox, bot)
    assert len(written(sandbox)) == 2


@pytest.mark.usefixtures("calm")
async def test_a_lost_session_while_an_answer_is_under_way(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow
) -> None:
    """Is no different, though the bot begins anew meanwhile."""
    async with bots(slow) as bot:
        said = await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        await slow.is_asked()
        sandbox.faults.invalidate(resumable=False)
        await sandbox.ready()
        slow.go()
        reply = await sandbox.until(lambda: reply_to(said))
        await all_heard(sandbox, bot)
    assert ROLE in reply.text
    assert written(sandbox) == [reply]


# Slowness


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("show", ["me", "everyone"])
@pytest.mark.parametrize("seconds", [0.1, GIVEN_UP, EXPIRED - 10])
async def test_thinking_for_long(
    sandbox: Sandbox,
    mia: Person,
    questions: Channel,
    bots: Bots,
    slow: Slow,
    clock: ManualClock,
    show: str,
    seconds: float,
) -> None:
    """After a second and a half Discord is asked for patience; the answer takes the place of that."""
    async with bots(slow) as bot:
        used = await sandbox.use(mia, questions, "ask", {"question": QUESTION, "show": show})
        await slow.is_asked()
        await clock.advance(DEFERS - 0.1)
        await sandbox.complete(mia, questions, "ask", "question", "podcast")  # by then a call for patience were there
        assert used.response_type is None
        await clock.advance(0.2)
        assert (await used.answered()).response_type == PATIENCE
        assert used.original is not None
        assert used.original.is_loading
        await clock.advance(seconds)
        slow.go()
        await used.settled()
        await all_heard(sandbox, bot)
    assert ROLE in used.original.text
    assert used.original.ephemeral_to is (mia if show == "me" else None)
    assert written(sandbox) == [used.original]


async def test_thinking_until_the_token_expired(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow, clock: ManualClock
) -> None:
    """Discord takes nothing any more, so nothing comes; the next question is answered as ever."""
    async with bots(slow) as bot:
        used = await sandbox.use(mia, questions, "ask", {"question": QUESTION})
        await slow.is_asked()
        await clock.advance(DEFERS)
        await used.answered()
        await clock.advance(EXPIRED)
        slow.go()
        await sandbox.until(lambda: 401 in statuses(sandbox, HOOK))
        await bot.desk.in_flight.none()
        assert used.original is not None
        assert used.original.is_loading
        assert used.followups == []
        again = await asked(sandbox, mia, questions)
    assert again.response_type == AT_ONCE
    assert set(statuses(sandbox, HOOK)) == {401}


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("seconds", [1.4, 2.9])
async def test_a_slow_first_answer(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, clock: ManualClock, seconds: float
) -> None:
    """A call that takes long, but not too long, is the only one."""
    sandbox.faults.delay_next(1, seconds, CALLBACK)
    used = await sandbox.use(mia, questions, "ask", {"question": QUESTION})
    await sandbox.until(lambda: statuses(sandbox, CALLBACK))
    await clock.advance(seconds)
    await used.answered()
    await all_heard(sandbox, bot)
    assert not used.failed
    assert written(sandbox) == [used.original]
    assert statuses(sandbox, CALLBACK) == [200]


@pytest.mark.usefixtures("calm")
async def test_a_first_answer_that_comes_too_late(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, clock: ManualClock, log: Log
) -> None:
    """Of a command and of a press: Discord refuses it, which is noted and no error; nothing is tried in vain."""
    card = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    text = card.text
    sandbox.faults.delay_next(2, GIVEN_UP + 0.5, CALLBACK)
    used = await sandbox.use(mia, questions, "ask", {"question": QUESTION})
    pressed = await sandbox.press(mia, card, related(card)[1])
    await sandbox.until(lambda: len(statuses(sandbox, CALLBACK)) == 2)
    await clock.advance(GIVEN_UP + 0.5)
    assert (await used.answered()).failed
    assert (await pressed.answered()).failed
    await sandbox.until(lambda: statuses(sandbox, CALLBACK) == [404, 404])
    await all_heard(sandbox, bot)
    assert card.text == text
    assert written(sandbox) == [card]
    assert "too late" in log.text()
    assert not (await asked(sandbox, mia, questions)).failed


@pytest.mark.usefixtures("calm")
async def test_a_slow_call_for_patience(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow, clock: ManualClock
) -> None:
    """Arrives just in time, and the answer after it."""
    async with bots(slow) as bot:
        sandbox.faults.delay_next(1, 1.0, CALLBACK)
        used = await sandbox.use(mia, questions, "ask", {"question": QUESTION})
        await slow.is_asked()
        await clock.advance(DEFERS)
        await sandbox.until(lambda: statuses(sandbox, CALLBACK))
        slow.go()
        await clock.advance(1.0)
        await used.settled()
        await all_heard(sandbox, bot)
    assert used.response_type == PATIENCE
    assert used.original is not None
    assert ROLE in used.original.text
    assert written(sandbox) == [used.original]


@pytest.mark.usefixtures("calm")
async def test_a_call_for_patience_that_comes_too_late(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow, clock: ManualClock
) -> None:
    """Discord takes nothing after it either, so nothing is tried."""
    async with bots(slow) as bot:
        sandbox.faults.delay_next(1, 2.0, CALLBACK)
        used = await sandbox.use(mia, questions, "ask", {"question": QUESTION})
        await slow.is_asked()
        await clock.advance(DEFERS)
        await sandbox.until(lambda: statuses(sandbox, CALLBACK))
        await clock.advance(2.0)
        assert (await used.answered()).failed
        slow.go()
        await all_heard(sandbox, bot)
    assert written(sandbox) == []
    assert statuses(sandbox, CALLBACK) == [404]
    assert statuses(sandbox, HOOK) == []


@pytest.mark.usefixtures("calm")
async def test_a_slow_reply(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, clock: ManualClock
) -> None:
    """Messages have no time limit; what joined meanwhile is in the one reply."""
    sandbox.faults.delay_next(1, 10, POST)
    said = await sandbox.say(mia, questions, mention(sandbox, "should I learn for this job?"))
    await sandbox.until(lambda: statuses(sandbox, POST))
    await clock.advance(1.9)
    await sandbox.say(mia, questions, mention(sandbox, "which skills"))
    await heard(sandbox)
    await clock.advance(10)
    reply = await sandbox.until(lambda: reply_to(said))
    await all_heard(sandbox, bot)
    assert "skills" in reply.text
    assert written(sandbox) == [reply]


# Refused for a while, or failed: what is tried again, and comes once


Fail = Callable[[str], None]
"""Makes the next call with that in "METHOD path" go wrong."""


async def _reply(sandbox: Sandbox, mia: Person, questions: Channel, fail: Fail) -> tuple[str, str]:
    fail(POST)
    return (await replied(sandbox, mia, questions, mention(sandbox, QUESTION))).text, ROLE


async def _joined(sandbox: Sandbox, mia: Person, questions: Channel, fail: Fail) -> tuple[str, str]:
    reply = await replied(sandbox, mia, questions, mention(sandbox, "what does"))
    fail(f"PATCH /channels/{questions.id}/messages/{reply.id}")
    await sandbox.say(mia, questions, mention(sandbox, "an ml engineer do"))
    await sandbox.until(lambda: reply.edited)
    return reply.text, ROLE


async def _command(sandbox: Sandbox, mia: Person, questions: Channel, fail: Fail) -> tuple[str, str]:
    fail(CALLBACK)
    used = await asked(sandbox, mia, questions, "everyone")
    assert used.original is not None
    return used.original.text, ROLE


async def _press(sandbox: Sandbox, mia: Person, questions: Channel, fail: Fail) -> tuple[str, str]:
    card = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    label, target = related(card)
    fail(CALLBACK)
    pressed = await (await sandbox.press(mia, card, target)).settled()
    assert pressed.response_type == IN_PLACE
    return card.text, f"### {label}"


async def _show(sandbox: Sandbox, mia: Person, questions: Channel, fail: Fail) -> tuple[str, str]:
    private = (await asked(sandbox, mia, questions)).original
    assert private is not None
    fail(CALLBACK)
    shown = await (await sandbox.press(mia, private, custom_id(private, "Show everyone"))).settled()
    assert shown.original is not None
    assert shown.original.ephemeral_to is None
    return shown.original.text, ROLE


KINDS = {"reply": _reply, "joined": _joined, "command": _command, "press": _press, "show everyone": _show}


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", ["429", "429 for all", "500 before", "500 after"])
async def test_a_call_that_is_tried_again(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, kind: str, fault: str
) -> None:
    """Whether Discord refused it for a second, failed, or took it and only its word was lost: one answer comes."""

    def fail(match: str) -> None:
        sandbox.faults.fail_next(
            1,
            int(fault[:3]),
            match=match,
            after="after" in fault,
            retry_after=1.0,
            is_global="all" in fault,
        )

    before = {"show everyone": 1}.get(kind, 0)
    shown, expected = await KINDS[kind](sandbox, mia, questions, fail)
    assert expected in shown
    await all_heard(sandbox, bot)
    assert len(written(sandbox)) == 1 + before
    assert int(fault[:3]) in [call.status for call in sandbox.calls]


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("fault", ["429", "429 for all", "500 before", "500 after"])
@pytest.mark.parametrize("which", [CALLBACK, HOOK])
async def test_patience_and_its_answer_tried_again(
    sandbox: Sandbox,
    mia: Person,
    questions: Channel,
    bots: Bots,
    slow: Slow,
    clock: ManualClock,
    fault: str,
    which: str,
) -> None:
    """The same for the two calls of an answer that takes long: neither is lost, and nobody is left waiting."""
    sandbox.faults.fail_next(
        1, int(fault[:3]), match=which, after="after" in fault, retry_after=1.0, is_global="all" in fault
    )
    async with bots(slow) as bot:
        used = await sandbox.use(mia, questions, "ask", {"question": QUESTION})
        await slow.is_asked()
        await clock.advance(DEFERS)
        assert (await used.answered()).response_type == PATIENCE
        slow.go()
        await all_heard(sandbox, bot)
    assert used.original is not None
    assert not used.original.is_loading
    assert ROLE in used.original.text
    assert written(sandbox) == [used.original]


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("after", [False, True])
async def test_deleting_tried_again(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, *, after: bool
) -> None:
    """The card goes once, and that it is gone already is no error."""
    card = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    sandbox.faults.fail_next(1, 500, match="DELETE", after=after)
    await sandbox.press(mia, card, custom_id(card, "Delete"))
    await all_heard(sandbox, bot)
    assert card.deleted
    assert written(sandbox) == []


@pytest.mark.usefixtures("calm")
async def test_too_fast_for_discord(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, clock: ManualClock, bot: MentorBot
) -> None:
    """With limits as tight as Discord's all of many replies come, in their time."""
    sandbox.faults.rate_limits = True
    people = [mia, omar, sandbox.world.person("小林"), sandbox.world.person("雅婷")]
    said = [await sandbox.say(person, questions, mention(sandbox, QUESTION)) for person in people]
    await all_heard(sandbox, bot)
    await clock.advance(LATER)
    said += [await sandbox.say(person, questions, mention(sandbox, QUESTION)) for person in people]
    replies = [await sandbox.until(partial(reply_to, one)) for one in said]
    await all_heard(sandbox, bot)
    assert written(sandbox) == sorted(replies, key=lambda one: one.id)


@pytest.mark.parametrize("after", [False, True])
async def test_a_reply_that_fails_for_good(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, log: Log, *, after: bool
) -> None:
    """The member is told a number that stands in the log; what Discord had taken already isn't sent again."""
    here = f"/channels/{questions.id}/messages"
    sandbox.faults.fail_next(TRIES, 500, match=here, after=after)
    reply = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    await all_heard(sandbox, bot)
    assert statuses(sandbox, here) == [500] * TRIES + [200]
    assert written(sandbox) == [reply]
    if after:
        assert ROLE in reply.text
    else:
        assert reply.text.startswith(SORRY)
        assert _number(reply) in log.errors()[0]


@pytest.mark.parametrize("match", [POST, CALLBACK])
async def test_nothing_gets_through(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, log: Log, match: str
) -> None:
    """Where the member can't be told either it stays in the log, and the bot lives on."""
    sandbox.faults.fail_next(2 * TRIES, 500, match=match)
    if match == POST:
        await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        await sandbox.until(lambda: statuses(sandbox, POST).count(500) == 2 * TRIES)
    else:
        used = await sandbox.use(mia, questions, "ask", {"question": QUESTION})
        assert (await used.answered()).failed
    await bot.desk.in_flight.none()
    sandbox.faults.clear()
    assert written(sandbox) == []
    assert log.errors()
    other = await replied(sandbox, mia, sandbox.world.channel("#interviews"), mention(sandbox, QUESTION))
    assert ROLE in other.text


# What is gone, and where the bot may not


@pytest.mark.usefixtures("calm")
async def test_a_message_deleted_under_its_button(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot
) -> None:
    """Who pressed gets the answer privately: only the place for it is gone."""
    card = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    label, target = related(card)
    pressed = await sandbox.press(mia, card, target)
    await sandbox.delete(omar, card)
    await pressed.settled()
    await all_heard(sandbox, bot)
    assert not pressed.failed
    (answer,) = written(sandbox)
    assert answer.ephemeral_to is mia
    assert label in answer.text


@pytest.mark.usefixtures("calm")
async def test_deleting_what_was_deleted(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot
) -> None:
    """What the member wanted is so; nothing more is said."""
    card = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    pressed = await sandbox.press(mia, card, custom_id(card, "Delete"))
    await sandbox.delete(omar, card)
    await pressed.answered()
    await all_heard(sandbox, bot)
    assert not pressed.failed
    assert written(sandbox) == []


@pytest.mark.usefixtures("calm")
async def test_a_question_deleted_before_its_answer(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow
) -> None:
    """It is answered all the same, as a message of its own."""
    async with bots(slow) as bot:
        said = await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        await slow.is_asked()
        await sandbox.delete(mia, said)
        slow.go()
        await all_heard(sandbox, bot)
    (reply,) = written(sandbox)
    assert ROLE in reply.text
    assert reply.reference is None


@pytest.mark.usefixtures("calm")
async def test_where_the_bot_may_not_write(sandbox: Sandbox, omar: Person, bot: MentorBot, log: Log) -> None:
    """A mention gets no answer, tried once; a command does, since Discord takes those everywhere."""
    closed = sandbox.world.channel("#announcements")
    await sandbox.say(omar, closed, mention(sandbox, QUESTION))
    await sandbox.until(lambda: statuses(sandbox, POST) == [403])
    await all_heard(sandbox, bot)
    assert statuses(sandbox, f"/channels/{closed.id}/messages") == [403]
    assert written(sandbox) == []
    assert "50013" in log.text()
    used = await asked(sandbox, omar, closed)
    assert used.original is not None
    assert ROLE in used.original.text


@pytest.mark.usefixtures("calm", "bot")
async def test_where_the_bot_may_not_read_the_history(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """Nobody can reply there, so the answer is a message of its own."""
    questions.overwrites.append(Overwrite(sandbox.world.bot.id, deny=may.READ_MESSAGE_HISTORY, is_member=True))
    await sandbox.say(mia, questions, mention(sandbox, QUESTION))
    (answer,) = await sandbox.until(lambda: written(sandbox))
    assert answer.reference is None
    assert ROLE in answer.text


@pytest.mark.usefixtures("calm")
async def test_where_the_bot_is_no_more(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow
) -> None:
    """A guild that it was taken out of while it was thinking hears nothing."""
    guild = questions.guild
    assert guild is not None
    async with bots(slow) as bot:
        await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        await slow.is_asked()
        sandbox.expel(guild)
        slow.go()
        await all_heard(sandbox, bot)
    assert written(sandbox) == []
    assert statuses(sandbox, f"/channels/{questions.id}/messages") == [403]


# What goes wrong in the bot itself


async def test_a_crash(sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, mentor: Mentor, log: Log) -> None:
    """Of a mention, a direct message and a command: the member gets a number that stands in the log, with the error."""
    wrong = "which podcasts are good?"
    async with bots(Broken(mentor)):
        told = [await replied(sandbox, mia, questions, mention(sandbox, wrong))]
        told.append(await replied(sandbox, mia, sandbox.world.dm(mia), wrong))
        used = await (await sandbox.use(mia, questions, "ask", {"question": wrong, "show": "everyone"})).settled()
        assert used.original is not None
        assert used.original.ephemeral_to is mia
        told.append(used.original)
        elsewhere = sandbox.world.channel("#interviews")
        assert ROLE in (await replied(sandbox, mia, elsewhere, mention(sandbox, QUESTION))).text
    for message, error in zip(told, log.errors(), strict=True):
        assert message.text.startswith(SORRY)
        assert _number(message) in error
    assert "LookupError" in log.text()


@pytest.mark.parametrize("way", ["mention", "command"])
async def test_a_crash_that_quotes_the_question(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, mentor: Mentor, log: Log, way: str
) -> None:
    """The error's own words stay out of the log where they are the member's; the number is there."""
    wrong = "which podcasts are good?"
    async with bots(Broken(mentor, quotes=True)):
        if way == "mention":
            told = await replied(sandbox, mia, questions, mention(sandbox, wrong))
        else:
            used = await (await sandbox.use(mia, questions, "ask", {"question": wrong})).settled()
            assert used.original is not None
            told = used.original
    assert _number(told) in log.text()
    assert log.private() == []


def _number(message: Message) -> str:
    found = re.search(r"\b[0-9a-f]{6}\b", message.text)
    assert found
    return found[0]
