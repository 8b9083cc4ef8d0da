"""A sandbox whose clock is moved by hand, and a plain discord.py client connected to it over real sockets."""

import warnings
from collections.abc import AsyncIterator, Iterator

import pytest

with warnings.catch_warnings():  # discord.py imports audioop, of which Python warns
    warnings.simplefilter("ignore", DeprecationWarning)
    import discord  # noqa: F401

from discord_sandbox import Sandbox
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.commands import add_commands
from tests.discord_sandbox.conformance.checker import Conformance
from tests.discord_sandbox.conformance.session import conforming
from tests.discord_sandbox.manual_clock import ManualClock


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
async def sandbox(clock: ManualClock, conformance: Conformance) -> AsyncIterator[Sandbox]:
    """A sandbox whose time is `clock`; the test fails if it sent anything that Discord would send otherwise."""
    async with Sandbox(clock=clock, payload_check=conformance) as one:
        yield one


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[Client]:
    """A client that is through READY and has its commands synced."""
    one = Client()
    add_commands(one)
    async with connected(sandbox, one):
        yield one
