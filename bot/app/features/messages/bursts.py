"""Bursts: messages of one person in one channel, within two seconds of each other."""

import asyncio
from dataclasses import dataclass, field

import discord
from cachetools import LRUCache

from bot.clock import Clock
from bot.mentor import Answer, Reply

JOINS_WITHIN = 2.0
"""Seconds within which a further message joins the one before it."""
MAX_JOINED = 5
"""Messages that make one question; the next one starts another."""
MAX_BURSTS = 1_000
"""Bursts that are kept in memory."""


@dataclass(slots=True)
class MessageBurst:
    """A burst, and the reply to it: what the mentor said, and the message that says it.

    `hint` is the key of the text for a burst in which nothing was asked.
    """

    last: float
    messages: int = 0
    texts: list[str] = field(default_factory=list)
    hint: str = "mentioned"
    said: Reply | None = None
    reply: discord.Message | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def answer(self) -> Answer | None:
        """The answer that was given, if one was."""
        return self.said if self.reply is not None and isinstance(self.said, Answer) else None


class MessageBursts:
    """The bursts of everybody, by channel and author; in memory only."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._bursts: LRUCache[tuple[int, int], MessageBurst] = LRUCache(MAX_BURSTS)

    def join(self, message: discord.Message) -> MessageBurst:
        """Return the burst that a message belongs to, the one before or a new one, and count the message."""
        now = self._clock.monotonic()
        burst = self._bursts.get(_key(message))
        if burst is None or now - burst.last > JOINS_WITHIN or burst.messages >= MAX_JOINED:
            return self.begin(message)
        burst.last = now
        burst.messages += 1
        return burst

    def begin(self, message: discord.Message) -> MessageBurst:
        """Return a new burst that a message begins."""
        burst = self._bursts[_key(message)] = MessageBurst(self._clock.monotonic(), messages=1)
        return burst


def _key(message: discord.Message) -> tuple[int, int]:
    return message.channel.id, message.author.id
