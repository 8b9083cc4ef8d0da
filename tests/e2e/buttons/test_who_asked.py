"""What is shown to everyone says who asked what."""

import pytest
from hypothesis import example, given, strategies as st

from bot.app.ui import captions
from discord_sandbox import Channel, Person, Sandbox
from discord_sandbox.world import permissions as may
from tests.e2e.buttons.conftest import ROLE, asked, card_of, pressed
from tests.e2e.conftest import custom_id, related

SUGGESTED = "free resources"

pytestmark = pytest.mark.usefixtures("bot", "calm")


async def shown(sandbox: Sandbox, person: Person, channel: Channel, question: str) -> str:
    """Ask privately, show the card to everyone, and return its first line."""
    card = await asked(sandbox, person, channel, question)
    button = next(each.target for each in card.buttons() if each.target.startswith("s:"))
    press = await pressed(sandbox, person, card, button)
    assert press.original is not None
    assert press.original.pings == []
    return press.original.text.splitlines()[0]


async def test_the_private_card_says_what_was_asked(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """And so does the one that all see, with the asker's name."""
    card = await asked(sandbox, mia, questions, ROLE)
    assert card.text.startswith(f"-# You asked: {ROLE}\n###")
    assert await shown(sandbox, mia, questions, ROLE) == f"-# Mia asked: {ROLE}"


async def test_asked_for_everyone(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """A card that is for everyone from the start says it too."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    assert card.text.startswith(f"-# Mia asked: {ROLE}\n###")


async def test_in_chinese(sandbox: Sandbox, lin: Person, yating: Person, questions: Channel) -> None:
    """In the language and the script of the card."""
    assert await shown(sandbox, lin, questions, "机器学习工程师做什么工作") == "-# 小林 问：机器学习工程师做什么工作"
    assert await shown(sandbox, yating, questions, "機器學習工程師做什麼工作") == "-# 雅婷 問：機器學習工程師做什麼工作"


async def test_after_a_suggestion(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """The entry that was chosen answers the question; one that was opened from there doesn't."""
    card = await asked(sandbox, mia, questions, SUGGESTED)
    chosen = next(target for target in card.custom_ids if target.startswith("g:"))
    await pressed(sandbox, mia, card, chosen)
    assert card.text.startswith(f"-# You asked: {SUGGESTED}\n###")
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert press.original is not None
    assert press.original.text.startswith(f"-# Mia asked: {SUGGESTED}\n###")
    await pressed(sandbox, mia, card, related(card))
    assert card.text.startswith("###")
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert press.original is not None
    assert press.original.text.startswith("-# Mia asked\n###")


async def test_without_a_question(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """A topic, or somebody else's message, was not asked in the member's own words."""
    topic = await card_of(sandbox, mia, questions, "interviews")
    press = await pressed(sandbox, mia, topic, custom_id(topic, "Show everyone"))
    assert press.original is not None
    assert press.original.text.startswith("-# Mia asked\n### Interviews")
    message = await sandbox.say(omar, questions, ROLE)
    used = await (await sandbox.use_on(mia, message, "Ask the mentor")).settled()
    assert used.original is not None
    assert used.original.text.startswith("###")


async def test_names_and_questions_are_only_words(sandbox: Sandbox, mia: Person, omar: Person) -> None:
    """Markdown in either is shown as it was written, mentions call nobody, and a long question is cut."""
    questions = sandbox.world.channel("#questions")
    assert questions.guild is not None
    questions.guild.everyone.permissions |= may.MENTION_EVERYONE
    mia.name = "**Mia** `x`"
    question = f"what is a\n\n# _machine_ learning engineer? @everyone <@{omar.id}> {'and what then? ' * 40}"
    line = await shown(sandbox, mia, questions, question)
    assert line.startswith(r"-# \*\*Mia\*\* \`x\` asked: what is a # \_machine\_ learning engineer?")
    assert line.endswith("…")
    assert len(line) < 250
    card = await asked(sandbox, mia, questions, question, "everyone")
    assert (card.pings, card.mentions, card.mentions_everyone) == ([], [], False)


@given(st.text(), st.sampled_from(["en", "zh", "zh-TW"]))
@example("*" * 400, "en")
@example("\\" * 150, "zh")
def test_any_question_is_one_short_line(question: str, locale: str) -> None:
    """Whatever was asked."""
    line = captions.you_asked(question, locale)
    assert len(line) <= captions.MAX_QUOTED + len(captions.you_asked("", locale))
    assert len(line.splitlines()) == 1
