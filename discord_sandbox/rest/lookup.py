"""What a path names: guilds, channels and messages, or the error that Discord answers where there is none."""

from discord_sandbox import errors
from discord_sandbox.rest.routes import Request
from discord_sandbox.world import permissions as may
from discord_sandbox.world.entities import Channel, Guild, Message
from discord_sandbox.world.state import World


def guild_of(world: World, request: Request) -> Guild:
    """Return the guild that a path names.

    Raises:
        ApiError: There is none (10004), or the bot isn't in it (50001).
    """
    guild = world.guilds.get(request.id("guild"))
    if guild is None:
        raise errors.unknown("Guild")
    if not world.has_bot(guild):
        raise errors.missing_access()
    return guild


def channel_of(world: World, request: Request) -> Channel:
    """Return the channel that a path names.

    Raises:
        ApiError: There is none (10003), or the bot doesn't see it (50001).
    """
    channel = world.channels.get(request.id("channel"))
    if channel is None:
        raise errors.unknown("Channel")
    if not may.may_see(channel, world.bot):
        raise errors.missing_access()
    return channel


def message_of(world: World, request: Request) -> Message:
    """Return the message that a path names.

    Raises:
        ApiError: The bot doesn't see its channel (50001), or there is none that isn't ephemeral (10003, 10008).
    """
    message = channel_of(world, request).messages.get(request.id("message"))
    if message is None or message.ephemeral_to is not None:
        raise errors.unknown("Message")
    return message


def require(world: World, channel: Channel, permission: int) -> None:
    """Raise an ApiError (50013) if the bot lacks a permission in a channel."""
    if not may.in_channel(channel, world.bot) & permission:
        raise errors.missing_permissions()


def require_send(world: World, channel: Channel) -> None:
    """Raise an ApiError (50013) if the bot may not write in a channel or thread."""
    require(world, channel, may.SEND_MESSAGES_IN_THREADS if channel.type.is_thread else may.SEND_MESSAGES)
