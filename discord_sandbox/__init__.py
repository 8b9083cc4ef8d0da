"""A Discord of our own on loopback, for trying and testing the bot."""

from discord_sandbox.clock import Clock, SystemClock
from discord_sandbox.errors import Unanswered
from discord_sandbox.interaction import Interaction
from discord_sandbox.message import Message
from discord_sandbox.server import Sandbox

__all__ = ["Clock", "Interaction", "Message", "Sandbox", "SystemClock", "Unanswered"]
