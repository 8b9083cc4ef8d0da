"""The buttons on the cards, pressed by the asker, by others and by staff."""

from pathlib import Path

import discord
import pytest

from bot.app import MentorBot
from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import MentorLoader
from discord_sandbox import Button, Channel, Interaction, Message, Person, Sandbox
from tests.conftest import FaqFolder

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


def related(card: Message, place: int = 0) -> Button:
    """Return a button on which another entry's title stands."""
    return [button for button in card.buttons() if button.target.startswith("e:")][place]


async def replied(sandbox: Sandbox, person: Person, channel: Channel, content: str) -> Message:
    """Write to the bot and give its reply."""
    said = await sandbox.say(person, channel, content)

    def reply() -> Message | None:
        found = (each for each in channel.messages.values() if each.reference and each.reference.message_id == said.id)
        return next(found, None)

    return await sandbox.until(reply)


async def pressed(sandbox: Sandbox, person: Person, message: Message, target: str) -> Interaction:
    """Press the button of that custom id, and wait for what comes of it."""
    press = await (await sandbox.press(person, message, target)).settled()
    assert not press.failed
    return press


async def said_privately(sandbox: Sandbox, person: Person, message: Message, target: str) -> Message:
    """Press a button whose answer is another message that only the one who pressed sees."""
    press = await pressed(sandbox, person, message, target)
    assert press.response_type == NEW
    assert press.original is not None
    assert press.original.ephemeral_to is person
    return press.original


async def with_button(bot: MentorBot, channel: Channel, target: str) -> Message:
    """Have the bot send a button with any custom id, as another version of it may have done."""
    view = discord.ui.LayoutView()
    button: discord.ui.Button[discord.ui.LayoutView] = discord.ui.Button(label="old", custom_id=target)
    view.add_item(discord.ui.ActionRow(button))
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
