"""Responding to interactions: answer in time or defer, edit the asker's card or send a copy."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

import discord

from bot.answering import AnsweringService, RateLimit
from bot.app.commands.user_locale import UserLocales, locale_of_user
from bot.app.respond.errors import MODERATED, UNKNOWN_MESSAGE, ErrorEdge
from bot.app.respond.everyone import KEPT_PRIVATE, post_for_everyone, private_because
from bot.app.respond.sending import acknowledged, defer, say, say_too, send
from bot.app.ui.captions import asked_in, somebody_asked, you_asked
from bot.app.ui.cards import CardAudience, card_for, topics_card
from bot.app.ui.custom_ids import ButtonPayload
from bot.app.ui.layout import Card
from bot.clock import Clock, finished_within
from bot.i18n import Locale, translate
from bot.mentor import Choice, Mentor, NoAnswer, Question, Reply, TopicOverview

DEFER_AFTER = 1.5
"""Seconds after which an answer is announced as coming; Discord gives up after three."""


class InteractionResponder:
    """Responds to commands and buttons, each exactly once."""

    def __init__(self, answering: AnsweringService, edge: ErrorEdge, user_locales: UserLocales, clock: Clock) -> None:
        self._answering = answering
        self._edge = edge
        self._user_locales = user_locales
        self._clock = clock

    def guard(self, interaction: discord.Interaction) -> AbstractAsyncContextManager[None]:
        """Count an interaction as in progress, and turn what goes wrong into a line for its asker."""
        self._user_locales.notice(interaction)
        return self._edge.guard(lambda number: self._notify_of_failure(interaction, number))

    async def handle(self, interaction: discord.Interaction, error: Exception) -> None:
        """Turn an error into a line for the asker of an interaction."""
        await self._edge.handle(error, lambda number: self._notify_of_failure(interaction, number))

    def mentor_for(self, interaction: discord.Interaction) -> Mentor:
        """Return the mentor of the guild that an interaction belongs to; a user-installed use belongs to none."""
        return self._answering.for_guild(_guild_id(interaction))

    async def titles_like(
        self, interaction: discord.Interaction, typed: str, topic: str | None = None
    ) -> Sequence[Choice]:
        """Return the entries, of one topic or of all, whose title is similar to what was typed; none on an error."""
        found: list[Choice] = []
        async with self._edge.guard(None):
            found.extend(self.mentor_for(interaction).titles_like(typed, locale_of_user(interaction), topic))
        return found

    async def is_allowed(self, interaction: discord.Interaction) -> bool:
        """Return whether the asker gets another answer now; if not, they are told."""
        if self._answering.check_rate_limit(interaction.user.id) is RateLimit.ALLOWED:
            return True
        # An interaction must be answered, and only its asker sees this.
        seconds = self._answering.seconds_left(interaction.user.id)
        await say(interaction, translate("too-many", locale_of_user(interaction), seconds=seconds))
        return False

    async def answer(
        self, interaction: discord.Interaction, question: str, *, everyone: bool = False, own_words: bool = True
    ) -> None:
        """Answer a question; a no is private even where an answer would be for everyone.

        A private card says what was asked where those are the asker's `own_words`. Where many ask at once the answer is
        announced before anything is computed: of a thousand announcements at the last moment most come too late.
        """
        if not await self.is_allowed(interaction):
            return
        reason = private_because(interaction) if everyone else None
        private = not is_private_channel(interaction) and (not everyone or reason is not None)
        asked = Question(question, locale_of_user(interaction), _guild_id(interaction))
        if deferred := self._answering.is_busy:
            await defer(interaction, private=private)
        answering = asyncio.ensure_future(self._answering.ask(asked, interaction.user.id))
        try:
            if not deferred and not await self._finished_in_time(answering):
                await defer(interaction, private=private)
            reply = await answering
        finally:  # where it can't be deferred nobody waits for the answer
            answering.cancel()
            await asyncio.gather(answering, return_exceptions=True)
        self._user_locales.remember(interaction.user.id, reply.language)
        private = private or (isinstance(reply, NoAnswer) and not is_private_channel(interaction))
        if not private:
            reason = await self._answer_openly(interaction, question, reply)
            if reason is None:
                return
        lines = [you_asked(question, reply.language)] if own_words else []
        if reason:
            lines.append(translate(reason, reply.language))
        await send(interaction, card_for(reply, _private(interaction, *lines)), private=True)

    async def _answer_openly(self, interaction: discord.Interaction, question: str, reply: Reply) -> str | None:
        """Answer for all to read; return the key of the text that says why Discord refused it, else None."""
        asker = interaction.user
        everyone = not is_private_channel(interaction)
        line = [somebody_asked(asker.display_name, question, reply.language)] if everyone else []
        reason = await post_for_everyone(interaction, card_for(reply, CardAudience(asker.id, captions=tuple(line))))
        if reason != KEPT_PRIVATE:
            return reason
        await say_too(interaction, translate(reason, reply.language))
        return None

    async def show(self, interaction: discord.Interaction, found: Reply | TopicOverview) -> None:
        """Show something that was asked for by name, privately where others could read it."""
        private = not is_private_channel(interaction)
        audience = _private(interaction) if private else CardAudience(interaction.user.id)
        await send(interaction, card_for(found, audience), private=private)

    async def say_gone(self, interaction: discord.Interaction, locale: Locale) -> None:
        """Say privately that what a button or command stood for is gone, and list the topics."""
        topics = self.mentor_for(interaction).topics(locale)
        audience = CardAudience(interaction.user.id, private=True)
        await send(interaction, topics_card(translate("gone", locale), topics, audience, locale), private=True)

    async def edit_or_send_copy(
        self,
        interaction: discord.Interaction,
        payload: ButtonPayload,
        card: Callable[[CardAudience], Card],
        *,
        keeps_question: bool = False,
    ) -> None:
        """Edit the asker's card in place; send a private copy to anybody else, and where the card can't be edited.

        `keeps_question` where the new card answers what the one before was about.
        """
        message = interaction.message
        asked = asked_in(message, payload.language) if keeps_question else ""
        audience = _private(interaction, *filter(None, [asked]))
        if message is None or not message.flags.ephemeral:
            audience = CardAudience(payload.asker)
        if interaction.user.id == payload.asker:
            try:
                await acknowledged(interaction.response.edit_message(view=card(audience)))
            except discord.HTTPException as error:
                if error.code not in (UNKNOWN_MESSAGE, *MODERATED):
                    raise
            else:
                return
        # Somebody else's card, or one that was deleted meanwhile, or that moderation keeps as it is.
        await send(interaction, card(_private(interaction)), private=True)

    async def _notify_of_failure(self, interaction: discord.Interaction, number: str) -> None:
        await say(interaction, translate("failed", locale_of_user(interaction), number=number))

    async def _finished_in_time(self, answering: asyncio.Future[Reply]) -> bool:
        """Wait at most DEFER_AFTER seconds for an answer, and return whether it is there."""
        await asyncio.sleep(0)  # one that needs no thread is there after it
        if answering.done():
            return True
        return await finished_within(answering, DEFER_AFTER, self._clock)


def is_private_channel(interaction: discord.Interaction) -> bool:
    """Return whether only the asker and the bot can read here, so that nothing needs to be hidden."""
    return interaction.context.dm_channel


def _private(interaction: discord.Interaction, *captions: str) -> CardAudience:
    """Return the audience of a card that only the member sees; it can be shown to all where the member may write."""
    can_share = private_because(interaction) is None
    return CardAudience(interaction.user.id, private=True, can_share=can_share, captions=captions)


def _guild_id(interaction: discord.Interaction) -> int | None:
    return interaction.guild_id if interaction.is_guild_integration() else None
