"""What happens in the sandbox's world, told to whoever listens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from discord_sandbox.interaction import Interaction
    from discord_sandbox.message import Message
    from discord_sandbox.places import Channel, Guild
    from discord_sandbox.rest import Call, Refusal
    from discord_sandbox.users import User

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Posted:
    """A message is new."""

    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    """A message is different."""

    message: Message


@dataclass(frozen=True, slots=True)
class Deleted:
    """A message is gone."""

    message: Message


@dataclass(frozen=True, slots=True)
class Reacted:
    """A reaction was added to a message, or taken away."""

    message: Message
    user: User
    emoji: str
    added: bool


@dataclass(frozen=True, slots=True)
class Typing:
    """Somebody types."""

    channel: Channel
    user: User


@dataclass(frozen=True, slots=True)
class Asked:
    """A person used a command, pressed a button or sent a modal."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class Moved:
    """An interaction got further: answered, followed up, or failed."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot is in a guild now."""

    guild: Guild


@dataclass(frozen=True, slots=True)
class Left:
    """The bot isn't in a guild any more."""

    guild: Guild


@dataclass(frozen=True, slots=True)
class Opened:
    """A channel or thread is new."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class Connected:
    """A gateway session of the bot began, went on, or lost its socket."""

    online: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The bot sent what Discord would refuse."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Called:
    """A REST call of the bot came, or was answered."""

    call: Call


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Something else changed: commands, people, a notice."""


Event = (
    Posted
    | Edited
    | Deleted
    | Reacted
    | Typing
    | Asked
    | Moved
    | Joined
    | Left
    | Opened
    | Connected
    | Refused
    | Called
    | Otherwise
)


class Changes:
    """Passes each event on, at once and in order."""

    def __init__(self) -> None:
        self._listeners: dict[int, Callable[[Event], None]] = {}
        self._next = 0

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Have a function called for each event; give back what stops that."""
        self._next += 1
        key = self._next
        self._listeners[key] = listener
        return lambda: self._listeners.pop(key, None) and None

    def publish(self, event: Event) -> None:
        """Tell all listeners."""
        for listener in list(self._listeners.values()):
            listener(event)

    async def until(self, condition: Callable[[], T | None], *, within: float = 20) -> T:
        """Wait until a condition gives something true, looked at after every event.

        Args:
            condition: Gives what is waited for, or something false.
            within: Seconds of real time.

        Raises:
            TimeoutError: It didn't come in time.
        """
        if found := condition():
            return found
        happened = asyncio.Event()
        stop = self.listen(lambda _event: happened.set())
        try:
            async with asyncio.timeout(within):
                while not (found := condition()):
                    happened.clear()
                    await happened.wait()
                return found
        finally:
            stop()
