"""The gateway without a library: plain text frames, and what it closes a socket with."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from discord_sandbox import Json, Sandbox
from discord_sandbox.gateway.sessions import MAX_REPLAYED, Session

_INTENTS = 1 | 1 << 9 | 1 << 12


@asynccontextmanager
async def opened(sandbox: Sandbox, version: int = 10) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Connect, and read the hello."""
    url = f"{sandbox.gateway.url}?v={version}&encoding=json"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        hello = await socket.receive_json()
        assert hello["op"] == 10
        assert hello["d"]["heartbeat_interval"] > 1000
        yield socket


def identify(sandbox: Sandbox, **more: object) -> Json:
    """Write an IDENTIFY."""
    return {"op": 2, "d": {"token": sandbox.token, "intents": _INTENTS, "properties": {}, **more}}


async def close_code(socket: aiohttp.ClientWebSocketResponse) -> int | None:
    """Read until the socket is closed."""
    async with asyncio.timeout(5):
        async for _ in socket:
            pass
    return socket.close_code


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("not json", 4002),
        ('{"op": 77}', 4001),
        ('{"op": 3, "d": {}}', 4003),
        ('{"op": 2, "d": {"token": "another"}}', 4004),
        ('{"op": 2}', 4004),
    ],
)
async def test_what_closes_a_socket(sandbox: Sandbox, frame: str, code: int) -> None:
    """Frames that aren't understood, come too early or have a wrong token close it, each with its code."""
    async with opened(sandbox) as socket:
        await socket.send_str(frame)
        assert await close_code(socket) == code


@pytest.mark.parametrize(("more", "code"), [({"shard": [2, 2]}, 4010), ({"intents": 1 << 40}, 4013)])
async def test_what_cannot_identify(sandbox: Sandbox, more: Json, code: int) -> None:
    """A shard that can't be and intents that don't exist are refused."""
    async with opened(sandbox) as socket:
        await socket.send_json(identify(sandbox, **more))
        assert await close_code(socket) == code


async def test_identifying_twice_or_too_often(sandbox: Sandbox) -> None:
    """A second IDENTIFY on a socket closes it with 4005; none are left after the limit is used up."""
    async with opened(sandbox) as socket:
        for _ in range(2):
            await socket.send_json(identify(sandbox))
        assert await close_code(socket) == 4005
    sandbox.gateway.limit.remaining = 0
    async with opened(sandbox) as socket:
        await socket.send_json(identify(sandbox))
        assert await close_code(socket) == 4004


async def test_an_old_version(sandbox: Sandbox) -> None:
    """Another version of the gateway than 10 is closed with 4012."""
    async with opened(sandbox, 6) as socket:
        assert await close_code(socket) == 4012


async def test_resuming_by_hand(sandbox: Sandbox) -> None:
    """A resume replays what came after its sequence number; unknown sessions are invalid, the future is refused."""
    mia, channel = sandbox.world.person("Mia"), sandbox.world.channel("questions")
    async with opened(sandbox) as socket:
        await socket.send_json(identify(sandbox))
        ready = await socket.receive_json()
        assert ready["t"] == "READY"
        sandbox.faults.drop()
        await close_code(socket)
    said = await sandbox.say(mia, channel, "hi")
    body = {"token": sandbox.token, "session_id": ready["d"]["session_id"], "seq": ready["s"]}
    async with opened(sandbox) as socket:
        await socket.send_json({"op": 6, "d": body})
        events = [await socket.receive_json() for _ in range(4)]
        assert [event["t"] for event in events] == ["GUILD_CREATE", "GUILD_CREATE", "MESSAGE_CREATE", "RESUMED"]
        assert events[2]["d"]["id"] == str(said.id)
        await socket.send_json({"op": 1, "d": events[-1]["s"]})
        assert (await socket.receive_json())["op"] == 11
    async with opened(sandbox) as socket:
        await socket.send_json({"op": 6, "d": body | {"session_id": "unknown"}})
        assert json.loads(await socket.receive_str()) == {"op": 9, "d": False, "s": None, "t": None}


