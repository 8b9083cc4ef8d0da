"""A private card shown to everyone, once; deleting, for the asker and for staff."""

import pytest

from discord_sandbox import Channel, Person, Sandbox
from tests.e2e.buttons.conftest import NEW, ROLE, asked, card_of, pressed, said_privately
from tests.e2e.conftest import DELETE, custom_id, labels, related

# Show everyone


@pytest.mark.usefixtures("bot", "calm")
async def test_show_everyone_once(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """All see the card then, its asker can take it away; a second press says that it is there."""
    card = await asked(sandbox, mia, questions, ROLE)
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    shown = press.original
    assert press.response_type == NEW
    assert shown in sandbox.history(omar, questions)
    assert shown is not None
    assert shown.text.splitlines()[1:] == card.text.splitlines()[1:]
    assert shown.pings == []
    assert labels(shown)[-1] == DELETE
    again = await said_privately(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert "It's already in the channel." in again.text
    await pressed(sandbox, mia, shown, custom_id(shown, DELETE))
    assert shown.deleted


@pytest.mark.usefixtures("bot", "calm")
async def test_show_everyone_a_topic(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """A topic at a glance can be shown as an answer can."""
    card = await card_of(sandbox, mia, questions, "interviews")
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert press.original in sandbox.history(omar, questions)
    assert press.original is not None
    assert "### Interviews" in press.original.text


@pytest.mark.usefixtures("bot", "calm")
async def test_what_a_card_turns_into_was_not_shown_yet(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel
) -> None:
    """Once is once for each answer, not for each message."""
    card = await asked(sandbox, mia, questions, ROLE)
    await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    other = related(card)
    await pressed(sandbox, mia, card, other)
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert press.original in sandbox.history(omar, questions)
    assert press.original is not None
    assert f"### {other.label}" in press.original.text


@pytest.mark.usefixtures("bot")
async def test_what_could_not_be_shown_can_be_tried_again(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel
) -> None:
    """A press that Discord didn't take shows nothing, so it doesn't count."""
    card = await asked(sandbox, mia, questions, ROLE)
    sandbox.faults.fail_next(1, 403, match="/callback")
    failed = await said_privately(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert "Something went wrong" in failed.text
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    assert press.original in sandbox.history(omar, questions)


# Delete


@pytest.mark.usefixtures("bot", "calm")
async def test_the_asker_deletes(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """Nothing of the card is left, and nothing is said about it."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    await pressed(sandbox, mia, card, custom_id(card, DELETE))
    assert sandbox.history(mia, questions) == []


@pytest.mark.usefixtures("bot", "calm")
async def test_others_may_not_delete(sandbox: Sandbox, mia: Person, lin: Person, questions: Channel) -> None:
    """They are told so in their own language; the card stays."""
    card = await asked(sandbox, mia, questions, ROLE, "everyone")
    told = await said_privately(sandbox, lin, card, custom_id(card, DELETE))
    assert "只有提问的人和管理员可以删除。" in told.text
    assert card in sandbox.history(mia, questions)


@pytest.mark.usefixtures("bot", "calm")
async def test_staff_is_who_it_is_at_the_press(
    sandbox: Sandbox, mia: Person, omar: Person, lin: Person, questions: Channel
) -> None:
    """A moderator deletes others' cards; one who is no longer a moderator doesn't, who has become one does."""
    first = await asked(sandbox, mia, questions, ROLE, "everyone")
    second = await asked(sandbox, mia, questions, ROLE, "everyone")
    await pressed(sandbox, omar, first, custom_id(first, DELETE))
    assert first.deleted
    assert questions.guild is not None
    members = questions.guild.members
    members[lin.id].roles[:], members[omar.id].roles[:] = members[omar.id].roles[:], []
    await said_privately(sandbox, omar, second, custom_id(second, DELETE))
    assert not second.deleted
    await pressed(sandbox, lin, second, custom_id(second, DELETE))
    assert second.deleted
