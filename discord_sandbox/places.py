"""Guilds, their members and roles, and channels."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discord_sandbox.message import Message
    from discord_sandbox.users import Person, User


class ChannelType(IntEnum):
    """The kinds of channels that there are here."""

    TEXT = 0
    DM = 1
    NEWS = 5
    THREAD = 11

    @property
    def is_thread(self) -> bool:
        """Whether it hangs below another channel."""
        return self is ChannelType.THREAD


@dataclass(eq=False, slots=True)
class Role:
    """A role; the one with its guild's id is @everyone."""

    id: int
    name: str
    permissions: int
    position: int = 0


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a role or a member (by id) is allowed and denied in one channel."""

    id: int
    allow: int = 0
    deny: int = 0
    is_member: bool = False


@dataclass(eq=False, slots=True)
class Member:
    """A user in a guild; `joined` in seconds since the epoch."""

    user: User
    roles: list[Role]
    joined: float


@dataclass(eq=False, slots=True)
class Channel:
    """Where messages stand, oldest first; a direct one has a recipient and no guild.

    `asked` is whether the recipient of a direct one ever wrote to the bot or used a command there.
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
    asked: bool = False


@dataclass(eq=False, slots=True)
class Guild:
    """A server with its people and channels."""

    id: int
    name: str
    locale: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict, repr=False)
    members: dict[int, Member] = field(default_factory=dict, repr=False)
    channels: dict[int, Channel] = field(default_factory=dict, repr=False)
    system_channel: Channel | None = field(default=None, repr=False)

    @property
    def everyone(self) -> Role:
        """The role that all have."""
        return self.roles[self.id]
