"""What is gone meanwhile, and where the bot may not; what goes wrong in the bot itself."""

import pytest

from bot.app import MentorBot
from bot.mentor import Mentor
from discord_sandbox import Channel, Overwrite, Person, Sandbox
from discord_sandbox.world import permissions as may
from tests.e2e.conftest import DELETE, Bots, custom_id, press, related
from tests.e2e.conversation import all_heard, mention, replied, written
from tests.e2e.faults.conftest import (
    POST,
    QUESTION,
    ROLE,
    SORRY,
    Broken,
    Log,
    Slow,
    asked,
    number_in,
    statuses,
)

# What is gone, and where the bot may not


@pytest.mark.usefixtures("calm")
async def test_a_message_deleted_under_its_button(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot
) -> None:
    """Who pressed gets the answer privately: only the place for it is gone."""
    card = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    other = related(card)
    pressed = await press(sandbox, mia, card, other)
    await sandbox.delete(omar, card)
    await pressed.settled()
    await all_heard(sandbox, bot)
    assert not pressed.failed
    (answer,) = written(sandbox)
    assert answer.ephemeral_to is mia
    assert other.label in answer.text


@pytest.mark.usefixtures("calm")
async def test_deleting_what_was_deleted(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot
) -> None:
    """What the member wanted is so; nothing more is said."""
    card = await replied(sandbox, mia, questions, mention(sandbox, QUESTION))
    pressed = await sandbox.press(mia, card, custom_id(card, DELETE))
    await sandbox.delete(omar, card)
    await pressed.answered()
    await all_heard(sandbox, bot)
    assert not pressed.failed
    assert written(sandbox) == []


@pytest.mark.usefixtures("calm")
async def test_a_question_deleted_before_its_answer(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow
) -> None:
    """It is answered all the same, as a message of its own."""
    async with bots(slow) as bot:
        said = await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        await slow.is_asked()
        await sandbox.delete(mia, said)
        slow.go()
        await all_heard(sandbox, bot)
    (reply,) = written(sandbox)
    assert ROLE in reply.text
    assert reply.reference is None


@pytest.mark.usefixtures("calm")
async def test_where_the_bot_may_not_write(sandbox: Sandbox, omar: Person, bot: MentorBot, log: Log) -> None:
    """A mention gets no answer, tried once; a command does, since Discord takes those everywhere."""
    closed = sandbox.world.channel("#announcements")
    await sandbox.say(omar, closed, mention(sandbox, QUESTION))
    await sandbox.until(lambda: statuses(sandbox, POST) == [403])
    await all_heard(sandbox, bot)
    assert statuses(sandbox, f"/channels/{closed.id}/messages") == [403]
    assert written(sandbox) == []
    assert "50013" in log.text()
    used = await asked(sandbox, omar, closed)
    assert used.original is not None
    assert ROLE in used.original.text


@pytest.mark.usefixtures("calm", "bot")
async def test_where_the_bot_may_not_read_the_history(sandbox: Sandbox, mia: Person, questions: Channel) -> None:
    """Nobody can reply there, so the answer is a message of its own."""
    questions.overwrites.append(Overwrite(sandbox.world.bot.id, deny=may.READ_MESSAGE_HISTORY, is_member=True))
    await sandbox.say(mia, questions, mention(sandbox, QUESTION))
    (answer,) = await sandbox.until(lambda: written(sandbox))
    assert answer.reference is None
    assert ROLE in answer.text


@pytest.mark.usefixtures("calm")
async def test_where_the_bot_is_no_more(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, slow: Slow
) -> None:
    """A guild that it was taken out of while it was thinking hears nothing."""
    guild = questions.guild
    assert guild is not None
    async with bots(slow) as bot:
        await sandbox.say(mia, questions, mention(sandbox, QUESTION))
        await slow.is_asked()
        sandbox.expel(guild)
        slow.go()
        await all_heard(sandbox, bot)
    assert written(sandbox) == []
    assert statuses(sandbox, f"/channels/{questions.id}/messages") == [403]


# What goes wrong in the bot itself


async def test_a_crash(sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, mentor: Mentor, log: Log) -> None:
    """Of a mention, a direct message and a command: the member gets a number that stands in the log, with the error."""
    wrong = "which podcasts are good?"
    async with bots(Broken(mentor)):
        told = [await replied(sandbox, mia, questions, mention(sandbox, wrong))]
        told.append(await replied(sandbox, mia, sandbox.world.dm(mia), wrong))
        used = await (await sandbox.use(mia, questions, "ask", {"question": wrong, "show": "everyone"})).settled()
        assert used.original is not None
        assert used.original.ephemeral_to is mia
        told.append(used.original)
        elsewhere = sandbox.world.channel("#interviews")
        assert ROLE in (await replied(sandbox, mia, elsewhere, mention(sandbox, QUESTION))).text
    for message, error in zip(told, log.errors(), strict=True):
        assert message.text.startswith(SORRY)
        assert number_in(message) in error
    assert "LookupError" in log.text()


@pytest.mark.parametrize("way", ["mention", "command"])
async def test_a_crash_that_quotes_the_question(
    sandbox: Sandbox, mia: Person, questions: Channel, bots: Bots, mentor: Mentor, log: Log, way: str
) -> None:
    """The error's own words stay out of the log where they are the member's; the number is there."""
    wrong = "which podcasts are good?"
    async with bots(Broken(mentor, quotes=True)):
        if way == "mention":
            told = await replied(sandbox, mia, questions, mention(sandbox, wrong))
        else:
            used = await (await sandbox.use(mia, questions, "ask", {"question": wrong})).settled()
            assert used.original is not None
            told = used.original
    assert number_in(told) in log.text()
    assert log.private() == []
