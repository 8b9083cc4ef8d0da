"""What a message is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING

from discord_sandbox import components as parts

if TYPE_CHECKING:
    from discord_sandbox.places import Channel
    from discord_sandbox.users import Person, User
    from discord_sandbox.wire import Json


class Flag(IntFlag):
    """The flags of messages that mean something here."""

    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SILENT = 1 << 12
    COMPONENTS_V2 = 1 << 15


class MessageType(IntEnum):
    """The types of messages that there are here."""

    DEFAULT = 0
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    CONTEXT_MENU_COMMAND = 23


@dataclass(frozen=True, slots=True)
class Reference:
    """What a message replies to; the message may be gone."""

    message_id: int
    channel: Channel


@dataclass(frozen=True, slots=True)
class Origin:
    """The interaction that a message of the bot came from: whose, of which type, by which command."""

    id: int
    type: int
    user: User
    name: str
    owners: dict[str, str]
    message_id: int | None = None


@dataclass(eq=False, slots=True)
class Message:
    """A message in a channel; `ephemeral_to` is the one person who sees it, `pings` are those it notifies.

    `edited` is in seconds since the epoch.
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
    nonce: str | int | None = None
    edited: float | None = None
    ephemeral_to: Person | None = None
    origin: Origin | None = None
    mentions: list[User] = field(default_factory=list)
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
        """Its buttons with label, custom id or address, and whether they are greyed out."""
        return parts.buttons(self.components)
