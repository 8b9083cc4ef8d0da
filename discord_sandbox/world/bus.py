"""The event bus: it passes each event on, at once and in order."""

import asyncio
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from discord_sandbox.errors import WaitTimeoutError

E = TypeVar("E")
T = TypeVar("T")


class Waiter(Protocol):
    """Something that can wait for a condition."""

    async def until(self, condition: Callable[[], T | None], *, within: float = 20) -> T:
        """Wait until a condition returns something true, and return that."""


class EventBus(Generic[E]):
    """Calls all subscribers for each event, at once and in the order of their subscription."""

    def __init__(self) -> None:
        self._subscribers: dict[int, Callable[[E], None]] = {}
        self._next_key = 0

    def subscribe(self, subscriber: Callable[[E], None]) -> Callable[[], None]:
        """Call a function for each event from now on; return a function that ends the subscription."""
        self._next_key += 1
        key = self._next_key
        self._subscribers[key] = subscriber
        return lambda: self._subscribers.pop(key, None) and None

    def publish(self, event: E) -> None:
        """Call all subscribers with an event."""
        for subscriber in list(self._subscribers.values()):
            subscriber(event)

    async def until(self, condition: Callable[[], T | None], *, within: float = 20) -> T:
        """Wait until a condition returns something true, and return that; it is evaluated after every event.

        Args:
            condition: Returns what is waited for, or something false.
            within: Seconds of real time.

        Raises:
            WaitTimeoutError: It returned nothing true in time.
        """
        if found := condition():
            return found
        published = asyncio.Event()
        unsubscribe = self.subscribe(lambda _event: published.set())
        try:
            async with asyncio.timeout(within):
                while not (found := condition()):
                    published.clear()
                    await published.wait()
                return found
        except TimeoutError as error:
            raise WaitTimeoutError("what was waited for did not happen", within) from error
        finally:
            unsubscribe()
