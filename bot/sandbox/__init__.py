"""A Discord of our own on loopback, for trying and testing the bot."""

from bot.clock import Clock, SystemClock
from bot.sandbox.errors import Unanswered
from bot.sandbox.interaction import Interaction
from bot.sandbox.message import Message
from bot.sandbox.server import Sandbox

__all__ = ["Clock", "Interaction", "Message", "Sandbox", "SystemClock", "Unanswered"]
