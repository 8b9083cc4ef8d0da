"""The whole state of the sandbox's Discord, in memory."""

from dataclasses import dataclass, field
from typing import Any

from cachetools import LRUCache, TTLCache

from discord_sandbox.clock import Clock
from discord_sandbox.errors import NotFoundError
from discord_sandbox.json_types import Json
from discord_sandbox.world import permissions as may
from discord_sandbox.world.bus import EventBus
from discord_sandbox.world.call_log import CallLog
from discord_sandbox.world.entities import Channel, ChannelType, Guild, Member, Message, Person, Role, User
from discord_sandbox.world.events import BotJoined, BotLeft, Event
from discord_sandbox.world.intents import MESSAGE_CONTENT
from discord_sandbox.world.interactions import Interaction
from discord_sandbox.world.snowflake import Snowflakes

SECONDS_OF_NONCE = 300.0
"""How long an author's nonce is remembered; Discord says "the past few minutes"."""
_MOST_NONCES = 10_000
_MOST_PREFILLS = 1_000
_MOST_INTERACTIONS = 10_000
_MOST_MESSAGES = 10_000


@dataclass(eq=False)
class World:
    """Guilds, channels, people, messages, commands and interactions.

    `commands` are the application's, by id, for a guild (by its id) or everywhere (`None`); `unsolicited` are direct
    messages that the bot sent to people who never wrote to it, `syncs` counts how often it changed its commands,
    `privileged_intents` are those that the application was granted, `installs` where it can be installed (0 servers, 1
    people's own accounts); `created` is when new commands came, by the clock's `monotonic`, oldest first, for a guild
    or everywhere. `nonces` are the messages of the past minutes by author and nonce; `first_prefills` is what the apps
    for phones have kept of modals, by person, modal and field.
    """

    clock: Clock
    bot: User
    token: str
    bus: EventBus[Event] = field(default_factory=EventBus)
    call_log: CallLog = field(default_factory=CallLog)
    people: dict[int, Person] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    direct_channels: dict[int, Channel] = field(default_factory=dict)
    commands: dict[int | None, dict[int, Json]] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    unsolicited: list[Message] = field(default_factory=list)
    first_prefills: LRUCache[tuple[int, str, str], str] = field(default_factory=lambda: LRUCache(_MOST_PREFILLS))
    syncs: int = 0
    privileged_intents: int = 0
    installs: frozenset[int] = frozenset({0, 1})
    created: dict[int | None, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = Snowflakes(self.clock)
        self.nonces: TTLCache[tuple[int, str], Message] = TTLCache(_MOST_NONCES, SECONDS_OF_NONCE, self.clock.now)

    @property
    def application_id(self) -> int:
        """The application's id, which is the bot's too."""
        return self.bot.id

    @property
    def has_message_content(self) -> bool:
        """Whether the application may read messages that aren't for it."""
        return bool(self.privileged_intents & MESSAGE_CONTENT)

    def person(self, name: str) -> Person:
        """Return the person of a name.

        Raises:
            NotFoundError: There is nobody of that name.
        """
        for person in self.people.values():
            if person.name == name:
                return person
        known = ", ".join(person.name for person in self.people.values())
        raise NotFoundError(f"there is nobody called {name!r} in the sandbox; there are {known}")

    def guild(self, name: str) -> Guild:
        """Return the guild of a name.

        Raises:
            NotFoundError: There is none.
        """
        for guild in self.guilds.values():
            if guild.name == name:
                return guild
        known = ", ".join(guild.name for guild in self.guilds.values())
        raise NotFoundError(f"there is no guild called {name!r} in the sandbox; there are {known}")

    def channel(self, name: str, guild: str | None = None) -> Channel:
        """Return a guild's channel by name, with or without its #; without a guild the first one of that name.

        Raises:
            NotFoundError: There is none.
        """
        in_guilds = [
            channel
            for channel in self.channels.values()
            if channel.guild is not None and guild in (None, channel.guild.name)
        ]
        for channel in in_guilds:
            if channel.name == name.removeprefix("#"):
                return channel
        known = ", ".join(channel.name for channel in in_guilds)
        raise NotFoundError(f"there is no channel called {name!r} in {guild or 'any guild'}; there are {known}")

    def dm(self, person: Person) -> Channel:
        """Return the bot's direct channel with a person, opened if need be."""
        channel = self.direct_channels.get(person.id)
        if channel is None:
            # From the person's id, so that a link to it lives as long as one to a guild's channel.
            channel = Channel(person.id + 1, ChannelType.DM, person.name, recipient=person)
            self.direct_channels[person.id] = channel
            self.channels[channel.id] = channel
        return channel

    def has_bot(self, guild: Guild) -> bool:
        """Return whether the bot is a member of a guild."""
        return self.bot.id in guild.members

    def user(self, user_id: int) -> User | None:
        """Return the user of an id, the bot too, or None."""
        return self.bot if user_id == self.bot.id else self.people.get(user_id)

    def interaction(self, interaction_id: int) -> Interaction:
        """Return the interaction of an id.

        Raises:
            NotFoundError: There is none.
        """
        for interaction in reversed(self.interactions.values()):
            if interaction.id == interaction_id:
                return interaction
        raise NotFoundError(f"there was no interaction with the id {interaction_id}")

    def add_interaction(self, interaction: Interaction) -> None:
        """Keep an interaction; of very many the oldest go."""
        self.interactions[interaction.token] = interaction
        _drop_oldest(self.interactions, _MOST_INTERACTIONS)

    def add_message(self, message: Message) -> None:
        """Put a message into its channel; of very many the oldest go."""
        message.channel.messages[message.id] = message
        _drop_oldest(message.channel.messages, _MOST_MESSAGES)

    def join(self, guild: Guild) -> None:
        """Add the bot to a guild with the role that its invite makes, and publish that."""
        if not self.has_bot(guild):
            role = managed_role(self.bot, self.ids.make())
            guild.roles[role.id] = role
            guild.members[self.bot.id] = Member(self.bot, [role], self.clock.now())
            self.bus.publish(BotJoined(guild))

    def leave(self, guild: Guild) -> None:
        """Remove the bot from a guild, its role too, and publish that."""
        if guild.members.pop(self.bot.id, None) is not None:
            for role in [each for each in guild.roles.values() if each.bot_id == self.bot.id]:
                del guild.roles[role.id]
            self.bus.publish(BotLeft(guild))


def managed_role(bot: User, role_id: int) -> Role:
    """Return the role that a bot's invite makes: of its name, with what the invite asks for, and for it alone.

    All can mention it: in a new guild everybody may mention any role, and few take that back.
    """
    return Role(role_id, bot.name, may.OF_AN_INVITED_BOT, position=1, bot_id=bot.id, mentionable=True)


def _drop_oldest(items: dict[Any, Any], most: int) -> None:
    while len(items) > most:
        del items[next(iter(items))]
