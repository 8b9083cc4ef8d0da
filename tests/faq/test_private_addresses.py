"""A private address is private however it is written: nothing inside a network is asked."""

import pytest

from bot.faq.lint.links import check_links
from tests.faq.conftest import Site

LOOPBACK = [
    "127.0.0.1",
    "localhost",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "127.1",
    "127.0.0.1.",
    "0",
    "0.0.0.0",  # noqa: S104  # asked, not listened on
    "[::]",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:0:0:1]",
    "１２７.0.0.1",
    "127。0。0。1",
    "①②⑦.⓪.⓪.①",
    "LOCALHOST",
    "ｌｏｃａｌｈｏｓｔ",
]


@pytest.mark.parametrize("host", LOOPBACK)
async def test_the_loopback_is_not_asked(site: Site, host: str) -> None:
    """No notation of 127.0.0.1 reaches anybody, nor does a name that leads there."""
    (state,) = await check_links({site.url("/secret", host): ()}, lambda: None)

    assert site.asked == []
    assert state.state != "alive"


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "１２７.0.0.1", "127。0。0。1"])
async def test_a_redirect_to_the_loopback_is_not_followed(site: Site, host: str) -> None:
    """A redirect to the loopback, however it is written, is where asking ends."""
    url = site.url(f"/to?url={site.url('/secret', host)}")

    found = await site.states(url)

    assert site.asked == ["/to"]
    assert found[url].state == "dead"


@pytest.mark.parametrize("onward", ["file:///etc/passwd", "ftp://example.org/x", "data:text/plain,hello", "http://["])
async def test_a_redirect_out_of_the_web_is_dead(site: Site, onward: str) -> None:
    """Only http and https are followed."""
    url = site.url(f"/to?url={onward}")

    found = await site.states(url)

    assert site.asked == ["/to"]
    assert found[url].state == "dead"