@pytest.mark.parametrize("resumable", [True, False])
async def test_after_an_invalid_session_the_socket_goes_on(sandbox: Sandbox, *, resumable: bool) -> None:
    """After op 9 a bot may resume, or identify anew where it can't, without another connection."""
    async with opened(sandbox) as socket:
        await socket.send_json(identify(sandbox))
        ready, *_ = [await socket.receive_json() for _ in range(3)]
        sandbox.faults.invalidate(resumable=resumable)
        assert await socket.receive_json() == {"op": 9, "d": resumable, "s": None, "t": None}
        assert not sandbox.gateway.online
        await sandbox.say(sandbox.world.person("Mia"), sandbox.world.channel("questions"), "hi")
        body = {"token": sandbox.token, "session_id": ready["d"]["session_id"], "seq": 3}
        await socket.send_json({"op": 6, "d": body})
        if resumable:
            assert [(await socket.receive_json())["t"] for _ in range(2)] == ["MESSAGE_CREATE", "RESUMED"]
        else:
            assert await socket.receive_json() == {"op": 9, "d": False, "s": None, "t": None}
            await socket.send_json(identify(sandbox))
            assert (await socket.receive_json())["t"] == "READY"
        assert sandbox.gateway.online


async def test_what_is_no_event_has_null_for_number_and_name(sandbox: Sandbox) -> None:
    """Strict clients read `s` and `t` in every operation."""
    heard: list[Json] = []
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{sandbox.gateway.url}?v=10") as socket:
        await socket.send_json({"op": 1, "d": None})
        heard += [await socket.receive_json() for _ in range(2)]
        await socket.send_json(identify(sandbox))
        for _ in range(3):
            await socket.receive_json()
        sandbox.gateway.ask_for_heartbeat()
        sandbox.faults.reconnect()
        sandbox.faults.invalidate(resumable=False)
        heard += [await socket.receive_json() for _ in range(3)]
    assert [each["op"] for each in heard] == [10, 11, 1, 7, 9]
    for each in heard:
        assert each["s"] is each["t"] is None
        assert each.keys() == {"op", "d", "s", "t"}


async def test_the_token_names_the_bot(sandbox: Sandbox) -> None:
    """A token made here has the form of Discord's: clients read the bot's id out of its first part."""
    name, stamp, secret = sandbox.token.split(".")
    assert int(base64.b64decode(name + "=" * (-len(name) % 4))) == sandbox.world.bot.id
    assert len(stamp) == 6
    assert len(secret) >= 27


async def test_null_is_as_left_out(sandbox: Sandbox) -> None:
    """Strict clients write every key that an operation has."""
    guild = sandbox.world.guild("MLE Study Group")
    async with opened(sandbox) as socket:
        await socket.send_json(identify(sandbox, shard=None, presence=None, intents=1))
        assert [(await socket.receive_json())["t"] for _ in range(3)] == ["READY", "GUILD_CREATE", "GUILD_CREATE"]
        ids = [str(sandbox.world.bot.id)]
        for wanted in ({"query": None, "user_ids": ids}, {"query": "Mentor", "user_ids": None}):
            await socket.send_json({"op": 8, "d": {"guild_id": str(guild.id), "limit": 1, "nonce": None, **wanted}})
            chunk = await socket.receive_json()
            assert [each["user"]["id"] for each in chunk["d"]["members"]] == ids
        await socket.send_json({"op": 8, "d": {"guild_id": None, "user_ids": ids}})
        await socket.send_json({"op": 1, "d": None})
        assert (await socket.receive_json())["op"] == 11


async def test_a_future_sequence(sandbox: Sandbox) -> None:
    """A resume from an event that never was closes the socket with 4007."""
    async with opened(sandbox) as socket:
        await socket.send_json(identify(sandbox))
        ready = await socket.receive_json()
        sandbox.faults.drop()
        await close_code(socket)
    async with opened(sandbox) as socket:
        body = {"token": sandbox.token, "session_id": ready["d"]["session_id"], "seq": 99}
        await socket.send_json({"op": 6, "d": body})
        assert await close_code(socket) == 4007


def test_a_thousand_events_are_kept() -> None:
    """A session can be resumed as long as what was missed is among its last 1,000 events."""
    session = Session("one", 0, 1, 0, None)
    for _ in range(MAX_REPLAYED + 10):
        session.dispatch("TYPING_START", {})
    assert session.can_resume_from(10)
    assert not session.can_resume_from(9)
    assert session.can_resume_from(MAX_REPLAYED + 10)
