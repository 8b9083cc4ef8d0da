"""The real bot and the sandbox Discord, over real sockets in one loop; their clock is moved by hand."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from bot.app import MentorBot, discord_at, make_services
from bot.app.lifecycle import log_in
from bot.mentor import Library, Mentor
from bot.settings import load_settings
from bot.training.loader import build_mentor
from discord_sandbox import Channel, Interaction, Message, Option, Person, Sandbox
from discord_sandbox.validation.openapi import Description
from tests.discord_sandbox.conformance.checker import Conformance
from tests.discord_sandbox.conformance.session import conforming
from tests.discord_sandbox.described import discord_described
from tests.discord_sandbox.manual_clock import ManualClock

Bots = Callable[..., AbstractAsyncContextManager[MentorBot]]
DELETE = "🗑️"
"""The button that deletes a card has an icon alone."""


@pytest.fixture(scope="session")
def mentor() -> Mentor:
    """Our own FAQ."""
    return build_mentor(load_settings())


@pytest.fixture(scope="session")
def description() -> Description:
    """Discord's own description of its API."""
    return discord_described()


@pytest.fixture
def clock() -> ManualClock:
    """A clock that stands until it is moved on."""
    return ManualClock()


@pytest.fixture
def conformance() -> Iterator[Conformance]:
    """What the sandbox sends, held against Discord's description."""
    with conforming() as one:
        yield one


@pytest.fixture
async def sandbox(clock: ManualClock, description: Description, conformance: Conformance) -> AsyncIterator[Sandbox]:
    """A sandbox; the test fails if it or the bot sent what isn't as Discord has it."""
    async with Sandbox(clock=clock, check=description, payload_check=conformance) as one:
        yield one
        assert one.refusals == []
        assert one.notes == []  # Discord passes over unknown keys; of our bot they would be mistakes


@pytest.fixture
def bots(sandbox: Sandbox, mentor: Mentor, clock: ManualClock) -> Bots:
    """Start a bot: a context manager that ends it again."""

    @asynccontextmanager
    async def running(mentor: Mentor = mentor, **settings: int) -> AsyncIterator[MentorBot]:
        with discord_at(sandbox.base_url):
            bot = MentorBot(make_services(Library(mentor), clock=clock, **settings))
            async with bot:
                await log_in(bot, sandbox.token)
                serving = asyncio.create_task(bot.connect())
                await sandbox.ready()
                yield bot
                await bot.services.in_flight.wait_until_none()
            await serving

    return running


@pytest.fixture
async def bot(bots: Bots) -> AsyncIterator[MentorBot]:
    """A bot that is connected."""
    async with bots() as one:
        yield one


@pytest.fixture
def calm(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail if anything was logged as an error."""
    yield
    # Not caplog.records: they begin anew where a fixture ends.
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    assert [record for record in records if record.levelno >= logging.ERROR] == []


@pytest.fixture
def mia(sandbox: Sandbox) -> Person:
    """A member whose Discord is English."""
    return sandbox.world.person("Mia")


@pytest.fixture
def omar(sandbox: Sandbox) -> Person:
    """A moderator of the same guild."""
    return sandbox.world.person("Omar")


@pytest.fixture
def lin(sandbox: Sandbox) -> Person:
    """A member whose Discord is in Simplified Chinese."""
    return sandbox.world.person("小林")


@pytest.fixture
def yating(sandbox: Sandbox) -> Person:
    """A member whose Discord is in Traditional Chinese."""
    return sandbox.world.person("雅婷")


@pytest.fixture
def noor(sandbox: Sandbox) -> Person:
    """A member of the other guilds, who has the bot on her own account."""
    return sandbox.world.person("Noor")


@pytest.fixture
def questions(sandbox: Sandbox) -> Channel:
    """A channel in which all write."""
    return sandbox.world.channel("#questions")


def custom_id(message: Message, label: str) -> str:
    """Return the custom id of the button whose label begins like this."""
    return next(button.target for button in message.buttons() if button.label.startswith(label))


def labels(message: Message) -> list[str]:
    """List the labels of all buttons."""
    return [button.label for button in message.buttons()]


def offered(message: Message) -> list[str]:
    """List the labels of all that can be chosen from menus."""
    return [option.label for option in message.options()]


def option(message: Message, label: str) -> Option:
    """Return the option whose label begins like this."""
    return next(option for option in message.options() if option.label.startswith(label))


def related(message: Message, place: int = 0) -> Option:
    """Return an option with another entry's title."""
    return [option for option in message.options() if option.target.startswith("e:")][place]


async def press(sandbox: Sandbox, person: Person, message: Message, what: str | Option) -> Interaction:
    """Press the button of that custom id, or choose an option."""
    if isinstance(what, Option):
        return await sandbox.press(person, message, what.target, [what.value])
    return await sandbox.press(person, message, what)
