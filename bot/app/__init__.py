"""The Discord front end: events in, cards out."""

from bot.app.address import discord_at as discord_at
from bot.app.bot import MentorBot as MentorBot
from bot.app.lifecycle import connect as connect
from bot.app.services import make_services as make_services
