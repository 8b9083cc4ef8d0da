"""An interaction: a command used, a button pressed, a modal sent, and the response to it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import IntEnum

from discord_sandbox.errors import WaitTimeoutError
from discord_sandbox.json_types import Json
from discord_sandbox.world.bus import Waiter
from discord_sandbox.world.entities import Channel, Message, Person, User
from discord_sandbox.world.picks import Picks

SECONDS_TO_ANSWER = 3.0
SECONDS_OF_TOKEN = 15 * 60.0


class InteractionType(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class ResponseType(IntEnum):
    """How the bot responded first."""

    MESSAGE = 4
    DEFERRED = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(eq=False, slots=True)
class Interaction:
    """What a person did, and how the bot responded; `created` by the clock's `monotonic`, `failed` once 3 s went by.

    `message` is the one whose component was used, `target` what a menu command was used on. `original` is
    the message that `@original` means: the response, or the pressed message where the bot updates it. `picks` is what
    the person picked in select menus, `modal` the form that they see, `opener` the interaction whose modal was sent.
    """

    id: int
    token: str
    type: InteractionType
    person: Person
    channel: Channel
    data: Json
    created: float
    name: str
    owners: dict[str, str]
    bus: Waiter = field(repr=False)
    message: Message | None = None
    target: Message | User | None = None
    picks: Picks | None = None
    nonce: str | None = None
    response_type: ResponseType | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    choices: list[Json] = field(default_factory=list)
    modal: Json | None = None
    opener: Interaction | None = None
    failed: bool = False
    edits: int = 0
    _answered: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    @property
    def is_answered(self) -> bool:
        """Whether the bot acknowledged it, or can't any more."""
        return self.response_type is not None or self.failed

    @property
    def is_settled(self) -> bool:
        """Whether the person has an answer: a deferred one counts once it was edited or followed up."""
        if self.response_type is ResponseType.DEFERRED:
            return self.original is None or not self.original.is_loading or self.original.deleted
        if self.response_type is ResponseType.DEFERRED_UPDATE:
            return bool(self.edits or self.followups)
        return self.is_answered

    def acknowledge(self, response: ResponseType) -> None:
        """Record how the bot responded first, and wake those who wait for that."""
        self.response_type = response
        self._answered.set()

    def fail(self) -> None:
        """Record that no answer can come any more, and wake those who wait for one."""
        self.failed = True
        self._answered.set()

    async def answered(self, *, within: float = 20) -> Interaction:
        """Wait until it is acknowledged or failed, and return it.

        Raises:
            WaitTimeoutError: Neither happened within so many seconds of real time.
        """
        try:
            async with asyncio.timeout(within):
                await self._answered.wait()
        except TimeoutError as error:
            raise WaitTimeoutError(f"the bot did not acknowledge {self.name or self.type.name!r}", within) from error
        return self

    async def settled(self, *, within: float = 20) -> Interaction:
        """Wait until the person has an answer or it failed, and return it.

        Raises:
            WaitTimeoutError: Neither happened within so many seconds of real time.
        """
        await self.answered(within=within)
        await self.bus.until(lambda: self.is_settled, within=within)
        return self
