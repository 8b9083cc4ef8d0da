"""Discord's limits, written by hand: they hold for every request and need no set-up."""

from discord_sandbox.limits.bodies import check
from discord_sandbox.limits.messages import EMPTY, V2

__all__ = ["EMPTY", "V2", "check"]
