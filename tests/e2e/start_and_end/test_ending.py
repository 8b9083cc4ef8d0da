"""Ending in good order, and what the log never holds."""

import asyncio
import os
import re
import signal
from pathlib import Path

import pytest

from discord_sandbox import Channel, Message, Person, Sandbox
from tests.conftest import TOPIC, FaqFolder
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import DELETE, custom_id
from tests.e2e.start_and_end.conftest import SLOW_START, Ended, ended, process, started_by

# Ending


async def asked(sandbox: Sandbox, person: Person, channel: Channel, show: str = "me") -> Message:
    """Ask for the cats, and give the card."""
    options = {"question": "is there a cat here", "show": show}
    used = await (await sandbox.use(person, channel, "ask", options)).settled()
    assert used.original is not None
    return used.original


def provisional_in(cache: Path) -> list[Path]:
    """Return the folders in which training publishes a provisional matcher."""
    return list(cache.glob(".provisional-*"))


def calls(sandbox: Sandbox, part: str, status: int | None = None) -> int:
    """Count the bot's calls with something in their path, those that were answered so."""
    return sum(part in call.path and status in (None, call.status) for call in sandbox.calls)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
async def test_an_answer_is_finished(
    sandbox: Sandbox, in_discord: dict[str, str], mia: Person, questions: Channel, name: str
) -> None:
    """Discord has asked to try again in a second: the bot does, although it is told to end meanwhile."""
    async with process(in_discord) as one:
        await sandbox.ready(within=SLOW_START)
        sandbox.faults.fail_next(1, 429, match="/callback", retry_after=1.0)
        options = {"question": "is there a cat here"}
        used = await sandbox.use(mia, questions, "ask", options)
        await sandbox.until(lambda: calls(sandbox, "/callback", 429))
        one.send_signal(signal.Signals[name])
        await used.settled()
        assert used.original is not None
        assert "We have two." in used.original.text
        end = await ended(one)
    assert end.code == 0
    assert end.out == ""
    assert "Traceback" not in end.err
    assert sandbox.connections == []


async def test_what_takes_two_calls_is_finished(
    sandbox: Sandbox, in_discord: dict[str, str], clock: ManualClock, mia: Person, questions: Channel
) -> None:
    """A press of Delete is acknowledged first; the message is deleted after the bot was told to end."""
    async with process(in_discord) as one:
        await sandbox.ready(within=SLOW_START)
        card = await asked(sandbox, mia, questions, "everyone")
        sandbox.faults.delay_next(1, 1.0, match="/callback")
        before = calls(sandbox, "/callback")
        await sandbox.press(mia, card, custom_id(card, DELETE))
        await sandbox.until(lambda: calls(sandbox, "/callback") > before)
        one.terminate()
        await clock.advance(1.0)
        await sandbox.until(lambda: card.deleted)
        end = await ended(one)
    assert end == Ended(0, "", "")


async def test_training_is_cancelled(sandbox: Sandbox, in_discord: dict[str, str], faq_folder: FaqFolder) -> None:
    """A saved FAQ is being trained, and that would never end: whoever ends the bot does not wait for it."""
    cache = Path(in_discord["CACHE_DIR"])
    async with process(in_discord) as one:
        await sandbox.ready(within=SLOW_START)
        faq_folder({"pets.yaml": TOPIC.replace("puppies", "a phrasing that is not trained yet")})
        async with asyncio.timeout(SLOW_START):
            while not (provisional_in(cache) and started_by(one)):  # noqa: ASYNC110
                await asyncio.sleep(0.05)  # the system tells of neither folders nor processes
        (learning,) = started_by(one)
        os.kill(learning, signal.SIGSTOP)
        one.terminate()
        end = await ended(one)
    assert end == Ended(0, "", "")
    assert not provisional_in(cache)


async def test_what_never_ends_is_left(
    sandbox: Sandbox, in_discord: dict[str, str], mia: Person, questions: Channel
) -> None:
    """Discord doesn't answer: the bot ends all the same, in time, and says that something was left."""
    async with process(in_discord) as one:
        await sandbox.ready(within=SLOW_START)
        sandbox.faults.delay_next(1, 1e6, match="/callback")
        await sandbox.use(mia, questions, "ask", {"question": "is there a cat here"})
        await sandbox.until(lambda: calls(sandbox, "/callback"))
        one.terminate()
        end = await ended(one)
    assert end.code == 0
    assert end.out == ""
    assert re.match(r".* WARNING .*ended while something was still being answered\n", end.err)


async def test_told_to_end_while_it_reconnects(sandbox: Sandbox, in_discord: dict[str, str]) -> None:
    """It was sent to a server that takes its call and says nothing; it doesn't wait for a word from there."""
    called = asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        called.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as silent, process(in_discord) as one:
        # Once it knows where to connect to at first; READY then tells it where to resume.
        await sandbox.until(lambda: calls(sandbox, "/gateway/bot", 200) == 2, within=SLOW_START)
        sandbox.gateway.url = f"ws://127.0.0.1:{silent.sockets[0].getsockname()[1]}/"
        await sandbox.ready()
        sandbox.faults.reconnect()
        async with asyncio.timeout(SLOW_START):
            await called.wait()
        one.terminate()
        end = await ended(one)
    assert end == Ended(0, "", "")


async def test_told_to_end_while_it_logs_in(sandbox: Sandbox, in_discord: dict[str, str]) -> None:
    """Discord is slow: the bot doesn't wait for it before it ends."""
    sandbox.faults.delay_next(1, 1e6, match="/users/@me")
    async with process(in_discord) as one:
        await sandbox.until(lambda: calls(sandbox, "/users/@me"), within=SLOW_START)
        one.terminate()
        end = await ended(one)
    assert "Traceback" not in end.err


# The log


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
async def test_the_token_is_in_no_log(
    sandbox: Sandbox, in_discord: dict[str, str], mia: Person, questions: Channel, *, right: bool
) -> None:
    """Not even where everything is logged, from the login to the end."""
    token = sandbox.token if right else "MTI5.wrong.token-0123456789"
    async with process(in_discord | {"LOG_LEVEL": "DEBUG", "DISCORD_TOKEN": token}) as one:
        if right:
            await sandbox.ready(within=SLOW_START)
            await asked(sandbox, mia, questions)
            one.terminate()
        end = await ended(one, within=SLOW_START)
    assert "DEBUG" in end.err
    assert token not in end.out + end.err
