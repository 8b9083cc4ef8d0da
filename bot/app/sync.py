"""Telling Discord the commands: only when they changed, and at most once a minute."""

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.http import Route

from bot.clock import Clock

if TYPE_CHECKING:
    from bot.app.client import MentorBot

PAUSE = 60.0
"""Seconds between two syncs."""
_DISCORDS_OWN = {"id", "application_id", "guild_id", "version", "default_permission", "handler", "name_localized"}
_DISCORDS_OWN |= {"description_localized", "dm_permission"}
log = logging.getLogger(__name__)


class Sync:
    """Keeps Discord's list of the commands like ours."""

    def __init__(self, bot: "MentorBot", clock: Clock) -> None:
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
        """Sync now, or when a minute has gone by since the last time; one call waits for all that come meanwhile."""
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
        commands = [*tree.get_commands()]
        translator = tree.translator
        if translator is None:
            return [command.to_dict(tree) for command in commands]
        return [await command.get_translated_payload(tree, translator) for command in commands]


def _by_name(commands: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"{command.get('type', 1)} {command['name']}": command for command in commands}


def same(ours: object, theirs: object) -> bool:
    """Say whether two descriptions of commands mean the same; what is empty may be left out, Discord's own is."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        keys = (ours.keys() | theirs.keys()) - _DISCORDS_OWN
        return all(same(ours.get(key), theirs.get(key)) for key in keys)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return ours == theirs or (not ours and not theirs)
