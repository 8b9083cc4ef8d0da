"""What happens in the sandbox's world, in Discord's words where Discord has one for it."""

from dataclasses import dataclass

from discord_sandbox.world.call_log import Call, Note, Refusal
from discord_sandbox.world.entities import Channel, Guild, Message, User
from discord_sandbox.world.interactions import Interaction


@dataclass(frozen=True, slots=True)
class MessageCreated:
    """A message is new."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageUpdated:
    """A message was edited."""

    message: Message


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    """A message was deleted or dismissed."""

    message: Message


@dataclass(frozen=True, slots=True)
class ReactionAdded:
    """A user added a reaction to a message."""

    message: Message
    user: User
    emoji: str


@dataclass(frozen=True, slots=True)
class ReactionRemoved:
    """A user removed their reaction from a message."""

    message: Message
    user: User
    emoji: str


@dataclass(frozen=True, slots=True)
class TypingStarted:
    """A user began to type."""

    channel: Channel
    user: User


@dataclass(frozen=True, slots=True)
class InteractionCreated:
    """A person used a command, pressed a button or sent a modal."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class InteractionUpdated:
    """An interaction was answered, followed up, or failed."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class BotJoined:
    """The bot was added to a guild."""

    guild: Guild


@dataclass(frozen=True, slots=True)
class BotLeft:
    """The bot left a guild or was removed from it."""

    guild: Guild


@dataclass(frozen=True, slots=True)
class ChannelCreated:
    """A channel or thread is new."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class ChannelUpdated:
    """A channel or thread is another than before: it was archived, locked or opened again."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class ConnectionChanged:
    """A gateway session of the bot began, was resumed, or lost its socket."""

    online: bool


@dataclass(frozen=True, slots=True)
class RequestRefused:
    """The bot sent what Discord would refuse."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class RequestNoted:
    """The bot sent what Discord would pass over."""

    note: Note


@dataclass(frozen=True, slots=True)
class CallUpdated:
    """A REST call of the bot came in, or was answered."""

    call: Call


@dataclass(frozen=True, slots=True)
class WorldChanged:
    """Something else changed: commands, people, a notice."""


Event = (
    MessageCreated
    | MessageUpdated
    | MessageDeleted
    | ReactionAdded
    | ReactionRemoved
    | TypingStarted
    | InteractionCreated
    | InteractionUpdated
    | BotJoined
    | BotLeft
    | ChannelCreated
    | ChannelUpdated
    | ConnectionChanged
    | RequestRefused
    | RequestNoted
    | CallUpdated
    | WorldChanged
)
