"""One person's questions are answered one at a time, so nobody waits for them but themselves."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress

import pytest

from bot.answering import AnsweringService, RateLimit
from bot.answering.rate_limiter import WINDOW
from bot.answering.service import THREADS
from bot.answering.turns import MAX_WAITING
from bot.mentor import Answer, Library, Question
from tests.answering.conftest import GatedEncoder
from tests.discord_sandbox.manual_clock import ManualClock

MIA, OMAR = 1, 2
WITHIN = 10.0
"""Seconds after which something that should come has not come."""


@pytest.fixture
def clock() -> ManualClock:
    """A clock that stands."""
    return ManualClock()


@pytest.fixture
def answering(library: Library, clock: ManualClock) -> Iterator[AnsweringService]:
    """The service, without a limit a minute."""
    service = AnsweringService(library, clock, answers_per_minute=0)
    yield service
    service.close()


async def begun(gated: GatedEncoder) -> None:
    """Wait until a slow text is being encoded."""
    assert await asyncio.to_thread(gated.began.acquire, timeout=WITHIN)


async def asked(answering: AnsweringService, person: int, count: int) -> list[asyncio.Task[object]]:
    """Ask slow questions for a person, and let each come to where it waits."""
    tasks = [
        asyncio.create_task(answering.ask(Question(f"is there a slow cat {n}"), person), name=str(n))
        for n in range(count)
    ]
    await asyncio.sleep(0)
    return list(tasks)


async def test_others_do_not_wait(answering: AnsweringService, gated: GatedEncoder) -> None:
    """Somebody whose questions take all the time there is keeps one thread busy, and no more."""
    slow = await asked(answering, MIA, THREADS + 1)
    await begun(gated)

    reply = await asyncio.wait_for(answering.ask(Question("any kittens?"), OMAR), WITHIN)

    assert isinstance(reply, Answer)
    assert not any(task.done() for task in slow)
    gated.gate.set()
    await asyncio.gather(*slow)
    assert gated.concurrency.most == 1


async def test_a_person_is_answered_in_order(answering: AnsweringService, gated: GatedEncoder) -> None:
    """First come, first served, each of them."""
    slow = await asked(answering, MIA, MAX_WAITING + 1)
    finished: list[str] = []
    for task in slow:
        task.add_done_callback(lambda done: finished.append(done.get_name()))
    gated.gate.set()
    await asyncio.gather(*slow)

    assert finished == [task.get_name() for task in slow]


async def test_two_people_are_answered_side_by_side(answering: AnsweringService, gated: GatedEncoder) -> None:
    """The bound is each person's own."""
    slow = [*await asked(answering, MIA, 1), *await asked(answering, OMAR, 1)]
    await begun(gated)
    await begun(gated)

    gated.gate.set()
    await asyncio.gather(*slow)
    assert gated.concurrency.most == THREADS


async def test_a_bounded_number_waits(answering: AnsweringService, gated: GatedEncoder, clock: ManualClock) -> None:
    """Who asks more is refused as by the rate limit, told once a minute, until there is room again."""
    slow = await asked(answering, MIA, MAX_WAITING)
    assert answering.check_rate_limit(MIA) is RateLimit.ALLOWED
    slow += await asked(answering, MIA, 1)

    assert answering.check_rate_limit(MIA) is RateLimit.REFUSED
    assert answering.check_rate_limit(MIA) is RateLimit.REFUSED_SILENTLY
    assert answering.check_rate_limit(OMAR) is RateLimit.ALLOWED
    await clock.advance(WINDOW)
    assert answering.check_rate_limit(MIA) is RateLimit.REFUSED

    gated.gate.set()
    await asyncio.gather(*slow)
    assert answering.check_rate_limit(MIA) is RateLimit.ALLOWED


async def test_what_is_given_up_makes_room(answering: AnsweringService, gated: GatedEncoder) -> None:
    """A question that nobody waits for any more, as when the bot stops, leaves its place to the next one."""
    slow = await asked(answering, MIA, MAX_WAITING + 1)
    await begun(gated)
    for task in slow[1:]:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    assert answering.check_rate_limit(MIA) is RateLimit.ALLOWED
    after = asyncio.create_task(answering.ask(Question("any kittens?"), MIA))
    gated.gate.set()

    assert isinstance(await asyncio.wait_for(after, WITHIN), Answer)
    await slow[0]
