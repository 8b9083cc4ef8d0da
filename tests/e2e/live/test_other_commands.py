"""What a saved topic does to commands that no topic made, and what a topic may be called."""

import discord
import pytest
from discord import app_commands

from bot.app.features import renamed_topics
from discord_sandbox import Channel, Person, Sandbox
from tests.conftest import TOYS, FaqFolder
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import press, related
from tests.e2e.live.conftest import Keep, Live


async def test_a_plain_command_outlives_a_new_topic(live: Live) -> None:
    """Reloading topics removes only the commands that it made itself."""

    @app_commands.command(name="plain", description="No cog has it")
    async def plain(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("still here")

    live.bot.tree.add_command(plain)
    live.save(TOYS, "toys.yaml")
    await live.in_force()
    names = {command.name for command in live.bot.tree.get_commands(type=discord.AppCommandType.chat_input)}
    assert names == {"ask", "topics", "plain", "pets", "toys"}


@pytest.mark.parametrize("name", ["ask", "topics"])
async def test_a_topic_with_the_name_of_our_own_command(
    keep: Keep, faq_folder: FaqFolder, sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock, name: str
) -> None:
    """Its command has another name, both commands work, and so do the buttons of the topic."""
    async with keep(faq_folder()) as live:
        live.save(TOYS, f"{name}.yaml")
        await live.in_force()
        await clock.advance(60)
        await sandbox.until(lambda: sandbox.world.syncs > 1)
        card = await (await sandbox.use(mia, questions, f"{name}-faq")).settled()
        assert card.original is not None
        assert "### Toys" in card.original.text
        await (await press(sandbox, mia, card.original, related(card.original))).settled()
        assert "We have seven." in card.original.text
        assert "We have seven." in (await live.ask("anything round to throw")).text
        assert renamed_topics([name, "pets"]) == {name: f"{name}-faq"}


@pytest.mark.parametrize("name", ["faq", "privacy", "chat", "help", "ask-faq"])
async def test_a_topic_with_any_other_name(
    keep: Keep, faq_folder: FaqFolder, sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock, name: str
) -> None:
    """Its command has that name."""
    async with keep(faq_folder()) as live:
        live.save(TOYS, f"{name}.yaml")
        await live.in_force()
        await clock.advance(60)
        await sandbox.until(lambda: sandbox.world.syncs > 1)
        card = await (await sandbox.use(mia, questions, name)).settled()
        assert card.original is not None
        assert "### Toys" in card.original.text
