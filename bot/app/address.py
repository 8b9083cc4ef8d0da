"""The address of Discord, or of the server that takes its place in trials and tests."""

from collections.abc import Iterator
from contextlib import contextmanager

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


@contextmanager
def discord_at(url: str | None) -> Iterator[None]:
    """Point discord.py at a server that speaks Discord's protocol; None leaves it at Discord.

    Both addresses belong to the whole process, so they are put back at the end.
    """
    if url is None:
        yield
        return
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = f"{url}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = (
        yarl.URL(url).with_scheme("wss" if url.startswith("https") else "ws") / "gateway/"
    )
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway
