"""Discord's limits, written by hand: they hold for every request and need no setup."""

from discord_sandbox.validation.limits.bodies import check
from discord_sandbox.validation.limits.messages import EMPTY, V2

__all__ = ["EMPTY", "V2", "check"]
