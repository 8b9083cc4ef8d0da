"""What the sandbox keeps is bounded, and what its gateway allows is Discord's."""

from typing import Any

import discord
import pytest

from discord_sandbox import Call, Json, Sandbox
from discord_sandbox.world.call_log import MOST_CALLS, CallLog
from discord_sandbox.world.state import SECONDS_OF_NONCE
from tests.discord_sandbox.client import Client
from tests.discord_sandbox.gateway.test_close_codes import close_code, identify, opened
from tests.discord_sandbox.manual_clock import ManualClock


async def test_nonces_are_the_authors_and_last_minutes(sandbox: Sandbox, client: Client, clock: ManualClock) -> None:
    """Another channel doesn't make a nonce new, some minutes do."""
    names = ("questions", "interviews")
    questions, interviews = (client.get_partial_messageable(sandbox.world.channel(name).id) for name in names)
    first = await questions.send("One", nonce=7)
    await clock.advance(SECONDS_OF_NONCE - 1)
    assert (await interviews.send("Two", nonce=7)).id == first.id
    await clock.advance(1.5)
    assert (await interviews.send("Three", nonce=7)).id != first.id


def test_of_very_many_calls_the_last_are_kept() -> None:
    log = CallLog()
    for number in range(2 * MOST_CALLS):
        log.add(Call("GET", "", str(number), {}, 0.0))
    assert len(log.calls) <= MOST_CALLS
    assert log.calls[-1].path == str(2 * MOST_CALLS - 1)


async def test_fifteen_menu_commands(sandbox: Sandbox, client: Client) -> None:
    http, app = client.http, sandbox.world.application_id
    menu: list[Any] = [{"type": 3, "name": f"m{i}"} for i in range(16)]
    assert len(await http.bulk_upsert_global_commands(app, menu[:15])) == 15
    with pytest.raises(discord.HTTPException) as one_more:
        await http.upsert_global_command(app, menu[15])
    assert one_more.value.code == 30032


async def test_a_missed_heartbeat_closes_the_socket_and_the_session_resumes(sandbox: Sandbox) -> None:
    sandbox.gateway.heartbeat_milliseconds = 1100
    async with opened(sandbox) as socket:
        await socket.send_json(identify(sandbox))
        ready = await socket.receive_json()
        assert await close_code(socket) == 4009
    body = {"token": sandbox.token, "session_id": ready["d"]["session_id"], "seq": ready["s"]}
    async with opened(sandbox) as socket:
        await socket.send_json({"op": 6, "d": body})
        assert [(await socket.receive_json()).get("t") for _ in range(3)] == ["GUILD_CREATE", "GUILD_CREATE", "RESUMED"]


async def test_one_identify_in_five_seconds(sandbox: Sandbox, clock: ManualClock) -> None:
    sandbox.faults.rate_limits = True

    async def answer() -> Json:
        async with opened(sandbox) as socket:
            await socket.send_json(identify(sandbox))
            received: Json = await socket.receive_json()
            return received

    assert (await answer())["t"] == "READY"
    await clock.advance(4.9)
    assert (await answer())["op"] == 9
    await clock.advance(0.2)
    assert (await answer())["t"] == "READY"
