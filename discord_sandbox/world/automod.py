"""AutoMod: a guild's blocked words, which hold for all but those who manage the guild."""

from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel, User


def is_blocked(channel: Channel, author: User, text: str) -> bool:
    """Return whether AutoMod keeps a user from writing a text in a channel."""
    if channel.guild is None or may.in_guild(channel.guild, author) & may.MANAGE_GUILD:
        return False
    return any(word.lower() in text.lower() for word in channel.guild.blocked_words)
