"""What can go wrong with a call to Discord, and how it is logged: never with anybody's words."""

import logging
import secrets
import traceback

import aiohttp
import discord

NETWORK_ERRORS = (aiohttp.ClientError, OSError)
"""What a call raises that did not get through; `TimeoutError` is an `OSError`."""
CALL_ERRORS = (discord.DiscordException, *NETWORK_ERRORS)
"""What a call to Discord raises, whoever is to blame; `discord.RateLimited` is no `discord.HTTPException`."""
log = logging.getLogger(__name__)


def what_failed(error: BaseException) -> str:
    """Return an error's type and numbers; its own words are left out, they may be a member's."""
    if isinstance(error, discord.HTTPException):
        return f"{type(error).__name__} (HTTP {error.status}, code {error.code})"
    if isinstance(error, discord.RateLimited):
        return f"{type(error).__name__} (for {error.retry_after:.0f} s)"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{type(error).__name__} (errno {error.errno})"
    return f"{type(error).__name__} (no details)"


def log_under_number(error: BaseException) -> str:
    """Log an error under a number and return that; where the network is to blame, a line without a traceback."""
    number = secrets.token_hex(3)
    if isinstance(error, NETWORK_ERRORS):
        log.error("error %s: %s", number, what_failed(error))
    else:
        trace = "".join(traceback.format_tb(error.__traceback__))
        log.error("error %s: %s\n%s", number, what_failed(error), trace)
    return number
