"""Links are asked once each, and what became of it is said."""

import aiohttp
import pytest

from bot.faq.lint.links import MAX_REDIRECTS, check_links
from bot.faq.lint.public_addresses import is_public
from tests.faq.conftest import Loopback, Site

CARRIED = """64:ff9b::10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2002:a00:1::1 ::127.0.0.1 ::10.0.0.1 ::ffff:0:10.0.0.1
2001::7f00:1 2001:0:7f00:1:: 2001:0:808:808::f5ff:fffe 64:ff9b:1::808:808 fec0::1 5f00::1"""
"""Private addresses that others carry; 8.8.8.8 is the public one."""
PRIVATE = "10.1.2.3 172.16.0.1 192.168.1.1 127.0.0.1 169.254.169.254 ::1 fe80::1 fd00::1 ::ffff:10.0.0.1 224.0.0.1 x"


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/200", "alive"),
        ("/404", "dead"),
        ("/410", "dead"),
        ("/401", "can't tell"),
        ("/403", "can't tell"),
        ("/429", "can't tell"),
        ("/999", "can't tell"),
        ("/503", "can't tell"),
        ("/to?url=/200", "alive"),
        ("/to?url=/404", "dead"),
        ("/round", "dead"),
        (f"/hop/{MAX_REDIRECTS}", "alive"),
        (f"/hop/{MAX_REDIRECTS + 1}", "dead"),
    ],
)
async def test_states(site: Site, path: str, state: str) -> None:
    """Alive, dead, or can't tell; redirects are followed, but not for ever."""
    url = site.url(path)

    (found,) = (await site.states(url)).values()

    assert (found.url, found.state, found.used_by) == (url, state, ("pets/cats",))
    assert found.why


async def test_only_so_many_redirects_are_followed(site: Site) -> None:
    """Nobody can keep the check going round."""
    await site.states(site.url("/round"))

    assert len(site.asked) == MAX_REDIRECTS + 1


async def test_every_link_is_asked_once_and_told_of(site: Site) -> None:
    """More links than are asked at once: each is asked once, told of once, and comes back in order."""
    links: dict[str, tuple[str, ...]] = {site.url(f"/page/{n}"): (f"pets/{n}",) for n in range(30)}
    done: list[None] = []

    states = await check_links(links, lambda: done.append(None), aiohttp.TCPConnector(resolver=Loopback()))

    assert [(state.url, state.used_by) for state in states] == list(links.items())
    assert sorted(site.asked) == sorted(f"/page/{n}" for n in range(30))
    assert len(done) == 30


async def test_nobody_there_is_dead(site: Site) -> None:
    """An address where nobody listens is dead, and the reason is said; the others are asked all the same."""
    there, nobody = site.url("/"), "http://example.org:9/"  # discard: nothing listens there

    found = await site.states(there, nobody)

    assert (found[there].state, found[nobody].state) == ("alive", "dead")
    assert found[nobody].why


@pytest.mark.parametrize("address", PRIVATE.split())
def test_not_public(address: str) -> None:
    """Private, loopback, link-local, mapped, multicast, nonsense."""
    assert not is_public(address)


@pytest.mark.parametrize("address", CARRIED.split())
def test_what_an_address_carries_counts(address: str) -> None:
    """A gateway would lead on to it: NAT64, 6to4, compatible, translated, Teredo."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["64:ff9b::8.8.8.8", "2002:808:808::1"])
def test_a_public_address_may_be_carried(address: str) -> None:
    """It is as public as it is by itself."""
    assert is_public(address)


def test_public() -> None:
    """The rest of the internet."""
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")
