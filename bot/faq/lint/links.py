"""Check that links still lead somewhere; each address is asked once, none inside a private network."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.faq.checks import Text
from bot.faq.faq import Faq
from bot.faq.files.problem import Place
from bot.faq.lint.public_addresses import is_public

State = Literal["alive", "dead", "can't tell"]
CANT_TELL = frozenset({401, 403, 429, 999})
"""Statuses with which sites refuse programs (999 is LinkedIn's)."""
MAX_CONCURRENT = 8
MAX_REDIRECTS = 5
TIMEOUT = 15.0
"""Seconds for one address."""


@dataclass(frozen=True, slots=True)
class LinkState:
    """The result of asking an address."""

    url: str
    state: State
    why: str
    used_by: tuple[str, ...]


class PrivateAddressError(OSError):
    """A name leads into a private network."""


class _PublicResolver(AbstractResolver):
    """Resolves names, and refuses those that lead into a private network; redirects go through it too."""

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        for result in found:
            if not is_public(result["host"]):
                raise PrivateAddressError(f"{host} leads to {result['host']}, inside a private network")
        return found

    async def close(self) -> None:
        await self._inner.close()


def links_of(faq: Faq) -> dict[str, tuple[str, ...]]:
    """Return every address of an FAQ with the ids of the entries that use it."""
    used: dict[str, list[str]] = {}
    for entry in faq.entries.values():
        urls = [link.url for link in entry.content.links]
        for url in dict.fromkeys([*urls, *filter(None, [entry.content.source])]):
            used.setdefault(url, []).append(entry.id)
    return {url: tuple(entries) for url, entries in sorted(used.items())}


async def check_links(
    links: dict[str, tuple[str, ...]], done: Callable[[], None], connector: aiohttp.BaseConnector | None = None
) -> list[LinkState]:
    """Return the state of every address; `done` is called after each.

    `connector` replaces the one that refuses private networks.
    """
    connector = connector or aiohttp.TCPConnector(resolver=_PublicResolver(), limit=MAX_CONCURRENT)
    headers = {"User-Agent": "Mozilla/5.0 (compatible; ml-career-mentor link check)"}
    timeout = aiohttp.ClientTimeout(total=TIMEOUT)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout, headers=headers) as session:
        slots = asyncio.Semaphore(MAX_CONCURRENT)

        async def one(url: str) -> LinkState:
            async with slots:
                state, why = await _check(session, url)
            done()
            return LinkState(url, state, why, links[url])

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(url)) for url in links]
    return [task.result() for task in tasks]


async def _check(session: aiohttp.ClientSession, url: str) -> tuple[State, str]:
    """Ask an address, following redirects one by one: the resolver never sees a literal IP address."""
    try:
        for _ in range(MAX_REDIRECTS + 1):
            asked = URL(url)  # as aiohttp reads it: １２７.0.0.1 and 127。0。0。1 are 127.0.0.1
            host = asked.raw_host or ""
            if _is_ip_address(host) and not is_public(host):
                return "dead", f"{host} is inside a private network; it was not asked"
            async with session.get(asked, allow_redirects=False) as response:
                onward = response.headers.get("Location")
                if response.status not in {301, 302, 303, 307, 308} or not onward:
                    return _state_of(response.status)
                url = urljoin(url, onward)
    except TimeoutError:
        return "can't tell", f"no answer within {TIMEOUT:.0f} s"
    except aiohttp.ClientConnectorError as error:
        if isinstance(error.os_error, PrivateAddressError):
            return "dead", f"{error.os_error}; it was not asked"
        return "can't tell" if isinstance(error, aiohttp.ClientConnectorDNSError) else "dead", str(error)
    except (aiohttp.ClientError, ValueError) as error:
        return "dead", str(error) or type(error).__name__
    return "dead", f"more than {MAX_REDIRECTS} redirects"


def _is_ip_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _state_of(status: int) -> tuple[State, str]:
    if status in CANT_TELL or status >= 500:
        return "can't tell", f"answers {status}"
    return ("alive" if status < 400 else "dead"), f"answers {status}"


def place_of(url: str, faq: Faq, texts: Iterable[Text]) -> Place | None:
    """Return the place of an address in the files, the first one where there are several; None where it is in none."""
    for text in texts:
        if text.is_title:
            entry = faq.entries[next(iter(text.answer))]
            _, number, *_ = text.location
            for index, link in enumerate(entry.content.links):
                if link.url == url:
                    return text.document.place(("entries", number, "links", index, "url"))
            if entry.content.source == url:
                return text.document.place(("entries", number, "source"))
    return None
