"""The Discord front end: events in, cards out."""

from bot.app.address import discord_at
from bot.app.bot import MentorBot
from bot.app.lifecycle import connect, log_in
from bot.app.services import Services, make_services

__all__ = ["MentorBot", "Services", "connect", "discord_at", "log_in", "make_services"]
