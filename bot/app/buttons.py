"""Every button that can be pressed; each finds all it needs in its custom id, so it works after a restart too."""

import re
from abc import abstractmethod
from typing import Any, ClassVar, Self

import discord

from bot.app.custom_ids import Pressed, template

Press = discord.Interaction[Any]
"""A press as discord.py gives it; its client is always our own."""

_NOTHING = r"(?!)"
LABEL = 80
"""Characters that Discord allows on a button."""


class CardButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=_NOTHING):
    """A button on a card; what its press raises becomes a short line for the member."""

    kind: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, pressed: Pressed, label: str | None = None, *, emoji: str | None = None) -> None:
        shown = label if label is None or len(label) <= LABEL else f"{label[: LABEL - 1]}…"
        button: discord.ui.Button[Any] = discord.ui.Button(
            style=self.style, label=shown, emoji=emoji, custom_id=pressed.custom_id(self.kind)
        )
        super().__init__(button)
        self.pressed = pressed

    @classmethod
    async def from_custom_id(cls, interaction: Press, item: discord.ui.Item[Any], match: re.Match[str], /) -> Self:
        """Make the button anew from the custom id that came with a press."""
        del interaction
        label = item.label if isinstance(item, discord.ui.Button) else None
        return cls(Pressed.of(match), label or " ")

    async def callback(self, interaction: Press) -> None:
        """Answer a press."""
        async with interaction.client.desk.handling(interaction):
            await self.press(interaction)

    @abstractmethod
    async def press(self, interaction: Press) -> None:
        """Do what the button is for."""


class EntryButton(CardButton, template=template("e")):
    """Shows an entry."""

    kind = "e"

    async def press(self, interaction: Press) -> None:
        """Show the entry."""
        await interaction.client.desk.show_entry(interaction, self.pressed)


class SuggestionButton(CardButton, template=template("g")):
    """Shows an entry that was suggested."""

    kind = "g"
    style = discord.ButtonStyle.primary

    async def press(self, interaction: Press) -> None:
        """Show the entry."""
        await interaction.client.desk.show_entry(interaction, self.pressed)


class TopicButton(CardButton, template=template("t")):
    """Shows a topic at a glance; `about` is `topic` or `topic,page`."""

    kind = "t"

    async def press(self, interaction: Press) -> None:
        """Show the topic."""
        await interaction.client.desk.show_topic(interaction, self.pressed)


class TopicsButton(CardButton, template=template("l")):
    """Lists the topics; `about` is empty or the page."""

    kind = "l"

    async def press(self, interaction: Press) -> None:
        """List the topics."""
        await interaction.client.desk.show_topics(interaction, self.pressed)


class NoneOfTheseButton(CardButton, template=template("n")):
    """Says that no suggestion was meant."""

    kind = "n"

    async def press(self, interaction: Press) -> None:
        """Own up to not knowing."""
        await interaction.client.desk.show_nothing_fits(interaction, self.pressed)


class ShowEveryoneButton(CardButton, template=template("s")):
    """Shows a private card to everyone in the channel; `about` is an entry or a topic."""

    kind = "s"

    async def press(self, interaction: Press) -> None:
        """Post the card where all can see it."""
        await interaction.client.desk.show_everyone(interaction, self.pressed)


class DeleteButton(CardButton, template=template("x")):
    """Deletes the card, for its asker and for staff."""

    kind = "x"

    async def press(self, interaction: Press) -> None:
        """Delete the card, if the one who presses may."""
        await interaction.client.desk.delete(interaction, self.pressed)


BUTTONS: tuple[type[CardButton], ...] = (
    EntryButton,
    SuggestionButton,
    TopicButton,
    TopicsButton,
    NoneOfTheseButton,
    ShowEveryoneButton,
    DeleteButton,
)
"""All of them; their templates are disjoint, since each kind has its own first letter."""
