"""The buttons and menus that show an entry, a suggested one too, or say that none of the suggestions was meant."""

import discord

from bot.app.feature import Feature, FeatureContext
from bot.app.services import Services
from bot.app.ui import custom_ids
from bot.app.ui.cards import answer_card, no_answer_card
from bot.app.ui.custom_ids import ButtonPayload


class EntryButtons:
    """Buttons with the title of an entry, and the one for none of them."""

    def __init__(self, services: Services) -> None:
        self._responder = services.responder

    async def show_entry(self, interaction: discord.Interaction, payload: ButtonPayload) -> None:
        """Show an entry where its button was pressed."""
        await self._show(interaction, payload, keeps_question=False)

    async def show_suggestion(self, interaction: discord.Interaction, payload: ButtonPayload) -> None:
        """Show an entry that was suggested for a question, where its button was pressed."""
        await self._show(interaction, payload, keeps_question=True)

    async def _show(self, interaction: discord.Interaction, payload: ButtonPayload, *, keeps_question: bool) -> None:
        if not await self._responder.is_allowed(interaction):
            return
        answer = self._responder.mentor_for(interaction).entry(payload.about, payload.language)
        if answer is None:
            await self._responder.say_gone(interaction, payload.language)
            return
        await self._responder.edit_or_send_copy(
            interaction, payload, lambda audience: answer_card(answer, audience), keeps_question=keeps_question
        )

    async def show_none_of_these(self, interaction: discord.Interaction, payload: ButtonPayload) -> None:
        """Say that the FAQ doesn't answer what was asked."""
        no_answer = self._responder.mentor_for(interaction).no_answer(payload.language)
        await self._responder.edit_or_send_copy(
            interaction, payload, lambda audience: no_answer_card(no_answer, audience)
        )


def make(context: FeatureContext) -> Feature:
    """Return the feature for one bot."""
    buttons = EntryButtons(context.services)
    return Feature(
        buttons={
            custom_ids.SHOW_ENTRY: buttons.show_entry,
            custom_ids.SHOW_SUGGESTION: buttons.show_suggestion,
            custom_ids.NONE_OF_THESE: buttons.show_none_of_these,
        }
    )
