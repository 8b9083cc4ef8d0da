"""Slow answers and slow calls: patience is asked for, and what comes too late is left."""

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Person, Sandbox
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import Bots, press, related
from tests.e2e.conversation import all_heard, heard, mention, replied, reply_to, written
from tests.e2e.faults.conftest import (
    AT_ONCE,
    CALLBACK,
    DEFERS,
    EXPIRED,
    GIVEN_UP,
    HOOK,
    PATIENCE,
    POST,
    QUESTION,
    ROLE,
    SORRY,
    Log,
    Slow,
    asked,
    statuses,
)

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


UNKNOWN = "how much do MLEs earn?"


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("fault", [None, "DELETE", "DELETE after", "POST /webhooks/"])
async def test_a_no_for_everyone_after_long_thought(
    sandbox: Sandbox,
    mia: Person,
    omar: Person,
    questions: Channel,
    bots: Bots,
    slow: Slow,
    clock: ManualClock,
    fault: str | None,
) -> None:
    """It is the asker's alone, as at once; nothing of it, nor of the thinking, stays in the channel."""
    if fault:
        sandbox.faults.fail_next(1, 500, match=fault.removesuffix(" after"), after="after" in fault)
    async with bots(slow) as bot:
        used = await sandbox.use(mia, questions, "ask", {"question": UNKNOWN, "show": "everyone"})
        await slow.is_asked()
        await clock.advance(DEFERS)
        await used.answered()
        assert used.original in sandbox.history(omar, questions)
        slow.go()
        await all_heard(sandbox, bot)
    (no,) = written(sandbox)
    assert no.text.startswith("I don't know that one")
    assert no.ephemeral_to is mia
    assert sandbox.history(omar, questions) == []


@pytest.mark.usefixtures("calm")
async def test_thinking_that_a_moderator_deleted(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bots: Bots, slow: Slow, clock: ManualClock
) -> None:
    """A no comes all the same: it needs no place of its own in the channel."""
    async with bots(slow) as bot:
        used = await sandbox.use(mia, questions, "ask", {"question": UNKNOWN, "show": "everyone"})
        await slow.is_asked()
        await clock.advance(DEFERS)
        await used.answered()
        assert used.original is not None
        await sandbox.delete(omar, used.original)
        slow.go()
        await all_heard(sandbox, bot)
    (no,) = written(sandbox)
    assert no.ephemeral_to is mia


async def test_an_error_after_long_thought(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow, clock: ManualClock
) -> None:
    """What went wrong is told to the asker alone, also where the answer would have been for everyone."""
    async with bots(slow) as bot:
        used = await sandbox.use(mia, questions, "ask", {"question": QUESTION, "show": "everyone"})
        await slow.is_asked()
        await clock.advance(DEFERS)
        await used.answered()
        sandbox.faults.fail_next(1, 403, match="PATCH /webhooks/")
        slow.go()
        await all_heard(sandbox, bot)
    (told,) = written(sandbox)
    assert told.text.startswith(SORRY)
    assert told.ephemeral_to is mia


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
        await bot.services.in_flight.wait_until_none()
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
    pressed = await press(sandbox, mia, card, related(card))
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
