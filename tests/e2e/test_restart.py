"""A bot that takes over from another: old buttons go on working, and Discord is told commands only if they changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.mentor import Mentor
from bot.settings import load_settings
from bot.training.loader import MentorLoader
from discord_sandbox import Channel, Message, Option, Person, Sandbox
from tests.conftest import TOPIC, FaqFolder
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import DELETE, Bots, custom_id, offered, option, press, related

pytestmark = pytest.mark.usefixtures("calm")
WEEK = 7 * 24 * 3600.0
ROLE = "What is a machine learning engineer?"
TWO = "what are interviews like, and where do I apply?"
UNSURE = "blogs or podcasts"
UNKNOWN = "how much do MLEs earn?"
NEW, IN_PLACE = 4, 7
"""The types of an interaction's answer: another message, or the pressed one edited."""


async def asked(sandbox: Sandbox, person: Person, channel: Channel, question: str, show: str = "me") -> Message:
    """Use /ask and give the card."""
    used = await (await sandbox.use(person, channel, "ask", {"question": question, "show": show})).settled()
    assert used.original is not None
    return used.original


def _pressable(card: Message, label: str) -> str | Option:
    """Return the option or the custom id of the button of that label; "See also" stands for a related entry."""
    if label == "See also":
        return related(card)
    found = any(each.startswith(label) for each in offered(card))
    return option(card, label) if found else custom_id(card, label)


@pytest.mark.parametrize("show", ["me", "everyone"])
@pytest.mark.parametrize(
    ("question", "button", "shown"),
    [
        (ROLE, "See also", "### "),
        (ROLE, "Topic: The role", "### The role"),
        (TWO, "Where do I find ML engineering jobs?", "### Where do I find ML engineering jobs?"),
        (UNSURE, "Which podcasts", "### Which podcasts"),
        (UNSURE, "None of these", "I don't know that one"),
        (UNKNOWN, "Interviews", "### Interviews"),
    ],
)
async def test_an_old_button_edits_the_askers_card(
    sandbox: Sandbox,
    bots: Bots,
    clock: ManualClock,
    mia: Person,
    questions: Channel,
    question: str,
    button: str,
    shown: str,
    show: str,
) -> None:
    """Three bots and a week later all that a press needs is still in the button."""
    async with bots():
        card = await asked(sandbox, mia, questions, question, show)
    seen = sandbox.history(mia, questions)
    for _ in range(2):
        await clock.advance(WEEK / 2)
        async with bots():
            pass
    async with bots():
        used = await (await press(sandbox, mia, card, _pressable(card, button))).settled()
        assert used.response_type == IN_PLACE
    assert shown in card.text
    assert ROLE not in card.text.splitlines()[0]
    assert sandbox.history(mia, questions) == seen


async def test_an_old_card_in_a_direct_message(sandbox: Sandbox, bots: Bots, clock: ManualClock, lin: Person) -> None:
    """In the language of the card, although the new bot never heard from that person."""
    alone = sandbox.world.dm(lin)
    async with bots():
        said = await sandbox.say(lin, alone, "薪水多少？")
        reply = await sandbox.until(lambda: next((m for m in alone.messages.values() if m is not said), None))
    await clock.advance(WEEK)
    async with bots():
        for what in ("所有主题", "面试", "面试前要复习什么"):
            used = await (await press(sandbox, lin, reply, _pressable(reply, what))).settled()
            assert used.response_type == IN_PLACE
    assert "### 面试前要复习什么" in reply.text


async def test_an_old_card_remembers_its_asker(
    sandbox: Sandbox, bots: Bots, clock: ManualClock, mia: Person, lin: Person, questions: Channel
) -> None:
    """Others get copies and may not delete; the asker shows the private one to everyone, and deletes the open one."""
    async with bots():
        open_card = await asked(sandbox, mia, questions, ROLE, "everyone")
        private = await asked(sandbox, mia, questions, ROLE)
    await clock.advance(WEEK)
    async with bots():
        for what in (related(open_card), custom_id(open_card, DELETE)):
            used = await (await press(sandbox, lin, open_card, what)).settled()
            assert used.response_type == NEW
            assert used.original is not None
            assert used.original.ephemeral_to is lin
        assert ROLE in open_card.text
        shown = await (await sandbox.press(mia, private, custom_id(private, "Show everyone"))).settled()
        assert shown.original in sandbox.history(lin, questions)
        await (await sandbox.press(mia, open_card, custom_id(open_card, DELETE))).settled()
        assert open_card.deleted


