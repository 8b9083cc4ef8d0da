"""A guild with an FAQ of its own sees that one, by every way in, and nobody else sees anything of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import MentorBot
from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import MentorLoader
from discord_sandbox import Channel, Message, Person, Sandbox
from tests.conftest import FaqFolder
from tests.e2e.buttons.conftest import with_button
from tests.e2e.conftest import Bots, offered, option, press
from tests.e2e.conversation import mention, replied

CATS, HOW_MANY = "is there a cat here", "We have two."
CATS_TITLE = "Do you have cats?"


@pytest.fixture
def pets(faq_folder: FaqFolder, tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """An FAQ in which nothing of ours is."""
    kept: Path = tmp_path_factory.getbasetemp() / "cache"
    return MentorLoader(load_settings(knowledge_dir=faq_folder(), cache_dir=kept, semantic=False)).load()


@pytest.fixture
async def bot(bots: Bots, pets: Mentor, questions: Channel) -> AsyncIterator[MentorBot]:
    """A bot for which the guild of #questions has an FAQ of its own."""
    async with bots() as one:
        assert questions.guild is not None
        one.services.library.replace(pets, questions.guild.id)
        yield one


async def asked(sandbox: Sandbox, person: Person, channel: Channel, question: str = CATS) -> Message:
    """Use /ask and return the card."""
    used = await (await sandbox.use(person, channel, "ask", {"question": question})).settled()
    assert used.original is not None
    return used.original


@pytest.mark.usefixtures("bot", "calm")
async def test_every_way_in_leads_to_the_guilds_own_faq(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """Command, autocomplete, topics, buttons, mention and message menu."""
    card = await asked(sandbox, mia, questions)
    assert HOW_MANY in card.text
    own, choice = await sandbox.complete(mia, questions, "ask", "question", "cats")
    assert own["name"] == "cats"
    assert choice["name"] == CATS_TITLE
    topics = await (await sandbox.use(mia, questions, "topics")).settled()
    assert topics.original is not None
    assert offered(topics.original) == ["Pets"]
    await (await press(sandbox, mia, topics.original, option(topics.original, "Pets"))).settled()
    await (await press(sandbox, mia, topics.original, option(topics.original, CATS_TITLE))).settled()
    assert HOW_MANY in topics.original.text
    assert HOW_MANY in (await replied(sandbox, mia, questions, mention(sandbox, CATS))).text
    message = await sandbox.say(mia, questions, CATS)
    used = await (await sandbox.use_on(mia, message, "Ask the mentor")).settled()
    assert used.original is not None
    assert HOW_MANY in used.original.text


@pytest.mark.usefixtures("bot", "calm")
async def test_nothing_of_it_is_seen_elsewhere(sandbox: Sandbox, mia: Person, lin: Person, noor: Person) -> None:
    """Not in another guild, nor in a direct message, nor where somebody has the bot on their own account."""
    for person, channel in (
        (lin, sandbox.world.channel("#提问")),
        (mia, sandbox.world.dm(mia)),
        (noor, sandbox.world.channel("#general")),
    ):
        assert HOW_MANY not in (await asked(sandbox, person, channel)).text
        choices = await sandbox.complete(person, channel, "ask", "question", "have cats")
        assert [choice["name"] for choice in choices] == ["have cats"]
        topics = await (await sandbox.use(person, channel, "topics")).settled()
        assert topics.original is not None
        assert "Pets" not in offered(topics.original)


@pytest.mark.parametrize("target", ["e:1:en:pets/cats", "t:1:en:pets", "s:1:en:pets/cats"])
@pytest.mark.usefixtures("calm")
async def test_an_id_of_another_guild_is_unknown_here(
    sandbox: Sandbox, lin: Person, bot: MentorBot, target: str
) -> None:
    """A button that carries it leads nowhere, whoever presses it."""
    message = await with_button(bot, sandbox.world.channel("#提问"), target)
    used = await (await press(sandbox, lin, message, target)).settled()
    assert used.original is not None
    assert "That isn't in the FAQ any more." in used.original.text
    assert "Pets" not in offered(used.original)


@pytest.mark.usefixtures("calm")
async def test_a_topic_command_answers_for_the_guild_where_it_is_used(
    sandbox: Sandbox, mia: Person, lin: Person, questions: Channel, bot: MentorBot
) -> None:
    """Commands are those of the shared FAQ; where a guild has no such topic, what was asked is looked up there."""
    here = await (await sandbox.use(mia, questions, "jobs", {"entry": CATS})).settled()
    there = await (await sandbox.use(lin, sandbox.world.channel("#提问"), "jobs")).settled()
    assert here.original is not None
    assert there.original is not None
    assert HOW_MANY in here.original.text
    assert "### 求职" in there.original.text
    assert bot.services.library.for_guild(None).topic("jobs", "en") is not None
