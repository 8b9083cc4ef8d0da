"""Syncing the commands to Discord: only when they changed, and at most once a minute."""

import asyncio
import logging
from typing import Any

import aiohttp
import discord
from discord.ext import commands
from discord.http import Route

from bot.clock import Clock

PAUSE = 60.0
"""Seconds between two syncs."""
_DISCORDS_OWN = {"id", "application_id", "guild_id", "version", "default_permission", "handler", "name_localized"}
_DISCORDS_OWN |= {"description_localized", "dm_permission"}
log = logging.getLogger(__name__)


class CommandSync:
    """Keeps Discord's list of commands equal to ours."""

    def __init__(self, bot: commands.AutoShardedBot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._last: float | None = None
        self._waiting: asyncio.Lock = asyncio.Lock()

    async def now(self) -> None:
        """Sync if Discord has other commands than we have."""
        self._last = self._clock.now()
        wanted = await self._wanted()
        route = Route("GET", "/applications/{application_id}/commands", application_id=self._bot.application_id)
        there = await self._bot.http.request(route, params={"with_localizations": "true"})
        if same(_by_name(wanted), _by_name(there)):
            log.info("the commands are known to Discord")
            return
        await self._bot.tree.sync()
        log.info("told Discord %d commands", len(wanted))

    async def soon(self) -> None:
        """Sync now, or a minute after the last sync; calls that come while one waits return at once."""
        if self._waiting.locked():
            return
        async with self._waiting:
            if self._last is not None and (pause := self._last + PAUSE - self._clock.now()) > 0:
                await self._clock.sleep(pause)
        try:
            await self.now()
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.error("Discord did not take the commands (%s); the next saved topic tries again", type(error).__name__)  # noqa: TRY400 -- what it says is Discord's

    async def _wanted(self) -> list[dict[str, Any]]:
        tree = self._bot.tree
        own = [*tree.get_commands()]
        translator = tree.translator
        if translator is None:
            return [command.to_dict(tree) for command in own]
        return [await command.get_translated_payload(tree, translator) for command in own]


def _by_name(payloads: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"{payload.get('type', 1)} {payload['name']}": payload for payload in payloads}


def same(ours: object, theirs: object) -> bool:
    """Return whether two descriptions of commands mean the same; what is empty may be left out, Discord's own is."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        keys = (ours.keys() | theirs.keys()) - _DISCORDS_OWN
        return all(same(ours.get(key), theirs.get(key)) for key in keys)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return ours == theirs or (not ours and not theirs)
