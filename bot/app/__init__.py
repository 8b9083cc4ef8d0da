"""The Discord side: events in, cards out."""

from bot.app.address import discord_at
from bot.app.client import MentorBot
from bot.app.clock import Clock, SystemClock
from bot.app.run import connect

__all__ = ["Clock", "MentorBot", "SystemClock", "connect", "discord_at"]
