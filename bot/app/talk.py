"""Answering messages: at once, and again in the same reply where more follows within two seconds."""

import asyncio
import logging
from dataclasses import dataclass, field

import discord

from bot.app.cards import Card, Owner, card_of, line_card, topics_card
from bot.app.desk import Desk
from bot.app.sending import NO_HISTORY, UNKNOWN_MESSAGE, log_under_number
from bot.clock import Clock
from bot.i18n import translate
from bot.mentor import Answer, Courtesy, NoAnswer, Question, Reply

TOGETHER = 2.0
"""Seconds within which a further message joins the one before it."""
MOST_JOINED = 5
"""Messages that make one question; who goes on like that starts another."""
REMEMBERED = 1_000
LONGEST = 4_000
log = logging.getLogger(__name__)


@dataclass
class Burst:
    """What somebody said at one go, and the reply to it: what the mentor said, and the message that says it."""

    last: float
    messages: int = 0
    texts: list[str] = field(default_factory=list)
    said: Reply | None = None
    reply: discord.Message | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


def _is_another_question(before: Answer, together: Reply | None, alone: Reply | None) -> bool:
    """Say whether a message is no part of the question before it: joined, one of the two would lose its answer."""
    return not isinstance(together, Answer) or (isinstance(alone, Answer) and alone.entry != before.entry)


class Talk:
    """Answers messages by replies."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock
        self._bursts: dict[tuple[int, int], Burst] = {}

    async def answer(self, message: discord.Message, question: str) -> None:
        """Answer a message; what goes wrong becomes a short line with a number that stands in the log."""
        with self._desk.in_flight.one():
            burst = self._burst(message)
            async with burst.lock:
                try:
                    await self._answer(message, burst, question)
                except discord.Forbidden as error:
                    log.info("may not answer in channel %s: code %s", message.channel.id, error.code)
                except Exception as error:  # noqa: BLE001 -- the edge: the member must hear something, the log the rest
                    await self._failed(message, error)

    def _burst(self, message: discord.Message) -> Burst:
        now = self._clock.now()
        burst = self._bursts.get((message.channel.id, message.author.id))
        if burst is None or now - burst.last > TOGETHER or burst.messages >= MOST_JOINED:
            burst = self._begun(message)
        burst.last = now
        burst.messages += 1
        return burst

    def _begun(self, message: discord.Message) -> Burst:
        key = (message.channel.id, message.author.id)
        self._bursts.pop(key, None)
        burst = self._bursts[key] = Burst(self._clock.now())
        if len(self._bursts) > REMEMBERED:
            self._bursts.pop(next(iter(self._bursts)))
        return burst

    async def _answer(self, message: discord.Message, burst: Burst, question: str) -> None:
        answered = burst.said if burst.reply is not None and isinstance(burst.said, Answer) else None
        alone = await self._considered(message, question) if answered else None
        if answered and (alone is None or isinstance(alone, Courtesy)):
            return  # there is nothing to add
        together = [*burst.texts, question]
        said = await self._considered(message, "\n".join(filter(None, together)))
        if answered and _is_another_question(answered, said, alone):
            burst = self._begun(message)
            burst.messages, together, said = 1, [question], alone
        burst.texts = together
        if burst.reply is None:
            match self._desk.limit.ask(message.author.id, self._clock.now()):
                case "silent":
                    return
                case "say so":
                    locale = self._desk.languages.of_message(message)
                    await self._send(message, Burst(0.0), line_card(translate("too-many", locale)))
                    return
                case "answer":
                    pass
        burst.said = said
        await self._send(message, burst, self._card(message, said))

    async def _considered(self, message: discord.Message, question: str) -> Reply | None:
        """Ask the mentor; None where nothing was asked: no word, only signs."""
        if not question:
            return None
        locale = self._desk.languages.of_message(message)
        asked = Question(question[-LONGEST:], locale, message.guild.id if message.guild else None)
        reply = await self._desk.consider(asked)
        return None if isinstance(reply, NoAnswer) and not any(map(str.isalnum, question)) else reply

    def _card(self, message: discord.Message, said: Reply | None) -> Card:
        owner = Owner(message.author.id)
        if said is None:
            locale = self._desk.languages.of_message(message)
            return topics_card(translate("mentioned", locale), self._desk.library.mentor.topics(locale), owner, locale)
        self._desk.languages.remember(message.author.id, said.language)
        return card_of(said, owner)

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
            await self._send(message, Burst(0.0), line_card(translate("failed", locale, number=number)))
        except discord.HTTPException as unsent:
            log.warning("the member could not be told about %s: HTTP %s", number, unsent.status)
