"""Messages in quick succession share one reply."""

import pytest

from bot.app import MentorBot
from discord_sandbox import Channel, Person, Sandbox
from tests.discord_sandbox.manual_clock import ManualClock
from tests.e2e.conversation import all_heard, mention, replied, reply_to, written
from tests.e2e.messages.conftest import edits, joined

JOINS, LATER = 1.9, 2.1
"""Seconds after which a further message still joins the one before it, and after which it doesn't."""
ROLE, PODCASTS, BLOGS, SKILLS = "What is a machine learning engineer?", "podcasts", "blogs", "skills"

pytestmark = pytest.mark.usefixtures("calm")


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("where", ["#questions", "Portfolio ideas", "direct"])
async def test_a_further_message_joins(sandbox: Sandbox, mia: Person, clock: ManualClock, where: str) -> None:
    """The same reply becomes the answer to both together, which neither is alone; it still replies to the first."""
    channel = sandbox.world.dm(mia) if where == "direct" else sandbox.world.channel(where)
    reply = await replied(sandbox, mia, channel, mention(sandbox, "should I learn?"))
    assert "Did you mean" in reply.text
    before = reply.reference
    await clock.advance(JOINS)
    await joined(sandbox, mia, reply, mention(sandbox, "which skills"))
    assert reply.text.startswith("### ")
    assert SKILLS in reply.text
    assert reply.reference is before
    assert written(sandbox) == [reply]
    assert edits(sandbox, reply) == [200]


@pytest.mark.usefixtures("bot")
async def test_the_edited_reply_names_nobody(
    sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock
) -> None:
    """An edit says anew whom it may mention: without it, Discord would take it for all (the one replied to, too)."""
    reply = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))
    await clock.advance(JOINS)
    await joined(sandbox, mia, reply, mention(sandbox, "to listen to on a bus"))
    assert PODCASTS in reply.text
    assert (reply.pings, reply.mentions, reply.mentions_everyone) == ([], [], False)


@pytest.mark.usefixtures("bot")
async def test_two_seconds_from_the_last_one(
    sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock
) -> None:
    """Each message that joins makes room for another; only a pause ends it."""
    reply = await replied(sandbox, mia, questions, mention(sandbox))
    for text in ("which", "podcasts", "are good?"):
        await clock.advance(JOINS)
        await joined(sandbox, mia, reply, mention(sandbox, text))
    assert PODCASTS in reply.text
    await clock.advance(LATER)
    later = await replied(sandbox, mia, questions, mention(sandbox, "what does an ml engineer do"))
    assert ROLE in later.text
    assert PODCASTS in reply.text
    assert written(sandbox) == [reply, later]


@pytest.mark.usefixtures("bot")
async def test_five_at_most_join(sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock) -> None:
    """Who goes on and on starts another question, which counts."""
    reply = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))
    for _ in range(4):
        await clock.advance(JOINS)
        await joined(sandbox, mia, reply, mention(sandbox, "which podcasts?"))
    await clock.advance(JOINS)
    another = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts?"))
    assert another is not reply


@pytest.mark.usefixtures("bot")
async def test_after_two_seconds(sandbox: Sandbox, mia: Person, questions: Channel, clock: ManualClock) -> None:
    """A message is a question of its own, and gets its own reply."""
    first = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))
    await clock.advance(LATER)
    second = await replied(sandbox, mia, questions, mention(sandbox, "what does an ml engineer do"))
    assert PODCASTS in first.text
    assert ROLE in second.text
    assert first.edited is None
    assert written(sandbox) == [first, second]


async def test_while_the_first_is_being_answered(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot
) -> None:
    """Three messages in a breath get one reply, to all of them."""
    first = await sandbox.say(mia, questions, mention(sandbox, "should I learn"))
    await sandbox.say(mia, questions, mention(sandbox, "for this job?"))
    await sandbox.say(mia, questions, mention(sandbox, "which skills"))
    await all_heard(sandbox, bot)
    (reply,) = written(sandbox)
    assert reply is reply_to(first)
    assert SKILLS in reply.text


async def test_what_is_not_for_the_bot_does_not_join(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot
) -> None:
    """A further message without a mention, or by somebody else, leaves the reply as it is."""
    reply = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))
    await sandbox.say(mia, questions, "and which blogs?")
    await sandbox.say(omar, questions, "and which blogs?")
    await all_heard(sandbox, bot)
    assert written(sandbox) == [reply]
    assert reply.edited is None


