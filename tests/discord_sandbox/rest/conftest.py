"""Calls by hand to a sandbox that holds bodies against Discord's own description too."""

from collections.abc import AsyncIterator

import pytest

from discord_sandbox import Sandbox
from tests.discord_sandbox.client import Client, connected
from tests.discord_sandbox.commands import add_commands
from tests.discord_sandbox.conformance.checker import Conformance
from tests.discord_sandbox.described import discord_described
from tests.discord_sandbox.manual_clock import ManualClock
from tests.discord_sandbox.rest.calls import Caller, calling


@pytest.fixture
async def described(clock: ManualClock, conformance: Conformance) -> AsyncIterator[Sandbox]:
    """A sandbox with Discord's description, to which a client is connected whose command `silent` never answers."""
    client = Client()
    add_commands(client)
    async with (
        Sandbox(clock=clock, check=discord_described(), payload_check=conformance) as sandbox,
        connected(sandbox, client),
    ):
        yield sandbox


@pytest.fixture
async def caller(described: Sandbox) -> AsyncIterator[Caller]:
    """Calls to it."""
    async with calling(described) as one:
        yield one
