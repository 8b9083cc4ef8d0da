"""Pressing buttons: the asker changes the card, anybody else gets a copy; suggestions."""

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Message, Person, Sandbox
from tests.e2e.buttons.conftest import IN_PLACE, ROLE, asked, pressed, replied, said_privately
from tests.e2e.conftest import DELETE, custom_id, labels, offered, option, related

# The asker's press


@pytest.mark.parametrize("show", ["me", "everyone"])
@pytest.mark.usefixtures("bot", "calm")
async def test_the_askers_press_edits_in_place(sandbox: Sandbox, mia: Person, questions: Channel, show: str) -> None:
    """Who may see the card stays as it was, and so do its buttons; the channel gets no further message."""
    card = await asked(sandbox, mia, questions, ROLE, show)
    before, seen = labels(card)[-1], sandbox.history(mia, questions)
    other = related(card)
    press = await pressed(sandbox, mia, card, other)
    assert press.response_type == IN_PLACE
    assert f"### {other.label}" in card.text
    assert ROLE not in card.text.splitlines()[0]
    assert card.ephemeral_to is (mia if show == "me" else None)
    assert labels(card)[-1] == before == ("Show everyone" if show == "me" else DELETE)
    assert sandbox.history(mia, questions) == seen


@pytest.mark.usefixtures("calm")
async def test_in_a_mentions_reply(sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot) -> None:
    """The reply stays a reply to the question, and pings nobody."""
    assert bot.user is not None
    reply = await replied(sandbox, mia, questions, f"<@{bot.user.id}> {ROLE}")
    target = reply.reference
    other = related(reply)
    press = await pressed(sandbox, mia, reply, other)
    assert press.response_type == IN_PLACE
    assert f"### {other.label}" in reply.text
    assert reply.reference is target
    assert reply.pings == []


@pytest.mark.usefixtures("bot", "calm")
async def test_in_a_direct_message(sandbox: Sandbox, mia: Person) -> None:
    """There too; and what was said can be taken away."""
    alone = sandbox.world.dm(mia)
    reply = await replied(sandbox, mia, alone, ROLE)
    other = related(reply)
    await pressed(sandbox, mia, reply, other)
    assert f"### {other.label}" in reply.text
    await pressed(sandbox, mia, reply, custom_id(reply, DELETE))
    assert reply not in sandbox.history(mia, alone)


# Somebody else's press


@pytest.mark.usefixtures("bot", "calm")
async def test_anybody_else_gets_a_copy_of_their_own(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel
) -> None:
    """The original is left as it was; the copy belongs to who pressed, and goes on in place."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    before = card.components
    other = related(card)
    copy = await said_privately(sandbox, omar, card, other)
    assert card.components == before
    assert card.edited is None
    assert f"### {other.label}" in copy.text
    assert "Show everyone" in labels(copy)
    assert DELETE not in labels(copy)
    further = related(copy)
    press = await pressed(sandbox, omar, copy, further)
    assert press.response_type == IN_PLACE
    assert f"### {further.label}" in copy.text


@pytest.mark.usefixtures("bot", "calm")
async def test_a_copy_is_in_the_cards_language(sandbox: Sandbox, mia: Person, lin: Person, questions: Channel) -> None:
    """Who presses has read the card."""
    card = await asked(sandbox, lin, questions, "面试会考什么", "everyone")
    other = related(card)
    copy = await said_privately(sandbox, mia, card, other)
    assert f"### {other.label}" in copy.text
    assert "给大家看" in labels(copy)


# Suggestions


@pytest.fixture
async def suggestions(sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot) -> Message:
    """A card that asks which of several entries is meant."""
    del bot
    card = await asked(sandbox, mia, questions, "blogs or podcasts", "everyone")
    assert "Did you mean one of these?" in card.text
    return card


@pytest.mark.usefixtures("calm")
async def test_a_suggestion(sandbox: Sandbox, mia: Person, omar: Person, suggestions: Message) -> None:
    """Others look at it for themselves; the asker's choice takes the place of the question."""
    chosen = next(button for button in suggestions.buttons() if "podcasts" in button.target)
    copy = await said_privately(sandbox, omar, suggestions, chosen.target)
    assert f"### {chosen.label}" in copy.text
    assert "Did you mean" in suggestions.text
    await pressed(sandbox, mia, suggestions, chosen.target)
    assert f"### {chosen.label}" in suggestions.text
    assert "None of these" not in labels(suggestions)


@pytest.mark.usefixtures("calm")
async def test_none_of_these(sandbox: Sandbox, mia: Person, suggestions: Message, bot: MentorBot) -> None:
    """It owns up to not knowing, in one line and one row; the topics are behind a button, and can be chosen there."""
    await pressed(sandbox, mia, suggestions, custom_id(suggestions, "None of these"))
    assert suggestions.text.splitlines() == [suggestions.text]
    assert "I don't know that one" in suggestions.text
    assert labels(suggestions) == ["All topics", DELETE]
    assert offered(suggestions) == []
    await pressed(sandbox, mia, suggestions, custom_id(suggestions, "All topics"))
    topics = bot.services.library.for_guild(None).topics("en")
    assert offered(suggestions) == [topic.title for topic in topics]
    await pressed(sandbox, mia, suggestions, option(suggestions, "Interviews"))
    assert "### Interviews" in suggestions.text
