"""The buttons that show a private card to everyone, and that delete an open one."""

import logging

import discord
from cachetools import LRUCache

from bot.app.commands.user_locale import locale_of_user
from bot.app.failures import CALL_ERRORS
from bot.app.feature import Feature, FeatureContext
from bot.app.respond.everyone import KEPT_PRIVATE, post_for_everyone, private_because
from bot.app.respond.sending import acknowledged, say, say_too
from bot.app.services import Services
from bot.app.ui import captions, custom_ids
from bot.app.ui.cards import CardAudience, card_for
from bot.app.ui.custom_ids import ButtonPayload
from bot.app.ui.sent import suggested_on
from bot.i18n import translate
from bot.mentor import Answer

MAX_REMEMBERED = 10_000
"""Cards of which it is known that they were shown to everyone."""
log = logging.getLogger(__name__)


class SharingButtons:
    """Buttons that decide who sees a card."""

    def __init__(self, services: Services) -> None:
        self._responder = services.responder
        self._shown: LRUCache[tuple[int, str], bool] = LRUCache(MAX_REMEMBERED)

    async def show_everyone(self, interaction: discord.Interaction, payload: ButtonPayload) -> None:
        """Post a private card where everyone can see it, once."""
        key = (interaction.message.id if interaction.message else 0, payload.about)
        if key in self._shown:
            await say(interaction, translate("already-shown", payload.language))
            return
        if reason := private_because(interaction):
            await say(interaction, translate(reason, payload.language))
            return
        if not await self._responder.is_allowed(interaction):
            return
        found = self._responder.mentor_for(interaction).topic_or_entry(payload.about, payload.language)
        if found is None:
            await self._responder.say_gone(interaction, payload.language)
            return
        if isinstance(found, Answer):
            found = self._responder.mentor_for(interaction).with_further(found, suggested_on(interaction.message))
        line = captions.shared(interaction.message, interaction.user.display_name, payload.language)
        self._shown[key] = True
        try:
            reason = await post_for_everyone(
                interaction, card_for(found, CardAudience(interaction.user.id, captions=(line,)))
            )
        except CALL_ERRORS:
            self._shown.pop(key, None)
            raise
        if reason:
            self._shown.pop(key, None)
            tell = say_too if reason == KEPT_PRIVATE else say
            await tell(interaction, translate(reason, payload.language))

    async def delete(self, interaction: discord.Interaction, payload: ButtonPayload) -> None:
        """Delete a card for its asker, or for staff of the channel."""
        if interaction.user.id != payload.asker and not interaction.permissions.manage_messages:
            await say(interaction, translate("not-yours", locale_of_user(interaction)))
            return
        await acknowledged(interaction.response.defer())
        try:
            await interaction.delete_original_response()
        except discord.NotFound:
            log.debug("the message to delete is gone already")


def make(context: FeatureContext) -> Feature:
    """Return the feature for one bot."""
    buttons = SharingButtons(context.services)
    return Feature(buttons={custom_ids.SHOW_EVERYONE: buttons.show_everyone, custom_ids.DELETE: buttons.delete})
