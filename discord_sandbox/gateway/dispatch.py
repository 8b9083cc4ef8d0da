"""Which gateway event a session gets for an event of the world, and which intent that takes."""

from typing import NamedTuple

from discord_sandbox.json_types import Json
from discord_sandbox.payloads import base, interactions, messages
from discord_sandbox.world import intents, permissions as may
from discord_sandbox.world.entities import Channel, User
from discord_sandbox.world.events import (
    BotJoined,
    BotLeft,
    ChannelCreated,
    ChannelUpdated,
    Event,
    InteractionCreated,
    MessageCreated,
    MessageDeleted,
    MessageUpdated,
    ReactionAdded,
    ReactionRemoved,
    TypingStarted,
)
from discord_sandbox.world.state import World

_OfMessage = MessageCreated | MessageUpdated | MessageDeleted | ReactionAdded | ReactionRemoved


class Dispatch(NamedTuple):
    """A gateway event: its name and data, the guild whose shard gets it, and the intent that it takes (0: none)."""

    name: str
    data: Json
    guild_id: int | None
    intent: int


def dispatch(world: World, event: Event, *, has_content: bool) -> Dispatch | None:
    """Return the gateway event for an event of the world, or None where the bot gets none."""
    match event:
        case MessageCreated() | MessageUpdated() | MessageDeleted() | ReactionAdded() | ReactionRemoved():
            message = event.message
            is_visible = message.ephemeral_to is None and _bot_sees(world, message.channel)
            return _of_message(world, event, has_content=has_content) if is_visible else None
        case TypingStarted(channel, user) if _bot_sees(world, channel):
            data: Json = {"channel_id": str(channel.id), "user_id": str(user.id), "timestamp": int(world.clock.now())}
            data |= _in_guild(channel, user)
            return _for_channel("TYPING_START", data, channel, intents.GUILD_TYPING, intents.DIRECT_TYPING)
        case InteractionCreated(interaction):
            guild = interaction.channel.guild
            data = interactions.interaction(world, interaction)
            return Dispatch("INTERACTION_CREATE", data, guild.id if guild and world.has_bot(guild) else None, 0)
        case BotJoined(guild):
            data = base.guild_create(world, guild)
            del data["unavailable"]  # the key marks a guild that was unavailable before
            return Dispatch("GUILD_CREATE", data, guild.id, intents.GUILDS)
        case BotLeft(guild):
            return Dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild.id, intents.GUILDS)
        case ChannelCreated(channel) if channel.guild is not None and _bot_sees(world, channel):
            name = "THREAD_CREATE" if channel.type.is_thread else "CHANNEL_CREATE"
            new: Json = {"newly_created": True} if channel.type.is_thread else {}
            return Dispatch(name, base.channel(channel) | new, channel.guild.id, intents.GUILDS)
        case ChannelUpdated(channel) if channel.guild is not None and _bot_sees(world, channel):
            name = "THREAD_UPDATE" if channel.type.is_thread else "CHANNEL_UPDATE"
            return Dispatch(name, base.channel(channel), channel.guild.id, intents.GUILDS)
        case _:
            return None


def _of_message(world: World, event: _OfMessage, *, has_content: bool) -> Dispatch | None:
    message = event.message
    if isinstance(event, ReactionAdded | ReactionRemoved):
        return _reaction(event)
    if isinstance(event, MessageDeleted):
        data: Json = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if message.channel.guild is not None:
            data["guild_id"] = str(message.channel.guild.id)
        name = "MESSAGE_DELETE"
    else:
        data = messages.for_bot(world, message, has_intent=has_content, event=True)
        name = "MESSAGE_CREATE" if isinstance(event, MessageCreated) else "MESSAGE_UPDATE"
    return _for_channel(name, data, message.channel, intents.GUILD_MESSAGES, intents.DIRECT_MESSAGES)


def _for_channel(name: str, data: Json, channel: Channel, guild_intent: int, direct_intent: int) -> Dispatch:
    if channel.guild is None:
        return Dispatch(name, data, None, direct_intent)
    return Dispatch(name, data, channel.guild.id, guild_intent)


def _bot_sees(world: World, channel: Channel) -> bool:
    return channel.guild is None or bool(may.in_channel(channel, world.bot) & may.VIEW_CHANNEL)


def _in_guild(channel: Channel, user: User) -> Json:
    """Return the guild and the member, of what a user does in a guild."""
    if channel.guild is None:
        return {}
    found = channel.guild.members.get(user.id)
    return {"guild_id": str(channel.guild.id)} | ({"member": base.member(found)} if found else {})


def _reaction(event: ReactionAdded | ReactionRemoved) -> Dispatch:
    message = event.message
    data: Json = {
        "user_id": str(event.user.id),
        "channel_id": str(message.channel.id),
        "message_id": str(message.id),
        "emoji": {"id": None, "name": event.emoji},
        "burst": False,
        "type": 0,
    }
    name = "MESSAGE_REACTION_ADD" if isinstance(event, ReactionAdded) else "MESSAGE_REACTION_REMOVE"
    data |= _in_guild(message.channel, event.user)
    if isinstance(event, ReactionAdded):
        data |= {"message_author_id": str(message.author.id), "burst_colors": []}
    else:
        data.pop("member", None)
    return _for_channel(name, data, message.channel, intents.GUILD_REACTIONS, intents.DIRECT_REACTIONS)
