"""Calls that are refused for a while, or fail: what is tried again comes once."""

import asyncio
import re
from collections.abc import Callable
from functools import partial

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Person, Sandbox, Unanswered
from discord_sandbox.faults import HANG_UP
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import DELETE, Bots, custom_id, press, related
from tests.e2e.conversation import all_heard, heard, mention, replied, reply_to, written
from tests.e2e.faults.conftest import (
    CALLBACK,
    DEFERS,
    HOOK,
    IN_PLACE,
    LATER,
    PATIENCE,
    POST,
    QUESTION,
    ROLE,
    SORRY,
    TRIES,
    Log,
    Slow,
    asked,
    number_in,
    statuses,
)

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
    other = related(card)
    fail(CALLBACK)
    pressed = await (await press(sandbox, mia, card, other)).settled()
    assert pressed.response_type == IN_PLACE
    return card.text, f"### {other.label}"


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
    await sandbox.press(mia, card, custom_id(card, DELETE))
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
        assert number_in(reply) in log.errors()[0]


@pytest.mark.parametrize("kind", ["reply", "command"])
async def test_a_broken_connection(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, log: Log, kind: str
) -> None:
    """discord.py does not try again where the network fails: the member is told, if they can be."""
    shown, _ = await KINDS[kind](sandbox, mia, questions, lambda match: hang_up(sandbox, match))
    await all_heard(sandbox, bot)
    assert SORRY in shown
    assert [re.sub(r"error [0-9a-f]{6}", "error N", line) for line in log.errors()] == [
        "error N: ServerDisconnectedError (no details)"
    ]


@pytest.mark.parametrize("match", [POST, CALLBACK])
async def test_no_connection_at_all(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, log: Log, match: str
) -> None:
    """Where the member can't be told either it stays in the log, in two lines, and the bot lives on."""
    hang_up(sandbox, match, 2)
    if match == POST:
        await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        await sandbox.until(lambda: statuses(sandbox, POST) == [HANG_UP] * 2)
    else:
        await sandbox.use(mia, questions, "ask", {"question": QUESTION})
        await sandbox.until(lambda: statuses(sandbox, CALLBACK) == [HANG_UP] * 2)
    await bot.services.in_flight.wait_until_none()
    assert len(log.errors()) == 1
    assert "the member could not be told about" in log.text()
    assert "Traceback" not in log.text()
    assert ROLE in (await replied(sandbox, mia, questions, mention(sandbox, QUESTION))).text


async def test_shown_to_everyone_after_a_broken_connection(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot
) -> None:
    """It isn't said that the card is in the channel already: it may be pressed again."""
    private = (await asked(sandbox, mia, questions)).original
    assert private is not None
    hang_up(sandbox, CALLBACK)
    await (await sandbox.press(mia, private, custom_id(private, "Show everyone"))).settled()
    again = await (await sandbox.press(mia, private, custom_id(private, "Show everyone"))).settled()
    await bot.services.in_flight.wait_until_none()
    assert again.original is not None
    assert ROLE in again.original.text
    assert again.original.ephemeral_to is None


async def test_refused_for_hours(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, log: Log, clock: ManualClock
) -> None:
    """Nobody waits for hours: the member is told."""
    before = clock.monotonic()
    sandbox.faults.fail_next(1, 429, match=POST, retry_after=7200)
    reply = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    await all_heard(sandbox, bot)
    assert reply.text.startswith(SORRY)
    assert clock.monotonic() - before < 60
    assert "RateLimited (for 7200 s)" in log.errors()[0]


def hang_up(sandbox: Sandbox, match: str, calls: int = 1) -> None:
    """Have the connection break at the next calls."""
    sandbox.faults.fail_next(calls, HANG_UP, match=match)


@pytest.mark.usefixtures("bot")
async def test_autocomplete_too_late(
    sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock, log: Log
) -> None:
    """Nobody waits for it any more: no error, no traceback, and not who it was."""
    for command, option in (("ask", "question"), ("role", "entry")):
        sandbox.faults.delay_next(1, 4, match=CALLBACK)
        offering = asyncio.ensure_future(sandbox.complete(mia, questions, command, option, "what does"))
        await sandbox.until(lambda: clock.sleepers >= 2)
        await clock.advance(4)
        with pytest.raises(Unanswered):
            await offering
    await sandbox.until(lambda: statuses(sandbox, CALLBACK) == [404, 404])
    await heard(sandbox)
    assert log.errors() == []
    assert "WARNING" not in log.text()
    assert log.text().count("DEBUG bot.app.respond.library_log what was offered came too late") == 2


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
    await bot.services.in_flight.wait_until_none()
    sandbox.faults.clear()
    assert written(sandbox) == []
    assert log.errors()
    other = await replied(sandbox, mia, sandbox.world.channel("#interviews"), mention(sandbox, QUESTION))
    assert ROLE in other.text
