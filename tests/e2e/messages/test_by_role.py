"""The role that an invite makes has the bot's name: who picks it instead of the bot is not left without a word."""

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Guild, Person, Role, Sandbox
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conftest import offered
from tests.e2e.conversation import all_heard, mention, replied, written

PODCASTS = "podcasts"
LATER = 2.1
"""Seconds after which a further message is one of its own."""

pytestmark = pytest.mark.usefixtures("calm", "unpinged")


@pytest.fixture
def study(questions: Channel) -> Guild:
    """The guild of #questions."""
    assert questions.guild is not None
    return questions.guild


@pytest.fixture
def own_role(sandbox: Sandbox, study: Guild) -> Role:
    """The role that came with the bot."""
    return next(role for role in study.roles.values() if role.bot_id == sandbox.world.bot.id)


@pytest.mark.usefixtures("bot")
async def test_the_role_alone(sandbox: Sandbox, mia: Person, questions: Channel, own_role: Role) -> None:
    """Discord hides such a message, so the reply says whom to pick, and offers the topics."""
    reply = await replied(sandbox, mia, questions, f"<@&{own_role.id}> which podcasts are good?")
    assert reply.text.startswith("You mentioned my role, and Discord doesn't show me such messages.")
    assert f"<@{sandbox.world.bot.id}>" in reply.text
    assert "Interviews" in offered(reply)


@pytest.mark.usefixtures("bot")
async def test_in_the_members_language(
    sandbox: Sandbox, lin: Person, questions: Channel, own_role: Role, clock: ManualClock
) -> None:
    """That of their last answer."""
    await replied(sandbox, lin, questions, mention(sandbox, "有什么播客"))
    await clock.advance(LATER)
    reply = await replied(sandbox, lin, questions, f"<@&{own_role.id}> 有什么博客")
    assert "你 @ 的是我的身份组" in reply.text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("sentence", ["{role} {mention} which podcasts are good?", "{mention}, {role} podcasts?"])
async def test_the_role_and_the_bot(
    sandbox: Sandbox, mia: Person, questions: Channel, own_role: Role, sentence: str
) -> None:
    """The question is the sentence without either."""
    said = sentence.format(role=f"<@&{own_role.id}>", mention=mention(sandbox))
    assert PODCASTS in (await replied(sandbox, mia, questions, said)).text


@pytest.mark.usefixtures("bot")
async def test_the_role_in_a_reply_to_a_card(
    sandbox: Sandbox, mia: Person, questions: Channel, own_role: Role, clock: ManualClock
) -> None:
    """The reply pings the bot, so it is read: alone it is a hello, with words a question."""
    card = await replied(sandbox, mia, questions, mention(sandbox, "what does an ml engineer do"))
    await clock.advance(LATER)
    alone = await replied(sandbox, mia, questions, f"<@&{own_role.id}>", answers=card)
    assert alone.text.startswith("Hi! Ask me anything")
    await clock.advance(LATER)
    asked = await replied(sandbox, mia, questions, f"<@&{own_role.id}> which podcasts are good?", answers=card)
    assert PODCASTS in asked.text


async def test_roles_that_are_not_the_bots(
    sandbox: Sandbox, mia: Person, questions: Channel, own_role: Role, study: Guild, bot: MentorBot
) -> None:
    """Another role is not for the bot, nor is its own where the member may not mention it."""
    moderators = next(role for role in study.roles.values() if role.name == "Moderator")
    moderators.mentionable, own_role.mentionable = True, False
    card = await replied(sandbox, mia, questions, mention(sandbox, "what does an ml engineer do"))
    await sandbox.say(mia, questions, f"<@&{moderators.id}> which podcasts are good?")
    await sandbox.say(mia, questions, f"<@&{own_role.id}> which podcasts are good?")
    await all_heard(sandbox, bot)
    assert written(sandbox) == [card]
