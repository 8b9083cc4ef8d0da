"""What there is in Discord: users, guilds with members and roles, channels, and the messages in them.

They refer to each other, a message to its channel and a channel to its messages, so they are one module.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

from discord_sandbox.clock import Clock, SystemClock
from discord_sandbox.json_types import Json
from discord_sandbox.world import components as parts


class ChannelType(IntEnum):
    """The types of channels that there are here."""

    TEXT = 0
    DM = 1
    THREAD = 11
    FORUM = 15

    @property
    def is_thread(self) -> bool:
        """Whether it is a thread below another channel."""
        return self is ChannelType.THREAD


class MessageType(IntEnum):
    """The types of messages that there are here."""

    DEFAULT = 0
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    CONTEXT_MENU_COMMAND = 23


class Flag(IntFlag):
    """The flags of messages that mean something here."""

    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SILENT = 1 << 12
    HAS_SNAPSHOT = 1 << 14
    COMPONENTS_V2 = 1 << 15


@dataclass(eq=False, slots=True)
class User:
    """Anybody who can write, the bot too; `name` is what others see."""

    id: int
    name: str
    username: str
    bot: bool = False


@dataclass(eq=False, slots=True)
class Person(User):
    """A user whom the page or a test acts for; `installed` when the app is on their own account.

    `about` describes them by language code; `on_phone` is whether they use Discord's app for phones.
    """

    locale: str = "en-US"
    about: Mapping[str, str] = field(default_factory=dict)
    color: str = "#5865f2"
    installed: bool = False
    on_phone: bool = False


@dataclass(eq=False, slots=True)
class Role:
    """A role; the one with its guild's id is @everyone, a managed one belongs to the bot of an id.

    Whoever may not mention all roles can mention only those that are `mentionable`.
    """

    id: int
    name: str
    permissions: int
    position: int = 0
    bot_id: int | None = None
    mentionable: bool = False


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a role or a member (by id) is allowed and denied in one channel."""

    id: int
    allow: int = 0
    deny: int = 0
    is_member: bool = False


@dataclass(eq=False, slots=True)
class Member:
    """A user in a guild; `joined` and `timed_out_until` in seconds since the epoch."""

    user: User
    roles: list[Role]
    joined: float
    timed_out_until: float = 0.0


@dataclass(eq=False, slots=True)
class Guild:
    """A server with its people and channels; only a Community can choose its `locale`, for all others it is en-US."""

    id: int
    name: str
    locale: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict, repr=False)
    members: dict[int, Member] = field(default_factory=dict, repr=False)
    channels: dict[int, Channel] = field(default_factory=dict, repr=False)
    system_channel: Channel | None = field(default=None, repr=False)
    is_community: bool = False
    blocked_words: list[str] = field(default_factory=list)
    clock: Clock = field(default_factory=SystemClock, repr=False)

    @property
    def preferred_locale(self) -> str:
        """The locale that Discord gives out for it."""
        return self.locale if self.is_community else "en-US"

    @property
    def features(self) -> list[str]:
        """What Discord calls its features."""
        return ["COMMUNITY"] if self.is_community else []

    @property
    def everyone(self) -> Role:
        """The role that all members have."""
        return self.roles[self.id]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that a forum has, and that its posts can have."""

    id: int
    name: str


@dataclass(eq=False, slots=True)
class Channel:
    """A channel with its messages, oldest first; a direct one has a recipient and no guild.

    `contacted` is whether the recipient of a direct one ever wrote to the bot or used a command there. A forum's `tags`
    are those that its posts can have, a post's those that it has; where it `requires_tag`, each post has one. A post
    has an `owner`; it has started when that one has written in it. `slow_mode` is in seconds.
    """

    id: int
    type: ChannelType
    name: str
    guild: Guild | None = None
    parent: Channel | None = None
    topic: str | None = None
    overwrites: list[Overwrite] = field(default_factory=list)
    recipient: Person | None = None
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    contacted: bool = False
    tags: list[Tag] = field(default_factory=list)
    requires_tag: bool = False
    owner: User | None = None
    has_started: bool = False
    is_archived: bool = False
    is_locked: bool = False
    slow_mode: int = 0

    @property
    def is_post(self) -> bool:
        """Whether it is a post in a forum."""
        return self.parent is not None and self.parent.type is ChannelType.FORUM


@dataclass(frozen=True, slots=True)
class Reference:
    """What a message replies to or forwards; that message may be gone."""

    message_id: int
    channel: Channel
    is_forward: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a message said when it was forwarded; it doesn't say who wrote it."""

    type: MessageType
    content: str
    sent: int
    edited: float | None = None
    flags: int = 0
    components: Sequence[Json] = ()
    embeds: Sequence[Json] = ()
    attachments: Sequence[Json] = ()
    mentions: Sequence[User] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The interaction that a message of the bot came from: whose, of which type, by which command.

    `message_id` is the message whose component was used, `target` what a menu command was used on,
    `original_id` the first response where this message follows that, `triggering` what opened a modal.
    """

    id: int
    type: int
    user: User
    name: str
    owners: dict[str, str]
    message_id: int | None = None
    target: Message | User | None = None
    original_id: int | None = None
    triggering: Origin | None = None


@dataclass(eq=False, slots=True)
class Message:
    """A message in a channel; `ephemeral_to` is the one person who sees it, `pings` are those it notifies.

    `edited` is in seconds since the epoch, `reactions` are the ids of users by emoji; one that forwards another has a
    `snapshot` of that and nothing else.
    """

    id: int
    channel: Channel
    author: User
    content: str = ""
    flags: int = 0
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    type: MessageType = MessageType.DEFAULT
    reference: Reference | None = None
    snapshot: Snapshot | None = None
    nonce: str | int | None = None
    edited: float | None = None
    ephemeral_to: Person | None = None
    origin: Origin | None = None
    mentions: list[User] = field(default_factory=list)
    mentioned_roles: list[Role] = field(default_factory=list)
    mentions_everyone: bool = False
    pings: list[User] = field(default_factory=list)
    reactions: dict[str, list[int]] = field(default_factory=dict)
    deleted: bool = False

    @property
    def text(self) -> str:
        """All that can be read in it."""
        return "\n".join(filter(None, [self.content, *parts.texts(self.components)]))

    @property
    def custom_ids(self) -> list[str]:
        """The custom ids of all its components."""
        return parts.custom_ids(self.components)

    @property
    def is_v2(self) -> bool:
        """Whether it is made of Components V2."""
        return bool(self.flags & Flag.COMPONENTS_V2)

    @property
    def is_loading(self) -> bool:
        """Whether it says that the bot is thinking."""
        return bool(self.flags & Flag.LOADING)

    def buttons(self) -> list[parts.Button]:
        """Return its buttons with label, custom id or address, and whether they are disabled."""
        return parts.buttons(self.components)

    def options(self) -> list[parts.Option]:
        """Return the options of its select menus with label, the menu's custom id, and value."""
        return parts.options(self.components)
