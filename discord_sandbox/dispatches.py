"""Which gateway event tells a bot of which change, and what a session must have asked for to hear it."""

from typing import NamedTuple

from discord_sandbox import interaction_payload, message_payload, payloads
from discord_sandbox import permissions as may
from discord_sandbox.changes import Asked, Deleted, Edited, Event, Joined, Left, Opened, Posted, Reacted, Typing
from discord_sandbox.places import Channel
from discord_sandbox.wire import Json
from discord_sandbox.world import MEMBERS, MESSAGE_CONTENT, World

GUILDS = 1 << 0
GUILD_MESSAGES = 1 << 9
GUILD_REACTIONS = 1 << 10
GUILD_TYPING = 1 << 11
DIRECT_MESSAGES = 1 << 12
DIRECT_REACTIONS = 1 << 13
DIRECT_TYPING = 1 << 14
PRESENCES = 1 << 8
PRIVILEGED = MEMBERS | PRESENCES | MESSAGE_CONTENT


class Dispatch(NamedTuple):
    """An event for the bot: its name and data, the guild whose shard hears it, and the intent that it takes."""

    name: str
    data: Json
    guild_id: int | None
    intent: int


def dispatch(world: World, event: Event, *, has_content: bool) -> Dispatch | None:
    """Turn a change into the event that a session gets, if the bot hears of it at all."""
    match event:
        case Posted(message) | Edited(message) | Deleted(message) | Reacted(message):
            heard = message.ephemeral_to is None and _in_reach(world, message.channel)
            return _of_message(world, event, has_content=has_content) if heard else None
        case Typing(channel, user) if _in_reach(world, channel):
            data = {"channel_id": str(channel.id), "user_id": str(user.id), "timestamp": int(world.clock.now())}
            return _there("TYPING_START", data, channel, GUILD_TYPING, DIRECT_TYPING)
        case Asked(interaction):
            guild = interaction.channel.guild
            data = interaction_payload.interaction(world, interaction)
            return Dispatch("INTERACTION_CREATE", data, guild.id if guild and world.has_bot(guild) else None, 0)
        case Joined(guild):
            data = payloads.guild(world, guild)
            del data["unavailable"]  # that it is there says so of one that was away
            return Dispatch("GUILD_CREATE", data, guild.id, GUILDS)
        case Left(guild):
            return Dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild.id, GUILDS)
        case Opened(channel) if channel.guild is not None and _in_reach(world, channel):
            name = "THREAD_CREATE" if channel.type.is_thread else "CHANNEL_CREATE"
            return Dispatch(name, payloads.channel(channel), channel.guild.id, GUILDS)
        case _:
            return None


def _of_message(world: World, event: Posted | Edited | Deleted | Reacted, *, has_content: bool) -> Dispatch | None:
    message = event.message
    if isinstance(event, Reacted):
        return _reaction(event)
    if isinstance(event, Deleted):
        data: Json = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if message.channel.guild is not None:
            data["guild_id"] = str(message.channel.guild.id)
        name = "MESSAGE_DELETE"
    else:
        data = message_payload.for_bot(world, message, has_intent=has_content, event=True)
        name = "MESSAGE_CREATE" if isinstance(event, Posted) else "MESSAGE_UPDATE"
    return _there(name, data, message.channel, GUILD_MESSAGES, DIRECT_MESSAGES)


def _there(name: str, data: Json, channel: Channel, guild_intent: int, direct_intent: int) -> Dispatch:
    if channel.guild is None:
        return Dispatch(name, data, None, direct_intent)
    return Dispatch(name, data, channel.guild.id, guild_intent)


def _in_reach(world: World, channel: Channel) -> bool:
    return channel.guild is None or bool(may.in_channel(channel, world.bot) & may.VIEW_CHANNEL)


def _reaction(event: Reacted) -> Dispatch:
    message = event.message
    data: Json = {
        "user_id": str(event.user.id),
        "channel_id": str(message.channel.id),
        "message_id": str(message.id),
        "message_author_id": str(message.author.id),
        "emoji": {"id": None, "name": event.emoji},
        "burst": False,
        "type": 0,
    }
    if message.channel.guild is not None:
        data["guild_id"] = str(message.channel.guild.id)
    name = "MESSAGE_REACTION_ADD" if event.added else "MESSAGE_REACTION_REMOVE"
    return _there(name, data, message.channel, GUILD_REACTIONS, DIRECT_REACTIONS)
