"""Buttons of what is gone, ids that nobody knows, presses at the same time."""

import asyncio

import pytest

from bot.app import MentorBot
from bot.mentor import Mentor
from discord_sandbox import Channel, Person, Sandbox
from tests.e2e.buttons.conftest import GONE, IN_PLACE, ROLE, asked, pressed, said_privately, with_button
from tests.e2e.conftest import DELETE, custom_id, offered, option, press, related

# What is gone, and what never was


@pytest.mark.parametrize("button", ["e:", "t:", "g:", "s:", "a menu of entries", "a menu of topics"])
@pytest.mark.usefixtures("calm")
async def test_what_a_button_stood_for_is_gone(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, pets: Mentor, button: str
) -> None:
    """It says so privately, also to the asker, with the topics that there are now; the card stays."""
    question = {"a menu of topics": "how much do MLEs earn?", "g:": "blogs or podcasts"}.get(button, ROLE)
    card = await asked(sandbox, mia, questions, question)
    if button == "e:":
        card = await with_button(bot, questions, f"e:{mia.id}:en:resources/podcasts")
    before = card.components
    bot.services.library.replace(pets)
    chosen = card.options()[0] if "menu" in button else next(t for t in card.custom_ids if t.startswith(button))
    told = await said_privately(sandbox, mia, card, chosen)
    assert GONE in told.text
    assert offered(told) == ["Pets"]
    assert card.components == before
    await pressed(sandbox, mia, told, option(told, "Pets"))
    assert "### Pets" in told.text


@pytest.mark.parametrize(
    "target",
    [
        "q:1:en:jobs/who-hires",
        "e:1:fr:jobs/who-hires",
        "e:1:en:jobs/who-hires:again",
        "e:1:en:",
        "e:1:en:jobs",
        "t:1:en:jobs/who-hires",
        "t:1:en:jobs,second",
        "l:1:en:second",
        "s:1:en:nothing",
    ],
)
@pytest.mark.usefixtures("calm")
async def test_ids_of_our_shape_that_lead_nowhere(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, target: str
) -> None:
    """A button of another version, or with anything else in its id, is answered privately, with the topics."""
    message = await with_button(bot, questions, target)
    before = message.components
    told = await said_privately(sandbox, mia, message, target)
    assert GONE in told.text
    assert offered(told) == [topic.title for topic in bot.services.library.for_guild(None).topics("en")]
    assert message.components == before


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("q:1:en:jobs", "jobs/who-hires"),
        ("e:1:en:jobs", "jobs/nobody"),
        ("e:1:en:jobs/who-hires", "jobs"),
        ("e:1:en:jobs", "e:1:en:jobs/who-hires"),
        ("t:1:en:", "jobs/who-hires"),
        ("t:1:en:jobs", "jobs,second"),
    ],
)
@pytest.mark.usefixtures("calm")
async def test_menus_of_our_shape_that_lead_nowhere(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, target: str, value: str
) -> None:
    """What counts is the value that was chosen, never what the menu's own id is about."""
    message = await with_button(bot, questions, target, value)
    before = message.components
    assert GONE in (await said_privately(sandbox, mia, message, option(message, "old"))).text
    assert message.components == before


@pytest.mark.usefixtures("calm")
async def test_a_button_of_another_version_in_chinese(
    sandbox: Sandbox, lin: Person, questions: Channel, bot: MentorBot
) -> None:
    """What tells no language that we know is answered in that of who presses."""
    message = await with_button(bot, questions, "e:1:fr:jobs/who-hires")
    told = await said_privately(sandbox, lin, message, "e:1:fr:jobs/who-hires")
    assert "这一条已经不在问答里了。" in told.text


# At once


@pytest.mark.usefixtures("bot", "calm")
async def test_two_presses_at_once(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """Each is answered; the card is one of both, whole, and another's copy is what they pressed."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    one, other = related(card), related(card, 1)
    mias, mias_other, omars = await asyncio.gather(
        pressed(sandbox, mia, card, one),
        pressed(sandbox, mia, card, other),
        pressed(sandbox, omar, card, other),
    )
    assert mias.response_type == mias_other.response_type == IN_PLACE
    assert card.text.startswith((f"### {one.label}\n", f"### {other.label}\n"))
    assert omars.original is not None
    assert omars.original.ephemeral_to is omar
    assert omars.original.text.startswith(f"### {other.label}\n")


@pytest.mark.usefixtures("bot", "calm")
async def test_shown_to_everyone_by_two_presses_at_once(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel
) -> None:
    """It stands in the channel once."""
    card = await asked(sandbox, mia, questions, ROLE)
    target = custom_id(card, "Show everyone")
    await asyncio.gather(pressed(sandbox, mia, card, target), pressed(sandbox, mia, card, target))
    assert len(sandbox.history(omar, questions)) == 1


@pytest.mark.usefixtures("bot", "calm")
async def test_deleted_by_two_at_once(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """The second finds it gone, which is what they wanted."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    target = custom_id(card, DELETE)
    presses = [await press(sandbox, person, card, target) for person in (mia, omar)]
    for each in presses:
        assert not (await each.answered()).failed
    await sandbox.until(lambda: card.deleted)
    assert sandbox.history(mia, questions) == sandbox.history(omar, questions) == []