Opened = Callable[[str], Mentor]


@pytest.fixture
def opened(faq_folder: FaqFolder, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Open a small FAQ whose one topic file is given."""
    kept: Path = tmp_path_factory.getbasetemp() / "cache"

    def mentor(topic: str) -> Mentor:
        folder = faq_folder({"pets.yaml": topic})
        return MentorLoader(load_settings(knowledge_dir=folder, cache_dir=kept, semantic=False)).load()

    return mentor


async def test_an_old_button_of_an_older_faq(
    sandbox: Sandbox, bots: Bots, mia: Person, questions: Channel, opened: Opened
) -> None:
    """What is still there shows its new answer; what is gone is said so privately, and the card stays."""
    async with bots():
        ours = await asked(sandbox, mia, questions, ROLE)
    async with bots(opened(TOPIC)):
        theirs = await asked(sandbox, mia, questions, "who won the election")
        pets = option(theirs, "Pets")
        before = ours.components
        used = await (await press(sandbox, mia, ours, related(ours))).settled()
        assert used.original is not None
        assert used.original.ephemeral_to is mia
        assert "That isn't in the FAQ any more." in used.original.text
        assert offered(used.original) == ["Pets"]
        assert ours.components == before
    async with bots(opened(TOPIC.replace("en: Pets", "en: Animals"))):
        await (await press(sandbox, mia, theirs, pets)).settled()
        assert "### Animals" in theirs.text


@pytest.mark.parametrize(
    ("topic", "syncs"),
    [
        (TOPIC, 1),
        (TOPIC.replace("We have two.", "We have three."), 1),
        (TOPIC.replace("Do you have cats?", "Are there cats?"), 1),
        (TOPIC.replace("en: Pets", "en: Animals"), 2),
        (TOPIC.replace("en: Pets", "en: Pets\n  zh: 宠物"), 2),
    ],
    ids=["nothing", "an answer", "an entry's title", "a topic's title", "a topic's Chinese title"],
)
async def test_commands_are_told_when_they_changed(
    sandbox: Sandbox, bots: Bots, opened: Opened, topic: str, syncs: int
) -> None:
    """Answers and titles of entries are no part of a command, a topic's title is its description and Chinese name."""
    async with bots(opened(TOPIC)):
        pass
    assert sandbox.world.syncs == 1
    async with bots(opened(topic)):
        assert sandbox.world.syncs == syncs


async def test_another_faq_has_other_commands(
    sandbox: Sandbox, bots: Bots, opened: Opened, mia: Person, questions: Channel
) -> None:
    """One a topic and the bot's own; those of the FAQ before are gone."""
    async with bots():
        before = {command["name"] for command in sandbox.world.commands[None].values()}
    async with bots(opened(TOPIC)):
        after = {command["name"] for command in sandbox.world.commands[None].values()}
        used = await (await sandbox.use(mia, questions, "pets")).settled()
        assert used.original is not None
        assert "### Pets" in used.original.text
    assert before >= {"ask", "topics", "jobs", "interviews"}
    assert after == {"ask", "topics", "Ask the bot", "pets"}


async def test_commands_that_discord_has_lost(sandbox: Sandbox, bots: Bots) -> None:
    """A command that was taken away or changed meanwhile is told again."""
    async with bots():
        pass
    jobs = next(number for number, each in sandbox.world.commands[None].items() if each["name"] == "jobs")
    del sandbox.world.commands[None][jobs]
    async with bots():
        assert "jobs" in {each["name"] for each in sandbox.world.commands[None].values()}
    ask = next(each for each in sandbox.world.commands[None].values() if each["name"] == "ask")
    ask["description_localizations"] = None
    async with bots():
        pass
    ask = next(each for each in sandbox.world.commands[None].values() if each["name"] == "ask")
    assert set(ask["description_localizations"]) == {"zh-CN", "zh-TW"}
