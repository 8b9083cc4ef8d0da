"""What moderators and AutoMod allow: an answer where it can be, else a line in the log and nothing else."""

import logging

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Person, Sandbox
from discord_sandbox.world import threads
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.buttons.conftest import asked, pressed
from tests.e2e.conftest import custom_id, labels, related
from tests.e2e.conversation import all_heard, mention, replied, written

ASKED, PODCASTS = "which podcasts are good?", "podcasts"
ROLE = "What is a machine learning engineer?"
NOT_LET_THROUGH = "This server's moderation didn't let me post that"
MAY_NOT_ANSWER = "may not answer in channel"
LATER = 2.1
"""Seconds after which a further message is one of its own."""

pytestmark = pytest.mark.usefixtures("calm")


@pytest.fixture(autouse=True)
def logged(caplog: pytest.LogCaptureFixture) -> None:
    """Keep what the bot logs for its operators."""
    caplog.set_level(logging.INFO, "bot")


@pytest.fixture
def thread(sandbox: Sandbox) -> Channel:
    """A thread in which all write."""
    return sandbox.world.channel("Portfolio ideas")


def said_in_the_log(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the lines about answers that may not be given."""
    return [record.getMessage() for record in caplog.records if MAY_NOT_ANSWER in record.getMessage()]


@pytest.mark.usefixtures("bot")
async def test_an_archived_thread(sandbox: Sandbox, mia: Person, thread: Channel) -> None:
    """A message opens it again, so it is answered."""
    threads.archive(sandbox.world, thread)
    assert PODCASTS in (await replied(sandbox, mia, thread, mention(sandbox, ASKED))).text


async def test_a_thread_that_was_locked_meanwhile(
    sandbox: Sandbox, mia: Person, thread: Channel, bot: MentorBot, caplog: pytest.LogCaptureFixture
) -> None:
    """A moderator closes it between the question and the answer."""
    for archived, code in ((True, "50083"), (False, "160005")):
        await sandbox.say(mia, thread, mention(sandbox, ASKED))
        threads.archive(sandbox.world, thread, locked=True)
        thread.is_archived = archived
        await all_heard(sandbox, bot)
        assert said_in_the_log(caplog)[-1].endswith(f"code {code}")
        thread.is_locked = thread.is_archived = False
    assert written(sandbox, thread) == []


@pytest.mark.usefixtures("bot")
async def test_a_button_in_a_closed_thread(sandbox: Sandbox, mia: Person, thread: Channel) -> None:
    """The card there can't change, so the entry comes as a private copy that can't be shown to everyone."""
    card = await replied(sandbox, mia, thread, mention(sandbox, ASKED))
    before = card.text
    threads.archive(sandbox.world, thread, locked=True)
    other = related(card)
    press = await pressed(sandbox, mia, card, other)
    assert press.original is not None
    assert press.original.ephemeral_to is mia
    assert f"### {other.label}" in press.original.text
    assert "Show everyone" not in labels(press.original)
    assert card.text == before


@pytest.mark.usefixtures("bot")
async def test_the_menu_in_a_locked_thread(sandbox: Sandbox, mia: Person, omar: Person, thread: Channel) -> None:
    """Discord keeps the answer private, and the card offers nothing else."""
    message = await sandbox.say(omar, thread, ASKED)
    threads.archive(sandbox.world, thread, locked=True)
    used = await (await sandbox.use_on(mia, message, "Ask the mentor")).settled()
    assert used.original is not None
    assert PODCASTS in used.original.text
    assert "Show everyone" not in labels(used.original)


@pytest.mark.usefixtures("bot")
async def test_slow_mode(sandbox: Sandbox, mia: Person, omar: Person, thread: Channel) -> None:
    """It is for people, not for the bot, nor for commands."""
    thread.slow_mode = 3600
    for person in (mia, omar):
        assert PODCASTS in (await replied(sandbox, person, thread, mention(sandbox, ASKED))).text
    assert PODCASTS in (await asked(sandbox, mia, thread, ASKED)).text


async def test_automod_refuses_a_reply(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is posted instead."""
    assert questions.guild is not None
    questions.guild.blocked_words = ["### Which podcasts"]
    await sandbox.say(mia, questions, mention(sandbox, ASKED))
    await all_heard(sandbox, bot)
    assert written(sandbox, questions) == []
    assert said_in_the_log(caplog)[-1].endswith("code 200000")


@pytest.mark.usefixtures("bot")
async def test_automod_and_commands(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """What may not be posted is shown privately, and says why; what is private anyway isn't touched."""
    assert questions.guild is not None
    questions.guild.blocked_words = ["### Which podcasts"]
    card = await asked(sandbox, mia, questions, ASKED)
    press = await pressed(sandbox, mia, card, custom_id(card, "Show everyone"))
    everyone = await asked(sandbox, mia, questions, ASKED, "everyone")
    assert press.original is not None
    for message in (press.original, everyone):
        assert message.ephemeral_to is mia
        assert NOT_LET_THROUGH in message.text
    assert PODCASTS in everyone.text
    assert all(message.ephemeral_to for message in written(sandbox, questions))


@pytest.mark.usefixtures("bot")
async def test_automod_and_buttons(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """A card that may not turn into another stays, and the other comes as a private copy."""
    assert questions.guild is not None
    card = await replied(sandbox, mia, questions, mention(sandbox, "what does an ml engineer do"))
    other = related(card)
    questions.guild.blocked_words = [f"### {other.label}"]
    press = await pressed(sandbox, mia, card, other)
    assert press.original is not None
    assert press.original.ephemeral_to is mia
    assert f"### {other.label}" in press.original.text
    assert ROLE in card.text


async def test_the_bot_is_timed_out(
    sandbox: Sandbox,
    mia: Person,
    questions: Channel,
    bot: MentorBot,
    clock: ManualClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It can't write, but commands go on; when that is over it answers again."""
    assert questions.guild is not None
    questions.guild.members[sandbox.world.bot.id].timed_out_until = clock.now() + 60
    await sandbox.say(mia, questions, mention(sandbox, ASKED))
    await all_heard(sandbox, bot)
    assert said_in_the_log(caplog)[-1].endswith("code 50013")
    assert PODCASTS in (await asked(sandbox, mia, questions, ASKED, "everyone")).text
    await clock.advance(61)
    assert PODCASTS in (await replied(sandbox, mia, questions, mention(sandbox, ASKED))).text


@pytest.mark.usefixtures("bot")
async def test_a_member_who_was_timed_out_meanwhile(
    sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock
) -> None:
    """What they asked before is still answered."""
    assert questions.guild is not None
    used = await sandbox.use(mia, questions, "ask", {"question": ASKED})
    questions.guild.members[mia.id].timed_out_until = clock.now() + 60
    await used.settled()
    assert used.original is not None
    assert PODCASTS in used.original.text
