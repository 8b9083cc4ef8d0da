"""Connecting to Discord, serving it, and disconnecting cleanly."""

import asyncio
import logging
import re
import signal
from pathlib import Path
from typing import Any

import discord

from bot.app.address import discord_at
from bot.app.bot import MentorBot
from bot.app.connections import raise_descriptor_limit
from bot.app.failures import CALL_ERRORS, what_failed
from bot.app.reload import watch_and_reload
from bot.app.respond.library_log import log_loop_error
from bot.app.services import make_services
from bot.errors import DiscordError, SessionsUsedUpError, TokenError
from bot.mentor import Library, Mentor
from bot.settings import Settings
from bot.training.loader import Reloader

PATIENCE = 8.0
"""Seconds to wait at the end for answers in progress; a container gets ten."""
_NOT_IN_TOKENS = re.compile(r"[\s\x00-\x1f\x7f]")
_AUTHENTICATION_FAILED = 4004
"""The close code of a token that is no longer good."""
_NO_BOT = (401, 403)
"""The statuses with which Discord refuses a token that is good, for something that it may not do."""
log = logging.getLogger(__name__)


def connect(mentor: Mentor, loader: Reloader, settings: Settings) -> None:
    """Serve Discord until SIGTERM or Ctrl-C; `loader` loads the FAQ anew after a file was saved.

    Raises:
        TokenError: Discord does not take the token.
        SessionsUsedUpError: Discord allows no more logins at the moment.
        DiscordError: Discord can't be reached.
    """
    raise_descriptor_limit()
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    bot = MentorBot(make_services(Library(mentor), answers_per_minute=settings.answers_per_minute))
    with discord_at(settings.discord_url):
        asyncio.run(_serve(bot, token, settings.knowledge_dir, loader))


async def _serve(bot: MentorBot, token: str, folder: Path, loader: Reloader) -> None:
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(log_loop_error)
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, end.set)
    async with bot:
        ending = asyncio.create_task(end.wait())
        logging_in = asyncio.create_task(log_in(bot, token))
        await asyncio.wait({ending, logging_in}, return_when=asyncio.FIRST_COMPLETED)
        if not logging_in.done():
            logging_in.cancel()
            await asyncio.gather(logging_in, return_exceptions=True)
            return
        await logging_in
        serving = asyncio.create_task(bot.connect())
        watching = asyncio.create_task(watch_and_reload(bot, folder, loader))
        every: set[asyncio.Task[Any]] = {serving, watching, ending}
        done, _ = await asyncio.wait(every, return_when=asyncio.FIRST_COMPLETED)
        await finish(bot)
        await bot.close()  # where connect() is cancelled while it reconnects, it goes on: only this ends it
        for task in every:
            task.cancel()
        await asyncio.gather(*every, return_exceptions=True)
    for task in done:
        try:
            task.result()
        except discord.ConnectionClosed as closed:
            if closed.code == _AUTHENTICATION_FAILED:
                raise _wrong_token() from None
            raise DiscordError(f"Discord has closed the connection for good (code {closed.code})") from closed
        except CALL_ERRORS as error:
            raise DiscordError(f"the connection to Discord has ended: {what_failed(error)}; start again") from error


async def log_in(bot: MentorBot, token: str) -> None:
    """Log in, after checking that Discord allows another session today.

    Raises:
        TokenError: Discord does not take the token.
        SessionsUsedUpError: Discord allows no more logins at the moment.
        DiscordError: Discord can't be reached.
    """
    if _NOT_IN_TOKENS.search(token.strip()):
        raise _wrong_token()  # aiohttp would refuse to send it
    try:
        await bot.login(token)
        _, _, limit = await bot.http.get_bot_gateway()
    except discord.LoginFailure:
        raise _wrong_token() from None
    except CALL_ERRORS as error:
        raise _login_error(error) from error
    if limit["remaining"] < 1:
        minutes = -(-limit["reset_after"] // 60_000)
        raise SessionsUsedUpError(f"Discord allows no more logins at the moment; start again in {minutes} minutes")


def _login_error(error: BaseException) -> DiscordError:
    """Return why the bot could not log in: the network, Discord itself, or what it says about the application."""
    if isinstance(error, discord.GatewayNotFound) and error.__cause__ is not None:
        error = error.__cause__
    if isinstance(error, discord.RateLimited):
        minutes = -(-error.retry_after // 60)
        return DiscordError(f"Discord takes no more calls at the moment; start again in {minutes:.0f} minutes")
    if not isinstance(error, discord.HTTPException) or isinstance(error, discord.DiscordServerError):
        return DiscordError(f"Discord can't be reached ({type(error).__name__}); try again later")
    said = f"HTTP {error.status}, code {error.code}: {error.text[:200]}"
    if error.status not in _NO_BOT:
        return DiscordError(f"Discord refuses the login ({said}); try again later")
    return TokenError(
        f"Discord does not let DISCORD_TOKEN's application log in as a bot ({said}); "
        "look in the developer portal whether it has a bot (page Bot), and copy its token from there"
    )


def _wrong_token() -> TokenError:
    return TokenError("Discord does not take DISCORD_TOKEN; copy it again from the developer portal, page Bot")


async def finish(bot: MentorBot) -> None:
    """Wait for answers in progress, at most PATIENCE seconds."""
    try:
        async with asyncio.timeout(PATIENCE):
            await bot.services.in_flight.wait_until_none()
    except TimeoutError:
        log.warning("ended while something was still being answered")
