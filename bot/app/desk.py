"""Where interactions are answered: one call for each thing that a command or a button asks for."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord

from bot.app.cards import Card, Owner, answer_card, card_of, no_answer_card, topic_card, topics_card
from bot.app.in_flight import InFlight
from bot.app.languages import Languages, from_discord
from bot.app.limit import Limit
from bot.app.sending import (
    ALREADY_ACKNOWLEDGED,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    acknowledged,
    log_under_number,
    say,
    send,
)
from bot.i18n import Locale, translate
from bot.mentor import Answer, Library, NoAnswer, Question, Reply, TopicOverview

if TYPE_CHECKING:
    from bot.app.client import MentorBot
    from bot.app.custom_ids import Pressed
    from bot.clock import Clock

    Asked = discord.Interaction[MentorBot]

DEFER_AFTER = 1.5
"""Seconds after which an answer is announced as coming; Discord gives up after three."""
REMEMBERED = 10_000
log = logging.getLogger(__name__)


class Desk:
    """Takes what interactions ask for to the mentor, and sends the cards."""

    def __init__(self, library: Library, clock: Clock, limit: Limit) -> None:
        self.library = library
        self.clock = clock
        self.limit = limit
        self.languages = Languages()
        self.in_flight = InFlight()
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="mentor")
        self._shown: OrderedDict[tuple[int, str], None] = OrderedDict()

    def close(self) -> None:
        """Let the threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def consider(self, question: Question) -> Reply:
        """Ask the mentor in force: in a thread where it encodes, at once where it takes a millisecond.

        Two threads that both want Python's lock wait for each other longer than a decision without meaning takes.
        """
        mentor = self.library.mentor
        if mentor.matcher.encoder is None:
            return mentor.ask(question)
        return await asyncio.get_running_loop().run_in_executor(self._threads, mentor.ask, question)

    async def ask(self, interaction: Asked, question: str, *, everyone: bool = False) -> None:
        """Answer a question; a no is private even where an answer would be for everyone."""
        if not await self._may(interaction):
            return
        given = from_discord(interaction.locale)
        private = not everyone and not _alone(interaction)
        asked = Question(question, given, interaction.guild_id if interaction.is_guild_integration() else None)
        answering = asyncio.ensure_future(self.consider(asked))
        deferred = not await self._soon(answering)
        if deferred:
            await acknowledged(interaction.response.defer(ephemeral=private, thinking=True))
        reply = await answering
        self.languages.remember(interaction.user.id, reply.language)
        if isinstance(reply, NoAnswer) and not _alone(interaction):
            private = private or not deferred
        card = card_of(reply, Owner(interaction.user.id, private))
        await send(interaction, card, private=private, deferred=deferred)

    async def show_entry(self, interaction: Asked, pressed: Pressed) -> None:
        """Show an entry where its button was pressed."""
        if not await self._may(interaction):
            return
        answer = self.library.mentor.entry(pressed.about, pressed.language)
        if answer is None:
            await self.gone(interaction, pressed.language)
            return
        await self._place(interaction, pressed, lambda owner: answer_card(answer, owner))

    async def show_topic(self, interaction: Asked, pressed: Pressed) -> None:
        """Show a topic where its button was pressed."""
        if not await self._may(interaction):
            return
        name, _, page = pressed.about.partition(",")
        topic = self.library.mentor.topic(name, pressed.language)
        if topic is None or not (page or "0").isdecimal():
            await self.gone(interaction, pressed.language)
            return
        await self._place(interaction, pressed, lambda owner: topic_card(topic, owner, int(page or 0)))

    async def show_topics(self, interaction: Asked, pressed: Pressed) -> None:
        """List the topics where their button was pressed."""
        if not (pressed.about or "0").isdecimal():
            await self.gone(interaction, pressed.language)
            return
        topics, page = self.library.mentor.topics(pressed.language), int(pressed.about or 0)
        line = translate("card-topics", pressed.language)
        await self._place(interaction, pressed, lambda owner: topics_card(line, topics, owner, pressed.language, page))

    async def show_nothing_fits(self, interaction: Asked, pressed: Pressed) -> None:
        """Say that the FAQ doesn't answer what was asked."""
        no_answer = NoAnswer(self.library.mentor.topics(pressed.language), pressed.language)
        await self._place(interaction, pressed, lambda owner: no_answer_card(no_answer, owner))

    async def show_everyone(self, interaction: Asked, pressed: Pressed) -> None:
        """Post a private card where all can see it, once."""
        key = (interaction.message.id if interaction.message else 0, pressed.about)
        if key in self._shown:
            await say(interaction, translate("already-shown", pressed.language))
            return
        if not await self._may(interaction):
            return
        found = self._named(pressed.about, pressed.language)
        if found is None:
            await self.gone(interaction, pressed.language)
            return
        self._shown[key] = None
        if len(self._shown) > REMEMBERED:
            self._shown.popitem(last=False)
        try:
            await send(interaction, card_of(found, Owner(interaction.user.id)), private=False)
        except discord.HTTPException:
            self._shown.pop(key, None)
            raise

    async def delete(self, interaction: Asked, pressed: Pressed) -> None:
        """Delete a card for its asker, or for staff of the channel."""
        if interaction.user.id != pressed.asker and not interaction.permissions.manage_messages:
            await say(interaction, translate("not-yours", from_discord(interaction.locale)))
            return
        await acknowledged(interaction.response.defer())
        try:
            await interaction.delete_original_response()
        except discord.NotFound:
            log.debug("the message to delete is gone already")

    async def named(self, interaction: Asked, name: str) -> None:
        """Show the topic or the entry of that name; answer what was typed instead of one."""
        locale = from_discord(interaction.locale)
        found = self._named(name, locale)
        if found is None:
            await self.ask(interaction, name)
        elif await self._may(interaction):
            private = not _alone(interaction)
            await send(interaction, card_of(found, Owner(interaction.user.id, private)), private=private)

    async def topics(self, interaction: Asked) -> None:
        """List the topics, privately."""
        locale = from_discord(interaction.locale)
        private = not _alone(interaction)
        topics, owner = self.library.mentor.topics(locale), Owner(interaction.user.id, private)
        card = topics_card(translate("card-topics", locale), topics, owner, locale)
        await send(interaction, card, private=private)

    async def gone(self, interaction: Asked, locale: Locale) -> None:
        """Say privately that what a button or command stood for is gone, and list the topics."""
        topics = self.library.mentor.topics(locale)
        card = topics_card(translate("gone", locale), topics, Owner(interaction.user.id, private=True), locale)
        await send(interaction, card, private=True)

    @asynccontextmanager
    async def handling(self, interaction: Asked) -> AsyncIterator[None]:
        """Count what is being answered; what goes wrong becomes a short line with a number that stands in the log."""
        with self.in_flight.one():
            try:
                yield
            except Exception as error:  # noqa: BLE001 -- the edge: the member must hear something, the log the rest
                await self.failed(interaction, error)

    async def failed(self, interaction: Asked, error: Exception) -> None:
        """Log what went wrong under a number, and tell the member the number."""
        if isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED):
            log.warning("an answer came too late for Discord: %s", error.code)
            return
        number = log_under_number(error)
        try:
            await say(interaction, translate("failed", from_discord(interaction.locale), number=number))
        except discord.HTTPException as unsent:
            log.warning("the member could not be told about %s: HTTP %s", number, unsent.status)

    def _named(self, name: str, locale: Locale) -> Answer | TopicOverview | None:
        mentor = self.library.mentor
        return mentor.entry(name, locale) or mentor.topic(name, locale)

    async def _may(self, interaction: Asked) -> bool:
        """Say whether a person gets another answer now; if not, tell them."""
        if self.limit.ask(interaction.user.id, self.clock.now()) == "answer":
            return True
        # An interaction must be answered, and only its asker sees this.
        await say(interaction, translate("too-many", from_discord(interaction.locale)))
        return False

    async def _place(self, interaction: Asked, pressed: Pressed, card: Callable[[Owner], Card]) -> None:
        """Edit the asker's card in place; give a private copy to anybody else, and where the card is gone."""
        message = interaction.message
        owner = Owner(pressed.asker, private=bool(message and message.flags.ephemeral))
        if interaction.user.id == pressed.asker:
            try:
                await acknowledged(interaction.response.edit_message(view=card(owner)))
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
            else:
                return
        # Somebody else's card, or one that was deleted meanwhile.
        await send(interaction, card(replace(owner, asker=interaction.user.id, private=True)), private=True)

    async def _soon(self, answering: asyncio.Future[Reply]) -> bool:
        """Wait for an answer as long as Discord can do without a sign of it."""
        await asyncio.sleep(0)  # one that needs no thread is there after it
        if answering.done():
            return True
        waiting = asyncio.ensure_future(self.clock.sleep(DEFER_AFTER))
        either: set[asyncio.Future[Any]] = {answering, waiting}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        return answering.done()


def _alone(interaction: Asked) -> bool:
    """Say whether only the asker and the bot can read here, so that nothing needs to be hidden."""
    return interaction.context.dm_channel
