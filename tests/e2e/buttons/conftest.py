"""The buttons on the cards, pressed by the asker, by others and by staff."""

from pathlib import Path

import discord
import pytest

from bot.app import MentorBot
from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import MentorLoader
from discord_sandbox import Channel, Interaction, Message, Option, Person, Sandbox
from tests.conftest import FaqFolder
from tests.e2e.conftest import press

ROLE = "What is a machine learning engineer?"
GONE = "That isn't in the FAQ any more."
NEW, IN_PLACE = 4, 7
"""The types of an interaction's answer: another message, or the pressed one edited."""
MOST_BYTES = 10_000
"""Of a message's texts; from about there on Discord fails (discord-api-docs, issue 8554)."""


async def card_of(sandbox: Sandbox, person: Person, channel: Channel, command: str, **options: str) -> Message:
    """Use a command and give the card."""
    used = await (await sandbox.use(person, channel, command, options)).settled()
    assert used.original is not None
    return used.original


async def asked(sandbox: Sandbox, person: Person, channel: Channel, question: str, show: str = "me") -> Message:
    """Use /ask and give the card."""
    return await card_of(sandbox, person, channel, "ask", question=question, show=show)


async def replied(sandbox: Sandbox, person: Person, channel: Channel, content: str) -> Message:
    """Write to the bot and give its reply."""
    said = await sandbox.say(person, channel, content)

    def reply() -> Message | None:
        found = (each for each in channel.messages.values() if each.reference and each.reference.message_id == said.id)
        return next(found, None)

    return await sandbox.until(reply)


async def pressed(sandbox: Sandbox, person: Person, message: Message, what: str | Option) -> Interaction:
    """Press the button of that custom id, or choose an option, and wait for what comes of it."""
    interaction = await (await press(sandbox, person, message, what)).settled()
    assert not interaction.failed
    return interaction


async def said_privately(sandbox: Sandbox, person: Person, message: Message, what: str | Option) -> Message:
    """Press or choose what is answered by another message that only the one who did so sees."""
    interaction = await pressed(sandbox, person, message, what)
    assert interaction.response_type == NEW
    assert interaction.original is not None
    assert interaction.original.ephemeral_to is person
    return interaction.original


async def with_button(bot: MentorBot, channel: Channel, target: str, value: str | None = None) -> Message:
    """Have the bot send a button with any custom id, or a menu with one value, as another version may have done."""
    view = discord.ui.LayoutView()
    item: discord.ui.Item[discord.ui.LayoutView] = discord.ui.Button(label="old", custom_id=target)
    if value is not None:
        item = discord.ui.Select(custom_id=target, options=[discord.SelectOption(label="old", value=value)])
    view.add_item(discord.ui.ActionRow(item))
    view.stop()
    sent = await bot.get_partial_messageable(channel.id).send(view=view)
    return channel.messages[sent.id]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder for these tests, so that the one of our own FAQ stays as it was."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def pets(faq_folder: FaqFolder, kept: Path) -> Mentor:
    """Another FAQ, in which nothing of ours is."""
    return MentorLoader(load_settings(knowledge_dir=faq_folder(), cache_dir=kept, semantic=False)).load()
