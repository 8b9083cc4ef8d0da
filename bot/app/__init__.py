"""The Discord side: events in, cards out."""

from bot.app.address import discord_at
from bot.app.client import MentorBot
from bot.app.run import connect
from bot.clock import Clock, SystemClock

__all__ = ["Clock", "MentorBot", "SystemClock", "connect", "discord_at"]