async def test_two_people_at_once(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, bot: MentorBot
) -> None:
    """Each gets a reply of their own, and only their own messages join it."""
    hers = await sandbox.say(mia, questions, mention(sandbox, "should I learn for this job?"))
    his = await sandbox.say(omar, questions, mention(sandbox, "are good?"))
    await sandbox.say(mia, questions, mention(sandbox, "which skills"))
    await sandbox.say(omar, questions, mention(sandbox, "which podcasts"))
    await all_heard(sandbox, bot)
    to_her, to_him = reply_to(hers), reply_to(his)
    assert to_her is not None
    assert to_him is not None
    assert SKILLS in to_her.text
    assert PODCASTS in to_him.text
    assert len(written(sandbox)) == 2


async def test_one_person_in_two_channels(sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot) -> None:
    """What is said elsewhere is something else, also below the channel and alone with the bot."""
    places = [questions, sandbox.world.channel("#interviews"), sandbox.world.channel("Portfolio ideas")]
    places.append(sandbox.world.dm(mia))
    texts = ["which podcasts are good?", "which blogs should I read?", "which skills does an MLE need?", "hi"]
    said = [await sandbox.say(mia, place, mention(sandbox, one)) for place, one in zip(places, texts, strict=True)]
    await all_heard(sandbox, bot)
    replies = [reply_to(each) for each in said]
    for reply, expected in zip(replies, [PODCASTS, BLOGS, SKILLS, "Hello"], strict=True):
        assert reply is not None
        assert expected in reply.text
        assert reply.edited is None
    assert len(written(sandbox)) == len(places)


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("further", "expected"),
    [
        ("what are the interviews like?", "interviews like"),
        ("what does an ml engineer do", ROLE),
        ("which blogs?", BLOGS),
    ],
)
async def test_another_question_is_no_part_of_the_first(
    sandbox: Sandbox, mia: Person, clock: ManualClock, further: str, expected: str
) -> None:
    """Two questions in a breath: an answer that was given stays, and the second has a reply of its own."""
    direct = sandbox.world.dm(mia)
    first = await replied(sandbox, mia, direct, "which podcasts are good?")
    await clock.advance(JOINS)
    second = await replied(sandbox, mia, direct, further)
    assert expected in second.text
    assert PODCASTS in first.text
    assert edits(sandbox, first) == edits(sandbox, second) == []
    await clock.advance(JOINS)
    third = await replied(sandbox, mia, direct, "where do I apply?")
    assert "Where do I find ML engineering jobs?" in third.text
    assert written(sandbox) == [first, second, third]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("how much do they earn?", "which podcasts are good?"),
        ("who won the match last night?", "which podcasts are good?"),
        ("昨晚谁赢了？", "有什么播客推荐吗？"),
    ],
)
async def test_a_question_after_a_no(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, first: str, second: str
) -> None:
    """It has a reply of its own, and the no stays, whether or not the two joined have an answer."""
    no = await replied(sandbox, mia, questions, mention(sandbox, first))
    said = no.text
    asked = await sandbox.say(mia, questions, mention(sandbox, second))
    await all_heard(sandbox, bot)
    answer = reply_to(asked)
    assert answer is not None
    assert answer.text.startswith("### ")
    assert no.text == said
    assert written(sandbox) == [no, answer]


@pytest.mark.parametrize(("first", "second"), [("what does", "an ml engineer do?"), ("are good?", "which podcasts")])
async def test_what_completes_a_no(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, first: str, second: str
) -> None:
    """One question in two messages has one reply, which becomes the answer."""
    no = await replied(sandbox, mia, questions, mention(sandbox, first))
    await sandbox.say(mia, questions, mention(sandbox, second))
    await all_heard(sandbox, bot)
    assert no.text.startswith("### ")
    assert written(sandbox) == [no]


@pytest.mark.parametrize("thanks", ["thanks!", "谢谢", "", "👍"])
async def test_thanks_change_no_answer(
    sandbox: Sandbox, mia: Person, questions: Channel, bot: MentorBot, thanks: str
) -> None:
    """The answer stays as it is, and nothing is said."""
    first = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts are good?"))
    await sandbox.say(mia, questions, mention(sandbox, thanks))
    await all_heard(sandbox, bot)
    assert written(sandbox) == [first]
    assert PODCASTS in first.text
    assert edits(sandbox, first) == []


@pytest.mark.usefixtures("bot")
async def test_the_reply_was_deleted_meanwhile(
    sandbox: Sandbox, mia: Person, omar: Person, questions: Channel, clock: ManualClock
) -> None:
    """A message that would have joined it gets a reply itself, to all that was said."""
    reply = await replied(sandbox, mia, questions, mention(sandbox, "are good?"))
    await sandbox.delete(omar, reply)
    await clock.advance(JOINS)
    second = await replied(sandbox, mia, questions, mention(sandbox, "which podcasts"))
    assert PODCASTS in second.text
    await clock.advance(JOINS)
    await joined(sandbox, mia, second, mention(sandbox, "to listen to on a bus"))
    assert written(sandbox) == [second]
