"""Links are asked once each, and never inside a private network."""

from collections.abc import AsyncIterator
from socket import AF_INET, AddressFamily

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer

from bot.faq.links import LinkState, check_links, is_public


class Loopback(AbstractResolver):
    """Leads every name to the test's own server."""

    async def resolve(self, host: str, port: int = 0, family: AddressFamily = AF_INET) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
async def server() -> AsyncIterator[TestServer]:
    """A site whose pages answer with the status in their path, or lead elsewhere; it remembers who asked."""
    app = web.Application()
    app["asked"] = []

    async def page(request: web.Request) -> web.Response:
        request.app["asked"].append(request.path)
        if request.path == "/moved":
            return web.Response(status=301, headers={"Location": "/200"})
        if request.path == "/round":
            return web.Response(status=302, headers={"Location": "/round"})
        if request.path == "/inside":
            return web.Response(status=302, headers={"Location": f"http://127.0.0.1:{request.url.port}/secret"})
        return web.Response(status=int(request.path[1:]))

    app.router.add_get("/{any}", page)
    async with TestServer(app) as running:
        yield running


async def asked(server: TestServer, *paths: str) -> dict[str, LinkState]:
    links = {f"http://example.org:{server.port}{path}": ("pets/cats",) for path in paths}
    states = await check_links(links, lambda: None, aiohttp.TCPConnector(resolver=Loopback()))
    return {state.url.partition(str(server.port))[2]: state for state in states}


async def test_states(server: TestServer) -> None:
    """Alive, dead, or can't tell; redirects are followed, but not for ever."""
    states = await asked(server, "/200", "/404", "/410", "/401", "/403", "/429", "/999", "/503", "/moved", "/round")
    assert {path for path, state in states.items() if state.state == "alive"} == {"/200", "/moved"}
    assert {path for path, state in states.items() if state.state == "dead"} == {"/404", "/410", "/round"}
    assert states["/404"].used_by == ("pets/cats",)


async def test_a_redirect_inside_is_not_followed(server: TestServer) -> None:
    """The secret is never asked for."""
    states = await asked(server, "/inside")
    assert states["/inside"].state == "dead"
    assert server.app["asked"] == ["/inside"]


async def test_private_addresses_are_never_asked(server: TestServer) -> None:
    """Not by figures, not by a name that leads there."""
    urls = [
        f"http://127.0.0.1:{server.port}/200",
        f"http://localhost:{server.port}/200",
        "http://10.0.0.1/",
        "http://[::1]/",
    ]
    states = await check_links(dict.fromkeys(urls, ()), lambda: None)
    assert {state.state for state in states} == {"dead"}
    assert server.app["asked"] == []


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "169.254.169.254",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "x",
    ],
)
def test_not_public(address: str) -> None:
    """Private, loopback, link-local, mapped, unspecified, multicast, nonsense."""
    assert not is_public(address)


def test_public() -> None:
    """The rest of the internet."""
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")
