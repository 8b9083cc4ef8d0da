"""A plain discord.py client that is connected to a sandbox, and keeps what it heard."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from discord_sandbox import Sandbox

INTENTS = discord.Intents(guilds=True, messages=True, reactions=True, typing=True)


class Client(discord.AutoShardedClient):
    """Answers mentions, and keeps the messages and the names of the events that it got."""

    def __init__(self, *, shard_count: int | None = None, intents: discord.Intents = INTENTS) -> None:
        super().__init__(intents=intents, shard_count=shard_count, guild_ready_timeout=0.05, enable_debug_events=True)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.interactions: list[discord.Interaction] = []
        self.events: list[str] = []
        self._happened = asyncio.Event()

    async def on_message(self, message: discord.Message) -> None:
        """Keep it, and answer a person's mention."""
        self.heard.append(message)
        self._happened.set()
        if self.user in message.mentions and not message.author.bot:
            await message.reply(f"You said: {message.content}")

    async def on_socket_event_type(self, name: str) -> None:
        """Keep its name."""
        self.events.append(name)
        self._happened.set()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Keep it."""
        self.interactions.append(interaction)
        self._happened.set()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so, looked at after each event."""
        async with asyncio.timeout(10):
            while not condition():
                self._happened.clear()
                await self._happened.wait()


@contextmanager
def pointed_at(api_url: str, gateway_url: str) -> Iterator[None]:
    """Point discord.py at a sandbox instead of Discord."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@asynccontextmanager
async def running_at(api_url: str, gateway_url: str, client: Client, token: str) -> AsyncIterator[asyncio.Task[None]]:
    """Log a client in and keep it running."""
    with pointed_at(api_url, gateway_url):
        async with client:
            task = asyncio.create_task(client.start(token))
            try:
                yield task
            finally:
                await client.close()
                task.cancel()
                with suppress(asyncio.CancelledError, discord.DiscordException):
                    await task


@asynccontextmanager
async def running(sandbox: Sandbox, client: Client, token: str | None = None) -> AsyncIterator[asyncio.Task[None]]:
    """Log a client in to a sandbox and keep it running."""
    async with running_at(sandbox.api_url, sandbox.gateway.url, client, token or sandbox.token) as task:
        yield task


@asynccontextmanager
async def connected(sandbox: Sandbox, client: Client) -> AsyncIterator[Client]:
    """Log a client in, sync its commands, and yield it once it is ready."""
    async with running(sandbox, client):
        await sandbox.connected()
        await client.wait_until_ready()
        await client.tree.sync()
        yield client
