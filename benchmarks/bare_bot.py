"""A bare discord.py bot that answers every /ask with the same card, made in a thread: the peer of `sandbox_load.py`."""

import asyncio
import os

import discord
from discord import app_commands

from bot.app import discord_at
from bot.app.ui.cards import CardAudience, answer_card
from bot.mentor import Answer, Choice, Link

CARD = Answer(
    entry="resources/podcasts",
    title="Which podcasts should I listen to?",
    text="The article names two:\n- **One show**\n- **Another show**\n\n"
    + "It says no more about them than that. " * 8,
    links=(Link("One show", "https://example.org/one"), Link("Another show", "https://example.org/another")),
    related=(Choice("a/b", "Which blogs should I read?"), Choice("a/c", "How do I keep up?"), Choice("a/d", "Theory?")),
    source="https://example.org/source",
    topic=Choice("resources", "Resources"),
    language="en",
)


class BareBot(discord.AutoShardedClient):
    """A bot with /ask and one constant answer."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Make /ask known."""
        await self.tree.sync()


def main() -> None:
    bot = BareBot()

    @bot.tree.command()
    async def ask(interaction: discord.Interaction, question: str, show: str = "me") -> None:
        """Answer anything."""
        del question, show
        card = await asyncio.to_thread(answer_card, CARD, CardAudience(interaction.user.id, private=True))
        await interaction.response.send_message(view=card, ephemeral=True)

    with discord_at(os.environ["DISCORD_URL"]):
        bot.run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
