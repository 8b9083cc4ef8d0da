"""Answering messages: at once, and again in the same reply where more follows within two seconds."""

import asyncio
import logging
from dataclasses import dataclass, field

import discord

from bot.app.cards import Card, Owner, card_of, line_card, topics_card
from bot.app.desk import Desk
from bot.app.sending import NO_HISTORY, UNKNOWN_MESSAGE, log_under_number
from bot.clock import Clock
from bot.locales import text
from bot.mentor import Question

TOGETHER = 2.0
"""Seconds within which a further message joins the one before it."""
MOST_JOINED = 5
"""Messages that make one question; who goes on like that starts another."""
REMEMBERED = 1_000
LONGEST = 4_000
log = logging.getLogger(__name__)


@dataclass
class Burst:
    """What somebody said at one go, and the reply to it."""

    last: float
    texts: list[str] = field(default_factory=list)
    reply: discord.Message | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Talk:
    """Answers messages by replies."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock
        self._bursts: dict[tuple[int, int], Burst] = {}

    async def answer(self, message: discord.Message, question: str) -> None:
        """Answer a message; what goes wrong becomes a short line with a number that stands in the log."""
        with self._desk.in_flight.one():
            burst = self._burst(message, question)
            async with burst.lock:
                try:
                    await self._answer(message, burst)
                except discord.Forbidden as error:
                    log.info("may not answer in channel %s: code %s", message.channel.id, error.code)
                except Exception as error:  # noqa: BLE001 -- the edge: the member must hear something, the log the rest
                    await self._failed(message, error)

    def _burst(self, message: discord.Message, question: str) -> Burst:
        now = self._clock.now()
        key = (message.channel.id, message.author.id)
        burst = self._bursts.get(key)
        if burst is None or now - burst.last > TOGETHER or len(burst.texts) >= MOST_JOINED:
            self._bursts.pop(key, None)
            burst = self._bursts[key] = Burst(now)
            if len(self._bursts) > REMEMBERED:
                self._bursts.pop(next(iter(self._bursts)))
        burst.last = now
        burst.texts.append(question)
        return burst

    async def _answer(self, message: discord.Message, burst: Burst) -> None:
        if burst.reply is None:
            match self._desk.limit.ask(message.author.id, self._clock.now()):
                case "silent":
                    return
                case "say so":
                    locale = self._desk.languages.of_message(message)
                    await self._send(message, Burst(0.0), line_card(text("too-many", locale)))
                    return
                case "answer":
                    pass
        await self._send(message, burst, await self._card(message, "\n".join(filter(None, burst.texts))))

    async def _card(self, message: discord.Message, question: str) -> Card:
        owner = Owner(message.author.id)
        locale = self._desk.languages.of_message(message)
        if not question:
            topics = self._desk.library.mentor.topics(locale)
            return topics_card(text("mentioned", locale), topics, owner, locale)
        asked = Question(question[-LONGEST:], locale, message.guild.id if message.guild else None)
        reply = await self._desk.consider(asked)
        self._desk.languages.remember(message.author.id, reply.language)
        return card_of(reply, owner)

    async def _send(self, message: discord.Message, burst: Burst, card: Card) -> None:
        """Send the reply, or edit the one that is there."""
        if burst.reply is not None:
            try:
                # Without content discord.py leaves its default out, and Discord would take every mention.
                await burst.reply.edit(view=card, allowed_mentions=discord.AllowedMentions.none())
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
                burst.reply = None  # deleted meanwhile
        if burst.reply is None:
            burst.reply = await self._sent(message, card)

    async def _sent(self, message: discord.Message, card: Card) -> discord.Message:
        # The nonce keeps Discord from sending it twice where discord.py tries again.
        reference = message.to_reference(fail_if_not_exists=False)
        try:
            return await message.channel.send(view=card, reference=reference, mention_author=False, nonce=message.id)
        except discord.Forbidden as error:
            if error.code != NO_HISTORY:
                raise
        return await message.channel.send(view=card, nonce=message.id)

    async def _failed(self, message: discord.Message, error: Exception) -> None:
        number = log_under_number(error)
        locale = self._desk.languages.of_message(message)
        try:
            await self._send(message, Burst(0.0), line_card(text("failed", locale, number=number)))
        except discord.HTTPException as unsent:
            log.warning("the member could not be told about %s: HTTP %s", number, unsent.status)
