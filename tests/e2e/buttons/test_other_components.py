"""Components that are not on our cards belong to whoever made them, and are answered by nobody else."""

import asyncio

import discord
import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Person, Sandbox
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.buttons.conftest import with_button
from tests.e2e.conversation import all_heard, heard


@pytest.mark.parametrize("target", ["menu", "e", "e:", "E:1:en:jobs/who-hires", "e:me:en:jobs/who-hires", "💣" * 100])
@pytest.mark.usefixtures("calm")
async def test_ids_that_are_not_ours(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, target: str
) -> None:
    """They belong to somebody else in the same process, who answers in their own time; we say nothing."""
    message = await with_button(bot, questions, target)
    press = await sandbox.press(mia, message, target)
    await all_heard(sandbox, bot)
    assert press.response_type is None
    assert sandbox.history(mia, questions) == [message]


@pytest.mark.usefixtures("calm")
async def test_a_view_that_takes_its_time(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, clock: ManualClock
) -> None:
    """A button and a select of an ordinary view are answered by their own callbacks, however late these begin."""
    begun = asyncio.Event()

    async def late(interaction: discord.Interaction) -> None:
        begun.set()
        await clock.sleep(0.05)
        await interaction.response.send_message(f"by the view: {dict(interaction.data or {})['custom_id']}")

    view = discord.ui.View()
    button: discord.ui.Button[discord.ui.View] = discord.ui.Button(label="press", custom_id="view-button")
    options = [discord.SelectOption(label="one"), discord.SelectOption(label="two")]
    select: discord.ui.Select[discord.ui.View] = discord.ui.Select(options=options, custom_id="view-select")
    for item in (button, select):
        item.callback = late  # type: ignore[method-assign]  # as discord.py documents it
        view.add_item(item)
    sent = await bot.get_partial_messageable(questions.id).send("a view", view=view)
    message = questions.messages[sent.id]
    for target, values in (("view-button", []), ("view-select", ["one"])):
        begun.clear()
        press = await sandbox.press(mia, message, target, values)
        await begun.wait()
        await heard(sandbox)
        await clock.advance(0.05)
        answered = await press.settled()
        assert answered.original is not None
        assert answered.original.text == f"by the view: {target}"
