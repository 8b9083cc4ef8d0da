"""Questions that stand elsewhere: in a forwarded message, and in the message above a mention."""

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Person, Sandbox
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conversation import all_heard, mention, replied, reply_to, written

ROLE, PODCASTS = "What is a machine learning engineer?", "podcasts"
ASKED, CANNOT_READ = "which podcasts are good?", "I can't read the message you replied to"
LATER = 2.1
"""Seconds after which a further message is one of its own."""

pytestmark = pytest.mark.usefixtures("calm")


@pytest.mark.usefixtures("bot")
async def test_the_menu_on_a_forwarded_message(sandbox: Sandbox, mia: Person, omar: Person, questions: Channel) -> None:
    """What it forwards is the question, also where it was forwarded twice."""
    interviews = sandbox.world.channel("#interviews")
    once = await sandbox.forward(omar, await sandbox.say(omar, interviews, ASKED), questions)
    for message in (once, await sandbox.forward(omar, once, questions)):
        used = await (await sandbox.use_on(mia, message, "Ask the mentor")).settled()
        assert used.original is not None
        assert PODCASTS in used.original.text


@pytest.mark.usefixtures("bot")
async def test_forwarded_to_the_bot(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """In a direct message all is for the bot."""
    message = await sandbox.say(mia, questions, ASKED)
    forwarded = await sandbox.forward(mia, message, sandbox.world.dm(mia))
    assert PODCASTS in (await sandbox.until(lambda: reply_to(forwarded))).text


async def test_forwarded_in_a_channel(sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot) -> None:
    """It mentions nobody, not even if the original did, so it is not for the bot."""
    direct = await sandbox.say(mia, sandbox.world.dm(mia), mention(sandbox, ASKED))
    await sandbox.forward(mia, direct, questions)
    await all_heard(sandbox, bot)
    assert written(sandbox, questions) == []


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("forwarded", [False, True])
@pytest.mark.parametrize("signs", ["", "👆 ?"])
async def test_a_mention_alone_under_a_message(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, signs: str, forwarded: bool
) -> None:
    """Discord doesn't show the bot that message, so it says so and points to the menu, in the guild's language."""
    above = await sandbox.say(omar, questions, ASKED)
    if forwarded:
        above = await sandbox.forward(omar, above, questions)
    reply = await replied(sandbox, mia, questions, mention(sandbox, signs), answers=above)
    assert reply.text.startswith(CANNOT_READ)
    assert "*Apps → Ask the mentor*" in reply.text
    assert reply.pings == []


@pytest.mark.usefixtures("bot")
async def test_it_is_said_in_chinese(sandbox: Sandbox, lin: Person, clock: ManualClock) -> None:
    """With the Chinese names of the menu."""
    channel = sandbox.world.channel("#提问")
    above = await sandbox.say(lin, channel, "有什么播客")
    reply = await replied(sandbox, lin, channel, mention(sandbox), answers=above)
    assert "“应用 → 问问导师”" in reply.text
    await clock.advance(LATER)


@pytest.mark.usefixtures("bot")
async def test_a_mention_alone_under_what_can_be_read(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, clock: ManualClock
) -> None:
    """A message that mentions the bot, and a direct one, are read and answered."""
    above = await sandbox.say(omar, questions, mention(sandbox, ASKED))
    first = await sandbox.until(lambda: reply_to(above))
    await clock.advance(LATER)
    assert PODCASTS in (await replied(sandbox, mia, questions, mention(sandbox), answers=above)).text
    alone = sandbox.world.dm(mia)
    asked = await sandbox.say(mia, alone, ASKED)
    await sandbox.until(lambda: reply_to(asked))
    await clock.advance(LATER)
    assert PODCASTS in (await replied(sandbox, mia, alone, mention(sandbox), answers=asked)).text
    # Under a card of the bot's own it stays a hello.
    await clock.advance(LATER)
    assert (await replied(sandbox, omar, questions, mention(sandbox), answers=first)).text.startswith("Hi!")


@pytest.mark.usefixtures("bot")
async def test_words_beside_the_mention_are_the_question(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel
) -> None:
    """Whatever stands above."""
    above = await sandbox.say(omar, questions, ASKED)
    reply = await replied(sandbox, mia, questions, mention(sandbox, "what does an ml engineer do"), answers=above)
    assert ROLE in reply.text
