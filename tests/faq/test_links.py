"""Links are asked once each, and never inside a private network."""

from collections.abc import AsyncIterator
from socket import AF_INET, AddressFamily

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.faq.links import LinkState, check_links, is_public

PRIVATE = "10.1.2.3 172.16.0.1 192.168.1.1 127.0.0.1 169.254.169.254 ::1 fe80::1 fd00::1 ::ffff:10.0.0.1 224.0.0.1 x"


class Loopback(AbstractResolver):
    """Leads every name to the test's own server."""

    async def resolve(self, host: str, port: int = 0, family: AddressFamily = AF_INET) -> list[ResolveResult]:
        """Give the loopback address."""
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=family or AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing to close."""


class Site:
    """A site whose pages answer with the status in their path, or lead elsewhere; it remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.port = 0

    async def page(self, request: web.Request) -> web.Response:
        """Answer a request."""
        self.asked.append(request.path)
        onward = {"/moved": "/200", "/round": "/round", "/inside": f"http://127.0.0.1:{self.port}/secret"}
        if request.path in onward:
            return web.Response(status=302, headers={"Location": onward[request.path]})
        return web.Response(status=int(request.path[1:]))


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A site on a free port of the loopback."""
    running = Site()
    app = web.Application()
    app.router.add_get("/{any}", running.page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    running.port = runner.addresses[0][1]
    yield running
    await runner.cleanup()


async def states(site: Site, *paths: str) -> dict[str, LinkState]:
    """Ask pages of the site under a public name."""
    links: dict[str, tuple[str, ...]] = {f"http://example.org:{site.port}{path}": ("pets/cats",) for path in paths}
    found = await check_links(links, lambda: None, aiohttp.TCPConnector(resolver=Loopback()))
    return {state.url.partition(str(site.port))[2]: state for state in found}


async def test_states(site: Site) -> None:
    """Alive, dead, or can't tell; redirects are followed, but not for ever."""
    found = await states(site, "/200", "/404", "/410", "/401", "/403", "/429", "/999", "/503", "/moved", "/round")
    assert {path for path, state in found.items() if state.state == "alive"} == {"/200", "/moved"}
    assert {path for path, state in found.items() if state.state == "dead"} == {"/404", "/410", "/round"}
    assert found["/404"].used_by == ("pets/cats",)


async def test_a_redirect_inside_is_not_followed(site: Site) -> None:
    """The secret is never asked for."""
    found = await states(site, "/inside")
    assert found["/inside"].state == "dead"
    assert site.asked == ["/inside"]


async def test_private_addresses_are_never_asked(site: Site) -> None:
    """Not by figures, not by a name that leads there."""
    own = [f"http://{host}:{site.port}/200" for host in ("127.0.0.1", "localhost", "[::1]")]
    found = await check_links(dict.fromkeys([*own, "http://10.0.0.1/"], ()), lambda: None)
    assert {state.state for state in found} == {"dead"}
    assert site.asked == []


@pytest.mark.parametrize("address", PRIVATE.split())
def test_not_public(address: str) -> None:
    """Private, loopback, link-local, mapped, multicast, nonsense."""
    assert not is_public(address)


def test_public() -> None:
    """The rest of the internet."""
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")
