"""Cards that earlier versions sent are still in people's channels: their buttons go on working."""

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Person, Sandbox
from tests.e2e.buttons.conftest import IN_PLACE, pressed, said_privately, with_button


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("e:{}:en:resources/podcasts", "### Which podcasts should I listen to?"),
        ("e:{}:zh:resources/podcasts", "### 有哪些播客可以听？"),
        ("e:{}:tw:resources/podcasts", "### 有哪些播客可以聽？"),
        ("g:{}:en:resources/blogs", "### Which blogs should I read?"),
        ("t:{}:en:interviews", "### Interviews"),
        ("t:{}:zh:interviews,0", "### 面试"),
        ("l:{}:en:", "Here's what I can help with"),
        ("l:{}:tw:0", "我能回答"),
        ("n:{}:en:", "I don't know that one."),
    ],
)
@pytest.mark.usefixtures("calm")
async def test_the_askers_card_changes_in_place(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, target: str, shown: str
) -> None:
    """Written out as they stand in sent messages: these texts never change."""
    message = await with_button(bot, questions, target.format(mia.id))
    press = await pressed(sandbox, mia, message, target.format(mia.id))
    assert press.response_type == IN_PLACE
    assert shown in message.text


@pytest.mark.usefixtures("calm")
async def test_shown_to_everyone(sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot) -> None:
    """The entry stands in the channel for all."""
    target = f"s:{mia.id}:en:resources/podcasts"
    message = await with_button(bot, questions, target)
    press = await pressed(sandbox, mia, message, target)
    assert press.original is not None
    assert press.original in sandbox.history(mia, questions)
    assert "### Which podcasts" in press.original.text


@pytest.mark.usefixtures("calm")
async def test_deleted_by_its_asker_alone(
    sandbox: Sandbox, mia: Person, lin: Person, questions: Channel, bot: MentorBot
) -> None:
    """Another member is told that they may not."""
    target = f"x:{mia.id}:en:"
    message = await with_button(bot, questions, target)
    assert "提问的人" in (await said_privately(sandbox, lin, message, target)).text
    await pressed(sandbox, mia, message, target)
    assert message.deleted
