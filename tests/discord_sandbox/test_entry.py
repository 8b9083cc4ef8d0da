"""`python -m discord_sandbox` as a process of its own, with a discord.py client that connects to it."""

import asyncio
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from tests.discord_sandbox.client import Client, running_at

Process = asyncio.subprocess.Process
TOKEN = "chosen"  # noqa: S105 - of a sandbox


@asynccontextmanager
async def started(*arguments: str) -> AsyncIterator[tuple[Process, dict[str, str]]]:
    """Start the sandbox, and read the addresses and the token that it prints."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "discord_sandbox", *arguments,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        printed = await read_until(process, "Waiting for a bot")
        yield process, dict(re.findall(r"^(\w+)  +(\S+)$", printed, re.MULTILINE))
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def read_until(process: Process, text: str) -> str:
    """Read what a process prints up to the line that holds a text."""
    assert process.stdout is not None
    printed = ""
    async with asyncio.timeout(60):
        while text not in printed:
            line = (await process.stdout.readline()).decode()
            assert line, f"the process ended after {printed!r}"
            printed += line
    return printed


async def test_a_bot_connects_to_what_was_printed() -> None:
    """The page, the API, the gateway and the token are those that work; the bot is reported as it comes and goes."""
    async with started("--port", "0", "--bot-name", "Any Bot", "--token", TOKEN) as (process, printed):
        assert printed["token"] == TOKEN
        async with aiohttp.ClientSession() as session, session.get(printed["page"]) as page:
            assert (page.status, page.content_type) == (200, "text/html")
        client = Client()
        async with running_at(printed["API"], printed["gateway"], client, printed["token"]):
            await client.wait_until_ready()
            assert client.user is not None
            assert client.user.global_name == "Any Bot"
            await read_until(process, "The bot is connected.")
        await read_until(process, "The bot is not connected any more.")


async def test_keys_that_discord_does_not_know_are_told() -> None:
    """With Discord's description installed, whoever watches the terminal reads of them."""
    async with started("--port", "0", "--token", TOKEN) as (process, printed), aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bot {TOKEN}"}
        async with session.get(f"{printed['API']}/users/@me/guilds", headers=headers) as answer:
            (guild, *_) = await answer.json()
        async with session.get(f"{printed['API']}/guilds/{guild['id']}/channels", headers=headers) as answer:
            channel = (await answer.json())[0]
        address = f"{printed['API']}/channels/{channel['id']}/messages"
        async with session.post(address, headers=headers, json={"content": "Hi", "surprise": 1}) as answer:
            assert answer.status == 200
        await read_until(process, "Discord would pass over keys of POST /channels/{channel}/messages: surprise")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
async def test_it_ends_when_told_to(sign: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end it at once, with exit code 0 and no traceback."""
    async with started("--port", "0") as (process, printed):
        assert re.fullmatch(r"[\w-]{24,}\.[\w-]{6}\.[\w-]{27,}", printed["token"])
        process.send_signal(sign)
        _, complaints = await asyncio.wait_for(process.communicate(), 30)
        assert (process.returncode, complaints) == (0, b"")


async def test_a_port_that_is_taken() -> None:
    """A taken port is named in a sentence, without a traceback."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "discord_sandbox", "--port", str(port), stderr=asyncio.subprocess.PIPE
        )
        _, complaints = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 2
    assert complaints.decode().startswith(f"port {port} can't be used (")
    assert complaints.count(b"\n") == 1
