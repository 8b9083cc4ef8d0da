"""Syncing the commands to Discord: only when they changed, at most once a minute, until Discord has them."""

import asyncio
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord.ext import commands
from discord.http import Route

from bot.app.failures import CALL_ERRORS, log_under_number, what_failed
from bot.clock import Clock, finished_within

PAUSE = 60.0
"""Seconds between two syncs, and until the first further try."""
LONGEST_PAUSE = 3600.0
"""Seconds between two tries at most, unless Discord asks for more; they double from `PAUSE` on."""
TRY_WITHIN = 20.0
"""Seconds after which a try is given up."""
MAX_TEXT = 600
"""Characters of what Discord says that are logged."""
_DISCORDS_OWN = {"id", "application_id", "guild_id", "version", "default_permission", "handler", "name_localized"}
_DISCORDS_OWN |= {"description_localized", "dm_permission"}
_COMMAND_INDEX = re.compile(r"^In (\d+)\b", re.MULTILINE)
_REFUSED = "Discord did not take the commands, and goes on offering those that it has (%s); trying again in %s"
log = logging.getLogger(__name__)


class CommandSync:
    """Keeps Discord's list of commands equal to ours; what Discord refuses is logged, and tried again later."""

    def __init__(self, bot: commands.AutoShardedBot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._tried = asyncio.Event()
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to sync, until closed; return after the first try, whatever came of it."""
        self._task = asyncio.create_task(self._keep())
        await self._tried.wait()

    def soon(self) -> None:
        """Have changed commands synced: now, or a minute after the last sync."""
        self._changed.set()

    async def close(self) -> None:
        """End syncing."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _keep(self) -> None:
        pause = PAUSE
        while True:
            self._changed.clear()
            refusal = await self._try()
            self._tried.set()
            if refusal is None:
                pause = PAUSE
                last = self._clock.monotonic()
                await self._changed.wait()
                await self._clock.sleep(max(0.0, last + PAUSE - self._clock.monotonic()))
                continue
            wait = max(pause, refusal.least_wait)
            log.error(_REFUSED, refusal.what, _duration(wait))
            until = self._clock.monotonic() + wait
            await self._clock.sleep(refusal.least_wait)
            changing = asyncio.ensure_future(self._changed.wait())
            has_changed = await finished_within(changing, until - self._clock.monotonic(), self._clock)
            changing.cancel()
            pause = PAUSE if has_changed else min(2 * pause, LONGEST_PAUSE)

    async def _try(self) -> "_Refusal | None":
        """Sync if Discord has other commands than we have, and return why it did not work; None where it did."""
        wanted: list[dict[str, Any]] = []
        trying = asyncio.ensure_future(self._sync(wanted))
        try:
            if not await finished_within(trying, TRY_WITHIN, self._clock):
                return _Refusal(f"no answer within {TRY_WITHIN:.0f} s")
            await trying
        except discord.RateLimited as error:
            return _Refusal(f"no more of them for {_duration(error.retry_after)}", max(PAUSE, error.retry_after))
        except discord.HTTPException as error:
            return _Refusal(f"HTTP {error.status}, code {error.code}: {_with_names(error.text, wanted)}")
        except CALL_ERRORS as error:
            return _Refusal(what_failed(error))
        except Exception as error:  # noqa: BLE001 -- nothing that goes wrong here may end the bot
            return _Refusal(f"see error {log_under_number(error)}")
        finally:
            trying.cancel()
            await asyncio.gather(trying, return_exceptions=True)
        return None

    async def _sync(self, wanted: list[dict[str, Any]]) -> None:
        """Sync once; `wanted` is filled with the commands, so that an error can be explained."""
        http, application = self._bot.http, self._bot.application_id
        wanted += await self._payloads()
        route = Route("GET", "/applications/{application_id}/commands", application_id=application)
        there = await http.request(route, params={"with_localizations": "true"})
        if same(_by_name(wanted), _by_name(there)):
            log.info("the commands are known to Discord")
            return
        route = Route("PUT", "/applications/{application_id}/commands", application_id=application)
        await http.request(route, json=wanted)
        log.info("told Discord %d commands", len(wanted))

    async def _payloads(self) -> list[dict[str, Any]]:
        tree = self._bot.tree
        own = [*tree.get_commands()]
        translator = tree.translator
        if translator is None:
            return [command.to_dict(tree) for command in own]
        return [await command.get_translated_payload(tree, translator) for command in own]


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why the commands were not taken, and the seconds for which it would be no use to try again."""

    what: str
    least_wait: float = PAUSE


def _with_names(text: str, wanted: Sequence[dict[str, Any]]) -> str:
    """Return what Discord says is wrong, with the names of the commands in place of their numbers."""

    def named(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"In {wanted[number]['name']}" if number < len(wanted) else match[0]

    return "; ".join(_COMMAND_INDEX.sub(named, text[:MAX_TEXT]).splitlines())


def _duration(seconds: float) -> str:
    """Return a duration in minutes, of two hours or more in hours."""
    minutes = -(-seconds // 60)
    return f"{minutes / 60:.1f} hours" if minutes >= 120 else f"{minutes:.0f} min"


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
