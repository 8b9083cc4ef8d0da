"""The whole state of the sandbox's Discord, in memory."""

from dataclasses import dataclass, field

from discord_sandbox.changes import Changes, Joined, Left
from discord_sandbox.clock import Clock
from discord_sandbox.interaction import Interaction
from discord_sandbox.message import Message
from discord_sandbox.places import Channel, ChannelType, Guild, Member
from discord_sandbox.snowflake import Snowflakes
from discord_sandbox.users import Person, User
from discord_sandbox.wire import Json

MEMBERS = 1 << 1
MESSAGE_CONTENT = 1 << 15


@dataclass(eq=False)
class World:
    """Guilds, channels, people, messages, commands and interactions.

    `commands` are the application's, by id, for a guild (by its id) or everywhere (`None`); `unasked` are direct
    messages that the bot sent to people who never wrote to it, `syncs` counts how often it changed its commands,
    `privileged_intents` are those that the application was granted.
    """

    clock: Clock
    bot: User
    token: str
    changes: Changes = field(default_factory=Changes)
    people: dict[int, Person] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    direct: dict[int, Channel] = field(default_factory=dict)
    commands: dict[int | None, dict[int, Json]] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    nonces: dict[tuple[int, int, str], Message] = field(default_factory=dict)
    unasked: list[Message] = field(default_factory=list)
    syncs: int = 0
    privileged_intents: int = 0

    def __post_init__(self) -> None:
        self.ids = Snowflakes(self.clock)

    @property
    def application_id(self) -> int:
        """The application's id, which is the bot's too."""
        return self.bot.id

    @property
    def has_message_content(self) -> bool:
        """Whether the application may read messages that aren't for it."""
        return bool(self.privileged_intents & MESSAGE_CONTENT)

    def person(self, name: str) -> Person:
        """Find a person by name.

        Raises:
            KeyError: There is nobody of that name.
        """
        for person in self.people.values():
            if person.name == name:
                return person
        raise KeyError(name)

    def guild(self, name: str) -> Guild:
        """Find a guild by name.

        Raises:
            KeyError: There is none.
        """
        for guild in self.guilds.values():
            if guild.name == name:
                return guild
        raise KeyError(name)

    def channel(self, name: str, guild: str | None = None) -> Channel:
        """Find a guild's channel by name, with or without its #; without a guild the first one of that name.

        Raises:
            KeyError: There is none.
        """
        for channel in self.channels.values():
            there = channel.guild is not None and guild in (None, channel.guild.name)
            if there and channel.name == name.removeprefix("#"):
                return channel
        raise KeyError(name)

    def dm(self, person: Person) -> Channel:
        """Give the bot's direct channel with a person, opened if need be."""
        channel = self.direct.get(person.id)
        if channel is None:
            # From the person's id, so that a link to it lives as long as one to a guild's channel.
            channel = Channel(person.id + 1, ChannelType.DM, person.name, recipient=person)
            self.direct[person.id] = channel
            self.channels[channel.id] = channel
        return channel

    def has_bot(self, guild: Guild) -> bool:
        """Whether the bot is a member of a guild."""
        return self.bot.id in guild.members

    def user(self, user_id: int) -> User | None:
        """Find anybody by id, the bot too."""
        return self.bot if user_id == self.bot.id else self.people.get(user_id)

    def interaction(self, interaction_id: int) -> Interaction:
        """Find an interaction by id.

        Raises:
            KeyError: There is none.
        """
        for interaction in reversed(self.interactions.values()):
            if interaction.id == interaction_id:
                return interaction
        raise KeyError(interaction_id)

    def join(self, guild: Guild) -> None:
        """Put the bot into a guild, and tell."""
        if not self.has_bot(guild):
            guild.members[self.bot.id] = Member(self.bot, [], self.clock.now())
            self.changes.publish(Joined(guild))

    def leave(self, guild: Guild) -> None:
        """Take the bot out of a guild, and tell."""
        if guild.members.pop(self.bot.id, None) is not None:
            self.changes.publish(Left(guild))
