"""REST calls by hand, as clients other than discord.py send them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import aiohttp

from discord_sandbox import Channel, Interaction, Sandbox


class Answered(NamedTuple):
    """How a call was answered."""

    status: int
    body: Any
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Caller:
    """Sends calls with the bot's token."""

    sandbox: Sandbox
    session: aiohttp.ClientSession

    async def call(self, method: str, path: str, **body: Any) -> Answered:  # noqa: ANN401 - passed on to aiohttp
        """Send a call, with `json` or `data` as its body."""
        url = f"{self.sandbox.api_url}{path}"
        headers = {"Authorization": f"Bot {self.sandbox.token}"}
        async with self.session.request(method, url, headers=headers, **body) as answer:
            found = None if answer.status == 204 else await answer.json()
            return Answered(answer.status, found, answer.headers)

    async def send(self, channel: Channel, **body: Any) -> Answered:  # noqa: ANN401 - passed on to aiohttp
        """Send a message to a channel."""
        return await self.call("POST", f"/channels/{channel.id}/messages", **body)

    async def respond(self, interaction: Interaction, response: object) -> Answered:
        """Respond to an interaction."""
        path = f"/interactions/{interaction.id}/{interaction.token}/callback"
        return await self.call("POST", path, json=response)


@asynccontextmanager
async def calling(sandbox: Sandbox) -> AsyncIterator[Caller]:
    """Open a session for calls to a sandbox."""
    async with aiohttp.ClientSession() as session:
        yield Caller(sandbox, session)
