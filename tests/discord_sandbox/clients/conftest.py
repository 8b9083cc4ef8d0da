"""A sandbox in real time, and one bot after the other that is connected to it."""

from collections.abc import AsyncIterator

import pytest

from discord_sandbox import Sandbox
from tests.discord_sandbox.clients.harness import Program, RunningProgram, running
from tests.discord_sandbox.conformance.checker import Conformance
from tests.discord_sandbox.described import discord_described

PROGRAMS = (
    Program(
        "discord.js",
        (".venv/bin/node", "tests/discord_sandbox/clients/discord_js.mjs"),
        made_by=".venv/discord-js/.done",
        environment={"NODE_PATH": ".venv/discord-js/node_modules"},
        # It puts this key, false, into every body of a message; Discord knows it in new messages alone.
        notes=frozenset(
            {
                ("/channels/{channel}/messages/{message}", "enforce_nonce"),
                ("/interactions/{interaction}/{token}/callback", "data.enforce_nonce"),
                ("/webhooks/{application}/{token}", "enforce_nonce"),
                ("/webhooks/{application}/{token}/messages/{message}", "enforce_nonce"),
            }
        ),
    ),
    Program(
        "hikari",
        (".venv/clients/bin/python", "tests/discord_sandbox/clients/hikari_bot.py"),
        made_by=".venv/clients/.done",
        fields=("goal",),
    ),
)
_NO_ROUTE = (404, 405)


@pytest.fixture
async def sandbox(conformance: Conformance) -> AsyncIterator[Sandbox]:
    """A sandbox that holds all bodies, those that it sends too, against Discord's description."""
    async with Sandbox(check=discord_described(), payload_check=conformance) as one:
        yield one


@pytest.fixture(params=PROGRAMS, ids=lambda program: program.name)
async def client(request: pytest.FixtureRequest, sandbox: Sandbox) -> AsyncIterator[RunningProgram]:
    """A bot that is logged in and has its commands registered; all that it sent must be as Discord wants it."""
    program: Program = request.param
    async with running(program, sandbox) as one:
        await one.event("ready")
        yield one
    assert sandbox.refusals == []
    notes = {(note.call.template, path) for note in sandbox.notes for path, _message in note.problems}
    assert notes <= program.notes
    assert [call for call in sandbox.calls if call.status in _NO_ROUTE] == []
