"""What the tests of links share: a site on the loopback, and names that lead there."""

from collections.abc import AsyncIterator
from socket import AF_INET, AddressFamily

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.faq.lint.links import LinkState, check_links


class Loopback(AbstractResolver):
    """Leads every name to the loopback."""

    async def resolve(self, host: str, port: int = 0, family: AddressFamily = AF_INET) -> list[ResolveResult]:
        """Return the loopback address."""
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=family or AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing to close."""


class Site:
    """A site that answers with the status in the path, or leads on; it remembers what was asked.

    /hop/3 leads to /hop/2 and so on, /to?url=… to any address, /round to itself.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.port = 0

    def url(self, path: str, host: str = "example.org") -> str:
        """Write the address of a page."""
        return f"http://{host}:{self.port}{path}"

    async def states(self, *urls: str) -> dict[str, LinkState]:
        """Check addresses, all names of which lead to this site."""
        links: dict[str, tuple[str, ...]] = dict.fromkeys(urls, ("pets/cats",))
        found = await check_links(links, lambda: None, aiohttp.TCPConnector(resolver=Loopback()))
        return {state.url: state for state in found}

    async def answer(self, request: web.Request) -> web.Response:
        """Answer a request."""
        self.asked.append(request.path)
        match request.path.split("/")[1:]:
            case ["to"]:
                return web.Response(status=302, headers={"Location": request.query["url"]})
            case ["round"]:
                return web.Response(status=302, headers={"Location": "/round"})
            case ["hop", left] if int(left):
                return web.Response(status=307, headers={"Location": f"/hop/{int(left) - 1}"})
            case [status] if status.isdecimal():
                return web.Response(status=int(status))
        return web.Response()


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A running site on a free port of the loopback."""
    running = Site()
    app = web.Application()
    app.router.add_get("/{any:.*}", running.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    running.port = runner.addresses[0][1]
    yield running
    await runner.cleanup()
