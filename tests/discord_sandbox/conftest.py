"""A sandbox whose clock is moved by hand, and a plain discord.py client connected to it over real sockets."""

import warnings
from collections.abc import AsyncIterator

import pytest

with warnings.catch_warnings():  # discord.py imports audioop, of which Python warns
    warnings.simplefilter("ignore", DeprecationWarning)
    import discord  # noqa: F401

from discord_sandbox import Sandbox
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.commands import add_commands
from tests.discord_sandbox.manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    """A clock that stands until it is moved on."""
    return ManualClock()


@pytest.fixture
async def sandbox(clock: ManualClock) -> AsyncIterator[Sandbox]:
    """A sandbox whose time is `clock`."""
    async with Sandbox(clock=clock) as one:
        yield one


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[Client]:
    """A client that is through READY and has its commands synced."""
    one = Client()
    add_commands(one)
    async with connected(sandbox, one):
        yield one
