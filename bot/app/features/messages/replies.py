"""Answering messages: at once, and again in the same reply where more follows within two seconds."""

import logging

import discord

from bot import limits
from bot.answering import RateLimit
from bot.app.features.messages.bursts import MessageBurst, MessageBursts
from bot.app.features.messages.reading import Heard
from bot.app.respond.errors import MODERATED, NO_HISTORY, UNKNOWN_MESSAGE
from bot.app.services import Services
from bot.app.ui.cards import CardAudience, card_for, line_card, topics_card
from bot.app.ui.layout import Card
from bot.i18n import translate
from bot.mentor import Answer, NoAnswer, Question, Reply, SmallTalk

_QUESTION_MARKS = ("?", "？")
log = logging.getLogger(__name__)


class MessageReplies:
    """Answers messages by replies."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._bursts = MessageBursts(services.clock)

    async def reply(self, message: discord.Message, heard: Heard) -> None:
        """Answer a message in which something was asked, or say how to ask."""
        async with self._services.edge.guard(lambda number: self._notify_of_failure(message, number)):
            burst = self._bursts.join(message)
            async with burst.lock:
                burst.hint = heard.hint
                try:
                    await self._answer(message, burst, heard)
                except discord.HTTPException as error:
                    if not isinstance(error, discord.Forbidden) and error.code not in MODERATED:
                        raise
                    log.info("may not answer in channel %s: code %s", message.channel.id, error.code)

    async def _answer(self, message: discord.Message, burst: MessageBurst, heard: Heard) -> None:
        if burst.answer is not None:
            await self._add_to_answer(message, burst, burst.answer, heard)
            return
        # What joins a reply does not count; the limit is checked before anything is computed.
        if burst.reply is None and not await self._is_allowed(message):
            return
        together = await self._consider(message, _joined([*burst.texts, heard.question]), heard.about)
        if isinstance(burst.said, NoAnswer):
            alone = await self._consider(message, heard.question, heard.about)
            if _is_next_question([*burst.texts, heard.question], together, alone):
                burst, together = self._bursts.begin(message), alone
                if not await self._is_allowed(message):
                    return
        burst.texts, burst.said = [*burst.texts, heard.question], together
        if heard.title and not isinstance(together, Answer):
            by_title = await self._consider(message, heard.title)
            burst.said = by_title if isinstance(by_title, Answer) else together
        await self._send(message, burst)

    async def _add_to_answer(self, message: discord.Message, burst: MessageBurst, given: Answer, heard: Heard) -> None:
        """Join a message to those that were answered, unless it adds nothing or is another question (decision 008)."""
        alone = await self._consider(message, heard.question, heard.about)
        if alone is None or isinstance(alone, SmallTalk):
            return
        texts = [*burst.texts, heard.question]
        together = await self._consider(message, _joined(texts))
        if _is_another_question(given, together, alone):
            burst = self._bursts.begin(message)
            texts, together = [heard.question], alone
            if not await self._is_allowed(message):
                return
        burst.texts, burst.said = texts, together
        await self._send(message, burst)

    async def _is_allowed(self, message: discord.Message) -> bool:
        """Return whether the author gets another answer now; if not, they are told, once a minute."""
        outcome = self._services.answering.check_rate_limit(message.author.id)
        if outcome is RateLimit.REFUSED:
            locale = self._services.user_locales.of_message(message)
            seconds = self._services.answering.seconds_left(message.author.id)
            await _send_reply(message, line_card(translate("too-many", locale, seconds=seconds)))
        return outcome is RateLimit.ALLOWED

    async def _consider(self, message: discord.Message, question: str, about: str = "") -> Reply | None:
        """Return the mentor's reply to a question, maybe about an entry; None where there is no word in it."""
        if not question:
            return None
        locale = self._services.user_locales.of_message(message)
        guild_id = message.guild.id if message.guild else None
        asked = Question(question[-limits.MESSAGE_TEXT :], locale, guild_id, about)
        reply = await self._services.answering.ask(asked, message.author.id)
        return None if isinstance(reply, NoAnswer) and not any(map(str.isalnum, question)) else reply

    def _card(self, message: discord.Message, said: Reply | None, hint: str) -> Card:
        audience = CardAudience(message.author.id)
        if said is None:
            locale = self._services.user_locales.of_message(message)
            mentor = self._services.answering.for_guild(message.guild.id if message.guild else None)
            introduction = mentor.introduction(locale)
            me, menu = message.guild.me.mention if message.guild else "", introduction.translate("menu-ask")
            line = introduction.translate(hint, mention=me, menu=menu)
            return topics_card(line, mentor.topics(locale), audience, locale)
        self._services.user_locales.remember(message.author.id, said.language)
        return card_for(said, audience)

    async def _send(self, message: discord.Message, burst: MessageBurst) -> None:
        """Send the reply of a burst, or edit the one that is there."""
        card = self._card(message, burst.said, burst.hint)
        if burst.reply is not None:
            try:
                # Without content discord.py leaves its default out, and Discord would take every mention.
                await burst.reply.edit(view=card, allowed_mentions=discord.AllowedMentions.none())
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
                burst.reply = None  # deleted meanwhile
        if burst.reply is None:
            burst.reply = await _send_reply(message, card)

    async def _notify_of_failure(self, message: discord.Message, number: str) -> None:
        locale = self._services.user_locales.of_message(message)
        await _send_reply(message, line_card(translate("failed", locale, number=number)))


async def _send_reply(message: discord.Message, card: Card) -> discord.Message:
    # The nonce keeps Discord from sending it twice where discord.py tries again.
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        return await message.channel.send(view=card, reference=reference, mention_author=False, nonce=message.id)
    except discord.Forbidden as error:
        if error.code != NO_HISTORY:
            raise
    return await message.channel.send(view=card, nonce=message.id)


def _joined(texts: list[str]) -> str:
    return "\n".join(filter(None, texts))


def _is_next_question(texts: list[str], together: Reply | None, alone: Reply | None) -> bool:
    """Return whether the last message, after a no, is a question of its own, which has an answer.

    Either joined it has none, or both are written as whole questions. What completes the message before it has no
    question mark twice: "how do I", "become an MLE?".
    """
    both_asked = all(text.endswith(_QUESTION_MARKS) for text in texts[-2:])
    return isinstance(alone, Answer) and (both_asked or not isinstance(together, Answer))


def _is_another_question(given: Answer, together: Reply | None, alone: Reply | None) -> bool:
    """Return whether a message is another question than the one before it: joined, one of the two has no answer."""
    return not isinstance(together, Answer) or (isinstance(alone, Answer) and alone.entry != given.entry)
