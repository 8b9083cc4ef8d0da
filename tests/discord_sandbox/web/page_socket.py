"""The page's socket, as the page uses it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from discord_sandbox import Json, Sandbox


class Page:
    """A page that somebody has open."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._asked = 0
        self.events: list[Json] = []
        self.replies: dict[int, Json] = {}

    async def ask(self, do: str, **more: object) -> Json:
        """Ask for something, and wait for the reply."""
        self._asked += 1
        await self._socket.send_json({"request": self._asked, "do": do, **more})
        while self._asked not in self.replies:
            await self._receive()
        return self.replies[self._asked]

    async def wait(self, event: str, **wanted: object) -> Json:
        """Wait for an event with some values."""
        while True:
            for each in self.events:
                if each["event"] == event and all(each.get(key) == value for key, value in wanted.items()):
                    self.events.remove(each)
                    return each
            await self._receive()

    async def _receive(self) -> None:
        async with asyncio.timeout(10):
            body = json.loads(await self._socket.receive_str())
        if "reply" in body:
            self.replies[body["reply"]] = body
        else:
            self.events.append(body)


@asynccontextmanager
async def opened(sandbox: Sandbox, name: str) -> AsyncIterator[Page]:
    """Open the page as somebody."""
    person = sandbox.world.person(name)
    url = f"{sandbox.base_url}/page/socket?as={person.id}"
    async with aiohttp.ClientSession() as session, session.ws_connect(url, origin=sandbox.base_url) as socket:
        yield Page(socket)
