"""Connecting to Discord, staying there, and leaving in good order."""

import asyncio
import logging
import signal
from pathlib import Path
from typing import Any

import discord

from bot.app.address import discord_at
from bot.app.client import MentorBot
from bot.app.live import Reopen, keep_in_force
from bot.errors import DiscordError, SessionsUsedUpError, TokenError
from bot.mentor import Library, Mentor

PATIENCE = 8.0
"""Seconds that an end waits for what is being answered; a container gets ten."""
log = logging.getLogger(__name__)


def connect(
    mentor: Mentor,
    *,
    token: str,
    url: str | None,
    answers_per_minute: int,
    folder: Path,
    reopen: Reopen,
) -> None:
    """Serve Discord until SIGTERM or Ctrl-C; `reopen` opens the FAQ anew after a file in `folder` was saved.

    Raises:
        TokenError: Discord does not take the token.
        SessionsUsedUpError: Discord allows no more logins for now.
        DiscordError: Discord can't be reached.
    """
    bot = MentorBot(Library(mentor), answers_per_minute=answers_per_minute)
    with discord_at(url):
        asyncio.run(_serve(bot, token, folder, reopen))


async def _serve(bot: MentorBot, token: str, folder: Path, reopen: Reopen) -> None:
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, end.set)
    async with bot:
        await log_in(bot, token)
        serving = asyncio.create_task(bot.connect())
        watching = asyncio.create_task(keep_in_force(bot, folder, reopen))
        ending = asyncio.create_task(end.wait())
        every: set[asyncio.Task[Any]] = {serving, watching, ending}
        done, _ = await asyncio.wait(every, return_when=asyncio.FIRST_COMPLETED)
        await finish(bot)
        for task in every:
            task.cancel()
        await asyncio.gather(*every, return_exceptions=True)
    for task in done:
        task.result()


async def log_in(bot: MentorBot, token: str) -> None:
    """Log in, after a look at whether Discord allows another session today.

    Raises:
        TokenError: Discord does not take the token.
        SessionsUsedUpError: Discord allows no more logins for now.
        DiscordError: Discord can't be reached.
    """
    try:
        await bot.login(token)
        _, _, limit = await bot.http.get_bot_gateway()
    except discord.LoginFailure:
        raise TokenError(
            "Discord does not take DISCORD_TOKEN; copy it again from the developer portal, page Bot"
        ) from None
    except (discord.HTTPException, discord.GatewayNotFound, OSError) as error:
        raise DiscordError(f"Discord can't be reached ({type(error).__name__}); try again later") from error
    if limit["remaining"] < 1:
        minutes = -(-limit["reset_after"] // 60_000)
        raise SessionsUsedUpError(f"Discord allows no more logins for now; start again in {minutes} minutes")


async def finish(bot: MentorBot) -> None:
    """Wait a while for what is being answered."""
    try:
        async with asyncio.timeout(PATIENCE):
            await bot.desk.in_flight.none()
    except TimeoutError:
        log.warning("ended while something was still being answered")
