"""Posts in a forum: their title is part of what their first message asks."""

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Person, Sandbox
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conversation import all_heard, mention, replied, reply_to, written

PODCASTS, ROLE = "podcasts", "What is a machine learning engineer?"
LATER = 2.1
"""Seconds after which a further message is one of its own."""

pytestmark = pytest.mark.usefixtures("calm", "unpinged")


@pytest.fixture
def forum(sandbox: Sandbox) -> Channel:
    """A forum in which all may post."""
    return sandbox.world.channel("career-forum")


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Which podcasts are good?", "{mention}"),
        ("Which podcasts are good?", "{mention} any idea? 🙏"),
        ("A question", "{mention} which podcasts are good?"),
        ("Which podcasts are good?", "<@&{role}>"),
    ],
)
async def test_the_title_is_part_of_the_question(
    sandbox: Sandbox, mia: Person, forum: Channel, title: str, text: str
) -> None:
    """Whether the first message says more or nothing, even where Discord hides it; the reply comes in the post."""
    assert forum.guild is not None
    role = next(each.id for each in forum.guild.roles.values() if each.bot_id)
    post = await sandbox.post(mia, forum, title, text.format(mention=mention(sandbox), role=role))
    reply = await sandbox.until(lambda: reply_to(post.messages[post.id]))
    assert PODCASTS in reply.text
    assert written(sandbox) == [reply]


@pytest.mark.usefixtures("bot")
async def test_only_of_the_first_message(sandbox: Sandbox, mia: Person, forum: Channel, clock: ManualClock) -> None:
    """What comes later asks for itself."""
    post = await sandbox.post(mia, forum, "Which podcasts are good?", mention(sandbox))
    await sandbox.until(lambda: reply_to(post.messages[post.id]))
    await clock.advance(LATER)
    assert ROLE in (await replied(sandbox, mia, post, mention(sandbox, "what does an ml engineer do"))).text
    await clock.advance(LATER)
    assert (await replied(sandbox, mia, post, mention(sandbox))).text.startswith("Hi!")


async def test_the_first_message_comes_later(sandbox: Sandbox, mia: Person, forum: Channel, bot: MentorBot) -> None:
    """The bot waits for it: before that nobody can write in the post."""
    post = await sandbox.post(mia, forum, "Which podcasts are good?")
    await all_heard(sandbox, bot)
    assert written(sandbox) == []
    said = await sandbox.say(mia, post, mention(sandbox))
    assert PODCASTS in (await sandbox.until(lambda: reply_to(said))).text


@pytest.mark.usefixtures("bot")
async def test_a_threads_name_is_no_title(sandbox: Sandbox, mia: Person) -> None:
    """A thread below a channel is named for what was said, and asks nothing."""
    thread = sandbox.world.channel("Portfolio ideas")
    assert (await replied(sandbox, mia, thread, mention(sandbox))).text.startswith("Hi!")
